import Diagnostics

/// Conditions and clauses said in words of everyday speech, with the line that was meant.
extension Parser {
    /// Where the statement at hand begins.
    var statementStart: Int { (0...position).last { isFirstOnLine($0) } ?? 0 }

    /// What stands from `place` on, with times in plain units.
    private func plainText(from place: Int) -> String {
        var words: [String] = []
        for index in place..<statementEnd(from: place) { words.append(UnitWords.foreign[tokens[index].text] ?? text(index, index + 1)) }
        return words.joined(separator: " ").replacing(" ,", with: ",")
    }

    /// `freeze A for 12 minutes`, at the `for`.
    var withoutFor: String { [text(statementStart, position), plainText(from: position + 1)].filter { !$0.isEmpty }.joined(separator: " ") }

    /// `freeze A and B 12m`, at the first name.
    var withCommas: String { "\(text(statementStart, position + 1)), \(text(position + 2, statementEnd(from: position)))" }

    /// `let gap is 15 mm`, `target t sphere(…) of tumour`, at what stands in place of the `=`.
    var withEquals: String? {
        let end = statementEnd(from: position)
        let isSpare = ["is", "be", "equals", "as", ":", "==", "at"].contains { at($0) }
        guard position + (isSpare ? 1 : 0) < end, isSpare || current.isNumber || (current.isWord && peek(1, "(")) else { return nil }
        return "\(text(statementStart, position)) = \(text(position + (isSpare ? 1 : 0), end))"
    }

    /// `limit: …`, `case: "…"`, at the colon.
    var withoutColon: Diagnostic? {
        guard at(":"), position > 0, isFirstOnLine(position - 1), StatementWord(rawValue: peek(-1).text) != nil else { return nil }
        let typed = "\(peek(-1).text) \(text(position + 1, statementEnd(from: position)))"
        return SyntaxMessages.colonBehindWord(peek(-1).text, typed: typed, at: span(current))
    }

    /// `tip(A) is below 0 C` behind `if`, `while` or `until`: the line up to its block or its bound.
    func comparisonInWords() -> String? {
        var place = position
        var sign: String?
        var isNegated = false
        while place < tokens.count, tokens[place].isWord {
            switch tokens[place].text.lowercased() {
            case "below", "under", "less", "lower", "colder", "cooler", "smaller": sign = "<"
            case "above", "over", "greater", "more", "higher", "warmer", "exceeds", "larger": sign = ">"
            case "not": isNegated = true
            case "is", "are", "gets", "falls", "rises", "drops", "goes", "reaches", "than", "equal", "equals", "to": break
            default: return nil
            }
            place += 1
        }
        let isNegative = place < tokens.count && tokens[place].isSpelled && tokens[place].text == "-"
        let value = place + (isNegative ? 1 : 0)
        guard value < tokens.count, tokens[value].isNumber else { return nil }
        let comparison = sign ?? (text(statementStart, statementStart + 1) == "freeze" ? "<=" : ">=")
        let turned = isNegated ? (comparison == "<" ? ">=" : "<=") : comparison
        return "\(text(statementStart, position)) \(turned) \(text(place, value + 1))"
    }

    /// With what stands behind it: a bound, or a block.
    func conditionInWords() -> String? {
        guard let condition = comparisonInWords() else { return nil }
        switch tokens[statementStart].text {
        case "if": return condition + " { … }"
        case "while": return condition + " at most 5m { … }"
        case "freeze", "thaw":
            guard (statementStart..<position).contains(where: { peek($0 - position, "until") }) else { return nil }
            let end = statementEnd(from: position)
            let bound = (position..<end).first { peek($0 - position, "most") }
            return condition + " at most " + (bound.map { text($0 + 1, end) } ?? "15m")
        default: return nil
        }
    }

    /// `freeze until coverage(…) = 95% at most 15m`, at the `=`.
    func untilEqual(_ command: String) -> String? {
        guard at("="), peek(1).isNumber || (peek(1, "-") && peek(2).isNumber) else { return nil }
        let isCold = command == "freeze" && ["C", "K"].contains(UnitWords.last(of: peek(1, "-") ? peek(2) : peek(1)))
        return "\(text(statementStart, position)) \(isCold ? "<=" : ">=") \(text(position + 1, statementEnd(from: position)))"
    }

    /// `place probe B tip (…) mm entry (…) mm using argon_17g`, at the first word that is none of `at`, `from` and `using`.
    func clausesInOtherWords(startingWith start: Token, hasTip: Bool) -> String? {
        let end = statementEnd(from: position)
        var words = [text(index(of: start), position)]
        var isKnown = false
        for place in position..<end {
            let token = tokens[place]
            let meant: String? =
                switch token.isWord || peek(place - position, ",") ? token.text.lowercased() : "" {
                case "tip", "target", "into": "at"
                case "entry", "through", "via", "entering", "entrance": "from"
                case "to": hasTip ? "from" : "at"
                case ",": ["at", "from", "using"].contains(tokens[min(place + 1, tokens.count - 1)].text) ? "" : nil
                default: nil
                }
            isKnown = isKnown || meant != nil
            words.append(meant ?? ((token.isAttached && place > position ? "\u{8}" : "") + text(place, place + 1)))
        }
        guard isKnown else { return nil }
        return words.filter { !$0.isEmpty }.joined(separator: " ").replacing(" \u{8}", with: "")
    }

    /// `at 0, 15, 0 mm`: the three numbers from a place on, in brackets.
    func pointInBrackets(from place: Int) -> String? {
        var numbers: [String] = []
        var unit = "mm"
        var index = place
        while numbers.count < 3, index < tokens.count {
            let isNegative = tokens[index].isSpelled && tokens[index].text == "-"
            if isNegative { index += 1 }
            guard index < tokens.count, case .number(let parts) = tokens[index].kind else { return nil }
            numbers.append((isNegative ? "-" : "") + text(index, index + 1).prefix { $0.isNumber || $0 == "." })
            if let last = parts.last?.unit?.text, last != "m" { unit = last }
            index += 1
            if numbers.count < 3 {
                guard index < tokens.count, tokens[index].isSpelled, tokens[index].text == "," else { return nil }
                index += 1
            }
        }
        return numbers.count == 3 ? "(\(numbers.joined(separator: ", "))) \(unit)" : nil
    }

    /// `skin z = 60 mm`, `skin at 60 mm`.
    var skinMeant: String? {
        let depth = tokens[position..<statementEnd(from: position)].first(where: \.isNumber).map { file.slice(span($0)).prefix { $0.isNumber || $0 == "." } }
        return depth.map { "skin plane(point: (0, 0, \($0)) mm, normal: (0, 0, 1))" }
    }

    /// `print coldest lesion`.
    var questionWithoutBrackets: Diagnostic? {
        guard current.isWord, let layout = SyntaxMessages.questions[peek(-1).text] else { return nil }
        let subject = at("of") && peek(1).isWord ? peek(1) : current
        let typed = layout.replacing("…", with: subject.text)
        return SyntaxMessages.questionWithOf(subject.text, typed: typed, at: span(peek(-1)).joined(with: span(subject)))
    }
}

extension UnitWords {
    /// The unit of a number; empty where it has none.
    static func last(of token: Token) -> String {
        guard case .number(let parts) = token.kind else { return "" }
        return parts.last?.unit?.text ?? ""
    }
}
