import Geometry

/// What was learnt of a patient from what was measured, and whether forecasts go by it.
public struct Correction: Hashable, Sendable {
    public enum Subject: Hashable, Sendable {
        /// Of these probes together.
        case strength(probes: [String])
        case perfusion
    }

    /// A factor on a figure of the textbook.
    public struct Estimate: Hashable, Sendable {
        public let subject: Subject
        public let factor: Double
        /// Standard deviation of its logarithm, and what it was before anything was measured.
        public let deviation: Double
        public let priorDeviation: Double

        public init(subject: Subject, factor: Double, deviation: Double, priorDeviation: Double) {
            self.subject = subject
            self.factor = factor
            self.deviation = deviation
            self.priorDeviation = priorDeviation
        }

        /// What is hardly known better than before is not worth telling.
        public var isLearnt: Bool { deviation < Self.learntShare * priorDeviation }
        private static let learntShare = 0.6

        /// 5 to 95 %.
        public var band: Band {
            let width = Logarithm.exponential(Self.ninetyPercent * deviation)
            return Band(low: factor / width, high: factor * width)
        }
        /// So many standard deviations either way hold 90 % of a normal distribution.
        public static let ninetyPercent = 1.644854
    }

    /// Something measured that no patient within the prior explains.
    public enum Contradiction: Hashable, Sendable {
        /// Its readings lie so far (K or mm, root mean square) from every patient that could be.
        case residual(Gauge, Double)
        /// Its readings fit only if it lay so far from where it was to go, mm.
        case misplaced(Gauge, Double)
        /// Its readings fit only if all of them were off by so much, K.
        case offset(Gauge, Double)
        /// The readings fit only with a factor that is not to be believed.
        case implausible(Subject, factor: Double)
    }

    /// How the patient differs now, by the forecasts' model.
    public var factors: PatientFactors
    public var estimates: [Estimate]
    public var contradictions: [Contradiction]
    /// Whether the estimate is believed. One that is not leaves the forecasts as they were.
    public var isTaken: Bool
    /// Whether the model has to be solved anew: the estimate lies further from where the model stands than a part of its own uncertainty.
    public var movesModel: Bool
    /// Minutes of thermocouples and extents of scans that it rests on.
    public var sightings: Int
}
