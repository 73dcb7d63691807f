import Diagnostics
@testable import Evaluation
import Testing

@Suite("Limits, predictions, loops and mistakes")
struct CourseTests {
    let bench = Bench()
    var recorder: Recorder { bench.recorder }

    private let cordAndLesion = """
        background muscle
        target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm)
        organ cord = cylinder(from: (-40, 22, 0) mm, to: (40, 22, 0) mm, radius: 6 mm) of nerve

        """

    @Test func requirementsMeasureInNamedUnits() throws {
        recorder.answers[.coldest(region: "cord", now: true)] = .number(4)
        recorder.answers[.coverage(region: "lesion", below: -40, now: false)] = .number(0.97)
        recorder.answers[.margin(region: "lesion", below: -20, now: false)] = .number(nil)
        try bench.run(
            cordAndLesion + """
                limit coldest(cord) > 5 C
                goal  coverage(lesion,   below: -40 C) >= 95%
                goal  margin(lesion, below: -20 C) >= 5 mm
                goal  coldest(cord) > 5 C
                limit 10 C < coldest(cord)
                """)
        let rows = recorder.requirements
        #expect(rows.map(\.isLimit) == [true, false, false, false, true])
        #expect(rows.map(\.line) == [4, 5, 6, 7, 8])
        #expect(rows[1].text == "coverage(lesion, below: -40 C) >= 95%")
        #expect(rows.map(\.watchedRegions) == [["cord"], [], [], ["cord"], ["cord"]])
        let limit = try rows[0].measure()
        #expect(!limit.holds && limit.value == 4)
        let goal = try rows[1].measure()
        #expect(goal.holds && goal.value == 0.97)
        let margin = try rows[2].measure()
        #expect(!margin.holds && margin.value == nil)
        let sinceStart = try rows[3].measure()
        #expect(sinceStart.holds && sinceStart.value == 12.5)
        #expect(try rows[4].measure().value == 4)
    }

    @Test func aJoinedLimitTellsTheFigureThatDecides() throws {
        recorder.answers[.coldest(region: "cord", now: true)] = .number(4)
        recorder.answers[.coldest(region: "lesion", now: true)] = .number(-30)
        try bench.run(cordAndLesion + "limit coldest(cord) > 0 C and coldest(lesion) > -20 C\nlimit coldest(cord) > 0 C or coldest(lesion) > -20 C")
        let both = try recorder.requirements[0].measure()
        #expect(!both.holds && both.value == -30)
        let either = try recorder.requirements[1].measure()
        #expect(either.holds && either.value == 4)
        #expect(recorder.requirements[0].watchedRegions == ["cord", "lesion"])
    }

    @Test func aRequirementSaysHowSureItWantsToBeAndHowMuchRoomIsLeft() throws {
        recorder.answers[.coldest(region: "cord", now: true)] = .number(8)
        recorder.answers[.coverage(region: "lesion", below: -40, now: false)] = .number(0.9)
        try bench.run(
            cordAndLesion + """
                limit coldest(cord) > 5 C with 90% confidence
                limit 10 C <= coldest(cord)
                  with 95 % confidence
                goal  coverage(lesion, below: -40 C) >= 95%
                """)
        let rows = recorder.requirements
        #expect(rows.map(\.confidence) == [0.9, 0.95, nil])
        #expect(rows[0].text == "coldest(cord) > 5 C with 90% confidence")
        let measured = try rows.map { try $0.measure() }
        #expect(measured[0].room == 3 && !measured[0].mayTouchItsBound)
        #expect(measured[1].room == -2 && measured[1].mayTouchItsBound && !measured[1].holds)
        #expect(abs(try #require(measured[2].room) + 0.05) < 1e-12)
    }

    @Test func aConfidenceThatOnlyRunningTellsIsHeldToItsRangeToo() {
        #expect(throws: (any Error).self) { try bench.run(cordAndLesion + "var share = 90%\nshare = 99%\nlimit coldest(cord) > 5 C with share confidence") }
    }

    @Test func aLimitKeepsTheNamesOfItsMoment() throws {
        recorder.answers[.coldest(region: "cord", now: true)] = .number(4)
        try bench.run(cordAndLesion + "var bar = 5 C\nlimit coldest(cord) > bar\nbar = 0 C")
        #expect(try !recorder.requirements[0].measure().holds)
    }

    @Test func whatIsNotThereBreaksNoLimitButAnUnansweredTemperatureDoes() throws {
        recorder.answers[.margin(region: "lesion", below: 0, now: false)] = .number(nil)
        recorder.answers[.coldest(region: "cord", now: true)] = .number(nil)
        try bench.run(
            cordAndLesion + """
                limit margin(lesion, below: 0 C) <= 10 mm
                limit tip(A) > -160 C
                limit coldest(cord) > 5 C
                goal margin(lesion, below: 0 C) <= 10 mm
                """)
        #expect(try recorder.requirements.map { try $0.measure().holds } == [true, true, false, false])
        #expect(try recorder.requirements.allSatisfy { try $0.measure().value == nil })
    }

