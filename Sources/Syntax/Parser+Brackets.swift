import Diagnostics

/// Brackets, and what stands in them, as they are written elsewhere.
extension Parser {
    /// `{1, 2}` on one line: told, and passed over.
    mutating func listInBraces() -> SyntaxFailure? {
        var hasComma = false
        for place in (position + 1)..<min(tokens.count, position + Self.farthest) {
            let token = tokens[place]
            if token.isNewline || token.isEnd || (token.isWord && StatementWord(rawValue: token.text) != nil) { return nil }
            guard token.isSpelled else { continue }
            if ["{", ";", ":"].contains(token.text) { return nil }
            if token.text == "," { hasComma = true }
            guard token.text == "}" else { continue }
            guard hasComma else { return nil }
            let failure = fail(SyntaxMessages.listInBraces("[\(text(position + 1, place))]", at: span(current)))
            position = place + 1
            return failure
        }
        return nil
    }

    /// `[x * 2 for x in list]`.
    func listComprehension(openedBy opener: Token) -> Diagnostic {
        let begin = index(of: opener)
        let end = closer(of: "]", from: position) ?? statementEnd(from: position)
        let filter = (position..<end).first { peek($0 - position, "if") }
        let isNamed = begin > 1 && tokens[begin - 1].text == "=" && tokens[begin - 2].isWord
        let list = isNamed ? tokens[begin - 2].text : "items"
        let step = "\(list) = \(list) + [\(text(begin + 1, position))]"
        let body = filter.map { "if \(text($0 + 1, end)) { \(step) }" } ?? step
        let typed = "var \(list) = []; \(text(position, filter ?? end)) { \(body) }"
        return SyntaxMessages.listComprehension(typed, at: span(current), opener: span(opener))
    }

    /// `(0; 9; 0) mm`: told, and passed over.
    mutating func semicolonsInBrackets(openedBy opener: Token) -> SyntaxFailure? {
        guard let end = closer(of: ")", from: position) else { return nil }
        let unit = unitBehind(end)
        let values = text(index(of: opener), end + 1).replacing(" ;", with: ";").replacing(";", with: ",")
        let failure = fail(SyntaxMessages.semicolonInBrackets(unit.map { "\(values) \($0)" } ?? values, at: span(current), opener: span(opener)))
        position = end + (unit == nil ? 1 : 2)
        return failure
    }

    /// `sphere(center (0, 0, 0) mm, radius 9 mm)`.
    func labelWithoutColon(openedBy opener: Token) -> Diagnostic? {
        let label = peek(-1)
        guard layout.callBrackets.contains(opener.start), label.isWord, Self.labels.contains(label.text), peek(-2, "(") || peek(-2, ",") else { return nil }
        let end: Int
        if current.isNumber {
            end = position
        } else if at("("), let closed = closer(of: ")", from: position + 1) {
            end = closed + (unitBehind(closed) == nil ? 0 : 1)
        } else {
            return nil
        }
        return SyntaxMessages.expected("`:` behind `\(label.text)`", found: found, at: span(current), typed: "\(label.text): \(text(position, end + 1))")
    }

    /// No bracket is looked for farther on, so that a long line of open ones is read in linear time.
    private static let farthest = 400

    private static let labels: Set<String> = [
        "center", "centre", "radius", "radii", "size", "from", "to", "through", "at", "below", "by", "axis", "angle", "about", "point", "normal", "along", "until",
    ]

    /// The number in brackets before the unit at hand, `(-40) C`.
    var numeralInBrackets: String? {
        guard peek(-1, ")"), case .number(let parts) = peek(-2).kind, parts.last?.unit == nil else { return nil }
        let isNegative = peek(-3, "-")
        let opener = isNegative ? -4 : -3
        guard peek(opener, "("), !(peek(opener).isAttached && peek(opener - 1).isWord) else { return nil }
        return (isNegative ? "-" : "") + file.slice(span(peek(-2)))
    }

    /// What stands in the brackets that open here; nothing where they are not closed on the line.
    var textInBrackets: String? {
        guard at("(") || at("["), let end = closer(of: at("(") ? ")" : "]", from: position + 1) else { return nil }
        return text(position + 1, end)
    }

    /// `20 x 15 x 10 mm`, at the first cross.
    var measures: Diagnostic? {
        let (first, second, third) = (peek(-1), peek(1), peek(3))
        guard first.isNumber, second.isNumber, third.isNumber, peek(2, "x") || peek(2, "X") else { return nil }
        let digits = [first, second, third].map { file.slice(span($0)).prefix { $0.isNumber || $0 == "." } }
        guard case .number(let parts) = third.kind else { return nil }
        let unit = parts.last?.unit?.text ?? (peek(4, ")") ? unitBehind(position + 4) : nil) ?? "mm"
        return SyntaxMessages.measures("(\(digits.joined(separator: ", "))) \(unit)", at: span(first).joined(with: span(third)))
    }

    // MARK: - Text between tokens

    /// From a token up to another, on one line.
    func text(_ start: Int, _ end: Int) -> String {
        guard start < end, end <= tokens.count else { return "" }
        let begin = tokens[start].start
        let whole = SourceSpan(file: id, start: begin, end: min(tokens[end - 1].end, begin + SyntaxMessages.longestTyped))
        return file.slice(whole).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Where a token read before stands.
    func index(of token: Token) -> Int {
        var place = position
        while place > 0, tokens[place].start > token.start { place -= 1 }
        return place
    }

    /// Where the statement that a token stands in ends; of a very long one, as far as is looked.
    func statementEnd(from place: Int) -> Int {
        let farthest = min(tokens.count - 1, place + Self.farthest)
        return tokens[place...farthest].firstIndex { $0.isNewline || $0.isEnd || ($0.isSpelled && ($0.text == ";" || $0.text == "}")) } ?? farthest
    }

    func isFirstOnLine(_ place: Int) -> Bool {
        place == 0 || tokens[place - 1].isNewline || (tokens[place - 1].isSpelled && ["{", ";"].contains(tokens[place - 1].text))
    }

    /// Where a bracket opened before `place` is closed on its line.
    private func closer(of sign: String, from place: Int) -> Int? {
        let opener = sign == ")" ? "(" : "["
        var open = 1
        for index in place..<max(place, min(tokens.count, place + Self.farthest)) {
            let token = tokens[index]
            if token.isNewline || token.isEnd { return nil }
            guard token.isSpelled else { continue }
            if token.text == opener { open += 1 } else if token.text == sign { open -= 1 }
            if open == 0 { return index }
        }
        return nil
    }

    /// The unit behind a closing bracket.
    private func unitBehind(_ place: Int) -> String? {
        guard place + 1 < tokens.count else { return nil }
        let next = tokens[place + 1]
        return next.isUnit || (next.isWord && UnitWords.all.contains(next.text)) ? next.text : nil
    }
}
