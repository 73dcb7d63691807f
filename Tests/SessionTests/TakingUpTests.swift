import Devices
import Evaluation
import Foundation
import Geometry
import Testing

@testable import Session

/// A small case that is run, cut off anywhere, and told again.
private struct Case {
    static let header = RunHeader(
        version: "0", programName: "p.frz", programText: "freeze", seed: 0, resolutionMM: 4, driver: "recorder", isDryRun: false, date: "", files: [],
        prelude: [])
    /// s
    static let frozen = 45.0

    static func perform(on bench: Bench) throws {
        try bench.place()
        try bench.freeze(30)
        try bench.perform(.command(.scan(ScanRequest())), "scan")
        try bench.perform(.command(.hold(seconds: 10)), "hold")
        try bench.freeze(15)
        try bench.perform(.command(.thaw(probes: [], isActive: true, seconds: 20)), "thaw")
    }

    /// The whole journal of an undisturbed run.
    static func journal() throws -> JournalText {
        let path = AJournal.freshPath()
        defer { unlink(path) }
        let journal = try Journal(creating: path)
        try journal.open(header)
        let bench = Bench(journal: journal)
        try perform(on: bench)
        #expect(bench.procedure.conclude(nil, program: "p", version: "0").exit == 0)
        return try read(path)
    }

    static func read(_ path: String) throws -> JournalText { JournalText(bytes: Array(try Data(contentsOf: URL(fileURLWithPath: path)))) }

    static func findings(_ text: JournalText, _ work: (Bench) throws -> Void = Case.perform) throws -> Past.Findings {
        let ledger = Ledger(goingThrough: Past(of: text, behind: 1, isExact: true))
        let bench = Bench(ledger: ledger)
        do {
            try work(bench)
            _ = bench.procedure.conclude(nil, program: "p", version: "0")
        } catch is PastLeft {}
        #expect(bench.console.log.isEmpty, "nothing is told to any machine")
        ledger.takeFindings()
        return ledger.findings
    }
}

@Suite struct AJournalToldAgain {
    @Test func isTheSameToTheLastBit() throws {
        let findings = try Case.findings(Case.journal())
        #expect(findings.isComplete && findings.differences.isEmpty)
        #expect(findings.predictionCount == 6)
    }

    @Test func showsAnotherCommand() throws {
        let findings = try Case.findings(Case.journal()) { bench in
            try bench.place()
            try bench.freeze(31)
        }
        #expect(findings.differences.contains { $0.text.contains("prediction") })
    }

    @Test func showsACommandThatIsNotReached() throws {
        let findings = try Case.findings(Case.journal()) { try $0.place() }
        #expect(!findings.isComplete)
    }

    /// A stop comes to the same place again, though nobody presses a key.
    @Test func stopsWhereAPersonStopped() throws {
        let path = AJournal.freshPath()
        defer { unlink(path) }
        let journal = try Journal(creating: path)
        try journal.open(Case.header)
        let bench = Bench(journal: journal)
        bench.console.onWait = { if bench.console.seconds >= 10 { bench.stop.raise() } }
        try bench.place()
        let halt = haltOf { try bench.freeze(30) }
        _ = bench.procedure.conclude(halt, program: "p", version: "0")
        let findings = try Case.findings(Case.read(path)) { again in
            try again.place()
            let halt = haltOf { try again.freeze(30) }
            #expect(halt?.word == "stopped")
            #expect(again.procedure.rows.last?.endSeconds == bench.procedure.rows.last?.endSeconds)
            _ = again.procedure.conclude(halt, program: "p", version: "0")
        }
        #expect(findings.isComplete && findings.differences.isEmpty)
    }

    @Test func holdsNumbersToABoundOnAnotherProcessor() {
        #expect(Past.isNear(.number(100), .number(100.05)))
        #expect(!Past.isNear(.number(100), .number(100.3)))
        #expect(!Past.isNear(.list([.number(1)]), .list([])))
    }
}

@Suite struct TheJournalComesFirst {
    @Test func theIntentIsOnTheDiskWhenTheMachineIsTold() throws {
        let path = AJournal.freshPath()
        defer { unlink(path) }
        let journal = try Journal(creating: path)
        try journal.open(Case.header)
        let bench = Bench(journal: journal)
        var told = 0
        bench.console.onBegin = {
            let text = try? Case.read(path)
            told += 1
            let last = text?.records.last { $0.kind != .connected }
            #expect(last?.kind == .command && last?.payload["row"]?["kind"]?.textValue == bench.console.log.last)
            #expect(text?.records.filter { $0.kind == .begun }.count == told - 1, "what it answered before is there too")
        }
        try Case.perform(on: bench)
        #expect(told == 6)
    }

