import Diagnostics
import Session
import Testing

@testable import Shell

@Suite("A sitting at the prompt, on a real terminal", .serialized, .screenOfItsOwn)
struct ConversationTests {
    private let terminal: PseudoTerminal
    private let editor: LineEditor
    private let conversation: Conversation
    private let journalPath = Scratch.folder() + "/sitting.journal"

    init() throws {
        terminal = try #require(PseudoTerminal())
        editor = try #require(terminal.editor())
        var options = PromptOptions()
        options.resolutionMM = 4
        options.journalPath = journalPath
        conversation = try Conversation(options: options, stop: StopSignal())
    }

    /// A sitting in which each of the keys is typed once its cue stands on the screen.
    @discardableResult
    private func sit(_ parts: (cue: String, keys: String)...) -> Int32 { watch(parts).exit }

    /// The same, with what was on the screen: the editor's own, for what the prompt says goes to standard output.
    private func watch(_ parts: [(cue: String, keys: String)]) -> (exit: Int32, screen: String) {
        let typist = Typist(at: terminal, following: parts)
        let exit = conversation.talk(with: editor)
        return (exit, typist.leave())
    }

    private static let oneProbe = "background muscle; place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g\r"

    @Test func leavesAtOnce() {
        #expect(sit(("0:00> ", Key.endOfFile)) == ExitStatus.done)
    }

    @Test func aYesCommits() {
        sit(("0:00> ", Self.oneProbe), ("0:00> ", "freeze 1m\r"), ("[?] ", "y\r"), ("1:00> ", "quit\r"))
        #expect(conversation.procedure.rows.map(\.kind) == ["place", "freeze"])
        #expect(conversation.procedure.rows.map(\.isCommitted) == [true, true])
    }

    @Test(arguments: ["\r", "n\r", "no\r", Key.interrupt])
    func anythingButAYesSendsNothing(answer: String) {
        sit(("0:00> ", Self.oneProbe), ("0:00> ", "freeze 1m\r"), ("[?] ", answer), ("0:00> ", "quit\r"))
        #expect(conversation.procedure.rows.map(\.kind) == ["place"])
        #expect(conversation.procedure.elapsedSeconds == 0)
    }

    @Test func whatIsNeitherYesNorNoIsAskedAgain() {
        sit(("0:00> ", Self.oneProbe), ("0:00> ", "freeze 1m\r"), ("[?] ", "yess\r"), ("[?] ", "w 2m\r"), ("[?] ", "n\r"), ("0:00> ", "quit\r"))
        #expect(conversation.procedure.rows.map(\.kind) == ["place"])
        #expect(conversation.procedure.elapsedSeconds == 0)
    }

    @Test func anotherTimeAndPowerAreTriedAndLeaveNoTrace() {
        let question = "`8m 60%`)? "
        sit(
            ("0:00> ", Self.oneProbe), ("0:00> ", "freeze 2m\r"), ("[?] ", "w\r"), (question, "1m 50%\r"), ("[?] ", "w\r"), (question, "warmer\r"),
            ("[?] ", "?\r"), ("[?] ", "y\r"), ("2:00> ", "quit\r"))
        #expect(conversation.procedure.rows.map(\.kind) == ["place", "freeze"])
        #expect(conversation.procedure.elapsedSeconds == 120)
        #expect(conversation.procedure.power(of: "A") == 1)
    }

    @Test func showAsksForNothingAndChangesNothing() throws {
        sit(
            ("0:00> ", "show slice axial\r"), ("0:00> ", Self.oneProbe), ("0:00> ", "show slice axial at 5 mm\r"), ("0:00> ", "show slice through A B\r"),
            ("0:00> ", "show probes\r"), ("0:00> ", "show limits\r"), ("0:00> ", "show gas\r"), ("0:00> ", "show me\r"), ("0:00> ", "quit\r"))
        #expect(conversation.procedure.rows.map(\.kind) == ["place"])
        #expect(try journal().records.count { $0.kind == .entry } == 1)
    }

    @Test func aRefusedCommandLeavesThePromptReady() {
        let limit = "organ root = sphere(center: (8, 0, 10) mm, radius: 2 mm) of nerve; limit coldest(root) > 5 C\r"
        sit(("0:00> ", "background muscle\r"), ("0:00> ", limit), ("0:00> ", Self.oneProbe.replacing("background muscle; ", with: "")), ("0:00> ", "freeze 10m\r"), ("0:00> ", "quit\r"))
        #expect(conversation.procedure.rows.last?.verdict == .refused)
        #expect(conversation.procedure.elapsedSeconds == 0)
        #expect(conversation.state == .ended)
    }

    @Test func aMistakeLeavesNoTrace() {
        sit(("0:00> ", "let x = 1 mm + 1 s\r"), ("0:00> ", "let x = 2 mm\r"), ("0:00> ", "quit\r"))
        #expect(conversation.checker.visibleNames.contains("x"))
    }

