import Diagnostics

extension Parser {
    /// Statements up to the closing brace of the block that `opener` opened, to where it was to stand, or to the end of the text.
    mutating func statements(closedBy opener: Token?, missingBefore end: Int? = nil) -> [Statement] {
        var statements: [Statement] = []
        while true {
            while current.isNewline || at(";") { advance() }
            if current.isEnd || (at("}") && opener != nil) { return statements }
            if let end, position >= end {
                // The statement with the block ends with the line before.
                if peek(-1).isNewline { position -= 1 }
                return statements
            }
            let before = position
            if let statement = at("}") ? strayBrace() : recovering() { statements.append(statement) }
            if position == before { advance() }
        }
    }

    /// block
    mutating func block(after what: String, isThen: Bool = false) throws(SyntaxFailure) -> Block {
        if current.isNewline, peek(1, "{") {
            // Told, and read as what was meant.
            _ = fail(missingBlock(after: what))
            advance()
        }
        guard at("{") else { throw fail(missingBlock(after: what)) }
        let isOuterThen = isInThen
        isInThen = isThen
        defer { isInThen = isOuterThen }
        return try nested { parser throws(SyntaxFailure) in
            let end = parser.missingBraces.ends[parser.position]
            let opener = parser.advance()
            let outer = parser.missingEnd
            parser.missingEnd = end ?? -1
            let statements = parser.statements(closedBy: opener, missingBefore: end)
            parser.missingEnd = outer
            if let end, parser.position >= end || (parser.position == end - 1 && parser.current.isNewline) {
                parser.tellMissingBrace(opener, before: end)
            } else if !parser.eat("}") {
                parser.unclosedBlocks.append(parser.span(from: opener.start))
                _ = parser.fail(SyntaxMessages.unclosed("{", at: parser.span(opener)))
            }
            return Block(statements: statements, span: parser.span(from: opener.start))
        }
    }

    /// Where the brace of entries was to stand: told, with the place back at the line's end.
    mutating func isPast(_ end: Int?, of opener: Token) -> Bool {
        guard let end, position >= end else { return false }
        if peek(-1).isNewline { position -= 1 }
        endOfEntries = position
        tellMissingBrace(opener, before: end)
        return true
    }

    /// No lasting error: at the prompt the brace may still come.
    private mutating func tellMissingBrace(_ opener: Token, before end: Int) {
        guard !isGivenUp else { return }
        let line = file.line(at: tokens[end].start)
        diagnostics.append(SyntaxMessages.unclosed("{", at: span(opener), before: line))
    }

    private func missingBlock(after what: String) -> Diagnostic {
        if at("=") { return SyntaxMessages.singleEquals(at: span(current)) }
        if let typed = conditionInWords() { return SyntaxMessages.expected("`{`", found: found, at: failureSpan, typed: typed) }
        return SyntaxMessages.expected("`{`", found: found, at: failureSpan, example: what)
    }

    /// An `else` behind it is read with its block: the brace came between it and its `if`.
    private mutating func strayBrace() -> Statement? {
        _ = fail(SyntaxMessages.closesNothing("}", at: span(current)))
        advance()
        return at("else") ? recovering() : nil
    }

    // MARK: - Recovery

    /// One statement with its end, or nothing: then the error has been told and the place is the statement's end.
    private mutating func recovering() -> Statement? {
        let first = current
        do throws(SyntaxFailure) {
            if at("else") { throw loneElse() }
            let statement = try statement()
            if !isAtStatementEnd { throw unexpected(after: statement, startingWith: first) }
            if current.isNewline, peek(1).operation != nil, let failure = goesOnBelow(startingWith: first) { throw failure }
            return statement
        } catch {
            if position == endOfEntries { return nil }
            let blocks = blocksUpToStatementEnd(depth: first.braceDepth, isDeclaration: ["tissue", "probe", "device"].contains(first.text))
            return unread(first, blocks)
        }
    }

    /// What is left of a statement that holds blocks.
    private func unread(_ first: Token, _ blocks: [Block]) -> Statement? {
        guard !blocks.isEmpty, first.isWord, Keywords.withBlock.contains(first.text) else { return nil }
        let second = tokens[index(of: first) + 1]
        // Without a name it goes by its word, which nothing can call.
        let name = ["fn", "protocol"].contains(first.text) ? name(second.isWord ? second : first) : nil
        return Statement(.unread(Unread(word: first.text, name: name, blocks: blocks)), span(from: first.start))
    }

