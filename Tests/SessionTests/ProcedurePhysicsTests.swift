import Bioheat
import Devices
import Evaluation
import Geometry
import Testing

@testable import Session

/// What depends on the solver: coarse grids, so that the suite stays quick.
@Suite struct TheForecastKnowsThePatient {
    @Test func aLimitOnAnOrganRefusesTheFreezeBeforeItIsSent() throws {
        let bench = Bench()
        bench.addOrgan("nerve", .sphere(centre: Point(10, 0, 15), radius: 3))
        try bench.limitColdest("nerve", above: 5)
        try bench.place()
        #expect(haltOf { try bench.freeze(600) }?.word == "refused")
        #expect(bench.console.log == ["place", "all stop"])
        let row = try #require(bench.procedure.rows.last)
        let violation = try #require(row.violations.first)
        #expect(violation.atSeconds > 0 && violation.atSeconds <= 600)
        #expect((violation.value ?? 99) <= 5)
        #expect((row.prediction?.organs["nerve"] ?? nil) ?? 99 < 5, "the row shows how cold it would have become")
    }

    /// The gas is off, and the organ still cools: the freeze is to blame.
    @Test func theAfterdropCounts() throws {
        let bench = Bench()
        bench.addOrgan("nerve", .sphere(centre: Point(16, 0, 15), radius: 3))
        try bench.place()
        try bench.procedure.require(bench.coldest("nerve", above: -300))
        try bench.freeze(300)
        let row = try #require(bench.procedure.rows.last)
        let lookedAhead = try #require(row.prediction?.organs["nerve"] ?? nil)
        guard case .number(let atTheEnd?) = try bench.procedure.answer(.coldest(region: "nerve", now: false), in: nil) else {
            Issue.record("the nerve has no temperature")
            return
        }
        #expect(lookedAhead < atTheEnd, "it goes on cooling behind the freeze")
        let warned = Bench()
        warned.addOrgan("nerve", .sphere(centre: Point(16, 0, 15), radius: 3))
        try warned.place()
        try warned.procedure.require(warned.coldest("nerve", above: (lookedAhead + atTheEnd) / 2))
        #expect(haltOf { try warned.freeze(300) }?.word == "refused")
        #expect((warned.procedure.rows.last?.violations.first?.atSeconds ?? 0) > 300)
    }

