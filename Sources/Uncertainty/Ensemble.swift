import Bioheat

/// Sixteen patients drawn from a prior, and the textbook's, on coarse cells (`MemberCells`); they live through what the plan does.
///
/// *Context.* Bands want many runs of the solver, and a forecast has seconds. *Decision.* The members are solved on coarse cells, and a figure of a member
/// counts as the fine forecast's plus what the member differs from the textbook's patient on the same coarse cells. *Consequence.* The coarse grid's own
/// error cancels to first order, and cells of twice the width cost about a sixteenth. Each member is solved on one thread: the answer
/// does not depend on their number.
public struct Ensemble: Sendable {
    public static let memberCount = LatinHypercube.count
    /// Forecasts always use this one, so that the same program has the same bands; another seed draws other members. It was chosen out of the first 400, without the solver,
    /// by how evenly the bands of sums of four uneven parts in random directions, and of seven, hold nine truths of ten: within 0.028 and 0.034 (root mean square), where a
    /// seed is within 0.038 and 0.047 on the average. With 1 (0.046 and 0.057) the bands of volumes held eight of ten patients.
    public static let usualSeed: UInt64 = 113
    public static let threads = 2

    /// The textbook's first.
    private var patients: [VariedPatient]

    /// Before time has passed.
    ///
    /// - Parameter resolutionMM: the finest cell of the forecast, > 0.
    /// - Parameter threads: at most this many members at once; the answer does not depend on it.
    public init(_ history: TreatmentHistory, resolutionMM: Double, prior: Prior = .usual, seed: UInt64 = usualSeed, threads: Int = threads) {
        let hypercube = LatinHypercube(seed: seed)
        let draws = [nil] + (0..<Self.memberCount).map { Draw(from: prior, member: $0, of: hypercube) }
        patients = Crew.values(draws.count, threads: threads) {
            VariedPatient(history, draw: draws[$0], resolutionMM: MemberCells.widthMM(forForecastOn: resolutionMM))
        }
    }

    /// Takes every member to the end of the history.
    public mutating func live(through history: TreatmentHistory, threads: Int = threads) {
        guard patients.contains(where: { !$0.hasLived(through: history) }) else { return }
        patients.withUnsafeMutableBufferPointer { patients in
            Crew.with(threads) { crew in crew.share(patients.count) { _, number in patients[number].live(through: history) } }
        }
    }

    /// Whether this one has lived through all of it: it may lag behind, or come from before.
    public func hasLived(through history: TreatmentHistory) -> Bool { patients.allSatisfy { $0.hasLived(through: history) } }

    /// Measures each. The work is done on several threads at once.
    public func measured<Figure>(_ work: (BioheatModel) -> Figure) -> Measured<Figure> {
        let figures = Crew.values(patients.count, threads: Self.threads) { work(patients[$0].model) }
        return Measured(textbook: figures[0], members: Array(figures.dropFirst()))
    }

    /// Figures of the members, and of the textbook's patient on the same cells.
    public struct Measured<Figure> {
        public let textbook: Figure
        public let members: [Figure]

        public init(textbook: Figure, members: [Figure]) {
            self.textbook = textbook
            self.members = members
        }

        /// The members' figures as the forecast's cells would have shown them. A figure without a value keeps having none; where there is nothing to
        /// correct by, a member's stands as it is.
        public func corrected(for forecast: Double?, within range: ClosedRange<Double>? = nil, _ figure: (Figure) -> Double?) -> [Double?] {
            let textbook = figure(textbook)
            return members.map { member in
                guard let value = figure(member) else { return nil }
                guard let forecast, let textbook else { return value }
                let corrected = forecast + (value - textbook)
                return range.map { min(max(corrected, $0.lowerBound), $0.upperBound) } ?? corrected
            }
        }
    }
}