    @Test func aJournalThatFailedOnceStaysClosedAndTheGasIsClosed() throws {
        let bench = Bench(journal: try Journal(creating: "/dev/full"))
        #expect(haltOf { try bench.place() }?.word == "journalFailed")
        #expect(haltOf { try bench.place() }?.word == "journalFailed")
        #expect(bench.console.log.isEmpty)
    }
}

@Suite struct ARunThatWasCutOff {
    /// What the machine did that the journal does not hold.
    enum Meanwhile: CaseIterable {
        case nothing
        /// It had taken the command whose answer is missing.
        case tookTheCommand
        /// It froze on for four seconds, closed its gas, and two minutes went by.
        case ranOn
    }

    /// Cut off behind every record in turn: no freeze is lost and none is done twice, and the journal tells the whole again to the last bit.
    @Test(arguments: Meanwhile.allCases) func goesOnBehindEveryRecord(_ meanwhile: Meanwhile) throws {
        let whole = try Case.journal()
        for count in 1..<whole.records.count {
            let path = AJournal.freshPath()
            defer { unlink(path) }
            try write(whole, count, to: path)
            let bench = try takenUp(path, meanwhile)
            let frozen = bench.procedure.rows.filter { $0.kind == "freeze" && $0.isCommitted }.reduce(0) { $0 + $1.endSeconds - $1.startSeconds }
            #expect(abs(frozen - Case.frozen) < 1e-6, "behind record \(count)")
            #expect(bench.audience.takeovers.count == 1)
            let text = try Case.read(path)
            #expect(text.fault == nil)
            let findings = try Case.findings(text)
            #expect(findings.isComplete && findings.differences.isEmpty, "behind record \(count): \(findings.differences)")
        }
    }

