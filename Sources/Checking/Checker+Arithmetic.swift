import Diagnostics
import Quantities
import Syntax

extension Checker {
    mutating func type(of operation: UnaryOperator, _ operand: Expression, _ span: SourceSpan) -> FrazilType {
        switch operation {
        case .not:
            expect(operand, .bool)
            return .bool
        case .negate: return typeOfNegated(operand, span)
        }
    }

    /// `-40 C` is one literal; a temperature by another name cannot be turned round.
    private mutating func typeOfNegated(_ operand: Expression, _ span: SourceSpan) -> FrazilType {
        if case .number(let parts) = operand.kind, parts.count == 1 {
            return type(of: Expression(.number([NumberPart(value: -parts[0].value, unit: parts[0].unit)]), span))
        }
        let found = type(of: operand)
        switch found {
        case .quantity, .point, .direction, .unknown: return found
        case .temperature, .tips:
            return refuse(
                CheckMessages.temperatureScaled(
                    at: operand.span, suggestion: "write the difference to another temperature: `0 C - \(text(operand.span))`"))
        default: return refuse(CheckMessages.operand("negate", found, at: operand.span))
        }
    }

    mutating func type(of operation: BinaryOperator, _ left: Expression, _ right: Expression, _ span: SourceSpan) -> FrazilType {
        switch operation {
        case .and, .or:
            expect(left, .bool)
            expect(right, .bool)
            return .bool
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return comparison(left, right, isOrder: true)
        case .equal, .notEqual: return comparison(left, right, isOrder: false)
        case .add: return sum(left, right, span)
        case .subtract: return difference(left, right, span)
        case .multiply: return product(left, right, span)
        case .divide: return quotient(left, right, span)
        case .power: return power(left, right, span)
        }
    }

    // MARK: - Sums

    private mutating func sum(_ left: Expression, _ right: Expression, _ span: SourceSpan) -> FrazilType {
        let types = (type(of: left), type(of: right))
        switch types {
        case (.unknown, _), (_, .unknown): return .unknown
        case (.temperature, .temperature):
            let suggestion = "\(tidy(left)) + \(asDifference(right))"
            return refuse(CheckMessages.temperatureSum(left: left.span, right: right.span, suggestion: suggestion, at: span))
        case (.temperature, .quantity(.temperatureDifference)), (.quantity(.temperatureDifference), .temperature): return .temperature
        case (.quantity(let a), .quantity(let b)) where a == b: return types.0
        case (.point, .point), (.direction, .direction), (.string, .string): return types.0
        case (.list(let a), .list(let b)) where a.fits(b): return a.isUnknown ? types.1 : types.0
        default: return incompatible("add", left, types.0, right, types.1)
        }
    }

    private mutating func difference(_ left: Expression, _ right: Expression, _ span: SourceSpan) -> FrazilType {
        let types = (type(of: left), type(of: right))
        switch types {
        case (.unknown, _), (_, .unknown): return .unknown
        case (.temperature, .temperature): return .quantity(.temperatureDifference)
        case (.temperature, .quantity(.temperatureDifference)): return .temperature
        case (.quantity(let a), .quantity(let b)) where a == b: return types.0
        case (.point, .point), (.direction, .direction): return types.0
        default: return incompatible("subtract", left, types.0, right, types.1)
        }
    }

    // MARK: - Products

    private mutating func product(_ left: Expression, _ right: Expression, _ span: SourceSpan) -> FrazilType {
        let types = (type(of: left), type(of: right))
        switch types {
        case (.unknown, _), (_, .unknown): return .unknown
        case (.quantity(let a), .quantity(let b)): return bounded(a * b, span)
        case (.point, .quantity(.ratio)), (.quantity(.ratio), .point): return .point
        case (.direction, .quantity(.ratio)), (.quantity(.ratio), .direction): return .direction
        case (.direction, .quantity(.length)), (.quantity(.length), .direction): return .point
        case (.temperature, _), (_, .temperature): return scaledTemperature(left, types.0, right)
        default: return incompatible("multiply", left, types.0, right, types.1)
        }
    }

