import Bioheat

/// How what is measured moves with each unknown, about one patient: on coarse cells (`MemberCells`), each unknown moved a little in a run of its own.
///
/// The forecast's own cells say where the measured values lie, these only by how much they differ: the coarse cells' error cancels to first order.
struct Linearisation: Sendable {
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
        TrackedPatient(VariedPatient(history, factors: factors, resolutionMM: MemberCells.widthMM(forForecastOn: resolutionMM), threads: 1))
    }

    var track: Track { runs[0].track }

    /// Takes every run to the end of the history; each is solved on one thread, so that the answer does not depend on their number.
    mutating func live(through history: TreatmentHistory, watching watch: Watch?, threads: Int) {
        runs.withUnsafeMutableBufferPointer { runs in
            Crew.with(threads) { crew in crew.share(runs.count) { _, number in runs[number].live(through: history, watching: watch) } }
        }
    }

    /// What a figure of the tracks changes by with the logarithm of each unknown; nothing where a run does not have it.
    func slopes(of figure: (Track) -> Double?) -> [Double]? { slopes(of: runs.map { figure($0.track) }) }

    /// The same of a figure of each run.
    func slopes(of figures: [Double?]) -> [Double]? {
        guard let centre = figures[0] else { return nil }
        var slopes: [Double] = []
        for (subject, figure) in zip(unknowns.subjects, figures.dropFirst()) {
            guard let figure else { return nil }
            slopes.append((figure - centre) / unknowns.increment(of: subject))
        }
        return slopes
    }

    func figures(_ work: (_ run: Int, BioheatModel) -> [Double?]) -> [[Double?]] { runs.enumerated().map { work($0, $1.model) } }

    /// Whether a patient lies so near that the slopes hold for it, too.
    func holds(for factors: PatientFactors, _ unknowns: Unknowns) -> Bool {
        unknowns == self.unknowns
            && unknowns.subjects.allSatisfy { subject in
                abs(unknowns.logarithm(subject, in: factors) - unknowns.logarithm(subject, in: centre)) <= unknowns.reach(of: subject)
            }
    }
}
