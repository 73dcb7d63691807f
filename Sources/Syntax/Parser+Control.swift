import Diagnostics

/// Values, choice, repetition, names.
extension Parser {
    mutating func binding(isVariable: Bool) throws(SyntaxFailure) -> Statement.Kind {
        let example = isVariable ? "var n = 0" : "let gap = 15 mm"
        advance()
        let name = try expectNewName("a name", example: example)
        let type = eat(":") ? try type() : nil
        try expect("=", example: withEquals ?? example)
        return .binding(Binding(name: name, isVariable: isVariable, type: type, value: try expression()))
    }

    mutating func branch() throws(SyntaxFailure) -> Statement.Kind {
        let example = "if size(lesion) < 3 cm { freeze 10m } else { freeze 12m }"
        advance()
        let condition = try expression()
        let then = try block(after: example, isThen: true)
        leaveSpareBrace()
        return .branch(Branch(condition: condition, then: then, otherwise: try otherwise(example: example)))
    }

    /// `if … { … } } else { … }`, where no further `if` is open.
    private mutating func leaveSpareBrace() {
        let next = current.isNewline ? 1 : 0
        guard !isInThen, peek(next, "}"), peek(next + 1, "else") else { return }
        position += next
        _ = fail(SyntaxMessages.closesNothing("}", at: span(current)))
        advance()
    }

    private mutating func otherwise(example: String) throws(SyntaxFailure) -> Branch.Otherwise {
        guard eat("else") else { return .none }
        guard at("if") else { return .block(try block(after: example)) }
        let start = current.start
        let kind = try nested { parser throws(SyntaxFailure) in try parser.branch() }
        return .branch(Statement(kind, span(from: start)))
    }

    mutating func repeatTimes() throws(SyntaxFailure) -> Statement.Kind {
        advance()
        if current.isWord, let count = ForeignWords.counts[current.text], peek(1, "times") || peek(1, "{") {
            throw fail(SyntaxMessages.countInWords(current.text, count, at: span(current)))
        }
        if at("{") { throw fail(SyntaxMessages.missingCount("repeat \(countBehindBlock ?? "2") times { … }", at: span(current))) }
        let count = try expression()
        _ = eat("times")
        return .repeatTimes(count, try block(after: "repeat 2 times { freeze 12m; thaw 3m }"))
    }

    /// `repeat { … } 3 times`.
    private var countBehindBlock: String? {
        guard let end = closingBrace, end < tokens.count, tokens[end].isNumber else { return nil }
        return text(end, end + 1)
    }

    mutating func forEach() throws(SyntaxFailure) -> Statement.Kind {
        let example = "for i in 1..4 { print i }"
        advance()
        let name = try expectNewName("a name", example: example)
        try expect("in", example: example)
        let values = try expression()
        return .forEach(name, values, try block(after: example))
    }

    mutating func whileLoop() throws(SyntaxFailure) -> Statement.Kind {
        advance()
        let condition = try expression()
        let bound = try bound()
        return .whileLoop(condition: condition, bound: bound, body: try block(after: "while tip(A) < 0 C at most 5m { thaw 30s }"))
    }

    mutating func returnValue() throws(SyntaxFailure) -> Statement.Kind {
        advance()
        return .returnValue(isAtStatementEnd ? nil : try expression())
    }

    mutating func use() throws(SyntaxFailure) -> Statement.Kind {
        advance()
        guard current.isString else {
            let module = try expectName("a module", example: "use layouts")
            return .use(UseTree(module: module.text, isPath: false, span: module.span))
        }
        let token = advance()
        guard case .string(let pieces) = token.kind, pieces.count == 1, case .text(let path)? = pieces.first else {
            throw fail(SyntaxMessages.plainPath(at: span(token)))
        }
        return .use(UseTree(module: path, isPath: true, span: span(token)))
    }

    mutating func print() throws(SyntaxFailure) -> Statement.Kind {
        advance()
        return .print(try expression())
    }

