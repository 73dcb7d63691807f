import Diagnostics

/// Cuts a program's bytes into tokens.
///
/// A unit becomes part of its number, a newline becomes a token only where it ends a statement, and comments are set aside for the
/// formatter. Whatever the bytes are, the last token is `end` and at most a few diagnostics are told.
struct Lexer {
    struct Bracket {
        var symbol: UInt8
        var isCall: Bool
        var hasComma: Bool
    }

    let bytes: [UInt8]
    let id: FileID
    let limit: Int
    var offset: Int
    var tokens: [Token] = []
    var comments: [Comment] = []
    var diagnostics: [Diagnostic] = []
    var brackets: [Bracket] = []
    var braceDepth = 0
    var hasNewlineBefore = false
    /// Up to here a `{` in a string is known to be unmatched.
    var unmatchedUntil = 0
    var strayEnd = -1
    var strayCount = 0
    /// Bytes that were no UTF-8 are told once.
    var hasUnreadable = false
    /// Where signs without a meaning were left out: what else is wrong on their lines comes of that.
    var holes: [Int] = []
    /// Where the last row of a pasted table ended.
    var tableEnd = -1

    /// Reads the whole file, or the bytes of one `{…}` in a string.
    init(_ file: SourceFile, id: FileID, range: Range<Int>? = nil) {
        bytes = file.bytes
        self.id = id
        offset = range?.lowerBound ?? 0
        limit = range?.upperBound ?? file.bytes.count
    }

    mutating func run() {
        if let place = bytes[offset..<limit].firstIndex(where: Lexer.isControl) {
            diagnostics.append(SyntaxMessages.notText(at: span(place, place + 1)))
        } else if let format = foreignFormat {
            diagnostics.append(SyntaxMessages.otherFormat(format, at: span(0, 1)))
        } else {
            skipByteOrderMark()
            // Programs have a token every four to five bytes.
            tokens.reserveCapacity((limit - offset) / 4)
            while offset < limit { step() }
        }
        tokens.append(token(.end, "", from: limit, to: limit))
    }

    /// A document of a word processor or a page of the web.
    private var foreignFormat: String? {
        guard offset == 0 else { return nil }
        if starts(with: "{\\rtf") { return "a document in Rich Text Format" }
        return starts(with: "<!DOCTYPE") || starts(with: "<html") || starts(with: "<?xml") ? "a page of the web" : nil
    }

    private static func isControl(_ byte: UInt8) -> Bool {
        byte == 0x7F || (byte < 0x20 && byte != UInt8(ascii: "\n") && byte != UInt8(ascii: "\t") && byte != UInt8(ascii: "\r") && byte != 0x0C)
    }

    // MARK: - One step

