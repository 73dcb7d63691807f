import Bioheat
import Devices
import Evaluation
import Foundation
import Geometry
import Testing

@testable import Session

@Suite struct GasThatIsNotConfirmedClosed {
    @Test func isToldAndWeighsMoreThanARefusal() throws {
        let bench = Bench()
        try bench.limitElapsed(to: 33)
        try bench.place()
        bench.console.failsAt = "all stop"
        let halt = haltOf { try bench.freeze(60) }
        #expect(halt?.word == "deviceFailed")
        #expect(bench.audience.told.contains { $0.code == "R105" })
        #expect(bench.procedure.conclude(halt, program: "p", version: "0").exit == 5)
        #expect(bench.console.log.filter { $0 == "all stop" }.count == 2, "asked again at the end")
    }

    /// One that did not hear the stop is not asked for its clock, which would be waited for once more.
    @Test func nothingElseIsAskedOfAMachineThatDidNotHearTheStop() throws {
        let bench = Bench()
        try bench.place()
        bench.console.onWait = { bench.console.failsAt = "wait" }
        bench.console.stopFails = true
        let asked = bench.console.readingCount
        _ = haltOf { try bench.freeze(60) }
        #expect(bench.procedure.gasFailure != nil && bench.console.readingCount == asked)
    }

    @Test func isClosedWhereTheProgramEndsBetweenTwoCommands() throws {
        let bench = Bench()
        try bench.place()
        #expect(bench.procedure.conclude(.assertionFailed, program: "p", version: "0").exit == 6)
        #expect(bench.console.log == ["place", "all stop"])
    }
}

@Suite struct TheGasOfThePlan {
    @Test func aProbeOfAGasThatTheMachineHasNotIsNotPlaced() throws {
        let bench = Bench()
        bench.procedure.probeModels["needle"]?.gas = "xenon"
        #expect(haltOf { try bench.place() }?.word == "R313")
        #expect(bench.console.log.isEmpty)
    }

    @Test func aFreezeThatOutlastsItsGasIsRefused() throws {
        let bench = Bench()
        bench.procedure.probeModels["needle"]?.gasFlowGPerSecond = 1000
        try bench.place()
        #expect(haltOf { try bench.freeze(60) }?.word == "refused")
        let row = try #require(bench.procedure.rows.last)
        #expect(row.violations.map(\.text) == ["pressure(argon) > 500 psi"])
        // 9.3 kg at 1 kg/s down to 3500 psi; from there the flow falls with the pressure: 2.3 s to 3000 psi and ln 6 x 17.6 s to 500.
        let seconds = try #require(row.violations.first?.atSeconds)
        #expect((40...50).contains(seconds))
        #expect(bench.audience.told.map(\.code) == ["R104"])
    }

    @Test func aBottleThatFallsBelowItsWorkingRangeIsToldAndTheFreezeGoesOn() throws {
        let bench = Bench()
        bench.procedure.probeModels["needle"]?.gasFlowGPerSecond = 250
        try bench.place()
        try bench.freeze(60)
        #expect(bench.audience.told.map(\.code) == ["R211"])
        #expect(bench.audience.told.first?.message.contains("3000 psi") == true)
        #expect(bench.procedure.rows.last?.verdict == .ok)
    }

    @Test func aFreezeFromABottleThatEmptiesIsPredictedWeaker() throws {
        func predicted(usedGrams: Double) throws -> (ice: Double, tip: Double) {
            let bench = Bench()
            bench.procedure.state.gas.use(gramsPerSecond: usedGrams, seconds: 1, of: "argon")
            try bench.place()
            try bench.freeze(600)
            let outcome = try #require(bench.procedure.rows.last?.prediction)
            let probe = try #require(outcome.probes["A"])
            return (outcome.iceballMM[0], probe.tipCelsius)
        }
        let (full, low) = (try predicted(usedGrams: 0), try predicted(usedGrams: 21_000))
        #expect(low.ice < full.ice - 2)
        #expect(low.tip > full.tip + 20)
    }

    @Test func heliumThatIsGoneWarmsNothing() {
        var state = PlanState()
        state.gas.use(gramsPerSecond: 1e6, seconds: 1, of: "helium")
        #expect(state.drives(of: [.thaw(probes: ["A"], isActive: true, seconds: 60)], after: 0).isEmpty)
    }
}

@Suite struct WhatAPredictionKeeps {
    @Test func limitsOfThePredictionEndWithIt() throws {
        let bench = Bench()
        try bench.place()
        try bench.procedure.beginPrediction()
        try bench.limitElapsed(to: 10)
        try bench.freeze(60)
        let id = try bench.procedure.endPrediction()
        #expect(!bench.procedure.isOK(id))
        try bench.freeze(60)
        #expect(bench.procedure.rows.last?.verdict == .ok)
    }

