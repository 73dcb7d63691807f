import Session
import Testing

@testable import Shell

@Suite("Time travel at the prompt", .serialized)
struct TravelTests {
    private let conversation: Conversation
    private let journalPath = Scratch.folder() + "/sitting.journal"

    init() throws {
        conversation = try Conversation(options: Self.options(journalPath), stop: StopSignal())
    }

    private static func options(_ journalPath: String?) -> PromptOptions {
        var options = PromptOptions()
        options.resolutionMM = 4
        options.journalPath = journalPath
        return options
    }

    private var procedure: Procedure { conversation.procedure }

    private func enter(_ entries: String...) { entries.forEach { conversation.respond(to: $0) } }

    private var texts: [String] { conversation.done.map(\.text) }

    private static let root = "organ root = sphere(center: (8, 0, 10) mm, radius: 2 mm) of nerve"
    private static let lesion = "target lesion = sphere(center: (0, 0, 10) mm, radius: 6 mm) of tumour"
    private static let probe = "place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g"

    // MARK: Taking back

    @Test func aMistypedLimitIsTakenBackAndTypedAnew() {
        enter("background muscle", Self.root, "limit coldest(root) > 36 C", "undo")
        #expect(procedure.requirementCount == 0)
        enter("limit coldest(root) > 5 C")
        #expect(procedure.requirementsStanding.map(\.limit.text) == ["coldest(root) > 5 C"])
        #expect(texts == ["background muscle", Self.root, "limit coldest(root) > 5 C"])
    }

    @Test func aTargetIsTakenBackWithItsName() {
        enter("background muscle", Self.lesion, "undo")
        #expect(procedure.patient?.regions.isEmpty == true)
        #expect(!conversation.checker.visibleNames.contains("lesion"))
        enter("undo")
        #expect(procedure.patient == nil)
        enter("undo", Self.lesion)
        #expect(procedure.patient == nil, "nothing lies in nothing")
    }

    @Test func aValueIsTakenBackAndMayMeanSomethingElse() {
        enter("let gap = 15 cm", "undo", "let gap = 15 mm", "print gap")
        #expect(texts == ["let gap = 15 mm", "print gap"])
    }

    @Test func aModuleIsTakenBackAndUsedAgain() {
        enter("use layouts", "undo", "use layouts", "let places = lattice(center: (0, 0, 0) mm)")
        #expect(conversation.checker.visibleNames.contains("places"))
    }

    @Test func aQuestionIsNothingToTakeBack() {
        enter("background muscle", "print 3 mm", "1 + 1", "undo")
        #expect(procedure.patient == nil)
    }

    @Test func aMistakeLeavesNothingToTakeBack() {
        enter("background muscle", "let x = 1 mm + 1 s", "undo")
        #expect(procedure.patient == nil)
    }

    @Test func whatTheMachineHasDoneStays() throws {
        enter("background muscle", Self.probe, "undo")
        #expect(procedure.placedProbes == ["A"])
        #expect(try kinds().contains(.undone) == false)
    }

    @Test func aLimitBehindWhichWasCommittedIsTakenBackByItself() {
        enter("background muscle", Self.root, "limit coldest(root) > 36 C", Self.probe, "freeze 3m")
        #expect(procedure.rows.last?.verdict == .refused)
        enter("undo limit", "freeze 3m")
        #expect(procedure.elapsedSeconds == 180)
        #expect(texts == ["background muscle", Self.root, Self.probe, "freeze 3m"])
    }

    @Test func aLimitTakenBackByMistakeStandsAgain() {
        enter("background muscle", Self.root, "limit coldest(root) > 5 C", "undo limit", "undo")
        #expect(procedure.requirementCount == 1)
        #expect(texts.last == "limit coldest(root) > 5 C")
    }

    @Test func aLimitTakenBackIsNotHeldAgainstAGoal() {
        enter("background muscle", Self.lesion, "limit coldest(lesion) > -10 C", "undo limit", "goal coverage(lesion, below: -40 C) >= 95%")
        #expect(procedure.requirementCount == 1)
    }

