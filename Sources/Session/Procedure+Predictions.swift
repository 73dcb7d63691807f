import Evaluation

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
        predictions[id.number] = FinishedPrediction(holder: id.holder, state: end, violations: open.violations)
        return id
    }

    public func isOK(_ prediction: PredictionID) -> Bool { (try? finished(prediction))?.violations.isEmpty ?? false }

    public func violations(of prediction: PredictionID) -> [String] {
        ((try? finished(prediction))?.violations ?? []).map(\.words)
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
