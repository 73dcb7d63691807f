import Devices

/// What is left in the gas bottles, as the plan reckons: full ones at the start.
public struct GasPlan: Hashable, Sendable {
    static let gases = ["argon", "helium", "nitrogen"]

    private var bottles: [String: GasBottle]

    public init() { bottles = Dictionary(Self.gases.compactMap { gas in GasBottle.full(of: gas).map { (gas, $0) } }) { $1 } }

    /// Pressure at the probes, psi; nothing for a gas that there is no bottle of.
    public func pressurePsi(of gas: String) -> Double? { bottles[gas]?.pressurePsi }

    public func grams(of gas: String) -> Double? { bottles[gas]?.remainingGrams }

    mutating func use(gramsPerSecond: Double, power: Double = 1, seconds: Double, of gas: String) {
        bottles[gas]?.use(gramsPerSecond: gramsPerSecond, power: power, seconds: seconds)
    }
}
