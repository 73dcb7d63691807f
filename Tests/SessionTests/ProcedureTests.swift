import Devices
import Evaluation
import Geometry
import Testing

@testable import Session

@Suite struct WhatReachesTheMachine {
    @Test func aCommandWhoseLimitsHoldIsSentOnce() throws {
        let bench = Bench()
        try bench.limitElapsed(to: 100)
        try bench.place()
        try bench.freeze(60)
        #expect(bench.console.log == ["place", "freeze"])
        #expect(bench.procedure.rows.map(\.verdict) == [.ok, .ok])
        #expect(bench.procedure.rows.allSatisfy { $0.isCommitted })
        #expect(bench.procedure.elapsedSeconds == 60)
    }

    @Test func aRefusedCommandIsNeverSentAndTheGasIsClosed() throws {
        let bench = Bench()
        try bench.limitElapsed(to: 33)
        try bench.place()
        let halt = haltOf { try bench.freeze(60) }
        #expect(halt?.word == "refused")
        #expect(bench.console.log == ["place", "all stop"])
        let row = try #require(bench.procedure.rows.last)
        #expect(row.verdict == .refused && !row.isCommitted && row.measured == nil)
        #expect(row.violations.map(\.line) == [99])
        #expect(row.violations[0].atSeconds == 35)
        #expect(bench.procedure.conclude(halt, program: "p", version: "0").exit == 3)
    }

    @Test func anOverrideCommitsInTheOpen() throws {
        let bench = Bench()
        try bench.limitElapsed(to: 33)
        try bench.place()
        try bench.procedure.beginOverride(reason: "agreed")
        try bench.freeze(60)
        bench.procedure.endOverride()
        let row = try #require(bench.procedure.rows.last)
        #expect(row.verdict == .overridden && row.isCommitted && !row.violations.isEmpty)
        #expect(haltOf { try bench.freeze(5) }?.word == "refused", "a broken limit stays broken for the next freeze")
    }

    @Test func theWaysOutAreNeverRefused() throws {
        let bench = Bench()
        try bench.limitElapsed(to: 10)
        try bench.place()
        try bench.perform(.command(.thaw(probes: ["A"], isActive: true, seconds: 60)))
        try bench.perform(.command(.stop))
        #expect(bench.console.log == ["place", "thaw", "stop"])
        #expect(bench.procedure.rows.map(\.verdict) == [.ok, .ok, .ok])
        #expect(!bench.audience.told.isEmpty, "the broken limit is told")
    }

    @Test func aPredictionCommitsNothing() throws {
        let bench = Bench()
        try bench.limitElapsed(to: 33)
        try bench.place()
        try bench.procedure.beginPrediction()
        try bench.freeze(60)
        let id = try bench.procedure.endPrediction()
        #expect(bench.console.log == ["place"])
        #expect(bench.procedure.rows.count == 1)
        #expect(!bench.procedure.isOK(id))
        #expect(bench.procedure.violations(of: id).count == 1)
        #expect(bench.procedure.elapsedSeconds == 0)
        #expect(try bench.procedure.answer(.elapsed, in: id) == .number(60))
        #expect(try bench.procedure.answer(.elapsed, in: nil) == .number(0))
    }

    @Test func aDryRunOpensNoConsole() throws {
        var options = Procedure.Options()
        options.isDryRun = true
        let bench = Bench(options: options)
        try bench.place()
        try bench.freeze(60)
        #expect(bench.console.log.isEmpty)
        #expect(bench.procedure.rows.allSatisfy { !$0.isCommitted && $0.verdict == .ok && $0.measured == nil })
        #expect(bench.procedure.elapsedSeconds == 60)
    }

    @Test func whatIsDeclinedIsNotSent() throws {
        let bench = Bench()
        bench.audience.agreement = false
        #expect(haltOf { try bench.place() }?.word == "stopped")
        #expect(bench.console.log.isEmpty)
        #expect(bench.procedure.placedProbes.isEmpty)
    }
}

@Suite struct WhereTheRunBreaksOff {
    @Test func aStopInTheMiddleClosesTheGas() throws {
        let bench = Bench()
        try bench.place()
        bench.console.onWait = { if bench.console.seconds >= 20 { bench.stop.raise() } }
        let halt = haltOf { try bench.freeze(60) }
        #expect(halt?.word == "stopped")
        #expect(bench.console.log == ["place", "freeze", "all stop"])
        #expect(bench.procedure.rows.last?.endSeconds == 25)
        #expect(bench.procedure.elapsedSeconds == 25)
        #expect(bench.procedure.conclude(halt, program: "p", version: "0").exit == 130)
    }