    /// The two are one piece, for the limit needs what stands below it.
    @Test func aLimitThatCameWithMoreIsNotTakenBackAlone() {
        enter("background muscle", Self.root, "limit coldest(root) > cold()\nfn cold() -> Temperature { return 5 C }", "undo limit")
        #expect(procedure.requirementCount == 1)
        enter("undo")
        #expect(procedure.requirementCount == 0)
        #expect(!conversation.checker.visibleNames.contains("cold"))
    }

    @Test func inADryRunAllOfItIsTakenBack() throws {
        var options = Self.options(nil)
        options.isDryRun = true
        let conversation = try Conversation(options: options, stop: StopSignal())
        for entry in ["background muscle", Self.probe, "freeze 1m", "undo"] { conversation.respond(to: entry) }
        #expect(conversation.procedure.elapsedSeconds == 0)
        conversation.respond(to: "undo")
        #expect(conversation.procedure.placedProbes == [])
    }

    // MARK: Told otherwise behind a freeze

    @Test(arguments: [
        "target lesion = sphere(center: (0, 0, 10) mm, radius: 1 mm) of tumour", "background fat", "background muscle at 20 C", "resolution 2 mm",
        "resolution auto", "domain box(center: (0, 0, 0) mm, size: (80, 80, 80) mm)",
    ])
    func behindAFreezeThePatientIsNotToldOtherwise(entry: String) {
        enter("background muscle", Self.lesion, Self.probe, "freeze 1m")
        let before = procedure.patient
        enter(entry)
        #expect(procedure.patient == before)
        #expect(!texts.contains(entry))
    }

    @Test func theSameAndSomethingNewMayBeSaid() {
        enter("background muscle", Self.lesion, Self.probe, "freeze 1m", "background muscle", Self.lesion, Self.root)
        #expect(procedure.patient?.regions.map(\.name) == ["lesion", "root"])
    }

    // MARK: What is missing, and what is meant

    @Test(arguments: [
        ("compare", "compare what with what?"), ("compare four", "compare \"four\" with what? `compare \"four\" now`"), ("compare now", "compare `now` with what?"),
        ("compare fuor now", "called \"fuor\"; did you mean \"four\"?"), ("compare now plam", "called \"plam\"; did you mean \"plan\"?"), ("back fuor", "called \"fuor\"; did you mean \"four\"?"),
        ("compare second now", "did you mean \"before the second\"?"), ("back to", "`back to` wants a name: `back to \"before the second\"`"), ("fork", "`fork` wants a name: `fork \"before the second freeze\"`"),
        ("save", "`save` wants a file: `save \"mine.frz\"`"), ("load", "`load` wants a file: `load \"mine.frz\"`"), ("transcript", "`transcript` wants a file: `transcript \"sitting.txt\"`"),
        ("show", "show what?\nshow slice"), ("savee \"mine.frz\"", "there is no `savee`; did you mean `save \"mine.frz\"`?"), ("compre four now", "did you mean `compare four now`?"),
        ("exit now", "`exit` stands alone: leave out `now`"), ("clear", "Ctrl-L clears the screen"), ("history", "Ctrl-R searches them"), ("hlep", "did you mean `help`?"), ("new", "`quit`, and `frazil` again"),
    ])
    func isSaid(entry: String, words: String) throws {
        let path = Scratch.folder() + "/sitting.txt"
        enter("background muscle", "fork \"four\"", "fork \"before the second\"", "let plan = predict { hold 1m }", "transcript \"\(path)\"", entry)
        let screen = String(decoding: try TextFile.bytes(of: path), as: UTF8.self)
        #expect(screen.contains(words), "\(screen)")
        #expect(texts == ["background muscle", "let plan = predict { hold 1m }"])
    }

    /// A name of the sitting is the language's, also where the prompt has a word like it.
    @Test(arguments: [("save", "3 mm"), ("new", "3 mm"), ("forc", "3 mm")])
    func aNameOfTheSittingIsNone(name: String, value: String) throws {
        let path = Scratch.folder() + "/sitting.txt"
        enter("let \(name) = \(value)", "transcript \"\(path)\"", name)
        let screen = String(decoding: try TextFile.bytes(of: path), as: UTF8.self)
        #expect(screen.hasSuffix("\n\(value)   a length\n"), "\(screen)")
    }

    // MARK: Going back