    /// An `else` without an `if` before it. Behind a brace that closes nothing that has been told.
    private mutating func loneElse() -> SyntaxFailure {
        let isBehindStrayBrace = position > 0 && lastFailure == position - 1
        let failure = isBehindStrayBrace ? SyntaxFailure() : fail(SyntaxMessages.loneElse(at: span(current)))
        advance()
        return failure
    }

    /// Skips what is left of a statement. A block on the way is read, so that its errors are told too.
    private mutating func blocksUpToStatementEnd(depth: Int, isDeclaration: Bool) -> [Block] {
        var blocks: [Block] = []
        while !current.isEnd {
            if current.braceDepth <= depth, isAtStatementEnd { return blocks }
            if at("{"), current.braceDepth == depth, !isDeclaration, !opensEntries {
                if let block = try? block(after: "") { blocks.append(block) }
            } else if at("{"), current.braceDepth == depth, let end = closingBrace {
                position = end
            } else if at("("), let end = closingBrackets[position] {
                position = end
            } else {
                advance()
            }
        }
        return blocks
    }

    /// What stands between a bracket and its closer on the same line and in the same block is no statement, whatever it holds.
    static func closingBrackets(among tokens: [Token]) -> [Int: Int] {
        var closers: [Int: Int] = [:]
        var open: [Int] = []
        for place in tokens.indices {
            let token = tokens[place]
            if token.isNewline || (place > 0 && token.braceDepth != tokens[place - 1].braceDepth) { open.removeAll() }
            guard case .symbol = token.kind else { continue }
            if token.text == "(" { open.append(place) } else if token.text == ")", let opener = open.popLast() { closers[opener] = place }
        }
        return closers
    }

    /// Where the brace at hand is closed: what stands inside is entries, not statements.
    var closingBrace: Int? {
        tokens[(position + 1)...].firstIndex { $0.text == "}" && $0.isSpelled && $0.braceDepth <= current.braceDepth }.map { $0 + 1 }
    }

    /// The brace at hand opens entries, not statements.
    var opensEntries: Bool {
        let first = peek(1).isNewline ? 2 : 1
        return peek(first).isWord && peek(first + 1, ":")
    }

    /// What to say where a statement is over and the line is not.
    private mutating func unexpected(after statement: Statement, startingWith first: Token) -> SyntaxFailure {
        if isBehindUnknownUnit { return SyntaxFailure() }
        if at("else") { return loneElse() }
        if StatementWord(rawValue: first.text) == nil, let failure = failTable(startingWith: first) { return failure }
        if let mistake = markedText ?? commandBehindProbe(statement) { return fail(mistake) }
        if ["limit", "goal"].contains(first.text), let mistake = sentence(begunBy: first) { return fail(mistake) }
        if ["freeze", "thaw"].contains(first.text), at("until") {
            return fail(SyntaxMessages.untilBehindTime(first.text, file.slice(span(peek(-1))), at: span(current)))
        }
        if ["limit", "goal"].contains(first.text), at("=") { return fail(SyntaxMessages.equalsInRequirement(at: span(current))) }
        if at("scan"), peek(1, "every") { return fail(SyntaxMessages.loneScanEvery(at: span(current).joined(with: span(peek(1))))) }
        if let mistake = misspelling(behind: first) { return fail(mistake) }
        if let typed = oddTail(behind: first) { return fail(SyntaxMessages.unexpected(file.slice(span(current)), typed: typed, at: span(current))) }
        if let typed = habit(in: first) { return fail(SyntaxMessages.unexpected(file.slice(span(current)), typed: typed, at: span(current))) }
        if ["freeze", "thaw"].contains(first.text), let typed = untilEqual(first.text) { return fail(SyntaxMessages.equalsInCondition(typed, at: span(current))) }
        if first.text == "print", let question = questionWithoutBrackets { return fail(question) }
        if first.text == "print", at(",") || current.isWord || current.isString, !Keywords.reserved.contains(current.text),
            !UnitWords.all.contains(current.text), !peek(-1).isNumber
        {
            return fail(SyntaxMessages.severalValues(at: span(current)))
        }
        if first.text == "assert", current.isString {
            let example = "assert coverage(lesion, below: -40 C) > 80%, \"palliative bar (C7.3)\""
            return fail(SyntaxMessages.expected("`,`", found: found, at: span(current), example: example))
        }
        if case .region(let region) = statement.kind, current.isWord { return fail(mistake(in: region, startingWith: first)) }
        if case .expression(let expression) = statement.kind, case .name(let word) = expression.kind, !at("=") {
            if let written = ForeignWords.statements[word.lowercased()] {
                return fail(SyntaxMessages.foreignStatement(word, written: written, at: span(first)))
            }
            let similar = nearestName(to: word, among: Keywords.statements)
            if similar == nil, current.isWord, peek(1, "=") {
                return fail(SyntaxMessages.unknownDeclaration(word, of: current.text, at: span(first)))
            }
            if similar != nil || current.isWord || current.isNumber || current.isString || at("{") {
                return fail(SyntaxMessages.unknownStatement(word, similar: similar, at: span(first)))
            }
        }
        if ["goal", "limit"].contains(first.text), current.isWord, !at("of") {
            if at("at"), peek(1, "least") {
                let typed = peek(2).isNumber ? "\(text(index(of: first), position)) >= \(file.slice(span(peek(2))))" : Self.goalExample
                return fail(SyntaxMessages.expected("`>=`", found: found, at: span(current), example: typed))
            }
            if peek(-1).isWord { return fail(SyntaxMessages.expected("`(`", found: found, at: span(current), example: Self.goalExample)) }
        }
        return fail(unexpectedToken())
    }

