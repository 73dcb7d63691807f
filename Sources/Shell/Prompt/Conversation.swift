import Checking
import Devices
import Diagnostics
import Evaluation
import Session
import Syntax

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// One sitting at the prompt: what has been declared, what has been done, and whether anything may go on.
///
/// | state | entry | goes to |
/// |---|---|---|
/// | ready | any, done or refused | ready |
/// | ready | stopped by Ctrl-C with a command under way, or the machine failed | stopped |
/// | stopped | `resume` | ready |
/// | stopped | `end` | ended |
/// | stopped | a question | stopped, and answered |
/// | stopped | any other | stopped, and told so |
/// | any | `quit`, Ctrl-D | ended |
final class Conversation {
    enum State: Hashable, Sendable { case ready, stopped, ended }

    let options: PromptOptions
    let stop: StopSignal
    let audience: PromptAudience
    let machine: ConsoleIdentity
    let procedure: Procedure
    let interpreter: Interpreter
    var checker: Checker
    var state = State.ready
    let ledger: Ledger
    private let library: RecordingLibrary
    private let journal: Journal?
    /// How many files of the library the journal holds.
    private var recordedFiles: Int

    convenience init(options: PromptOptions, stop: StopSignal) throws(CommandLineFault) {
        let library = RecordingLibrary(LibraryFolder())
        let driver = try Drivers.named(
            options.driver, profile: options.profile, seed: options.seed, speed: options.speed, resolutionMM: options.resolutionMM, isDryRun: options.isDryRun,
            stop: stop
        ).get()
        _ = Self.openingFileCount(of: library)
        let journal = try Self.openJournal(options, library, driver)
        self.init(options: options, stop: stop, library: library, ledger: Ledger(recording: journal), journal: journal, driver: driver)
    }

    /// - Parameter files: meshes and images, where they are not simply those of today.
    init(
        options: PromptOptions, stop: StopSignal, library: RecordingLibrary, ledger: Ledger, journal: Journal?, driver: Driver,
        files: any ShapeFiles = ShapeFileFolder()
    ) {
        self.options = options
        self.stop = stop
        self.library = library
        self.ledger = ledger
        self.journal = journal
        machine = driver.machine
        checker = Checker(library: library)
        recordedFiles = library.files.count
        audience = PromptAudience(machine: driver.machine, stop: stop, heartbeat: driver.heartbeat) { ledger.isInPast }
        let procedure = Procedure(driver: driver, audience: audience, ledger: ledger, stop: stop, options: Self.settings(options))
        self.procedure = procedure
        interpreter = Interpreter(
            operator: procedure, files: RecordingShapeFiles(files) { try procedure.note(.file, $0, isSynced: false) })
    }

    /// Files that a checker reads before anything is entered.
    static func openingFileCount(of library: RecordingLibrary) -> Int {
        _ = Checker(library: library)
        return library.files.count
    }

    /// Reads, runs and answers until the user leaves.
    func talk(with editor: LineEditor, startingWith startup: String? = nil) -> Int32 {
        editor.isUnfinished = { EntryEnd(of: $0).isOpen }
        editor.mayGoOn = { EntryEnd(of: $0).mayTakeElse }
        editor.disturbance = { [unowned self] in Interrupts.isEnding ? .end : stop.isRaised ? .interrupt : .none }
        editor.completions = { [unowned self] in offer(for: $0) }
        audience.whatIf = { [unowned self] in tryAnother($0) }
        audience.picture = { [unowned self] in smallPicture() }
        if options.answersYes { audience.confirmation = .nothing }
        audience.answer = { [unowned self, unowned editor] question in
            let answer = editor.answer(to: question)
            audience.transcript.add(question + (answer ?? ""))
            return answer
        }
        graphics = { [unowned editor] in editor.graphics }
        startUp(from: startup)
        while state != .ended {
            switch editor.readEntry(prompt: prompt) {
            case .entry(let text):
                audience.transcript.add(prompt + text)
                respond(to: text)
            case .staged(let text):
                audience.transcript.add(prompt + text)
                respond(toPaste: text)
            case .cleared: break
            case .end: leave()
            }
            if Interrupts.isEnding { leave() }
            if stop.isRaised { editor.discardTypedAhead() }
            stop.lower()
        }
        return conclude(nil, program: "prompt")
    }

