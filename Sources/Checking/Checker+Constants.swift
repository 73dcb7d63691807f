import Quantities
import Syntax

extension Checker {
    /// The value of an expression in SI units (a temperature in °C), where it can be told without running.
    func constant(_ expression: Expression) -> Double? {
        switch expression.kind {
        case .number(let parts): constant(parts)
        case .name(let name): constant(named: name)
        case .unary(.negate, let operand): constant(operand).map { -$0 }
        case .binary(let operation, let left, let right, _): constant(operation, left, right)
        default: nil
        }
    }

    private func constant(_ parts: [NumberPart]) -> Double? {
        var sum = 0.0
        for part in parts {
            guard let value = constant(part) else { return nil }
            sum += value
        }
        return sum
    }

    private func constant(_ part: NumberPart) -> Double? {
        guard let unit = part.unit else { return part.value }
        if let scale = UnitTable.isTemperature(unit.text) { return scale.temperature(part.value).celsius }
        return UnitTable.unit(named: unit.text).map { part.value * $0.scale }
    }

    private func constant(named name: String) -> Double? {
        for scope in environment.scopes.reversed() {
            if let symbol = scope[name] { return symbol.constant }
        }
        return Signature.constants[name]
    }

    private func constant(_ operation: BinaryOperator, _ left: Expression, _ right: Expression) -> Double? {
        guard let a = constant(left), let b = constant(right) else { return nil }
        switch operation {
        case .add: return a + b
        case .subtract: return a - b
        case .multiply: return a * b
        case .divide: return b == 0 ? nil : a / b
        default: return nil
        }
    }
}
