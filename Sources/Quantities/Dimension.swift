/// What a quantity measures, as powers of the base dimensions: `W/m/K` is length·mass·time⁻³·temperature⁻¹.
///
/// The dimensionless case is a ratio. A temperature *difference* has `temperature` to the first power; a temperature on a scale is
/// not a quantity but a `Temperature`.
public struct Dimension: Hashable, Sendable {
    /// Five powers in twelve bits each, in the order of `Base`: the numerators with 2048 added, so that whole powers add as one number, and the
    /// denominators less one, so that they are 0 where every power is whole.
    private var numerators: UInt64
    private var denominators: UInt64

    private enum Base: UInt64, CaseIterable { case length, mass, time, temperature, angle }

    /// Powers beyond a numerator of ±2047 or a denominator of 4096 are a programming error; the checker stays far below.
    public init(length: Exponent = 0, mass: Exponent = 0, time: Exponent = 0, temperature: Exponent = 0, angle: Exponent = 0) {
        (numerators, denominators) = (0, 0)
        for (base, power) in zip(Base.allCases, [length, mass, time, temperature, angle]) {
            precondition(abs(power.numerator) < Self.zero && power.denominator <= Self.mask + 1, "a power that nothing measures")
            numerators |= UInt64(power.numerator + Self.zero) << (base.rawValue * Self.width)
            denominators |= UInt64(power.denominator - 1) << (base.rawValue * Self.width)
        }
    }

    private init(numerators: UInt64, denominators: UInt64) {
        self.numerators = numerators
        self.denominators = denominators
    }

    private static let width: UInt64 = 12
    private static let mask = 0xFFF
    private static let zero = 0x800
    private static let zeros: UInt64 = 0x800_800_800_800_800

    private func power(of base: Base) -> Exponent {
        let shift = base.rawValue * Self.width
        return Exponent(Int(numerators >> shift) & Self.mask - Self.zero, Int(denominators >> shift) & Self.mask + 1)
    }

    public var length: Exponent { power(of: .length) }
    public var mass: Exponent { power(of: .mass) }
    public var time: Exponent { power(of: .time) }
    public var temperature: Exponent { power(of: .temperature) }
    public var angle: Exponent { power(of: .angle) }

    public static let ratio = Dimension()
    public static let length = Dimension(length: 1)
    public static let area = Dimension(length: 2)
    public static let volume = Dimension(length: 3)
    public static let mass = Dimension(mass: 1)
    public static let duration = Dimension(time: 1)
    public static let perDuration = Dimension(time: -1)
    public static let temperatureDifference = Dimension(temperature: 1)
    public static let angle = Dimension(angle: 1)
    public static let energy = Dimension(length: 2, mass: 1, time: -2)
    public static let power = Dimension(length: 2, mass: 1, time: -3)
    public static let pressure = Dimension(length: -1, mass: 1, time: -2)
    public static let density = Dimension(length: -3, mass: 1)
    public static let conductivity = Dimension(length: 1, mass: 1, time: -3, temperature: -1)
    public static let heatCapacity = Dimension(length: 2, time: -2, temperature: -1)
    public static let latentHeat = Dimension(length: 2, time: -2)
    public static let heatTransfer = Dimension(mass: 1, time: -3, temperature: -1)
    public static let powerDensity = Dimension(length: -1, mass: 1, time: -3)
    public static let massFlow = Dimension(mass: 1, time: -1)
    public static let speed = Dimension(length: 1, time: -1)

    public static func * (left: Dimension, right: Dimension) -> Dimension {
        if left.denominators | right.denominators == 0 {
            return Dimension(numerators: left.numerators &+ right.numerators &- zeros, denominators: 0)
        }
        return left.combined(with: right, by: +)
    }

    public static func / (left: Dimension, right: Dimension) -> Dimension {
        if left.denominators | right.denominators == 0 {
            return Dimension(numerators: left.numerators &+ zeros &- right.numerators, denominators: 0)
        }
        return left.combined(with: right, by: -)
    }

    public func power(_ exponent: Exponent) -> Dimension {
        Dimension(
            length: length * exponent, mass: mass * exponent, time: time * exponent, temperature: temperature * exponent,
            angle: angle * exponent)
    }

    private func combined(with other: Dimension, by join: (Exponent, Exponent) -> Exponent) -> Dimension {
        Dimension(
            length: join(length, other.length), mass: join(mass, other.mass), time: join(time, other.time),
            temperature: join(temperature, other.temperature), angle: join(angle, other.angle))
    }
}

/// A rational power such as 1, -3 or 1/2, always in lowest terms with a positive denominator.
public struct Exponent: Hashable, Sendable, ExpressibleByIntegerLiteral {
    public let numerator: Int
    public let denominator: Int

    public init(integerLiteral value: Int) { self.init(value, 1) }

    /// A denominator of 0 is a programming error; overflow traps.
    public init(_ numerator: Int, _ denominator: Int) {
        precondition(denominator != 0, "a power with denominator 0")
        var (a, b) = (abs(numerator), abs(denominator))
        while b != 0 { (a, b) = (b, a % b) }
        let divisor = max(a, 1) * (denominator < 0 ? -1 : 1)
        self.numerator = numerator / divisor
        self.denominator = denominator / divisor
    }

    /// The fraction that a number written in a program stands for, with a numerator and a denominator up to 9; nothing where there is none.
    public init?(closestTo value: Double) {
        guard value.isFinite, abs(value) <= 9 else { return nil }
        for denominator in 1...9 {
            let numerator = (value * Double(denominator)).rounded()
            guard abs(numerator) <= 9, abs(numerator / Double(denominator) - value) < 1e-12 else { continue }
            self.init(Int(numerator), denominator)
            return
        }
        return nil
    }

    public static func + (left: Exponent, right: Exponent) -> Exponent {
        Exponent(left.numerator * right.denominator + right.numerator * left.denominator, left.denominator * right.denominator)
    }

    public static func - (left: Exponent, right: Exponent) -> Exponent {
        left + Exponent(-right.numerator, right.denominator)
    }

    public static func * (left: Exponent, right: Exponent) -> Exponent {
        Exponent(left.numerator * right.numerator, left.denominator * right.denominator)
    }

    public var isZero: Bool { numerator == 0 }
    public var doubleValue: Double { Double(numerator) / Double(denominator) }
}
