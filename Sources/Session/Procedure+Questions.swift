import Evaluation
import Geometry

extension Procedure {
    /// Reads the running forecast while one runs, else the plan, or a finished prediction.
    public func answer(_ question: Question, in prediction: PredictionID?) throws -> Answer {
        if let prediction { return try finished(prediction).state.answer(question, atlas: atlas) }
        asked?.insert(question)
        let question = asksSoFar ? question.soFar : question
        if poll != nil { return try memberAnswer(to: question) }
        if let running { return running.answer(question, atlas: atlas) }
        if question.needsModel { try state.prepareModel() }
        return state.answer(question, atlas: atlas)
    }

    func finished(_ id: PredictionID) throws -> FinishedPrediction {
        guard let prediction = predictions[id.number] else { throw PredictionLost(number: id.number) }
        return prediction
    }

    /// What the last scan showed: measured where a machine was told to scan, else what imaging would show of the plan at this instant.
    public func scannedIceball() throws -> IceballAnswer? {
        try state.prepareModel()
        let isMeasured = !isPredicting && !options.isDryRun
        guard isMeasured, let scan = rows.last?.measured?.scan else { return state.presentIceball }
        return state.iceball(measuredAs: scan.extentsMM, volumeCM3: scan.volumeCM3)
    }
}

/// A prediction that was never made: a fault of the caller.
struct PredictionLost: Error {
    var number: Int
}

extension Question {
    /// The same of everything since the start.
    fileprivate var soFar: Question { if case .coldest(let region, now: true) = self { .coldest(region: region, now: false) } else { self } }

    /// Whether it asks for a temperature, which wants a grid; the others can be answered before anything is placed.
    fileprivate var needsModel: Bool {
        switch self {
        case .centre, .size, .longAxis, .extent, .pressure, .remaining, .elapsed: false
        default: true
        }
    }
}