    @Test func whatABlockDidBeforeItWasRefusedIsRemembered() {
        let limit = "organ root = sphere(center: (8, 0, 10) mm, radius: 2 mm) of nerve; limit coldest(root) > 5 C\r"
        let block = "if true { \(Self.oneProbe.dropFirst("background muscle; ".count).dropLast()); freeze 10m }\r"
        sit(("0:00> ", "background muscle\r"), ("0:00> ", limit), ("0:00> ", block), ("0:00> ", "quit\r"))
        #expect(conversation.procedure.rows.map(\.verdict) == [.ok, .refused])
        #expect(conversation.procedure.placedProbes == ["A"])
        #expect(conversation.checker.visibleNames.contains("A"))
    }

    private static let root = "organ root = sphere(center: (8, 0, 10) mm, radius: 2 mm) of nerve"

    @Test func anEntryThatIsRefusedLeavesNoTrace() {
        sit(("0:00> ", Self.oneProbe), ("0:00> ", "let gap = 3 mm; \(Self.root); limit coldest(root) > 5 C; freeze 10m\r"), ("0:00> ", "quit\r"))
        #expect(conversation.procedure.rows.map(\.verdict) == [.ok, .refused])
        #expect(conversation.procedure.requirementCount == 0 && conversation.procedure.patient?.regions.isEmpty == true)
        #expect(!conversation.checker.visibleNames.contains("gap") && !conversation.checker.visibleNames.contains("root"))
        #expect(conversation.done.map(\.text).count == 2)
    }

    @Test(arguments: ["n\r", Key.interrupt])
    func ofAnEntryThatIsDeclinedStaysWhatStandsBeforeACommittedCommand(answer: String) {
        let rest = "let before = 3 mm; place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g; let behind = 4 mm; freeze 1m; print 1\r"
        sit(("0:00> ", "background muscle\r"), ("0:00> ", rest), ("[?] ", answer), ("0:00> ", "quit\r"))
        #expect(conversation.procedure.placedProbes == ["A"])
        #expect(conversation.checker.visibleNames.contains("before") && !conversation.checker.visibleNames.contains("behind"))
        #expect(conversation.done.map(\.text).last?.hasPrefix("place probe A") == true)
    }

    /// The second turn is declined: what the first assigned before its command was committed stands, and is saved.
    @Test func ofALoopThatIsDeclinedStaysWhatStoodBehindTheLastCommit() {
        let loop = "repeat 3 times { n = n + 1; power = power - 10%; freeze 30s }\r"
        sit(
            ("0:00> ", Self.oneProbe), ("0:00> ", "var n = 0; var power = 100%\r"), ("0:00> ", loop), ("[?] ", "y\r"), ("[?] ", "n\r"), ("0:30> ", "quit\r"))
        #expect(conversation.procedure.elapsedSeconds == 30)
        #expect(conversation.interpreter.text(ofGlobal: "n") == "1" && conversation.interpreter.text(ofGlobal: "power") == "90%")
        #expect(conversation.done.map(\.text).suffix(3) == ["freeze A 30s", "n = 1", "power = 90%"])
    }

    /// What is saved has every digit, what is told has those of a reader.
    @Test func whatStandsIsToldInAReadersDigits() throws {
        let path = Scratch.folder() + "/sitting.txt"
        sit(
            ("0:00> ", Self.oneProbe), ("0:00> ", "var x = 0.1\r"), ("0:00> ", "transcript \"\(path)\"\r"), ("0:00> ", "repeat 2 times { x = x + 0.2; freeze 30s }\r"), ("[?] ", "y\r"), ("[?] ", "n\r"),
            ("0:30> ", "quit\r"))
        #expect(conversation.done.last?.text == "x = 0.30000000000000004")
        #expect(String(decoding: try TextFile.bytes(of: path), as: UTF8.self).contains("stands of it: `x = 0.3`"))
    }

    @Test func aPasteThatEndsInAMistakeLeavesNoTrace() {
        sit(("0:00> ", Key.paste("background muscle\nlet gap = 3 mm\nassert elapsed() > 4 s\n")), ("4 s", "\r"), ("[n]o ", "y\r"), ("0:00> ", "quit\r"))
        #expect(conversation.procedure.patient == nil && conversation.done.isEmpty)
        #expect(!conversation.checker.visibleNames.contains("gap"))
    }

    @Test func whichStatementsStandIsSaid() {
        let file = SourceFile(name: "entry 1", text: "let a = 1; let b = 2; let c = 3")
        var progress = EntryProgress(of: EntryPieces(of: file), from: conversation.stand())
        #expect(progress.words == "nothing of this entry stands")
        progress.finished(upTo: 1)
        progress.stands(conversation.stand())
        progress.finished(upTo: 2)
        #expect(progress.words == "  stands: `let a = 1`\n  does not stand: `let b = 2`; `let c = 3`")
        progress.failedHalfWay()
        #expect(progress.words == "  stands: `let a = 1`; `let b = 2`\n  done in part: `let c = 3`")
        progress.kept = ["a = 2"]
        #expect(progress.words == "  stands: `let a = 1`; `let b = 2`\n  done in part: `let c = 3`\n  stands of it: `a = 2`")
        #expect(progress.standing == nil)
        let last = EntryProgress(of: EntryPieces(of: SourceFile(name: "entry 3", text: "freeze 9m")), behind: ["freeze 1m", "fork \"a\""], from: conversation.stand())
        #expect(last.words == "  stands: `freeze 1m`; `fork \"a\"`\n  does not stand: `freeze 9m`", "earlier pieces of the same paste stand")
        #expect(EntryProgress(of: EntryPieces(of: SourceFile(name: "entry 2", text: "let a = 1")), from: conversation.stand()).words == nil)
    }