    @Test func aBlockedProbeIsPredictedOn() throws {
        let bench = Bench()
        bench.addOrgan("nerve", .sphere(centre: Point(0, 0, 30), radius: 3))
        try bench.procedure.beginPrediction()
        try bench.place()
        try bench.freeze(10)
        let id = try bench.procedure.endPrediction()
        #expect(bench.procedure.violations(of: id).count == 1)
        #expect(bench.procedure.placedProbes.isEmpty && bench.console.log.isEmpty)
    }

    @Test func isFreedWhenNobodyHoldsIt() throws {
        let bench = Bench()
        try bench.place()
        var held: PredictionID?
        for _ in 0..<5 {
            try bench.procedure.beginPrediction()
            try bench.freeze(10)
            held = try bench.procedure.endPrediction()
        }
        #expect(bench.procedure.predictions.count <= 2)
        if let held { #expect(try bench.procedure.answer(.elapsed, in: held) == .number(10)) }
    }
}

@Suite struct BehindAFreeze {
    /// The organ is no region of the patient, and the limit asks for a place: it cools on all the same.
    @Test func aLimitOnAPointIsWatchedToo() throws {
        let point = Point(0, 15, 15)
        let free = Bench()
        try free.place()
        try free.limitTemperature(at: point, above: -300)
        try free.freeze(200)
        let atTheEnd = try #require(try free.temperature(at: point))
        try free.perform(.command(.hold(seconds: 60)))
        let later = try #require(try free.temperature(at: point))
        #expect(later < atTheEnd - 0.2)
        let watched = Bench()
        try watched.place()
        try watched.limitTemperature(at: point, above: (later + atTheEnd) / 2)
        #expect(haltOf { try watched.freeze(200) }?.word == "refused")
        #expect((watched.procedure.rows.last?.violations.first?.atSeconds ?? 0) > 200)
    }

    /// Time that passes in the look-ahead is no program time.
    @Test func aLimitOnTheClockIsNot() throws {
        let bench = Bench()
        try bench.place()
        try bench.limitElapsed(to: 205)
        try bench.limitTemperature(at: Point(0, 15, 15), above: -300)
        try bench.freeze(200)
        #expect(bench.procedure.rows.last?.verdict == .ok)
    }
}

extension Bench {
    func temperature(at point: Point) throws -> Double? {
        guard case .number(let celsius) = try procedure.answer(.temperature(at: point), in: nil) else { return nil }
        return celsius
    }

    func limitTemperature(at point: Point, above celsius: Double) throws {
        try procedure.require(
            Requirement(isLimit: true, line: 8, text: "temperature", span: .nowhere, watchedRegions: []) { [unowned self] in
                let now = try temperature(at: point)
                return .init(holds: (now ?? -.infinity) > celsius, value: now)
            })
    }
}

@Suite struct WhereTheGridEnds {
    @Test func tooManyCellsAreRefusedInWords() throws {
        var options = Procedure.Options()
        options.resolutionMM = 0.05
        let bench = Bench(options: options)
        #expect(haltOf { try bench.place() }?.word == "R316")
        bench.procedure.patient?.domain = Patient.Domain(
            box: Bounds(lower: Point(repeating: -1000), upper: Point(repeating: 1000)), isInsulated: false)
        #expect(throws: Unanswerable.self) { try bench.procedure.answer(.volume(below: 0, now: false), in: nil) }
        #expect(bench.console.log.isEmpty)
    }

    @Test func aProbeOutsideAWrittenDomainIsRefusedInWords() throws {
        let bench = Bench()
        bench.procedure.patient?.domain = Patient.Domain(
            box: Bounds(lower: Point(40, 40, -80), upper: Point(80, 80, 80)), isInsulated: false)
        #expect(haltOf { try bench.place() }?.word == "R318")
        #expect(bench.console.log.isEmpty)
    }

    @Test func wallsThatTheIceComesNearAreToldOnceAndInsulatedOnesAreNot() throws {
        for (isInsulated, told) in [(false, ["R212"]), (true, [])] {
            let bench = Bench()
            bench.procedure.patient?.domain = Patient.Domain(
                box: Bounds(lower: Point(-15, -15, -40), upper: Point(15, 15, 70)), isInsulated: isInsulated)
            try bench.place()
            try bench.freeze(600)
            try bench.freeze(60)
            #expect(bench.audience.told.map(\.code).filter { $0 == "R212" } == told)
        }
    }

    @Test func coldThatComesToChosenWallsIsTold() throws {
        let bench = Bench()
        try bench.place()
        for _ in 0..<2 { try bench.freeze(600) }
        #expect(!bench.audience.told.map(\.code).contains("R212"))
        for _ in 0..<10 { try bench.freeze(900) }
        #expect(bench.audience.told.map(\.code).filter { $0 == "R212" }.count == 1)
    }

