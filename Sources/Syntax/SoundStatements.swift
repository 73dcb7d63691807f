import Diagnostics

extension [Statement] {
    /// Without those that hold one of these places. Of a block only the statement inside goes.
    public func without(_ faults: [SourceSpan]) -> [Statement] {
        compactMap { statement in
            let own = faults.filter { statement.span.touches($0) }
            return own.isEmpty ? statement : statement.without(own)
        }
    }
}

extension Statement {
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
