import Diagnostics

/// Everyday writing between the words of a program: told once with what is typed here, and left out. Nothing of this is looked at where a line can be
/// read.
extension Lexer {
    // MARK: - Signs

    /// `5 ± 2 mm`, `~ 5 mm`, `1½ min` and `% note`.
    mutating func everydaySign() -> Bool {
        guard canTell else { return false }
        if isComment {
            tell(SyntaxMessages.foreignComment("%", at: span(offset, offset + 1)))
            offset = lineEnd(from: offset)
            return true
        }
        if let sign = ["•", "◦", "▪", "●", "‣"].first(where: { starts(with: $0) }), bullet(sign) { return true }
        return tolerance() || estimate() || fraction()
    }

    /// At the beginning of a line, or behind a space and before a word.
    private var isComment: Bool {
        guard bytes[offset] == UInt8(ascii: "%") else { return false }
        if hasNewlineBefore || tokens.isEmpty { return true }
        let next = skipSpaces(from: offset + 1)
        return offset > 0 && bytes[offset - 1] == UInt8(ascii: " ") && next > offset + 1 && wordEnd(from: next) > next
    }

    private mutating func tolerance() -> Bool {
        guard starts(with: "±"), let last = numberBefore, let first = figure(at: last.start) else { return false }
        let spread = figure(at: skipSpaces(from: offset + 2))
        let end = spread?.end ?? offset + 2
        let typed = joined(first.digits, first.unit ?? spread?.unit)
        tell(SyntaxMessages.valueMeant("a value stands without its tolerance", typed, at: span(offset, end)))
        holes.append(offset)
        offset = end
        return true
    }

    /// The value behind the sign is read.
    private mutating func estimate() -> Bool {
        guard let sign = ["~", "≈", "∼", "≃", "≅"].first(where: { starts(with: $0) }) else { return false }
        let end = offset + sign.utf8.count
        guard let value = figure(at: skipSpaces(from: end)) else { return false }
        tell(SyntaxMessages.valueMeant("a value is said as if it were exact", joined(value.digits, value.unit), at: span(offset, end)))
        offset = end
        return true
    }

    /// Read as the number that it is, with the whole number before it.
    private mutating func fraction() -> Bool {
        guard let (sign, decimals) = Self.fractions.first(where: { starts(with: $0.sign) }) else { return false }
        let end = offset + sign.utf8.count
        let unit = boundUnit(from: end)
        let whole = numberBefore.map { text($0.start, $0.end) } ?? "0"
        guard whole.allSatisfy(\.isNumber), let value = Double("\(whole).\(decimals)") else { return false }
        let start = numberBefore?.start ?? offset
        tell(SyntaxMessages.valueMeant("a fraction is written as a decimal", joined("\(whole).\(decimals)", unit?.0.text), at: span(start, end)))
        if numberBefore != nil { tokens.removeLast() }
        append(token(.number([NumberPart(value: value, unit: unit?.0)]), "", from: start, to: unit?.end ?? end))
        return true
    }

    private static let fractions = [("½", "5"), ("¼", "25"), ("¾", "75"), ("⅓", "333"), ("⅔", "667"), ("⅛", "125"), ("⅕", "2")].map { (sign: $0.0, decimals: $0.1) }

    /// `95%!`, at the end of a line or before a closing bracket.
    mutating func outcry() -> Bool {
        guard bytes[offset] == UInt8(ascii: "!"), !tokens.isEmpty, !hasNewlineBefore else { return false }
        var end = offset
        while end < limit, bytes[end] == UInt8(ascii: "!") { end += 1 }
        let next = skipSpaces(from: end)
        guard !hasWords(from: end) || [UInt8(ascii: ")"), UInt8(ascii: "}"), UInt8(ascii: ";")].contains(bytes[next]) else { return false }
        tell(SyntaxMessages.fullStop("!", at: span(offset, end)))
        offset = end
        return true
    }