    @Test func theSameIsMeasuredOnceMore() {
        enter("background muscle", Self.probe, "hold 10s", "fork \"start\"", "freeze 1m")
        let first = procedure.rows.last
        enter("back to \"start\"")
        #expect(procedure.elapsedSeconds == 10)
        #expect(procedure.rows.map(\.kind) == ["place", "hold"])
        enter("freeze 1m")
        #expect(procedure.rows.last?.measured == first?.measured)
        #expect(procedure.rows.last?.prediction == first?.prediction)
    }

    @Test func beforeAnythingWasConnectedAnotherPatientMayFollow() {
        enter("background muscle", "fork \"start\"", Self.probe, "freeze 1m", "back to start", "background fat")
        #expect(procedure.placedProbes == [])
        enter("place probe B at (0, 0, 0) mm from (0, 0, 60) mm using argon_2_4", "freeze 1m")
        #expect(procedure.rows.map(\.isCommitted) == [true, true])
        #expect(texts == ["background muscle", "background fat", "place probe B at (0, 0, 0) mm from (0, 0, 60) mm using argon_2_4", "freeze 1m"])
    }

    @Test func namesAndLimitsGoBackToo() {
        enter("background muscle", Self.root, "fork \"start\"", "let gap = 3 mm", "limit coldest(root) > 5 C", "back to \"start\"")
        #expect(!conversation.checker.visibleNames.contains("gap"))
        #expect(procedure.requirementCount == 0)
        enter("undo")
        #expect(procedure.patient?.regions.isEmpty == true, "what stood before the fork may still be taken back")
    }

    @Test func whatIsDroppedByGoingBackIsSaid() throws {
        let words = TravelWords.dropped(["limit coldest(root) > 5 C", "goal volume(below: 0 C) > 1 cm3"], probes: ["A"], names: ["gap", "plan"])
        #expect(words == "\n  dropped with it: `limit coldest(root) > 5 C`, `goal volume(below: 0 C) > 1 cm3`; probe `A`; the names `gap`, `plan`")
        #expect(TravelWords.dropped([], probes: [], names: []).isEmpty)
        let path = Scratch.folder() + "/sitting.txt"
        enter("background muscle", Self.root, "limit coldest(root) > 4 C", "fork \"start\"", Self.probe, "limit coldest(root) > 5 C", "let gap = 3 mm", "transcript \"\(path)\"", "back to \"start\"")
        let screen = String(decoding: try TextFile.bytes(of: path), as: UTF8.self)
        #expect(screen.contains("\n  dropped with it: `limit coldest(root) > 5 C`; probe `A`; the name `gap`\n"), "\(screen)")
    }

    @Test func oneGoesToAndFroBetweenForks() {
        enter("background muscle", Self.probe, "fork \"start\"", "freeze 1m", "fork \"one\"", "back to \"start\"", "freeze 2m", "fork \"two\"", "back to \"one\"")
        #expect(procedure.elapsedSeconds == 60)
        enter("back to \"two\"")
        #expect(procedure.elapsedSeconds == 120)
    }

    @Test func aNameIsGivenOnce() {
        enter("background muscle", "fork \"start\"", "fork \"start\"", "fork \"now\"", "fork")
        #expect(conversation.forks.map(\.name) == ["start"])
    }

    @Test func aMachineGoesOneWayOnly() throws {
        var driver = try Drivers.named("sim", seed: 0, speed: nil, resolutionMM: 4, stop: StopSignal()).get()
        driver.remember = nil
        let conversation = Conversation(
            options: Self.options(nil), stop: StopSignal(), library: RecordingLibrary(LibraryFolder()), ledger: Ledger(), journal: nil, driver: driver)
        for entry in ["background muscle", Self.probe, "fork \"start\"", "freeze 1m", "back to \"start\""] { conversation.respond(to: entry) }
        #expect(conversation.procedure.elapsedSeconds == 60)
        #expect(conversation.forks.count == 1, "its forecast may be compared")
    }

    // MARK: The journal

    private func journal() throws -> JournalText { JournalText(bytes: try TextFile.bytes(of: journalPath)) }
    private func kinds() throws -> [JournalRecord.Kind] { try journal().records.map(\.kind) }

    private func sitThrough() {
        enter(
            "background muscle", Self.root, "limit coldest(root) > 36 C", "undo", Self.probe, "fork \"start\"", "freeze 1m", "let gap = 3 mm", "undo",
            "back to \"start\"", "limit coldest(root) > 5 C", "freeze 2m", "undo limit", "thaw 1m", "back to \"start\"", "freeze 30s")
    }

