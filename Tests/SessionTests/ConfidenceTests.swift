import Evaluation
import Geometry
import Testing
import Uncertainty

@testable import Session

@Suite struct BandsAndConfidence {
    /// A nerve beside one probe, on cells of 2 mm.
    private static func bench(showsBands: Bool = false) throws -> Bench {
        var options = Procedure.Options()
        options.showsBands = showsBands
        let bench = Bench(options: options)
        bench.procedure.patient?.resolutionMM = 2
        bench.addOrgan("nerve", .tube(points: [Point(-20, 15, 15), Point(20, 15, 15)], radius: 2))
        return bench
    }

    private static func limitColdest(_ bench: Bench, above bound: Double, confidence: Double?, isLimit: Bool = true) throws {
        var limit = Requirement(isLimit: isLimit, line: 9, text: "coldest(nerve) > \(bound) C", span: .nowhere, watchedRegions: ["nerve"]) {
            [procedure = bench.procedure] in
            guard case .number(let celsius?) = try procedure.answer(.coldest(region: "nerve", now: isLimit), in: nil) else {
                return .init(holds: false, value: nil)
            }
            var measurement = Requirement.Measurement(holds: celsius > bound, value: celsius)
            measurement.room = celsius - bound
            return measurement
        }
        limit.confidence = confidence
        try bench.procedure.require(limit)
    }

    private static func frozen(_ bench: Bench, _ pieces: [Double] = [120]) throws -> PredictedOutcome {
        try bench.place()
        for seconds in pieces { try bench.freeze(seconds) }
        return try #require(bench.procedure.rows.last?.prediction)
    }

    private static func ends(_ band: JSONValue?) -> [Double]? { band?.listValue?.compactMap(\.numberValue) }

    /// Between the lower end of the nerve's band and the forecast itself: only those who ask for confidence break there.
    ///
    /// - Parameter isWatched: a limit counts what comes after the gas is off, a goal does not.
    private static func contestedBound(isWatched: Bool = true) throws -> Double {
        let bench = try bench(showsBands: true)
        if isWatched { try limitColdest(bench, above: -100, confidence: nil) }
        let outcome = try frozen(bench)
        let low = try #require(outcome.bands?.organs["nerve"]?.low)
        let celsius = try #require(outcome.organs["nerve"] ?? nil)
        try #require(low < celsius - 1)
        return (low + celsius) / 2
    }

    @Test func aLimitWithConfidenceRefusesWhatThePlainOnePasses() throws {
        let bound = try Self.contestedBound()
        let plain = try Self.bench()
        try Self.limitColdest(plain, above: bound, confidence: nil)
        _ = try Self.frozen(plain)
        #expect(plain.procedure.rows.last?.verdict == .ok)

        let sure = try Self.bench()
        try Self.limitColdest(sure, above: bound, confidence: 0.95)
        try sure.place()
        #expect(haltOf { try sure.freeze(120) }?.word == "refused")
        let violation = try #require(sure.procedure.rows.last?.violations.first)
        let confident = try #require(violation.confident)
        #expect(violation.value ?? 0 > bound, "the forecast itself holds")
        #expect(try #require(confident.band.low) < bound && confident.confidence == 0.95)
        let told = try #require(sure.audience.told.last)
        #expect(told.code == "R101" && told.label.contains("(5 to 95 %: "))
        #expect(sure.console.log == ["place", "all stop"], "nothing was sent")
    }

    @Test func anEvenChanceIsLessToAskFor() throws {
        let bench = try Self.bench()
        let bound = try Self.contestedBound()
        try Self.limitColdest(bench, above: bound, confidence: 0.5)
        _ = try Self.frozen(bench)
        #expect(bench.procedure.rows.last?.verdict == .ok)
    }

    @Test func aGoalWithConfidenceIsJudgedByItsBand() throws {
        let bound = try Self.contestedBound(isWatched: false)
        let bench = try Self.bench()
        try Self.limitColdest(bench, above: bound, confidence: nil, isLimit: false)
        try Self.limitColdest(bench, above: bound, confidence: 0.95, isLimit: false)
        _ = try Self.frozen(bench)
        let goals = bench.procedure.judgeGoals()
        #expect(goals.map(\.isMet) == [true, false])
        #expect(goals[0].confident == nil && goals[0].value == goals[1].value)
        let json = goals[1].json(.full)
        #expect(json["confidence"]?.numberValue == 0.95)
        #expect(Self.ends(json["band"])?.count == 2)
        #expect(goals[0].json(.full)["band"] == nil)
    }