    /// `limit ! (tip(A) < 0 C)`: told with the comparison turned round.
    mutating func negatedRequirement() -> Bool {
        guard let first = firstOnLine, first.text == "limit" || first.text == "goal", first.end == tokens.last?.end else { return false }
        let condition = restOfLine(from: skipSpaces(from: offset + 1))
        guard let (sign, opposite) = [("<=", ">"), (">=", "<"), ("<", ">="), (">", "<=")].first(where: { condition.contains($0.0) }) else { return false }
        let isBracketed = condition.hasPrefix("(") && condition.hasSuffix(")")
        let turned = (isBracketed ? String(condition.dropFirst().dropLast()) : condition).replacing(sign, with: opposite)
        tell(SyntaxMessages.negatedRequirement("\(first.text) \(turned)", at: span(offset, offset + 1)))
        holes.append(offset)
        offset += 1
        return true
    }

    /// `freeze A & B 10m`: read as the comma that was meant.
    mutating func probesWithAnd() -> Bool {
        guard let first = firstOnLine, ["freeze", "thaw", "withdraw", "set"].contains(first.text), !bytes[lineStart..<lineEnd(from: offset)].contains(UInt8(ascii: "(")) else { return false }
        let typed = "\(restOfLine(from: first.start, upTo: offset)), \(restOfLine(from: skipSpaces(from: offset + 1)).replacing(" &", with: ","))"
        tell(SyntaxMessages.probesWithAnd(typed: typed, at: span(offset, offset + 1)))
        append(token(.symbol, ",", from: offset, to: offset + 1))
        return true
    }

    /// `• freeze 10m`.
    mutating func bullet(_ sign: String) -> Bool {
        let end = offset + sign.utf8.count
        guard hasNewlineBefore || tokens.isEmpty, Keywords.statements.contains(nextWord(after: end)) else { return false }
        tell(SyntaxMessages.bulletBefore(restOfLine(from: skipSpaces(from: end)), "S055", at: span(offset, end)))
        offset = end
        return true
    }

    /// `1. freeze 10m` and `1) freeze 10m`, up to the end of the number's sign.
    mutating func lineNumber(to end: Int) -> Bool {
        guard let number = numberBefore, number.end == offset, isFirstOnLine(tokens.count - 1), Keywords.statements.contains(nextWord(after: end)) else { return false }
        tell(SyntaxMessages.numberedLine(restOfLine(from: skipSpaces(from: end)), at: span(number.start, end)))
        tokens.removeLast()
        offset = end
        return true
    }

    // MARK: - Numbers

    /// `10–12 min` behind a command that takes one time.
    mutating func rangeOfTimes(dash: String) -> Bool {
        let next = skipSpaces(from: offset + dash.utf8.count)
        guard let last = numberBefore, let first = figure(at: last.start), let second = figure(at: next), UnitWords.time.contains(second.unit ?? first.unit ?? ""),
            let command = firstOnLine, ["freeze", "thaw", "hold"].contains(command.text)
        else { return false }
        let ends = [joined(first.digits, first.unit ?? second.unit), joined(second.digits, second.unit ?? first.unit)]
        tell(SyntaxMessages.rangeOfTimes(command.text, ends, "S003", at: span(last.start, second.end)))
        holes.append(offset)
        offset = second.end
        return true
    }

    /// `1 × 2 × 3 mm`, the sign at hand behind the first.
    mutating func measures() -> Bool {
        guard let last = numberBefore, let (typed, end) = measures(from: last.start) else { return false }
        tell(SyntaxMessages.measures(typed, at: span(last.start, end)))
        holes.append(offset)
        offset = end
        return true
    }

