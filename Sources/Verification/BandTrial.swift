import Bioheat
import Geometry
import Outcome
import Uncertainty

/// Whether the bands of a forecast hold the truth as often as they say: random plans, for each a forecast with its bands, and random patients out of the
/// same prior that the plan is carried out on.
///
/// A patient of the trial is solved on the forecast's own cells, not the members': what the correction by the fine forecast leaves behind counts.
/// What the prior itself gets wrong about real patients does not.
public struct BandTrial: Sendable {
    /// How often a figure lay in its band.
    public struct Row: Sendable {
        public let figure: String
        public fileprivate(set) var below = 0
        public fileprivate(set) var within = 0
        public fileprivate(set) var above = 0
        /// Patients whose band ends where the figure itself ends (a coverage of 100 %): nothing can lie beyond it, so 95 % are to be within, not 90.
        public fileprivate(set) var oneSided = 0

        /// Patients with a band that is more than one value: a coverage that is 0 or 1 for all of them says nothing.
        public var count: Int { below + within + above }
        public var share: Double { Double(within) / Double(max(count, 1)) }
        /// The share that the bands mean to hold.
        public var meant: Double { 0.9 + 0.05 * Double(oneSided) / Double(max(count, 1)) }

        mutating func add(_ truth: Double?, to band: Band, within range: ClosedRange<Double>? = nil) {
            let (value, low, high) = (truth ?? -.infinity, band.low ?? -.infinity, band.high ?? -.infinity)
            guard low < high else { return }
            if let range, low <= range.lowerBound || high >= range.upperBound { oneSided += 1 }
            if value < low { below += 1 } else if value > high { above += 1 } else { within += 1 }
        }

        mutating func add(_ other: Row) {
            below += other.below
            within += other.within
            above += other.above
            oneSided += other.oneSided
        }
    }

    public static let patientsPerPlan = 10
    public let plans: Int
    public let resolutionMM: Double
    /// Decides plans and patients; the members are always those of `ensembleSeed`.
    public let seed: UInt64
    public let ensembleSeed: UInt64
    /// What the patients are drawn from; the bands are always those of the usual prior.
    private let truth: Prior
    public private(set) var rows = BandFigures.names.map { Row(figure: $0) }

    /// All figures together; those of one patient hang together.
    public var pooled: Row { rows.reduce(into: Row(figure: "all")) { $0.add($1) } }

    public init(plans: Int, resolutionMM: Double, seed: UInt64, ensembleSeed: UInt64 = Ensemble.usualSeed, truth: Prior = .usual) {
        self.plans = plans
        self.resolutionMM = resolutionMM
        self.seed = seed
        self.ensembleSeed = ensembleSeed
        self.truth = truth
    }

    /// Runs one plan, 0..<`plans`, and adds its patients to the rows.
    public mutating func run(plan number: Int) {
        // Far apart: seeds next to each other share no plan.
        let planSeed = seed &* 1_000_003 &+ UInt64(number)
        let plan = RandomPlan(seed: planSeed)
        let history = plan.history
        let bands = bands(of: plan, history)
        for patient in 0..<Self.patientsPerPlan {
            let draw = Draw(from: truth, seed: planSeed &* 1_000_003 &+ UInt64(patient) &+ 7)
            var treated = VariedPatient(history, draw: draw, resolutionMM: resolutionMM)
            treated.live(through: history)
            let figures = BandFigures(of: treated.model, plan).values
            for index in rows.indices { rows[index].add(figures[index], to: bands[index], within: BandFigures.ranges[index]) }
        }
    }

    private func bands(of plan: RandomPlan, _ history: TreatmentHistory) -> [Band] {
        var forecast = VariedPatient(history, draw: nil, resolutionMM: resolutionMM)
        forecast.live(through: history)
        var ensemble = Ensemble(history, resolutionMM: resolutionMM, seed: ensembleSeed)
        ensemble.live(through: history)
        let measured = ensemble.measured { BandFigures(of: $0, plan).values }
        let values = BandFigures(of: forecast.model, plan).values
        return values.indices.map { index in
            Band(of: measured.corrected(for: values[index], within: BandFigures.ranges[index]) { $0[index] })
        }
    }
}

extension BandTrial.Row {
    /// What the share may truly be, with 95 %: Wilson's interval for so many patients (Wilson 1927). They share plans and members, so it is a little
    /// too narrow.
    public var interval: ClosedRange<Double> {
        let (n, z) = (Double(max(count, 1)), 1.959964)
        let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
        let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        return max(middle - half, 0)...min(middle + half, 1)
    }
}

/// The figures of an outcome that are judged.
struct BandFigures {
    static let isotherms = [0.0, -20, -40]
    static let names =
        isotherms.map { "coverage, \(Int($0)) C" } + isotherms.map { "margin, \(Int($0)) C" } + isotherms.map { "volume, \(Int($0)) C" } + ["coldest, nerve"]
    static let ranges: [ClosedRange<Double>?] =
        isotherms.map { _ in 0...1 } + isotherms.map { _ in nil } + isotherms.map { _ in 0...(.infinity) } + [nil]

    let values: [Double?]

    init(of model: BioheatModel, _ plan: RandomPlan) {
        let lesion = RegionSamples(shape: plan.lesion, grid: model.grid)
        let nerve = RegionSamples(shape: plan.nerve, grid: model.grid)
        let levels = Self.isotherms.map { model.level($0) }
        let zones = levels.map { FrozenZone(field: $0, celsius: 0) }
        values =
            levels.map { lesion.coverage(in: $0, below: 0) } + zones.map { $0.margin(of: lesion) } + zones.map { $0.volumeMM3 / 1000 }
            + [nerve.coldest(in: model.coldest)]
    }
}