    /// Standard input that is no terminal: checked as a whole, then run as a script would be; values of lone expressions are shown.
    func readThrough() throws(CommandLineFault) -> Int32 {
        if let text = options.text { return through(SourceFile(name: "-e", text: text)) }
        switch try TextFile.program("-") {
        case .failure(let bad):
            DiagnosticPage(sources: bad.sources, diagnostics: [bad.diagnostic]).tell()
            return ExitStatus.programWrong
        case .success(let file):
            return through(file)
        }
    }

    /// Nothing of a script that is wrong is run.
    private func through(_ file: SourceFile) -> Int32 {
        isRight(file) ? conclude(runThrough(file), program: options.text == nil ? "-" : "-e") : ExitStatus.programWrong
    }

    /// A whole script as one entry.
    func runThrough(_ file: SourceFile) -> Halt? { writeDown(file) ?? run(file) }

    func respond(to text: String) {
        if let word = Word(text) { return obey(word) }
        let file = nextEntry(text)
        guard mayRun(file), isRight(file) else { return }
        go(through: file)
    }

    /// The next entry as a text of its own: what is told of it later names it by its number.
    func nextEntry(_ text: String) -> SourceFile {
        entryCount += 1
        return SourceFile(name: "entry \(entryCount)", text: text)
    }

    /// In the stopped state only questions are answered.
    func mayRun(_ file: SourceFile) -> Bool {
        guard state == .ready || isQuestion(file) else {
            audience.say(Self.stoppedWords)
            return false
        }
        procedure.isHeld = state == .stopped
        return true
    }

    /// What was found to be right.
    func go(through file: SourceFile) {
        let rowsBefore = procedure.rows.count
        let before = stand()
        let halt = writeDown(file) ?? Interrupts.withoutSuspending({ run(file) })
        if !isQuestion(file) { steps.take(file.text, before, wasCommitted: !procedure.isUncommitted(since: before.procedure), done: done) }
        guard let halt else { return }
        settle(after: halt, of: procedure.rows[rowsBefore...])
    }

    /// Nothing but values to be shown: what may be asked while nothing may be done.
    private func isQuestion(_ file: SourceFile) -> Bool {
        Parser.parse(file, id: FileID(index: 0)).tree.statements.allSatisfy { statement in
            switch statement.kind {
            case .expression, .print: true
            default: false
            }
        }
    }

    /// Tells everything about an entry that can be told without running it.
    func isRight(_ file: SourceFile) -> Bool {
        var copy = checker
        let (_, diagnostics, sources) = copy.checkEntry(file)
        let page = DiagnosticPage(sources: sources, diagnostics: diagnostics)
        audience.tell(page)
        return !page.hasErrors
    }

    /// Runs an entry a statement at a time. A statement that fails leaves no names and no limits behind, those before it stay.
    private func run(_ file: SourceFile) -> Halt? {
        defer { audience.ended() }
        var pieces = EntryPieces(of: file)
        while let (copy, program, text) = pieces.next(for: checker) {
            audience.show(file, of: program)
            let (rowsBefore, requirementsBefore) = (procedure.rows.count, procedure.requirementCount)
            procedure.beginEntry()
            do {
                if let value = try interpreter.runEntry(program) {
                    audience.say(shown(value, of: program, by: copy))
                } else {
                    done.append(doneStatement(text, program, setting: procedure.requirementCount - requirementsBefore))
                }
                checker = copy
            } catch {
                procedure.abandonEntry()
                recallPlacing(in: procedure.rows[rowsBefore...])
                done += procedure.rows[rowsBefore...].compactMap(\.wordsDone).map { DoneStatement(text: $0) }
                return error is PastLeft ? .stopped : error as? Halt ?? .deviceFailed("\(error)")
            }
        }
        return nil
    }

    private func doneStatement(_ text: String, _ program: CheckedProgram, setting requirementCount: Int) -> DoneStatement {
        var statement = DoneStatement(text: text, requirementCount: requirementCount)
        switch program.main.statements.count == 1 ? program.main.statements[0].kind : nil {
        case .limit, .goal: statement.isRequirement = requirementCount == 1
        default: break
        }
        return statement
    }

    /// A value with what it is, where somebody sits and reads it; a script's output stays the bare value.
    private func shown(_ value: String, of program: CheckedProgram, by checker: Checker) -> String {
        guard !options.readsThrough, let type = checker.typeWords(ofEntry: program) else { return value }
        return "\(value)   \(type)"
    }