    @Test func predictionsPairAndNest() throws {
        try bench.run(
            twoProbes + """
                let p = predict { freeze 12m; let q = predict { thaw 3m }; print "{q.ok}" }
                print "{p.ok} {p.violations}"
                """)
        #expect(
            recorder.events.dropFirst(2) == [
                "begin prediction", "predicted freeze 12m", "begin prediction", "predicted thaw 3m", "end prediction", "end prediction",
            ])
        #expect(recorder.printed == ["true", "false [line 3]"])
        #expect(bench.mistake("let r = predict { let bad = 1 / 0 }") == "E101")
        #expect(recorder.predictionDepth == 0)
    }

    @Test func questionsAskInThePrediction() throws {
        try bench.run(
            cordAndLesion + """
                let p = predict { hold 1m }
                publish "c" = coldest(cord, in: p)
                publish "d" = coverage(lesion, below: -40 C, in: p, now: true)
                """)
        let asked = recorder.asked.filter { $0.prediction == PredictionID(number: 1) }.map(\.question)
        #expect(asked == [.coldest(region: "cord", now: false), .coverage(region: "lesion", below: -40, now: true)])
    }

    @Test func aComparisonWithEveryTip() throws {
        recorder.tips = ["A": 12, "B": 8]
        try bench.run(twoProbes + "publish \"all\" = tip(all) > 10 C\npublish \"one\" = tip(A) > 10 C\npublish \"B\" = tip(B)\nlimit tip(all) > 5 C")
        #expect(recorder.published == ["all": 0, "one": 1, "B": 8])
        let measured = try recorder.requirements[0].measure()
        #expect(measured.holds && measured.value == 8)
    }

    @Test func aLoopEndsAtItsBoundOfSimulatedTime() throws {
        recorder.tips["A"] = -5
        try bench.run(twoProbes + "while tip(A) < 0 C at most 5m { thaw 30s }\n")
        #expect(recorder.elapsedSeconds == 300)
        #expect(recorder.requests.count == 2 + 10)
    }

    @Test func aLoopInWhichNoTimePassesIsCutOff() {
        #expect(bench.mistake("background muscle\nvar n = 0\nwhile n >= 0 at most 5m { n = n + 1 }") == "E402")
    }

    @Test func aStopIsHeardInEveryTurn() {
        recorder.stopsAfter = 10
        #expect(throws: Halt.self) { try bench.run("repeat 100000 times { let x = 1 }") }
        #expect(recorder.stopChecks == 11)
    }

    @Test func assertionsAreToldAndEndTheProgram() throws {
        try bench.run("assert 1 < 2, \"arithmetic\"")
        do {
            try bench.run("assert 2 < 1, \"palliative bar (C7.3)\"")
            Issue.record("the assertion passed")
        } catch Halt.assertionFailed {
            #expect(recorder.told.map(\.code) == ["E501"])
            #expect(recorder.told.map(\.message) == ["assertion failed: palliative bar (C7.3)"])
        }
    }

    @Test(arguments: [
        ("let x = 1 / 0", "E101"), ("let x = 2 mm / (1 - 1)", "E101"), ("let x = sqrt(-1)", "E102"), ("let x = 1000 ^ 1000", "E102"),
        ("repeat 1.5 times { }", "E103"), ("let n = 0.5\nfor i in n..3 { }", "E103"), ("repeat -1 times { }", "E104"),
        ("repeat 1000000 times { }", "E404"), ("while 1 < 2 { hold 1s }", "E405"),
        ("let x = item([1, 2], 3)", "E106"), ("let x = item([1, 2], 0)", "E106"), ("let x = item([1, 2], 1.5)", "E103"),
        ("let p = 140%\nset power A to p", "E104"), ("let p = -1%\nset power A to p", "E104"), ("let t = 0 s\nfreeze t", "E104"),
        ("let t = 1 s - 3 s\nhold t", "E104"), ("freeze 100 h", "E104"), ("freeze C 1m", "E202"), ("withdraw C", "E202"), ("let t = tip(C)", "E202"),
        ("place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g", "E204"),
        ("place probe D at (0, 0, 60) mm from (0, 0, 60) mm using argon_17g", "E307"),
        ("withdraw all\nfreeze 1m", "E203"), ("let t = -300 C", "E108"), ("let c = coldest(skin)", "E303"), ("print \"{nowhere}\"", "E201"),
        ("fn f(x: Number) -> Number { return f(x + 1) }\nlet y = f(1)", "E403"), ("let t = -273 C - 5 deltaC", "E108"),
        ("for i in 1..1000000 { }", "E404"), ("let xs = [1 mm]\nlet x = min(xs) + 1 s", "E107"),
        ("let e: List<Length> = []\nlet x = max(e)", "E106"),
        ("fn f(x: Number) -> Number { return x }\nlet y = f()", "E205"),
        ("let u = (0, 0, 0)\nlet h = halfspace(point: (0, 0, 0) mm, normal: u)", "E306"),
        ("set power nobody 50%", "E202"), ("let x = tip(all) > 1 C and nothing_known", "E201"),
        ("let e: List<Length> = []\nprint \"{e.first}\"", "E106"),
        ("warm skin to 40 C", "E303"), ("resolution 0.001 mm", "E104"), ("let x = tan(90 deg)", "E102"),
    ])
    func mistakesOnlyRunningCanTell(program: String, code: String) {
        #expect(bench.mistake(twoProbes + program) == code)
    }

    /// As long as the parser lets one be; the stack holds it.
    @Test func aLongSumIsReckoned() throws {
        #expect(try bench.entry(Array(repeating: "1", count: 490).joined(separator: " + ")) == "490")
    }

    @Test func aMistakePointsAtItsPlace() throws {
        do {
            try bench.run(twoProbes + "freeze a 1m")
            Issue.record("an unplaced probe froze")
        } catch Halt.mistake(let diagnostic) {
            #expect(diagnostic.help == "did you mean `A`?")
            #expect(diagnostic.span.end - diagnostic.span.start == 1)
        }
    }
}