    private mutating func step() {
        switch bytes[offset] {
        case UInt8(ascii: "\n"): newline()
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), 0x0C: offset += 1
        case UInt8(ascii: "#"): comment()
        case UInt8(ascii: "0")...UInt8(ascii: "9"): number()
        case UInt8(ascii: "\""): string()
        default: wordOrSymbol()
        }
    }

    private mutating func newline() {
        hasNewlineBefore = true
        offset += 1
    }

    private mutating func comment() {
        let start = offset
        while offset < limit, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
        comments.append(Comment(start: start, end: offset))
    }

    private mutating func wordOrSymbol() {
        let end = wordEnd(from: offset)
        if end > offset {
            var made = token(.word, text(offset, end), from: offset, to: end)
            if end - offset <= 3 { made.operation = made.text == "and" ? .and : made.text == "or" ? .or : nil }
            append(made)
        } else {
            symbol()
        }
    }

    private mutating func symbol() {
        if fullStop() || foreignSpelling() { return }
        guard let (spelling, operation) = symbolSpelling() else { return stray() }
        var made = token(.symbol, spelling, from: offset, to: offset + spelling.utf8.count)
        made.operation = operation
        switch bytes[offset] {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): open(made)
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): close(made)
        case UInt8(ascii: ","): comma(made)
        default: append(made)
        }
    }

    /// `freeze 12 min.` and `limit … 5 C ...`: told, and left out.
    private mutating func fullStop() -> Bool {
        guard bytes[offset] == UInt8(ascii: "."), let last = tokens.last, !hasNewlineBefore else { return false }
        var end = offset
        while end < limit, bytes[end] == UInt8(ascii: ".") { end += 1 }
        let isLast = !hasWords(from: end)
        let isSentence = end == offset + 1 && (last.end == offset || isLast)
        guard isSentence || end > offset + 2 else { return false }
        let next = end < limit ? bytes[end] : UInt8(ascii: " ")
        guard isLast || (isSentence && last.isNumber && !isNameByte(next) && !isDigit(end)) else { return false }
        if isSentence, lineNumber(to: end) { return true }
        tell(SyntaxMessages.fullStop(".", at: span(offset, end)))
        offset = end
        return true
    }

    private func symbolSpelling() -> (text: String, operation: BinaryOperator?)? {
        let next = offset + 1 < limit ? bytes[offset + 1] : 0
        switch (bytes[offset], next) {
        case (UInt8(ascii: "."), UInt8(ascii: ".")): return ("..", nil)
        case (UInt8(ascii: "-"), UInt8(ascii: ">")): return ("->", nil)
        case (UInt8(ascii: "="), UInt8(ascii: "=")): return ("==", .equal)
        case (UInt8(ascii: "!"), UInt8(ascii: "=")): return ("!=", .notEqual)
        case (UInt8(ascii: "<"), UInt8(ascii: "=")): return ("<=", .lessOrEqual)
        case (UInt8(ascii: ">"), UInt8(ascii: "=")): return (">=", .greaterOrEqual)
        default: return Lexer.singleSymbols[Int(bytes[offset])]
        }
    }

    /// The symbols of one sign, by their byte.
    private static let singleSymbols: [(text: String, operation: BinaryOperator?)?] = (0..<256).map { code in
        guard let sign = "()[]{},;:=<>+-*/^.".first(where: { $0.asciiValue.map(Int.init) == code }) else { return nil }
        return (String(sign), BinaryOperator(rawValue: String(sign)))
    }

    /// The signs of other languages by their first byte, longer ones before those that begin them.
    private static let foreignSpellings: [[(String, SyntaxMessages.Meant)]] = (0..<256).map { code in
        SyntaxMessages.foreignSpellings.filter { $0.0.utf8.first.map(Int.init) == code }
    }

    private static let quotationBeginnings: [Bool] = (0..<256).map { code in
        SyntaxMessages.quotationMarks.contains { $0.utf8.first.map(Int.init) == code }
    }

    // MARK: - Brackets

    private mutating func open(_ made: Token) {
        let isCall = made.isAttached && (tokens.last.map { $0.isWord && !Keywords.beforeValue.contains($0.text) } ?? false)
        let symbol = bytes[offset]
        append(made)
        brackets.append(Bracket(symbol: symbol, isCall: isCall, hasComma: false))
        if symbol == UInt8(ascii: "{") { braceDepth += 1 }
    }

    private mutating func close(_ made: Token) {
        let opener: UInt8 = made.text == ")" ? UInt8(ascii: "(") : made.text == "]" ? UInt8(ascii: "[") : UInt8(ascii: "{")
        let innermost = brackets.lastIndex { $0.symbol == opener || $0.symbol == UInt8(ascii: "{") }
        guard let innermost, brackets[innermost].symbol == opener else {
            if made.text != ")" || !lineNumber(to: made.end) { append(made) }
            return
        }
        let bracket = brackets[innermost]
        // A newline before a closing bracket is judged while the bracket is still open.
        if opener == UInt8(ascii: "{") {
            brackets.removeSubrange((innermost + 1)...)
            endLine(before: made)
            braceDepth -= 1
            brackets.removeLast()
            hasNewlineBefore = false
            append(token(.symbol, made.text, from: made.start, to: made.end))
        } else {
            append(made)
            brackets.removeSubrange(innermost...)
            if opener == UInt8(ascii: "("), bracket.hasComma, !bracket.isCall { tupleUnit() }
        }
    }

    private mutating func comma(_ made: Token) {
        append(made)
        if !brackets.isEmpty { brackets[brackets.count - 1].hasComma = true }
    }

    // MARK: - Lines

    mutating func append(_ made: Token) {
        endLine(before: made)
        hasNewlineBefore = false
        tokens.append(made)
        offset = made.end
    }

    /// Puts a newline token before `next` where the line break between them ends a statement.
    private mutating func endLine(before next: Token) {
        guard hasNewlineBefore, let last = tokens.last, !last.isNewline, last.text != "{" || last.isString else { return }
        if let top = brackets.last, top.symbol != UInt8(ascii: "{") {
            guard beginsStatement(next) else { return }
            while let top = brackets.last, top.symbol != UInt8(ascii: "{") { brackets.removeLast() }
        }
        if (goesOn(after: last) && !surelyBegins(next)) || (next.isWord && goesOn(before: next)) { return }
        tokens.append(token(.newline, "", from: last.end, to: last.end))
    }

    private func goesOn(after last: Token) -> Bool {
        switch last.kind {
        case .symbol: ![")", "]", "}", ";"].contains(last.text)
        case .word: ["and", "or", "not"].contains(last.text)
        default: false
        }
    }

    private func goesOn(before next: Token) -> Bool {
        if next.text == "scan" { return nextWord(after: next.end) == "every" && firstOfStatement?.text == "freeze" }
        return Keywords.continuation.contains(next.text)
    }

    private var firstOfStatement: Token? {
        let begin = tokens.lastIndex { $0.isNewline || ($0.isSpelled && ["{", "}", ";"].contains($0.text)) }.map { $0 + 1 } ?? 0
        return tokens.indices.contains(begin) ? tokens[begin] : nil
    }

    /// Whether a line in an open bracket surely begins a new statement: the bracket was forgotten.
    private func beginsStatement(_ next: Token) -> Bool {
        guard next.isWord else { return false }
        let place = skipSpaces(from: next.end)
        if let second = Keywords.surelyWith[next.text] { return second.contains(text(place, wordEnd(from: place))) }
        guard Keywords.surelyStatements.contains(next.text), place > next.end, place < limit else { return false }
        return wordEnd(from: place) > place || bytes[place] == UInt8(ascii: "\"") || isDigit(place)
    }

    /// Whether a line behind an operator, a comma or a `=` surely begins a new statement: what was to follow there was forgotten.
    private func surelyBegins(_ next: Token) -> Bool {
        guard next.isWord else { return false }
        if next.text == "scan" || next.text == "if" { return false }
        return beginsStatement(next) || isGivenValue(next)
    }

    /// `n = 3`; within brackets it is an argument's label with the wrong sign.
    private func isGivenValue(_ next: Token) -> Bool {
        guard brackets.last?.symbol ?? UInt8(ascii: "{") == UInt8(ascii: "{") else { return false }
        let place = skipSpaces(from: next.end)
        return starts(with: "=", at: place) && !starts(with: "==", at: place)
    }

    func nextWord(after place: Int) -> String {
        let start = skipSpaces(from: place)
        return text(start, wordEnd(from: start))
    }

    // MARK: - Strangers

    /// `//`, `&&`, `≤` and other habits from elsewhere: told with what to write here, and read as what was meant where that is plain.
    private mutating func foreignSpelling() -> Bool {
        let first = Int(bytes[offset])
        if Lexer.quotationBeginnings[first], quotedOtherwise() { return true }
        for (spelling, meant) in Lexer.foreignSpellings[first] where starts(with: spelling) && isForeign(spelling) {
            if everydayUse(of: spelling, meant) { return true }
            let end = offset + spelling.utf8.count
            tell(SyntaxMessages.foreign(spelling, meant: meant.text, at: span(offset, end)))
            if meant.isComment {
                while offset < limit, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
            } else {
                var made = token(meant.isWord ? .word : .symbol, meant.text, from: offset, to: end)
                made.operation = BinaryOperator(rawValue: meant.text)
                append(made)
            }
            return true
        }
        return false
    }

    /// The sign is no operator of another language but one of everyday writing.
    private mutating func everydayUse(of spelling: String, _ meant: SyntaxMessages.Meant) -> Bool {
        guard canTell else { return false }
        return switch spelling {
        case "!": outcry() || negatedRequirement()
        case "|": tableRow()
        case "\u{D7}": measures()
        case "&": probesWithAnd()
        case "\u{B7}": bullet(spelling)
        default: meant.text == "-" && (bullet(spelling) || rangeOfTimes(dash: spelling))
        }
    }

    /// `!=` is no `!`, and `5 --3` may be meant; a comment has a space and its words behind its dashes.
    private func isForeign(_ spelling: String) -> Bool {
        let end = offset + spelling.utf8.count
        switch spelling {
        case "!": return end >= limit || bytes[end] != UInt8(ascii: "=")
        case "--": return end < limit && bytes[end] == UInt8(ascii: " ") && hasWords(from: end)
        default: return true
        }
    }

    /// Something stands on the rest of the line that is no comment.
    func hasWords(from place: Int) -> Bool {
        let next = bytes[place..<limit].first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
        return next != nil && next != UInt8(ascii: "\n") && next != UInt8(ascii: "#")
    }

    /// `“hello”` and `'hello'`: read as the text that is meant, and told once. A single mark behind a number is told as what it is, a prime.
    private mutating func quotedOtherwise() -> Bool {
        guard let opening = SyntaxMessages.quotationMarks.first(where: { starts(with: $0) }), !isBehindNumber else { return false }
        let start = offset + opening.utf8.count
        var end = start
        while end < limit, bytes[end] != UInt8(ascii: "\n"), !SyntaxMessages.quotationMarks.contains(where: { starts(with: $0, at: end) }) { end += 1 }
        guard end < limit, bytes[end] != UInt8(ascii: "\n"), let closing = SyntaxMessages.quotationMarks.first(where: { starts(with: $0, at: end) })
        else { return false }
        let literal = text(start, end)
        let place = end + closing.utf8.count
        tell(SyntaxMessages.otherQuotes(literal, at: span(offset, place)))
        append(token(.string([.text(literal)]), "", from: offset, to: place))
        return true
    }

    private var isBehindNumber: Bool { tokens.last.map { $0.isNumber && $0.end == offset } ?? false }

    private mutating func stray() {
        if everydaySign() { return }
        let start = offset
        holes.append(start)
        repeat { offset += 1 } while offset < limit && bytes[offset] & 0xC0 == 0x80
        let continues = strayEnd >= 0 && skipSpaces(from: strayEnd) >= start
        strayEnd = offset
        let isUnreadable = starts(with: "\u{FFFD}", at: start)
        defer { hasUnreadable = hasUnreadable || isUnreadable }
        if !continues, !(isUnreadable && hasUnreadable) {
            strayCount += 1
            if strayCount <= 5 {
                let number = tokens.last.flatMap { $0.isNumber && $0.end == start ? text($0.start, $0.end) : nil }
                tell(SyntaxMessages.strayCharacter(text(start, offset), behind: number, at: span(start, offset)))
            }
        }
    }

    // MARK: - Bytes

    /// Beyond so many mistakes none is looked into.
    var canTell: Bool { diagnostics.count < 20 }

    mutating func tell(_ diagnostic: Diagnostic) {
        if canTell { diagnostics.append(diagnostic) }
    }

    func token(_ kind: Token.Kind, _ text: String, from start: Int, to end: Int) -> Token {
        Token(kind: kind, text: text, start: start, end: end, braceDepth: braceDepth, isAttached: tokens.last?.end == start && !hasNewlineBefore)
    }

    func span(_ start: Int, _ end: Int) -> SourceSpan { SourceSpan(file: id, start: start, end: end) }

    func text(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }

    func isDigit(_ place: Int) -> Bool {
        place < limit && bytes[place] >= UInt8(ascii: "0") && bytes[place] <= UInt8(ascii: "9")
    }

    func skipSpaces(from place: Int) -> Int {
        var place = place
        while place < limit, bytes[place] == UInt8(ascii: " ") || bytes[place] == UInt8(ascii: "\t") { place += 1 }
        return place
    }

    func starts(with spelling: String, at place: Int? = nil) -> Bool {
        var place = place ?? offset
        for byte in spelling.utf8 {
            guard place < limit, bytes[place] == byte else { return false }
            place += 1
        }
        return true
    }

    /// The end of the word that begins here; the same place where none does.
    func wordEnd(from start: Int) -> Int {
        var place = start
        while place < limit {
            let byte = bytes[place]
            if isNameByte(byte) || (place > start && isDigit(place)) {
                place += 1
            } else if byte >= 0x80, let scalar = scalar(at: place), scalar.properties.isAlphabetic {
                place += UTF8.width(scalar)
            } else {
                break
            }
        }
        return place
    }

    func isNameByte(_ byte: UInt8) -> Bool {
        let lower = byte | 0x20
        return (lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")) || byte == UInt8(ascii: "_")
    }

    private func scalar(at place: Int) -> Unicode.Scalar? {
        var iterator = bytes[place..<min(place + 4, bytes.count)].makeIterator()
        var decoder = UTF8()
        if case .scalarValue(let scalar) = decoder.decode(&iterator) { return scalar }
        return nil
    }

    private mutating func skipByteOrderMark() {
        if offset == 0, starts(with: "\u{FEFF}") { offset = 3 }
    }
}
