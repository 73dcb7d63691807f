import Diagnostics
import Syntax

extension Course {
    /// Everything the rules say of this course, in the order of the program. A course without a target is no treatment.
    var findings: [Diagnostic] {
        guard !targets.isEmpty else { return [] }
        let all = loneCycle() + overlongFreezes() + saturatedFreezes() + shortThaws() + unscanned() + probeCounts() + spacings() + unwatchedNeighbours() + unboundedVolume()
        var seen: Set<Diagnostic> = []
        return all.filter { seen.insert($0).inserted }.sorted { $0.span.start < $1.span.start }
    }

    /// Goals and limits on a region in which there is nothing: they could never be judged.
    func emptyRegions(in tree: ProgramTree) -> [Diagnostic] {
        tree.statements.flatMap { statement in statement.judgedRegions.compactMap { emptyRegion($0) } }
    }

    /// Limits behind the last command of the program: they watch what comes behind them, and nothing does.
    func lateLimits() -> [Diagnostic] {
        guard isWhole, let last = steps.lastIndex(where: \.deed.takesTime) else { return [] }
        return limits.filter { $0.stepsBefore > last }.map { RehearsalMessages.lateLimit(at: $0.span) }
    }

    private func emptyRegion(_ name: Name) -> Diagnostic? {
        guard let shape = patient?.region(named: name.text)?.shape, shape.isEmpty == true else { return nil }
        return RehearsalMessages.emptyRegion(name.text, at: name.span)
    }
}

extension Course.Deed {
    fileprivate var takesTime: Bool {
        switch self {
        case .freeze, .thaw, .hold: true
        case .place, .placeSensor, .scan, .withdraw: false
        }
    }
}

extension Statement {
    /// The regions that a goal or a limit asks about.
    fileprivate var judgedRegions: [Name] {
        switch kind {
        case .goal(let condition, _), .limit(let condition, _): condition.regionsAsked
        default: []
        }
    }
}

extension Expression {
    fileprivate var regionsAsked: [Name] {
        switch kind {
        case .binary(_, let left, let right, _): left.regionsAsked + right.regionsAsked
        case .unary(_, let operand): operand.regionsAsked
        case .call(_, let arguments): arguments.compactMap { $0.value.asName }
        default: []
        }
    }

    private var asName: Name? {
        if case .name(let name) = kind { Name(name, span) } else { nil }
    }
}