    private mutating func quotient(_ left: Expression, _ right: Expression, _ span: SourceSpan) -> FrazilType {
        let types = (type(of: left), type(of: right))
        if constant(right) == 0, case .quantity = types.1 { return refuse(CheckMessages.divisionByZero(at: right.span)) }
        switch types {
        case (.unknown, _), (_, .unknown): return .unknown
        case (.quantity(let a), .quantity(let b)): return bounded(a / b, span)
        case (.point, .quantity(.ratio)): return .point
        case (.point, .quantity(.length)), (.direction, .quantity(.ratio)): return .direction
        case (.temperature, _), (_, .temperature): return scaledTemperature(left, types.0, right)
        default: return incompatible("divide", left, types.0, right, types.1)
        }
    }

    private mutating func scaledTemperature(_ left: Expression, _ leftType: FrazilType, _ right: Expression) -> FrazilType {
        let point = leftType == .temperature ? left : right
        return refuse(CheckMessages.temperatureScaled(at: point.span, suggestion: "write a difference: `\(asDifference(point))`"))
    }

    private mutating func power(_ base: Expression, _ exponent: Expression, _ span: SourceSpan) -> FrazilType {
        let found = type(of: base)
        expect(exponent, .ratio)
        switch found {
        case .unknown, .quantity(.ratio): return found
        case .quantity(let dimension):
            guard let value = constant(exponent), let power = Exponent(closestTo: value) else {
                return refuse(CheckMessages.power(at: exponent.span))
            }
            return bounded(dimension.power(power), span)
        case .temperature: return refuse(CheckMessages.temperatureScaled(at: base.span, suggestion: "write a difference: `\(asDifference(base))`"))
        default: return refuse(CheckMessages.operand("raise", found, at: base.span))
        }
    }

    /// A dimension that something measures: products of products stay far from overflowing.
    mutating func bounded(_ dimension: Dimension, _ span: SourceSpan) -> FrazilType {
        let exponents = [dimension.length, dimension.mass, dimension.time, dimension.temperature, dimension.angle]
        let isSmall = exponents.allSatisfy { abs($0.numerator) <= ($0.denominator == 1 ? 100 : 60) && $0.denominator <= 12 }
        return isSmall ? .quantity(dimension) : refuse(CheckMessages.dimensionTooLarge(at: span))
    }

    // MARK: - Comparisons

    private mutating func comparison(_ left: Expression, _ right: Expression, isOrder: Bool) -> FrazilType {
        let types = (type(of: left), type(of: right))
        switch types {
        case (.unknown, _), (_, .unknown), (.temperature, .temperature), (.tips, .temperature), (.temperature, .tips): return .bool
        case (.quantity(let a), .quantity(let b)) where a == b: return .bool
        default: break
        }
        guard types.0 == types.1, types.0.hasEquality else {
            _ = incompatible("compare", left, types.0, right, types.1)
            return .bool
        }
        if isOrder { tell(CheckMessages.notComparable(types.0, at: left.span)) }
        return .bool
    }

    // MARK: - What does not go together

    mutating func incompatible(
        _ verb: String, _ left: Expression, _ leftType: FrazilType, _ right: Expression, _ rightType: FrazilType
    ) -> FrazilType {
        if leftType == .length, rightType == .duration, isWrittenInMinutes(right) { return refuse(minuteForLength(right)) }
        if rightType == .length, leftType == .duration, isWrittenInMinutes(left) { return refuse(minuteForLength(left)) }
        let way = help(verb, left, leftType, right, rightType)
        return refuse(CheckMessages.incompatible(verb, leftType, rightType, left: left.span, right: right.span, help: way))
    }

