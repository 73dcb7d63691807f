import Devices
import Uncertainty

/// What a command was found to do before it is done, bound to the revision of the state it was computed from.
struct Forecast {
    let revision: Int
    /// What it speaks for; a clearance is made for one of these only.
    var commands: [Command]
    let startSeconds: Double
    /// Whether the condition of an `until` came to hold.
    var conditionHeld = false
    var violations: [Violation] = []
    /// By the number of the limit.
    var limits: [Int: LimitForecast] = [:]
    var trajectory = Trajectory()
    var iceGrowth = IceGrowth()
    /// At the end, before anything that comes behind it.
    var endOutcome: PredictedOutcome?
    /// At the end, with the coldest that organs come to behind it, and at each mark on the way (a scan).
    var outcome: PredictedOutcome?
    var marks: [PredictedOutcome] = []
    /// Of each organ's coldest, 5 to 95 % by what was measured before; nothing where nothing was taken over.
    var organRanges: [String: Band] = [:]
    var endState: PlanState
    /// By gas: bottles that fall below their working range on the way (C4.3.6).
    var lowGases: [String: LowGas] = [:]

    struct LowGas {
        let changePsi: Double
        /// Program time, s.
        let atSeconds: Double
    }

    init(of commands: [Command], from state: PlanState) {
        revision = state.revision
        self.commands = commands
        startSeconds = state.elapsedSeconds
        endState = state
    }

    var holds: Bool { violations.isEmpty }

    mutating func note(_ limit: LimitForecast, number: Int) {
        var worst = limits[number] ?? limit
        worst.meet(limit)
        limits[number] = worst
    }

    /// A limit is listed once, at its first break.
    mutating func add(_ violation: Violation) {
        guard !violations.contains(where: { $0.line == violation.line && $0.text == violation.text }) else { return }
        violations.append(violation)
    }
}

/// The predicted course of everything that the machine measures, against seconds since the command began.
struct Trajectory: Sendable {
    struct Moment: Sendable {
        var seconds: Double
        var tipCelsius: [String: Double]
        var sensorCelsius: [String: Double]
    }

    private(set) var moments: [Moment] = []
    /// Extents of the ice of that instant at each scan, by seconds since the command began; mm.
    var iceMM: [Double: SIMD3<Double>] = [:]

    mutating func add(_ moment: Moment) { moments.append(moment) }

    /// The lowest and highest predicted value within a window around a time, or nothing where nothing was predicted.
    func range(around seconds: Double, within window: Double, of value: (Moment) -> Double?) -> ClosedRange<Double>? {
        let values = moments.filter { abs($0.seconds - seconds) <= window }.compactMap(value)
        guard let low = values.min(), let high = values.max() else { return nil }
        return low...high
    }
}
