import Bioheat
import Checking
import Devices
import Diagnostics
@testable import Evaluation
import Geometry
import Quantities
import StandardLibrary
import Syntax
import Testing

/// Takes what modules declare and lets every command pass.
final class Listener: Operator {
    var patient: Patient?
    var probeModels: [String: ProbeModel] = [:]
    var commands: [String] = []
    /// The commands with everything in them worked out.
    var course: [String] = []
    private var freezes = 0
    var placedProbes: [String] = []
    var elapsedSeconds = 0.0
    var requirements: [Requirement] = []
    func require(_ requirement: Requirement) throws { requirements.append(requirement) }

    func perform(_ request: CommandRequest) throws {
        commands.append(request.text)
        course.append(words(of: request))
        if course.last?.hasPrefix("freeze") == true { freezes += 1 }
        if case .command(let command) = request.work { elapsedSeconds += command.seconds }
        if case .command(.place(let placement)) = request.work { placedProbes.append(placement.probe) }
        if case .command(.withdraw) = request.work { placedProbes = [] }
    }

    /// Warm tips, the time, the patient's own geometry, and coverage by a half after each freeze; enough for every branch of a case to end well.
    func answer(_ question: Question, in prediction: PredictionID?) throws -> Answer {
        switch question {
        case .elapsed: .number(elapsedSeconds)
        case .tips(let probes): .numbers(probes.map { _ in 20 })
        case .coverage: .number(min(1, Double(freezes) / 2))
        case .margin: .number(freezes > 0 ? 20 : nil)
        case .centre(let region): (patient?.shape(named: region)?.centreOfVolume).map { .point($0) } ?? .number(nil)
        case .longAxis(let region): (patient?.shape(named: region)?.longAxis).map { .point($0) } ?? .number(nil)
        case .size(let region): .number(patient?.shape(named: region)?.greatestExtent)
        case .extent(let region, let line): .number(patient?.shape(named: region)?.extent(along: line))
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

extension Listener {
    /// A command with its times and probes worked out; probes are named where they are not all that are placed.
    private func words(of request: CommandRequest) -> String {
        switch request.work {
        case .command(let command): words(of: command)
        case .until(let command, _, let bound): "\(command.kind) until \(Quantity(bound, .duration))"
        case .freezeWithScans(let command, let interval): "\(words(of: command)) with scans every \(Quantity(interval, .duration))"
        case .together(let commands): commands.map(words).joined(separator: " beside ")
        case .insulate(let layer): "insulate with \(layer.material.name)"
        }
    }

    private func words(of command: Command) -> String {
        switch command {
        case .freeze(let probes, let seconds), .thaw(let probes, true, let seconds):
            "\(command.kind)\(words(of: probes)) \(Quantity(seconds, .duration))"
        case .thaw(_, false, let seconds): "thaw passive \(Quantity(seconds, .duration))"
        case .setPower(_, let fraction): "set power to \(Numeral.text(100 * fraction))%"
        default: command.kind
        }
    }

    private func words(of probes: [String]) -> String {
        probes.isEmpty || Set(probes) == Set(placedProbes) ? "" : " " + probes.joined(separator: ", ")
    }
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

    /// The number that an expression comes to.
    mutating func number(_ text: String) throws -> Double? { try run(text).flatMap(Double.init) }

    var tissues: [Tissue] { interpreter.environment.tissues.values.sorted { $0.name < $1.name } }
}
