import Diagnostics

extension Parser {
    /// expression
    mutating func expression() throws(SyntaxFailure) -> Expression {
        try nested { parser throws(SyntaxFailure) in
            try parser.chain([.or]) { parser throws(SyntaxFailure) in try parser.conjunction() }
        }
    }

    private mutating func conjunction() throws(SyntaxFailure) -> Expression {
        try chain([.and]) { parser throws(SyntaxFailure) in try parser.negation() }
    }

    private mutating func negation() throws(SyntaxFailure) -> Expression {
        guard at("not") else { return try comparison() }
        let start = advance().start
        let operand = try nested { parser throws(SyntaxFailure) in try parser.negation() }
        return Expression(.unary(.not, operand), span(from: start))
    }

    /// A comparison never chains.
    private mutating func comparison() throws(SyntaxFailure) -> Expression {
        let left = try range()
        guard let comparing = operatorHere(among: Parser.comparisons) else { return left }
        let sign = advance()
        let right = try range()
        let whole = try binary(comparing, left, right, sign)
        guard let next = operatorHere(among: Parser.comparisons) else { return whole }
        throw chained(whole, right, next, isTest: comparing != .equal && comparing != .notEqual)
    }

    /// Reads the third operand, so that the help can be typed as it stands.
    private mutating func chained(_ first: Expression, _ middle: Expression, _ next: BinaryOperator, isTest: Bool) -> SyntaxFailure {
        let sign = advance()
        let last = try? range()
        let instead = last.map { "\(file.slice(first.span)) and \(file.slice(middle.span)) \(next.rawValue) \(file.slice($0.span))" }
        return fail(SyntaxMessages.comparisonChain(at: span(sign), first: first.span, instead: isTest ? instead : nil))
    }

    private static let comparisons: [BinaryOperator] = [.less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual]

    /// range
    private mutating func range() throws(SyntaxFailure) -> Expression {
        let lower = try sum()
        guard eat("..") else { return lower }
        let upper = try sum()
        try grow()
        if at("..") { throw fail(SyntaxMessages.rangeChain(at: span(current))) }
        return Expression(.range(lower, upper), lower.span.joined(with: upper.span))
    }

    private mutating func sum() throws(SyntaxFailure) -> Expression {
        try chain([.add, .subtract]) { parser throws(SyntaxFailure) in try parser.product() }
    }

    private mutating func product() throws(SyntaxFailure) -> Expression {
        try chain([.multiply, .divide]) { parser throws(SyntaxFailure) in try parser.signed() }
    }

    /// A minus before a number makes a negative literal, so that `-40 C` is a temperature; `-2 ^ 2` stays the negative of a square.
    private mutating func signed() throws(SyntaxFailure) -> Expression {
        guard at("-") else { return try power() }
        let minus = advance()
        layout.prefixMinuses.insert(minus.start)
        if case .number(let parts) = current.kind, !peek(1, "^") {
            advance()
            let negative = parts.map { NumberPart(value: -$0.value, unit: $0.unit) }
            return try members(of: Expression(.number(negative), span(from: minus.start)))
        }
        let operand = try nested { parser throws(SyntaxFailure) in try parser.signed() }
        return Expression(.unary(.negate, operand), span(from: minus.start))
    }

    private mutating func power() throws(SyntaxFailure) -> Expression {
        let base = try members(of: try primary())
        guard at("^") else { return base }
        let sign = advance()
        let exponent = try nested { parser throws(SyntaxFailure) in try parser.signed() }
        return try binary(.power, base, exponent, sign)
    }

    /// The `.width` of `iceball().width`.
    private mutating func members(of base: Expression) throws(SyntaxFailure) -> Expression {
        var whole = base
        while eat(".") {
            if isAtStatementEnd { throw fail(SyntaxMessages.fullStop(".", at: span(peek(-1)))) }
            let member = try expectName("a member's name", example: "iceball().width")
            try grow()
            whole = Expression(.member(whole, member), whole.span.joined(with: member.span))
        }
        return whole
    }

    // MARK: - Operators

