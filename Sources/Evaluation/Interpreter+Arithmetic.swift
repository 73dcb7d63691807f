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
    /// The sign turns a quantity or a direction round.
    func negated(_ value: Value, _ span: SourceSpan) throws -> Value {
        switch value {
        case .point(let point): return .point(-point)
        case .direction(let direction): return .direction(-direction)
        default:
            var measure = try measure(value, span)
            measure.quantity.value = -measure.quantity.value
            return .quantity(measure)
        }
    }

    func sum(_ left: Value, _ right: Value, _ term: BinaryTerm) throws -> Value {
        let span = term.span
        switch (left, right) {
        case (.temperature(let temperature), .quantity(let rise)): return try shifted(temperature, rise, 1, span)
        case (.quantity(let rise), .temperature(let temperature)): return try shifted(temperature, rise, 1, span)
        case (.point(let a), .point(let b)): return .point(a + b)
        case (.direction(let a), .direction(let b)): return .direction(a + b)
        case (.list(let a), .list(let b)): return try joined(a, b, span)
        case (.string(let a), .string(let b)): return .string(a + b)
        default: throw try unlike(left, right, term)
        }
    }

    func difference(_ left: Value, _ right: Value, _ term: BinaryTerm) throws -> Value {
        switch (left, right) {
        case (.temperature(let a), .temperature(let b)): return .quantity(Measure(quantity: a - b))
        case (.temperature(let temperature), .quantity(let fall)): return try shifted(temperature, fall, -1, term.span)
        case (.point(let a), .point(let b)): return .point(a - b)
        case (.direction(let a), .direction(let b)): return .direction(a - b)
        default: throw try unlike(left, right, term)
        }
    }

    /// What is wrong with two values that cannot be added or subtracted.
    private func unlike(_ left: Value, _ right: Value, _ term: BinaryTerm) throws -> Halt {
        let (left, right) = (try measure(left, term.left.span), try measure(right, term.right.span))
        return Diagnostic.wrongKind(right.dimension.nameWithArticle, wanted: left.dimension.nameWithArticle, at: term.span)
    }

    private func joined(_ first: [Value], _ second: [Value], _ span: SourceSpan) throws -> Value {
        guard first.count + second.count <= Self.mostTurns else { throw Diagnostic.tooMany("items in a list", limit: Self.mostTurns, at: span) }
        return .list(first + second)
    }

    private func shifted(_ start: Temperature, _ change: Measure, _ sign: Double, _ span: SourceSpan) throws -> Value {
        guard change.dimension == .temperatureDifference else {
            throw Diagnostic.wrongKind(change.dimension.nameWithArticle, wanted: "a temperature difference such as `5 deltaC`", at: span)
        }
        return try Self.temperature(Temperature(celsius: start.celsius + sign * change.value), span)
    }

    func product(_ left: Value, _ right: Value, _ term: BinaryTerm) throws -> Value {
        let span = term.span
        switch (left, right) {
        case (.point(let point), .quantity(let factor)), (.quantity(let factor), .point(let point)):
            return .point(point * (try ratio(factor, span)))
        case (.direction(let direction), .quantity(let factor)), (.quantity(let factor), .direction(let direction)):
            return try scaled(direction, factor, span)
        default:
            _ = try measure(left, term.left.span)
            throw Diagnostic.wrongKind(right.kind, wanted: "a number", at: term.right.span)
        }
    }

    /// A direction times a length is a displacement.
    private func scaled(_ direction: Point, _ factor: Measure, _ span: SourceSpan) throws -> Value {
        if factor.dimension == .length { return .point(direction * (factor.value * 1000)) }
        return .direction(direction * (try ratio(factor, span)))
    }

    func quotient(_ left: Value, _ right: Value, _ term: BinaryTerm) throws -> Value {
        let divisor = try measure(right, term.right.span)
        guard divisor.value != 0 else { throw Diagnostic.divisionByZero(at: term.right.span) }
        switch left {
        case .point(let point) where divisor.dimension == .length: return .direction(point / (divisor.value * 1000))
        case .point(let point): return .point(point / (try ratio(divisor, term.span)))
        case .direction(let direction): return .direction(direction / (try ratio(divisor, term.span)))
        default:
            _ = try measure(left, term.left.span)
            throw Diagnostic.wrongKind(left.kind, wanted: "a number", at: term.left.span)
        }
    }

    private func ratio(_ measure: Measure, _ span: SourceSpan) throws -> Double {
        guard measure.dimension == .ratio else {
            throw Diagnostic.wrongKind(measure.dimension.nameWithArticle, wanted: "a number", at: span)
        }
        return measure.value
    }

    func power(_ base: Measure, _ exponent: Measure, _ span: SourceSpan) throws -> Value {
        let exponentValue = try ratio(exponent, span)
        let result = pow(base.value, exponentValue)
        if base.dimension == .ratio { return try Self.finite(.number(result), span) }
        guard let power = Exponent(closestTo: exponentValue) else {
            throw Diagnostic.outOfRange(
                "the power of a quantity", Numeral.text(exponentValue), allowed: "a whole number or a fraction such as 1/2, up to 9",
                example: "x ^ 2` or `x ^ (1/3)", at: span)
        }
        return try Self.finite(.of(result, base.dimension.power(power)), span)
    }
}
