import Bioheat
import Geometry

/// A model that follows the patient: what is measured corrects what forecasts take from the textbook, never the temperatures themselves.
///
/// *Context.* The patient is not the textbook's; the first freeze shows by how much. *Decision.* A few factors (each probe's strength, and
/// perfusion) are estimated from the readings and scans, with the ensemble's prior and the gauges' own errors (`TwinFit`); then the whole history is solved once
/// more with them, so that the state is one that a patient can be in, heat balance and all. *Consequence.* The next forecast starts from what happened. What
/// contradicts every believable patient is told and not taken (`Correction.Contradiction`).
public struct Twin: Sendable {
    /// A gauge is not believed whose readings are left over by more than this, root mean square, in standard deviations of a sighting (about 3 K on cells
    /// of 1 mm; 4 mm of a scan).
    static let greatestResidual = 6.0
    static let greatestResidualOfScan = 4.0
    /// What lies further out in its prior is not believed, standard deviations.
    static let greatestDeviations = 3.0
    /// The model is solved anew where the estimate has moved by more than this share of its own uncertainty, and it shows: on a thermocouple, K, or in the
    /// ice of this instant, mm.
    static let leastMove = 0.5
    static let leastKelvin = 0.5
    static let leastMM = 0.2
    /// Times that the slopes are looked at anew in one estimate.
    static let greatestPasses = 10

    public var monitoring = Monitoring()
    /// What the forecasts' model is solved with.
    public private(set) var factors = PatientFactors.textbook
    /// What that model says of everything measured.
    private var reference = Track()
    private var linearisation: Linearisation?
    private var countCompared = 0
    /// Of what was found last and believed, by the unknowns of the slopes.
    private var covariance: [[Double]]?
    private let prior: Prior

    public init(prior: Prior = .usual) { self.prior = prior }

    /// What the forecast had a thermocouple show at a time.
    public mutating func expect(_ celsius: [Gauge: Double], atSeconds seconds: Double, isTurn: Bool) {
        reference.add(.init(seconds: seconds, celsius: celsius), atSeconds: seconds, isTurn: isTurn)
    }

    public mutating func expect(extentsMM: Point, atSeconds seconds: Double) { reference.add(extentsMM: extentsMM, atSeconds: seconds) }

    /// Compares everything measured with a model at these factors; nothing where nothing has been measured since the last time.
    ///
    /// - Parameter beginning: told of each look at the slopes before it is taken, from 1: one takes up to some seconds.
    public mutating func correction(
        by history: TreatmentHistory, resolutionMM: Double, threads: Int = Ensemble.threads, beginning: (_ look: Int) -> Void = { _ in }
    ) -> Correction? {
        guard monitoring.count > countCompared else { return nil }
        countCompared = monitoring.count
        let unknowns = Unknowns(history, prior: prior)
        guard let estimate = estimate(unknowns, history, resolutionMM: resolutionMM, threads: threads, beginning) else { return nil }
        let correction = estimate.correction(from: factors)
        if correction.isTaken { covariance = estimate.fit.covariance }
        return correction
    }

    /// Where figures of a forecast lie, 5 to 95 %, by what is known of the patient after the last correction. Nothing before one, or where probes were placed since.
    ///
    /// - Parameter history: up to where the forecast has come to.
    /// - Parameter forecast: the figures by the forecast's own model.
    public func ranges(
        of forecast: [Double?], after history: TreatmentHistory, threads: Int = Ensemble.threads, _ figures: (_ run: Int, BioheatModel) -> [Double?]
    ) -> [Band?]? {
        guard let covariance, factors != .textbook, var runs = linearisation, runs.unknowns == Unknowns(history, prior: prior) else { return nil }
        runs.live(through: history, watching: nil, threads: threads)
        let found = runs.figures(figures)
        return forecast.indices.map { index in
            guard let value = forecast[index], let slopes = runs.slopes(of: found.map { $0[index] }) else { return nil }
            let variance = slopes.indices.map { row in slopes[row] * zip(covariance[row], slopes).map(*).reduce(0, +) }.reduce(0, +)
            let width = Correction.Estimate.ninetyPercent * max(variance, 0).squareRoot()
            return Band(low: value - width, high: value + width)
        }
    }

    private mutating func estimate(
        _ unknowns: Unknowns, _ history: TreatmentHistory, resolutionMM: Double, threads: Int, _ beginning: (_ look: Int) -> Void
    ) -> TwinEstimate? {
        let watch = Watch(monitoring)
        beginning(1)
        var slopes = linearisation.flatMap { $0.holds(for: factors, unknowns) ? $0 : nil }
            ?? Linearisation(at: factors, unknowns, history, resolutionMM: resolutionMM)
        slopes.live(through: history, watching: watch, threads: threads)
        var standing = (factors: factors, moved: nil as (from: Track, to: Track)?)
        func estimate(judging: Bool) -> TwinEstimate? {
            TwinEstimate(
                monitoring, at: standing.factors, reference: reference, moved: standing.moved, slopes, resolutionMM: resolutionMM, judging: judging)
        }
        for pass in 1..<Self.greatestPasses {
            guard let found = estimate(judging: false)?.within(reachOf: slopes), !slopes.holds(for: found, unknowns) else { break }
            beginning(pass + 1)
            let here = standing.moved?.from
                ?? (slopes.centre == factors ? slopes.track : Self.track(factors, history, watch, resolutionMM: resolutionMM))
            slopes = Linearisation(at: found, unknowns, history, resolutionMM: resolutionMM)
            slopes.live(through: history, watching: watch, threads: threads)
            standing = (found, (here, slopes.track))
        }
        linearisation = slopes
        return estimate(judging: true)
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