    /// A statement that ended half-way is forgotten by the checker, but what the machine did of it stands: probes are where they are.
    private func recallPlacing(in rows: ArraySlice<CommandRow>) {
        for row in rows where row.verdict != .refused && ["test", "place", "withdraw"].contains(row.kind) {
            guard let words = row.command.words else { continue }
            _ = checker.checkEntry(SourceFile(name: "prompt", text: words))
        }
    }

    func conclude(_ halt: Halt?, program: String) -> Int32 {
        if let halt { tell(halt) }
        let wasAnythingDone = procedure.hasActed
        let report = procedure.conclude(halt ?? (endedStopped ? .stopped : nil), program: program, version: Entrance.version)
        let left = procedure.placedProbes
        if wasAnythingDone, !left.isEmpty { audience.say("still in the patient: \(left.joined(separator: ", "))") }
        if wasAnythingDone { for goal in report.goals { audience.say(goal.summary) } }
        keepJournal(wasAnythingDone)
        if procedure.gasFailure != nil, let journal {
            Terminal.write("frazil: \(RunCommand.openGas); `frazil resume \(journal.path)` finds it again and closes its gas\n", to: Terminal.errors)
        }
        return report.exit
    }

    /// How the terminal takes pictures of pixels; asked where one is to be drawn.
    var graphics: () -> TerminalGraphics? = { nil }
    /// Pieces of the language that were entered so far.
    private var entryCount = 0
    /// What was declared and done, in order, as it would stand in a program.
    var done: [DoneStatement] = []
    /// Simulated seconds a second, where the simulator's can be set; nothing for as fast as it goes.
    lazy var speed = options.speed
    /// What of it may be taken back.
    var steps = Steps()
    /// Moments that can be compared, and in a simulator gone back to.
    var forks: [Fork] = []

    /// `end` in the stopped state leaves with the status of a stopped run, and so does a program that was asked to end.
    var endedStopped = false
    /// How a script ended that was told again.
    var haltRelived: Halt?
}

/// Journals.
extension Conversation {
    /// What was typed, and the modules it uses, are in the journal before anything of it is done.
    private func writeDown(_ file: SourceFile) -> Halt? {
        guard file.text.contains(where: { !$0.isWhitespace }) else { return nil }
        let files = library.files
        defer { recordedFiles = files.count }
        return RunCommand.halt { try procedure.enter(file.text, with: Array(files[min(recordedFiles, files.count)...])) }
    }

    /// The same of a word of the prompt's own that changes what may follow; false where it cannot be written, and is not obeyed.
    func writeDown(_ word: String) -> Bool {
        guard let halt = RunCommand.halt({ try procedure.enter(word, with: []) }) else { return true }
        tell(halt)
        return false
    }

    private static func settings(_ options: PromptOptions) -> Procedure.Options {
        var settings = Procedure.Options()
        settings.resolutionMM = options.resolutionMM
        settings.isDryRun = options.isDryRun
        settings.showsBands = options.showsBands
        settings.followsPatient = options.followsPatient
        settings.clock = WallClock.seconds
        settings.isInteractive = true
        return settings
    }

    private static func openJournal(_ options: PromptOptions, _ library: RecordingLibrary, _ driver: Driver) throws(CommandLineFault) -> Journal? {
        if options.isDryRun, options.journalPath == nil { return nil }
        let path = if let named = options.journalPath { named } else { try JournalFolder.newPath(for: "prompt") }
        var header = RunHeader(
            version: Entrance.version, programName: options.readsThrough ? "-" : "prompt", programText: "", seed: options.seed,
            resolutionMM: options.resolutionMM, driver: options.driver, isDryRun: options.isDryRun, showsBands: options.showsBands,
            date: WallClock.date, processor: Processor.kind, files: library.files, prelude: library.prelude)
        header.machine = driver.machine.mark
        header.profile = Drivers.lasting(options.profile)
        header.profileText = driver.profileText
        header.followsPatient = options.followsPatient
        driver.numberCase(header.caseNumber)
        do {
            let journal = try Journal(creating: path, clock: WallClock.timestamp)
            try journal.open(header)
            return journal
        } catch {
            throw CommandLineFault(error.message)
        }
    }

    /// A sitting in which no command was given leaves no journal behind, unless one was named.
    private func keepJournal(_ wasAnythingDone: Bool) {
        guard let journal else { return }
        if wasAnythingDone || options.journalPath != nil {
            Terminal.write("journal: \(journal.path)\n", to: Terminal.errors)
        } else {
            _ = unlink(journal.path)
        }
    }
}
