import Evaluation
import Quantities

/// A `predict` block that is running: the plan to go back to, and what broke inside.
struct OpenPrediction {
    var planBefore: PlanState
    var requirementsBefore: Int
    var violations: [Violation] = []
}

/// A `predict` block that is over: its end and what broke on the way.
struct FinishedPrediction {
    /// Goes with the last copy of its identity.
    weak var holder: PredictionID.Holder?
    let startSeconds: Double
    var state: PlanState
    var violations: [Violation]
}

extension Procedure {
    public func beginPrediction() throws {
        predictions = predictions.filter { $0.value.holder != nil }
        openPredictions.append(OpenPrediction(planBefore: state, requirementsBefore: requirements.count))
    }

    public func endPrediction() throws -> PredictionID {
        guard let open = openPredictions.popLast() else { throw PredictionLost(number: predictionCount) }
        var end = state
        state = open.planBefore
        requirements = Array(requirements.prefix(open.requirementsBefore))
        try end.prepareModel()
        let id = PredictionID(number: predictionCount, holder: PredictionID.Holder())
        predictionCount += 1
        predictions[id.number] = FinishedPrediction(
            holder: id.holder, startSeconds: open.planBefore.elapsedSeconds, state: end, violations: open.violations)
        return id
    }

    public func isOK(_ prediction: PredictionID) -> Bool { (try? finished(prediction))?.violations.isEmpty ?? false }

    public func violations(of prediction: PredictionID) -> [String] {
        ((try? finished(prediction))?.violations ?? []).map(\.words)
    }

    /// How long it looks on, the ice then, and what breaks.
    public func words(of prediction: PredictionID) -> String {
        guard let finished = try? finished(prediction) else { return "prediction \(prediction.number)" }
        let (start, end, ball) = (finished.startSeconds, finished.state.elapsedSeconds, finished.state.iceball)
        let time = "\(SessionClock.text(start)) to \(SessionClock.text(end))"
        let size = (0..<3).map { Numeral.text(ball.extentsMM[$0], decimals: 1) }.joined(separator: " x ")
        let ice = ball.volumeCM3 > 0 ? "ice ball \(size) mm, \(Numeral.text(ball.volumeCM3, decimals: 1)) cm3" : "no ice"
        let broken = finished.violations.map(\.words).joined(separator: "; ")
        return "\(time): \(ice); \(broken.isEmpty ? "ok, no limit breaks" : "breaks \(broken)")"
    }

    /// An entry at the prompt begins: limits and goals that it adds are forgotten where it is abandoned.
    public func beginEntry() { requirementsBeforeEntry = requirements.count }

    /// Leaves every `predict` and `override` that an entry at the prompt was in when it failed: a failed line leaves no trace. What was
    /// committed stays committed.
    public func abandonEntry() {
        if let requirementsBeforeEntry { requirements = Array(requirements.prefix(requirementsBeforeEntry)) }
        requirementsBeforeEntry = nil
        if let outermost = openPredictions.first {
            state = outermost.planBefore
            requirements = Array(requirements.prefix(outermost.requirementsBefore))
            openPredictions = []
        }
        overrideReasons = []
        running = nil
    }
}