    mutating func assertion() throws(SyntaxFailure) -> Statement.Kind {
        advance()
        let condition = try expression()
        return .assert(condition, message: eat(",") ? try expression() : nil)
    }

    mutating func publish() throws(SyntaxFailure) -> Statement.Kind {
        advance()
        let name = try expression()
        try expect("=", example: "publish \"front\" = distance(from: tip, along: (1, 0, 0), until: 0 C)")
        return .publish(name, try expression())
    }

    mutating func override() throws(SyntaxFailure) -> Statement.Kind {
        let example = "override \"agreed at the tumour board\" { freeze 10m }"
        advance()
        if at("{") { throw fail(SyntaxMessages.expected("the reason", found: found, at: failureSpan, example: example)) }
        let reason = try expression()
        return .override(reason: reason, try block(after: example))
    }

    mutating func together() throws(SyntaxFailure) -> Statement.Kind {
        advance()
        return .together(try block(after: "together { freeze A 12m; freeze B 8m }"))
    }

    // MARK: - Routines

    /// `fn twice(a: Length) = a * 2`, at the `=`.
    private var bodyInBraces: String {
        let value = text(position + 1, statementEnd(from: position))
        return "\(text(statementStart, position)) { return \(value.isEmpty ? "…" : value) }"
    }

    mutating func function() throws(SyntaxFailure) -> Statement.Kind {
        let example = "fn double(a: Length) -> Length { return 2 * a }"
        advance()
        let name = try expectNewName("a name", example: example)
        let parameters = try parameters(example: example)
        let result = eat("->") ? try type() : nil
        if at("=") { throw fail(SyntaxMessages.bodyWithoutBraces(bodyInBraces, at: span(current))) }
        return .function(Routine(name: name, parameters: parameters, result: result, body: try block(after: example)))
    }

    mutating func protocolDeclaration() throws(SyntaxFailure) -> Statement.Kind {
        let example = "protocol double(freezing: Duration = 12 min) { freeze freezing }"
        advance()
        let name = try expectNewName("a name", example: example)
        let parameters = try parameters(example: example)
        if at("->") { throw fail(SyntaxMessages.protocolWithResult(at: span(current))) }
        return .protocolDeclaration(Routine(name: name, parameters: parameters, result: nil, body: try block(after: example)))
    }

    /// parameters
    private mutating func parameters(example: String) throws(SyntaxFailure) -> [Routine.Parameter] {
        let opener = try expect("(", example: example)
        layout.callBrackets.insert(opener.start)
        var parameters: [Routine.Parameter] = []
        while !at(")") {
            parameters.append(try parameter(example: example))
            if !eat(",") { break }
        }
        try close(opener, ")")
        return parameters
    }

    private mutating func parameter(example: String) throws(SyntaxFailure) -> Routine.Parameter {
        let name = try expectName("a parameter's name", example: example)
        if Keywords.reserved.contains(name.text), !Keywords.joining.contains(name.text) {
            tell(SyntaxMessages.reservedName(name.text, at: name.span))
        }
        if current.isWord, let mistake = parameterWithoutColon(name) { throw fail(mistake) }
        let type = eat(":") ? try type() : nil
        return Routine.Parameter(name: name, type: type, standard: eat("=") ? try expression() : nil)
    }

    /// type
    private mutating func type() throws(SyntaxFailure) -> TypeTree {
        try nested { parser throws(SyntaxFailure) in
            let example = "let gap: Length = 15 mm"
            let name = try parser.expectName("a type", example: example)
            var arguments: [TypeTree] = []
            if parser.at("<") {
                parser.layout.typeAngles.insert(parser.advance().start)
                repeat { arguments.append(try parser.type()) } while parser.eat(",")
                parser.layout.typeAngles.insert(try parser.expect(">", example: "List<Point>").start)
            }
            return TypeTree(name: name, arguments: arguments, span: parser.span(from: name.span.start))
        }
    }
}
