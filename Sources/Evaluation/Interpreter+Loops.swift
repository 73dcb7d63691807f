import Diagnostics
import Quantities
import Syntax

extension Interpreter {
    public static let mostTurns = 100_000

    /// How often a `repeat` turns.
    func turns(_ count: Term) throws -> Int {
        let turns = try wholeNumber(count, what: "the number of turns")
        guard turns >= 0 else { throw Diagnostic.outOfRange("the number of turns", "\(turns)", allowed: "0 or more", example: "repeat 2 times { … }", at: count.span) }
        guard turns <= Self.mostTurns else { throw Diagnostic.tooMany("turns", limit: Self.mostTurns, at: count.span) }
        return turns
    }

    func items(of list: Term) throws -> [Value] {
        let value = try list.value(self)
        guard case .list(let values) = value else { throw Diagnostic.wrongKind(value.kind, wanted: "a list", at: list.span) }
        return values
    }

    /// Turns while the condition holds and less simulated time than the bound has passed. A loop in which no time passes is cut off.
    func loop(while condition: Term, bound: Term?, _ body: Passage) throws -> Flow {
        guard let bound else { throw Diagnostic.needsBound(at: condition.span) }
        let longest = try seconds(bound, what: "the bound")
        let start = try elapsedSeconds()
        var idleTurns = 0
        var now = start
        while now - start < longest, try watching({ try chosen(condition) }) {
            try commander.checkForStop()
            if case .returned(let value) = try body.run(self) { return .returned(value) }
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

    /// The ends of `lower..upper`; nothing where it is empty.
    func ends(of lower: Term, _ upper: Term, _ span: SourceSpan) throws -> ClosedRange<Int>? {
        let first = try wholeNumber(lower, what: "the start of a range")
        let last = try wholeNumber(upper, what: "the end of a range")
        guard first <= last else { return nil }
        guard last - first < Self.mostTurns else { throw Diagnostic.tooMany("numbers in a range", limit: Self.mostTurns, at: span) }
        return first...last
    }
}
