import Diagnostics
import Syntax

/// A body is checked where it is first called or where it is declared, whichever comes first: then the names it sees are those that
/// exist at that moment, and what it does to the probes is known to its caller.
extension Checker {
    mutating func announce(_ routine: Routine, isProtocol: Bool, hasHead: Bool = true) {
        let name = routine.name
        let what = isProtocol ? "protocol" : "function"
        if Signature.builtins[name.text] != nil { tell(CheckMessages.builtInName(name.text, at: name.span)) }
        if let first = environment.routines[name.text]?.tree.name.span, !context.isEntry {
            if first.file == name.span.file {
                return tell(CheckMessages.alreadyDeclared(name.text, what: what, first: first, at: name.span))
            }
            tell(CheckMessages.shadowing(name.text, what: what, first: first, at: name.span))
        }
        environment.routines[name.text] = RoutineRecord(tree: routine, isProtocol: isProtocol, hasHead: hasHead)
    }

    mutating func checkDeclaration(of routine: Routine) {
        guard let record = environment.routines[routine.name.text], record.tree.name.span == routine.name.span else { return }
        if record.stage == .declared { checkBody(of: routine.name.text, record) }
    }

    /// The routine with its body checked; nothing where it calls itself, which is told.
    mutating func checkedRoutine(_ name: String, calledAt span: SourceSpan) -> RoutineRecord? {
        guard let record = environment.routines[name] else { return nil }
        if record.stage == .checking {
            tell(CheckMessages.recursion(Array(callChain.drop { $0 != name }) + [name], at: span))
            return nil
        }
        if callChain.count >= Self.deepestCall {
            tell(CheckMessages.tooDeep("calls", at: span))
            return nil
        }
        if record.stage == .declared { checkBody(of: name, record) }
        guard let checked = environment.routines[name] else { return nil }
        noteDepth(checked.depth, at: span)
        return checked
    }

    /// A chain of calls has a bound, whichever of its routines is checked first.
    private mutating func noteDepth(_ depth: Int, at span: SourceSpan) {
        guard let caller = callChain.last else { return }
        let own = max(environment.routines[caller]?.depth ?? 1, depth + 1)
        environment.routines[caller]?.depth = own
        if own == Self.deepestCall + 1 { tell(CheckMessages.tooDeep("calls", at: span)) }
    }

    private mutating func checkBody(of name: String, _ record: RoutineRecord) {
        let outer = (context, Array(environment.scopes.dropFirst()), environment.placement)
        environment.scopes.removeSubrange(1...)
        environment.routines[name]?.stage = .checking
        callChain.append(name)
        context = Context(routine: record.isProtocol ? .protocol(name: name) : .function(name: name), isModule: outer.0.isModule)
        environment.placement = Placement()
        environment.placement.isOpen = true
        checkInside(name, record)
        environment.routines[name]?.placement = environment.placement
        environment.routines[name]?.stage = .checked
        callChain.removeLast()
        context = outer.0
        environment.scopes += outer.1
        environment.placement = outer.2
    }

    private mutating func checkInside(_ name: String, _ record: RoutineRecord) {
        let written = record.tree.result.map { type(written: $0) }
        context.declaredResult = record.isProtocol ? .void : written
        environment.scopes.append(Scope())
        for parameter in record.tree.parameters { declareParameter(parameter, of: name) }
        if let written { environment.routines[name]?.result = written }
        check(record.tree.body)
        environment.scopes.removeLast()
        let result = record.isProtocol ? .void : written ?? context.returned ?? .void
        environment.routines[name]?.result = result
        if !record.isProtocol, result != .void, !record.tree.body.alwaysReturns {
            tell(CheckMessages.missingReturn(name, type: result, at: record.tree.name.span))
        }
    }

    /// Its type is written, or is that of its default, which may use the parameters before it.
    private mutating func declareParameter(_ parameter: Routine.Parameter, of routine: String) {
        let written = parameter.type.map { type(written: $0) }
        var found: FrazilType?
        if let standard = parameter.standard { found = written.map { expect(standard, $0) } ?? type(of: standard) }
        if written == nil, found == nil { tell(CheckMessages.parameterNeedsType(parameter.name.text, at: parameter.name.span)) }
        let kind = written ?? found ?? .unknown
        declare(parameter.name, Symbol(type: kind, span: parameter.name.span, origin: .parameter))
        if parameter.type?.name.text == "Int" {
            environment.routines[routine]?.uses[parameter.name.text] = [.whole]
            if let standard = parameter.standard { checkIsInt(standard) }
        }
        environment.routines[routine]?.parameters.append(
            RoutineRecord.Parameter(name: parameter.name.text, type: kind, isOptional: parameter.standard != nil))
    }

    mutating func checkReturn(_ value: Expression?, _ span: SourceSpan) {
        guard context.isInRoutine else {
            if let value { _ = type(of: value) }
            return tell(CheckMessages.returnOutside(at: span))
        }
        let found = returned(value, span)
        if context.returned == nil || context.returned?.isUnknown == true { context.returned = found }
    }

    private mutating func returned(_ value: Expression?, _ span: SourceSpan) -> FrazilType {
        let wanted = context.declaredResult ?? context.returned.flatMap { $0.isUnknown ? nil : $0 }
        switch (value, wanted) {
        case (let value?, let wanted?): return expect(value, wanted)
        case (let value?, nil): return type(of: value)
        case (nil, let wanted?):
            if wanted != .void && !wanted.isUnknown {
                tell(CheckMessages.wrongType(wanted: wanted, found: .void, help: "write `return …`", at: span))
            }
            return .void
        case (nil, nil): return .void
        }
    }

    /// The type that a written one names.
    mutating func type(written tree: TypeTree) -> FrazilType {
        if tree.name.text == "List" { return .list(tree.arguments.first.map { type(written: $0) } ?? .unknown) }
        if let known = FrazilType.written[tree.name.text] { return known }
        let names = Array(FrazilType.written.keys) + ["List"]
        let nearest = nearName(to: tree.name.text, among: names)
        tell(CheckMessages.unknownType(tree.name.text, nearest: nearest, at: tree.name.span))
        return nearest.flatMap { FrazilType.written[$0] } ?? .unknown
    }
}

extension Block {
    /// Every way through it ends with `return`.
    fileprivate var alwaysReturns: Bool { statements.contains { $0.alwaysReturns } }
}

extension Statement {
    fileprivate var alwaysReturns: Bool {
        switch kind {
        case .returnValue: true
        case .branch(let branch): branch.alwaysReturns
        default: false
        }
    }
}

extension Branch {
    fileprivate var alwaysReturns: Bool {
        guard then.alwaysReturns else { return false }
        switch otherwise {
        case .none: return false
        case .block(let block): return block.alwaysReturns
        case .branch(let statement): return statement.alwaysReturns
        }
    }
}