    /// Cold still spreads: a limit that breaks behind a hold or a thaw is told with it, though it is not refused.
    @Test(arguments: [Command.hold(seconds: 15), .thaw(probes: ["A"], isActive: false, seconds: 15)])
    func whatBreaksBehindACommandIsToldWithIt(command: Command) throws {
        var options = Procedure.Options()
        options.looksAheadOfAll = true
        let bench = Bench(options: options)
        bench.addOrgan("nerve", .sphere(centre: Point(16, 0, 15), radius: 3))
        try bench.place()
        try bench.freeze(300)
        let end = 315.0
        guard case .number(let now?) = try bench.procedure.answer(.coldest(region: "nerve", now: true), in: nil) else { return #expect(Bool(false)) }
        try bench.limitColdest("nerve", above: now - 1)
        try bench.perform(.command(command))
        let row = try #require(bench.procedure.rows.last)
        #expect(row.isCommitted && row.verdict == .ok)
        #expect(bench.audience.told.map(\.code).contains("R210"))
        #expect(row.violations.allSatisfy { $0.atSeconds > end } && row.violations.count == 1)
        #expect(row.limits.allSatisfy { !$0.holds && $0.breaksAtSeconds ?? 0 > end })
    }

    @Test func whereNothingWasFrozenNothingIsLookedAheadOf() throws {
        let bench = Bench()
        bench.addOrgan("nerve", .sphere(centre: Point(16, 0, 15), radius: 3))
        try bench.limitColdest("nerve", above: 5)
        try bench.place()
        let begun = bench.procedure.state.history?.events.count ?? 0
        try bench.perform(.command(.hold(seconds: 15)))
        #expect(begun == 0 && !bench.procedure.state.hasBeenFrozen)
        try bench.freeze(15)
        #expect(bench.procedure.state.hasBeenFrozen)
    }

    /// What a limit says of a place, and what `coldest` answers when all is over, are one figure.
    @Test func aLimitTellsTheColdestSoFar() throws {
        let bench = Bench()
        bench.addOrgan("nerve", .tube(points: [Point(-30, 12, 4), Point(30, 14, 16)], radius: 2))
        try bench.procedure.require(
            Requirement(isLimit: true, line: 9, text: "coldest(nerve) > -80 C", span: .nowhere, watchedRegions: ["nerve"]) { [procedure = bench.procedure] in
                guard case .number(let celsius?) = try procedure.answer(.coldest(region: "nerve", now: true), in: nil) else { return .init(holds: false, value: nil) }
                var measurement = Requirement.Measurement(holds: celsius > -80, value: celsius)
                measurement.room = celsius + 80
                return measurement
            })
        try bench.place()
        try bench.freeze(180)
        let row = try #require(bench.procedure.rows.last)
        #expect(row.limits.first?.value == row.prediction?.organs["nerve"] ?? nil)
    }

    /// What an organ has been since the start does not get warmer when gas is put in beside it.
    @Test func gasPutInLateForgetsNoCold() throws {
        let bench = Bench()
        bench.addOrgan("bowel", .box(centre: Point(0, 18, 15), size: Point(20, 18, 30)))
        try bench.place()
        try bench.freeze(300)
        func coldest() throws -> Double {
            guard case .number(let celsius?) = try bench.procedure.answer(.coldest(region: "bowel", now: false), in: nil) else { return .nan }
            return celsius
        }
        let before = try coldest()
        let gas = Tissue(
            name: "co2", densityKgPerM3: 1.8, conductivityWPerMK: 0.0166, frozenConductivityWPerMK: 0.0166, heatCapacityJPerKgK: 850,
            frozenHeatCapacityJPerKgK: 850, latentHeatJPerKg: 0, solidusCelsius: -200, liquidusCelsius: -199)
        try bench.perform(.insulate(.init(shape: .box(centre: Point(0, 7.4, 15), size: Point(40, 3, 40)), material: gas)))
        #expect(try coldest() <= before && before < 30)
    }

    @Test func aProbeInTheIceIsNotWithdrawnNotEvenInAnOverride() throws {
        let bench = Bench()
        try bench.place()
        try bench.freeze(120)
        try bench.procedure.beginOverride(reason: "hurry")
        #expect(haltOf { try bench.perform(.command(.withdraw(probes: ["A"])), "withdraw A") }?.word == "refused")
        let row = try #require(bench.procedure.rows.last)
        #expect(row.kind == "withdraw" && row.verdict == .refused && !row.isCommitted)
        #expect(row.violations.map(\.text) == ["tip(A) > 0 C"])
        #expect(bench.procedure.placedProbes == ["A"])
        #expect(!bench.console.log.contains("withdraw"))
    }

    @Test func aPredictionLeavesThePatientAsItWas() throws {
        let bench = Bench()
        try bench.place()
        try bench.freeze(60)
        let before = try bench.procedure.answer(.tips(probes: ["A"]), in: nil)
        try bench.procedure.beginPrediction()
        try bench.perform(.command(.setPower(probes: ["A"], fraction: 0.3)))
        try bench.freeze(60)
        let id = try bench.procedure.endPrediction()
        #expect(try bench.procedure.answer(.tips(probes: ["A"]), in: nil) == before)
        #expect(try bench.procedure.answer(.tips(probes: ["A"]), in: id) != before)
        #expect(bench.procedure.state.power(of: "A") == 1)
    }

    @Test func inPiecesOrInOneTheIceIsTheSame() throws {
        let whole = Bench()
        try whole.place()
        try whole.freeze(120)
        let scanned = Bench()
        try scanned.place()
        try scanned.perform(.freezeWithScans(.freeze(probes: ["A"], seconds: 120), everySeconds: 60))
        #expect(whole.procedure.rows[1].prediction == scanned.procedure.rows[1].prediction)
    }

    /// On cells of 4 mm the surface of a small ball bulges between their axes.
    @Test func aRoundBallIsAsWideAsItsExtents() throws {
        let bench = Bench()
        try bench.place()
        try bench.freeze(60)
        guard case .iceball(let ball) = try bench.procedure.answer(.iceball, in: nil) else { return #expect(Bool(false)) }
        #expect(ball.widthMM == max(ball.extentsMM.x, ball.extentsMM.y) && ball.lengthMM == ball.extentsMM.z)
    }

    @Test func aRegionIsWhereItIsBeforeAnythingIsPlaced() throws {
        let bench = Bench()
        bench.addOrgan("lesion", .ellipsoid(centre: Point(1, 2, 3), radii: Point(5, 10, 5)))
        guard case .point(let centre) = try bench.procedure.answer(.centre(region: "lesion"), in: nil),
            case .point(let axis) = try bench.procedure.answer(.longAxis(region: "lesion"), in: nil)
        else {
            Issue.record("no point")
            return
        }
        #expect(centre.distance(to: Point(1, 2, 3)) < 1e-6)
        #expect(abs(abs(axis.y) - 1) < 1e-6)
        #expect(try bench.procedure.answer(.size(region: "lesion"), in: nil) == .number(20))
        #expect(try bench.procedure.answer(.size(region: "nowhere"), in: nil) == .number(nil))
    }
}

extension Bench {
    func coldest(_ region: String, above celsius: Double) -> Requirement {
        Requirement(isLimit: true, line: 7, text: "coldest(\(region)) > \(celsius) C", span: .nowhere, watchedRegions: [region]) {
            [procedure] in
            guard case .number(let now?) = try procedure.answer(.coldest(region: region, now: false), in: nil) else {
                return .init(holds: true, value: nil)
            }
            return .init(holds: now > celsius, value: now)
        }
    }

    func limitColdest(_ region: String, above celsius: Double) throws { try procedure.require(coldest(region, above: celsius)) }
}
