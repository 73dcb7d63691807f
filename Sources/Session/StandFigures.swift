import Devices
import Evaluation

/// The figures of one moment of a plan, to be held against those of another.
public struct StandFigures: Sendable {
    /// Program time, s.
    public var seconds: Double
    public var outcome: PredictedOutcome
    /// By gas, what the plan has used of a full bottle, g.
    public var gasGrams: [String: Double]
}

extension Procedure {
    /// Of the plan as it stands.
    public func figures() throws -> StandFigures {
        try state.prepareModel()
        return figures(of: state)
    }

    public func figures(of stand: Stand) throws -> StandFigures {
        var state = stand.state
        try state.prepareModel()
        return figures(of: state)
    }

    /// Of what a prediction came to.
    public func figures(of prediction: PredictionID) throws -> StandFigures { try figures(of: finished(prediction).state) }

    private func figures(of state: PlanState) -> StandFigures {
        var grams: [String: Double] = [:]
        for gas in GasBottle.gases {
            let used = (GasBottle.full(of: gas)?.remainingGrams ?? 0) - (state.gas.grams(of: gas) ?? 0)
            if used > 0 { grams[gas] = used }
        }
        return StandFigures(seconds: state.elapsedSeconds, outcome: summary(of: state), gasGrams: grams)
    }
}
