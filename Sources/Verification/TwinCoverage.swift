import Bioheat
import Geometry
import Outcome
import Uncertainty

/// Whether what a model that follows the patient says of it holds as often as it says: patients out of the prior, whose thermocouples are off, whose needles lie
/// beside their places and whose scans are blurred as `GaugeError` has it, and what is made of a freeze and a thaw.
///
/// The patients are solved on the forecasts' own cells: what wider or finer ones would add is in the other half of `frazil verify --twin`.
public struct TwinCoverage: Sendable {
    public struct Row: Sendable {
        public let name: String
        /// Errors of the logarithms, and the standard deviations stated.
        public fileprivate(set) var errors: [Double] = []
        public fileprivate(set) var deviations: [Double] = []

        public var within: Int { zip(errors, deviations).count { abs($0) <= Correction.Estimate.ninetyPercent * $1 } }
        public var count: Int { errors.count }
    }

    public static let resolutionMM = 2.0
    public private(set) var strength = Row(name: "strength of a probe")
    public private(set) var perfusion = Row(name: "perfusion")
    /// Patients that were told of as beyond belief, and not followed.
    public private(set) var notTaken = 0
    public let seed: UInt64

    public var rows: [Row] { [strength, perfusion] }

    public init(seed: UInt64) { self.seed = seed }

    /// One patient more, by its number; every other one has two probes.
    public mutating func add(patient number: Int) {
        var sitting = TwinSitting(seed: seed &* 1_000_003 &+ UInt64(number), probes: 1 + number % 2)
        sitting.treat(minutes: 5, freezing: true)
        sitting.treat(minutes: 5, freezing: true)
        guard let correction = sitting.treat(minutes: 5, freezing: false) else { return }
        guard correction.isTaken else { return notTaken += 1 }
        for estimate in correction.estimates { add(estimate, sitting.hidden) }
    }

    private mutating func add(_ estimate: Correction.Estimate, _ hidden: PatientFactors) {
        switch estimate.subject {
        case .strength(let probes): Self.add(estimate, hidden.strength(of: probes[0]), to: &strength)
        case .perfusion: Self.add(estimate, hidden.perfusion, to: &perfusion)
        }
    }

    private static func add(_ estimate: Correction.Estimate, _ hidden: Double, to row: inout Row) {
        row.errors.append(NormalDraws.logarithm(estimate.factor / hidden))
        row.deviations.append(estimate.deviation)
    }
}
