import Diagnostics

/// The small set of verbs every production is written in: what looks is not mutating, what consumes is.
extension Parser {
    var current: Token { tokens[position] }

    /// Whether the current token is this word or symbol.
    func at(_ text: String) -> Bool { peek(0, text) }

    /// Whether the token so many places on is this word or symbol.
    func peek(_ distance: Int, _ text: String) -> Bool {
        let place = min(max(position + distance, 0), tokens.count - 1)
        // Most are of another length, which is quicker to see than other letters.
        return tokens[place].text.utf8.count == text.utf8.count && tokens[place].isSpelled && tokens[place].text == text
    }

    func peek(_ distance: Int) -> Token { tokens[min(max(position + distance, 0), tokens.count - 1)] }

    var isAtStatementEnd: Bool { tokens[position].isNewline || tokens[position].isEnd || at(";") || at("}") || position == missingEnd }

    /// Consumes one token; the end stays where it is.
    @discardableResult
    mutating func advance() -> Token {
        let token = current
        if position < tokens.count - 1 { position += 1 }
        return token
    }

    /// Consumes the token if it is this word or symbol.
    mutating func eat(_ text: String) -> Bool {
        guard at(text) else { return false }
        advance()
        return true
    }

    /// Consumes this word or symbol, or fails; `example` shows the whole construct.
    @discardableResult
    mutating func expect(_ text: String, example: String) throws(SyntaxFailure) -> Token {
        guard at(text) else {
            if let mistake = misspelt(among: [text]) { throw fail(mistake) }
            throw fail(SyntaxMessages.expected("`\(text)`", found: found, at: failureSpan, example: example))
        }
        return advance()
    }

    /// Consumes any word as a name that is used, not declared.
    mutating func expectName(_ what: String, example: String) throws(SyntaxFailure) -> Name {
        guard current.isWord else { throw fail(SyntaxMessages.expected(what, found: found, at: failureSpan, example: example)) }
        return name(advance())
    }

    /// Consumes the name of something declared here, which no word of the language may be.
    mutating func expectNewName(_ what: String, example: String) throws(SyntaxFailure) -> Name {
        let name = try expectName(what, example: example)
        guard Keywords.reserved.contains(name.text) else { return name }
        // `let let gap = …`: what is wrong with the rest comes of that.
        if current.isWord { throw fail(SyntaxMessages.wordTwice(name.text, at: name.span)) }
        tell(SyntaxMessages.reservedName(name.text, at: name.span))
        return name
    }

    mutating func skipNewlines() {
        while current.isNewline { advance() }
    }

    // MARK: - Places

    func span(_ token: Token) -> SourceSpan { SourceSpan(file: id, start: token.start, end: token.end) }

    /// From a token's start to the end of what was consumed last.
    func span(from start: Int) -> SourceSpan {
        SourceSpan(file: id, start: start, end: max(start, position > 0 ? tokens[position - 1].end : start))
    }

    func name(_ token: Token) -> Name { Name(token.text, span(token)) }

    /// Where something is missing: the token in its place or, at the end of a line, the token before.
    var failureSpan: SourceSpan {
        guard current.isNewline || current.isEnd else { return span(current) }
        var index = position
        while index > 0, tokens[index].isNewline || tokens[index].isEnd { index -= 1 }
        let token = tokens[index]
        if token.isEnd || token.isNewline {
            return SourceSpan(file: id, start: max(0, token.start - 1), end: max(token.end, 1))
        }
        return span(token)
    }

    /// What stands at the current place, in words.
    var found: SyntaxMessages.Found {
        switch current.kind {
        case .newline: .lineEnd
        case .end: .textEnd
        default: .token(file.slice(span(current)))
        }
    }

    // MARK: - Failing

    /// Tells what is wrong, once a token, and gives the failure to throw.
    mutating func fail(_ diagnostic: Diagnostic) -> SyntaxFailure {
        if position != lastFailure, !isGivenUp, !leadsToUnclosedString {
            lastFailure = position
            tell(diagnostic)
        }
        return SyntaxFailure()
    }

    /// The statement at hand ends in a text that is not closed, which has been told.
    private var leadsToUnclosedString: Bool { hasUnclosedString && tokens[position...statementEnd(from: position)].contains(where: \.isUnclosedString) }

    mutating func tell(_ diagnostic: Diagnostic) {
        guard !isGivenUp else { return }
        if !current.isEnd { hasLastingError = true }
        let line = file.line(at: diagnostic.span.start)
        guard !brokenLines.contains(line), !goesOnWithTheLast(diagnostic) else { return }
        toldOnLine = line == lastToldLine ? toldOnLine + 1 : 1
        lastToldLine = line
        guard toldOnLine <= Parser.mostOnOneLine else { return }
        diagnostics.append(diagnostic)
        if diagnostics.count >= 100 { giveUp() }
    }

    /// `}}}`, `{{{`: one sign behind the other with the same mistake is one mistake.
    private mutating func goesOnWithTheLast(_ diagnostic: Diagnostic) -> Bool {
        guard let last = diagnostics.last, last.code == diagnostic.code, last.message == diagnostic.message, diagnostic.span.start > last.span.start else { return false }
        guard diagnostic.span.start <= max(repeatedUpTo, last.span.end) else { return false }
        repeatedUpTo = diagnostic.span.end
        return true
    }

    mutating func giveUp() {
        isGivenUp = true
        hasLastingError = true
        position = tokens.count - 1
    }

    // MARK: - Nesting

    /// One level deeper, for as long as the body runs.
    mutating func nested<Result>(_ body: (inout Parser) throws(SyntaxFailure) -> Result) throws(SyntaxFailure) -> Result {
        depth += 1
        let outer = height
        height = 0
        defer {
            depth -= 1
            height = max(outer, height + 1)
        }
        guard depth <= Parser.deepest else { throw tooDeep() }
        return try body(&self)
    }

    /// One node more on top of what was read last.
    mutating func grow() throws(SyntaxFailure) {
        height += 1
        if height > Parser.tallest { throw tooDeep() }
    }

    private mutating func tooDeep() -> SyntaxFailure {
        if !isGivenUp {
            diagnostics.append(SyntaxMessages.nestedTooDeeply(at: failureSpan))
            giveUp()
        }
        return SyntaxFailure()
    }
}