    @Test func cellsTooWideAreToldOnceWhereAPersonIsAsked() throws {
        for (isAsked, cell, told) in [(true, 4.0, ["R214"]), (true, 3, []), (false, 4, [])] {
            var options = Procedure.Options()
            options.looksAheadOfAll = isAsked
            let bench = Bench(options: options)
            bench.procedure.patient?.resolutionMM = cell
            try bench.place()
            try bench.freeze(60)
            try bench.freeze(60)
            #expect(bench.audience.told.map(\.code).filter { $0 == "R214" } == told)
        }
    }

    @Test func aPowerThatChangesNothingIsTold() throws {
        for (cooling, told) in [(ProbeModel.Cooling.idealSurface(celsius: -140), ["R213"]), (ProbeModel.needle.cooling, [])] {
            let bench = Bench()
            bench.procedure.probeModels["needle"]?.cooling = cooling
            try bench.place()
            try bench.perform(.command(.setPower(probes: ["A"], fraction: 0.01)))
            #expect(bench.audience.told.map(\.code).filter { $0 == "R213" } == told)
            #expect(bench.procedure.state.power(of: "A") == 0.01)
        }
    }

    @Test func anOrganBeyondChosenWallsIsAsWarmAsEver() throws {
        let bench = Bench()
        bench.addOrgan("nerve", .sphere(centre: Point(0, 500, 0), radius: 3))
        try bench.place()
        #expect(try bench.procedure.answer(.coldest(region: "nerve", now: true), in: nil) == .number(37))
        bench.procedure.patient?.domain = Patient.Domain(
            box: Bounds(lower: Point(repeating: -80), upper: Point(repeating: 80)), isInsulated: false)
        #expect(try bench.procedure.answer(.coldest(region: "nerve", now: true), in: nil) == .number(nil))
    }

    @Test func probesBelongToThePatient() throws {
        let bench = Bench()
        #expect(haltOf { try bench.place(at: Point(1e6, 0, 0)) }?.word == "R315")
        #expect(haltOf { try bench.place(at: Point(0, .nan, 0)) }?.word == "R309")
        #expect(haltOf { try bench.place(from: .zero) }?.word == "R309")
        try bench.place(from: Point(0, 0, 20))
        #expect(bench.audience.told.map(\.code) == ["R208"], "30 mm of active length on a way of 20 mm")
    }
}

@Suite struct ThePlanFollowsTheMachine {
    /// The journal is a pipe whose reader goes while the machine acts: the result finds nobody.
    @Test func evenWhereTheResultCannotBeWritten() throws {
        signal(SIGPIPE, SIG_IGN)
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        let bench = Bench(journal: try Journal(creating: "/dev/fd/\(ends[1])"))
        close(ends[1])
        bench.console.onBegin = { [reader = ends[0]] in close(reader) }
        #expect(haltOf { try bench.place() }?.word == "journalFailed")
        #expect(bench.console.log == ["place", "all stop"])
        #expect(bench.procedure.placedProbes == ["A"] && bench.procedure.rows.map(\.isCommitted) == [true])
    }

    @Test func aSecondMentionOfAProbeChangesNothing() throws {
        let bench = Bench()
        try bench.place()
        try bench.perform(.command(.withdraw(probes: ["A", "A"])))
        #expect(bench.procedure.rows.last?.command == .withdraw(probes: ["A"]))
    }

    @Test func aPlacedProbeIsNotTestedAgain() throws {
        let bench = Bench()
        try bench.place()
        #expect(haltOf { try bench.perform(.command(.test(probe: "A", model: "needle"))) }?.word == "R314")
    }

    @Test func aPatientSetToWhatItIsLeavesTheModelAlone() throws {
        let bench = Bench()
        try bench.place()
        try bench.freeze(20)
        let before = bench.procedure.state.patientRevision
        bench.procedure.patient = bench.procedure.patient
        #expect(bench.procedure.state.patientRevision == before)
    }
}

@Suite struct AScan {
    @Test func tellsWhatTheMachineSaw() throws {
        let bench = Bench()
        try bench.place()
        try bench.freeze(300)
        try bench.perform(.command(.scan(ScanRequest())))
        let seen = try #require(try bench.procedure.scannedIceball())
        #expect(seen.extentsMM == Point(30, 30, 40) && seen.volumeCM3 == 20)
        #expect(abs(seen.lengthMM - 40) < 1e-6 && seen.widthMM > 29.5 && seen.widthMM < 33, "the probe stands along z")
    }

    @Test func ofADryRunIsThePlansOwn() throws {
        var options = Procedure.Options()
        options.isDryRun = true
        let bench = Bench(options: options)
        try bench.place()
        try bench.freeze(300)
        try bench.perform(.command(.scan(ScanRequest())))
        #expect(try bench.procedure.scannedIceball() == bench.procedure.state.presentIceball)
        #expect(try bench.procedure.scannedIceball()?.extentsMM != Point(30, 30, 40))
    }
}
