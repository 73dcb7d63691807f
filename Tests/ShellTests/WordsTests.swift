import Checking
import Devices
import Diagnostics
import Syntax
import Testing

@testable import Session
@testable import Shell

private func faults(_ text: String) -> [Diagnostic] {
    Parser.parse(SourceFile(name: "example", text: text), id: FileID(index: 0)).diagnostics
}

@Suite("What the program says")
struct WordsTests {
    private static let commands: [(Command, String)] = [
        (.freeze(probes: ["A", "B"], seconds: 90), "freeze A, B 1m30s"),
        (.freeze(probes: ["A"], seconds: 720), "freeze A 12m"),
        (.thaw(probes: ["A"], isActive: true, seconds: 30), "thaw A 30s"),
        (.thaw(probes: ["A"], isActive: false, seconds: 180), "thaw passive A 3m"),
        (.setPower(probes: ["A"], fraction: 0.8), "set power A to 80%"),
        (.hold(seconds: 60), "hold 1m"),
        (.withdraw(probes: ["A", "B"]), "withdraw A, B"),
        (
            .place(Placement(probe: "P1", model: "argon_17g", tip: [-4, 6.93, 0], entry: [-4, 6.93, 60])),
            "place probe P1 at (-4, 6.9, 0) mm from (-4, 6.9, 60) mm using argon_17g"
        ),
        (.placeSensor(name: "T1", tip: [1, 2, 3], entry: [1, 2, 60]), "place sensor T1 at (1, 2, 3) mm from (1, 2, 60) mm"),
        (.test(probe: "A", model: "argon_17g"), "test probe A using argon_17g"),
        (.warmSkin(celsius: 40), "warm skin to 40 C"),
    ]

    @Test(arguments: commands)
    func aCommandReadsAsOneWouldTypeIt(command: Command, words: String) {
        #expect(command.words == words)
        #expect(faults(words).isEmpty)
    }

    @Test func namesAreShownByTheirValues() {
        #expect(row(#"place probe "P{i}" at (x, 0, 0) mm"#, .test(probe: "P1", model: "argon_17g")).shortText == "test probe P1 using argon_17g")
    }

    @Test func anUntilIsShownAsItIsWritten() {
        #expect(row("freeze until tip(A) < -100 C at most 5m", .freeze(probes: ["A"], seconds: 40)).shortText.hasPrefix("freeze until tip(A)"))
    }

    @Test func aCommandThatWasCutShortSaysWhenAndNotWhatWasPredicted() {
        var cut = row("freeze 12m", .freeze(probes: ["A"], seconds: 720))
        cut.isCommitted = true
        cut.endSeconds = 60
        cut.gasGrams = ["argon": 504]
        #expect(cut.summary.hasSuffix("freeze A 12m: cut short at 1:00"))
    }

    @Test func aCommandThatNeverBeganSaysSo() {
        var cut = row("freeze 12m", .freeze(probes: ["A"], seconds: 720))
        cut.endSeconds = 0
        #expect(cut.summary.hasSuffix("freeze A 12m: not begun"))
        #expect(cut.json()["cut_short"] == .boolean(true))
        #expect(row("freeze 12m", .freeze(probes: ["A"], seconds: 720)).json()["cut_short"] == nil)
    }

    @Test(arguments: [
        ("coverage(lesion, below: -40 C) >= 95%", 0.9666, "%", "goal met: coverage(lesion, below: -40 C) >= 95% (96.7 %)"),
        ("margin(lesion, below: -20 C) >= 2 mm", 2.058, "mm", "goal met: margin(lesion, below: -20 C) >= 2 mm (2.058 mm)"),
        ("coverage(lesion, below: lethal) >= palliative_share", 0.9, "%", "goal met: coverage(lesion, below: lethal) >= palliative_share (90 %)"),
        ("margin(lesion, below: -20 C) >= wanted", 2.058, "mm", "goal met: margin(lesion, below: -20 C) >= wanted (2.058 mm)"),
        ("coverage(lesion, below: -20 C) / 2 >= wanted", 0.4, "", "goal met: coverage(lesion, below: -20 C) / 2 >= wanted (0.4)"),
        ("elapsed() < 30 min", 600, "s", "goal met: elapsed() < 30 min (10 min)"), ("pressure(argon) > low", 3500, "psi", "goal met: pressure(argon) > low (3500 psi)"),
    ])
    func aGoalIsToldInItsOwnUnit(text: String, value: Double, unit: String, words: String) {
        #expect(RunReport.Goal(line: 1, text: text, value: value, unit: unit, isMet: true).summary == words)
    }

    private func row(_ text: String, _ command: Command) -> CommandRow {
        CommandRow(index: 0, line: 1, text: text, command: command, startSeconds: 0, endSeconds: command.seconds)
    }

    @Test(arguments: ["freeze", "place", "thaw", "limit", "predict", "coldest", "units", "muscle", "argon_17g", "double_freeze"])
    func thereIsHelpOn(word: String) {
        #expect(WordHelp.text(on: word)?.isEmpty == false)
    }

    @Test func everyExampleOfTheHelpIsTheLanguage() {
        let examples = LanguageHelp.pages.filter { $0.words != ["units"] }.flatMap { $0.text.split(separator: "\n") }
            .filter { !$0.hasPrefix("  ") && !$0.contains("…") }.map { $0.split(separator: "   ")[0] }
        #expect(examples.count > 40)
        for example in examples { #expect(faults(String(example)).isEmpty, "\(example)") }
    }
}

@Suite("Where a journal goes that nobody named")
struct JournalFolderTests {
    @Test func twoRunsInOneSecondHaveTwo() throws {
        let folder = Scratch.folder()
        let paths = try (1...5).map { _ in try JournalFolder.newPath(for: "a.frz", in: folder) }
        #expect(Set(paths).count == 5)
    }

    @Test func aJournalThatIsBeingWrittenIsNotSharedByAnother() throws {
        let path = Scratch.folder() + "/one.journal"
        let first = try Journal(creating: path)
        #expect(throws: JournalFailure.self) { try Journal(creating: path) }
        withExtendedLifetime(first) {}
    }
}

@Suite("An entry, a statement at a time")
struct EntryPiecesTests {
    /// What is told of the last statement is shown in the whole entry, so the places must be the entry's own, behind two-byte letters too.
    @Test func eachStandsAtItsOwnPlace() throws {
        let entry = SourceFile(name: "prompt", text: "print \"é\"; print \"à\"\nprint \"c\"")
        var pieces = EntryPieces(of: entry)
        var spans: [String] = []
        let checker = Checker(library: LibraryFolder())
        while let (_, program, _) = pieces.next(for: checker) { spans += program.main.statements.map { entry.slice($0.span) } }
        #expect(spans == ["print \"é\"", "print \"à\"", "print \"c\""])
    }
}
