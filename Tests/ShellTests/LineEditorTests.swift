import Glibc
import Testing

@testable import Shell

@Suite("The line editor on a real terminal", .serialized)
struct LineEditorTests {
    private let terminal: PseudoTerminal
    private let editor: LineEditor

    init() throws {
        terminal = try #require(PseudoTerminal())
        editor = try #require(terminal.editor())
        editor.isUnfinished = { text in text.count { $0 == "{" } > text.count { $0 == "}" } }
        editor.completions = { CompletionOffer(for: $0, among: ["freeze", "thaw", "target", "tissue"]) }
    }

    private func reading(_ keys: String) -> LineEditor.Reading {
        read(keys).reading
    }

    /// Types once the prompt stands, as a person does; also says what the screen was sent.
    private func read(_ keys: String) -> (reading: LineEditor.Reading, screen: String) {
        let typist = Typist(at: terminal, types: keys, after: "SIM 0:00> ")
        let reading = editor.readEntry(prompt: "SIM 0:00> ")
        return (reading, typist.leave())
    }

    /// Types each once its cue stands on the screen.
    private func reading(_ parts: [(cue: String, keys: String)]) -> LineEditor.Reading {
        let typist = Typist(at: terminal, following: parts)
        defer { typist.leave() }
        return editor.readEntry(prompt: "SIM 0:00> ")
    }

    private static let block = Key.lines("repeat 2 {", "freeze 12m", "}", after: "SIM 0:00> ")

    @Test func showsThePromptAndReadsALine() {
        let (reading, screen) = read("freeze 12m" + Key.enter)
        #expect(reading == .entry("freeze 12m"))
        #expect(screen.contains("SIM 0:00> "))
    }

    @Test func anOpenBlockTakesAnotherLine() {
        #expect(reading(Self.block + [("}", Key.enter)]) == .entry("repeat 2 {\n  freeze 12m\n}"))
    }

    @Test func altReturnAddsALineToAFinishedEntry() {
        #expect(reading("scan" + Key.altEnter + "thaw 3m" + Key.enter) == .entry("scan\nthaw 3m"))
    }

    @Test func interruptEmptiesTheWholeEntry() {
        #expect(reading(Key.lines("repeat 2 {", "freeze 12m", after: "SIM 0:00> ") + [("freeze 12m", Key.interrupt)]) == .cleared)
        #expect(reading("scan\r") == .entry("scan"))
    }

    @Test func interruptRightBehindReturnTakesTheEntryBack() {
        #expect(reading("freeze 12m\r\u{3}scan") == .cleared)
        #expect(reading([("scan", Key.enter)]) == .entry("scan"))
        let typist = Typist(at: terminal, types: "y\r\u{3}", after: "commit? ")
        #expect(editor.answer(to: "commit? ") == nil)
        typist.leave()
    }

    @Test func aClearedEntryIsNotRemembered() {
        _ = reading("scan\r")
        _ = reading("freeze 90m" + Key.interrupt)
        #expect(reading(Key.up + Key.enter) == .entry("scan"))
    }

    @Test func endOfFileOnAnEmptyLineEnds() {
        #expect(reading(Key.endOfFile) == .end)
    }

    @Test func endOfFileBehindTextDoesNotEnd() {
        #expect(reading("scan" + Key.endOfFile + Key.enter) == .entry("scan"))
    }

    @Test func anEntryOfSeveralLinesIsRecalledWhole() {
        _ = reading(Self.block + [("}", Key.enter)])
        #expect(reading(Key.up + Key.enter) == .entry("repeat 2 {\n  freeze 12m\n}"))
    }

    @Test func upGoesThroughTheLinesOfAnEntryBeforeTheHistory() {
        _ = reading("scan\r")
        let line = "hold 1m" + Key.altEnter + "thaw"
        #expect(reading(line + Key.up + "9\r") == .entry("hold9 1m\nthaw"))
    }

    @Test func searchFindsAnEarlierEntry() {
        _ = reading("freeze 12m\r")
        _ = reading("scan\r")
        #expect(reading(Key.search + "eez" + Key.enter) == .entry("freeze 12m"))
    }

    /// The key does its work in the entry that was found, and no letter of its sequence is text.
    @Test(arguments: [("\u{1B}[C", "fre9eze 12m"), ("\u{1B}[D", "f9reeze 12m"), ("\u{1B}[H", "9freeze 12m"), ("\u{1B}[F", "freeze 12m9"), ("\u{1B}[3~", "fr9eze 12m"), ("\u{1B}[15~", "fr9eeze 12m")])
    func aKeyOfSeveralCharactersEndsTheSearch(key: String, entry: String) {
        _ = reading("freeze 12m\r")
        _ = reading("scan\r")
        #expect(reading(Key.search + "ee" + key + "9\r") == .entry(entry))
    }

