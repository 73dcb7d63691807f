import Bioheat
import Checking
import Devices
import Diagnostics
@testable import Evaluation
import StandardLibrary
import Syntax
import Testing

/// Takes what modules declare and lets every command pass.
final class Listener: Operator {
    var patient: Patient?
    var probeModels: [String: ProbeModel] = [:]
    var commands: [String] = []
    var placedProbes: [String] = []
    var elapsedSeconds = 0.0
    var requirements: [Requirement] = []
    func require(_ requirement: Requirement) throws { requirements.append(requirement) }

    func perform(_ request: CommandRequest) throws {
        commands.append(request.text)
        if case .command(let command) = request.work { elapsedSeconds += command.seconds }
        if case .command(.place(let placement)) = request.work { placedProbes.append(placement.probe) }
        if case .command(.withdraw) = request.work { placedProbes = [] }
    }

    /// Warm tips, full coverage, and the time; enough for every branch of a case to end well.
    func answer(_ question: Question, in prediction: PredictionID?) throws -> Answer {
        switch question {
        case .elapsed: .number(elapsedSeconds)
        case .tips(let probes): .numbers(probes.map { _ in 20 })
        case .coverage: .number(1)
        case .iceball: .iceball(IceballAnswer(extentsMM: .one, widthMM: 1, lengthMM: 1, volumeCM3: 1))
        default: .number(20)
        }
    }

    func beginPrediction() throws {}
    func endPrediction() throws -> PredictionID { PredictionID(number: 1) }
    func isOK(_ prediction: PredictionID) -> Bool { true }
    func violations(of prediction: PredictionID) -> [String] { [] }
    func beginOverride(reason: String) throws {}
    func endOverride() {}
    func print(_ text: String) {}
    func tell(_ diagnostic: Diagnostic) {}
    func publish(_ name: String, _ value: Double?) {}
    func checkForStop() throws {}
}

/// One interpreter with the prelude and the modules named.
struct Reading {
    let listener = Listener()
    let interpreter: Interpreter
    private var sources = SourceMap()

    init(modules: [String]) throws {
        interpreter = Interpreter(operator: listener)
        for module in modules { _ = try run(#require(StandardLibrary.read(module: module)), named: module) }
    }

    mutating func run(_ text: String, named name: String = "test.frz") throws -> String? {
        let file = SourceFile(name: name, text: text)
        let result = Parser.parse(file, id: sources.add(file))
        #expect(result.diagnostics.map(\.message) == [], "\(name)")
        return try interpreter.runEntry(CheckedProgram(sources: sources, main: result.tree, modules: []))
    }

    var tissues: [Tissue] { interpreter.environment.tissues.values.sorted { $0.name < $1.name } }
}