    @Test(arguments: ["freeze", "wait"]) func aFailingDeviceEndsWithTheGasOff(at place: String) throws {
        let bench = Bench()
        try bench.place()
        bench.console.failsAt = place
        let halt = haltOf { try bench.freeze(60) }
        #expect(halt?.word == "deviceFailed")
        #expect(bench.console.log.last == "all stop")
        #expect(bench.procedure.conclude(halt, program: "p", version: "0").exit == 5)
    }

    @Test func aDisagreementIsToldOnceAProbe() throws {
        var trajectory = Trajectory()
        for seconds in stride(from: 0.0, through: 300, by: 5) {
            trajectory.add(Trajectory.Moment(seconds: seconds, tipCelsius: ["A": -100], sensorCelsius: ["T": 10]))
        }
        var forecast = Forecast(of: [], from: PlanState())
        forecast.trajectory = trajectory
        var comparison = Comparison(with: forecast)
        #expect(comparison.disagreements(of: Readings(atSeconds: 30, tipCelsius: ["A": -86], sensorCelsius: ["T": 24]), after: 30).isEmpty, "early: 15 K")
        #expect(comparison.disagreements(of: Readings(atSeconds: 90, tipCelsius: ["A": -86], sensorCelsius: ["T": 17]), after: 90).isEmpty)
        #expect(comparison.disagreements(of: Readings(atSeconds: 95, tipCelsius: ["A": -84]), after: 95).map(\.name) == ["A"])
        #expect(comparison.disagreements(of: Readings(atSeconds: 96, sensorCelsius: ["T": 19]), after: 96).map(\.name) == ["T"], "8 K")
        #expect(comparison.disagreements(of: Readings(atSeconds: 99, tipCelsius: ["A": -60]), after: 99).isEmpty, "told once")
    }
}

@Suite struct ClearancesAreBound {
    @Test func aForecastSpeaksForItsOwnCommandsOnly() {
        let forecast = Forecast(of: [.hold(seconds: 5)], from: PlanState())
        #expect(Self.clears(.hold(seconds: 5), forecast, nil))
        #expect(!Self.clears(.hold(seconds: 6), forecast, nil))
    }

    @Test func aBrokenLimitWantsAReason() {
        var forecast = Forecast(of: [.freeze(probes: ["A"], seconds: 5)], from: PlanState())
        forecast.add(Violation(line: 1, text: "x", value: 1, atSeconds: 1))
        #expect(!Self.clears(.freeze(probes: ["A"], seconds: 5), forecast, nil))
        #expect(Self.clears(.freeze(probes: ["A"], seconds: 5), forecast, "why not"))
    }

    @Test func aStaleClearanceIsRefusedByTheConsole() throws {
        let console = RecordingConsole()
        console.expect(revision: 7)
        let forecast = Forecast(of: [.hold(seconds: 5)], from: PlanState())
        var code: String?
        if let clearance = ClearanceOffice.clear(.hold(seconds: 5), by: forecast, overrideReason: nil) {
            do { try console.begin(clearance) } catch { code = (error as? ConsoleFailure)?.code }
        }
        #expect(code == "stale")
        #expect(console.log.isEmpty)
    }

    @Test func everyCommandRaisesTheRevision() throws {
        let bench = Bench()
        try bench.place()
        try bench.freeze(10)
        try bench.freeze(10)
        #expect(bench.console.expected == 2)
        #expect(bench.procedure.state.revision == 3)
    }

    private static func clears(_ command: Command, _ forecast: Forecast, _ reason: String?) -> Bool {
        switch ClearanceOffice.clear(command, by: forecast, overrideReason: reason) {
        case .some: true
        case nil: false
        }
    }
}

@Suite struct WhatTakesTime {
    @Test func aFreezeUntilEndsWithinASecondOfItsCondition() throws {
        let bench = Bench()
        try bench.place()
        let procedure = bench.procedure
        try bench.perform(
            .until(.freeze(probes: ["A"], seconds: 0), condition: { try procedure.answer(.elapsed, in: nil).isAtLeast(33) }, atMostSeconds: 120))
        let row = try #require(procedure.rows.last)
        #expect(row.command == .freeze(probes: ["A"], seconds: 33))
        #expect(row.endSeconds == 33)
        #expect(bench.console.seconds == 33)
    }