    @Test func escapeEndsTheSearchAndControlGGivesItUp() {
        _ = reading("freeze 12m\r")
        #expect(reading([("SIM 0:00> ", "th" + Key.search + "ee"), ("search: ee> freeze", Key.escape), ("SIM 0:00> ", "9\r")]) == .entry("fr9eeze 12m"))
        #expect(reading("thaw" + Key.search + "ee\u{7} 3m\r") == .entry("thaw 3m"))
    }

    @Test(arguments: [
        ("print one\u{1B}[1;5D9", "print 9one"), ("print one\u{1B}Od9", "print 9one"), ("print one\u{1B}[1;3D9", "print 9one"), ("print one\u{1B}b9", "print 9one"), ("print one\u{1}\u{1B}[1;5C9", "print9 one"),
        ("print one\u{1B}[1~9", "9print one"), ("print one\u{1B}[7~9", "9print one"), ("print one\u{1B}OH\u{1B}OF9", "print one9"), ("print one\u{1}\u{1B}[3;5~", " one"), ("print one\u{1B}\u{7F}", "print "),
        ("print one\u{1B}[1;2D\u{1B}[5~\u{1B}[6~\u{1B}[2~\u{1B}[15~\u{1B}OP\u{1B}[1;2A\u{1B}[Z\u{1B}[24;5~\u{1B}[5^\u{1B}[[A", "print one"),
    ])
    func keysOfTheTerminalAreNeverText(keys: String, entry: String) {
        #expect(reading(keys + Key.enter) == .entry(entry))
    }

    @Test func aPasteIsStagedAndWaitsForReturn() {
        let program = "repeat 2 {\n\tfreeze 12m\n\tthaw\t3m\n}\nscan"
        #expect(reading(Key.paste(program + "\n") + Key.enter) == .staged(program))
    }

    @Test func aTabInAPasteCompletesNothing() {
        #expect(reading(Key.paste("fre\tz") + Key.enter) == .entry("fre\tz"))
    }

    @Test func aPasteKeepsLettersOfEveryScriptAndNoControlCharacters() {
        #expect(reading(Key.paste("print \"é 中 🧊\u{7}\u{1B}]0;x\"\r\nscan") + Key.enter) == .staged("print \"é 中 🧊]0;x\"\nscan"))
    }

    @Test func aPasteCanBeClearedBeforeItIsRun() {
        #expect(reading(Key.paste("freeze 12m\nthaw 3m\n") + Key.interrupt) == .cleared)
    }

    @Test func tabCompletesACertainWord() {
        #expect(reading([("SIM 0:00> ", "fr" + Key.tab), ("eze ", "12m\r")]) == .entry("freeze 12m"))
    }