    private func help(_ verb: String, _ left: Expression, _ leftType: FrazilType, _ right: Expression, _ rightType: FrazilType) -> String? {
        switch (leftType, rightType) {
        case (.temperature, .quantity(.temperatureDifference)), (.tips, .quantity(.temperatureDifference)):
            return "compare with a point on the scale: `\(asPoint(right))`"
        case (.quantity(.temperatureDifference), .temperature): return "write the difference as `\(asDifference(right))`"
        case (.temperature, .quantity(.ratio)) where right.bareNumber != nil && verb != "compare":
            return "write `\(tidy(left)) \(sign(verb)) \(text(right.span)) deltaC`"
        case (.temperature, _), (.tips, _):
            let example = right.bareNumber.map { Numeral.text($0, significantDigits: 9) } ?? "-40"
            return verb == "compare" ? "compare with a temperature: `\(example) C`" : "what is added to a temperature is a difference: `5 deltaC`"
        case (.string, _): return "write it into the text: `\"… {\(text(right.span))}\"`"
        case (.region, _): return "ask about it: `coldest(\(text(left.span)))`"
        case (_, .temperature) where verb != "compare": return "a temperature goes with a difference: `37 C + 5 deltaC`"
        case (.point, .quantity(.length)), (.quantity(.length), .point): return "a point moves by a point: `(0, 0, 4) mm`, or `direction * 4 mm`"
        case (.quantity(let a), .quantity(.ratio)) where right.bareNumber != nil && right.literalUnit == nil: return "write `\(text(right.span)) \(a.exampleUnit)`"
        case (.quantity(.ratio), .quantity(let b)) where left.bareNumber != nil && left.literalUnit == nil: return "write `\(text(left.span)) \(b.exampleUnit)`"
        case (.quantity(let a), .quantity(.ratio)) where right.bareNumber != nil: return "write \(a.nameWithArticle), such as `10 \(a.exampleUnit)`"
        case (.quantity(let a), .quantity(let b)): return conversion(from: b, to: a)
        default: return nil
        }
    }

    private func sign(_ verb: String) -> String { verb == "subtract" ? "-" : "+" }

    /// What has to be done to a quantity to make it another, by dimension algebra.
    func conversion(from found: Dimension, to wanted: Dimension) -> String {
        let missing = wanted / found
        let surplus = found / wanted
        if Self.factors.contains(surplus) { return "divide this by \(surplus.nameWithArticle)" }
        if Self.factors.contains(missing) { return "multiply this by \(missing.nameWithArticle)" }
        return "write \(wanted.nameWithArticle), such as `10 \(wanted.exampleUnit)`"
    }

    /// What people multiply and divide by.
    private static let factors: Set<Dimension> = [.length, .area, .volume, .duration, .mass, .temperatureDifference]

    // MARK: - Suggestions

    /// Tells that an expression is not what is wanted, with what to type instead.
    mutating func mismatch(_ expression: Expression, wanted: FrazilType, found: FrazilType) {
        if wanted == .length, found == .duration, isWrittenInMinutes(expression) { return tell(minuteForLength(expression)) }
        if found == .ratio, expression.bareNumber != nil, expression.literalUnit == nil, let unit = unit(for: wanted) {
            let duration = wanted == .duration ? durationMeant(by: expression) : nil
            return tell(CheckMessages.unitMissing(wanted, suggestion: duration ?? "\(plainText(expression)) \(unit)", at: expression.span))
        }
        if wanted == .point, found == .direction {
            return tell(CheckMessages.unitMissing(wanted, suggestion: "\(text(expression.span)) mm", at: expression.span))
        }
        tell(CheckMessages.wrongType(wanted: wanted, found: found, help: help(expression, wanted, found), at: expression.span))
    }

    /// Without the brackets round it.
    private func plainText(_ expression: Expression) -> String {
        let text = text(expression.span)
        return text.hasPrefix("(") && text.hasSuffix(")") ? text.dropFirst().dropLast().trimmingSpaces : text
    }

    private func unit(for type: FrazilType) -> String? {
        switch type {
        case .temperature: "C"
        case .quantity(let dimension): dimension.exampleUnit
        default: nil
        }
    }

