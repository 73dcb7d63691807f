import Quantities

/// What the text before the cursor asks for next.
enum CompletionPlace: Hashable, Sendable {
    /// Behind a number: units of a dimension, or of any where the line does not say.
    case unit(Dimension?)
    case probeModel, tissue, probe, module, file, section
    /// Behind `show`, `back to`, `undo`, `:set`, and a setting.
    case shown, fork, requirement, setting, choice(Setting)
    /// Between the brackets of a call, and behind the label of an argument.
    case argument(of: String)
    case labelled(String, of: String)
    /// Behind `<` and the like, with what stands before it.
    case compared(with: String)
    /// Behind a command's words.
    case fitting([Fit])
    /// Behind the dot of an expression.
    case member(of: String)
    /// A value, of whatever kind.
    case value
    case statement
    /// Behind a string that is closed: nothing more belongs to it.
    case closed
    case anything

    init(_ text: String) {
        let line = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == ";" || $0 == "{" }.last ?? ""
        let before = line.reversed().drop { CompletionOffer.isPartOfAName($0) || $0 == "%" }.reversed()
        let partial = line.dropFirst(before.count)
        let words = String(before).split { !CompletionOffer.isPartOfAName($0) }.map(String.init)
        if let place = Self.place(inSetting: String(before)) ?? Self.place(inString: text, words) {
            self = place
        } else if let base = Self.baseOfMember(String(before)) {
            self = .member(of: base)
        } else if partial.first?.isNumber == true || (!words.isEmpty && String(before).endsInNumber && words.first != "repeat") {
            self = .unit(Self.dimension(behind: String(before), words))
        } else if Self.isBehindAPlace(String(before)) {
            self = .unit(.length)
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

    /// Of a program's file between the quotation marks; right behind any string that is closed there is nothing to be completed.
    private static func place(inString text: String, _ words: [String]) -> CompletionPlace? {
        let marks = text.count { $0 == "\"" }
        if ["save", "load", "use"].contains(words.first ?? ""), marks > 0 { return marks == 1 ? .file : .closed }
        return text.last == "\"" && marks.isMultiple(of: 2) ? .closed : nil
    }

    /// Behind three numbers in brackets, whose unit is to come; a direction has none.
    private static func isBehindAPlace(_ before: String) -> Bool {
        guard let numbers = before.firstMatch(of: /([A-Za-z_]*) *[:=]? *\([\-0-9., ]*[0-9][\-0-9., ]*\) *$/) else { return false }
        let isOfADirection = ["direction", "axis", "normal"].contains(String(numbers.output.1))
        let isCall = before.contains(/[A-Za-z_0-9]\([\-0-9., ]*\) *$/)
        return numbers.output.0.contains(",") && !isOfADirection && !isCall
    }

    private static func place(behind words: [String], _ before: String) -> CompletionPlace {
        if let call = openCall(in: before[...]) { return place(in: call, before) }
        if isInsideBrackets(before) { return .anything }
        if let left = comparedText(in: before) { return .compared(with: left) }
        let isBehindAWord = before.last?.isWhitespace == true
        switch words.last ?? "" {
        case "using" where isBehindAWord: return .probeModel
        case "of" where isBehindAWord, "background" where isBehindAWord: return .tissue
        case "use" where isBehindAWord: return .module
        case "slice" where words.first == "show": return .section
        case "through" where isBehindAWord: return .probe
        default: break
        }
        if words == ["show"], isBehindAWord { return .shown }
        if words == ["undo"], isBehindAWord { return .requirement }
        if ["back", "compare"].contains(words.first ?? "") { return .fork }
        if let fits = Fit.behind(words, before) { return .fitting(fits) }
        return wantsValue(words, before) ? .value : .anything
    }

    /// Behind `print`, `=`, an operator: where a value begins.
    private static func wantsValue(_ words: [String], _ before: String) -> Bool {
        guard before.last?.isWhitespace == true, let end = before.last(where: { !$0.isWhitespace }) else { return false }
        if "=+-*/<>".contains(end) { return true }
        return CompletionOffer.isPartOfAName(end) && ["print", "return", "assert", "and", "or", "not", "then", "else"].contains(words.last ?? "")
    }

    /// The expression before a dot that is the last: names, calls, further dots; nothing where there is none, or it is the point of a number.
    private static func baseOfMember(_ before: String) -> String? {
        guard before.last == "." else { return nil }
        var (base, depth) = (before.dropLast().endIndex, 0)
        while base > before.startIndex {
            let character = before[before.index(before: base)]
            if character == ")" || character == "]" { depth += 1 }
            if character == "(" || character == "[" { depth -= 1 }
            guard depth >= 0, depth > 0 || "([.".contains(character) || CompletionOffer.isPartOfAName(character) else { break }
            base = before.index(before: base)
        }
        let text = before[base...].dropLast()
        return text.isEmpty || text.allSatisfy(\.isNumber) ? nil : String(text)
    }

    /// Between the brackets of a call: where an argument begins, or behind its label.
    private static func place(in call: String, _ before: String) -> CompletionPlace {
        let argument = before.split(omittingEmptySubsequences: false) { $0 == "(" || $0 == "," }.last ?? ""
        guard let colon = argument.firstIndex(of: ":") else { return argument.allSatisfy(\.isWhitespace) ? .argument(of: call) : .anything }
        let label = argument[..<colon].filter { !$0.isWhitespace }
        return argument[colon...].dropFirst().allSatisfy(\.isWhitespace) ? .labelled(label, of: call) : .anything
    }

    /// Whether a bracket is still open: of a tuple or a list, where it is no call's.
    private static func isInsideBrackets(_ before: String) -> Bool {
        before.count { $0 == "(" || $0 == "[" } > before.count { $0 == ")" || $0 == "]" }
    }

    /// What stands before a comparison whose other side is to come.
    private static func comparedText(in before: String) -> String? {
        let text = before.reversed().drop(while: \.isWhitespace).reversed()
        let left = String(text).replacing(/(<=|>=|==|!=|<|>)$/, with: "")
        return before.last?.isWhitespace == true && left.count < text.count ? left : nil
    }

    /// What stands in the call that is still open, each argument without blanks; the one that is begun is left out.
    static func arguments(before text: String) -> [String] {
        var (calls, arguments) = ([[String]](), [""])
        for character in text {
            switch character {
            case "(", "[":
                calls.append(arguments)
                arguments = [""]
            case ")", "]":
                arguments = calls.popLast() ?? [""]
            case ",": arguments.append("")
            default: if !character.isWhitespace { arguments[arguments.count - 1].append(character) }
            }
        }
        return Array(arguments.dropLast())
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

    /// By the question on the other side of a comparison, or by the command, or by the nearest word that asks for one.
    private static func dimension(behind before: String, _ words: [String]) -> Dimension? {
        if let left = comparedText(in: before.replacing(/[0-9.]+ *$/, with: "")), let question = left.split(whereSeparator: { !CompletionOffer.isPartOfAName($0) }).first(where: { answers[String($0)] != nil }) {
            return answers[String(question)]
        }
        return words.first == "set" ? .ratio : dimension(in: words, open: openCall(in: before), isInside: isInsideBrackets(before))
    }

    private static let answers: [String: Dimension] = [
        "coverage": .ratio, "margin": .length, "distance": .length, "size": .length, "extent": .length, "volume": .volume, "pressure": .pressure, "elapsed": .duration,
        "coldest": .temperatureDifference, "warmest": .temperatureDifference, "temperature": .temperatureDifference, "tip": .temperatureDifference,
    ]

    private static func dimension(in words: [String], open call: String?, isInside: Bool) -> Dimension? {
        for word in words.reversed() {
            switch word {
            case "power", "with": return .ratio
            case "freeze", "thaw", "hold", "passive", "every", "most", "elapsed": return .duration
            case "at", "from", "center", "centre", "radius", "size", "margin", "extent", "resolution", "length", "spacing", "reach": return .length
            case "to" where isInside: return .length
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

    /// What of a word that begins with a number may be the unit: `m` of `12m`, nothing of `1m30`.
    static func begunUnit(in text: String) -> String {
        let word = String(text.reversed().prefix { CompletionOffer.isPartOfAName($0) || $0 == "%" }.reversed())
        let behindNumber = String(word.drop(while: \.isNumber))
        if unitNotes[behindNumber] != nil { return behindNumber }
        return String(behindNumber.reversed().prefix { !$0.isNumber }.reversed())
    }

    /// The units that people write, the usual one first.
    static func units(of dimension: Dimension?) -> [String] {
        switch dimension {
        case Dimension.duration?: ["m", "s", "min", "h"]
        case Dimension.length?: ["mm", "cm"]
        case Dimension.ratio?: ["%"]
        case Dimension.temperatureDifference?: ["C", "K"]
        case Dimension.volume?: ["cm3", "mL", "mm3"]
        case Dimension.pressure?: ["psi", "bar", "MPa"]
        default: ["mm", "cm", "m", "s", "min", "C", "%", "psi", "cm3", "W"]
        }
    }
}

extension String {
    /// `freeze 12`, and `freeze 12 `; a name such as `P1` is none.
    fileprivate var endsInNumber: Bool {
        let word = reversed().drop { $0 == " " }.prefix { CompletionOffer.isPartOfAName($0) || $0 == "." }
        return word.first?.isNumber == true && word.allSatisfy { !$0.isLetter && $0 != "_" }
    }
}