    /// The last record torn at each of its bytes is as if it had not been.
    @Test func losesNothingButATornRecord() throws {
        let whole = try Case.journal()
        let path = AJournal.freshPath()
        defer { unlink(path) }
        try write(whole, 9, to: path)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        let start = try write(whole, 8, to: path)
        for length in start..<bytes.count {
            try bytes[..<length].write(to: URL(fileURLWithPath: path))
            let text = try Case.read(path)
            #expect(text.isCutOff && text.records.count == 8 && text.isTorn == (length > start))
            _ = try Journal(continuing: path, text)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes[..<start])
        }
    }

    @Test func isLeftAloneWhereThePersonSaysNo() throws {
        let path = AJournal.freshPath()
        defer { unlink(path) }
        try write(Case.journal(), 12, to: path)
        try declined(path)
        #expect(try Case.read(path).isCutOff, "and can be taken up another time")
        let again = try takenUp(path, .nothing)
        #expect(again.procedure.rows.last?.kind == "thaw")
    }

    /// The journal is closed when this returns.
    private func declined(_ path: String) throws {
        let (ledger, console) = try found(path, .nothing)
        let bench = Bench(ledger: ledger, console: console)
        bench.audience.takesUp = false
        let halt = haltOf { try Case.perform(on: bench) }
        #expect(halt?.word == "stopped" && bench.procedure.isLeftOpen)
        #expect(bench.procedure.conclude(halt, program: "p", version: "0").exit == 130)
        #expect(console.log == ["all stop"])
    }

    @Test func isNotTakenUpWhereNobodyKnowsWhatTheMachineDid() throws {
        let path = AJournal.freshPath()
        defer { unlink(path) }
        let whole = try Case.journal()
        let count = try #require(whole.records.firstIndex { $0.payload["row"]?["kind"]?.textValue == "freeze" }) + 1
        try write(whole, count, to: path)
        let (ledger, console) = try found(path, .nothing)
        (console.commandCount, console.gasOffAtSeconds) = (nil, nil)
        let bench = Bench(ledger: ledger, console: console)
        #expect(haltOf { try Case.perform(on: bench) }?.word == "deviceFailed")
        #expect(bench.procedure.isLeftOpen && !console.log.contains("freeze"))
    }

    @Test(arguments: [("more commands", 1, 0.0), ("gas behind the watchdog's time", 0, 30)] as [(String, Int, Double)])
    func isNotTakenUpWhereTheMachineHasDoneMore(what: String, commands: Int, seconds: Double) throws {
        let path = AJournal.freshPath()
        defer { unlink(path) }
        let whole = try Case.journal()
        let count = try #require(whole.records.lastIndex { $0.kind == .reading }) + 1
        try write(whole, count, to: path)
        let (ledger, console) = try found(path, .nothing)
        console.commandCount? += commands
        (console.gasOffAtSeconds, console.mostSecondsUnwatched) = (console.seconds + seconds, 10)
        console.seconds += 100
        let bench = Bench(ledger: ledger, console: console)
        #expect(haltOf { try Case.perform(on: bench) }?.word == "deviceFailed")
        #expect(bench.procedure.isLeftOpen)
    }

    @discardableResult
    private func write(_ text: JournalText, _ count: Int, to path: String) throws -> Int {
        unlink(path)
        let journal = try Journal(creating: path)
        for record in text.records.prefix(count) { try journal.write(record.kind, record.payload, isSynced: false) }
        return try Data(contentsOf: URL(fileURLWithPath: path)).count
    }

    private func found(_ path: String, _ meanwhile: Meanwhile) throws -> (Ledger, RecordingConsole) {
        let text = try Case.read(path)
        let journal = try Journal(continuing: path, text)
        try journal.resume(version: "0", processor: "", date: "")
        return (Ledger(goingThrough: Past(of: text, behind: 1, isExact: true), thenRecording: journal), machine(behind: text, meanwhile))
    }

    private func takenUp(_ path: String, _ meanwhile: Meanwhile) throws -> Bench {
        let (ledger, console) = try found(path, meanwhile)
        let bench = Bench(ledger: ledger, console: console)
        try Case.perform(on: bench)
        #expect(bench.procedure.conclude(nil, program: "p", version: "0").exit == 0)
        return bench
    }

    /// The machine as it would be found behind these records.
    private func machine(behind text: JournalText, _ meanwhile: Meanwhile) -> RecordingConsole {
        let console = RecordingConsole()
        console.commandCount = text.payloads(of: .begun).count
        console.seconds = text.payloads(of: .reading).last?["at_s"]?.numberValue ?? 0
        let isUnanswered = [.command, .connected].contains(text.records.last?.kind)
        if meanwhile != .nothing, isUnanswered { console.commandCount? += 1 }
        if meanwhile == .ranOn, [.begun, .reading].contains(text.records.last?.kind) || isUnanswered { console.seconds += 4 }
        console.gasOffAtSeconds = console.seconds
        if meanwhile == .ranOn { console.seconds += 120 }
        return console
    }
}

@Suite struct AMeasurementThatContradictsTheForecast {
    private func bench(isSimulated: Bool, goesOn: Bool) throws -> Bench {
        let bench = Bench()
        bench.console.isSimulated = isSimulated
        bench.console.tipCelsius = ["A": 30]
        bench.audience.goesOn = goesOn
        try bench.place()
        return bench
    }

    @Test func isToldInARehearsal() throws {
        let bench = try bench(isSimulated: true, goesOn: false)
        try bench.freeze(60)
        #expect(bench.audience.told.map(\.code) == ["R201"])
        #expect(bench.console.log == ["place", "freeze"])
    }

    @Test func stopsAMachineWhereNobodyAnswers() throws {
        let bench = try bench(isSimulated: false, goesOn: false)
        #expect(haltOf { try bench.freeze(60) }?.word == "stopped")
        #expect(bench.console.log == ["place", "freeze", "all stop"])
        #expect(bench.procedure.elapsedSeconds < 60)
    }

    @Test func isPassedByAPersonWithANewForecastOfWhatIsLeft() throws {
        let bench = try bench(isSimulated: false, goesOn: true)
        bench.console.onBegin = { bench.console.tipCelsius = bench.console.log.contains("all stop") ? [:] : ["A": 30] }
        try bench.freeze(60)
        #expect(bench.console.log == ["place", "freeze", "all stop", "rearm", "freeze"])
        let freezes = bench.procedure.rows.filter { $0.kind == "freeze" }
        #expect(freezes.count == 2 && freezes.last?.endSeconds == 60)
    }
}