    /// `20x15x10 mm`: the three numbers as they are typed, and where they end.
    func measures(from start: Int) -> (typed: String, end: Int)? {
        var figures: [(digits: String, unit: String?, end: Int)] = []
        var place = start
        while figures.count < 3 {
            guard let next = figure(at: place) else { return nil }
            figures.append(next)
            place = skipSpaces(from: next.end)
            if figures.count == 3 { break }
            guard let sign = ["×", "x", "X", "*"].first(where: { starts(with: $0, at: place) }) else { return nil }
            place = skipSpaces(from: place + sign.utf8.count)
        }
        let isClosed = place < limit && bytes[place] == UInt8(ascii: ")")
        let unit = figures[2].unit ?? (isClosed ? boundUnit(from: place + 1)?.0.text : nil) ?? "mm"
        return ("(" + figures.map(\.digits).joined(separator: ", ") + ") " + unit, figures[2].end)
    }

    /// `4O` with a letter behind: the number that is meant, with its unit.
    func noughts(_ word: (text: String, end: Int), at place: Int) -> (typed: String, end: Int)? {
        let letters = word.text.prefix { $0 == "O" || $0 == "o" || $0.isNumber }
        let rest = String(word.text.dropFirst(letters.count))
        guard word.text.first == "O" || word.text.first == "o", UnitWords.foreign[word.text] == nil, rest.isEmpty || UnitWords.all.contains(rest) else { return nil }
        guard var first = digitsStart(before: place) else { return nil }
        if first > 0, bytes[first - 1] == UInt8(ascii: "-") { first -= 1 }
        let unit = rest.isEmpty ? boundUnit(from: word.end) : nil
        let digits = text(first, place) + letters.map { $0.isNumber ? String($0) : "0" }.joined()
        return (joined(digits, rest.isEmpty ? unit?.0.text : rest), unit?.end ?? word.end)
    }

    private var numberBefore: Token? { tokens.last.flatMap { $0.isNumber && !hasNewlineBefore ? $0 : nil } }

    /// A number with its unit, not yet cut into tokens.
    private func figure(at place: Int) -> (digits: String, unit: String?, end: Int)? {
        guard isDigit(place) else { return nil }
        let end = numeralEnd(from: place)
        let unit = boundUnit(from: end)
        return (text(place, end), unit?.0.text, unit?.end ?? end)
    }

    private func joined(_ digits: String, _ unit: String?) -> String { unit.map { $0 == "%" || $0 == "m" ? digits + $0 : "\(digits) \($0)" } ?? digits }

    // MARK: - Tables

    /// `| A | 0 | 9 | 0 |`: told once a table; its rows are left out.
    mutating func tableRow() -> Bool {
        let row = text(lineStart, lineEnd(from: offset))
        guard !row.contains("||"), row.count(where: { $0 == "|" }) > 1, !StatementWord.reckons(firstOnLine?.text ?? "") else { return false }
        let isFirst = tableEnd < 0 || !text(tableEnd, lineStart).allSatisfy(\.isWhitespace)
        if isFirst { tell(SyntaxMessages.table(row: TableRow.placing(text(lineStart, min(limit, lineStart + TableRow.farthest))), at: span(offset, offset + 1))) }
        holes.append(offset)
        while let last = tokens.last, !last.isNewline, last.start >= lineStart { tokens.removeLast() }
        offset = lineEnd(from: offset)
        tableEnd = offset
        return true
    }

    // MARK: - Lines

    private var lineStart: Int { bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0 }

    private func restOfLine(from place: Int, upTo bound: Int? = nil) -> String {
        let farthest = min(bound ?? limit, place + SyntaxMessages.longestTyped)
        let end = bytes[place..<farthest].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "#") } ?? farthest
        return text(place, end).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func isFirstOnLine(_ place: Int) -> Bool {
        place == 0 || tokens[place - 1].isNewline || ["{", ";"].contains { tokens[place - 1].text == $0 && tokens[place - 1].isSpelled }
    }

    private var firstOnLine: Token? {
        guard !hasNewlineBefore, let place = tokens.indices.last(where: { isFirstOnLine($0) }), !tokens[place].isNewline else { return nil }
        return tokens[place]
    }
}

extension StatementWord {
    /// A line that begins so may join conditions.
    fileprivate static func reckons(_ word: String) -> Bool { ["if", "while", "let", "var", "assert", "print", "limit", "goal", "return", "freeze", "thaw"].contains(word) }
}
