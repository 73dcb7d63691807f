import Diagnostics

/// A limit or a goal said as a sentence of everyday speech, and the line that it is here.
///
/// `limit sciatic must not go below 5 C` is `limit coldest(sciatic) > 5 C`. Nothing where a word of it is not understood.
struct RequirementSentence {
    private enum Measure { case coldest, coverage, margin }

    private let isLimit: Bool
    private let target: String
    private var region: String?
    private var measure: Measure?
    /// What must not fall below a value, as the words say; turned round by a `not`.
    private var isFloor: Bool?
    private var isNegated = false
    private var isNegative = false
    private var temperature: String?
    private var share: String?
    private var length: String?
    private var bare: String?

    /// `target`: the region that is meant where none is named.
    init?(_ tokens: ArraySlice<Token>, in file: SourceFile, isLimit: Bool, target: String) {
        self.isLimit = isLimit
        self.target = target
        for token in tokens {
            let isUnderstood =
                switch token.kind {
                case .word: take(token.text)
                case .number(let parts): take(parts, String(decoding: file.bytes[token.start..<token.end], as: UTF8.self))
                case .symbol: take(sign: token.text)
                default: false
                }
            if !isUnderstood { return nil }
        }
    }

    /// The line to type.
    var line: String? { isLimit ? limit : goal }

    private var limit: String? {
        guard measure == nil || measure == .coldest, share == nil, length == nil, let region, let value = temperature ?? bare.map({ $0 + " C" }) else { return nil }
        let isSpared = isFloor != isNegated || isFloor == nil
        if !isSpared, let degrees = Double(value.prefix { "-.0123456789".contains($0) }), degrees <= -10 {
            return "goal coverage(\(region), below: \(value)) >= 95%"
        }
        return "limit coldest(\(region)) > \(value)"
    }

    private var goal: String? {
        let region = region ?? target
        if measure == .margin {
            guard let length = length ?? bare.map({ $0 + " mm" }) else { return nil }
            return "goal margin(\(region), below: \(temperature ?? "-20 C")) >= \(length)"
        }
        guard length == nil, measure == .coverage || share != nil || temperature != nil else { return nil }
        if measure != .coverage, share == nil, isFloor == true, !isNegated, let temperature { return "goal coldest(\(region)) > \(temperature)" }
        return "goal coverage(\(region), below: \(temperature ?? "-40 C")) >= \(share ?? bare.map { $0 + "%" } ?? "95%")"
    }

    private mutating func take(_ word: String) -> Bool {
        let plain = word.lowercased()
        if Self.negations.contains(plain) {
            isNegated = true
        } else if Self.floors.contains(plain) {
            isFloor = isFloor ?? true
        } else if Self.ceilings.contains(plain) {
            isFloor = isFloor ?? false
        } else if let known = Self.measures[plain] {
            measure = measure ?? known
        } else if !Self.fillers.contains(plain) {
            guard region == nil, !Self.beyond.contains(plain), !Keywords.reserved.contains(plain) else { return false }
            region = word
        }
        return true
    }

    private mutating func take(_ parts: [NumberPart], _ written: String) -> Bool {
        guard parts.count == 1 else { return false }
        let text = (isNegative ? "-" : "") + written
        isNegative = false
        switch parts[0].unit?.text {
        case nil: bare = text
        case "%": share = text
        case "C", "°C", "K": temperature = text
        case "deg": temperature = text.prefix { "-.0123456789".contains($0) } + " C"
        case "mm", "cm", "um": length = text
        default: return false
        }
        return true
    }

    private mutating func take(sign: String) -> Bool {
        switch sign {
        case "-": isNegative = true
        case ">", ">=": isFloor = true
        case "<", "<=": isFloor = false
        case "=", ":", "(", ")": break
        default: return false
        }
        return true
    }

    private static let negations: Set<String> = ["not", "never", "no", "cannot", "nowhere"]
    private static let floors: Set<String> = ["above", "over", "exceeds", "exceed", "exceeding", "greater", "more", "higher", "warmer", "least"]
    private static let ceilings: Set<String> = ["below", "under", "beneath", "less", "lower", "colder", "cooler", "most"]
    private static let measures: [String: Measure] = [
        "coverage": .coverage, "covered": .coverage, "cover": .coverage, "frozen": .coverage, "margin": .margin, "margins": .margin, "temperature": .coldest,
        "temp": .coldest, "coldest": .coldest, "minimum": .coldest, "min": .coldest, "lowest": .coldest, "cold": .coldest,
    ]
    private static let fillers: Set<String> = [
        "the", "a", "an", "is", "are", "be", "being", "of", "in", "at", "than", "to", "by", "must", "should", "shall", "may", "can", "will", "stays", "stay", "remains",
        "remain", "go", "goes", "get", "gets", "drop", "drops", "fall", "falls", "always", "all", "keep", "kept", "degrees", "degree", "whole", "have", "has", "reach",
        "reaches", "percent", "target", "it", "round", "around", "for",
    ]
    /// What is said of something else than a region's cold.
    private static let beyond: Set<String> = [
        "and", "or", "with", "confidence", "volume", "tip", "tips", "probe", "probes", "pressure", "argon", "helium", "size", "warmest", "time", "elapsed", "power", "hottest",
        "if", "when", "while", "until", "during",
    ]
}
