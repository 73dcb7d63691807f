import Bioheat
import Geometry

/// A model that follows the patient: what is measured corrects what forecasts take from the textbook, never the temperatures themselves.
///
/// *Context.* The patient is not the textbook's; the first freeze shows by how much. *Decision.* A few factors (each probe's strength, perfusion, conductivity,
/// latent heat) are estimated from the readings and scans, with the ensemble's prior and the gauges' own errors (`TwinFit`); then the whole history is solved once
/// more with them, so that the state is one that a patient can be in, heat balance and all. *Consequence.* The next forecast starts from what happened. What
/// contradicts every believable patient is told and not taken (`Correction.Contradiction`).
public struct Twin: Sendable {
    /// A gauge that is left over by more than this is not believed, K; an extent by more than so many standard deviations.
    static let greatestResidualKelvin = 3.0
    static let greatestResidualDeviations = 4.0
    /// What lies further out in its prior is not believed, standard deviations.
    static let greatestDeviations = 3.0
    /// The model is solved anew where the estimate has moved by more than this share of its own uncertainty.
    static let leastMove = 0.5
    /// Times that the slopes are looked at anew in one estimate.
    static let greatestPasses = 3

    public var monitoring = Monitoring()
    /// What the forecasts' model is solved with.
    public private(set) var factors = PatientFactors.textbook
    /// What that model says of everything measured.
    private var reference = Track()
    private var linearisation: Linearisation?
    private var countCompared = 0

    public init() {}

    /// What the forecast had a thermocouple show at a time.
    public mutating func expect(_ celsius: [Gauge: Double], atSeconds seconds: Double, isTurn: Bool) {
        reference.add(.init(seconds: seconds, celsius: celsius), atSeconds: seconds, isTurn: isTurn)
    }

    public mutating func expect(extentsMM: Point, atSeconds seconds: Double) { reference.add(extentsMM: extentsMM, atSeconds: seconds) }

    /// Compares everything measured with a model at these factors; nothing where nothing has been measured since the last time.
    public mutating func correction(by history: TreatmentHistory, resolutionMM: Double, threads: Int = Ensemble.threads) -> Correction? {
        guard monitoring.count > countCompared else { return nil }
        countCompared = monitoring.count
        let unknowns = Unknowns(history)
        guard let estimate = estimate(unknowns, history, resolutionMM: resolutionMM, threads: threads) else { return nil }
        return estimate.correction(from: factors)
    }

    private mutating func estimate(_ unknowns: Unknowns, _ history: TreatmentHistory, resolutionMM: Double, threads: Int) -> TwinEstimate? {
        let watch = Watch(monitoring)
        var slopes = linearisation.flatMap { $0.holds(for: factors, unknowns) ? $0 : nil }
            ?? Linearisation(at: factors, unknowns, history, resolutionMM: resolutionMM)
        slopes.live(through: history, watching: watch, threads: threads)
        var estimate = TwinEstimate(monitoring, at: factors, reference: reference, slopes)
        for _ in 1..<Self.greatestPasses {
            guard let found = estimate?.found, !slopes.holds(for: found, unknowns) else { break }
            let here = slopes.centre == factors ? slopes.track : Self.track(factors, history, watch, resolutionMM: resolutionMM)
            slopes = Linearisation(at: found, unknowns, history, resolutionMM: resolutionMM)
            slopes.live(through: history, watching: watch, threads: threads)
            estimate = TwinEstimate(monitoring, at: found, reference: reference, moved: (from: here, to: slopes.track), slopes)
        }
        linearisation = slopes
        return estimate
    }

    private static func track(_ factors: PatientFactors, _ history: TreatmentHistory, _ watch: Watch, resolutionMM: Double) -> Track {
        var run = Linearisation.run(factors, history, resolutionMM: resolutionMM)
        run.live(through: history, watching: watch)
        return run.track
    }

    /// Solves the whole history anew with other factors; forecasts go on from the model that comes of it.
    public mutating func follow(_ factors: PatientFactors, through history: TreatmentHistory, resolutionMM: Double, threads: Int = 2) -> BioheatModel {
        var patient = TrackedPatient(VariedPatient(history, factors: factors, resolutionMM: resolutionMM, threads: threads))
        patient.live(through: history, watching: Watch(monitoring))
        self.factors = factors
        reference = patient.track
        return patient.model
    }
}
