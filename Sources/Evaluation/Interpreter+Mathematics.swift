import Diagnostics
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
    func squareRoot(_ call: Call) throws -> Value {
        let argument = try measure(call.needed("number"))
        return try Self.finite(.of(argument.value.squareRoot(), argument.dimension.power(Exponent(1, 2))), call.span)
    }

    func magnitude(_ call: Call) throws -> Value {
        var argument = try measure(call.needed("number"))
        argument.quantity.value = abs(argument.value)
        return .quantity(argument)
    }

    func exponential(_ call: Call) throws -> Value { try Self.finite(.number(exp(quantity(call.needed("number"), .ratio))), call.span) }

    /// The natural one; a number that is not above 0 has none.
    func logarithm(_ call: Call) throws -> Value { try Self.finite(.number(log(quantity(call.needed("number"), .ratio))), call.span) }

    func rounded(_ call: Call, _ rule: FloatingPointRoundingRule) throws -> Value {
        .number(try quantity(call.needed("number"), .ratio).rounded(rule))
    }

    func sine(_ call: Call) throws -> Value { try .number(clean(sin(angle(call)))) }
    func cosine(_ call: Call) throws -> Value { try .number(clean(cos(angle(call)))) }

    func tangent(_ call: Call) throws -> Value {
        let angle = try angle(call)
        guard abs(cos(angle)) > 1e-15 else { throw Diagnostic.notFinite(at: call.span) }
        return try Self.finite(.number(tan(angle)), call.span)
    }

    private func angle(_ call: Call) throws -> Double { try quantity(call.needed("angle"), .angle) }

    /// What is 0 but for the last bit of π, as the sine of 180°, is 0.
    private func clean(_ value: Double) -> Double { abs(value) < 1e-15 ? 0 : value }

    func count(_ call: Call) throws -> Value {
        .number(Double(try items(of: call.needed("list")).count))
    }

    /// `item(spots, 2)` is the second: items count from 1.
    func item(_ call: Call) throws -> Value {
        let items = try items(of: call.needed("list"))
        let number = try wholeNumber(call.needed("number"), what: "the number of an item")
        guard items.indices.contains(number - 1) else { throw Diagnostic.noSuchItem(Double(number), count: items.count, at: call.span) }
        return items[number - 1]
    }

    /// The least or greatest of several values, or of one list of them.
    func extreme(_ call: Call, isLeast: Bool) throws -> Value {
        var values = try call.rest.map { try $0.value(self) }
        if values.count == 1, case .list(let items) = values[0] { values = items }
        if values.count == 1, case .tips(let tips) = values[0] { values = tips.map { .temperature($0) } }
        guard var best = values.first else { throw Diagnostic.noSuchItem(1, count: 0, at: call.span) }
        commander.madeChoice(ofValue: true)
        for value in values.dropFirst() {
            if try Comparison(isLeast ? .less : .greater, value, best, call.span).holds() { best = value }
        }
        return best
    }
}
