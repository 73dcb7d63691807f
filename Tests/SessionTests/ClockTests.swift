import Devices
import Evaluation
import Foundation
import Testing

@testable import Session

/// A machine whose clock runs on while a person thinks.
@Suite struct TheClockOfTheMachine {
    /// The wall's and the machine's clocks in one.
    private final class Wall { var seconds = 0.0 }

    private let wall = Wall()

    private func bench(_ ledger: Ledger = Ledger(), settlingSeconds: Double = 0, isInteractive: Bool = false) -> Bench {
        var options = Procedure.Options()
        options.clock = { [wall] in wall.seconds }
        options.isInteractive = isInteractive
        return Bench(ledger: ledger, options: options, clockSpeed: 1, settlingSeconds: settlingSeconds)
    }

    /// The person thinks so long about each of the next questions, s.
    private func think(_ times: [Double], _ bench: Bench) {
        var times = times
        bench.audience.whenAsked = { [wall] in
            let seconds = times.isEmpty ? 0 : times.removeFirst()
            wall.seconds += seconds
            bench.console.seconds += seconds
        }
    }

    @Test func aForecastThatWasAskedAboutForLongIsMadeAnew() throws {
        let bench = bench()
        try bench.place()
        try bench.freeze(30)
        think([40, 3], bench)
        try bench.perform(.command(.hold(seconds: 10)), "hold")
        #expect(bench.audience.printed == ["40 s have passed since the prediction, with the gas off: it is made anew"])
        #expect(bench.procedure.elapsedSeconds == 30 + 40 + 10)
        #expect(bench.console.log == ["place", "freeze", "hold"])
    }

    @Test func oneThatIsAnsweredSoonStands() throws {
        let bench = bench()
        try bench.place()
        try bench.freeze(30)
        think([14], bench)
        try bench.perform(.command(.hold(seconds: 10)), "hold")
        #expect(bench.audience.printed.isEmpty)
    }

    @Test func isToldAgainByTheJournal() throws {
        let path = AJournal.freshPath()
        defer { unlink(path) }
        let journal = try Journal(creating: path)
        let header = RunHeader(
            version: "0", programName: "p.frz", programText: "freeze", seed: 0, resolutionMM: 4, driver: "recorder", isDryRun: false, date: "", files: [], prelude: [])
        try journal.open(header)
        func perform(on bench: Bench) throws {
            try bench.place()
            try bench.freeze(30)
            try bench.perform(.command(.hold(seconds: 10)), "hold")
            _ = bench.procedure.conclude(nil, program: "p", version: "0")
        }
        let first = bench(Ledger(recording: journal))
        think([0, 0, 40], first)
        try perform(on: first)
        #expect(first.audience.printed.count == 1)
        let ledger = Ledger(goingThrough: Past(of: JournalText(bytes: Array(try Data(contentsOf: URL(fileURLWithPath: path)))), behind: 1, isExact: true))
        let again = bench(ledger)
        do { try perform(on: again) } catch is PastLeft {}
        ledger.takeFindings()
        #expect(ledger.findings.isComplete && ledger.findings.differences.isEmpty, "\(ledger.findings.differences)")
        #expect(again.console.log.isEmpty && again.audience.printed.isEmpty)
    }

    @Test func valvesAreLookedAtOnceBehindTheLastGas() throws {
        let bench = bench(settlingSeconds: 3, isInteractive: true)
        try bench.place()
        try bench.freeze(30)
        var waits = 0
        bench.console.onWait = { waits += 1 }
        #expect(bench.procedure.conclude(nil, program: "p", version: "0").exit == 0)
        #expect(waits == 0)
    }
}
