import Bioheat

/// How what is measured moves with each unknown, about one patient: on cells wider than the forecast's, each unknown moved a little in a run of its own.
///
/// The forecast's own cells say where the measured values lie, these only by how much they differ: the coarse cells' error cancels to first order.
struct Linearisation: Sendable {
    /// Width of the cells, in those of the forecast.
    static let coarsening = 2.0
    /// s. Cells may ring by half a kelvin; both runs of a difference do.
    static let longestStep = 10.0

    let centre: PatientFactors
    let unknowns: Unknowns
    /// The centre's own run, then one for each unknown.
    private var runs: [TrackedPatient]

    init(at centre: PatientFactors, _ unknowns: Unknowns, _ history: TreatmentHistory, resolutionMM: Double) {
        self.centre = centre
        self.unknowns = unknowns
        let moved = unknowns.subjects.indices.map { number in
            unknowns.moving(centre, by: unknowns.subjects.indices.map { $0 == number ? unknowns.increment(of: unknowns.subjects[$0]) : 0 })
        }
        runs = ([centre] + moved).map { Self.run($0, history, resolutionMM: resolutionMM) }
    }

    static func run(_ factors: PatientFactors, _ history: TreatmentHistory, resolutionMM: Double) -> TrackedPatient {
        TrackedPatient(
            VariedPatient(history, .found(factors), resolutionMM: coarsening * resolutionMM, threads: 1, longestStep: longestStep))
    }

    var track: Track { runs[0].track }

    /// Takes every run to the end of the history; each is solved on one thread, so that the answer does not depend on their number.
    mutating func live(through history: TreatmentHistory, watching watch: Watch, threads: Int) {
        runs.withUnsafeMutableBufferPointer { runs in
            Crew.with(threads) { crew in crew.share(runs.count) { _, number in runs[number].live(through: history, watching: watch) } }
        }
    }

    /// What a figure changes by with the logarithm of each unknown; nothing where a run does not have it.
    func slopes(of figure: (Track) -> Double?) -> [Double]? {
        guard let centre = figure(runs[0].track) else { return nil }
        var slopes: [Double] = []
        for (subject, run) in zip(unknowns.subjects, runs.dropFirst()) {
            guard let moved = figure(run.track) else { return nil }
            slopes.append((moved - centre) / unknowns.increment(of: subject))
        }
        return slopes
    }

    /// Whether a patient lies so near that the slopes hold for it, too.
    func holds(for factors: PatientFactors, _ unknowns: Unknowns) -> Bool {
        unknowns == self.unknowns
            && unknowns.subjects.allSatisfy { subject in
                abs(unknowns.logarithm(subject, in: factors) - unknowns.logarithm(subject, in: centre)) <= unknowns.reach(of: subject)
            }
    }
}
