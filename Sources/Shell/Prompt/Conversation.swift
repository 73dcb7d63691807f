import Checking
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
/// | stopped | any other | stopped, and told so |
/// | any | `quit`, Ctrl-D | ended |
final class Conversation {
    enum State: Hashable, Sendable { case ready, stopped, ended }

    let options: PromptOptions
    let stop: StopSignal
    let audience: PromptAudience
    let procedure: Procedure
    let interpreter: Interpreter
    var checker: Checker
    var state = State.ready
    private let library: RecordingLibrary
    private let journal: Journal?

    init(options: PromptOptions, stop: StopSignal) throws(CommandLineFault) {
        self.options = options
        self.stop = stop
        library = RecordingLibrary(LibraryFolder())
        checker = Checker(library: library)
        audience = PromptAudience()
        let driver = try Drivers.named(
            options.driver, seed: options.seed, speed: options.speed, resolutionMM: options.resolutionMM, stop: stop
        ).get()
        journal = try Self.openJournal(options, library)
        procedure = Procedure(driver: driver, audience: audience, journal: journal, stop: stop, options: Self.settings(options))
        interpreter = Interpreter(operator: procedure)
    }

    /// Reads, runs and answers until the user leaves.
    func talk(with editor: LineEditor) -> Int32 {
        editor.isUnfinished = { Parser.parse(SourceFile(name: "prompt", text: $0), id: FileID(index: 0)).isUnfinished }
        editor.completions = { [unowned self] in offer(for: $0) }
        audience.answer = options.answersYes ? nil : { [unowned editor] in editor.answer(to: $0) }
        while state != .ended {
            switch editor.readEntry(prompt: prompt) {
            case .entry(let text): respond(to: text)
            case .cleared: continue
            case .end: leave()
            }
            if stop.isRaised { editor.discardTypedAhead() }
            stop.lower()
        }
        return conclude(nil, program: "prompt")
    }

    /// Standard input that is no terminal: checked as a whole, then run as a script would be; values of lone expressions are shown.
    func readThrough() throws(CommandLineFault) -> Int32 {
        switch try TextFile.program("-") {
        case .failure(let bad):
            DiagnosticPage(sources: bad.sources, diagnostics: [bad.diagnostic]).tell()
            return ExitStatus.programWrong
        case .success(let file):
            guard isRight(file) else { return ExitStatus.programWrong }
            return conclude(run(file), program: "-")
        }
    }

    private func respond(to text: String) {
        if Word(text).map({ obey($0) }) != nil { return }
        guard state == .ready else { return audience.say(Self.stoppedWords) }
        let file = SourceFile(name: "prompt", text: text)
        guard isRight(file) else { return }
        let rowsBefore = procedure.rows.count
        guard let halt = run(file) else { return }
        procedure.abandonEntry()
        settle(after: halt, wasUnderWay: procedure.rows.count > rowsBefore)
    }

    /// Tells everything about an entry that can be told without running it.
    private func isRight(_ file: SourceFile) -> Bool {
        var copy = checker
        let (_, diagnostics, sources) = copy.checkEntry(file)
        let page = DiagnosticPage(sources: sources, diagnostics: diagnostics)
        page.tell()
        return !page.hasErrors
    }

    /// Runs an entry a statement at a time. A statement that fails leaves no names behind, those before it stay.
    private func run(_ file: SourceFile) -> Halt? {
        var pieces = EntryPieces(of: file)
        while let (piece, copy, program) = pieces.next(for: checker) {
            audience.sources = program.sources
            do {
                if let value = try interpreter.runEntry(program) { audience.say(value) }
                checker = copy
            } catch {
                audience.ended()
                return error as? Halt ?? .deviceFailed("\(piece.name): \(error)")
            }
        }
        audience.ended()
        return nil
    }

    private func conclude(_ halt: Halt?, program: String) -> Int32 {
        if let halt { tell(halt) }
        let wasAnythingDone = !procedure.rows.isEmpty
        let report = procedure.conclude(halt, program: program, version: Entrance.version)
        if wasAnythingDone { for goal in report.goals { audience.say(goal.summary) } }
        keepJournal(wasAnythingDone)
        return endedStopped ? ExitStatus.stopped : report.exit
    }

    /// `end` in the stopped state leaves with the status of a stopped run.
    var endedStopped = false
}

/// Journals.
extension Conversation {
    private static func settings(_ options: PromptOptions) -> Procedure.Options {
        var settings = Procedure.Options()
        settings.resolutionMM = options.resolutionMM
        settings.isDryRun = options.isDryRun
        settings.clock = WallClock.seconds
        settings.isInteractive = true
        return settings
    }

    private static func openJournal(_ options: PromptOptions, _ library: RecordingLibrary) throws(CommandLineFault) -> Journal? {
        if options.isDryRun, options.journalPath == nil { return nil }
        let path = if let named = options.journalPath { named } else { try JournalFolder.newPath(for: "prompt") }
        let header = RunHeader(
            version: Entrance.version, programName: "prompt", programText: "", seed: options.seed, resolutionMM: options.resolutionMM,
            driver: options.driver, isDryRun: options.isDryRun, date: WallClock.date, files: library.files, prelude: library.prelude)
        do {
            let journal = try Journal(creating: path)
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
