/// A bottle of compressed gas behind a regulator: what is left in it, and the pressure it can give.
///
/// Pressure against mass is a broken line through the few points that were computed for a 42 L bottle at 293 K: an interpolation, not an
/// equation of state. Argon: 26.6 kg at 6000 psi, of which 11.5 kg go down to 3000 psi and 6.48 kg (108 needle-minutes at 1 g/s) from 4500
/// to 3000 psi. Helium and nitrogen are one line each from empty to an estimate of their full mass.
public struct GasBottle: Hashable, Sendable {
    public let gas: String
    /// What the regulator passes on while the bottle holds more, psi.
    public let workingPsi: Double
    public private(set) var remainingGrams: Double
    private let curve: [Point]

    private struct Point: Hashable, Sendable {
        var grams: Double
        var psi: Double
    }

    /// Warming gas through a probe in active thaw, g/s (assumed).
    public static let thawGramsPerSecond = 0.2

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
        gas: "argon", workingPsi: 3500, points: [(0, 0), (15_100, 3000), (21_580, 4500), (26_600, 6000)])
    private static let helium = GasBottle(gas: "helium", workingPsi: 2200, points: [(0, 0), (2380, 6000)])
    private static let nitrogen = GasBottle(gas: "nitrogen", workingPsi: 3500, points: [(0, 0), (15_000, 6000)])

    private init(gas: String, workingPsi: Double, points: [(grams: Double, psi: Double)]) {
        self.gas = gas
        self.workingPsi = workingPsi
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

    public var isEmpty: Bool { remainingGrams <= 0 }

    /// How long the rest lasts at a flow in g/s; for ever at none.
    public func seconds(atGramsPerSecond flow: Double) -> Double { flow > 0 ? remainingGrams / flow : .infinity }

    /// Gas flows out for a time at full flow (g/s) times power (0…1), down to nothing.
    public mutating func use(gramsPerSecond: Double, power: Double = 1, seconds: Double) {
        let grams = gramsPerSecond * power * seconds
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
