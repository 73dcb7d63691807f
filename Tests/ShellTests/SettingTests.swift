import Devices
import Diagnostics
import Session
import Testing

@testable import Shell

@Suite("Settings, the start-up file, the transcript", .serialized, .screenOfItsOwn)
struct SettingTests {
    private let conversation: Conversation

    init() throws {
        conversation = try Conversation(options: Self.options, stop: StopSignal())
    }

    private static var options: PromptOptions {
        var options = PromptOptions()
        options.resolutionMM = 4
        options.journalPath = Scratch.folder() + "/sitting.journal"
        return options
    }

    private func enter(_ entries: String...) { entries.forEach { conversation.respond(to: $0) } }

    private static let probe = "place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g"

    // MARK: Settings

    @Test func theScreenIsAsTheUserWantsIt() {
        enter(":set width 101", ":set colour 256")
        #expect(Terminal.columns(of: Terminal.output) == 101)
        #expect(ColourDepth.ofOutput == .many)
        enter(":set width 3", ":set colour mauve", ":set widht 80", ":set")
        #expect(Screen.settings.columns == 101 && Screen.settings.colour == .many, "what is wrong changes nothing")
        enter(":set width auto", ":set color auto")
        #expect(Screen.settings.columns == nil && Screen.settings.colour == nil)
    }

    @Test func timeGoesAsFastAsIsWanted() {
        enter("background muscle", Self.probe, ":set speed 1000", "hold 10s", ":set speed slow")
        #expect(conversation.speed == 1000)
        #expect(conversation.procedure.elapsedSeconds == 10)
        enter(":set speed max")
        #expect(conversation.speed == nil)
    }

    @Test func everythingIsAskedAbout() {
        conversation.audience.answer = { _ in "n" }
        enter("background muscle", ":set confirm everything", Self.probe)
        #expect(conversation.procedure.placedProbes == [])
        enter(":set confirm nothing", Self.probe, "freeze 10s")
        #expect(conversation.procedure.elapsedSeconds == 10)
    }

    @Test func aMachineIsAlwaysAskedAbout() throws {
        var driver = try Drivers.named("sim", seed: 0, speed: nil, resolutionMM: 4, stop: StopSignal()).get()
        driver.machine = ConsoleIdentity(name: "console 7", isSimulated: false)
        driver.changeSpeed = nil
        let live = Conversation(
            options: Self.options, stop: StopSignal(), library: RecordingLibrary(LibraryFolder()), ledger: Ledger(), journal: nil, driver: driver)
        live.respond(to: ":set confirm nothing")
        live.respond(to: ":set speed 10")
        #expect(live.audience.confirmation == .forecasts)
        #expect(live.speed == nil)
    }

    // MARK: The start-up file

    private func startUp(with text: String) throws {
        let path = Scratch.folder() + "/startup.frz"
        try TextFile.make(path, text)
        conversation.startUp(from: path)
    }

    @Test func itsSettingsAreMadeAndItsProgramIsEntered() throws {
        try startUp(with: "# mine\n:set width 90\nbackground muscle\nlet gap = 15 mm\n")
        #expect(Screen.settings.columns == 90)
        #expect(conversation.done.map(\.text) == ["background muscle", "let gap = 15 mm"])
        enter("undo")
        #expect(conversation.procedure.patient == nil)
    }

    @Test(arguments: ["let x = 1 mm + 1 s\n", ":set width none\n", ":sett width 3\n", "print \"\u{1}", "", "freeze 12m\n"])
    func anErrorInItDoesNotBlockThePrompt(text: String) throws {
        try startUp(with: text)
        #expect(conversation.state == .ready && conversation.done.isEmpty)
        enter("background muscle")
        #expect(conversation.procedure.patient != nil)
    }

    @Test func oneThatIsNotThereIsNoMistake() {
        conversation.startUp(from: "/no/such/startup.frz")
        conversation.startUp(from: nil)
        #expect(conversation.state == .ready)
    }

    @Test func itsLinesStayWhereTheyWere() {
        let file = StartupFile(path: "s", text: ":set colour none\nlet a = 1\n:set width 80\nlet b = 2")
        #expect(file.settings == [["colour", "none"], ["width", "80"]])
        #expect(file.entry == "\nlet a = 1\n\nlet b = 2")
    }

    // MARK: The transcript

    @Test func theWholeSittingStandsInIt() throws {
        let path = Scratch.folder() + "/sitting.txt"
        enter("background muscle", "let x = 1 mm + 1 s", "transcript \"\(path)\"", "print 3 mm", "transcript \"\(path)\"", "transcript \"/no/such/folder/t\"")
        let text = try String(decoding: TextFile.bytes(of: path), as: UTF8.self)
        #expect(text.contains("Q1"), "the mistake of before")
        #expect(text.contains("\n3 mm\n"), "what followed")
        #expect(text.ranges(of: "the sitting is written down in").count == 2 && !text.contains("File exists"), "it goes on in its own file")
        #expect(text.contains("cannot make"), "where there is no folder")
        #expect(!text.contains("\u{1B}"))
    }