    @Test func tabShowsTheNamesWhereSeveralFit() {
        let (reading, screen) = read("t" + Key.tab + Key.enter)
        #expect(reading == .entry("t"))
        for name in ["target", "thaw", "tissue"] { #expect(screen.contains(name)) }
    }

    @Test func tabAtTheStartOfALineIndents() {
        #expect(reading([("SIM 0:00> ", Key.tab), ("\u{1B}[13G", "scan\r")]) == .entry("  scan"))
    }

    @Test func aVeryLongPasteComesWhole() {
        let program = (1...2000).map { "print \"line \($0) of a long protocol\"" }.joined(separator: "\n")
        let typist = Typist(at: terminal, types: Key.paste(program) + Key.enter, after: "> ")
        let entry = editor.readEntry(prompt: "> ")
        typist.leave()
        #expect(entry == .staged(program))
    }

    @Test func severalLinesAtOnceAreAPasteWithoutMarksToo() {
        let text = "background muscle\r\tfreeze 3m\r\rscan\r"
        #expect(reading([("SIM 0:00> ", text), ("scan", Key.enter)]) == .staged("background muscle\n\tfreeze 3m\n\nscan"))
    }

    @Test func aPasteWithoutMarksCanBeVeryLong() {
        let program = (1...2000).map { "print \"line \($0) of a long protocol\"" }
        let typed = program.joined(separator: "\r")
        #expect(reading([("SIM 0:00> ", typed), ("2000 of a long protocol\"", Key.enter)]) == .staged(program.joined(separator: "\n")))
    }

    @Test func aPastedLineIsAnEntryLikeAnother() {
        #expect(reading(Key.paste("scan") + Key.enter) == .entry("scan"))
    }

    @Test func aTabWithTextRightBehindItWasNotPressed() {
        #expect(reading("fr\tz\r") == .entry("fr\tz"))
    }

    @Test(arguments: ["y\rfreeze 12m\r", Key.paste("y\nfreeze 12m\n")])
    func severalLinesAreNoAnswer(pasted: String) {
        let typist = Typist(at: terminal, following: [("commit? ", pasted), ("\u{7}", "n\r")])
        #expect(editor.answer(to: "commit? ") == "n")
        #expect(typist.leave().contains("2 lines wait for the prompt, the last of them: freeze 12m"))
        #expect(reading([("freeze 12m", Key.enter)]) == .staged("y\nfreeze 12m"))
    }

    @Test func controlCThrowsAwayWhatWasPastedAtAQuestion() {
        let typist = Typist(at: terminal, following: [("commit? ", Key.paste("scan\nthaw 3m\n")), ("\u{7}", Key.interrupt)])
        #expect(editor.answer(to: "commit? ") == nil)
        typist.leave()
        #expect(reading("scan\r") == .entry("scan"))
    }

    /// Of an entry over several rows libedit's own redrawing would wipe as many rows of the names.
    @Test func allNamesStandAboveAnEntryOfSeveralRows() {
        let (reading, screen) = read("scan" + Key.altEnter + "hold 1m" + Key.altEnter + "t" + Key.tab + Key.enter)
        #expect(reading == .entry("scan\nhold 1m\nt"))
        let behind = screen.firstRange(of: "tissue").map { screen[$0.upperBound...] } ?? ""
        #expect(!behind.contains("\u{1B}[A") && behind.contains("SIM 0:00> scan"), "\(screen.debugDescription)")
    }

    @Test func anIfMayGoOnUntilAnEmptyLine() {
        editor.isUnfinished = { EntryEnd(of: $0).isOpen }
        editor.mayGoOn = { EntryEnd(of: $0).mayTakeElse }
        let lines = Key.lines("if true {", "scan", "}", "", after: "SIM 0:00> ")
        #expect(reading(lines.dropLast() + [("\n", Key.enter)]) == .entry("if true {\n  scan\n}"))
        let both = Key.lines("if true {", "scan", "}", "else {", "thaw 3m", "}", after: "SIM 0:00> ")
        #expect(reading(both + [("}", Key.enter)]) == .entry("if true {\n  scan\n}\nelse {\n  thaw 3m\n}"))
    }

    @Test func anEntryMadeAgainIsRecalledOnceOnly() {
        for entry in ["thaw 3m", "scan", "hold 1m", "scan"] { _ = reading(entry + Key.enter) }
        #expect(reading(Key.up + Key.up + Key.up + Key.enter) == .entry("thaw 3m"))
    }

    @Test func anAnswerTypedBeforeTheQuestionDoesNotCount() {
        terminal.type("yes\r")
        let typist = Typist(at: terminal, types: "no\r", after: "commit? ")
        #expect(editor.answer(to: "commit? ") == "no")
        typist.leave()
    }

    @Test func anAnswerIsNotRemembered() {
        _ = reading("scan\r")
        let typist = Typist(at: terminal, types: "y\r", after: "commit? ")
        _ = editor.answer(to: "commit? ")
        typist.leave()
        #expect(reading(Key.up + Key.enter) == .entry("scan"))
    }

    @Test func interruptIsNoAnswer() {
        let typist = Typist(at: terminal, types: Key.interrupt, after: "commit? ")
        #expect(editor.answer(to: "commit? ") == nil)
        typist.leave()
    }
}

@Suite("The line editor with the user's own settings", .serialized)
struct EditorSettingsTests {
    private func reading(_ settings: String, _ parts: [(cue: String, keys: String)], kind: String = "xterm") throws -> (reading: LineEditor.Reading, screen: String) {
        let terminal = try #require(PseudoTerminal(kind: kind, settings: settings))
        let editor = try #require(terminal.editor())
        let typist = Typist(at: terminal, following: parts)
        let reading = editor.readEntry(prompt: "> ")
        return (reading, typist.leave())
    }

    @Test func escapeLeadsToTheCommandsOfVi() throws {
        #expect(try reading("bind -v", [("> ", "scax"), ("scax", Key.escape), ("\u{8}", "rn\r")]).reading == .entry("scan"))
    }

    @Test func aCommandMayFollowEscapeAtOnce() throws {
        #expect(try reading("bind -v", [("> ", "scax" + Key.escape + "rn\r")]).reading == .entry("scan"))
    }

