import Diagnostics
import Syntax

/// How a statement ended: the next one follows, or the routine returns.
enum Flow {
    case next
    case returned(Value)
}

/// A statement made ready to be carried out again and again.
class Step {
    let span: SourceSpan
    /// How many levels are worked out inside one another in its own expressions.
    let height: Int

    init(_ span: SourceSpan, over terms: [Term] = []) {
        self.span = span
        height = terms.map(\.height).max() ?? 0
    }

    func carryOut(_ interpreter: Interpreter) throws -> Flow { preconditionFailure("every kind of step can be carried out") }
}

/// A statement that is worked out from its tree each time: a description, a requirement, a command. What it does takes far longer than reading it.
final class PlainStep: Step {
    private let statement: Statement
    private let surroundings: Surroundings

    init(_ statement: Statement, in surroundings: Surroundings) {
        self.statement = statement
        self.surroundings = surroundings
        super.init(statement.span)
    }

    override func carryOut(_ interpreter: Interpreter) throws -> Flow {
        try interpreter.within(surroundings) { try interpreter.carryOut(statement) }
    }
}

// MARK: - Values

/// `let` or `var` outside all braces, and every assignment to such a name.
final class GlobalStep: Step {
    private let place: Int
    private let term: Term

    init(_ span: SourceSpan, place: Int, _ term: Term) {
        (self.place, self.term) = (place, term)
        super.init(span, over: [term])
    }

    override func carryOut(_ interpreter: Interpreter) throws -> Flow {
        let value = try term.value(interpreter)
        interpreter.environment.setGlobal(place, value)
        return .next
    }
}

/// The same inside braces.
final class LocalStep: Step {
    private let place: Int
    private let term: Term

    init(_ span: SourceSpan, place: Int, _ term: Term) {
        (self.place, self.term) = (place, term)
        super.init(span, over: [term])
    }

    override func carryOut(_ interpreter: Interpreter) throws -> Flow {
        let value = try term.value(interpreter)
        interpreter.environment.setLocal(place, value)
        return .next
    }
}

/// A statement that works out one or two expressions and does something with them.
final class ActionStep: Step {
    typealias Action = (Interpreter) throws -> Flow

    private let action: Action

    init(_ span: SourceSpan, over terms: [Term], _ action: @escaping Action) {
        self.action = action
        super.init(span, over: terms)
    }

    override func carryOut(_ interpreter: Interpreter) throws -> Flow { try action(interpreter) }
}

// MARK: - Choice and repetition

final class BranchStep: Step {
    private let condition: Term
    private let then: Passage
    private let otherwise: Passage?

    init(_ span: SourceSpan, _ condition: Term, _ then: Passage, otherwise: Passage?) {
        (self.condition, self.then, self.otherwise) = (condition, then, otherwise)
        super.init(span, over: [condition])
    }

    override func carryOut(_ interpreter: Interpreter) throws -> Flow {
        if try interpreter.chosen(condition) { return try then.run(interpreter) }
        return try otherwise?.run(interpreter) ?? .next
    }
}

final class RepeatStep: Step {
    private let count: Term
    private let body: Passage

    init(_ span: SourceSpan, _ count: Term, _ body: Passage) {
        (self.count, self.body) = (count, body)
        super.init(span, over: [count])
    }

    override func carryOut(_ interpreter: Interpreter) throws -> Flow {
        for _ in 0..<(try interpreter.turns(count)) {
            try interpreter.commander.checkForStop()
            if case .returned(let value) = try body.run(interpreter) { return .returned(value) }
        }
        return .next
    }
}

final class ForStep: Step {
    private let place: Int
    private let list: Term
    private let body: Passage

    init(_ span: SourceSpan, place: Int, _ list: Term, _ body: Passage) {
        (self.place, self.list, self.body) = (place, list, body)
        super.init(span, over: [list])
    }

    override func carryOut(_ interpreter: Interpreter) throws -> Flow {
        defer { interpreter.environment.forget(place..<place + 1) }
        if let range = list as? RangeTerm { return try count(range, interpreter) }
        for value in try interpreter.items(of: list) {
            if case .returned(let value) = try turn(value, interpreter) { return .returned(value) }
        }
        return .next
    }

    /// Through a range that need not be made into a list.
    private func count(_ range: RangeTerm, _ interpreter: Interpreter) throws -> Flow {
        guard let ends = try range.ends(interpreter) else { return .next }
        for number in ends {
            if case .returned(let value) = try turn(.number(Double(number)), interpreter) { return .returned(value) }
        }
        return .next
    }

    private func turn(_ value: Value, _ interpreter: Interpreter) throws -> Flow {
        try interpreter.commander.checkForStop()
        interpreter.environment.setLocal(place, value)
        return try body.run(interpreter)
    }
}

final class WhileStep: Step {
    private let condition: Term
    private let bound: Term?
    private let body: Passage

    init(_ span: SourceSpan, _ condition: Term, bound: Term?, _ body: Passage) {
        (self.condition, self.bound, self.body) = (condition, bound, body)
        super.init(span, over: [condition] + (bound.map { [$0] } ?? []))
    }

    override func carryOut(_ interpreter: Interpreter) throws -> Flow { try interpreter.loop(while: condition, bound: bound, body) }
}

/// A block made ready: its statements, and the places of the names that end with it.
final class Passage {
    private let steps: [Step]
    private let span: SourceSpan
    private let places: Range<Int>
    private let height: Int

    init(_ steps: [Step], _ span: SourceSpan, places: Range<Int>) {
        (self.steps, self.span, self.places) = (steps, span, places)
        height = 1 + (steps.map(\.height).max() ?? 0)
    }

    func run(_ interpreter: Interpreter) throws -> Flow {
        try interpreter.deepen(by: height, at: span)
        defer { interpreter.rise(by: height) }
        defer { if !places.isEmpty { interpreter.environment.forget(places) } }
        for step in steps {
            do {
                if case .returned(let value) = try interpreter.carryOut(step) { return .returned(value) }
            } catch {
                // What follows may need the value that was not had.
                guard !(step is LocalStep), interpreter.passesOver(error) else { throw error }
            }
        }
        return .next
    }
}
