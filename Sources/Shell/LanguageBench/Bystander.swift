import Bioheat
import Diagnostics
import Evaluation

/// An operator that does nothing and knows nothing, so that only the language takes time.
final class Bystander: Operator {
    var patient: Patient?
    var probeModels: [String: ProbeModel] = [:]
    let placedProbes: [String] = []
    private(set) var published: [String: Double] = [:]

    func require(_ requirement: Requirement) throws {}
    func perform(_ request: CommandRequest) throws {}
    func answer(_ question: Evaluation.Question, in prediction: PredictionID?) throws -> Answer { .number(nil) }
    func beginPrediction() throws {}
    func endPrediction() throws -> PredictionID { PredictionID(number: 1) }
    func isOK(_ prediction: PredictionID) -> Bool { true }
    func violations(of prediction: PredictionID) -> [String] { [] }
    func beginOverride(reason: String) throws {}
    func endOverride() {}
    func print(_ text: String) {}
    func tell(_ diagnostic: Diagnostic) {}
    func publish(_ name: String, _ value: Double?) { published[name] = value }
    func checkForStop() throws {}
}