    /// What was is held against what will be, and neither looks ahead where the other does not.
    @Test func nothingHasBeenColderBeforeThanItWillHaveBeen() throws {
        sit(
            ("0:00> ", Self.oneProbe), ("0:00> ", "\(Self.root); limit coldest(root) > -60 C\r"), ("0:00> ", "freeze 2m\r"), ("[?] ", "y\r"), ("2:00> ", "thaw 1m\r"),
            ("[?] ", "y\r"), ("3:00> ", "freeze 1m\r"), ("[?] ", "y\r"), ("4:00> ", "quit\r"))
        let rows = conversation.procedure.rows.filter { $0.prediction != nil }
        #expect(rows.count == 3 && rows[0].before == nil)
        for row in rows.dropFirst() {
            let (before, after) = (try #require(row.before?.organs["root"] ?? nil), try #require(row.prediction?.organs["root"] ?? nil))
            #expect(after <= before)
        }
        #expect(rows[1].before?.volumesCM3 == rows[0].prediction?.volumesCM3)
    }

    /// A limit that was broken before is looked at as far on as the organs are: both lines of the card say the same.
    @Test func ofALimitThatWasBrokenBeforeTheWorstIsLookedAheadOf() throws {
        let far = "organ far = sphere(center: (15, 0, 10) mm, radius: 2 mm) of nerve; limit coldest(far) > 30 C\r"
        sit(
            ("0:00> ", Self.oneProbe), ("0:00> ", far), ("0:00> ", "override \"b\" { freeze 4m }\r"), ("[?] ", "y\r"), ("4:00> ", "hold 30s\r"), ("[?] ", "y\r"),
            ("4:30> ", "quit\r"))
        let row = try #require(conversation.procedure.rows.last)
        let (limit, organ) = (try #require(row.limits.first), try #require(row.prediction?.organs["far"] ?? nil))
        #expect(row.kind == "hold" && row.verdict == .ok && row.violations.isEmpty)
        #expect(limit.wasBrokenBefore && limit.atSeconds > 270)
        let worst = try #require(limit.value)
        #expect(abs(worst - organ) < 0.01)
        #expect(LimitWords.line(limit).hasPrefix("  ✗ coldest(far) > 30 C: was broken before, at the worst "))
    }

    @Test func rubbishAtTheQuestionIsNoAnswer() {
        sit(("0:00> ", Self.oneProbe), ("0:00> ", "freeze 1m\r"), ("[?] ", "xyz\r"), ("[?] ", "n\r"), ("0:00> ", "quit\r"))
        #expect(conversation.procedure.elapsedSeconds == 0)
    }

    @Test func aPasteWithWordsOfThePromptIsDoneInOrderOnAYes() throws {
        let lines = "background muscle\nfork \"start\"\nlet gap = 3 mm\n:set width 90\nprint gap\n"
        sit(("0:00> ", Key.paste(lines)), ("gap", "\r"), ("[n]o ", "y\r"), ("0:00> ", "quit\r"))
        #expect(conversation.forks.map(\.name) == ["start"] && Screen.settings.columns == 90)
        let fork = try #require(conversation.forks.first)
        #expect(!fork.stand.checker.visibleNames.contains("gap") && conversation.checker.visibleNames.contains("gap"))
    }

    @Test func ofAPasteWithWordsOfThePromptNothingIsDoneWithoutAYesOrWithAMistake() {
        sit(
            ("0:00> ", Key.paste("background muscle\nfork \"a\"\n")), ("a\"", "\r"), ("[n]o ", "n\r"), ("0:00> ", Key.paste("fork \"b\"\nlet gap = 3 mm + 1 s\n")), ("1 s", "\r"),
            ("0:00> ", "quit\r"))
        #expect(conversation.procedure.patient == nil && conversation.forks.isEmpty)
    }

    /// What fails ends the rest, and does not count as standing.
    @Test(arguments: ["fork \"now\"", "save \"/no/such/folder/mine.frz\"", ":set width 3", ":set colours none", "transcript \"/no/such/folder/t\""])
    func aWordThatFailsInAPasteEndsTheRest(word: String) throws {
        let path = Scratch.folder() + "/sitting.txt"
        sit(
            ("0:00> ", Key.paste("background muscle\n\(word)\nlet gap = 3 mm\n")), ("mm", "\r"), ("[n]o ", "y\r"), ("0:00> ", "transcript \"\(path)\"\r"), ("0:00> ", "quit\r"))
        #expect(!conversation.checker.visibleNames.contains("gap") && conversation.procedure.patient != nil)
        let text = try String(decoding: TextFile.bytes(of: path), as: UTF8.self)
        #expect(text.contains("\n  stands: `background muscle`\n  failed: `\(word)`\nwhat follows it in these lines was not done\n"), "\(text)")
    }

    @Test func ofAPasteWhoseLaterPieceIsRefusedItIsSaidWhatStands() throws {
        let path = Scratch.folder() + "/sitting.txt"
        let lines = [Self.oneProbe.trimmedAtEnd.replacing("\r", with: "").replacing("; ", with: "\n"), Self.root, "limit coldest(root) > 5 C", "fork \"start\"", "let gap = 3 mm", "freeze 10m", "print 6 * 7"]
        sit(("0:00> ", Key.paste(lines.joined(separator: "\n"))), ("6 * 7", "\r"), ("[n]o ", "y\r"), ("0:00> ", "transcript \"\(path)\"\r"), ("0:00> ", "quit\r"))
        let text = try String(decoding: TextFile.bytes(of: path), as: UTF8.self)
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("error[R101]: the forecast breaks a limit: coldest(root) > 5 C"), "\(text)")
        #expect(words.contains("a shorter or weaker freeze may hold; to do it all the same, write `override \"why\" { … }`"))
        #expect(words.contains("it would hold for ") && words.contains(" (tried in steps of 1 s), or at ") && words.contains("% for the whole time (in steps of 1%)"))
        #expect(words.contains("refused: this command was not sent, nor what follows it in the entry; the command before it was done"))
        #expect(words.contains("`limit coldest(root) > 5 C`; `fork \"start\"`") && words.contains("does not stand: `let gap = 3 mm`; `freeze 10m`; `print 6 * 7`"), "\(text)")
        #expect(conversation.forks.count == 1 && conversation.procedure.elapsedSeconds == 0 && !words.contains("42"))
    }

    @Test(arguments: [
        (Remedy(seconds: 200, power: 0.6, secondsStep: 10, powerStep: 0.05), "it would hold for 3 min 20 s (tried in steps of 10 s), or at 60% for the whole time (in steps of 5%)"),
        (Remedy(seconds: nil, power: 0.61, secondsStep: 1, powerStep: 0.01), "it would hold at 61% for the whole time (in steps of 1%)"),
        (Remedy(seconds: nil, power: nil, secondsStep: 1, powerStep: 0.01), "here no shorter time and no lower power holds"),
    ])
    func whatWouldHoldIsSaid(remedy: Remedy, words: String) { #expect(PromptAudience.words(of: remedy) == words) }

    @Test func whatIsInTheWayOfAPasteIsSaidByItsLine() throws {
        let mixed = try #require(MixedEntry(SourceFile(name: "entry 1", text: "background muscle\nundo\nrepeat 2 times {\nfork \"a\"\nhold 1s\n}")))
        #expect(mixed.inTheWay.map(\.number) == [2, 4])
        let looking = try #require(MixedEntry(SourceFile(name: "entry 1", text: "background muscle\nshow gas\nfork \"a\"\nhold 1s")))
        #expect(looking.pieces.flatMap(\.texts) == ["background muscle", "fork \"a\"", "hold 1s"])
        sit(("0:00> ", Key.paste("background muscle\nundo\n")), ("undo", "\r"), ("0:00> ", "quit\r"))
        #expect(conversation.procedure.patient == nil)
    }

    @Test func whatIsStoppedIsNotTakenBack() {
        sit(("0:00> ", "let x = 1\r"), ("0:00> ", "quit\r"))
        conversation.state = .stopped
        sit(("stopped> ", "undo\r"), ("stopped> ", "fork \"a\"\r"), ("stopped> ", "end\r"))
        #expect(conversation.done.count == 1 && conversation.forks.isEmpty)
        #expect(TravelWords.whileStopped("undo").contains("`resume` first, then `undo`"))
    }

    @Test func aStoppedLookBackShowsNothing() {
        sit(("0:00> ", Self.oneProbe), ("0:00> ", "freeze 1m\r"), ("[?] ", "y\r"), ("1:00> ", "quit\r"))
        #expect(conversation.procedure.outcomeCourse(momentCount: 8)?.moments.isEmpty == false)
        conversation.stop.raise()
        #expect(conversation.procedure.outcomeCourse(momentCount: 8) == nil)
    }

    @Test func whatWasTypedIsInTheJournalBeforeWhatItDid() throws {
        sit(("0:00> ", Self.oneProbe), ("0:00> ", "quit\r"))
        let kinds = try journal().records.map(\.kind).filter { $0 != .module }
        #expect(kinds == [.begin, .entry, .command, .connected, .begun, .result, .end])
        #expect(try journal().records.contains { $0.kind == .module })
    }

    @Test func aMistakeIsNotInTheJournal() throws {
        sit(("0:00> ", "let x = 1 mm + 1 s\r"), ("0:00> ", "quit\r"))
        #expect(try journal().records.map(\.kind) == [.begin, .end])
    }

    private func journal() throws -> JournalText { JournalText(bytes: try TextFile.bytes(of: journalPath)) }

    @Test func onlyResumeOrEndGoesOnFromTheStoppedState() {
        conversation.state = .stopped
        sit(("stopped> ", "background muscle\r"), ("stopped> ", "resume\r"), ("0:00> ", "quit\r"))
        #expect(conversation.procedure.patient == nil)
    }

    @Test func aQuestionIsAnsweredInTheStoppedStateAndACommandInItIsNotSent() {
        sit(("0:00> ", Self.oneProbe), ("0:00> ", "quit\r"))
        conversation.state = .stopped
        sit(("stopped> ", "print elapsed() + 7 s\r"), ("stopped> ", "freeze 1m\r"), ("stopped> ", "scan\r"), ("stopped> ", "end\r"))
        #expect(conversation.procedure.rows.map(\.kind) == ["place"])
    }

    @Test func endLeavesTheStoppedStateWithItsStatus() throws {
        conversation.state = .stopped
        #expect(sit(("stopped> ", "end\r")) == ExitStatus.stopped)
        #expect(try journal().records.last?.payload["exit"]?.numberValue == 130)
    }

    @Test func aSittingIsSavedAsAProgramThatRuns() throws {
        let path = Scratch.folder() + "/mine.frz"
        sit(
            ("0:00> ", Self.oneProbe), ("0:00> ", "print 3 mm\r"), ("0:00> ", "freeze 1m\r"), ("[?] ", "n\r"), ("0:00> ", "hold 30s\r"), ("[?] ", "y\r"),
            ("0:30> ", "save \"\(path)\"\r"), ("0:30> ", "save \"\(path)\"\r"), ("0:30> ", "quit\r"))
        let text = try String(decoding: TextFile.bytes(of: path), as: UTF8.self)
        #expect(text == "background muscle\nplace probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g\nprint 3 mm\nhold 30s\n")
    }

    /// What this sitting saved and nobody changed since is saved anew; anything else that is there stays.
    @Test func savingAgainIsNoMatterUnlessSomebodyChangedTheFile() throws {
        let path = Scratch.folder() + "/mine.frz"
        func saved() throws -> String { try String(decoding: TextFile.bytes(of: path), as: UTF8.self) }
        for entry in ["let gap = 3 mm", "save \"\(path)\"", "let wide = 2 * gap", "save \"\(path)\""] { conversation.respond(to: entry) }
        #expect(try saved() == "let gap = 3 mm\nlet wide = 2 * gap\n")
        try TextFile.append("# by hand\n", to: path)
        conversation.respond(to: "save \"\(path)\"")
        #expect(try saved().hasSuffix("# by hand\n"))
        let other = Scratch.folder() + "/other.frz"
        try TextFile.make(other, "let gap = 3 mm\nlet wide = 2 * gap\n")
        #expect(!conversation.save(to: other), "somebody else's, though it says the same")
    }

    /// It does the same without a power that nothing was done by.
    @Test func aSavedProgramDoesWhatTheSittingDid() throws {
        let (path, again) = (Scratch.folder() + "/mine.frz", Scratch.folder() + "/again.journal")
        sit(
            ("0:00> ", Self.oneProbe), ("0:00> ", "set power A 20%\r"), ("0:00> ", "set power A 80% # enough\r"), ("0:00> ", "freeze 1m\r"), ("[?] ", "y\r"), ("1:00> ", "save \"\(path)\"\r"), ("1:00> ", "quit\r"))
        let text = try String(decoding: TextFile.bytes(of: path), as: UTF8.self)
        #expect(!text.contains("20%") && text.contains("set power A 80%"), "\(text)")
        #expect(Entrance.run(["run", path, "--resolution", "4", "--journal", again]) == 0)
        func freezes(_ path: String) throws -> [JSONValue] { try JournalText(bytes: TextFile.bytes(of: path)).records.filter { $0.kind == .result }.compactMap { $0.payload["measured"] } }
        #expect(try freezes(again) == freezes(journalPath) && !freezes(again).isEmpty)
    }

    @Test func aProgramIsLoadedAsOneEntry() throws {
        let path = Scratch.folder() + "/piece.frz"
        try TextFile.make(path, "background muscle\nlet gap = 12 mm\n")
        sit(("0:00> ", "load \"\(path)\"\r"), ("0:00> ", "load \"/no/such.frz\"\r"), ("0:00> ", "quit\r"))
        #expect(conversation.checker.visibleNames.contains("gap"))
        #expect(conversation.procedure.patient != nil)
    }

    private static let pasted = Key.paste("background muscle\nplace probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g\nhold 30s\n")

    @Test func aPasteRunsOnAYes() {
        sit(("0:00> ", Self.pasted), ("hold 30s", "\r"), ("[n]o ", "y\r"), ("[?] ", "y\r"), ("0:30> ", "quit\r"))
        #expect(conversation.procedure.rows.map(\.kind) == ["place", "hold"])
    }

    @Test(arguments: ["\r", "n\r", Key.interrupt])
    func aPasteThatNobodyAgreesToLeavesNoTrace(answer: String) throws {
        sit(("0:00> ", Self.pasted), ("hold 30s", "\r"), ("[n]o ", answer), ("0:00> ", "quit\r"))
        #expect(conversation.procedure.rows.isEmpty && conversation.procedure.patient == nil)
        #expect(try journal().records.map(\.kind) == [.begin, .end])
    }

    @Test func nothingOfAPasteWithAMistakeRuns() {
        sit(("0:00> ", Key.paste("background muscle\nlet x = 1 mm + 1 s\n")), ("1 s", "\r"), ("0:00> ", "quit\r"))
        #expect(conversation.procedure.patient == nil)
    }

    @Test(arguments: [(0, "nothing was sent"), (1, "this command was not sent, nor what follows it in the entry; the command before it was done"),
        (3, "this command was not sent, nor what follows it in the entry; the 3 commands before it were done")])
    func whatWasSentIsSaid(done: Int, words: String) {
        #expect(Conversation.unsentWords(behind: done) == words)
    }

    @Test func namesInScopeAreOffered() {
        sit(("0:00> ", "let needle_gap = 15 mm\r"), ("0:00> ", "quit\r"))
        #expect(conversation.offer(for: "print needle").names == ["needle_gap"])
        #expect(conversation.offer(for: "using argon_17").names.contains("argon_17g"))
    }

    /// What fits at a place, a target, an organ and a probe being there.
    @Test(arguments: [
        ("freeze ", ["10m", "12m", "until", "A"]), ("freeze A ", ["10m", "12m", "until"]), ("freeze A, ", ["A"]), ("thaw ", ["3m", "5m", "until", "passive", "A"]),
        ("thaw passive ", ["3m", "5m", "until", "A"]), ("hold ", ["1m", "3m", "30s"]), ("set ", ["power"]), ("set power ", ["A", "all"]),
        ("set power A ", ["100%", "80%", "60%"]), ("set power A to ", ["100%", "80%", "60%"]), ("coverage(", ["root"]), ("coverage(root, ", ["below:", "in:", "now:"]),
        ("coverage(root, below: ", ["-20 C", "-40 C", "0 C"]), ("margin(", ["root"]), ("coldest(", ["root"]), ("temperature(", ["at:", "in:"]), ("temperature(at: ", ["(0, 0, 0) mm"]),
        ("organ x = el", ["ellipsoid"]), ("target x = sp", ["sphere"]), ("place ", ["probe", "sensor"]), ("place probe B ", ["at", "from", "using"]), ("withdraw ", ["A", "all"]),
        ("limit coldest(root) > ", ["5 C", "0 C", "-20 C"]), ("freeze until coldest(root) < ", ["-20 C", "-40 C", "0 C"]), ("goal coverage(root, below: -40 C) >= ", ["95%", "80%"]), ("pressure(", ["argon", "helium", "nitrogen"]),
        ("show slice coronal ", ["at"]), ("freeze until tip(A) < -100 C ", ["at most"]), ("iceball().", ["extents", "length", "volume", "width"]), ("print iceball().wi", ["width"]), ("spots.", ["count", "first", "last"]),
        ("for i in ", ["1..3", "[60%, 80%]", "spots"]), ("for i in sp", ["spots"]), ("print lesion_g", ["lesion_gap"]), ("print lesion_gap + ro", ["root", "rotate", "round"]), ("remaining(", ["argon", "helium", "nitrogen"]),
    ])
    func whatFitsIsOffered(text: String, names: [String]) {
        for entry in [Self.oneProbe.replacing("\r", with: ""), Self.root, "let lesion_gap = 3 mm", "let spots = [(0, 0, 0) mm]"] { conversation.respond(to: entry) }
        let begun = MonotonicClock.seconds()
        let offer = conversation.offer(for: text)
        #expect(MonotonicClock.seconds() - begun < 0.05)
        #expect(offer.names == names, "\(offer.names)")
        #expect(offer.isCertain || text.last?.isWhitespace == false)
    }

    @Test func whatIsBegunIsOfferedWithWhatHasAName() {
        for entry in [Self.oneProbe.replacing("\r", with: ""), Self.root] { conversation.respond(to: entry) }
        #expect(conversation.offer(for: "coverage(ro").names == ["root"])
        #expect(conversation.offer(for: "coverage(root, be").names.contains("below:"))
        #expect(conversation.offer(for: "until coverage(root, below: lethal_").isCertain == false)
        #expect(conversation.offer(for: "organ x = el").endings == ["ellipsoid": "("])
    }

    /// A value begins there: what has one, what is asked, and no word that begins a statement.
    @Test(arguments: ["let q = ", "print ", "x = ", "print 3 mm + "])
    func valuesAreOffered(text: String) {
        for entry in ["background muscle", "let gap = 3 mm"] { conversation.respond(to: entry) }
        let begun = MonotonicClock.seconds()
        let offer = conversation.offer(for: text)
        #expect(MonotonicClock.seconds() - begun < 0.05)
        for name in ["gap", "coverage", "iceball", "predict", "true"] { #expect(offer.names.contains(name), "\(offer.names)") }
        #expect(offer.isCertain && !offer.names.contains("let") && !offer.names.contains("freeze"))
        #expect(offer.endings["coverage"] == "(" && offer.endings["predict"] == " ")
        #expect(!conversation.offer(for: text + "le").names.contains("let"))
        #expect(conversation.offer(for: text + "ga").names.first == "gap")
        #expect(conversation.offer(for: text + "re").names.contains("remaining") && !conversation.offer(for: text + "re").names.contains("red_marrow"), "a tissue is no value")
        #expect(conversation.offer(for: text + "red").names == ["red_marrow"], "unless nothing else begins so")
    }

    @Test func filesOfAProgramAreOffered() throws {
        let folder = Scratch.folder()
        for name in ["mine.frz", "other.txt"] { try TextFile.make(folder + "/" + name, "") }
        #expect(conversation.offer(for: "use \"\(folder)/").names == ["\(folder)/mine.frz"])
        #expect(conversation.offer(for: "use \"\(folder)/").endings == ["\(folder)/mine.frz": "\""])
    }

    @Test func aFewWordsStandBesideAName() {
        conversation.respond(to: "background muscle")
        #expect(conversation.offer(for: "remaining(").notes["argon"]?.hasSuffix(" g left by the plan") == true)
        #expect(conversation.offer(for: "iceball().").notes["volume"] == "a volume")
        #expect(conversation.offer(for: "print rema").notes["remaining"] == "remaining(argon)  Of a gas bottle.")
        #expect(conversation.offer(for: ":set co").notes["colour"] == "auto, none, 16, 256 or all")
    }

    @Test func aNoteIsOfThePlace() {
        sit(("0:00> ", "background muscle\r"), ("0:00> ", "fork \"start\"\r"), ("0:00> ", "quit\r"))
        #expect(conversation.offer(for: "back to st").notes["start"] == "a fork, at 0:00")
        #expect(conversation.offer(for: "undo ").notes["goal"]?.contains("takes back the last goal") == true)
        #expect(conversation.offer(for: "tran").notes["transcript"]?.contains("what stood on the screen") == true)
        #expect(conversation.offer(for: "show ").notes["gas"]?.contains("left of each gas") == true)
        for word in ["freeze", "transcript", "explain"] { #expect(conversation.offer(for: String(word.dropLast())).names.contains(word), "\(word)") }
        for word in ["insulated", "confidence", "most"] { #expect(conversation.offer(for: "let x = (" + word.dropLast()).names.contains(word), "\(word)") }
        #expect(conversation.offer(for: "use ").notes["criteria"]?.hasPrefix("Criteria") == true)
    }

    @Test func onlyWhatCanBeginAStatementIsOfferedThere() {
        conversation.respond(to: "let pace = 3 mm")
        let names = conversation.offer(for: "p").names
        for name in ["place", "print", "probe", "protocol", "publish", "pace"] { #expect(names.contains(name), "\(names)") }
        for name in ["passive", "pi", "plane", "power", "prostate"] { #expect(!names.contains(name), "\(names)") }
        #expect(!conversation.offer(for: "a").names.contains("at"))
        #expect(conversation.offer(for: "place probe A\na").names.contains("at"))
        #expect(conversation.offer(for: "repeat 2 {\n  fr").names == ["freeze"])
    }

    @Test func labelsThatAreGivenAreNotOfferedAgain() {
        #expect(conversation.offer(for: "organ x = tube(from: (0, 0, 0) mm, to: (0, 0, 9) mm, ").names.first == "radius:")
        #expect(!conversation.offer(for: "organ x = tube(from: (0, 0, 0) mm, to: (0, 0, 9) mm, ").names.contains("to:"))
    }

    @Test(arguments: [
        ("freeze until ", "a condition"), ("coverage(root, ", "a temperature, the `below` of `coverage`"), ("coverage(", "a region"), ("coverage(root, below: ", "a temperature"),
        ("limit coldest(root) > ", "a temperature"), ("goal coverage(root, below: -40 C) >= ", "a share"), ("place probe B at ", "a place"), ("set power A ", "a share of full power"),
        ("freeze A ", "a length of time"), ("freeze A, ", "a probe"), ("organ b = ", "a shape"), ("place probe B at (0, 0, 0) mm from (0, 0, 60) mm using ", "a probe model"),
        ("background ", "a tissue"), ("use ", "a module"),
    ])
    func aQuestionMarkAsksWhatGoesThere(text: String, words: String) {
        sit(("0:00> ", Self.oneProbe), ("0:00> ", Self.root + "\r"), ("0:00> ", "quit\r"))
        #expect(conversation.hole(behind: text).hasPrefix("here goes \(words)"), "\(conversation.hole(behind: text))")
    }

    @Test(arguments: [
        ("freeze ", ["how long", "fits: 10m, 12m, until, A", "`help freeze` says more"]), ("thaw ", ["how long", "fits: 3m, 5m, until, passive, A", "`help thaw`"]),
        ("hold ", ["a length of time", "fits: 1m, 3m, 30s", "`help hold`"]), ("limit ", ["a condition", "coldest(…)", "`help limit`"]), ("background ", ["a tissue", "muscle", "`help background`"]),
        ("place probe B at (0, ", ["a number: y"]), ("(", ["a number: x"]), ("(0, 0, ", ["a number: z"]), ("place probe B at (0, 0, 0", ["`)` and a unit"]),
    ])
    func aQuestionMarkAloneSaysWhatFits(text: String, words: [String]) {
        sit(("0:00> ", Self.oneProbe), ("0:00> ", Self.root + "\r"), ("0:00> ", "quit\r"))
        let said = conversation.hole(behind: text)
        for part in words { #expect(said.contains(part), "\(said)") }
        #expect(said.hasPrefix("here goes \(words[0])"))
    }

    /// A word that is whole, a number with its unit and a string that is closed get nothing behind them.
    @Test(arguments: [
        ("freeze 12m", ["m", "min"]), ("freeze 12 m", ["m", "min"]), ("freeze 12 ", ["m", "s", "min", "h"]), ("freeze 1m30", ["m", "s", "min", "h"]), ("freeze 30s", []), ("set power A to 8%", []),
        ("set power A to 8", ["%"]), ("load \"mine.frz\"", []), ("freeze A", []), ("coverage(root, below: -40 ", ["C", "K"]), ("warm skin to 40 ", ["C", "K"]),
        ("limit coldest(root) > 5 ", ["C", "K"]), ("limit coldest(root) > 5 C", []), ("place probe B at (0, 0, 0) m", ["mm"]), ("place probe B at (0, 0, 0) ", ["mm", "cm"]),
        ("let a = max(1, 2) m", nil), ("organ x = tube(from: (0, 0, 0) mm, to: (40", ["mm", "cm"]), ("repeat 2 t", nil),
    ] as [(String, [String]?)])
    func whatIsWholeIsLeftAlone(text: String, names: [String]?) {
        for entry in [Self.oneProbe.replacing("\r", with: ""), Self.root] { conversation.respond(to: entry) }
        let offer = conversation.offer(for: text)
        if let names { #expect(offer.names == names, "\(offer.names)") } else { #expect(offer.names != ["mm"], "no unit stands behind this") }
        #expect(names == nil || offer.names.allSatisfy { offer.endings[$0] == "" })
        #expect(names != ["m", "min"] || offer.sharedEnding.isEmpty)
    }

    @Test func whatFitsIsListed() {
        sit(("0:00> ", Self.oneProbe), ("0:00> ", Self.root + "\r"), ("0:00> ", "quit\r"))
        #expect(conversation.hole(behind: "coverage(").contains("fits: root"))
        #expect(conversation.hole(behind: "withdraw ").contains("fits: A"))
    }
}

@Suite("The prompt's own words")
struct PromptWordTests {
    @Test(arguments: [("help", Conversation.Word.help(nil)), ("? muscle", .help("muscle")), ("help me please", .help("me please")), (" quit ", .leave), ("resume", .resume), ("end", .end),
        ("save \"a b.frz\"", .save("a b.frz")), ("load mine.frz", .load("mine.frz")), ("freeze ?", .hole(before: "freeze ")), ("coverage ?", .help("coverage")), ("freeze?", .help("freeze")),
        ("show slice axial at 5 mm", .show(["slice", "axial", "at", "5", "mm"])), ("show", .show([])), ("freeze until ?", .hole(before: "freeze until ")),
        ("coverage(lesion, ?", .hole(before: "coverage(lesion, ")), ("place probe A at ? from (0, 0, 60) mm", .hole(before: "place probe A at "))])
    func areWholeEntries(entry: String, word: Conversation.Word) {
        #expect(Conversation.Word(entry) == word)
    }

    @Test(arguments: ["show slice axial\nfreeze 3m", "help\nquit", "let help = 3", "show = 3", "let show = 4", "help = 3", "freeze 12m", "quit now please", "", "print a > b ? a : b", "print \"why?\""])
    func anythingElseIsTheLanguage(entry: String) {
        #expect(Conversation.Word(entry) == nil)
    }

    @Test(arguments: [("y", true), ("YES", true), (" y ", true), ("", false), ("n", false), ("yep", false)])
    func onlyAYesIsAYes(answer: String, isYes: Bool) {
        #expect(YesOrNo.isYes(answer) == isYes)
    }

    @Test(arguments: [
        ("background muscle\nfork \"a\"", 2), ("let x = 1\n\n  show gas", 3), (":set width 80\nlet x = 1", 1), ("fork \"a\"", nil), ("let back = 1\nback = 2", nil),
        ("repeat 2 times {\n    hold 1s\n}", nil),
    ] as [(String, Int?)])
    func areFoundAmongOtherLines(text: String, number: Int?) {
        #expect(Conversation.Word.ownLine(in: text)?.number == number)
    }

    @Test func noAnswerIsNotAYes() {
        #expect(!YesOrNo.isYes(nil))
    }
}
