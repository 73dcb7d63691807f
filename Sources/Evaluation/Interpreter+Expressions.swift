import Bioheat
import Checking
import Diagnostics
import Geometry
import Quantities
import Syntax

extension Interpreter {
    func evaluate(_ part: some Evaluable) throws -> Value { try part.value(self) }

    /// A condition on which it depends what is done next. In a function it decides a value only; what is done with that is another choice.
    func chosen(_ condition: Term) throws -> Bool {
        let isTrue = try condition.truth(self)
        commander.madeChoice(ofValue: calls.contains(where: \.isFunction))
        return isTrue
    }

    /// A condition: yes or no.
    func truth(_ part: some Evaluable) throws -> Bool {
        let value = try part.value(self)
        guard case .boolean(let isTrue) = value else { throw Diagnostic.wrongKind(value.kind, wanted: "a yes or no", at: part.span) }
        return isTrue
    }

    // Literals

    static func number(_ parts: [NumberPart], _ span: SourceSpan, negated: Bool = false) throws -> Value {
        let sign = negated ? -1.0 : 1.0
        if parts.count == 1, let unit = parts[0].unit, let scale = UnitTable.isTemperature(unit.text) {
            return try temperature(scale.temperature(sign * parts[0].value), span)
        }
        guard let first = parts.first else { return .number(0) }
        var sum = try quantity(first)
        for part in parts.dropFirst() { sum.quantity.value += try quantity(part).value }
        sum.quantity.value *= sign
        return try finite(.quantity(sum), span)
    }

    private static func quantity(_ part: NumberPart) throws -> Measure {
        guard let name = part.unit else { return Measure(quantity: .ratio(part.value)) }
        guard let unit = UnitTable.unit(named: name.text) else {
            throw Diagnostic.unknownName(name.text, what: "unit", nearest: nearestName(to: name.text, among: UnitTable.all), at: name.span)
        }
        return Measure(quantity: Quantity(part.value * unit.scale, unit.dimension), isPercent: name.text == "%")
    }

    static func temperature(_ temperature: Temperature, _ span: SourceSpan) throws -> Value {
        guard temperature.celsius.isFinite else { throw Diagnostic.notFinite(at: span) }
        guard temperature >= .absoluteZero else { throw Diagnostic.absoluteZero(temperature.celsius, at: span) }
        return .temperature(temperature)
    }

    /// A name that was not declared: a region of the patient or a constant.
    func undeclared(_ name: String, _ span: SourceSpan) throws -> Value {
        if commander.patient?.shape(named: name) != nil { return .region(name) }
        if let constant = Builtins.constants[name] { return constant }
        throw Diagnostic.unknownName(name, what: "name", nearest: nil, at: span)
    }

    func tuple(_ coordinates: [Term], _ unit: UnitName?, _ span: SourceSpan) throws -> Value {
        guard coordinates.count == 3 else { throw Diagnostic.wrongKind("\(coordinates.count) coordinates", wanted: "a point of three", at: span) }
        var measures = try coordinates.map { try measure($0) }
        if let unit {
            let factor = try Self.quantity(NumberPart(value: 1, unit: unit)).quantity
            measures = measures.map { Measure(quantity: $0.quantity * factor) }
        }
        return try triple(measures, span)
    }

    /// Lengths make a point; a bare 0 among them is a length too. Bare numbers make a direction.
    private func triple(_ measures: [Measure], _ span: SourceSpan) throws -> Value {
        let vector = Point(measures[0].value, measures[1].value, measures[2].value)
        guard (0..<3).allSatisfy({ vector[$0].isFinite }) else { throw Diagnostic.notFinite(at: span) }
        if measures.allSatisfy({ $0.dimension == .ratio }) { return .direction(vector) }
        guard measures.allSatisfy({ $0.dimension == .length || ($0.dimension == .ratio && $0.value == 0) }) else {
            throw Diagnostic.wrongKind("other quantities", wanted: "three lengths or three bare numbers", at: span)
        }
        return .point(Point(Length.millimetres(vector.x), Length.millimetres(vector.y), Length.millimetres(vector.z)))
    }