    @Test func aSittingThatWentBackIsToldAgainToTheLastBit() throws {
        sitThrough()
        _ = conversation.conclude(nil, program: "prompt")
        #expect(try kinds().filter { $0 == .back }.count == 2)
        #expect(try kinds().filter { $0 == .undone }.count == 3)
        let replay = try #require(Replay(of: journal(), processor: Processor.kind, version: Entrance.version))
        let findings = try #require(Retelling(of: replay, stop: StopSignal()).findings())
        #expect(findings.isComplete && findings.differences.isEmpty, "\(findings.differences)")
        #expect(findings.predictionCount == 5)
    }

    /// Cut off behind any record, the rest is told again without a difference, and comes to the same clock.
    @Test func aSittingThatWentBackMayBeCutOffAnywhere() throws {
        sitThrough()
        let bytes = try TextFile.bytes(of: journalPath)
        let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }
        for end in ends.dropFirst(8).enumerated().filter({ $0.offset % 4 == 0 }).map(\.element) {
            let text = JournalText(bytes: Array(bytes[...end]))
            let replay = try #require(Replay(of: text, processor: Processor.kind, version: Entrance.version))
            let findings = try #require(Retelling(of: replay, stop: StopSignal()).findings())
            #expect(findings.differences.isEmpty, "behind record \(text.records.count): \(findings.differences)")
        }
    }

    /// Cut off behind a record of this kind, for the so-and-so-manieth time, it goes on, and all of it is told again to the last bit.
    @Test(arguments: [
        (JournalRecord.Kind.undone, 1), (.back, 1), (.back, 2), (.command, 3), (.begun, 3), (.reading, 20), (.entry, 4), (.entry, 6), (.entry, 9), (.entry, 15),
    ])
    func aSittingThatWentBackIsTakenUp(kind: JournalRecord.Kind, count: Int) throws {
        sitThrough()
        let whole = try journal()
        let last = try #require(whole.records.filter { $0.kind == kind }.dropFirst(count - 1).first)
        let path = Scratch.folder() + "/cut.journal"
        let lines = try TextFile.bytes(of: journalPath).split(separator: UInt8(ascii: "\n")).prefix(last.number + 1)
        try TextFile.make(path, lines.map { String(decoding: $0, as: UTF8.self) + "\n" }.joined())
        let taken = try takenUp(path)
        #expect(!taken.ledger.hasParted && !taken.ledger.isInPast)
        #expect(taken.ledger.findings.differences.isEmpty && taken.ledger.findings.strayShadows == 0)
        for entry in ["resume", "fork \"cut\"", "hold 10s", "back to \"cut\"", "hold 20s"] { taken.respond(to: entry) }
        _ = taken.conclude(nil, program: "prompt")
        let text = JournalText(bytes: try TextFile.bytes(of: path))
        #expect(text.fault == nil)
        let replay = try #require(Replay(of: text, processor: Processor.kind, version: Entrance.version))
        let findings = try #require(Retelling(of: replay, stop: StopSignal()).findings())
        #expect(findings.isComplete && findings.differences.isEmpty, "\(findings.differences)")
    }

    /// As `frazil resume` does it.
    private func takenUp(_ path: String) throws -> Conversation {
        let text = JournalText(bytes: try TextFile.bytes(of: path))
        let replay = try #require(Replay(of: text, processor: Processor.kind, version: Entrance.version))
        let journal = try Journal(continuing: path, text)
        let library = RecordingLibrary(RecordedLibrary(files: replay.header.files, prelude: replay.header.prelude, behind: LibraryFolder()))
        let past = replay.past(openedWith: Conversation.openingFileCount(of: library))
        let ledger = Ledger(goingThrough: past, thenRecording: journal, isShadowed: true)
        let stop = StopSignal()
        let driver = try Drivers.named("sim", seed: 0, speed: nil, resolutionMM: 4, stop: stop).get()
        driver.numberCase(replay.header.caseNumber)
        try journal.resume(version: Entrance.version, processor: Processor.kind, date: "")
        let taken = Conversation(options: PromptOptions(replay.header), stop: stop, library: library, ledger: ledger, journal: journal, driver: driver)
        taken.relive(replay.entries)
        taken.takeUpIfCutOff()
        return taken
    }

    @Test func aSittingGoneBackFromEverythingKeepsItsJournal() {
        enter("background muscle", "fork \"start\"", Self.probe, "back to \"start\"")
        #expect(procedure.rows.isEmpty && procedure.hasActed)
    }

    // MARK: Side by side

    @Test func forksPredictionsAndNowStandSideBySide() throws {
        enter("background muscle", Self.lesion, Self.probe, "fork \"start\"", "freeze 1m", "let plan = predict { freeze 2m }")
        let start = try procedure.figures(of: try #require(conversation.forks.first).stand.procedure)
        let plan = try procedure.figures(of: try #require(conversation.interpreter.prediction(named: "plan")))
        let table = FigureTable([("start", start), ("now", try procedure.figures()), ("plan", plan)])
        let lines = table.comparison(width: 100).split(separator: "\n").map { $0.split(separator: " ", omittingEmptySubsequences: true).map(String.init) }
        #expect(lines[0] == ["start", "now", "plan"])
        #expect(lines[1] == ["clock", "0:00", "1:00", "3:00"])
        #expect(lines[2].prefix(4) == ["ice", "across", "the", "probes"] && lines[3].prefix(4) == ["ice", "along", "the", "probes"])
        #expect(table.list(width: 100).split(separator: "\n").count == 4)
        let pair = FigureTable([("start", start), ("plan", plan)]).comparison(width: 100)
        #expect(pair.contains("difference") && pair.contains("+3 min"))
        #expect(pair.contains("lesion margin at -20 C"))
    }

    /// On a narrow screen names are cut, so that the figures stand below each other, and names that differ at their end still do.
    @Test func longNamesAreCutOnANarrowScreen() throws {
        enter("background muscle", Self.lesion, Self.probe, "freeze 1m")
        let figures = try procedure.figures()
        let names = ["before the second freeze", "before the second thaw", "now"]
        let table = FigureTable(names.map { ($0, figures) })
        for text in [table.list(width: 60), FigureTable([(names[0], figures), (names[1], figures)]).comparison(width: 60)] {
            let lines = text.split(separator: "\n").map(String.init)
            #expect(lines.allSatisfy { $0.count <= 60 }, "\(text)")
            #expect(text.contains("eeze") && text.contains("thaw") && text.contains("…") && !text.contains("second"), "\(text)")
        }
        let far = FigureTable(names.map { ($0, figures.naming("recurrent_laryngeal_nerve")) })
        #expect(far.list(width: 60).split(separator: "\n").allSatisfy { $0.count <= 60 } && far.list(width: 60).contains("(recu…erve)"), "\(far.list(width: 60))")
        let pair = FigureTable([("a", figures.naming("recurrent_laryngeal_nerve")), ("b", figures)])
        #expect(pair.comparison(width: 60).contains("recu…erve coldest so far") && pair.comparison(width: 100).contains("recurrent_laryngeal_nerve coldest so far"))
        let list = table.list(width: 60).split(separator: "\n").map(Array.init)
        let column = try #require(list[0].firstRange(of: "clock")?.lowerBound)
        #expect(list.dropFirst().allSatisfy { String($0[column..<column + 4]) == "1:00" && $0[column - 1] == " " })
        #expect(table.list(width: 100).contains("before the second freeze  1:00"))
    }

    /// Whoever subtracts the two figures of a line comes to the third.
    @Test func aDifferenceIsThatOfTheFiguresBesideIt() throws {
        enter("background muscle", Self.probe, "freeze 1m")
        var (first, second) = try (procedure.figures(), procedure.figures())
        (first.outcome.widthMM, second.outcome.widthMM) = (10.04, 12.06)
        (first.outcome.lengthMM, second.outcome.lengthMM) = (10.04, 10.06)
        (first.gasGrams, second.gasGrams) = (["argon": 100.6], ["argon": 99.4])
        (first.seconds, second.seconds) = (59.6, 61.4)
        let table = FigureTable([("a", first), ("b", second)]).comparison(width: 100)
        let lines = table.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        for line in ["clock 1:00 1:01 +1 s", "ice across the probes 10 mm 12.1 mm +2.1 mm", "ice along the probes 10 mm 10.1 mm +0.1 mm", "argon used 101 g 99 g -2 g"] {
            #expect(lines.contains(line), "\(table)")
        }
    }

    @Test func aPredictionIsShownByWhatItCameTo() throws {
        enter("background muscle", Self.root, Self.probe, "limit coldest(root) > 30 C", "let plan = predict { freeze 2m }", "let nothing = predict { hold 1m }")
        let words = try #require(conversation.interpreter.text(ofGlobal: "plan"))
        #expect(words.hasPrefix("0:00 to 2:00: ice ball ") && words.contains("cm3; breaks coldest(root) > 30 C: "), "\(words)")
        #expect(words.contains(/C at [0-2]:[0-5][0-9]$/), "\(words)")
        #expect(conversation.interpreter.text(ofGlobal: "nothing")?.hasSuffix(": no ice; ok, no limit breaks") == true)
    }

    /// The card, the status, a comparison and the language tell one ice ball.
    @Test func thereIsOneIceBall() throws {
        enter("background muscle", Self.probe, "freeze 2m")
        let outcome = try procedure.figures().outcome
        guard case .iceball(let ball) = try procedure.answer(.iceball, in: nil) else { return #expect(Bool(false)) }
        #expect(outcome.iceballMM == ball.extentsMM && outcome.widthMM == ball.widthMM && outcome.lengthMM == ball.lengthMM && outcome.volumesCM3[0] == ball.volumeCM3)
    }

    @Test(arguments: [
        ("undo", Conversation.Word.undo(nil)), ("undo limit", .undo("limit")), ("undo 3", .undo("3")), ("forks", .forks), ("fork \"a b\"", .fork("a b")), ("fork start", .fork("start")),
        ("back to \"a b\"", .back("a b")), ("back start", .back("start")), ("compare \"a b\" now", .compare(["a b", "now"])), ("compare a, b", .compare(["a", "b"])),
        ("fork", .fork("")), ("back", .back("")), ("compare", .compare([])), ("back to \"a; b\" # home", .back("a; b")), ("fork \"a\"; freeze 1m", .beside("fork")),
        ("undo; undo", .beside("undo")), ("save \"z.frz\"; freeze 30s", .beside("save")),
    ])
    func theWordsOfTravel(entry: String, word: Conversation.Word) {
        #expect(Conversation.Word(entry) == word)
    }

    @Test(arguments: [
        ("show slice coronal y = 5 mm", ["slice", "coronal", "y", "=", "5", "mm"]), ("show slice axial at z=5mm", ["slice", "axial", "at", "z=5mm"]),
    ])
    func aPlaceMayBeSaidByItsAxis(entry: String, words: [String]) {
        #expect(Conversation.Word(entry) == .show(words))
    }

    @Test func aPlaneIsShownWhereItIsSaidToBe() throws {
        let path = Scratch.folder() + "/sitting.txt"
        enter("background muscle", Self.lesion, "transcript \"\(path)\"", "show slice coronal y = 2 mm", "show slice coronal at 2mm", "show slice axial z=1cm", "show slice coronal x = 2 mm", "show slice axial y = 2 mm", "show slice axial at 80 mm")
        let screen = String(decoding: try TextFile.bytes(of: path), as: UTF8.self)
        #expect(screen.ranges(of: "coronal, y = 2 mm: x to the right, z up").count == 2 && screen.contains("axial, z = 10 mm"))
        #expect(screen.contains("a coronal plane stands on y: `show slice coronal at 5 mm`, or `y = 5 mm`; `x = 2 mm` is no such place"))
        #expect(screen.contains("an axial plane stands on z: `show slice axial at 5 mm`, or `z = 5 mm`; `y = 2 mm` is no such place"))
        #expect(screen.contains("  targets lie at z = 4 to 16 mm"), "no probe is there")
    }

    @Test(arguments: ["undo = 3", "fork = 3", "let back = 2", "show = 3"])
    func anythingElseIsTheLanguage(entry: String) {
        #expect(Conversation.Word(entry) == nil)
    }
}

extension StandFigures {
    /// The same with one organ of that name.
    fileprivate func naming(_ organ: String) -> StandFigures {
        var figures = self
        figures.outcome.organs = [organ: 20]
        return figures
    }
}
