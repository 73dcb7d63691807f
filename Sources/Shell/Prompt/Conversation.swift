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
    private lazy var freshlyPrepared = Checker.prepared(library: LibraryFolder())
    var state = State.ready
    let ledger: Ledger
    let library: RecordingLibrary
    let journal: Journal?
    /// Keeps a machine's watchdog patient, and other sessions out, while a person thinks; nothing for the embedded one.
    private let pulse: Pulse?
    /// How many files of the library the journal holds.
    var recordedFiles: Int

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
        pulse = Pulse(of: driver)
        audience = PromptAudience(machine: driver.machine, stop: stop, pulse: Pulse(of: driver)) { ledger.isInPast }
        let procedure = Procedure(driver: driver, audience: audience, ledger: ledger, stop: stop, options: Self.settings(options))
        self.procedure = procedure
        interpreter = Interpreter(
            operator: procedure, files: RecordingShapeFiles(files) { try procedure.note(.file, $0, isSynced: false) })
    }

    /// What names there are: the library's also before an entry brought it in.
    var known: Checker { checker.knowsLibrary ? checker : freshlyPrepared }

    /// Files that a checker reads before anything is entered.
    static func openingFileCount(of library: RecordingLibrary) -> Int {
        _ = Checker(library: library)
        return library.files.count
    }

    /// Reads, runs and answers until the user leaves.
    func talk(with editor: LineEditor, startingWith startup: String? = nil) -> Int32 {
        editor.isUnfinished = { Word($0) == nil && EntryEnd(of: $0).isOpen }
        editor.mayGoOn = { EntryEnd(of: $0).mayTakeElse }
        editor.disturbance = { [unowned self] in Interrupts.isEnding ? .end : stop.isRaised ? .interrupt : .none }
        editor.completions = { [unowned self] in offer(for: $0) }
        audience.whatIf = { [unowned self] in tryAnother($0) }
        audience.quantity = { [unowned self] in checker.quantity(in: $0) }
        audience.slice = { [unowned self] in showSlice($0) }
        audience.picture = { [unowned self] in smallPicture(lines: $0) }
        if options.answersYes { audience.confirmation = .nothing }
        editor.news = { [unowned self] in
            let words = pulse?.takeNews()
            if let words { audience.transcript.add(words) }
            return words
        }
        audience.answer = { [unowned self, unowned editor] question in
            let answer = beating { editor.answer(to: question) }
            audience.transcript.add(question + (answer ?? ""))
            return answer
        }
        graphics = { [unowned editor] in editor.graphics }
        startUp(from: startup)
        while state != .ended {
            let typed = audience.status.takeTyped()
            switch beating({ editor.readEntry(prompt: prompt, startingWith: typed) }) {
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
            if stop.isRaised { forgetTypedBeforeStop(editor) }
            stop.lower()
        }
        return conclude(nil, program: "prompt")
    }

    /// Ctrl-C empties what was typed while a command ran, as it does at the prompt; what was typed behind it stands in the next entry.
    private func forgetTypedBeforeStop(_ editor: LineEditor) {
        editor.forgetTypedBeforeStop()
        audience.status.forgetTypedBeforeStop()
    }

    /// While a key is waited for; only what is this session's is held.
    private func beating<Result>(_ waiting: () -> Result) -> Result {
        pulse?.during(isNeeded: !procedure.isMachineUntouched, waiting) ?? waiting()
    }

    func respond(to text: String) {
        if let word = Word(text), !word.isBare || !checker.visibleNames.contains(text.trimmedAtEnd) {
            obey(word)
            return
        }
        if let words = wordsOnUnknownWord(in: text) { return audience.say(words) }
        let file = nextEntry(text)
        if let mixed = MixedEntry(file) { return respond(to: mixed) }
        enter(file)
    }

    /// A piece of a program, checked as a whole and then run.
    func enter(_ file: SourceFile) {
        guard mayRun(file), !holdsOwnWord(file), isRight(file) else { return }
        go(through: file)
    }

    /// The next entry as a text of its own: what is told of it later names it by its number.
    ///
    /// - Parameter path: the file that it was read from, where it was not typed.
    func nextEntry(_ text: String, from path: String? = nil) -> SourceFile {
        entryCount += 1
        return SourceFile(name: path ?? "entry \(entryCount)", text: text)
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

    /// What was found to be right. Whether it came to its end.
    ///
    /// - Parameters:
    ///   - earlier: what of the same lines was done before it.
    ///   - firstRow: the number of the first command of those lines, where it is not its own.
    @discardableResult
    func go(through file: SourceFile, behind earlier: [String] = [], since firstRow: Int? = nil) -> Bool {
        let rowsBefore = procedure.rows.count
        let before = stand()
        let pieces = EntryPieces(of: file)
        var progress = EntryProgress(of: pieces, behind: earlier, from: before)
        let halt = writeDown(file) ?? Interrupts.withoutSuspending({ run(pieces, file, &progress) })
        if halt != nil { takeBackUncommitted(of: progress) }
        if !isQuestion(file) { steps.take(file.text, before, wasCommitted: !procedure.isUncommitted(since: before.procedure), done: done) }
        guard let halt else { return true }
        settle(after: halt, of: procedure.rows[rowsBefore...], progress, since: firstRow ?? rowsBefore)
        return false
    }

    /// Nothing but values to be shown: what may be asked while nothing may be done.
    func isQuestion(_ file: SourceFile) -> Bool {
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

    /// Of a file one line that is for the prompt alone: told, and nothing of it is run.
    func holdsOwnWord(_ file: SourceFile) -> Bool {
        guard let (number, word) = Word.ownLine(in: file.text) else { return false }
        audience.say("\(file.name):\(number): `\(word)` belongs to the prompt and stands alone, an entry of its own: nothing of these lines was done")
        return true
    }

    func conclude(_ halt: Halt?, program: String) -> Int32 {
        if let halt { tell(halt) }
        let wasAnythingDone = procedure.hasActed
        let report = procedure.conclude(halt ?? (endedStopped ? .stopped : nil), program: program, version: Entrance.version)
        if let late = procedure.haltAtEnd { tell(late) }
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
    /// What `save` wrote.
    var savedFiles = SavedFiles()
    /// Moments that can be compared, and in a simulator gone back to.
    var forks: [Fork] = []

    /// `end` in the stopped state leaves with the status of a stopped run, and so does a program that was asked to end.
    var endedStopped = false
    /// How a script ended that was told again.
    var haltRelived: Halt?
}
