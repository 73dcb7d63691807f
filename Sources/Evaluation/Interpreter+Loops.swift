import Diagnostics
import Quantities
import Syntax

extension Interpreter {
    static let mostTurns = 100_000

    func choose(_ branch: Branch) throws -> Flow {
        if try chosen(branch.condition) { return try execute(branch.then) }
        switch branch.otherwise {
        case .none: return .next
        case .block(let block): return try execute(block)
        case .branch(let statement): return try nested(at: statement.span) { try execute(statement) }
        }
    }

    func repeatBlock(_ count: Expression, _ body: Block) throws -> Flow {
        let turns = try wholeNumber(count, what: "the number of turns")
        guard turns >= 0 else { throw Diagnostic.outOfRange("the number of turns", "\(turns)", allowed: "0 or more", at: count.span) }
        guard turns <= Self.mostTurns else { throw Diagnostic.tooMany("turns", limit: Self.mostTurns, at: count.span) }
        for _ in 0..<turns {
            try commander.checkForStop()
            if case .returned(let value) = try execute(body) { return .returned(value) }
        }
        return .next
    }

    func forEach(_ name: Name, _ list: Expression, _ body: Block) throws -> Flow {
        for value in try items(of: list) {
            try commander.checkForStop()
            environment.openScope()
            defer { environment.closeScope() }
            environment.declare(name.text, value)
            if case .returned(let value) = try execute(body) { return .returned(value) }
        }
        return .next
    }

    private func items(of list: Expression) throws -> [Value] {
        let value = try evaluate(list)
        guard case .list(let values) = value else { throw Diagnostic.wrongKind(value.kind, wanted: "a list", at: list.span) }
        return values
    }

    /// Turns while the condition holds and less simulated time than the bound has passed. A loop in which no time passes is cut off.
    func loop(while condition: Expression, bound: Expression?, _ body: Block) throws -> Flow {
        guard let bound else { throw Diagnostic.needsBound(at: condition.span) }
        let longest = try seconds(bound, what: "the bound")
        let start = try elapsedSeconds()
        var idleTurns = 0
        var now = start
        while now - start < longest, try watching({ try chosen(condition) }) {
            try commander.checkForStop()
            if case .returned(let value) = try execute(body) { return .returned(value) }
            let later = try elapsedSeconds()
            idleTurns = later > now ? 0 : idleTurns + 1
            if idleTurns >= Self.mostTurns { throw Diagnostic.spins(idleTurns, at: condition.span) }
            now = later
        }
        return .next
    }

    private func elapsedSeconds() throws -> Double {
        guard case .number(let seconds?) = try commander.answer(.elapsed, in: nil) else { return 0 }
        return seconds
    }

    /// Does some work as a watched condition does it: there `coldest` means this instant.
    func watching<Result>(_ work: () throws -> Result) rethrows -> Result {
        let before = isWatching
        isWatching = true
        defer { isWatching = before }
        return try work()
    }

    func range(_ lower: Expression, _ upper: Expression, _ span: SourceSpan) throws -> Value {
        let first = try wholeNumber(lower, what: "the start of a range")
        let last = try wholeNumber(upper, what: "the end of a range")
        guard first <= last else { return .list([]) }
        guard last - first < Self.mostTurns else { throw Diagnostic.tooMany("numbers in a range", limit: Self.mostTurns, at: span) }
        return .list((first...last).map { .number(Double($0)) })
    }
}
