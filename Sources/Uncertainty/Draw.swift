import Bioheat
import Geometry

/// One patient out of a prior: what is different in it, and by how much each of its probes is misplaced.
public struct Draw: Sendable {
    private let prior: Prior
    /// A number from 0 to 1 for each dimension of the prior: four for the patient, three more for each probe placed.
    private let share: @Sendable (_ dimension: Int) -> Double

    private static let dimensionsOfPatient = 4

    /// A random one, decided by the seed.
    public init(from prior: Prior, seed: UInt64) {
        self.prior = prior
        share = { dimension in
            var generator = SeededGenerator(seed: seed, stream: UInt64(dimension))
            return generator.nextUnit()
        }
    }

    /// A member of a hypercube.
    public init(from prior: Prior, member: Int, of hypercube: LatinHypercube) {
        self.prior = prior
        share = { hypercube.shares(along: $0)[member] }
    }

    public var variation: Variation {
        var variation = Variation()
        variation.probeStrength = Self.value(at: share(0), of: prior.probeStrength)
        variation.perfusion = Logarithm.value(at: share(1), of: prior.perfusion)
        variation.conductivity = Self.value(at: share(2), of: prior.conductivity)
        variation.latentHeat = Self.value(at: share(3), of: prior.latentHeat)
        return variation
    }

    /// How far the probe that is placed as this one (0, 1, 2 …) lies from where it was to go, mm.
    public func misplacement(ofPlacement number: Int) -> Point {
        let first = Self.dimensionsOfPatient + 3 * number
        let range = -prior.placementMM...prior.placementMM
        return Point(Self.value(at: share(first), of: range), Self.value(at: share(first + 1), of: range), Self.value(at: share(first + 2), of: range))
    }

    private static func value(at share: Double, of range: ClosedRange<Double>) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * share
    }
}
