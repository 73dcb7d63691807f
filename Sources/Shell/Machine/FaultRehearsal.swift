import Checking
import Devices
import Diagnostics
import Evaluation
import Foundation
import Session
import Simulation

/// One small procedure on a coarse patient, run over a socket with a fault in it and compared with the same run without.
final class FaultRehearsal {
    struct Outcome {
        enum Kind: String {
            case unharmed, told, stopped
            case toldOpen = "told open"
            case silent = "SILENT"
        }

        var kind: Kind
        var exit: Int32
        var told: [String]
        var why = ""
    }

    /// Who comes to the machine while it is driven.
    enum Visitor {
        /// Another session that wants to run the same program.
        case session
        /// Somebody who says what he likes on a line of his own.
        case hand([String])
    }

    struct Trial {
        /// As it is set at the machine.
        var fault: String?
        /// When the fault begins at the machine itself, s: there a step ends.
        var cutSeconds: Double?
        /// Who comes, and when in the program, s.
        var visit: (visitor: Visitor, seconds: Double)?
        var isUntagged = false
    }

    /// Hold to 10 s, freeze to 70 s, thaw to 100 s, hold to 120 s.
    private static let program = """
        case "two probes in muscle"
        background muscle
        target lesion = sphere(center: (0, 0, 0) mm, radius: 8 mm) of muscle
        resolution 3 mm
        test probe A using argon_17g
        test probe B using argon_17g
        place probe A at (-6, 0, 0) mm from (-6, 0, 60) mm using argon_17g
        place probe B at (6, 0, 0) mm from (6, 0, 60) mm using argon_17g
        place sensor T at (0, 6, 0) mm from (0, 6, 60) mm
        hold 10s
        freeze 60s
        thaw 30s
        hold 20s
        """

    private struct Run {
        var exit: Int32
        var figures: [[String: Double]]
        var told: [String]
    }

    private let console: ChildConsole
    private let onlooker: InstrumentLink
    private let hand: InstrumentLink
    /// Of the last case.
    private var number = 0
    private let checked: CheckedProgram
    private let profile: DeviceProfile
    /// Without a fault, by the second at which a step is cut.
    private var references: [Double?: Run] = [:]

    init() throws(CommandLineFault) {
        console = try ChildConsole(["--resolution", "3"])
        onlooker = try console.link(deadlineSeconds: 10)
        hand = try console.link(deadlineSeconds: 10)
        var checker = Checker(library: LibraryFolder())
        guard let program = checker.check(SourceFile(name: "rehearsal", text: Self.program)).program else { throw .noLibrary() }
        checked = program
        var profile = try DeviceProfiles.named(DeviceProfiles.usual)
        profile.limits.deadlineSeconds = 0.2
        (profile.limits.heartbeatSeconds, profile.limits.watchdogSeconds) = (0.3, 1)
        self.profile = profile
    }

    func outcome(of trial: Trial) throws(CommandLineFault) -> Outcome {
        let reference = try reference(cutAt: trial.cutSeconds)
        do throws(ConsoleFailure) {
            let run = try run(trial)
            return judge(run, against: reference, flows: try flowsInTheEnd())
        } catch {
            throw .noConsole("\(trial): \(error.message)")
        }
    }

    /// The run without a fault. Where one begins at the machine a step ends, which by itself moves a tip by 0.3 K on these wide cells: a probe that gets weak by
    /// nothing ends it at the same second.
    private func reference(cutAt seconds: Double?) throws(CommandLineFault) -> Run {
        if let known = references[seconds] { return known }
        let made: Run
        do throws(ConsoleFailure) {
            made = try run(Trial(fault: seconds.map { "weak@\($0):A=1" }))
        } catch {
            throw .noConsole(error.message)
        }
        guard made.exit == 0, made.told.isEmpty else { throw .noConsole("the rehearsal without a fault ends with \(made.exit): \(made.told)") }
        references[seconds] = made
        return made
    }

    private func run(_ trial: Trial) throws(ConsoleFailure) -> Run {
        try onlooker.say("SIMulation:FAULt:CLEar")
        if let fault = trial.fault { try onlooker.say("SIMulation:FAULt '\(fault)'") }
        var profile = profile
        for index in profile.instruments.indices where trial.isUntagged { profile.instruments[index].isTagged = false }
        let visit = trial.visit.map { visit in (seconds: visit.seconds, come: { self.come(visit.visitor) }) }
        do throws(CommandLineFault) {
            return try Self.run(checked, profile, console, number: nextNumber(), visit: visit)
        } catch {
            return Run(exit: error.exitStatus, figures: [], told: [error.message])
        }
    }

