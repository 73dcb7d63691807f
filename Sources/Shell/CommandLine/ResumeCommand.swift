import Devices
import Diagnostics
import Evaluation
import Session
import Simulation
import Syntax

/// `frazil resume FILE`: takes up a run or a sitting that was cut off.
///
/// The machine's gas is closed first. Then the program runs again from its first line on what the journal holds, which brings the model to the
/// present; where the journal ends it is shown what will follow, and on a yes the run goes on, into the same journal.
struct ResumeCommand {
    private let path: String
    private let driverName: String?
    private let profile: String?
    private let speed: Double?
    private let json: String?
    private let answersYes: Bool
    private let stop: StopSignal

    private static let grammar = OptionReader.Grammar(
        flags: ["--yes"], values: ["--driver", "--json", "--profile", "--speed"], short: ["-y": "--yes"])

    static func run(_ arguments: [String]) -> Int32 {
        do throws(CommandLineFault) {
            return try ResumeCommand(OptionReader(arguments, grammar)).run()
        } catch {
            return Terminal.complain(error)
        }
    }

    private init(_ options: OptionReader) throws(CommandLineFault) {
        guard options.operands.count == 1 else { throw .wantsOneFile("resume", seen: options.operands.count) }
        path = options.operands[0]
        driverName = options.values["--driver"]
        profile = options.values["--profile"]
        speed = try options.speed()
        json = options.values["--json"]
        answersYes = options.flags.contains("--yes")
        stop = Interrupts.install()
    }

    private func run() throws(CommandLineFault) -> Int32 {
        let text = JournalText(bytes: try TextFile.bytes(of: path))
        guard text.fault != nil else { throw .isWhole(path) }
        guard text.isCutOff else { throw .cannotResume(path, text.fault?.message ?? "") }
        guard let replay = Replay(of: text, processor: Processor.kind, version: Entrance.version) else {
            throw .cannotResume(path, "there is no program in it, or an earlier version wrote it")
        }
        try Output.refuse(json, over: [path], which: "the journal")
        try Output.tryWriting(json)
        let journal = try openJournal(replay)
        return replay.isSitting ? try resumeSitting(replay, journal) : try resumeProgram(replay, journal)
    }

    private func openJournal(_ replay: Replay) throws(CommandLineFault) -> Journal {
        do throws(JournalFailure) {
            return try Journal(continuing: path, replay.journal, clock: WallClock.timestamp)
        } catch {
            throw CommandLineFault(error.message)
        }
    }

    /// The machine of the journal, its gas closed before anything else; an embedded one is rebuilt without waiting for the clock.
    private func driver(_ header: RunHeader, _ ledger: Ledger, _ journal: Journal) throws(CommandLineFault) -> Driver {
        let driver: Driver
        do {
            driver = try Drivers.named(
                driverName ?? header.driver, profile: profile ?? header.profile, profileText: profileText(header), seed: header.seed, speed: speed, resolutionMM: header.resolutionMM, stop: stop,
                sleep: { if !ledger.isInPast { Pace.sleepOnWallClock($0) } }
            ).get()
        } catch {
            throw gasMayBeOpen(behind: error, header)
        }
        driver.numberCase(header.caseNumber)
        do {
            try driver.closeGas?()
        } catch {
            throw .gasMayBeOpen((error as? ConsoleFailure)?.message ?? "\(error)")
        }
        do throws(JournalFailure) {
            try journal.resume(version: Entrance.version, processor: Processor.kind, date: WallClock.date)
        } catch {
            throw CommandLineFault("\(error.message); the gas is closed, and nothing is taken up")
        }
        return driver
    }

    /// As the journal keeps it, where no other profile is named.
    private func profileText(_ header: RunHeader) -> String? { profile == nil ? header.profileText : nil }

    /// Where the machine cannot be connected, its instruments are told to stop as far as they can be reached.
    private func gasMayBeOpen(behind fault: CommandLineFault, _ header: RunHeader) -> CommandLineFault {
        guard let (profile, _) = try? DeviceProfiles.named(profile ?? header.profile, as: profileText(header)),
            let addresses = try? Drivers.addresses(driverName ?? header.driver, for: profile)
        else { return fault }
        return .gasMayBeOpen("\(fault.message); \(Drivers.shoutStop(profile, addresses))")
    }

    private func ledger(_ replay: Replay, _ journal: Journal, openedWith fileCount: Int) -> Ledger {
        let isEmbedded = (driverName ?? replay.header.driver) == "sim"
        return Ledger(goingThrough: replay.past(openedWith: fileCount), thenRecording: journal, isShadowed: isEmbedded)
    }

    // A program

