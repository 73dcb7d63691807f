import Checking
import Diagnostics
import Evaluation
import Rehearsal
import Session

/// `frazil run FILE`: checks, predicts, commits, reports.
struct RunCommand {
    let path: String
    let seed: UInt64
    let speed: Double?
    let resolutionMM: Double?
    let accuracyMM: Double?
    let json: String?
    let journalPath: String?
    let driverName: String
    let profile: String?
    let answersYes: Bool
    let isDryRun: Bool
    let showsBands: Bool
    let followsPatient: Bool
    let stop: StopSignal

    static func grammar(without left: Set<String> = []) -> OptionReader.Grammar {
        let values: Set<String> = ["--accuracy", "--driver", "--json", "--journal", "--profile", "--resolution", "--seed", "--speed"]
        let flags: Set<String> = ["--bands", "--dry-run", "--no-twin", "--twin", "--yes"]
        return OptionReader.Grammar(flags: flags, values: values.subtracting(left), short: ["-y": "--yes", "-n": "--dry-run"])
    }

    static func run(_ arguments: [String]) -> Int32 {
        do {
            return try RunCommand(OptionReader(arguments, grammar())).run()
        } catch {
            return Terminal.complain(error)
        }
    }

    init(_ options: OptionReader) throws(CommandLineFault) {
        guard options.operands.count == 1 else { throw .wantsOneFile("run", seen: options.operands.count) }
        path = options.operands[0]
        seed = try options.seed()
        speed = try options.speed()
        resolutionMM = try options.resolutionMM()
        accuracyMM = try options.accuracyMM()
        json = options.values["--json"]
        journalPath = options.values["--journal"]
        driverName = options.values["--driver"] ?? "sim"
        profile = options.values["--profile"]
        answersYes = options.flags.contains("--yes")
        isDryRun = options.flags.contains("--dry-run")
        showsBands = options.flags.contains("--bands")
        followsPatient = try options.followsPatient(on: driverName)
        stop = Interrupts.install()
    }

    private func run() throws(CommandLineFault) -> Int32 {
        try Output.refuse(json, over: [path])
        try Output.refuse(json, over: [journalPath].compactMap { $0 }, which: "the journal")
        try Output.tryWriting(json)
        let driver = try Drivers.named(
            driverName, profile: profile, seed: seed, speed: speed, resolutionMM: resolutionMM, isDryRun: isDryRun, stop: stop
        ).get()
        try requireSomebody(driver)
        switch try TextFile.program(path) {
        case .failure(let bad): return try wrong(DiagnosticPage(sources: bad.sources, diagnostics: [bad.diagnostic]))
        case .success(let file): return try check(file, driver)
        }
    }

    /// A real machine is never driven with nobody to answer.
    private func requireSomebody(_ driver: Driver) throws(CommandLineFault) {
        guard driverName != "sim", !isDryRun else { return }
        Terminal.write("\(driver.machine.mark): \(driver.machine.name)\n", to: Terminal.errors)
        guard driver.machine.isSimulated || answersYes || Terminal.isTerminal(0) else { throw .needsAnswer() }
    }

    private var wantedCells: WantedCells { accuracyMM == nil ? resolutionMM.map { .width($0) } ?? .asWritten : .estimated }

    private func check(_ file: SourceFile, _ driver: Driver) throws(CommandLineFault) -> Int32 {
        let library = RecordingLibrary(LibraryFolder())
        let examination = Examination(of: file, by: Checker(library: library), files: ShapeFileFolder(), cells: wantedCells)
        let page = DiagnosticPage(sources: examination.sources, diagnostics: examination.diagnostics)
        guard let program = examination.program, !page.hasErrors else { return try wrong(page) }
        page.tell()
        let journal = try openJournal(file, library, driver)
        return try perform(program, file, driver, journal)
    }

    /// The program is wrong: nothing was sent, and there is no journal.
    private func wrong(_ page: DiagnosticPage) throws(CommandLineFault) -> Int32 {
        page.tell()
        if let json { try Output.write(DiagnosticPage.json(page.rows).page, to: json) }
        return ExitStatus.programWrong
    }

