import Diagnostics

extension [Statement] {
    /// With other names for tissues, probe models and types, by the places of those that stand there.
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
        case .binding(let binding):
            Statement(.binding(Binding(name: binding.name, isVariable: binding.isVariable, type: binding.type.map { renamed($0) }, value: binding.value)), statement.span)
        case .function(let routine): Statement(.function(renamed(routine)), statement.span)
        case .protocolDeclaration(let routine): Statement(.protocolDeclaration(renamed(routine)), statement.span)
        default: statement.mappingBlocks { block in Block(statements: block.statements.map { renamed($0) }, span: block.span) }
        }
    }

    private mutating func renamed(_ region: Region) -> Region {
        var other = region
        other.tissue = region.tissue.map { renamed($0) }
        return other
    }

    private mutating func renamed(_ routine: Routine) -> Routine {
        var other = routine
        other.parameters = routine.parameters.map { Routine.Parameter(name: $0.name, type: $0.type.map { renamed($0) }, standard: $0.standard) }
        other.result = routine.result.map { renamed($0) }
        other.body = Block(statements: routine.body.statements.map { renamed($0) }, span: routine.body.span)
        return other
    }

    private mutating func renamed(_ type: TypeTree) -> TypeTree {
        TypeTree(name: renamed(type.name), arguments: type.arguments.map { renamed($0) }, span: type.span)
    }

    private mutating func renamed(_ name: Name) -> Name {
        guard let other = standIns[name.span] else { return name }
        places.insert(name.span)
        return Name(other, name.span)
    }
}
