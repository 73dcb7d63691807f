/// A bottle of compressed gas behind a regulator: what is left in it, and the pressure it can give.
///
/// Pressure against mass is a broken line through the few points that were computed for a 42 L bottle at 293 K: an interpolation, not an
/// equation of state. Argon: 26.6 kg at 6000 psi, of which 11.5 kg go down to 3000 psi and 6.48 kg (108 needle-minutes at 1 g/s) from 4500
/// to 3000 psi. Helium is one line from empty to an estimate of its full mass. Nitrogen is liquid: its own vapour drives it at one pressure
/// until the last hundredth (mass and pressure are estimates).
public struct GasBottle: Hashable, Sendable {
    public let gas: String
    /// What the regulator passes on while the bottle holds more, psi.
    public let workingPsi: Double
    /// The bottle is to be changed below this, psi (C4.3.6; argon and helium from memory); 0 for a liquid.
    public let changePsi: Double
    /// What is left below this is of no use, psi. Argon at 500 psi: a seventh of the flow with a sixth of the cooling, an estimate of where
    /// a console closes.
    public let leastPsi: Double
    public private(set) var remainingGrams: Double
    private let curve: [Point]

    private struct Point: Hashable, Sendable {
        var grams: Double
        var psi: Double
    }

    /// Warming gas through a probe in active thaw, g/s (assumed).
    public static let thawGramsPerSecond = 0.2

    /// The gases that a console has bottles of.
    public static let gases = ["argon", "helium", "nitrogen"]

    /// A full bottle of `argon`, `nitrogen` or `helium`; nothing for a gas that no console has.
    public static func full(of gas: String) -> GasBottle? {
        switch gas {
        case "argon": .argon
        case "nitrogen": .nitrogen
        case "helium": .helium
        default: nil
        }
    }

    private static let argon = GasBottle(
        gas: "argon", workingPsi: 3500, changePsi: 3000, leastPsi: 500, points: [(0, 0), (15_100, 3000), (21_580, 4500), (26_600, 6000)])
    private static let helium = GasBottle(gas: "helium", workingPsi: 2200, changePsi: 2000, leastPsi: 0, points: [(0, 0), (2380, 6000)])
    private static let nitrogen = GasBottle(
        gas: "nitrogen", workingPsi: 60, changePsi: 0, leastPsi: 0, points: [(0, 0), (150, 60), (15_000, 60)])

    private init(gas: String, workingPsi: Double, changePsi: Double, leastPsi: Double, points: [(grams: Double, psi: Double)]) {
        self.gas = gas
        self.workingPsi = workingPsi
        self.changePsi = changePsi
        self.leastPsi = leastPsi
        curve = points.map { Point(grams: $0.grams, psi: $0.psi) }
        remainingGrams = points.last?.grams ?? 0
    }

    /// In the bottle, psi.
    public var bottlePsi: Double {
        for (low, high) in zip(curve, curve.dropFirst()) where remainingGrams <= high.grams {
            return low.psi + (high.psi - low.psi) * (remainingGrams - low.grams) / (high.grams - low.grams)
        }
        return curve.last?.psi ?? 0
    }

    /// Behind the regulator, psi.
    public var pressurePsi: Double { min(bottlePsi, workingPsi) }

    public var isEmpty: Bool { remainingGrams <= 0 || bottlePsi < leastPsi }
    /// Below its working range: it cools less, or warms less (C4.3.6).
    public var isLow: Bool { pressurePsi < changePsi }

    /// How long the rest lasts at a flow in g/s; for ever at none.
    public func seconds(atGramsPerSecond flow: Double) -> Double { flow > 0 ? remainingGrams / flow : .infinity }

    /// Gas flows out for a time, down to nothing.
    public mutating func use(gramsPerSecond: Double, seconds: Double) {
        let grams = gramsPerSecond * seconds
        guard grams > 0 else { return }
        remainingGrams = max(0, remainingGrams - grams)
    }

    /// The bottle as it is with so many grams in it, between nothing and full.
    public func holding(grams: Double) -> GasBottle {
        var bottle = self
        bottle.remainingGrams = max(0, min(grams, curve.last?.grams ?? 0))
        return bottle
    }
}
