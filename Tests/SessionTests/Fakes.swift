import Bioheat
import Devices
import Diagnostics
import Evaluation
import Geometry

@testable import Session

/// A console that writes down what it is told, and can be made to fail.
final class RecordingConsole: Console {
    var log: [String] = []
    var expected: Int?
    var failsAt: String?
    var seconds = 0.0
    var onWait: () -> Void = {}
    var onBegin: () -> Void = {}
    var isSimulated = true
    var stopFails = false
    var readingCount = 0
    /// What the tips show.
    var tipCelsius: [String: Double] = [:]
    /// Cleared commands taken, and when the gas last went off.
    var commandCount: Int? = 0
    var gasOffAtSeconds: Double?
    /// A machine with a watchdog.
    var mostSecondsUnwatched: Double?

    func identify() throws -> ConsoleIdentity { ConsoleIdentity(name: "recorder", isSimulated: isSimulated) }

    func status() throws -> ConsoleStatus {
        var status = ConsoleStatus(atSeconds: seconds, isStopped: true, commandCount: commandCount, gasOffAtSeconds: gasOffAtSeconds)
        (status.mostSecondsUnwatched, status.settlingSeconds) = (mostSecondsUnwatched, mostSecondsUnwatched.map { _ in 3 })
        return status
    }
    func expect(revision: Int) { expected = revision }

    func begin(_ clearance: consuming Clearance) throws {
        let command = clearance.command
        guard clearance.revision == expected else { throw ConsoleFailure(code: "stale", message: "stale") }
        if failsAt == command.kind { throw ConsoleFailure(code: "broken", message: "it is broken") }
        log.append(command.kind)
        commandCount = commandCount.map { $0 + 1 }
        onBegin()
    }

    func wait(seconds: Double) throws -> Readings {
        onWait()
        if failsAt == "wait" { throw ConsoleFailure(code: "link", message: "no answer") }
        self.seconds += seconds
        return try readings()
    }

    func readings() throws -> Readings {
        readingCount += 1
        return Readings(atSeconds: seconds, tipCelsius: tipCelsius)
    }

    func scan(_ request: ScanRequest) throws -> ScanImage {
        ScanImage(atSeconds: seconds, modality: request.modality, extentsMM: Point(30, 30, 40), volumeCM3: 20, errorMM: 1)
    }

    func allStop() throws {
        log.append("all stop")
        if failsAt == "all stop" || stopFails { throw ConsoleFailure(code: "link", message: "no answer") }
    }
    func rearm() throws { log.append("rearm") }
}

final class RecordingAudience: Audience {
    var printed: [String] = []
    var told: [Diagnostic] = []
    var finished: [CommandRow] = []
    /// Without their figures, which are good for the moment only and hold on to the procedure; of a search with its clock.
    var progress: [(phase: Progress.Phase, text: String, done: Double, total: Double, clockSeconds: Double?)] = []
    var agreement = true
    /// Done while the question stands.
    var whenAsked: () -> Void = {}
    var goesOn = false
    var takeovers: [Takeover] = []
    var takesUp = true

    func printed(_ text: String) { printed.append(text) }
    func told(_ diagnostic: Diagnostic) { told.append(diagnostic) }
    func progressed(_ progress: Progress) {
        let clockSeconds = progress.phase == .searching ? progress.figures()?.clockSeconds : nil
        self.progress.append((progress.phase, progress.text, progress.doneSeconds, progress.totalSeconds, clockSeconds))
    }
    func agrees(to rows: [CommandRow]) -> Bool {
        whenAsked()
        return agreement
    }

    func finished(_ row: CommandRow) { finished.append(row) }
    func goesOn(after disagreement: Disagreement) -> Bool { goesOn }

    func takesUp(_ takeover: Takeover) -> Bool {
        takeovers.append(takeover)
        return takesUp
    }
}

/// A procedure on a small patient with one probe model, before its first command.
final class Bench {
    let console: RecordingConsole
    let audience = RecordingAudience()
    let stop = StopSignal()
    let procedure: Procedure
    var line = 0

    convenience init(journal: Journal? = nil, options: Procedure.Options = Procedure.Options()) {
        self.init(ledger: Ledger(recording: journal), options: options)
    }

    /// On a console that may have a past of its own: it is found again as it is.
    init(
        ledger: Ledger, console: RecordingConsole = RecordingConsole(), options: Procedure.Options = Procedure.Options(), clockSpeed: Double? = nil,
        settlingSeconds: Double = 0
    ) {
        self.console = console
        var driver = Driver(name: "recorder", open: { _, _ in console })
        (driver.clockSpeed, driver.settlingSeconds) = (clockSpeed, settlingSeconds)
        driver.reconnect = { _, _, _ in console }
        procedure = Procedure(driver: driver, audience: audience, ledger: ledger, stop: stop, options: options)
        var patient = Patient(background: .muscleLike)
        patient.resolutionMM = 4
        procedure.patient = patient
        procedure.probeModels = ["needle": .needle]
    }

    func perform(_ work: CommandRequest.Work, _ text: String = "do") throws {
        line += 1
        try procedure.perform(CommandRequest(work: work, span: .nowhere, text: text, line: line))
    }

    func place(_ name: String = "A", at tip: Point = .zero, from entry: Point = Point(0, 0, 60)) throws {
        try perform(.command(.place(Placement(probe: name, model: "needle", tip: tip, entry: entry))), "place")
    }

    func freeze(_ seconds: Double, _ names: [String] = ["A"]) throws {
        try perform(.command(.freeze(probes: names, seconds: seconds)), "freeze")
    }

    /// A limit that breaks once so much program time has passed.
    func limitElapsed(to seconds: Double) throws {
        try procedure.require(
            Requirement(isLimit: true, line: 99, text: "elapsed() < \(seconds) s", span: .nowhere, watchedRegions: []) { [procedure] in
                guard case .number(let now?) = try procedure.answer(.elapsed, in: nil) else { return .init(holds: false, value: nil) }
                return .init(holds: now < seconds, value: now)
            })
    }

    func addOrgan(_ name: String, _ shape: Shape) {
        procedure.patient?.regions.append(
            Patient.Region(role: .organ, name: name, shape: shape, filling: .tissue(.muscleLike)))
    }
}

extension Tissue {
    static let muscleLike = Tissue(
        name: "muscle", densityKgPerM3: 1050, conductivityWPerMK: 0.5, frozenConductivityWPerMK: 2, heatCapacityJPerKgK: 3600,
        frozenHeatCapacityJPerKgK: 1800, latentHeatJPerKg: 250_000, solidusCelsius: -8, liquidusCelsius: -1, perfusionPerSecond: 0.0006)
}

extension ProbeModel {
    static let needle = ProbeModel(
        name: "needle", diameterMM: 1.5, activeLengthMM: 30, cooling: .cryogen(celsius: -140, coefficientWPerM2K: 3000, startSeconds: 15))
}

extension SourceSpan {
    static let nowhere = SourceSpan(file: FileID(index: 0), start: 0, end: 0)
}

/// Why a piece of work ended, or nothing.
func haltOf(_ work: () throws -> Void) -> Halt? {
    do {
        try work()
        return nil
    } catch {
        return error as? Halt
    }
}

extension Halt {
    var word: String {
        switch self {
        case .refused: "refused"
        case .stopped: "stopped"
        case .deviceFailed: "deviceFailed"
        case .assertionFailed: "assertionFailed"
        case .mistake(let diagnostic): diagnostic.code
        case .journalFailed: "journalFailed"
        }
    }
}
