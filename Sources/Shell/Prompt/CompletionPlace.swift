import Quantities

/// What the text before the cursor asks for next.
enum CompletionPlace: Hashable, Sendable {
    /// Behind a number: units of a dimension, or of any where the line does not say.
    case unit(Dimension?)
    case probeModel, tissue, probe, module, file, section
    /// Behind `show`, `back to`, `undo`, `:set`, and a setting.
    case shown, fork, requirement, setting, choice(Setting)
    /// Between the brackets of a call.
    case argument(of: String)
    case statement
    case anything

    init(_ text: String) {
        let line = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == ";" || $0 == "{" }.last ?? ""
        let before = line.reversed().drop { CompletionOffer.isPartOfAName($0) || $0 == "%" }.reversed()
        let partial = line.dropFirst(before.count)
        let words = String(before).split { !CompletionOffer.isPartOfAName($0) }.map(String.init)
        if let place = Self.place(inSetting: String(before)) {
            self = place
        } else if partial.first?.isNumber == true || (partial.isEmpty && words.isEmpty == false && String(before).endsInNumber) {
            self = .unit(Self.dimension(in: words, open: Self.openCall(in: before)))
        } else if words.isEmpty {
            self = .statement
        } else {
            self = Self.place(behind: words, String(before))
        }
    }

    private static func place(inSetting before: String) -> CompletionPlace? {
        let words = before.split(separator: " ").map(String.init)
        guard words.first == ":set", before.hasSuffix(" ") else { return nil }
        return words.count == 1 ? .setting : words.count == 2 ? Setting(named: words[1]).map { .choice($0) } : nil
    }

    private static func place(behind words: [String], _ before: String) -> CompletionPlace {
        if let call = openCall(in: before[...]) { return isLabelled(before) ? .anything : .argument(of: call) }
        let isBehindAWord = before.last?.isWhitespace == true
        switch words.last ?? "" {
        case "using" where isBehindAWord: return .probeModel
        case "of" where isBehindAWord, "background" where isBehindAWord: return .tissue
        case "use" where isBehindAWord: return .module
        case "slice" where words.first == "show": return .section
        case "freeze" where isBehindAWord, "withdraw" where isBehindAWord, "through" where isBehindAWord: return .probe
        case "power" where isBehindAWord && words.first == "set": return .probe
        default: break
        }
        if words == ["show"], isBehindAWord { return .shown }
        if words == ["undo"], isBehindAWord { return .requirement }
        if ["back", "compare"].contains(words.first ?? "") { return .fork }
        if ["save", "load"].contains(words.first ?? ""), before.contains("\"") { return .file }
        if ["freeze", "withdraw"].contains(words.first ?? ""), before.last == "," || before.hasSuffix(", ") { return .probe }
        return .anything
    }

    /// The word before the last bracket that is still open.
    static func openCall(in before: some BidirectionalCollection<Character>) -> String? {
        var depth = 0
        var index = before.endIndex
        while index > before.startIndex {
            index = before.index(before: index)
            switch before[index] {
            case ")", "]": depth += 1
            case "(" where depth > 0, "[" where depth > 0: depth -= 1
            case "(":
                let name = String(before[..<index].reversed().prefix(while: CompletionOffer.isPartOfAName).reversed())
                return name.isEmpty ? nil : name
            default: break
            }
        }
        return nil
    }

    /// Whether the argument at the end has its label already.
    private static func isLabelled(_ before: String) -> Bool {
        let argument = before.split(omittingEmptySubsequences: false) { $0 == "(" || $0 == "," }.last ?? ""
        return argument.contains(":")
    }

    /// By the nearest word that asks for one.
    private static func dimension(in words: [String], open call: String?) -> Dimension? {
        for word in words.reversed() {
            switch word {
            case "power", "with": return .ratio
            case "freeze", "thaw", "hold", "passive", "every", "most", "elapsed": return .duration
            case "at", "from", "center", "centre", "radius", "size", "margin", "extent", "resolution", "length", "spacing", "reach": return .length
            case "below", "coldest", "tip", "temperature", "warmest", "to": return .temperatureDifference
            case "coverage" where call == nil: return .ratio
            case "volume" where call == nil: return .volume
            case "pressure" where call == nil: return .pressure
            default: continue
            }
        }
        return nil
    }

    static let unitNotes = [
        "m": "minutes", "s": "seconds", "min": "minutes", "h": "hours", "mm": "millimetres", "cm": "centimetres", "%": "percent", "C": "degrees Celsius",
        "K": "kelvin", "deltaC": "a difference of temperatures", "cm3": "cubic centimetres", "mL": "millilitres", "mm3": "cubic millimetres", "psi": "pounds a square inch",
        "bar": "100 kPa", "MPa": "megapascal", "W": "watts",
    ]

    /// The units that people write, the usual one first.
    static func units(of dimension: Dimension?) -> [String] {
        switch dimension {
        case Dimension.duration?: ["m", "s", "min", "h"]
        case Dimension.length?: ["mm", "cm"]
        case Dimension.ratio?: ["%"]
        case Dimension.temperatureDifference?: ["C", "K", "deltaC"]
        case Dimension.volume?: ["cm3", "mL", "mm3"]
        case Dimension.pressure?: ["psi", "bar", "MPa"]
        default: ["mm", "cm", "m", "s", "min", "C", "%", "psi", "cm3", "W"]
        }
    }
}

extension String {
    /// `freeze 12`, and `freeze 12 `.
    fileprivate var endsInNumber: Bool { reversed().drop { $0 == " " }.first?.isNumber == true }
}