    private func come(_ visitor: Visitor) {
        switch visitor {
        case .session: _ = try? Self.run(checked, profile, console, number: nextNumber())
        case .hand(let messages): for message in messages { try? hand.say(message) }
        }
    }

    private func nextNumber() -> Int {
        number += 1
        return number
    }

    /// A machine that lost its driver closes by its watchdog; a while later gas still flows only where it cannot be closed.
    private func flowsInTheEnd() throws(ConsoleFailure) -> Bool {
        let end = MonotonicClock.seconds() + 3
        while true {
            let count = try onlooker.ask("SIMulation:GAS?") { reply throws(ScpiReply.Mismatch) in try reply.number() }
            if count == 0 || MonotonicClock.seconds() > end { return count > 0 }
            Pace.sleepOnWallClock(0.05)
        }
    }

    private func judge(_ run: Run, against reference: Run, flows: Bool) -> Outcome {
        let saysOpen = run.told.contains { $0.contains("does not go off") || $0.contains("not confirmed") || $0.contains("not known to be closed") }
        func outcome(_ kind: Outcome.Kind, _ why: String = "") -> Outcome { Outcome(kind: kind, exit: run.exit, told: run.told, why: why) }
        if flows { return saysOpen ? outcome(.toldOpen) : outcome(.silent, "gas flows, and nobody was told (exit \(run.exit))") }
        if run.exit == 5 { return run.told.isEmpty ? outcome(.silent, "exit 5 without a word") : outcome(.stopped) }
        guard run.exit == 0 else { return outcome(.silent, "exit \(run.exit)") }
        if !run.told.isEmpty { return outcome(.told) }
        return isSame(run.figures, reference.figures) ? outcome(.unharmed) : outcome(.silent, "other figures, and nobody was told")
    }

    /// Below a thermocouple's own noise of half a kelvin.
    static let sameKelvin = 0.2

    private func isSame(_ figures: [[String: Double]], _ others: [[String: Double]]) -> Bool {
        figures.count == others.count
            && zip(figures, others).allSatisfy { row, other in
                row.keys == other.keys && row.allSatisfy { abs($0.value - (other[$0.key] ?? .infinity)) <= Self.sameKelvin }
            }
    }

    // MARK: One run

    private static func run(
        _ program: CheckedProgram, _ profile: DeviceProfile, _ console: ChildConsole, number: Int, visit: (seconds: Double, come: () -> Void)? = nil
    ) throws(CommandLineFault) -> Run {
        let stop = StopSignal()
        let options = DeviceOptions(addresses: console.address, profile: nil, seed: 1, resolutionMM: nil, isDryRun: false, stop: stop)
        let machine = try Drivers.connected(profile, try Drivers.addresses(console.address, for: profile), stop: stop, stepDeadlineSeconds: 0.8)
        let audience = RehearsalAudience(visit)
        let driver = Drivers.driver(machine, options)
        driver.numberCase(number)
        let procedure = Procedure(driver: driver, audience: audience, stop: stop)
        let halt = RunCommand.halt { try Interpreter(operator: procedure).run(program) }
        if case .deviceFailed(let message)? = halt { audience.words.append(message) }
        let report = procedure.conclude(halt, program: "rehearsal", version: Entrance.version)
        machine.hangUp()
        let figures = report.commands.map { ($0.measured?.tipCelsius ?? [:]).merging($0.measured?.sensorCelsius ?? [:]) { $1 } }
        return Run(exit: report.exit, figures: figures, told: audience.words)
    }
}

/// Writes down what a person would have been told, and lets somebody else come to the machine when his time has come.
private final class RehearsalAudience: Audience {
    var words: [String] = []
    private var visit: (seconds: Double, come: () -> Void)?
    /// Where the program stands between two commands, s.
    private var seconds = 0.0

    init(_ visit: (seconds: Double, come: () -> Void)?) { self.visit = visit }

    func printed(_ text: String) {}
    func told(_ diagnostic: Diagnostic) { words.append("\(diagnostic.code): \(diagnostic.message)") }
    func finished(_ row: CommandRow) { seconds = row.endSeconds }

    func progressed(_ progress: Session.Progress) {
        guard let visit, seconds + (progress.phase == .running ? progress.doneSeconds : 0) >= visit.seconds else { return }
        self.visit = nil
        visit.come()
    }
}