    // Typed readings of an expression.

    func measure(_ part: some Evaluable) throws -> Measure { try measure(part.value(self), part.span) }

    func measure(_ value: Value, _ span: SourceSpan) throws -> Measure {
        switch value {
        case .quantity(let measure): return measure
        case .nothing: throw Diagnostic.nothingHere(at: span)
        default: throw Diagnostic.wrongKind(value.kind, wanted: "a number", at: span)
        }
    }

    func quantity(_ part: some Evaluable, _ dimension: Dimension) throws -> Double {
        let measure = try measure(part)
        guard measure.dimension == dimension else {
            throw Diagnostic.wrongKind(measure.dimension.nameWithArticle, wanted: dimension.nameWithArticle, at: part.span)
        }
        return measure.value
    }

    func millimetres(_ part: some Evaluable) throws -> Double { Length.millimetres(try quantity(part, .length)) }

    func celsius(_ part: some Evaluable) throws -> Double {
        let value = try part.value(self)
        guard case .temperature(let temperature) = value else {
            if case .nothing = value { throw Diagnostic.nothingHere(at: part.span) }
            throw Diagnostic.wrongKind(value.kind, wanted: "a temperature", at: part.span)
        }
        return temperature.celsius
    }

    /// A time that something lasts: more than 0, at most a day.
    func seconds(_ part: some Evaluable, what: String) throws -> Double {
        let seconds = try quantity(part, .duration)
        guard seconds > 0, seconds <= CommandTime.longestSeconds else {
            let seen = Quantity(seconds, .duration).description
            throw Diagnostic.outOfRange(what, seen, allowed: "more than 0 s and at most 24 h", example: "12m", at: part.span)
        }
        return seconds
    }

    func wholeNumber(_ part: some Evaluable, what: String) throws -> Int {
        let number = try quantity(part, .ratio)
        guard number == number.rounded(), abs(number) < 1e15 else { throw Diagnostic.notWhole(number, what: what, at: part.span) }
        return Int(number)
    }

    func point(_ part: some Evaluable) throws -> Point {
        let value = try part.value(self)
        switch value {
        case .point(let point): return point
        case .direction(let zero) where zero == .zero: return zero
        default: throw Diagnostic.wrongKind(value.kind, wanted: "a point such as `(0, 0, 10) mm`", at: part.span)
        }
    }

    /// A direction of length 1; a displacement in millimetres counts too.
    func direction(_ part: some Evaluable) throws -> Point {
        let value = try part.value(self)
        switch value {
        case .point(let vector), .direction(let vector):
            guard let unit = vector.normalised else { throw Diagnostic.noDirection(at: part.span) }
            return unit
        default: throw Diagnostic.wrongKind(value.kind, wanted: "a direction such as `(0, 0, 1)`", at: part.span)
        }
    }

    static func finite(_ value: Value, _ span: SourceSpan) throws -> Value {
        if case .quantity(let measure) = value, !measure.value.isFinite { throw Diagnostic.notFinite(at: span) }
        return value
    }
}

extension Expression: Evaluable {
    /// Made ready and worked out once.
    func value(_ interpreter: Interpreter) throws -> Value {
        let term = interpreter.prepared(self)
        try interpreter.deepen(by: term.height, at: span)
        defer { interpreter.rise(by: term.height) }
        return try term.value(interpreter)
    }
}

enum Length {
    /// Metres as millimetres. The last bits that two conversions leave behind (9 mm as 9.000000000000002) are taken off, so that an edge
    /// written on a cell's face lies on it.
    static func millimetres(_ metres: Double) -> Double {
        let millimetres = metres * 1000
        return abs(millimetres) < 1e6 ? (millimetres * 1e9).rounded() / 1e9 : millimetres
    }
}