    private func resumeProgram(_ replay: Replay, _ journal: Journal) throws(CommandLineFault) -> Int32 {
        guard let program = RecordedProgram(of: replay) else { return ExitStatus.programWrong }
        let ledger = ledger(replay, journal, openedWith: program.fileCount)
        let driver = try driver(replay.header, ledger, journal)
        let audience = RunAudience(sources: program.checked.sources, isQuiet: json == "-") { ledger.isInPast }
        var options = Procedure.Options(replay.header)
        options.clock = WallClock.seconds
        if !driver.machine.isSimulated { audience.question = YesOrNo(answersYes: answersYes, stop: stop, pulse: Pulse(of: driver)) }
        let procedure = Procedure(driver: driver, audience: audience, ledger: ledger, stop: stop, options: options)
        var current: Statement?
        audience.consent = { takeover in
            let rest = program.rest(behind: current, takeover)
            return self.takesUp(TakeoverPage(takeover, replay, ledger.findings, rest: rest), driver, audience.say)
        }
        let files = replay.shapeFiles(for: procedure, ledger)
        let halt = RunCommand.halt {
            try Interpreter(operator: procedure, files: files).run(program.checked) { current = $0 }
            current = nil
        }
        if ledger.hasParted { return notTakenUp(ledger, audience) }
        return try RunCommand.conclude(procedure, halt, program.file, journal, audience, json: json)
    }

    /// The run was not followed to the end of its journal.
    private func notTakenUp(_ ledger: Ledger, _ audience: RunAudience) -> Int32 {
        audience.ended()
        ledger.takeFindings()
        for difference in ledger.findings.differences { Terminal.write("\(path): record \(difference.number): \(difference.text)\n", to: Terminal.errors) }
        let wasStopped = ledger.findings.differences.isEmpty
        let why = wasStopped ? "stopped" : "the program does not follow its journal"
        Terminal.write("frazil: \(why); nothing is taken up, the gas is closed\n", to: Terminal.errors)
        return wasStopped ? ExitStatus.stopped : ExitStatus.programWrong
    }

    /// Shows the page and asks. A rehearsal goes on without a terminal; a machine needs a yes.
    private func takesUp(_ page: TakeoverPage, _ driver: Driver, _ say: (String) -> Void) -> Bool {
        say(page.text)
        guard page.mayGoOn else { return false }
        if answersYes { return true }
        if page.isSimulated, !Terminal.isTerminal(0) { return true }
        let isAgreed = YesOrNo(stop: stop, pulse: Pulse(of: driver)).isAgreed("go on? [y/N] ")
        if !isAgreed { say("left as it is, the gas is closed; `frazil resume \(path)` takes it up later") }
        return isAgreed
    }

    // A sitting

    private func resumeSitting(_ replay: Replay, _ journal: Journal) throws(CommandLineFault) -> Int32 {
        let library = RecordingLibrary(RecordedLibrary(files: replay.header.files, prelude: replay.header.prelude, behind: LibraryFolder()))
        let ledger = ledger(replay, journal, openedWith: Conversation.openingFileCount(of: library))
        let driver = try driver(replay.header, ledger, journal)
        var options = PromptOptions(replay.header)
        options.answersYes = answersYes
        options.journalPath = path
        let conversation = Conversation(options: options, stop: stop, library: library, ledger: ledger, journal: journal, driver: driver,
            files: ReplayedShapeFiles(ShapeFileFolder(), of: replay.journal) { ledger.isInPast })
        conversation.audience.consent = { takeover in
            self.takesUp(TakeoverPage(takeover, replay, ledger.findings, rest: []), driver, conversation.audience.say)
        }
        conversation.relive(replay.entries)
        conversation.takeUpIfCutOff()
        if ledger.hasParted { return sittingNotTakenUp(ledger) }
        if conversation.procedure.isLeftOpen { return conversation.procedure.isLeftForMachine ? ExitStatus.deviceFailed : ExitStatus.stopped }
        if ledger.isInPast { return sittingNotTakenUp(ledger) }
        return try Prompt.goOn(conversation)
    }

    private func sittingNotTakenUp(_ ledger: Ledger) -> Int32 {
        notTakenUp(ledger, RunAudience(sources: SourceMap(), isQuiet: true))
    }
}

extension RecordedProgram {
    /// The first lines of the program's own statements that are still to come, as they are written.
    func rest(behind statement: Statement?, _ takeover: Takeover) -> [String] {
        guard let statement, let index = checked.main.statements.firstIndex(where: { $0.span == statement.span }) else { return [] }
        return checked.main.statements[(index + 1)...].map { statement in
            let line = checked.sources.start(of: statement.span).line
            let text = file.slice(statement.span).split(separator: "\n").first.map(String.init) ?? ""
            return "\(line)  \(text)"
        }
    }
}

extension CommandLineFault {
    static func isWhole(_ path: String) -> CommandLineFault {
        CommandLineFault("\(path) is whole: the run came to its end, and there is nothing to take up", help: "frazil journal show \(path)")
    }

    static func cannotResume(_ path: String, _ reason: String) -> CommandLineFault {
        CommandLineFault(
            "\(path) cannot be taken up: \(reason)",
            help: "no machine was spoken to: `frazil device stop PROFILE URL` closes the gas of one; `frazil journal verify \(path)` says where it is wrong")
    }
}
