import Devices
import Uncertainty

/// One command as the report lists it: what was asked, what the forecast said, what was decided, what was measured.
public struct CommandRow: Sendable {
    public enum Verdict: String, Hashable, Sendable { case ok, refused, overridden }

    public var index: Int
    public var line: Int
    public var text: String
    public var command: Command
    public var startSeconds: Double
    public var endSeconds: Double
    public var isCommitted = false
    public var verdict: Verdict = .ok
    /// What the plan had come to before it; nothing where no time had passed, or nobody sits and reads it.
    public var before: PredictedOutcome?
    /// Only what takes time, and a scan, predicts anything.
    public var prediction: PredictedOutcome?
    /// Of organs, °C, coldest so far when the command is over: nothing of what comes behind it is counted in, as the prediction's is.
    public var organsAtEnd: [String: Double?] = [:]
    public var violations: [Violation] = []
    public var measured: MeasuredOutcome?
    /// Of each organ's coldest in the prediction, °C, 5 to 95 % by what was measured before.
    public var organRanges: [String: Band] = [:]
    /// What was learnt of the patient behind it.
    public var correction: Correction?
    /// Gas used, g, by the plan.
    public var gasGrams: [String: Double] = [:]
    /// What is left of the gases used, by the plan.
    public var gasLeft: [String: GasLeft] = [:]
    /// How near each limit comes to its bound, in the order in which they are written.
    public var limits: [LimitForecast] = []

    public struct GasLeft: Hashable, Sendable {
        public var grams: Double
        /// At the probes.
        public var psi: Double
    }

    public var kind: String { command.kind }

    /// Whether a limit asks for something of a region, so that the forecast looks on behind the command until that has passed its coldest.
    public func isWatched(_ region: String) -> Bool { limits.contains { $0.regions.contains(region) } }

    /// Stopped before its time, or before it began: what was predicted of it did not come.
    public var wasCutShort: Bool { verdict != .refused && endSeconds - startSeconds < command.seconds - 1e-9 }
}

/// What the machine said of a command: its last readings, or a scan.
public struct MeasuredOutcome: Hashable, Sendable {
    public var tipCelsius: [String: Double] = [:]
    public var sensorCelsius: [String: Double] = [:]
    public var scan: ScanImage?
}
