import Devices

/// What is left in the gas bottles, as the plan reckons: full ones at the start.
public struct GasPlan: Hashable, Sendable {
    private var bottles: [String: GasBottle]

    public init() { bottles = Dictionary(GasBottle.gases.compactMap { gas in GasBottle.full(of: gas).map { (gas, $0) } }) { $1 } }

    /// Pressure at the probes, psi; nothing for a gas that there is no bottle of.
    public func pressurePsi(of gas: String) -> Double? { bottles[gas]?.pressurePsi }

    public func grams(of gas: String) -> Double? { bottles[gas]?.remainingGrams }

    /// A gas that there is no bottle of is out, too.
    func isOut(_ gas: String) -> Bool { bottles[gas]?.isEmpty ?? true }

    /// The pressure below which the bottle is to be changed, psi, where it stands below that.
    func changePsi(of gas: String) -> Double? { bottles[gas].flatMap { $0.isLow ? $0.changePsi : nil } }

    /// Below this pressure a gas is of no use, psi.
    func leastPsi(of gas: String) -> Double { bottles[gas]?.leastPsi ?? 0 }

    mutating func use(gramsPerSecond: Double, seconds: Double, of gas: String) {
        bottles[gas]?.use(gramsPerSecond: gramsPerSecond, seconds: seconds)
    }
}
