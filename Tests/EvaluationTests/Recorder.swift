import Bioheat
import Checking
import Devices
import Diagnostics
@testable import Evaluation
import Geometry
import Syntax
import Testing

/// An operator without a patient to treat: it writes down what it is told, lets time pass at once and answers from a table.
final class Recorder: Operator {
    var patient: Patient?
    var probeModels: [String: ProbeModel] = [:]
    /// What happened, in order, one line each.
    var events: [String] = []
    var requests: [CommandRequest] = []
    var requirements: [Requirement] = []
    var printed: [String] = []
    var published: [String: Double?] = [:]
    var told: [Diagnostic] = []
    var placedProbes: [String] = []
    var elapsedSeconds = 0.0
    var predictionDepth = 0
    var predictionCount = 0
    var overrideDepth = 0
    var stopsAfter = Int.max
    var stopChecks = 0
    /// Answers by question; what is not here is answered by `standardAnswer`.
    var answers: [Question: Answer] = [:]
    var asked: [(question: Question, prediction: PredictionID?)] = []
    /// What the tips read, by probe.
    var tips: [String: Double] = [:]
    /// Thrown by the next command.
    var refusal: Halt?

    func require(_ requirement: Requirement) throws {
        requirements.append(requirement)
        events.append("\(requirement.isLimit ? "limit" : "goal") \(requirement.text)")
    }

    func perform(_ request: CommandRequest) throws {
        if let refusal { throw refusal }
        requests.append(request)
        events.append((predictionDepth > 0 ? "predicted " : "") + (overrideDepth > 0 ? "overridden " : "") + request.text)
        try carryOut(request.work)
    }

    private func carryOut(_ work: CommandRequest.Work) throws {
        switch work {
        case .command(let command): carryOut(command)
        case .until(let command, let condition, let longest): try wait(command, condition, longest)
        case .freezeWithScans(let command, _): carryOut(command)
        case .together(let commands): elapsedSeconds += commands.map(\.seconds).max() ?? 0
        case .insulate(let layer): patient?.layers.append(layer)
        }
    }

    private func carryOut(_ command: Command) {
        elapsedSeconds += command.seconds
        if case .place(let placement) = command { placedProbes.append(placement.probe) }
        if case .withdraw(let probes) = command { placedProbes.removeAll { probes.contains($0) } }
    }

    /// A minute at a time until the condition holds.
    private func wait(_ command: Command, _ condition: () throws -> Bool, _ longest: Double) throws {
        var passed = 0.0
        while passed < longest, try !condition() {
            passed += 60
            elapsedSeconds += 60
        }
    }

    func answer(_ question: Question, in prediction: PredictionID?) throws -> Answer {
        asked.append((question, prediction))
        return answers[question] ?? standardAnswer(question)
    }

    private func standardAnswer(_ question: Question) -> Answer {
        switch question {
        case .elapsed: .number(elapsedSeconds)
        case .tips(let probes): .numbers(probes.map { tips[$0] ?? 20 })
        case .centre: .point(Point(1, 2, 3))
        case .longAxis: .point(Point(1, 0, 0))
        case .iceball: .iceball(IceballAnswer(extentsMM: Point(30, 31, 40), widthMM: 30, lengthMM: 40, volumeCM3: 18.5))
        default: .number(12.5)
        }
    }

    func beginPrediction() throws { predictionDepth += 1; events.append("begin prediction") }

    func endPrediction() throws -> PredictionID {
        predictionDepth -= 1
        predictionCount += 1
        events.append("end prediction")
        return PredictionID(number: predictionCount)
    }

    func isOK(_ prediction: PredictionID) -> Bool { prediction.number == 1 }
    func violations(of prediction: PredictionID) -> [String] { prediction.number == 1 ? [] : ["line 3"] }
    func beginOverride(reason: String) throws { overrideDepth += 1; events.append("override: \(reason)") }
    func endOverride() { overrideDepth -= 1; events.append("end override") }
    func print(_ text: String) { printed.append(text) }
    func tell(_ diagnostic: Diagnostic) { told.append(diagnostic) }
    func publish(_ name: String, _ value: Double?) { published[name] = value }

    func checkForStop() throws {
        stopChecks += 1
        if stopChecks > stopsAfter { throw Halt.stopped }
    }
}

/// Tissues and a probe enough for small programs, so that these tests need no library.
let smallLibrary = """
    tissue muscle {
      density: 1090 kg/m3; conductivity: 0.5 W/m/K; frozen_conductivity: 1.7 W/m/K; heat_capacity: 3400 J/kg/K
      frozen_heat_capacity: 1700 J/kg/K; latent_heat: 230 kJ/kg; freezing: -8 C to -1 C; perfusion: 0.0007 /s; metabolism: 990 W/m3
    }
    tissue nerve {
      density: 1075 kg/m3; conductivity: 0.49 W/m/K; frozen_conductivity: 1.5 W/m/K; heat_capacity: 3600 J/kg/K
      frozen_heat_capacity: 2050 J/kg/K; latent_heat: 210 kJ/kg; freezing: -8 C to -1 C
    }
    tissue skin_tissue {
      density: 1109 kg/m3; conductivity: 0.37 W/m/K; frozen_conductivity: 1.07 W/m/K; heat_capacity: 3391 J/kg/K
      frozen_heat_capacity: 1942 J/kg/K; latent_heat: 195 kJ/kg; freezing: -8 C to -1 C
    }
    protocol brief(lasting: Duration = 5 min) { freeze lasting }
    probe model argon_17g {
      diameter: 1.47 mm, active_length: 30 mm, cryogen: -150 C, heat_transfer: 9000 W/m2/K, start: 15 s
      thaw_temperature: 30 C, thaw_heat_transfer: 1000 W/m2/K, thermocouple: true, gas: "argon", gas_flow: 0.7 g/s
      nominal_pressure: 3500 psi
    }
    """

/// One session with a recorder: programs and entries are parsed and run without the checks, so that what only running can tell is reached.
final class Bench {
    let recorder = Recorder()
    let interpreter: Interpreter
    private var sources = SourceMap()
    private var library: ProgramTree

    init(files: any ShapeFiles = NoShapeFiles()) {
        interpreter = Interpreter(operator: recorder, files: files)
        let file = SourceFile(name: "small library", text: smallLibrary)
        let result = Parser.parse(file, id: sources.add(file))
        precondition(result.diagnostics.isEmpty, "the small library does not parse")
        library = result.tree
    }

    func parsed(_ text: String) -> CheckedProgram {
        let file = SourceFile(name: "test.frz", text: text)
        let result = Parser.parse(file, id: sources.add(file))
        #expect(result.diagnostics.isEmpty, "\(result.diagnostics.map(\.message)) in \(text)")
        return CheckedProgram(sources: sources, main: result.tree, modules: [library])
    }

    func run(_ text: String) throws { try interpreter.run(parsed(text)) }

    func entry(_ text: String) throws -> String? { try interpreter.runEntry(parsed(text)) }

    /// The code of the mistake that the program ends with.
    func mistake(_ text: String) -> String? {
        do {
            try run(text)
            return nil
        } catch Halt.mistake(let diagnostic) {
            return diagnostic.code
        } catch {
            return "\(error)"
        }
    }
}

/// A patient and two probes, for programs that are about something else.
let twoProbes = """
    background muscle
    place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
    place probe B at (0, 15, 0) mm from (0, 15, 60) mm using argon_17g

    """
