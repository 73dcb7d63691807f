import Diagnostics

extension [Statement] {
    /// The words of a file that stand in none of these statements, nor in a comment: of what could not be read.
    public func wordsBeside(in file: SourceFile) -> UnreadWords {
        var rest = file.bytes
        for leaf in flatMap(\.leaves) {
            for place in leaf.start..<Swift.max(leaf.start, Swift.min(leaf.end, rest.count)) where rest[place] != UInt8(ascii: "\n") { rest[place] = UInt8(ascii: " ") }
        }
        return UnreadWords(String(decoding: rest, as: UTF8.self))
    }

    /// Without those that hold one of these places. Of a block only the statement inside goes.
    public func without(_ faults: [SourceSpan]) -> [Statement] {
        compactMap { statement in
            let own = faults.filter { statement.span.touches($0) }
            return own.isEmpty ? statement : statement.without(own)
        }
    }
}

extension Statement {
    /// The statements that stand in its braces.
    private var inner: [Statement] {
        switch kind {
        case .branch(let branch): branch.inner
        case .repeatTimes(_, let body), .forEach(_, _, let body), .whileLoop(_, _, let body), .override(_, let body), .together(let body): body.statements
        case .function(let routine), .protocolDeclaration(let routine): routine.body.statements
        default: []
        }
    }

    /// The places of what was read whole: of a statement with braces, what stands before them and the statements inside.
    fileprivate var leaves: [SourceSpan] {
        guard let brace else { return [span] }
        return [SourceSpan(file: span.file, start: span.start, end: brace)] + inner.flatMap(\.leaves)
    }

    /// Where the first of its braces opens.
    private var brace: Int? {
        switch kind {
        case .branch(let branch): branch.then.span.start
        case .repeatTimes(_, let body), .forEach(_, _, let body), .whileLoop(_, _, let body), .override(_, let body), .together(let body): body.span.start
        case .function(let routine), .protocolDeclaration(let routine): routine.body.span.start
        default: nil
        }
    }

    /// Nothing where a fault lies outside its blocks.
    fileprivate func without(_ faults: [SourceSpan]) -> Statement? {
        switch kind {
        case .branch(let branch): with(branch.without(faults).map(Kind.branch))
        case .repeatTimes(let count, let body): with(body.without(faults).map { .repeatTimes(count, $0) })
        case .forEach(let name, let values, let body): with(body.without(faults).map { .forEach(name, values, $0) })
        case .whileLoop(let condition, let bound, let body): with(body.without(faults).map { .whileLoop(condition: condition, bound: bound, body: $0) })
        case .function(let routine): with(routine.without(faults).map(Kind.function))
        case .protocolDeclaration(let routine): with(routine.without(faults).map(Kind.protocolDeclaration))
        case .override(let reason, let body): with(body.without(faults).map { .override(reason: reason, $0) })
        case .together(let body): with(body.without(faults).map(Kind.together))
        default: nil
        }
    }

    private func with(_ kind: Kind?) -> Statement? { kind.map { Statement($0, span) } }
}

extension Block {
    /// Nothing where a fault lies outside it.
    fileprivate func without(_ faults: [SourceSpan]) -> Block? {
        guard faults.allSatisfy(span.holds) else { return nil }
        return Block(statements: statements.without(faults), span: span)
    }
}

extension Branch {
    fileprivate var inner: [Statement] {
        switch otherwise {
        case .none: then.statements
        case .block(let block): then.statements + block.statements
        case .branch(let statement): then.statements + [statement]
        }
    }

    fileprivate func without(_ faults: [SourceSpan]) -> Branch? {
        var rest = self
        guard let then = then.without(faults.filter { !isOtherwise($0) }) else { return nil }
        rest.then = then
        let others = faults.filter(isOtherwise)
        switch otherwise {
        case .none: break
        case .block(let block):
            guard let block = block.without(others) else { return nil }
            rest.otherwise = .block(block)
        case .branch(let statement):
            guard let statement = others.isEmpty ? statement : statement.without(others) else { return nil }
            rest.otherwise = .branch(statement)
        }
        return rest
    }

    private func isOtherwise(_ fault: SourceSpan) -> Bool {
        switch otherwise {
        case .none: false
        case .block(let block): block.span.holds(fault)
        case .branch(let statement): statement.span.holds(fault)
        }
    }
}

extension Routine {
    fileprivate func without(_ faults: [SourceSpan]) -> Routine? {
        guard let body = body.without(faults) else { return nil }
        var rest = self
        rest.body = body
        return rest
    }
}
