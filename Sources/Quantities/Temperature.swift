/// A point on the temperature scale, in °C. Points differ by a difference; they do not add.
public struct Temperature: Hashable, Sendable, Comparable {
    public var celsius: Double

    public init(celsius: Double) { self.celsius = celsius }
    public init(kelvin: Double) { celsius = kelvin - 273.15 }

    public static let absoluteZero = Temperature(celsius: -273.15)

    public static func < (left: Temperature, right: Temperature) -> Bool { left.celsius < right.celsius }

    /// The difference left − right, in kelvin.
    public static func - (left: Temperature, right: Temperature) -> Quantity {
        Quantity(left.celsius - right.celsius, .temperatureDifference)
    }
}