    /// A dry run has a journal only where one is named.
    private func openJournal(_ file: SourceFile, _ library: RecordingLibrary, _ driver: Driver) throws(CommandLineFault) -> Journal? {
        if isDryRun, journalPath == nil { return nil }
        let named = journalPath
        let target = if let named { named } else { try JournalFolder.newPath(for: path) }
        var header = RunHeader(
            version: Entrance.version, programName: file.name, programText: file.text, seed: seed, resolutionMM: resolutionMM,
            accuracyMM: accuracyMM, driver: driverName, isDryRun: isDryRun, showsBands: showsBands, date: WallClock.date,
            processor: Processor.kind, files: library.files, prelude: library.prelude)
        header.followsPatient = followsPatient
        return try Journal.begun(at: target, with: header, on: driver, profile: profile)
    }

    private func perform(
        _ program: CheckedProgram, _ file: SourceFile, _ driver: Driver, _ journal: Journal?
    ) throws(CommandLineFault) -> Int32 {
        let audience = RunAudience(sources: program.sources, isQuiet: json == "-")
        if !driver.machine.isSimulated { audience.question = YesOrNo(answersYes: answersYes, stop: stop, pulse: Pulse(of: driver)) }
        var options = Procedure.Options()
        options.resolutionMM = resolutionMM
        options.accuracyMM = accuracyMM
        options.isDryRun = isDryRun
        options.showsBands = showsBands
        options.followsPatient = followsPatient
        options.clock = WallClock.seconds
        let procedure = Procedure(driver: driver, audience: audience, journal: journal, stop: stop, options: options)
        let files = RecordingShapeFiles(ShapeFileFolder()) { try procedure.note(.file, $0, isSynced: false) }
        let halt = Self.halt { try Interpreter(operator: procedure, files: files).run(program) }
        return try Self.conclude(procedure, halt, file, journal, audience, json: json)
    }

    /// Sums a run up for its audience and its report.
    static func conclude(
        _ procedure: Procedure, _ halt: Halt?, _ file: SourceFile, _ journal: Journal?, _ audience: RunAudience, json: String?
    ) throws(CommandLineFault) -> Int32 {
        audience.ended()
        let report = procedure.conclude(halt, program: file.baseName, version: Entrance.version)
        if let halt = halt ?? procedure.haltAtEnd, !(procedure.isLeftOpen && halt.isStop) { tell(halt, Self.gasWords(procedure, halt), audience) }
        tell(report, journal, audience)
        if procedure.gasFailure != nil, let journal { complain("\(openGas); `frazil resume \(journal.path)` finds it again and closes its gas") }
        if let json { try Output.write(report.json.page, to: json) }
        return report.exit
    }

    /// Runs a program to its end, or to the reason why it ended before.
    static func halt(_ work: () throws -> Void) -> Halt? {
        do {
            try work()
            return nil
        } catch let halt as Halt {
            return halt
        } catch {
            return .deviceFailed("\(error)")
        }
    }

    /// How the gas stands, as far as this run knows.
    static func gasWords(_ procedure: Procedure, _ halt: Halt) -> String {
        if procedure.gasFailure != nil { return openGas }
        if case .deviceFailed = halt, procedure.isMachineUntouched { return "and was not taken over" }
        return procedure.seesGas || procedure.isMachineUntouched ? "the gas is closed" : unseenGas
    }

    /// Where a profile reads neither valves nor flow.
    static let unseenGas = "a stop was said, and nothing tells whether the gas is closed: look at it"

    /// Where the console did not confirm.
    static let openGas = "THE GAS MAY BE OPEN, close it at the console"

    private static func tell(_ halt: Halt, _ gas: String, _ audience: RunAudience) {
        switch halt {
        case .mistake(let diagnostic): audience.told(diagnostic)
        case .deviceFailed(let message): complain("the device failed, \(gas): \(message)")
        case .journalFailed(let message): complain("\(message); nothing more was sent, \(gas); `frazil resume` takes the run up")
        case .stopped: complain("stopped, \(gas)")
        case .refused: complain("refused: this command was not sent, \(gas)")
        case .assertionFailed: complain("an assertion failed, \(gas)")
        }
    }

    private static func complain(_ text: String) { Terminal.write("frazil: \(text)\n", to: Terminal.errors) }

    private static func tell(_ report: RunReport, _ journal: Journal?, _ audience: RunAudience) {
        for goal in report.goals { audience.say(goal.summary) }
        if let journal { Terminal.write("journal: \(journal.path)\n", to: Terminal.errors) }
    }
}

extension Halt {
    var isStop: Bool { if case .stopped = self { true } else { false } }
}

extension SourceFile {
    /// The name without its folders.
    var baseName: String { name.split(separator: "/").last.map(String.init) ?? name }
}