    @Test func aConditionThatHoldsAlreadySendsNothing() throws {
        let bench = Bench()
        try bench.place()
        try bench.perform(.until(.freeze(probes: ["A"], seconds: 0), condition: { true }, atMostSeconds: 120))
        #expect(bench.console.log == ["place"])
        #expect(bench.audience.told.map(\.code) == ["R207"])
    }

    @Test func aConditionThatNeverHoldsEndsAtItsBound() throws {
        let bench = Bench()
        try bench.place()
        try bench.perform(.until(.freeze(probes: ["A"], seconds: 0), condition: { false }, atMostSeconds: 42))
        #expect(bench.procedure.rows.last?.endSeconds == 42)
        #expect(bench.audience.told.map(\.code) == ["R206"])
    }

    @Test func scansFollowTheirFreezeInTheReport() throws {
        let bench = Bench()
        try bench.place()
        try bench.perform(.freezeWithScans(.freeze(probes: ["A"], seconds: 60), everySeconds: 25))
        #expect(bench.console.log == ["place", "freeze", "scan", "freeze", "scan", "freeze"])
        let rows = bench.procedure.rows.dropFirst()
        #expect(rows.map(\.kind) == ["freeze", "scan", "scan"])
        #expect(rows.map(\.startSeconds) == [0, 25, 50])
        #expect(rows.map(\.endSeconds) == [60, 25, 50])
        #expect(rows.dropFirst().allSatisfy { $0.measured?.scan != nil })
    }

    @Test func aScanAtTheVeryEndIsTaken() throws {
        let bench = Bench()
        try bench.place()
        try bench.perform(.freezeWithScans(.freeze(probes: ["A"], seconds: 60), everySeconds: 30))
        #expect(bench.console.log == ["place", "freeze", "scan", "freeze", "scan"])
    }

    @Test func togetherEndsWithTheLast() throws {
        let bench = Bench()
        try bench.place()
        try bench.place("B", at: Point(15, 0, 0), from: Point(15, 0, 60))
        try bench.perform(.together([.freeze(probes: ["A"], seconds: 60), .freeze(probes: ["B"], seconds: 40)]))
        #expect(bench.procedure.rows.suffix(2).map(\.endSeconds) == [60, 40])
        #expect(bench.procedure.elapsedSeconds == 60)
        #expect(bench.console.seconds == 60)
        let both = CommandRequest.Work.together([.freeze(probes: ["A"], seconds: 60), .thaw(probes: ["A"], isActive: true, seconds: 40)])
        #expect(haltOf { try bench.perform(both) }?.word == "R310")
    }

    @Test(arguments: [0, -5, .nan, .infinity, 1e9]) func aSenselessTimeIsAMistake(_ seconds: Double) throws {
        let bench = Bench()
        try bench.place()
        #expect(haltOf { try bench.freeze(seconds) }?.word == "R305")
    }
}

extension Answer {
    fileprivate func isAtLeast(_ bound: Double) -> Bool {
        if case .number(let value?) = self { value >= bound } else { false }
    }
}

@Suite struct WhereProbesGo {
    @Test func crossingProbesAreRefusedWithTheDistance() throws {
        let bench = Bench()
        try bench.place()
        #expect(haltOf { try bench.place("B", at: Point(-20, 0.5, 30), from: Point(20, 0.5, 30)) }?.word == "refused")
        let row = try #require(bench.procedure.rows.last)
        #expect(row.violations.map(\.text) == ["probe B crosses probe A"])
        #expect(abs((row.violations[0].value ?? 0) - (0.5 - 1.5)) < 1e-9)
        #expect(bench.console.log == ["place", "all stop"])
    }

    @Test func aWayThroughAnOrganIsRefusedAndBesideItIsNot() throws {
        let bench = Bench()
        bench.addOrgan("bowel", .sphere(centre: Point(0, 5, 40), radius: 3))
        #expect(haltOf { try bench.place(at: Point(0, 5, 0), from: Point(0, 5, 60)) }?.word == "refused")
        #expect(bench.procedure.rows.last?.violations.first?.text == "probe A goes through the organ bowel")
        let beside = Bench()
        beside.addOrgan("bowel", .sphere(centre: Point(0, 5, 40), radius: 3))
        try beside.place(at: .zero, from: Point(0, 0, 60))
        #expect(beside.console.log == ["place"])
    }

    @Test func aNameIsTakenOnce() throws {
        let bench = Bench()
        try bench.place()
        #expect(haltOf { try bench.place("A", at: Point(20, 0, 0), from: Point(20, 0, 60)) }?.word == "R303")
    }
}
