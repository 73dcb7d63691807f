import Diagnostics
import Quantities
import Syntax

final class NotTerm: Term {
    private let operand: Term

    init(_ expression: Expression, _ operand: Term) {
        self.operand = operand
        super.init(expression, over: [operand])
    }

    override func value(_ interpreter: Interpreter) throws -> Value { .boolean(try truth(interpreter)) }
    override func truth(_ interpreter: Interpreter) throws -> Bool { try !operand.truth(interpreter) }
}

final class NegatedTerm: Term {
    private let operand: Term

    init(_ expression: Expression, _ operand: Term) {
        self.operand = operand
        super.init(expression, over: [operand])
    }

    override func value(_ interpreter: Interpreter) throws -> Value { try interpreter.negated(operand.value(interpreter), operand.span) }
}

/// Two operands; what each kind does with their values is its own.
class BinaryTerm: Term {
    final let left: Term
    final let right: Term

    init(_ expression: Expression, _ left: Term, _ right: Term) {
        self.left = left
        self.right = right
        super.init(expression, over: [left, right])
    }
}

final class AndTerm: BinaryTerm {
    override func value(_ interpreter: Interpreter) throws -> Value { .boolean(try truth(interpreter)) }
    override func truth(_ interpreter: Interpreter) throws -> Bool { try left.truth(interpreter) && right.truth(interpreter) }
}

final class OrTerm: BinaryTerm {
    override func value(_ interpreter: Interpreter) throws -> Value { .boolean(try truth(interpreter)) }
    override func truth(_ interpreter: Interpreter) throws -> Bool { try left.truth(interpreter) || right.truth(interpreter) }
}

final class ComparisonTerm: BinaryTerm {
    private let operation: BinaryOperator

    init(_ expression: Expression, _ operation: BinaryOperator, _ left: Term, _ right: Term) {
        self.operation = operation
        super.init(expression, left, right)
    }

    override func value(_ interpreter: Interpreter) throws -> Value { .boolean(try truth(interpreter)) }

    override func truth(_ interpreter: Interpreter) throws -> Bool {
        try Comparison(operation, left.value(interpreter), right.value(interpreter), span).holds()
    }
}

// Two quantities are by far the most usual operands: they are reckoned with here, and everything else goes the general way.

final class SumTerm: BinaryTerm {
    override func value(_ interpreter: Interpreter) throws -> Value {
        let (first, second) = (try left.value(interpreter), try right.value(interpreter))
        if case .quantity(let a) = first, case .quantity(let b) = second, a.dimension == b.dimension {
            return try .finite(a.value + b.value, a.dimension, isPercent: a.isPercent || b.isPercent, span)
        }
        return try interpreter.sum(first, second, self)
    }
}

final class DifferenceTerm: BinaryTerm {
    override func value(_ interpreter: Interpreter) throws -> Value {
        let (first, second) = (try left.value(interpreter), try right.value(interpreter))
        if case .quantity(let a) = first, case .quantity(let b) = second, a.dimension == b.dimension {
            return try .finite(a.value - b.value, a.dimension, isPercent: a.isPercent || b.isPercent, span)
        }
        return try interpreter.difference(first, second, self)
    }
}

final class ProductTerm: BinaryTerm {
    override func value(_ interpreter: Interpreter) throws -> Value {
        let (first, second) = (try left.value(interpreter), try right.value(interpreter))
        if case .quantity(let a) = first, case .quantity(let b) = second {
            let dimension = a.dimension * b.dimension
            return try .finite(a.value * b.value, dimension, isPercent: dimension == .ratio && (a.isPercent || b.isPercent), span)
        }
        return try interpreter.product(first, second, self)
    }
}

final class QuotientTerm: BinaryTerm {
    override func value(_ interpreter: Interpreter) throws -> Value {
        let (first, second) = (try left.value(interpreter), try right.value(interpreter))
        if case .quantity(let a) = first, case .quantity(let b) = second {
            guard b.value != 0 else { throw Diagnostic.divisionByZero(at: right.span) }
            let isPercent = a.isPercent && b.dimension == .ratio && !b.isPercent
            return try .finite(a.value / b.value, a.dimension / b.dimension, isPercent: isPercent, span)
        }
        return try interpreter.quotient(first, second, self)
    }
}

final class PowerTerm: BinaryTerm {
    override func value(_ interpreter: Interpreter) throws -> Value {
        try interpreter.power(interpreter.measure(left), interpreter.measure(right), span)
    }
}

extension Value {
    /// A quantity; one that is not finite is a mistake at this place.
    static func finite(_ value: Double, _ dimension: Dimension, isPercent: Bool, _ span: @autoclosure () -> SourceSpan) throws -> Value {
        guard value.isFinite else { throw Diagnostic.notFinite(at: span()) }
        return .quantity(Measure(quantity: Quantity(value, dimension), isPercent: isPercent))
    }
}
