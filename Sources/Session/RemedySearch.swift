/// How far the search for what of a refused freeze would hold has come: it halves, so that the number of trials is known beforehand.
struct RemedySearch: Hashable, Sendable {
    enum Stage: Int, Hashable, CaseIterable, Sendable { case coarseTime, fineTime, coarsePower, finePower }

    private let most: [Int]
    private var stage = Stage.coarseTime
    private var triedCount = 0
    /// Of the trial under way, 0…1.
    private var share = 0.0

    /// - Parameter widths: how many steps each stage looks among.
    init(widths: [Stage: Int]) { most = Stage.allCases.map { Self.trials(among: widths[$0] ?? 0) } }

    /// What is done and all there may be, in trials. It never goes back.
    var progress: (done: Double, total: Double) {
        let before = most[..<stage.rawValue].reduce(0, +)
        let now = min(Double(triedCount) + share, Double(most[stage.rawValue]))
        return (Double(before) + now, Double(most.reduce(0, +)))
    }

    mutating func begin(_ stage: Stage) { (self.stage, triedCount, share) = (stage, 0, 0) }
    mutating func isTrying(_ share: Double) { self.share = max(self.share, share) }
    mutating func tried() { (triedCount, share) = (triedCount + 1, 0) }

    private static func trials(among steps: Int) -> Int {
        var (count, reached) = (0, 1)
        while reached < steps { (count, reached) = (count + 1, reached * 2) }
        return count
    }
}
