import Bioheat
import Uncertainty

extension Variation {
    /// How far perfusion may lie from the textbook's, either way.
    public static let perfusionSpread = 0.15
    /// How far the probes' heat transfer may lie from the model's, either way.
    public static let probeStrengthSpread = 0.05

    /// A patient who differs from the textbook, evenly within the spreads; the same for the same seed.
    public static func drawn(seed: UInt64) -> Variation {
        var generator = SeededGenerator(seed: seed, stream: 0)
        var variation = Variation()
        variation.perfusion = generator.nextUniform(1 - perfusionSpread...1 + perfusionSpread)
        variation.probeStrength = generator.nextUniform(1 - probeStrengthSpread...1 + probeStrengthSpread)
        return variation
    }
}