    /// Operands joined by operators of one rank, from the left.
    private mutating func chain(
        _ operators: [BinaryOperator], of operand: (inout Parser) throws(SyntaxFailure) -> Expression
    ) throws(SyntaxFailure) -> Expression {
        var whole = try operand(&self)
        while let joining = operatorHere(among: operators) {
            let sign = advance()
            let right = try operand(&self)
            whole = try binary(joining, whole, right, sign)
        }
        return whole
    }

    private func operatorHere(among operators: [BinaryOperator]) -> BinaryOperator? {
        guard let operation = tokens[position].operation, operators.contains(operation) else { return nil }
        return operation
    }

    private mutating func binary(
        _ joining: BinaryOperator, _ left: Expression, _ right: Expression, _ sign: Token
    ) throws(SyntaxFailure) -> Expression {
        try grow()
        return Expression(.binary(joining, left, right, operatorSpan: span(sign)), left.span.joined(with: right.span))
    }

    // MARK: - Primaries

    private mutating func primary() throws(SyntaxFailure) -> Expression {
        switch current.kind {
        case .number(let parts): return Expression(.number(parts), span(advance()))
        case .string: return try expressionOfString()
        case .word: return try wordPrimary()
        case .symbol: return try bracketPrimary()
        default: throw expectedValue()
        }
    }

    private mutating func wordPrimary() throws(SyntaxFailure) -> Expression {
        switch current.text {
        case "true": return Expression(.boolean(true), span(advance()))
        case "false": return Expression(.boolean(false), span(advance()))
        case "if": return try nested { parser throws(SyntaxFailure) in try parser.conditional() }
        case "predict": return try predict()
        case "scan": return try scanValue()
        case let word where Keywords.neverValues.contains(word): throw expectedValue()
        default: return try nameOrCall()
        }
    }

    private mutating func bracketPrimary() throws(SyntaxFailure) -> Expression {
        switch current.text {
        case "(": return try tuple()
        case "[": return try list()
        case "{" where opensEntries: return try record()
        case "{":
            if let failure = listInBraces() { throw failure }
            guard isGivenRecord || opensEntriesWithoutColon else { throw expectedValue() }
            return try record()
        default: throw expectedValue()
        }
    }

    private mutating func expectedValue() -> SyntaxFailure {
        if let mistake = lineBehindBullet ?? withoutColon { return fail(mistake) }
        if current.isWord, Keywords.commands.contains(current.text) {
            return fail(SyntaxMessages.commandAsValue(current.text, at: span(current)))
        }
        if at("."), peek(1).isNumber, peek(1).isAttached {
            return fail(SyntaxMessages.leadingPoint(file.slice(span(peek(1))), at: span(current).joined(with: span(peek(1)))))
        }
        return fail(SyntaxMessages.expectedValue(found: found, after: position > 0 ? file.slice(span(peek(-1))) : "", at: failureSpan))
    }

    private mutating func nameOrCall() throws(SyntaxFailure) -> Expression {
        let name = name(advance())
        guard at("("), current.isAttached else { return Expression(.name(name.text), name.span) }
        let opener = advance()
        layout.callBrackets.insert(opener.start)
        var arguments: [Argument] = []
        while !at(")") {
            arguments.append(try argument())
            if !eat(",") { break }
        }
        try close(opener, ")")
        return Expression(.call(name, arguments), span(from: name.span.start))
    }

    private mutating func argument() throws(SyntaxFailure) -> Argument {
        if current.isWord, peek(1, "=") {
            throw fail(SyntaxMessages.expected("`:` behind `\(current.text)`", found: .token("="), at: span(peek(1)), example: "\(current.text): …"))
        }
        guard current.isWord, peek(1, ":") else { return Argument(label: nil, value: try expression()) }
        let label = name(advance())
        advance()
        let value = try expression()
        if at(","), peek(1).isNumber, let comma = mistakeBehindNumber { throw fail(comma) }
        return Argument(label: label, value: value)
    }

    private mutating func list() throws(SyntaxFailure) -> Expression {
        let opener = advance()
        let elements = try elements(upTo: "]")
        if at("for") { throw fail(listComprehension(openedBy: opener)) }
        try close(opener, "]")
        return Expression(.list(elements.values), span(from: opener.start))
    }

