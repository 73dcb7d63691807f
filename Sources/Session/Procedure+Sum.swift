/// Which plan, in which patient.
struct SumKey: Hashable {
    let revision: Int
    let patientRevision: Int
    let watched: Set<String>
}

/// What the plan has come to, for a comparison with what a command will bring.
extension Procedure {
    /// The coldest so far of organs among it, with nothing looked ahead to; nothing before time has passed. The forecast that led here has summed it up already.
    func sumSoFar() -> PredictedOutcome? {
        guard options.isInteractive, !ledger.isInPast, state.elapsedSeconds > 0, state.model != nil else { return nil }
        if let sum, sum.key == sumKey { return sum.outcome }
        let outcome = summary(of: state)
        sum = (sumKey, outcome)
        return outcome
    }

    /// The plan has come to the end of this forecast. What takes no time changes no temperature.
    func keepSum(of forecast: Forecast, behind before: SumKey) {
        if let outcome = forecast.endOutcome {
            sum = (sumKey, outcome)
        } else if let sum, sum.key == before, sumKey.patientRevision == before.patientRevision {
            self.sum = (sumKey, sum.outcome)
        }
    }

    var sumKey: SumKey { SumKey(revision: state.revision, patientRevision: state.patientRevision, watched: watchedRegions) }
}