    /// What follows from a unit that was told as wrong is not told.
    private var isBehindUnknownUnit: Bool {
        guard case .number(let parts) = peek(-1).kind else { return false }
        return parts.last?.unit?.text.isEmpty == true
    }

    private var markedText: Diagnostic? {
        let mark = peek(-1)
        guard current.isString, current.isAttached, mark.isWord, mark.text.utf8.count == 1 else { return nil }
        return SyntaxMessages.markedText(mark.text, at: span(mark))
    }

    private static let goalExample = "goal coverage(lesion, below: -40 C) >= 95%"

    private func unexpectedToken() -> Diagnostic {
        let place = span(current)
        let before = peek(-1)
        if let mistake = mistakeBehindNumber { return mistake }
        if current.isWord, ["max", "maximum", "maximal", "limit", "but"].contains(current.text), peek(1).isNumber {
            return SyntaxMessages.expected("`at most`", found: found, at: place, example: "freeze until tip(A) < -100 C at most 15m")
        }
        if current.isWord, ForeignWords.ends.contains(current.text.lowercased()) { return SyntaxMessages.foreignEnd(current.text, at: place) }
        if current.isWord, ["elseif", "elif", "elsif"].contains(current.text.lowercased()) {
            return SyntaxMessages.foreignElse(current.text, at: place)
        }
        if at(","), peek(1).isNewline || peek(1).isEnd { return SyntaxMessages.fullStop(",", at: place) }
        if at("["), before.isWord { return SyntaxMessages.index(textInBrackets ?? "", of: before.text, at: span(before).joined(with: place)) }
        if at("of"), before.isWord, peek(1).isWord { return SyntaxMessages.questionWithOf(peek(1).text, typed: nil, at: span(before).joined(with: span(peek(1)))) }
        if before.text == "]", current.isWord, UnitWords.all.contains(current.text) { return SyntaxMessages.unitBehindList(current.text, at: place) }
        if current.isUnit || (current.isWord && UnitWords.all.contains(current.text)) {
            return SyntaxMessages.unitBehindValue(current.text, numeral: numeralInBrackets, at: place)
        }
        if at("("), before.isWord { return SyntaxMessages.callWithSpace(before.text, at: span(before).joined(with: place)) }
        if at(")") || at("]") { return SyntaxMessages.closesNothing(current.text, at: place) }
        if at("=") { return SyntaxMessages.equalsAfterValue(at: place) }
        if at("..") { return SyntaxMessages.rangeChain(at: place) }
        return SyntaxMessages.unexpected(file.slice(place), at: place)
    }

    /// `n += 1` and `n++`.
    private var changedVariable: Diagnostic? {
        let (sign, next) = (peek(1), peek(2))
        guard ["+", "-", "*", "/"].contains(where: { peek(1, $0) }), next.isAttached else { return nil }
        let isStep = next.text == sign.text && sign.isAttached && !peek(3).isAttached
        guard next.text == "=" || isStep else { return nil }
        let amount = isStep ? "1" : file.slice(span(peek(3)))
        return SyntaxMessages.change(sign.text + next.text, of: current.text, by: amount, at: span(sign).joined(with: span(next)))
    }

