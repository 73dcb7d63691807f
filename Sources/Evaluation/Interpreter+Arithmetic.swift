import Diagnostics
import Geometry
import Quantities
import Syntax

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension Interpreter {
    func unary(_ operation: UnaryOperator, _ operand: Expression, _ span: SourceSpan) throws -> Value {
        switch operation {
        case .not: return .boolean(try !truth(operand))
        case .negate: return try negated(operand, span)
        }
    }

    /// `-40 C` is one literal; elsewhere the sign turns a quantity or a direction round.
    private func negated(_ operand: Expression, _ span: SourceSpan) throws -> Value {
        if case .number(let parts) = operand.kind { return try number(parts, span, negated: true) }
        let value = try evaluate(operand)
        switch value {
        case .point(let point): return .point(-point)
        case .direction(let direction): return .direction(-direction)
        default:
            var measure = try measure(value, operand.span)
            measure.quantity.value = -measure.quantity.value
            return .quantity(measure)
        }
    }

    func binary(_ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ span: SourceSpan) throws -> Value {
        switch operation {
        case .or: return .boolean(try truth(left) || truth(right))
        case .and: return .boolean(try truth(left) && truth(right))
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual:
            return .boolean(try Comparison(operation, evaluate(left), evaluate(right), span).holds())
        case .add: return try sum(evaluate(left), evaluate(right), span, left.span, right.span)
        case .subtract: return try difference(evaluate(left), evaluate(right), span, left.span, right.span)
        case .multiply: return try product(evaluate(left), evaluate(right), span, left.span, right.span)
        case .divide: return try quotient(evaluate(left), evaluate(right), span, left.span, right.span)
        case .power: return try power(measure(left), measure(right), span)
        }
    }

    private func sum(_ left: Value, _ right: Value, _ span: SourceSpan, _ leftSpan: SourceSpan, _ rightSpan: SourceSpan) throws -> Value {
        switch (left, right) {
        case (.temperature(let temperature), .quantity(let rise)): return try shifted(temperature, rise, 1, span)
        case (.quantity(let rise), .temperature(let temperature)): return try shifted(temperature, rise, 1, span)
        case (.point(let a), .point(let b)): return .point(a + b)
        case (.direction(let a), .direction(let b)): return .direction(a + b)
        case (.list(let a), .list(let b)): return try joined(a, b, span)
        case (.string(let a), .string(let b)): return .string(a + b)
        default: return try added(measure(left, leftSpan), measure(right, rightSpan), 1, span)
        }
    }

    private func difference(_ left: Value, _ right: Value, _ span: SourceSpan, _ leftSpan: SourceSpan, _ rightSpan: SourceSpan) throws -> Value {
        switch (left, right) {
        case (.temperature(let a), .temperature(let b)): return .quantity(Measure(quantity: a - b))
        case (.temperature(let temperature), .quantity(let fall)): return try shifted(temperature, fall, -1, span)
        case (.point(let a), .point(let b)): return .point(a - b)
        case (.direction(let a), .direction(let b)): return .direction(a - b)
        default: return try added(measure(left, leftSpan), measure(right, rightSpan), -1, span)
        }
    }

    private func joined(_ first: [Value], _ second: [Value], _ span: SourceSpan) throws -> Value {
        guard first.count + second.count <= Self.mostTurns else { throw Diagnostic.tooMany("items in a list", limit: Self.mostTurns, at: span) }
        return .list(first + second)
    }

    private func shifted(_ start: Temperature, _ change: Measure, _ sign: Double, _ span: SourceSpan) throws -> Value {
        guard change.dimension == .temperatureDifference else {
            throw Diagnostic.wrongKind(change.dimension.nameWithArticle, wanted: "a temperature difference such as `5 deltaC`", at: span)
        }
        return try temperature(Temperature(celsius: start.celsius + sign * change.value), span)
    }

    private func added(_ left: Measure, _ right: Measure, _ sign: Double, _ span: SourceSpan) throws -> Value {
        guard left.dimension == right.dimension else {
            throw Diagnostic.wrongKind(right.dimension.nameWithArticle, wanted: left.dimension.nameWithArticle, at: span)
        }
        let total = Quantity(left.value + sign * right.value, left.dimension)
        return try finite(.quantity(Measure(quantity: total, isPercent: left.isPercent || right.isPercent)), span)
    }

    private func product(_ left: Value, _ right: Value, _ span: SourceSpan, _ leftSpan: SourceSpan, _ rightSpan: SourceSpan) throws -> Value {
        switch (left, right) {
        case (.point(let point), .quantity(let factor)), (.quantity(let factor), .point(let point)):
            return .point(point * (try ratio(factor, span)))
        case (.direction(let direction), .quantity(let factor)), (.quantity(let factor), .direction(let direction)):
            return try scaled(direction, factor, span)
        default: return try multiplied(measure(left, leftSpan), measure(right, rightSpan), span)
        }
    }

    private func multiplied(_ left: Measure, _ right: Measure, _ span: SourceSpan) throws -> Value {
        let product = left.quantity * right.quantity
        return try finite(.quantity(Measure(quantity: product, isPercent: product.dimension == .ratio && (left.isPercent || right.isPercent))), span)
    }

    /// A direction times a length is a displacement.
    private func scaled(_ direction: Point, _ factor: Measure, _ span: SourceSpan) throws -> Value {
        if factor.dimension == .length { return .point(direction * (factor.value * 1000)) }
        return .direction(direction * (try ratio(factor, span)))
    }

    private func quotient(_ left: Value, _ right: Value, _ span: SourceSpan, _ leftSpan: SourceSpan, _ rightSpan: SourceSpan) throws -> Value {
        let divisor = try measure(right, rightSpan)
        guard divisor.value != 0 else { throw Diagnostic.divisionByZero(at: rightSpan) }
        switch left {
        case .point(let point) where divisor.dimension == .length: return .direction(point / (divisor.value * 1000))
        case .point(let point): return .point(point / (try ratio(divisor, span)))
        case .direction(let direction): return .direction(direction / (try ratio(divisor, span)))
        default:
            let dividend = try measure(left, leftSpan)
            let isPercent = dividend.isPercent && divisor.dimension == .ratio && !divisor.isPercent
            return try finite(.quantity(Measure(quantity: dividend.quantity / divisor.quantity, isPercent: isPercent)), span)
        }
    }

    private func ratio(_ measure: Measure, _ span: SourceSpan) throws -> Double {
        guard measure.dimension == .ratio else {
            throw Diagnostic.wrongKind(measure.dimension.nameWithArticle, wanted: "a number", at: span)
        }
        return measure.value
    }

    private func power(_ base: Measure, _ exponent: Measure, _ span: SourceSpan) throws -> Value {
        let exponentValue = try ratio(exponent, span)
        let result = pow(base.value, exponentValue)
        if base.dimension == .ratio { return try finite(.number(result), span) }
        guard let power = Exponent(closestTo: exponentValue) else {
            throw Diagnostic.outOfRange(
                "the power of a quantity", Numeral.text(exponentValue), allowed: "a whole number or a fraction such as 1/2, up to 9", at: span)
        }
        return try finite(.of(result, base.dimension.power(power)), span)
    }
}