    @Test(arguments: [("print one\u{1B}[1;5D9\u{1B}[5~\r", "print 9one"), ("print one\u{1B}[15~\u{1B}[1;2C\r", "print one"), ("print one\u{1B}\u{7F}\r", "print ")])
    func keysOfTheTerminalAreNeverTextInViEither(keys: String, entry: String) throws {
        #expect(try reading("bind -v", [("> ", keys)]).reading == .entry(entry))
    }

    @Test func theUsersPageKeysHold() throws {
        #expect(try reading("bind ^[[5~ ed-move-to-beg", [("> ", "can\u{1B}[5~s\r")]).reading == .entry("scan"))
    }

    @Test func arrowsMoveWithinTextInViToo() throws {
        #expect(try reading("bind -v", [("> ", "sn" + Key.left + "ca\r")]).reading == .entry("scan"))
    }

    @Test func aPasteIsStagedInViToo() throws {
        #expect(try reading("bind -v", [("> ", Key.paste("scan\nthaw 3m") + Key.enter)]).reading == .staged("scan\nthaw 3m"))
    }

    @Test(arguments: ["bind -e", "bind -v"])
    func searchFindsAnEarlierEntry(settings: String) throws {
        let terminal = try #require(PseudoTerminal(settings: settings))
        let editor = try #require(terminal.editor())
        let typist = Typist(at: terminal, following: [("> ", "freeze 12m\r"), ("> ", "scan\r"), ("> ", Key.search + "eex\u{7F}z\r")])
        _ = editor.readEntry(prompt: "> ")
        _ = editor.readEntry(prompt: "> ")
        #expect(editor.readEntry(prompt: "> ") == .entry("freeze 12m"))
        typist.leave()
    }

    @Test(arguments: ["bind ^R ed-move-to-beg", "bind -v\nbind ^R ed-move-to-beg", "bind ^R ed-move-to-beg\n# bind -v", "frazil:bind ^R ed-move-to-beg\nother:bind ^R ed-next-char"])
    func whatTheUserBindsHolds(settings: String) throws {
        #expect(try reading(settings, [("> ", "can" + Key.search + "s\r")]).reading == .entry("scan"))
    }

    @Test func theUsersArrowsHold() throws {
        #expect(try reading("bind ^[[A ed-move-to-beg", [("> ", "can" + Key.up + "s\r")]).reading == .entry("scan"))
    }

    @Test func aDumbTerminalGetsNoEscapes() throws {
        let (reading, screen) = try reading("", [("> ", "scam\u{7F}n" + Key.enter)], kind: "dumb")
        #expect(reading == .entry("scan"))
        #expect(!screen.contains("\u{1B}"))
    }

    @Test(arguments: [(["bind", "-v"], true), (["frazil:bind", "-e"], true), (["bind", "-a", "x", "-v"], false), (["bind", "^R", "-v"], false), (["edit", "-v"], false)])
    func layingOutTheKeysIsSeen(words: [String], isSeen: Bool) {
        #expect(EditorSettings.laysOutKeys(words) == isSeen)
    }
}

@Suite("Where an entry stands on the screen")
struct EntryLayoutTests {
    private let layout = EntryLayout(prompt: "\u{1}\u{1B}[1;36m\u{1}SIM\u{1}\u{1B}[0m\u{1}> ", escape: "\u{1}", columns: 10)

    @Test(arguments: [("", 0), ("1234", 0), ("12345", 1), ("12345\n", 2), ("1\n2\n3", 2), ("中中", 0), ("中中中", 1), ("12345678901234", 1), ("123456789012345", 2), ("\t", 0), ("123\t", 1)])
    func rowsAreCounted(text: String, row: Int) {
        #expect(layout.row(behind: text) == row)
    }
}

@Suite("The end of an entry")
struct EntryEndTests {
    @Test(arguments: ["repeat 2 {", "let x = (1 +", "if true {\n}\nelse {"])
    func aBracketIsOpen(text: String) { #expect(EntryEnd(of: text).isOpen) }

    @Test(arguments: [("if true {\n}", true), ("if true {\n}\n", false), ("if true { scan }", false), ("if true {\n}\nelse {\n}", false),
        ("if true {\n}\nelse if false {\n}", true), ("repeat 2 {\n}", false), ("scan\nif true { scan }", true), ("if true {\n}\nscan", false)])
    func onlyAnIfOverLinesMayTakeElse(text: String, mayTake: Bool) { #expect(EntryEnd(of: text).mayTakeElse == mayTake) }
}