    /// Two colours are told apart by nothing in a file: there a picture is made of letters.
    @Test func aPictureStandsInItAsLetters() throws {
        let path = Scratch.folder() + "/sitting.txt"
        enter(":set colour all", "background muscle", Self.probe, "freeze 1m", "transcript \"\(path)\"", "show slice coronal", "show timeline")
        let text = try String(decoding: TextFile.bytes(of: path), as: UTF8.self)
        #expect(text.contains("||") && text.contains(". 0 C  o -20 C  # -40 C  | probe"), "\(text)")
        #expect(text.contains("small letters planned, capitals measured"))
        #expect(!text.contains("▀") && !text.contains("█") && !text.contains("━"))
    }

    @Test(arguments: [("\u{1B}[1;36mSIM\u{1B}[0m 0:00> ", "SIM 0:00> "), ("\u{1B}[38;2;1;2;3m▀\u{1B}[0m", "▀"), ("plain [1;36m", "plain [1;36m")])
    func coloursAreLeftOut(shown: String, plain: String) {
        #expect(Transcript.plain(shown) == plain)
    }

    // MARK: Words

    @Test(arguments: [
        (":set", Conversation.Word.set([])), (":set colour none", .set(["colour", "none"])), (":what", .unknown(":what")), ("freeze 12m &", .inBackground),
        ("freeze 12m&", .inBackground), ("transcript \"a b.txt\"", .transcript("a b.txt")),
    ])
    func ofThePrompt(entry: String, word: Conversation.Word) {
        #expect(Conversation.Word(entry) == word)
    }

    @Test func theyAreOffered() {
        #expect(conversation.offer(for: ":set co").names == ["colour", "confirm"])
        #expect(conversation.offer(for: ":set confirm e").names == ["everything"])
        #expect(conversation.offer(for: "undo l").names == ["limit"])
        #expect(conversation.offer(for: "comp").notes["compare"]?.hasPrefix("side by side") == true)
        #expect(conversation.offer(for: "show t").names == ["timeline"])
        enter("background muscle", "fork \"start\"")
        #expect(conversation.offer(for: "back to st").names == ["start"])
        #expect(conversation.offer(for: "back to \"st").names == ["start"])
        #expect(conversation.offer(for: "compare start n").names == ["now"])
    }
}

@Suite("Help on the names of a sitting", .serialized)
struct NameHelpTests {
    private let conversation: Conversation

    init() throws {
        var options = PromptOptions()
        options.resolutionMM = 4
        conversation = try Conversation(options: options, stop: StopSignal())
        let entries = [
            "background muscle", "target lesion = sphere(center: (0, 0, 10) mm, radius: 6 mm) of tumour", "let gap = 15 mm", "let cold = -40 C",
            "fn twice(length: Length) -> Length { return length * 2 }", "place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g", "set power A to 80%",
        ]
        for entry in entries { conversation.respond(to: entry) }
    }

    @Test(arguments: [
        ("lesion", ["target lesion = sphere", "a region, target, 12 mm at its greatest, about (0, 0, 10) mm"]), ("gap", ["let gap = 15 mm", "15 mm   a length"]),
        ("cold", ["-40 C   a temperature"]), ("twice", ["fn twice(length: Length) -> Length"]), ("A", ["a probe in the patient, argon_17g", "power 80%"]),
    ])
    func saysHowItWasSaidAndWhatItIs(name: String, parts: [String]) throws {
        let help = try #require(conversation.help(onNameInScope: name))
        for part in parts { #expect(help.contains(part), "\(help)") }
    }

    @Test func thereIsNoneOnWhatIsNotThere() {
        #expect(conversation.help(onNameInScope: "muscle") == nil)
        #expect(conversation.help(onNameInScope: "lesio") == nil)
    }

    @Test func allWordsOfThePromptHaveTheirs() {
        for word in ["undo", "fork", "forks", "back", "compare", "show", "timeline", "save", "load", "transcript", ":set", "keys", "startup", "&", "resume", "end", "quit", "new"] {
            #expect(WordHelp.text(on: word)?.isEmpty == false, "\(word)")
        }
    }

    @Test(arguments: [
        ("2 * 3 mm", "a length"), ("coldest(lesion)", "a temperature"), ("coverage(lesion, below: -40 C)", "a plain number"), ("tip(A) > 0 C", "a yes or no"),
        ("[1 mm, 2 mm]", "a list of lengths"), ("(1, 2, 3) mm", "a point"),
    ])
    func aResultSaysWhatItIs(entry: String, type: String) throws {
        var checker = conversation.checker
        let program = try #require(checker.checkEntry(SourceFile(name: "prompt", text: entry)).entry)
        #expect(checker.typeWords(ofEntry: program) == type)
    }
}
