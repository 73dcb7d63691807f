import Diagnostics
import Quantities
import Syntax

/// Two values held against each other. Nothing compares with nothing: every comparison with a missing value is false, but `!=`.
struct Comparison {
    let operation: BinaryOperator
    let left: Value
    let right: Value
    let span: SourceSpan

    init(_ operation: BinaryOperator, _ left: Value, _ right: Value, _ span: SourceSpan) {
        self.operation = operation
        self.left = left
        self.right = right
        self.span = span
    }

    func holds() throws -> Bool {
        switch (left, right) {
        case (.nothing, _), (_, .nothing): return operation == .notEqual
        case (.tips(let tips), _): return try tips.allSatisfy { try Comparison(operation, .temperature($0), right, span).holds() }
        case (_, .tips(let tips)): return try tips.allSatisfy { try Comparison(operation, left, .temperature($0), span).holds() }
        case (.temperature(let a), .temperature(let b)): return ordered(a.celsius, b.celsius)
        case (.quantity(let a), .quantity(let b)): return try ordered(a, b)
        default: return try equal()
        }
    }

    private func ordered(_ left: Measure, _ right: Measure) throws -> Bool {
        guard left.dimension == right.dimension else {
            throw Diagnostic.wrongKind(right.dimension.nameWithArticle, wanted: left.dimension.nameWithArticle, at: span)
        }
        return ordered(left.value, right.value)
    }

    private func ordered(_ left: Double, _ right: Double) -> Bool {
        switch operation {
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        case .notEqual: left != right
        default: left == right
        }
    }

    private func equal() throws -> Bool {
        guard operation == .equal || operation == .notEqual else {
            throw Diagnostic.wrongKind(left.kind, wanted: "something that has an order", at: span)
        }
        let isSame: Bool
        switch (left, right) {
        case (.boolean(let a), .boolean(let b)): isSame = a == b
        case (.string(let a), .string(let b)), (.region(let a), .region(let b)): isSame = a == b
        case (.point(let a), .point(let b)), (.direction(let a), .direction(let b)): isSame = a == b
        default: throw Diagnostic.wrongKind(right.kind, wanted: left.kind, at: span)
        }
        return isSame == (operation == .equal)
    }

    /// How far the lesser side lies below the greater, in published units; below 0 where it does not. Of several probes the least. Nothing where
    /// there is no order or a value is missing.
    var room: Double? {
        let (lesser, greater) = operation == .less || operation == .lessOrEqual ? (left, right) : (right, left)
        guard operation != .equal, operation != .notEqual, let most = lesser.extremes?.upperBound, let least = greater.extremes?.lowerBound else {
            return nil
        }
        return least - most
    }

    /// Of what a requirement tells.
    func measuredUnit(isOnRight: Bool) -> String { (isOnRight ? right : left).publishedUnit }

    /// What a requirement tells: the measured side, in published units; of several probes the one nearest to breaking it.
    func measured(isOnRight: Bool) -> Double? {
        let value = isOnRight ? right : left
        guard case .tips(let tips) = value else { return value.published }
        let wantsAbove = (operation == .greater || operation == .greaterOrEqual) != isOnRight
        return wantsAbove ? tips.map(\.celsius).min() : tips.map(\.celsius).max()
    }
}

extension Value {
    /// The lowest and the highest of several probes' temperatures, in published units; of one value the same twice.
    fileprivate var extremes: ClosedRange<Double>? {
        guard case .tips(let tips) = self else { return published.map { $0...$0 } }
        guard let low = tips.map(\.celsius).min(), let high = tips.map(\.celsius).max() else { return nil }
        return low...high
    }
}