    /// What was meant by a word, a comma or a colon straight behind a number.
    var mistakeBehindNumber: Diagnostic? {
        let before = peek(-1)
        guard case .number(let parts) = before.kind, let last = parts.last else { return nil }
        let place = span(current)
        if last.unit?.text == "deg", current.isWord, ["C", "c", "Celsius", "celsius"].contains(current.text) {
            return SyntaxMessages.degreesCelsius(at: place)
        }
        guard last.unit == nil else { return nil }
        if current.isWord, ["degrees", "degree", "deg", "°"].contains(current.text), ["C", "c", "Celsius", "celsius"].contains(peek(1).text) {
            return SyntaxMessages.degreesCelsius(at: place.joined(with: span(peek(1))))
        }
        if let degrees = degreesOfTemperature { return degrees }
        if current.isWord, UnitWords.foreign[current.text] != nil || UnitWords.ambiguous.contains(current.text) {
            return SyntaxMessages.unknownUnit(current.text, at: place)
        }
        if at("x") || at("X"), ["freeze", "thaw"].contains(where: { peek(-2, $0) }), peek(1).isNumber {
            return SyntaxMessages.repeatedCommand(peek(-2).text, count: file.slice(span(before)), time: file.slice(span(peek(1))), at: place)
        }
        if at("x") || at("X"), let measures { return measures }
        if at("x") || at("X"), peek(1).isNumber || peek(1).isWord { return SyntaxMessages.foreign(current.text, meant: "*", at: place) }
        if current.isWord, isAtLastOfStatement, !Keywords.reserved.contains(current.text) || UnitWords.inches[current.text] != nil {
            return SyntaxMessages.unknownUnit(current.text, at: place)
        }
        let next = peek(1)
        guard next.isNumber, next.isAttached, current.isAttached else { return nil }
        let whole = span(before).joined(with: span(next))
        if at(","), file.slice(span(before)).allSatisfy(\.isNumber) {
            return SyntaxMessages.decimalComma(file.slice(span(before)), file.slice(span(next)), at: whole)
        }
        if at(":") { return SyntaxMessages.clockTime(file.slice(span(before)), file.slice(span(next)), at: whole) }
        return nil
    }

    private var isAtLastOfStatement: Bool {
        let next = peek(1)
        return next.isNewline || next.isEnd || peek(1, ";") || peek(1, "}") || peek(1, ")") || peek(1, ",")
    }

    // MARK: - Dispatch

    /// statement
    private mutating func statement() throws(SyntaxFailure) -> Statement {
        let start = current.start
        let kind = try statementKind()
        return Statement(kind, span(from: start))
    }

    private mutating func statementKind() throws(SyntaxFailure) -> Statement.Kind {
        guard current.isWord else { return try expressionStatement() }
        if peek(1, "=") { return try assignment() }
        if at("device"), peek(1, "profile") { return try deviceProfile() }
        guard let word = StatementWord(rawValue: current.text) else { return try expressionStatement() }
        return try statement(word)
    }

    private mutating func statement(_ word: StatementWord) throws(SyntaxFailure) -> Statement.Kind {
        switch word {
        case .title: return try title()
        case .background: return try background()
        case .target: return try region(.target)
        case .organ: return try region(.organ)
        case .vessel: return try region(.vessel)
        case .skin: return try skin()
        case .domain: return try domain()
        case .resolution: return try resolution()
        case .insulate: return try insulate()
        case .tissue: return try tissue()
        case .probe: return try probeModel()
        case .limit: return try limit()
        case .goal: return try goal()
        case .test: return try test()
        case .place: return try place()
        case .set: return try setPower()
        case .freeze: return try freeze()
        case .thaw: return try thaw()
        case .hold: return try hold()
        case .scan: return try scanCommand()
        case .withdraw: return try withdraw()
        case .warm: return try warm()
        case .stop: return stop()
        default: return try control(word)
        }
    }

    private mutating func control(_ word: StatementWord) throws(SyntaxFailure) -> Statement.Kind {
        switch word {
        case .letBinding: return try binding(isVariable: false)
        case .variable: return try binding(isVariable: true)
        case .branch: return try branch()
        case .repeatTimes: return try repeatTimes()
        case .forEach: return try forEach()
        case .whileLoop: return try whileLoop()
        case .function: return try function()
        case .protocolDeclaration: return try protocolDeclaration()
        case .returnValue: return try returnValue()
        case .use: return try use()
        case .print: return try print()
        case .assert: return try assertion()
        case .publish: return try publish()
        case .override: return try override()
        case .together: return try together()
        default: return try expressionStatement()
        }
    }

    private mutating func expressionStatement() throws(SyntaxFailure) -> Statement.Kind {
        if current.isWord, let change = changedVariable { throw fail(change) }
        guard !at("{") || opensEntries else { throw fail(SyntaxMessages.bareBlock(at: span(current))) }
        return .expression(try expression())
    }

    /// assignment
    private mutating func assignment() throws(SyntaxFailure) -> Statement.Kind {
        if let mistake = equalsBehindWord { throw fail(mistake) }
        let name = try expectNewName("a name", example: "n = n + 1")
        try expect("=", example: "n = n + 1")
        return .assignment(name, try expression())
    }
}