    @Test func whoeverAsksForNoBandPaysForNone() throws {
        let bench = try Self.bench()
        try Self.limitColdest(bench, above: -100, confidence: nil)
        let outcome = try Self.frozen(bench)
        #expect(outcome.bands == nil && outcome.json(.full)["bands"] == nil)
        #expect(bench.procedure.state.ensemble == nil)
    }

    @Test func bandsStandBesideTheNumbersInTheirShape() throws {
        let bench = try Self.bench(showsBands: true)
        bench.procedure.patient?.regions.append(
            .init(role: .target, name: "lesion", shape: .sphere(centre: Point(0, 0, 15), radius: 9), filling: .tissue(.muscleLike)))
        let outcome = try Self.frozen(bench, [300])
        let json = outcome.json(.full)
        let bands = try #require(json["bands"])
        #expect(bands["members"]?.numberValue == 16 && bands["resolution_mm"]?.numberValue == 2)
        #expect(bands["seed"]?.textValue == String(Ensemble.usualSeed))
        for key in ["0", "-20", "-40"] {
            #expect(bands["volume_cm3"]?[key]?.listValue?.count == 2)
            #expect(bands["targets"]?["lesion"]?["margin_mm"]?[key]?.listValue?.count == 2)
        }
        for key in ["0", "-20"] {
            let volume = try #require(json["volume_cm3"]?[key]?.numberValue)
            let ends = try #require(Self.ends(bands["volume_cm3"]?[key]))
            #expect(ends.count == 2 && ends[0] < volume && volume < ends[1], "\(key) C")
            let covered = try #require(Self.ends(bands["targets"]?["lesion"]?["coverage"]?[key]))
            #expect(covered.count == 2 && covered[0] >= 0 && covered[0] <= covered[1] && covered[1] <= 1)
        }
        #expect(bands["organs"]?["nerve"]?["coldest_C"]?.listValue?.count == 2)
    }

    @Test func aZoneThatTheMembersCellsAreTooCoarseForHasNoBand() {
        func outcome(_ volume: Double) -> PredictedOutcome {
            PredictedOutcome(iceballMM: .zero, volumesCM3: [volume, volume, 0], targets: [:], organs: [:], probes: [:])
        }
        let measured = Ensemble.Measured(textbook: outcome(0), members: [PredictedOutcome](repeating: outcome(0), count: 16))
        let bands = OutcomeBands(about: outcome(0.1), measured, resolutionMM: 2)
        #expect(bands.volumesCM3 == [Band(low: nil, high: nil), Band(low: nil, high: nil), Band(low: 0, high: 0)])
    }

    @Test func theBandsOfAPlanDoNotDependOnItsPieces() throws {
        let whole = try Self.frozen(Self.bench(showsBands: true), [120])
        let pieces = try Self.frozen(Self.bench(showsBands: true), [60, 60])
        #expect(whole.bands?.volumesCM3 == pieces.bands?.volumesCM3)
    }

    @Test func aPredictionJudgesWithConfidenceAndLeavesThePlanAlone() throws {
        let bench = try Self.bench()
        let bound = try Self.contestedBound()
        try Self.limitColdest(bench, above: bound, confidence: 0.95)
        try bench.place()
        try bench.procedure.beginPrediction()
        try bench.freeze(120)
        let id = try bench.procedure.endPrediction()
        #expect(!bench.procedure.isOK(id))
        #expect(bench.procedure.violations(of: id).first?.contains("5 to 95 %") == true)
        try bench.freeze(10)
        #expect(bench.procedure.rows.last?.verdict == .ok)
    }

    @Test func membersThatWouldNotFitAreRefused() throws {
        let bench = try Self.bench(showsBands: true)
        bench.procedure.patient?.resolutionMM = 0.4
        bench.procedure.patient?.regions.append(
            .init(role: .target, name: "large", shape: .box(centre: .zero, size: Point(110, 110, 110)), filling: .tissue(.muscleLike)))
        var state = bench.procedure.state
        state.rest(seconds: 1)
        #expect(throws: Unanswerable.self) { try state.prepareEnsemble() }
    }
}
