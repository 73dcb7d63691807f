import Diagnostics
import Syntax

/// What has a value when it is asked for it: an expression as written, or one made ready.
protocol Evaluable {
    var kind: Expression.Kind { get }
    var span: SourceSpan { get }
    func value(_ interpreter: Interpreter) throws -> Value
}

/// An expression made ready to be worked out again and again: its names are places, its literals values, its calls bound.
class Term: Evaluable {
    let expression: Expression
    /// How many levels are worked out inside one another, this one counted.
    let height: Int

    init(_ expression: Expression, over parts: [Term] = []) {
        self.expression = expression
        height = 1 + (parts.map(\.height).max() ?? 0)
    }

    final var kind: Expression.Kind { expression.kind }
    final var span: SourceSpan { expression.span }

    func value(_ interpreter: Interpreter) throws -> Value { preconditionFailure("every kind of term has a value") }

    /// A condition: yes or no.
    func truth(_ interpreter: Interpreter) throws -> Bool {
        let found = try value(interpreter)
        guard case .boolean(let isTrue) = found else { throw Diagnostic.wrongKind(found.kind, wanted: "a yes or no", at: span) }
        return isTrue
    }

    /// The value that was declared by this name; nothing for what is no name, or the name of something else.
    func declared(_ interpreter: Interpreter) -> Value? { nil }
}

// MARK: - What is known at once

final class ConstantTerm: Term {
    private let constant: Value

    init(_ expression: Expression, _ constant: Value) {
        self.constant = constant
        super.init(expression)
    }

    override func value(_ interpreter: Interpreter) throws -> Value { constant }
}

/// A literal that has no value: told where it is asked for, not before.
final class FaultyTerm: Term {
    private let fault: any Error

    init(_ expression: Expression, _ fault: any Error) {
        self.fault = fault
        super.init(expression)
    }

    override func value(_ interpreter: Interpreter) throws -> Value { throw fault }
}

// MARK: - Names

final class LocalTerm: Term {
    private let place: Int

    init(_ expression: Expression, place: Int) {
        self.place = place
        super.init(expression)
    }

    override func value(_ interpreter: Interpreter) throws -> Value { interpreter.environment.local(place) }
    override func declared(_ interpreter: Interpreter) -> Value? { interpreter.environment.local(place) }
}

/// A name of the top level; where none was declared, a region of the patient or a constant.
final class GlobalTerm: Term {
    private let place: Int
    private let name: String

    init(_ expression: Expression, place: Int, name: String) {
        self.place = place
        self.name = name
        super.init(expression)
    }

    override func value(_ interpreter: Interpreter) throws -> Value {
        if let found = interpreter.environment.global(place) { return found }
        return try interpreter.undeclared(name, span)
    }

    override func declared(_ interpreter: Interpreter) -> Value? { interpreter.environment.global(place) }
}

// MARK: - What is put together

final class TextTerm: Term {
    enum Part {
        case text(String)
        case term(Term)
    }

    private let parts: [Part]

    init(_ expression: Expression, _ parts: [Part]) {
        self.parts = parts
        super.init(expression, over: parts.compactMap { if case .term(let term) = $0 { term } else { nil } })
    }

    override func value(_ interpreter: Interpreter) throws -> Value {
        var text = ""
        for part in parts {
            switch part {
            case .text(let literal): text += literal
            case .term(let term): text += interpreter.text(of: try term.value(interpreter))
            }
        }
        return .string(text)
    }
}

final class ListTerm: Term {
    private let items: [Term]

    init(_ expression: Expression, _ items: [Term]) {
        self.items = items
        super.init(expression, over: items)
    }

    override func value(_ interpreter: Interpreter) throws -> Value { .list(try items.map { try $0.value(interpreter) }) }
}

final class RecordTerm: Term {
    private let entries: [(name: String, term: Term)]

    init(_ expression: Expression, _ entries: [(name: String, term: Term)]) {
        self.entries = entries
        super.init(expression, over: entries.map(\.term))
    }

    override func value(_ interpreter: Interpreter) throws -> Value {
        .record(try entries.map { Value.Entry(name: $0.name, value: try $0.term.value(interpreter)) })
    }
}

final class TupleTerm: Term {
    private let coordinates: [Term]
    private let unit: UnitName?

    init(_ expression: Expression, _ coordinates: [Term], _ unit: UnitName?) {
        self.coordinates = coordinates
        self.unit = unit
        super.init(expression, over: coordinates)
    }

    override func value(_ interpreter: Interpreter) throws -> Value { try interpreter.tuple(coordinates, unit, span) }
}

final class RangeTerm: Term {
    private let lower: Term
    private let upper: Term

    init(_ expression: Expression, _ lower: Term, _ upper: Term) {
        self.lower = lower
        self.upper = upper
        super.init(expression, over: [lower, upper])
    }

    /// Both ends; nothing where the range is empty.
    func ends(_ interpreter: Interpreter) throws -> ClosedRange<Int>? { try interpreter.ends(of: lower, upper, span) }

    override func value(_ interpreter: Interpreter) throws -> Value {
        .list(try ends(interpreter)?.map { .number(Double($0)) } ?? [])
    }
}

final class MemberTerm: Term {
    private let base: Term
    private let name: Name

    init(_ expression: Expression, _ base: Term, _ name: Name) {
        self.base = base
        self.name = name
        super.init(expression, over: [base])
    }

    override func value(_ interpreter: Interpreter) throws -> Value { try interpreter.member(name, of: base.value(interpreter)) }
}

final class ChoiceTerm: Term {
    private let condition: Term
    private let then: Term
    private let otherwise: Term

    init(_ expression: Expression, _ condition: Term, _ then: Term, _ otherwise: Term) {
        (self.condition, self.then, self.otherwise) = (condition, then, otherwise)
        super.init(expression, over: [condition, then, otherwise])
    }

    override func value(_ interpreter: Interpreter) throws -> Value {
        try interpreter.chosen(condition) ? try then.value(interpreter) : try otherwise.value(interpreter)
    }
}

final class PredictionTerm: Term {
    private let block: Passage

    init(_ expression: Expression, _ block: Passage) {
        self.block = block
        super.init(expression)
    }

    override func value(_ interpreter: Interpreter) throws -> Value { try interpreter.predict(block) }
}

final class ScanTerm: Term {
    private let tree: ScanTree
    private let surroundings: Surroundings

    init(_ expression: Expression, _ tree: ScanTree, in surroundings: Surroundings) {
        self.tree = tree
        self.surroundings = surroundings
        super.init(expression)
    }

    override func value(_ interpreter: Interpreter) throws -> Value {
        try interpreter.within(surroundings) { try interpreter.scanned(tree, span) }
    }
}
