import Bioheat
import Devices
import Diagnostics
import Evaluation
import Geometry

/// An operator that treats nobody: it writes down what it is told to do, and answers what geometry and the clock can answer. Everything else
/// has no answer, and every comparison with it is false.
final class CourseRecorder: Operator {
    var patient: Patient? { didSet { isGridUnknown = true } }
    private var isGridUnknown = false
    var probeModels: [String: ProbeModel] = [:]
    private var probes: [PlacedProbe] = []
    private var sensors: [String] = []
    var placedProbes: [String] { probes.map(\.name) }
    private(set) var course = Course()
    /// What the interpreter told on the way, such as an overlap of regions.
    private(set) var told: [Diagnostic] = []
    /// Assertions that surely do not hold.
    private(set) var failed: [Diagnostic] = []
    private(set) var printed: [String] = []
    /// Something was asked that only a run can answer.
    private(set) var hasUnanswered = false
    /// A choice was made after that, so that what follows is one way of several.
    private(set) var isGuess = false
    /// Values are at hand which hang on an answer that only a run can give.
    private(set) var hasGuessedValues = false
    /// The program's own statement that is being carried out.
    var statement: SourceSpan?

    private let cells: WantedCells
    private var elapsedSeconds = 0.0
    /// A `freeze until` may have ended sooner than its bound.
    private var isClockSure = true
    private var turns = 0
    private var copies: [Copy] = []
    private var predictionCount = 0
    private var openOverrides = 0

    /// More turns than any treatment has, and so many that a loop in which no time passes is cut off first; a program that only counts must not hold
    /// up a check. A question about a shape counts as several, for it is answered more slowly.
    static let mostTurns = Interpreter.mostTurns + 20_000
    private static let turnsOfQuestion = 5

    private struct Copy {
        var probes: [PlacedProbe]
        var sensors: [String]
        var steps: [Course.Step]
        var elapsedSeconds: Double
        var patient: Patient?
        var isClockSure: Bool
    }

    init(cells: WantedCells = .asWritten) { self.cells = cells }

    func require(_ requirement: Requirement) throws {
        guard requirement.isLimit else { return }
        if let statement { course.limits.append((statement, course.steps.count)) }
        course.watched.formUnion(requirement.watchedRegions)
        if requirement.text.contains("volume(") { course.watched.insert("volume") }
    }

    func perform(_ request: CommandRequest) throws {
        if !isGuess { try checkRules(request.work) }
        switch request.work {
        case .command(let command): note(command, request.span)
        case .until(let command, _, _): note(command, request.span, isBound: true)
        case .freezeWithScans(let command, let interval): note(command, request.span, scanEverySeconds: interval)
        case .together(let commands): noteTogether(commands, request.span)
        case .insulate(let layer):
            patient?.layers.append(layer)
            course.insulations.append((layer, request.span))
        }
    }

    /// The grid is asked for by what takes time, where the patient has changed since; a command that places a probe asks for it itself.
    private func checkRules(_ work: CommandRequest.Work) throws {
        let rules = rules
        try rules.check(work)
        guard isGridUnknown, work.takesTime else { return }
        isGridUnknown = false
        try rules.requireGrid(for: probes)
    }

    private var rules: CommandRules {
        CommandRules(
            patient: patient, probes: probes, sensors: sensors, models: probeModels, resolutionMM: cellMM)
    }

    /// Nothing where an estimate chooses it.
    private var cellMM: Double? {
        switch cells {
        case .asWritten: patient?.accuracyMM == nil ? patient?.resolutionMM ?? 1 : nil
        case .width(let width): width
        case .estimated: nil
        }
    }

    private func note(_ command: Command, _ span: SourceSpan, isBound: Bool = false, scanEverySeconds: Double? = nil) {
        if isBound { isClockSure = false }
        elapsedSeconds += command.seconds
        switch command {
        case .place(let placement): place(placement, span)
        case .freeze(let probes, let seconds):
            add(.freeze(probes: probes, seconds: seconds, isBound: isBound, scanEverySeconds: scanEverySeconds), span)
        case .thaw(_, let isActive, let seconds): add(.thaw(seconds: seconds, isActive: isActive, isBound: isBound), span)
        case .hold(let seconds): add(.hold(seconds: seconds), span)
        case .scan(let request): add(.scan(request), span)
        case .withdraw(let names): withdraw(names, span)
        case .placeSensor(let name, let tip, let entry):
            sensors.append(name)
            add(.placeSensor(Course.Sensor(name: name, tip: tip, entry: entry)), span)
        case .test, .setPower, .insulate, .warmSkin, .stop: break
        }
    }