    /// record
    private mutating func record() throws(SyntaxFailure) -> Expression {
        try nested { parser throws(SyntaxFailure) in
            let end = parser.missingBraces.ends[parser.position]
            let opener = parser.advance()
            parser.layout.entryBraces.insert(opener.start)
            var entries: [RecordEntry] = []
            var isWhole = true
            while true {
                while parser.current.isNewline || parser.at(";") || parser.at(",") { parser.advance() }
                if parser.isPast(end, of: opener) { throw SyntaxFailure() }
                if parser.eat("}") {
                    guard isWhole else { throw SyntaxFailure() }
                    return Expression(.record(entries), parser.span(from: opener.start))
                }
                let isStatement = parser.current.isWord && StatementWord(rawValue: parser.current.text) != nil && !parser.peek(1, ":")
                if parser.current.isEnd || isStatement { throw parser.fail(SyntaxMessages.unclosed("{", at: parser.span(opener))) }
                if let entry = parser.recoveringRecordEntry() { entries.append(entry) } else { isWhole = false }
            }
        }
    }

    /// `let r = { gap 3 mm`: no block can stand behind the `=`, unless it begins with a statement.
    private var isGivenRecord: Bool { peek(-1, "=") && peek(1).isWord && StatementWord(rawValue: peek(1).text) == nil }

    /// An error is told and the rest of the entry skipped.
    private mutating func recoveringRecordEntry() -> RecordEntry? {
        let level = current.braceDepth
        let before = position
        do throws(SyntaxFailure) {
            return try recordEntry()
        } catch {
            while !current.isEnd, !(current.braceDepth <= level && (isAtStatementEnd || at(","))) { advance() }
            if position == before { advance() }
            return nil
        }
    }

    private mutating func recordEntry() throws(SyntaxFailure) -> RecordEntry {
        let example = "let plan = { gap: 15 mm, power: 80% }"
        let name = try expectName("the name of an entry", example: example)
        if current.isNumber || at("=") {
            let value = text(position + (at("=") ? 1 : 0), position + (at("=") ? 2 : 1))
            throw fail(SyntaxMessages.expected("`:` behind `\(name.text)`", found: found, at: span(current), typed: "\(name.text): \(value)"))
        }
        try expect(":", example: example)
        let value = try expression()
        if !isAtStatementEnd && !at(",") { throw fail(SyntaxMessages.afterEntry(found: found, at: failureSpan)) }
        return RecordEntry(name: name, value: value)
    }

    /// `{ gap 15 mm, power: 80% }` and `{ gap = 15 mm }`, where a value is wanted.
    private var opensEntriesWithoutColon: Bool {
        let first = peek(1).isNewline ? 2 : 1
        return peek(first).isWord && StatementWord(rawValue: peek(first).text) == nil && (peek(first + 1).isNumber || peek(first + 1, "="))
    }

    /// A tuple, or an expression in brackets.
    private mutating func tuple() throws(SyntaxFailure) -> Expression {
        let opener = advance()
        let elements = try elements(upTo: ")")
        if elements.values.isEmpty, at(")") { throw expectedValue() }
        try close(opener, ")")
        if elements.values.count == 1, !elements.hasComma {
            return Expression(elements.values[0].kind, span(from: opener.start))
        }
        let unit = current.isUnit ? UnitName(current.text, span(advance())) : nil
        return Expression(.tuple(elements.values, unit: unit), span(from: opener.start))
    }

    private mutating func elements(upTo closer: String) throws(SyntaxFailure) -> (values: [Expression], hasComma: Bool) {
        var values: [Expression] = []
        var hasComma = false
        while !at(closer) {
            values.append(try expression())
            guard eat(",") else { break }
            hasComma = true
        }
        return (values, hasComma)
    }

