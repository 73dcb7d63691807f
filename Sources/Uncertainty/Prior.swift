import Bioheat
import Geometry

/// How far a patient may lie from the textbook: what is believed before anything is measured.
///
/// Each figure is drawn evenly within its range (perfusion evenly in its logarithm) and independently of the others, one factor for all tissues and all
/// probes; the placement of every probe is drawn on its own.
public struct Prior: Hashable, Sendable {
    /// Factor on the probes' heat transfer. An estimate: the coefficient rests on one ice ball whose maker gives 32 mm ± 3 mm of width; 25 % of it
    /// moves that width by about 1 mm, and the gas itself by 10 % of its cooling between 3500 and 3000 psi.
    public var probeStrength = 0.75...1.25
    /// Factor on perfusion. An estimate: published tumours span 0.0005 to 0.02 /s about a nominal 0.0035 /s; organs at rest differ less.
    public var perfusion = 0.5...2.0
    /// Factor on conductivity, frozen and unfrozen. Deflated lung is published as 0.387 W/m/K within 0.28 to 0.478 (IT'IS V5.0), muscle as 0.495 and 0.6; the
    /// frozen figures are estimates good to 30 %.
    public var conductivity = 0.8...1.2
    /// Factor on latent heat. The water fraction of deflated lung is published as 0.803 within 0.749 to 0.844 (IT'IS V5.0), 6 %; the bound water that does not
    /// freeze, a tenth here, is an estimate that adds about as much again.
    public var latentHeat = 0.85...1.15
    /// How far a probe lies from where it was to go, along each axis and either way, mm; its direction is kept. An estimate of image-guided placement.
    public var placementMM = 2.0

    public init() {}

    /// The one that forecasts use.
    public static let usual = Prior()

    /// A patient as far from the textbook in perfusion and in the probes' strength as is believed; the same for the same seed.
    public func variation(seed: UInt64) -> Variation {
        var generator = SeededGenerator(seed: seed, stream: 5)
        var variation = Variation()
        variation.perfusion = Logarithm.value(at: generator.nextUnit(), of: perfusion)
        variation.probeStrength = generator.nextUniform(probeStrength)
        return variation
    }

    /// Every range made wider (or narrower) about its middle; factors in their logarithm.
    public func widened(by factor: Double) -> Prior {
        func wide(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
            Logarithm.power(range.lowerBound, factor)...Logarithm.power(range.upperBound, factor)
        }
        var prior = self
        prior.probeStrength = wide(probeStrength)
        prior.perfusion = wide(perfusion)
        prior.conductivity = wide(conductivity)
        prior.latentHeat = wide(latentHeat)
        prior.placementMM = placementMM * factor
        return prior
    }
}
