import Glibc
import Testing

@testable import Shell

@Suite("The line editor on a real terminal", .serialized)
struct LineEditorTests {
    private let terminal: PseudoTerminal
    private let editor: LineEditor

    init() throws {
        terminal = try #require(PseudoTerminal())
        editor = try #require(LineEditor(input: terminal.line, output: terminal.line))
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

    @Test func showsThePromptAndReadsALine() {
        let (reading, screen) = read("freeze 12m" + Key.enter)
        #expect(reading == .entry("freeze 12m"))
        #expect(screen.contains("SIM 0:00> "))
    }

    @Test func anOpenBlockTakesAnotherLine() {
        #expect(reading("repeat 2 {\rfreeze 12m\r}\r") == .entry("repeat 2 {\n  freeze 12m\n}"))
    }

    @Test func altReturnAddsALineToAFinishedEntry() {
        #expect(reading("scan" + Key.altEnter + "thaw 3m\r") == .entry("scan\nthaw 3m"))
    }

    @Test func interruptEmptiesTheWholeEntry() {
        #expect(reading("repeat 2 {\rfreeze 12m" + Key.interrupt) == .cleared)
        #expect(reading("scan\r") == .entry("scan"))
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
        _ = reading("repeat 2 {\rfreeze 12m\r}\r")
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

    @Test func aPasteIsStagedAndWaitsForReturn() {
        let program = "repeat 2 {\n\tfreeze 12m\n\tthaw\t3m\n}\nscan"
        #expect(reading(Key.paste(program + "\n") + Key.enter) == .entry(program))
    }

    @Test func aTabInAPasteCompletesNothing() {
        #expect(reading(Key.paste("fre\tz") + Key.enter) == .entry("fre\tz"))
    }

    @Test func aPasteKeepsLettersOfEveryScriptAndNoControlCharacters() {
        #expect(reading(Key.paste("print \"é 中 🧊\u{7}\u{1B}]0;x\"\r\nscan") + Key.enter) == .entry("print \"é 中 🧊]0;x\"\nscan"))
    }

    @Test func aPasteCanBeClearedBeforeItIsRun() {
        #expect(reading(Key.paste("freeze 12m\nthaw 3m\n") + Key.interrupt) == .cleared)
    }

    @Test func tabCompletesACertainWord() {
        #expect(reading("fr" + Key.tab + "12m\r") == .entry("freeze 12m"))
    }

    @Test func tabShowsTheNamesWhereSeveralFit() {
        let (reading, screen) = read("t" + Key.tab + Key.enter)
        #expect(reading == .entry("t"))
        for name in ["target", "thaw", "tissue"] { #expect(screen.contains(name)) }
    }

    @Test func tabAtTheStartOfALineIndents() {
        #expect(reading(Key.tab + "scan\r") == .entry("  scan"))
    }

    @Test func aVeryLongPasteComesWhole() {
        let program = (1...2000).map { "print \"line \($0) of a long protocol\"" }.joined(separator: "\n")
        let typist = Typist(at: terminal, types: Key.paste(program) + Key.enter, after: "> ")
        let entry = editor.readEntry(prompt: "> ")
        typist.leave()
        #expect(entry == .entry(program))
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