    /// The closing bracket, with the place of the opening one where it is missing.
    mutating func close(_ opener: Token, _ closer: String) throws(SyntaxFailure) {
        guard !eat(closer) else { return }
        if let mistake = mistakeBehindNumber { throw fail(mistake) }
        if closer == ")", at(";"), let failure = semicolonsInBrackets(openedBy: opener) { throw failure }
        if let mistake = labelWithoutColon(openedBy: opener) { throw fail(mistake) }
        if isAtStatementEnd, !(at(";") && closer == ")") { throw fail(SyntaxMessages.unclosed(opener.text, at: span(opener))) }
        if current.isUnit || (current.isWord && UnitWords.all.contains(current.text)) {
            throw fail(SyntaxMessages.unitBehindValue(current.text, numeral: numeralInBrackets, at: span(current)))
        }
        if at("("), peek(-1).isWord { throw fail(SyntaxMessages.callWithSpace(peek(-1).text, at: span(peek(-1)).joined(with: span(current)))) }
        throw fail(SyntaxMessages.expectedCommaOrCloser(closer, found: found, label: current.isWord && peek(1, ":") ? current.text : nil, at: span(current), opener: span(opener)))
    }

    /// `predict { … }`
    private mutating func predict() throws(SyntaxFailure) -> Expression {
        let start = advance().start
        let block = try block(after: "let trial = predict { freeze 12m; thaw 3m }")
        return Expression(.predict(block), span(from: start))
    }

    /// `let s = scan ct slice z = 0 mm`
    private mutating func scanValue() throws(SyntaxFailure) -> Expression {
        let start = current.start
        let scan = try scan()
        return Expression(.scan(scan), span(from: start))
    }

    /// `if c { a } else { b }` as a value: both are there, each one expression.
    private mutating func conditional() throws(SyntaxFailure) -> Expression {
        let start = advance().start
        let condition = try expression()
        let then = try conditionalValue()
        guard eat("else") else { throw fail(SyntaxMessages.conditionalWithoutElse(at: span(from: start))) }
        let otherwise = at("if") ? try nested { parser throws(SyntaxFailure) in try parser.conditional() } : try conditionalValue()
        return Expression(.conditional(condition: condition, then: then, otherwise: otherwise), span(from: start))
    }

    private mutating func conditionalValue() throws(SyntaxFailure) -> Expression {
        let example = "let minutes = if size(lesion) < 3 cm { 10 } else { 12 }"
        if at("=") { throw fail(SyntaxMessages.singleEquals(at: span(current))) }
        let opener = try expect("{", example: example)
        skipNewlines()
        let value = try expression()
        skipNewlines()
        if current.isEnd { throw fail(SyntaxMessages.unclosed("{", at: span(opener))) }
        try expect("}", example: example)
        return value
    }

    // MARK: - Strings

    /// A string with the expressions between its braces read.
    mutating func expressionOfString() throws(SyntaxFailure) -> Expression {
        let token = advance()
        guard case .string(let pieces) = token.kind else { throw expectedValue() }
        var parts: [StringPart] = []
        for piece in pieces {
            switch piece {
            case .text(let text): parts.append(.text(text))
            case .code(let range): try parts.append(.expression(interpolation(range)))
            }
        }
        return Expression(.string(parts), span(token))
    }

    private mutating func interpolation(_ range: Range<Int>) throws(SyntaxFailure) -> Expression {
        var lexer = Lexer(file, id: id, range: range)
        lexer.run()
        var inner = Parser(file, id: id, lexer: lexer)
        inner.depth = depth
        inner.diagnostics = []
        defer { take(lexer.diagnostics + inner.diagnostics, from: inner) }
        let braces = SourceSpan(file: id, start: range.lowerBound - 1, end: range.upperBound + 1)
        if inner.current.isEnd { throw inner.fail(SyntaxMessages.emptyInterpolation(at: braces)) }
        let value = try inner.nested { inner throws(SyntaxFailure) in try inner.expression() }
        if !inner.current.isEnd { throw inner.fail(SyntaxMessages.afterInterpolation(found: inner.found, at: inner.span(inner.current))) }
        return value
    }

    /// Takes over what a string's inner parser found. Another line cannot mend a string, so none of it is unfinished.
    private mutating func take(_ told: [Diagnostic], from inner: Parser) {
        for diagnostic in told where diagnostics.count < 100 { diagnostics.append(diagnostic) }
        if !told.isEmpty { hasLastingError = true }
        height = max(height, inner.height)
        layout.prefixMinuses.formUnion(inner.layout.prefixMinuses)
    }
}
