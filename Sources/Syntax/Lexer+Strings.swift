import Diagnostics

/// Strings: literal text, escapes, and expressions between braces.
///
///     string = '"' {character | "\n" | "\t" | "\"" | "\\" | "{{" | "}}" | "{" expression "}"} '"'     on one line
extension Lexer {
    mutating func string() {
        let start = offset
        let toldBefore = diagnostics.count
        var reader = StringReader(place: start + 1)
        while reader.place < limit, bytes[reader.place] != UInt8(ascii: "\n"), !reader.isClosed { character(&reader) }
        reader.endText()
        guard reader.isClosed else {
            diagnostics.removeSubrange(toldBefore...)
            return unclosedString(from: start, to: reader.place)
        }
        append(token(.string(reader.pieces), "", from: start, to: reader.place))
    }

    /// Told as that alone, whatever else seems wrong in it. The brace of `override "agreed {` is no part of it.
    private mutating func unclosedString(from start: Int, to lineEnd: Int) {
        let isReason = tokens.last?.text == "override"
        var end = lineEnd
        while end > start + 1, Lexer.isBlank(bytes[end - 1]) { end -= 1 }
        if isReason, end > start + 2, bytes[end - 1] == UInt8(ascii: "{") { end -= 1 }
        while end > start + 1, Lexer.isBlank(bytes[end - 1]) { end -= 1 }
        let isBehindName = !hasNewlineBefore && tokens.last.map { $0.isWord && !Keywords.reserved.contains($0.text) } ?? false
        tell(SyntaxMessages.unclosedString(isEmpty: end == start + 1 && isBehindName, at: span(start, end)))
        append(token(.unclosedString, "", from: start, to: end))
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r") }

    /// What has been read of one string.
    struct StringReader {
        var place: Int
        var isClosed = false
        var literal: [UInt8] = []
        var pieces: [StringPiece] = []

        mutating func endText() {
            if !literal.isEmpty { pieces.append(.text(String(decoding: literal, as: UTF8.self))) }
            literal = []
        }
    }

    private mutating func character(_ reader: inout StringReader) {
        switch bytes[reader.place] {
        case UInt8(ascii: "\""): close(&reader)
        case UInt8(ascii: "\\"): escape(&reader)
        case UInt8(ascii: "{"): openingBrace(&reader)
        case UInt8(ascii: "}"): closingBrace(&reader)
        default: literal(&reader)
        }
    }

    private func close(_ reader: inout StringReader) {
        reader.isClosed = true
        reader.place += 1
    }

    private func literal(_ reader: inout StringReader) {
        reader.literal.append(bytes[reader.place])
        reader.place += 1
    }

    private mutating func escape(_ reader: inout StringReader) {
        let next = reader.place + 1
        guard next < limit, bytes[next] != UInt8(ascii: "\n") else { return literal(&reader) }
        switch bytes[next] {
        case UInt8(ascii: "n"): reader.literal.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "t"): reader.literal.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): reader.literal.append(bytes[next])
        default: return unknownEscape(&reader)
        }
        reader.place += 2
    }

    private mutating func unknownEscape(_ reader: inout StringReader) {
        var end = reader.place + 2
        while end < limit, bytes[end] & 0xC0 == 0x80 { end += 1 }
        tell(SyntaxMessages.unknownEscape(text(reader.place, end), at: span(reader.place, end)))
        reader.place = end
    }

    private mutating func openingBrace(_ reader: inout StringReader) {
        let start = reader.place
        if starts(with: "{{", at: start) {
            literal(&reader)
            reader.place += 1
        } else if let end = interpolationEnd(from: start + 1) {
            reader.endText()
            reader.pieces.append(.code(start + 1..<end))
            reader.place = end + 1
        } else {
            if start >= unmatchedUntil {
                tell(SyntaxMessages.unclosedInterpolation(at: span(start, start + 1)))
                unmatchedUntil = lineEnd(from: start)
            }
            literal(&reader)
        }
    }

    private mutating func closingBrace(_ reader: inout StringReader) {
        let start = reader.place
        if starts(with: "}}", at: start) {
            reader.place += 1
        } else {
            tell(SyntaxMessages.loneClosingBrace(at: span(start, start + 1)))
        }
        literal(&reader)
    }

    func lineEnd(from start: Int) -> Int {
        bytes[start..<limit].firstIndex(of: UInt8(ascii: "\n")) ?? limit
    }

    /// The `}` that closes a `{` in a string; the expression between may hold braces and strings of its own.
    private func interpolationEnd(from start: Int) -> Int? {
        guard start >= unmatchedUntil else { return nil }
        var isInString = [false]
        var place = start
        while place < limit, bytes[place] != UInt8(ascii: "\n"), isInString.count < 64 {
            switch (bytes[place], isInString[isInString.count - 1]) {
            case (UInt8(ascii: "\\"), true): place += 1
            case (UInt8(ascii: "{"), true) where starts(with: "{{", at: place): place += 1
            case (UInt8(ascii: "}"), true): break
            case (UInt8(ascii: "\""), true), (UInt8(ascii: "}"), false): isInString.removeLast()
            case (UInt8(ascii: "\""), false): isInString.append(true)
            case (UInt8(ascii: "{"), _): isInString.append(false)
            default: break
            }
            if isInString.isEmpty { return place }
            place += 1
        }
        return nil
    }
}
