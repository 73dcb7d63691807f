import Geometry

/// What measures a patient under treatment.
public enum Gauge: Hashable, Sendable {
    /// The thermocouple in a probe's tip, °C.
    case tip(probe: String)
    /// A needle, °C at its point.
    case sensor(name: String, at: Point)
    /// A scan, by the ice ball's extent along an axis (0, 1, 2), mm. Its volume is made of the extents and says nothing more.
    case extent(axis: Int)
}

extension Gauge {
    var isThermocouple: Bool { if case .extent = self { false } else { true } }
}

/// How far a gauge may lie from the truth.
///
/// A reading has noise of its own; a thermocouple has an error of calibration that stays; a needle does not lie quite where it was to go, which counts by
/// how steep the temperature is there. The last two are unknowns beside the patient's own (`TwinFit`), so that a hundred readings of one bad thermocouple
/// weigh no more than they should.
enum GaugeError {
    /// Noise of one reading of a thermocouple, K, one standard deviation: the simulated console's.
    static let readingKelvin = 0.5

    /// One standard deviation of a thermocouple's calibration, K: the tolerance of type T, class 3, in IEC 60584-1, ±1 K or ±1.5 % of the temperature
    /// below zero (a standard's figure, from memory), taken as even within its bounds.
    static func calibrationKelvin(at celsius: Double) -> Double { max(1, 0.015 * abs(celsius)) / 3.0.squareRoot() }

    /// One standard deviation of where a needle lies against the probes, along each axis, mm: needle and probe are each placed as well as the prior says.
    static func placementMM(_ prior: Prior) -> Double { prior.placementMM / 3.0.squareRoot() * 2.0.squareRoot() }
}
