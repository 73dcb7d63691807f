/// A number with a dimension. The value is in SI base units (metre, kilogram, second, kelvin, radian).
public struct Quantity: Hashable, Sendable {
    public var value: Double
    public var dimension: Dimension

    public init(_ value: Double, _ dimension: Dimension) {
        self.value = value
        self.dimension = dimension
    }

    public static func ratio(_ value: Double) -> Quantity { Quantity(value, .ratio) }

    public static func * (left: Quantity, right: Quantity) -> Quantity {
        Quantity(left.value * right.value, left.dimension * right.dimension)
    }

    public static func / (left: Quantity, right: Quantity) -> Quantity {
        Quantity(left.value / right.value, left.dimension / right.dimension)
    }
}