    /// Side by side the longest counts; freezing counts where any of them freezes.
    private func noteTogether(_ commands: [Command], _ span: SourceSpan) {
        let freezes = commands.filter { $0.kind == "freeze" }
        guard let longest = (freezes.isEmpty ? commands : freezes).max(by: { $0.seconds < $1.seconds }) else { return }
        note(longest, span)
        elapsedSeconds += (commands.map(\.seconds).max() ?? 0) - longest.seconds
    }

    private func place(_ placement: Placement, _ span: SourceSpan) {
        guard let model = probeModels[placement.model] else { return }
        let probe = PlacedProbe(name: placement.probe, model: model, tip: placement.tip, entry: placement.entry)
        let obstacles = copies.isEmpty && openOverrides == 0 ? Placing(placement, model, in: patient, beside: probes).obstacles : []
        probes.append(probe)
        isGridUnknown = false
        let activeLength = probe.activeLength
        add(
            .place(
                Course.Needle(
                    name: probe.name, diameterMM: model.diameterMM, activeLength: activeLength, entry: probe.entry, obstacles: obstacles)), span)
    }

    private func withdraw(_ names: [String], _ span: SourceSpan) {
        probes.removeAll { names.contains($0.name) }
        sensors.removeAll { names.contains($0) }
        add(.withdraw(names), span)
    }

    private func add(_ deed: Course.Deed, _ span: SourceSpan) {
        let place = span.file == statement?.file ? span : statement ?? span
        course.steps.append(Course.Step(deed: deed, span: place, isCertain: !isGuess))
    }

    // MARK: - Questions

    func answer(_ question: Question, in prediction: PredictionID?) throws -> Answer {
        if case .elapsed = question {} else { turns += Self.turnsOfQuestion }
        switch question {
        case .centre(let region): return answer(patient?.shape(named: region)?.centreOfVolume)
        case .longAxis(let region): return answer(patient?.shape(named: region)?.longAxis)
        case .size(let region): return .number(patient?.shape(named: region)?.greatestExtent)
        case .extent(let region, let direction): return .number(patient?.shape(named: region)?.extent(along: direction))
        case .elapsed where isClockSure: return .number(elapsedSeconds)
        case .tips: return guessed(.numbers([]))
        case .elapsed: return guessed(.number(elapsedSeconds))
        default: return unanswered(.number(nil))
        }
    }

    private func answer(_ point: Point?) -> Answer { point.map { .point($0) } ?? .number(nil) }

    private func unanswered(_ answer: Answer) -> Answer {
        hasUnanswered = true
        return answer
    }

    private func guessed(_ answer: Answer) -> Answer {
        hasGuessedValues = true
        return unanswered(answer)
    }

    func madeChoice(ofValue: Bool) {
        guard hasUnanswered else { return }
        hasGuessedValues = true
        isGuess = isGuess || !ofValue
    }

    /// What follows is gone through all the same.
    func assertionFailed() throws {}

    func checkForStop() throws {
        turns += 1
        if turns > Self.mostTurns { throw Halt.stopped }
    }

    // MARK: - Predictions

    func beginPrediction() throws {
        copies.append(
            Copy(
                probes: probes, sensors: sensors, steps: course.steps, elapsedSeconds: elapsedSeconds, patient: patient, isClockSure: isClockSure))
    }

    func endPrediction() throws -> PredictionID {
        if let copy = copies.popLast() {
            (probes, sensors, course.steps, elapsedSeconds) = (copy.probes, copy.sensors, copy.steps, copy.elapsedSeconds)
            (patient, isClockSure) = (copy.patient, copy.isClockSure)
        }
        predictionCount += 1
        return PredictionID(number: predictionCount)
    }

    func isOK(_ prediction: PredictionID) -> Bool {
        hasUnanswered = true
        return true
    }

    func violations(of prediction: PredictionID) -> [String] {
        (hasUnanswered, hasGuessedValues) = (true, true)
        return []
    }

    // MARK: - What is no part of the course

    func beginOverride(reason: String) throws { openOverrides += 1 }
    func endOverride() { openOverrides -= 1 }
    func print(_ text: String) { printed.append(text) }

    func tell(_ diagnostic: Diagnostic) {
        if diagnostic.severity == .warning { told.append(diagnostic) } else if !hasUnanswered, copies.isEmpty { failed.append(diagnostic) }
    }

    func publish(_ name: String, _ value: Double?) {}

    /// The course as it stands, with the patient.
    func finished(atItsEnd hasEnded: Bool) -> Course {
        var course = course
        course.patient = patient
        course.cellMM = cellMM
        course.hasEnded = hasEnded
        course.isWhole = hasEnded && !isGuess
        return course
    }
}

extension CommandRequest.Work {
    fileprivate var takesTime: Bool {
        switch self {
        case .command(let command): command.seconds > 0
        case .until, .freezeWithScans, .together: true
        case .insulate: false
        }
    }
}
