import Evaluation

/// A `predict` block that is running: the plan to go back to, and what broke inside.
struct OpenPrediction {
    var planBefore: PlanState
    var overridesBefore: Int
    var violations: [Violation] = []
}

/// A `predict` block that is over: its end and what broke on the way.
struct FinishedPrediction {
    var state: PlanState
    var violations: [Violation]
}

extension Procedure {
    public func beginPrediction() throws {
        openPredictions.append(OpenPrediction(planBefore: state, overridesBefore: overrideReasons.count))
    }

    public func endPrediction() throws -> PredictionID {
        guard let open = openPredictions.popLast() else { throw PredictionLost(number: predictions.count) }
        var end = state
        end.prepareModel()
        predictions.append(FinishedPrediction(state: end, violations: open.violations))
        state = open.planBefore
        return PredictionID(number: predictions.count - 1)
    }

    public func isOK(_ prediction: PredictionID) -> Bool { (try? finished(prediction))?.violations.isEmpty ?? false }

    public func violations(of prediction: PredictionID) -> [String] {
        ((try? finished(prediction))?.violations ?? []).map(\.words)
    }

    /// Leaves every `predict` and `override` that an entry at the prompt was in when it failed: a failed line leaves no trace.
    public func abandonEntry() {
        if let outermost = openPredictions.first {
            state = outermost.planBefore
            openPredictions = []
        }
        overrideReasons = []
        running = nil
    }
}