    private func help(_ expression: Expression, _ wanted: FrazilType, _ found: FrazilType) -> String? {
        switch (wanted, found) {
        case (.duration, .length) where expression.bareNumber != nil:
            "write `\(Numeral.text(expression.bareNumber ?? 0, significantDigits: 9)) min`"
        case (.list, .quantity(.ratio)) where expression.asRange(text) != nil: "write `\(expression.asRange(text) ?? "1..4")`"
        case (.region, .shape): "give it a name first: `organ part = \(text(expression.span)) of muscle`, and ask about `part`"
        case (.region, .string): "write the region's name without quotes"
        case (.void, _): "a protocol gives no value back: write `return` alone, or make it a `fn`"
        case (.temperature, .quantity(.temperatureDifference)): "write the point on the scale: `\(asPoint(expression))`"
        case (.quantity(.temperatureDifference), .temperature): "write the difference: `\(asDifference(expression))`"
        case (.temperature, .quantity(.angle)) where expression.bareNumber != nil: "write `\(asPoint(expression))`"
        case (.temperature, _): "write a temperature, such as `-40 C`"
        case (.quantity(.ratio), .quantity): "leave the unit out"
        case (.quantity(let dimension), .quantity(.ratio)): "give it its unit where it is written, or `* 1 \(dimension.exampleUnit)` here"
        case (.quantity(let a), .quantity(let b)): conversion(from: b, to: a)
        case (.quantity(let dimension), _): "write \(dimension.nameWithArticle), such as `10 \(dimension.exampleUnit)`"
        case (.bool, _): "write a comparison, such as `tip(A) < 0 C`"
        case (.string, _): "write it in quotes: `\"…\"`"
        case (.point, _): "write `\(pointMeant(by: expression, found) ?? "(0, 0, 10) mm")`"
        case (.direction, _): "write `(0, 0, 1)`"
        case (.shape, _): "write a shape, such as `sphere(center: (0, 0, 0) mm, radius: 10 mm)`"
        case (.plane, _): "write `plane(point: (0, 0, 60) mm, normal: (0, 0, 1))`"
        case (.list, _): "write a list, such as `[60%, 80%, 100%]` or `1..3`"
        case (.prediction, _): "make one first: `let p = predict { freeze 12m }`"
        default: nil
        }
    }

    /// A number whose unit is the minute's short form, `12m`.
    func isWrittenInMinutes(_ expression: Expression) -> Bool { expression.literalUnit?.text == "m" }

    func minuteForLength(_ expression: Expression) -> Diagnostic {
        let number = Numeral.text(expression.bareNumber ?? 0, significantDigits: 9)
        return CheckMessages.minuteForLength(text(expression.span), suggestion: number + "mm", at: expression.span)
    }

    /// The expression as the formatter would write it, where it is a literal.
    private func tidy(_ expression: Expression) -> String {
        guard let number = expression.bareNumber, let unit = expression.literalUnit else { return text(expression.span) }
        return "\(Numeral.text(number, significantDigits: 9)) \(unit.text)"
    }

    private func asDifference(_ expression: Expression) -> String {
        guard let number = expression.bareNumber, expression.literalUnit != nil else { return "5 deltaC" }
        return "\(Numeral.text(number, significantDigits: 9)) deltaC"
    }

    private func asPoint(_ expression: Expression) -> String {
        guard let number = expression.bareNumber, expression.literalUnit != nil else { return "-40 C" }
        return "\(Numeral.text(number, significantDigits: 9)) C"
    }
}

extension Expression {
    /// `1-4` as the range that was meant.
    fileprivate func asRange(_ text: (SourceSpan) -> String) -> String? {
        guard case .binary(.subtract, let lower, let upper, _) = kind, lower.bareNumber != nil, upper.bareNumber != nil else { return nil }
        return "\(text(lower.span))..\(text(upper.span))"
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String { split(separator: " ").joined(separator: " ") }
}

extension FrazilType {
    fileprivate var hasEquality: Bool {
        switch self {
        case .bool, .string, .point, .direction, .region: true
        default: false
        }
    }
}
