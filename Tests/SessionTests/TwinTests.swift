import Bioheat
import Devices
import Evaluation
import Foundation
import Geometry
import Simulation
import Testing
import Uncertainty

@testable import Session

/// A procedure on the simulated console, whose patient differs from the textbook's.
private final class Treatment {
    let audience = RecordingAudience()
    let procedure: Procedure
    private var line = 0

    init(
        seed: UInt64 = 2, faults: [SimulatedFault] = [], ledger: Ledger = Ledger(), changing change: (inout Procedure.Options) -> Void = { _ in }
    ) {
        var options = Procedure.Options()
        options.followsPatient = true
        change(&options)
        let driver = Driver(name: "sim") { patient, models in
            SimulatedConsole(patient: patient, probeModels: models, resolutionMM: patient.resolutionMM, seed: seed, speed: nil, faults: faults)
        }
        procedure = Procedure(driver: driver, audience: audience, ledger: ledger, options: options)
        var patient = Patient(background: .muscleLike)
        patient.resolutionMM = 3
        procedure.patient = patient
        procedure.probeModels = ["needle": .needle]
    }

    func perform(_ command: Command, _ text: String) throws {
        line += 1
        try procedure.perform(CommandRequest(work: .command(command), span: .nowhere, text: text, line: line))
    }

    /// A probe, a needle beside it, and so many freezes of three minutes.
    @discardableResult
    func freeze(times: Int = 2) throws -> Treatment {
        try perform(.place(Placement(probe: "A", model: "needle", tip: .zero, entry: Point(0, 0, 60))), "place A")
        try perform(.placeSensor(name: "T1", tip: Point(0, 16, 15), entry: Point(0, 16, 60)), "place T1")
        for _ in 0..<times { try perform(.freeze(probes: ["A"], seconds: 180), "freeze") }
        return self
    }

    var freezes: [CommandRow] { procedure.rows.filter { $0.kind == "freeze" } }
    var report: JSONValue { procedure.conclude(nil, program: "x", version: "0").json }
}

@Suite struct AProcedureThatFollowsThePatient {
    private static func freshPath() -> String { "\(NSTemporaryDirectory())frazil-\(UUID().uuidString).journal" }

    /// So much weaker than the book that a gauge shows it, and not beyond belief.
    private static let weak: [SimulatedFault] = [.weakProbe(name: "A", factor: 0.85)]

    @Test func startsTheNextForecastFromWhatHappened() throws {
        let followed = try Treatment(faults: Self.weak).freeze()
        let book = try Treatment(faults: Self.weak) { $0.followsPatient = false }.freeze()
        let correction = try #require(followed.freezes.first?.correction)
        #expect(correction.isTaken && correction.movesModel && correction.sightings >= 4)
        #expect(followed.freezes[0].prediction == book.freezes[0].prediction)
        let measured = try #require(followed.freezes[1].measured?.tipCelsius["A"])
        let (after, before) = (
            try #require(followed.freezes[1].prediction?.probes["A"]?.tipCelsius), try #require(book.freezes[1].prediction?.probes["A"]?.tipCelsius)
        )
        #expect(abs(after - measured) < abs(before - measured), "\(after) and \(before) against \(measured)")
        #expect(followed.audience.printed.contains { $0.hasPrefix("measured, and taken over") && $0.contains("probe A") && $0.contains("±") })
        #expect(followed.procedure.state.model?.energyImbalance ?? 1 < 0.001)
    }

    @Test func theReportSaysWhatWasLearnt() throws {
        let rows = try #require(Treatment(faults: Self.weak).freeze(times: 1).report["commands"]?.listValue)
        let twin = try #require(rows.last?["twin"])
        #expect(twin["taken"]?.booleanValue == true && twin["moved"]?.booleanValue == true)
        let strength = try #require(twin["estimates"]?.listValue?.first)
        #expect(strength["of"]?.textValue == "strength" && strength["band"]?.listValue?.count == 2)
        #expect(rows.first?["twin"] == nil)
    }

    @Test func staysByTheTextbookWhereItIsToldTo() throws {
        let treatment = try Treatment { $0.followsPatient = false }.freeze()
        #expect(treatment.freezes.allSatisfy { $0.correction == nil })
        #expect(treatment.procedure.state.factors == .textbook && treatment.audience.printed.isEmpty)
        let dry = try Treatment { $0.isDryRun = true }.freeze()
        #expect(dry.freezes.map(\.prediction) == treatment.freezes.map(\.prediction))
    }

    @Test func twoRunsOfOneSeedAreTheSame() throws {
        let (first, second) = (try Treatment().freeze(), try Treatment().freeze())
        #expect(first.freezes.map(\.correction) == second.freezes.map(\.correction))
        #expect(first.freezes.map(\.prediction) == second.freezes.map(\.prediction))
    }

    @Test func aReplayGoesOnWithWhatTheJournalSaysToTheLastBit() throws {
        let path = Self.freshPath()
        defer { unlink(path) }
        let journal = try Journal(creating: path)
        try journal.open(
            RunHeader(
                version: "0", programName: "p.frz", programText: "freeze", seed: 2, resolutionMM: 3, driver: "sim", isDryRun: false, date: "", files: [],
                prelude: []))
        let treatment = Treatment(ledger: Ledger(recording: journal))
        try treatment.freeze()
        _ = treatment.report
        let text = JournalText(bytes: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
        #expect(text.payloads(of: .twin).count == 2)
        let ledger = Ledger(goingThrough: Past(of: text, behind: 1, isExact: true))
        let replayed = Treatment(ledger: ledger)
        try replayed.freeze()
        _ = replayed.report
        ledger.takeFindings()
        #expect(ledger.findings.isComplete && ledger.findings.differences.isEmpty)
        #expect(replayed.freezes.map(\.prediction) == treatment.freezes.map(\.prediction))
        #expect(replayed.procedure.state.factors == treatment.procedure.state.factors)
    }

    @Test func aProbeBeyondBeliefIsToldAndNotFittedAway() throws {
        let treatment = try Treatment(faults: [.weakProbe(name: "A", factor: 0.4)]).freeze()
        let told = treatment.audience.told.filter { $0.code == "R203" }
        #expect(!told.isEmpty && told.count == Set(told.map(\.message)).count, "each is told once")
        #expect(treatment.freezes.allSatisfy { $0.correction?.isTaken == false })
        #expect(treatment.procedure.state.factors == .textbook)
    }

    @Test func theConsolesNoiseIsTheOneThatIsReckonedWith() { #expect(GaugeError.readingKelvin == SensorNoise.thermocoupleKelvin) }
}
