/// What stands in a statement's braces. Whoever walks through statements asks here.
extension Statement {
    /// Its blocks in the order of the text, with those of an `else if`.
    public var blocks: [Block] {
        switch kind {
        case .branch(let branch): branch.blocks
        case .repeatTimes(_, let body), .forEach(_, _, let body), .whileLoop(_, _, let body), .override(_, let body), .together(let body): [body]
        case .function(let routine), .protocolDeclaration(let routine): [routine.body]
        case .unread(let unread): unread.blocks
        default: []
        }
    }

    /// With other blocks in place of its own.
    func mappingBlocks(_ change: (Block) -> Block) -> Statement { Statement(mappedKind(change), span) }

    private func mappedKind(_ change: (Block) -> Block) -> Kind {
        switch kind {
        case .branch(let branch): .branch(branch.mappingBlocks(change))
        case .repeatTimes(let count, let body): .repeatTimes(count, change(body))
        case .forEach(let name, let values, let body): .forEach(name, values, change(body))
        case .whileLoop(let condition, let bound, let body): .whileLoop(condition: condition, bound: bound, body: change(body))
        case .function(let routine): .function(routine.mappingBody(change))
        case .protocolDeclaration(let routine): .protocolDeclaration(routine.mappingBody(change))
        case .override(let reason, let body): .override(reason: reason, change(body))
        case .together(let body): .together(change(body))
        case .unread(let unread): .unread(Unread(word: unread.word, name: unread.name, blocks: unread.blocks.map(change)))
        default: kind
        }
    }
}

extension Branch {
    fileprivate var blocks: [Block] {
        switch otherwise {
        case .none: [then]
        case .block(let block): [then, block]
        case .branch(let statement): [then] + statement.blocks
        }
    }

    fileprivate func mappingBlocks(_ change: (Block) -> Block) -> Branch {
        var other = self
        other.then = change(then)
        switch otherwise {
        case .none: break
        case .block(let block): other.otherwise = .block(change(block))
        case .branch(let statement): other.otherwise = .branch(statement.mappingBlocks(change))
        }
        return other
    }
}

extension Routine {
    fileprivate func mappingBody(_ change: (Block) -> Block) -> Routine {
        var other = self
        other.body = change(body)
        return other
    }
}
