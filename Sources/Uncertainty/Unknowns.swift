import Bioheat

/// What is estimated of a patient under treatment: logarithms of the strength of each probe and of perfusion.
///
/// Conductivity and latent heat are held at the library's values: at a probe's tip a tissue that conducts better looks like a weaker probe, and no reading tells
/// them apart (tried: with both left open, ranges of 1 % lay 2 % off). A strength stands for what it makes of the tissue, too.
struct Unknowns: Hashable, Sendable {
    typealias Subject = Correction.Subject

    /// Up to this many strengths of their own; with more of them each model of probe has one, or all have the same.
    static let mostStrengths = 4
    /// How far the probes of one model lie apart, one standard deviation of the logarithm (an estimate).
    static let spreadBetweenProbes = 0.05

    let subjects: [Subject]
    let prior: Prior

    init(subjects: [Subject], prior: Prior) {
        self.subjects = subjects
        self.prior = prior
    }

    init(_ history: TreatmentHistory, prior: Prior = .usual) {
        self.init(subjects: Self.groups(of: history.everyProbe).map { .strength(probes: $0) } + [.perfusion], prior: prior)
    }

    private static func groups(of probes: [PlacedProbe]) -> [[String]] {
        let names = Array(Set(probes.map(\.name))).sorted()
        if names.count <= mostStrengths { return names.map { [$0] } }
        let byModel = Dictionary(grouping: probes, by: \.model.name).mapValues { Array(Set($0.map(\.name))).sorted() }
        let groups = byModel.values.sorted { $0[0] < $1[0] }
        let isEachOnce = groups.joined().count == names.count
        return groups.count <= mostStrengths && isEachOnce ? groups : [names]
    }

    var count: Int { subjects.count }
    var strengthCount: Int { count - 1 }

    /// Standard deviations of the logarithms. A range that is even is taken as normal with the same spread.
    func deviation(_ subject: Subject) -> Double {
        func even(_ range: ClosedRange<Double>) -> Double { (range.upperBound - range.lowerBound) / 12.0.squareRoot() }
        return switch subject {
        case .strength: even(prior.probeStrength)
        case .perfusion: Logarithm.of(prior.perfusion.upperBound / prior.perfusion.lowerBound) / 12.0.squareRoot()
        }
    }

    /// What is believed before anything is measured: all probes are off together, and each a little by itself.
    var covariance: [[Double]] {
        (0..<count).map { row in
            (0..<count).map { column in
                let areStrengths = row < strengthCount && column < strengthCount
                let common = areStrengths || row == column ? deviation(subjects[row]) * deviation(subjects[row]) : 0
                return common + (areStrengths && row == column ? Self.spreadBetweenProbes * Self.spreadBetweenProbes : 0)
            }
        }
    }

    /// By how much each is moved to see what changes.
    func increment(of subject: Subject) -> Double { subject == .perfusion ? 0.2 : 0.05 }

    /// What is seen so is taken as straight this far from where it was seen: where a probe comes to use all of its gas, its tip's course has a kink.
    func reach(of subject: Subject) -> Double { 0.5 * increment(of: subject) }

    // MARK: To factors and back

    func logarithm(_ subject: Subject, in factors: PatientFactors) -> Double {
        switch subject {
        case .strength(let probes): probes.map { Logarithm.of(factors.strength(of: $0)) }.reduce(0, +) / Double(probes.count)
        case .perfusion: Logarithm.of(factors.perfusion)
        }
    }

    /// Factors moved by so much in the logarithm of each unknown. A probe that nothing was measured of is as strong as the measured ones let expect.
    func moving(_ factors: PatientFactors, by shifts: [Double]) -> PatientFactors {
        var moved = factors
        for (subject, shift) in zip(subjects, shifts) {
            let factor = Logarithm.exponential(shift)
            switch subject {
            case .strength(let probes): for probe in probes { moved.strengths[probe] = factors.strength(of: probe) * factor }
            case .perfusion: moved.perfusion *= factor
            }
        }
        moved.strengthOfOthers = Logarithm.exponential(expectedOfOthers(moved))
        return moved
    }

    /// The mean of another probe's logarithm, given those of the measured ones.
    private func expectedOfOthers(_ factors: PatientFactors) -> Double {
        guard strengthCount > 0 else { return 0 }
        let common = deviation(subjects[0]) * deviation(subjects[0])
        let sum = subjects.prefix(strengthCount).map { logarithm($0, in: factors) }.reduce(0, +)
        return sum * common / (Double(strengthCount) * common + Self.spreadBetweenProbes * Self.spreadBetweenProbes)
    }
}

extension TreatmentHistory {
    /// Those in the patient from the start, and those placed later.
    var everyProbe: [PlacedProbe] {
        probes + events.compactMap { if case .place(let probe) = $0 { probe } else { nil } }
    }
}

extension Correction {
    /// What is believed before anything is measured: standard deviations of logarithms, of all probes together, of each by itself, and of perfusion.
    package static var priorDeviations: (strength: Double, betweenProbes: Double, perfusion: Double) {
        let unknowns = Unknowns(subjects: [.strength(probes: []), .perfusion], prior: .usual)
        return (unknowns.deviation(.strength(probes: [])), Unknowns.spreadBetweenProbes, unknowns.deviation(.perfusion))
    }
}
