import Bioheat
import Devices
import Evaluation
import Geometry
import Testing

@testable import Session

/// Trials of what is not going to be done.
@Suite struct WhatIfTests {
    private let bench: Bench

    init() throws {
        bench = Bench()
        bench.addOrgan("root", .sphere(centre: Point(9, 0, 10), radius: 2))
        try bench.place()
        try bench.procedure.require(
            Requirement(isLimit: true, line: 9, text: "coldest(root) > 5 C", span: .nowhere, watchedRegions: ["root"]) { [procedure = bench.procedure] in
                guard case .number(let celsius?) = try procedure.answer(.coldest(region: "root", now: false), in: nil) else { return .init(holds: false, value: nil) }
                var measurement = Requirement.Measurement(holds: celsius > 5, value: celsius)
                measurement.room = celsius - 5
                return measurement
            })
    }

    private let whole = Course(commands: [.freeze(probes: ["A"], seconds: 600)])
    private var request: CommandRequest { CommandRequest(work: .command(whole.commands[0]), span: .nowhere, text: "freeze 10m", line: 3) }

    @Test func theLongestTimeAndTheHighestPowerHoldAndALittleMoreDoesNot() throws {
        let procedure = bench.procedure
        #expect(try !procedure.forecast(whole, for: request).holds)
        let remedy = try #require(try procedure.remedy(for: whole, request, breakingAfter: 600))
        let seconds = try #require(remedy.seconds)
        func holds(_ seconds: Double) throws -> Bool { try procedure.forecast(Course(commands: [whole.commands[0].lasting(seconds)]), for: request).holds }
        #expect(try holds(seconds))
        #expect(try !holds(seconds + remedy.secondsStep))
        #expect(remedy.secondsStep == 1 && remedy.powerStep == 0.01, "where it is quick")
        let power = try #require(remedy.power)
        procedure.state.setPower(power, of: ["A"])
        #expect(try holds(600))
        procedure.state.setPower(power + remedy.powerStep, of: ["A"])
        #expect(try !holds(600))
    }

    @Test func whenItBreaksSavesTrialsAndChangesNothing() throws {
        let procedure = bench.procedure
        let broken = try procedure.forecast(whole, for: request)
        let breaks = try #require(broken.violations.map(\.atSeconds).min())
        #expect(try procedure.remedy(for: whole, request, breakingAfter: breaks) == procedure.remedy(for: whole, request, breakingAfter: .infinity))
    }

    /// The clocks of the trials, which jump, are not told.
    @Test func theSearchIsToldAsOneThatOnlyGoesOn() throws {
        _ = try bench.procedure.remedy(for: whole, request, breakingAfter: 600)
        let progress = bench.audience.progress
        #expect(progress.count > 20 && progress.allSatisfy { $0.phase == .searching && $0.text == "freeze 10m" && $0.clockSeconds == 0 })
        #expect(Set(progress.map(\.total)).count == 1)
        #expect(zip(progress, progress.dropFirst()).allSatisfy { $0.done <= $1.done })
        let (first, last) = try (#require(progress.first), #require(progress.last))
        #expect(first.done < 1 && last.done > 0.8 * last.total && last.done <= last.total)
        _ = try bench.procedure.forecast(whole, for: request)
        #expect(bench.audience.progress.last?.phase != .searching)
    }

    @Test func aTrialLeavesThePlanAsItWas() throws {
        let procedure = bench.procedure
        _ = try procedure.remedy(for: whole, request, breakingAfter: 600)
        #expect(procedure.state.elapsedSeconds == 0 && procedure.state.power(of: "A") == 1 && !procedure.isTrying)
        #expect(try procedure.whatIf(Alternative(seconds: 60)) == nil)
    }

    /// With less power the condition comes true later, and the trial goes on until then.
    @Test func anotherPowerRunsOnToTheCondition() throws {
        let bench = Bench()
        bench.addOrgan("root", .sphere(centre: Point(9, 0, 10), radius: 2))
        try bench.place()
        let procedure = bench.procedure
        let isCold = { () throws -> Bool in
            guard case .number(let celsius?) = try procedure.answer(.coldest(region: "root", now: false), in: nil) else { return false }
            return celsius < 30
        }
        var ends: [Double] = []
        bench.audience.whenAsked = {
            for power in [1.0, 0.5] { ends += (try? procedure.whatIf(Alternative(power: power)))?.map(\.endSeconds) ?? [] }
            ends += (try? procedure.whatIf(Alternative(seconds: 300)))?.map(\.endSeconds) ?? []
        }
        try bench.perform(.until(.freeze(probes: ["A"], seconds: 0), condition: isCold, atMostSeconds: 600))
        let row = try #require(procedure.rows.last)
        #expect(ends.count == 3 && ends[0] == row.endSeconds && ends[1] > row.endSeconds + 1 && ends[2] == 300)
    }

    @Test func theForecastKeepsHowNearALimitCame() throws {
        let forecast = try bench.procedure.forecast(Course(commands: [.freeze(probes: ["A"], seconds: 60)]), for: request)
        let limit = try #require(forecast.limits[0])
        #expect(limit.holds && limit.atSeconds > 60)
        #expect(try #require(limit.room) > 0)
        let broken = try #require(try bench.procedure.forecast(whole, for: request).limits[0])
        let (breaks, room) = (try #require(broken.breaksAtSeconds), try #require(broken.room))
        #expect(breaks < broken.atSeconds && room < 0)
    }
}
