import Diagnostics

extension [Statement] {
    /// With other names for tissues and probe models, by the places of those that stand there.
    ///
    /// - Returns: the statements, and the places that were named anew.
    public func with(_ standIns: [SourceSpan: String]) -> (statements: [Statement], places: Set<SourceSpan>) {
        guard !standIns.isEmpty else { return (self, []) }
        var renaming = Renaming(standIns: standIns)
        return (map { renaming.renamed($0) }, renaming.places)
    }
}

private struct Renaming {
    let standIns: [SourceSpan: String]
    var places: Set<SourceSpan> = []

    mutating func renamed(_ statement: Statement) -> Statement {
        switch statement.kind {
        case .background(let tissue, let temperature): Statement(.background(tissue: renamed(tissue), temperature: temperature), statement.span)
        case .region(let region): Statement(.region(renamed(region)), statement.span)
        case .command(.place(let probe, let tip, let entry, let model)):
            Statement(.command(.place(probe, at: tip, from: entry, model: renamed(model))), statement.span)
        case .command(.test(let probe, let model)): Statement(.command(.test(probe, model: renamed(model))), statement.span)
        default: statement.mappingInner { renamed($0) }
        }
    }

    private mutating func renamed(_ region: Region) -> Region {
        var other = region
        other.tissue = region.tissue.map { renamed($0) }
        return other
    }

    private mutating func renamed(_ name: Name) -> Name {
        guard let other = standIns[name.span] else { return name }
        places.insert(name.span)
        return Name(other, name.span)
    }
}

extension Statement {
    /// With other statements in its braces.
    fileprivate func mappingInner(_ change: (Statement) -> Statement) -> Statement {
        switch kind {
        case .branch(let branch): Statement(.branch(branch.mapping(change)), span)
        case .repeatTimes(let count, let body): Statement(.repeatTimes(count, body.mapping(change)), span)
        case .forEach(let name, let values, let body): Statement(.forEach(name, values, body.mapping(change)), span)
        case .whileLoop(let condition, let bound, let body):
            Statement(.whileLoop(condition: condition, bound: bound, body: body.mapping(change)), span)
        case .protocolDeclaration(let routine):
            Statement(.protocolDeclaration(routine.mapping(change)), span)
        case .override(let reason, let body): Statement(.override(reason: reason, body.mapping(change)), span)
        case .together(let body): Statement(.together(body.mapping(change)), span)
        default: self
        }
    }
}

extension Block {
    fileprivate func mapping(_ change: (Statement) -> Statement) -> Block { Block(statements: statements.map(change), span: span) }
}

extension Branch {
    fileprivate func mapping(_ change: (Statement) -> Statement) -> Branch {
        var other = self
        other.then = then.mapping(change)
        switch otherwise {
        case .none: break
        case .block(let block): other.otherwise = .block(block.mapping(change))
        case .branch(let statement): other.otherwise = .branch(change(statement))
        }
        return other
    }
}

extension Routine {
    fileprivate func mapping(_ change: (Statement) -> Statement) -> Routine {
        var other = self
        other.body = body.mapping(change)
        return other
    }
}
