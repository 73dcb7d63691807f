@testable import Evaluation
import Testing

@Suite("What expressions come to")
struct ValueTests {
    let bench = Bench()

    private func shown(_ text: String) throws -> String? { try bench.entry(text) }

    @Test(arguments: [
        ("1 + 2 * 3", "7"), ("2 ^ 10", "1024"), ("7 / 2", "3.5"), ("-3 + 1", "-2"), ("12m", "12 min"), ("90 s", "1 min 30 s"),
        ("1m30s", "1 min 30 s"),
        ("15mm + 1 cm", "25 mm"), ("-40 C", "-40 C"), ("233.15 K", "-40 C"), ("-40C + 5 deltaC", "-35 C"), ("-10C - -40C", "30 deltaC"),
        ("60%", "60%"), ("60% * 2", "120%"), ("60% / 2", "30%"), ("3200 psi", "3200 psi"), ("sqrt(9 mm * 4 mm)", "6 mm"),
        ("sin(30 deg)", "0.5"), ("cos(90 deg)", "0"), ("8 mm * cos(120 deg)", "-4 mm"), ("min(3 mm, 2 mm, 5 mm)", "2 mm"),
        ("max([1, 4, 2])", "4"), ("abs(-3 mm)", "3 mm"), ("round(2.6)", "3"), ("floor(2.6)", "2"), ("count(1..5)", "5"),
        ("3 mm < 1 cm", "true"), ("not (3 mm < 1 cm)", "false"), ("1 < 2 and 2 < 1", "false"), ("1 > 2 or 2 > 1", "true"),
        ("(1, 2, 3) mm", "(1, 2, 3) mm"), ("(1, 2, 3) mm + (1, 1, 1) mm", "(2, 3, 4) mm"), ("2 * (1, 2, 3) mm", "(2, 4, 6) mm"),
        ("(0, 0, 1) * 5 mm", "(0, 0, 5) mm"), ("(1, 2, 3) mm - (1, 2, 3) mm", "(0, 0, 0) mm"), ("1..3", "[1, 2, 3]"),
        ("[1 mm] + [2 mm]", "[1 mm, 2 mm]"), ("item([60%, 80%], 2)", "80%"), ("{ gap: 15 mm, power: 80% }", "{ gap: 15 mm, power: 80% }"),
        ("{ gap: 15 mm }.gap * 2", "30 mm"), ("count({ rows: [1, 2, 3] }.rows)", "3"),
        ("\"a{1 + 1}b\"", "a2b"), ("-40 C < -20 C", "true"), ("pi", "3.14159"), ("8 cm3 / (2 mm * 2 mm)", "2000 mm"),
    ])
    func prints(expression: String, text: String) throws {
        #expect(try shown(expression) == text)
    }

    @Test func aShareStaysAShareAsAName() throws {
        try bench.run("let p = 60%\npublish \"coverage_at_{p}\" = p\nfor q in [80%, 100%] { publish \"at_{q}\" = q }")
        #expect(bench.recorder.published == ["coverage_at_60%": 0.6, "at_80%": 0.8, "at_100%": 1])
    }

    @Test func numbersLeaveInNamedUnits() throws {
        try bench.run(
            """
            publish "temperature" = 233.15 K
            publish "length" = 1.5 cm
            publish "time" = 2m
            publish "volume" = 8000 mm3
            publish "share" = 97%
            publish "pressure" = 3200 psi
            publish "yes" = 1 < 2
            """)
        let published = bench.recorder.published
        let wanted = ["temperature": -40, "length": 15, "time": 120, "volume": 8, "share": 0.97, "pressure": 3200, "yes": 1]
        for (name, value) in wanted { #expect(abs((published[name] ?? .nan)! - value) < 1e-6, "\(name)") }
    }

    @Test func aMissingAnswerIsPublishedAsNothing() throws {
        bench.recorder.answers[.margin(region: "lesion", below: -20, now: false)] = .number(nil)
        try bench.run(
            """
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm)
            publish "margin" = margin(lesion, below: -20 C)
            if margin(lesion, below: -20 C) >= -100 mm { print "some" } else { print "none" }
            print "{margin(lesion, below: -20 C)}"
            """)
        #expect(bench.recorder.published.keys.contains("margin"))
        #expect(bench.recorder.published["margin"]! == nil)
        #expect(bench.recorder.printed == ["none", "nothing"])
        #expect(bench.mistake("let gap = margin(lesion, below: -20 C) + 1 mm") == "E105")
    }

    @Test func namesKeepToTheirBraces() throws {
        try bench.run(
            """
            var n = 1
            if true { var n2 = 5; n = n + n2 }
            repeat 3 times { n = n + 1 }
            for i in 1..3 { n = n + i }
            fn double(x: Number) -> Number { let y = 2 * x; return y }
            publish "n" = double(n)
            """)
        #expect(bench.recorder.published["n"] == 30)
        #expect(bench.mistake("print \"{n2}\"") == "E201")
        #expect(bench.mistake("print \"{y}\"") == "E201")
    }

    @Test func functionsReturnEarlyAndTakeStandardValues() throws {
        try bench.run(
            """
            fn first_above(bar: Number = 2, list: List<Number>) -> Number {
              for x in list { if x > bar { return x } }
              return bar
            }
            fn ring(center: Point, radius: Length, count: Int) -> List<Point> {
              var points: List<Point> = []
              for i in 1..count { points = points + [center + (radius * cos(360 deg * i / count), radius * sin(360 deg * i / count), 0 mm)] }
              return points
            }
            publish "found" = first_above(list: [1, 2, 3, 4])
            publish "other" = first_above(bar: 3, list: [1, 2, 3, 4])
            print "{ring(center: (0, 0, 1) mm, radius: 10 mm, count: 4)}"
            """)
        #expect(bench.recorder.published == ["found": 3, "other": 4])
        #expect(bench.recorder.printed == ["[(0, 10, 1) mm, (-10, 0, 1) mm, (0, -10, 1) mm, (10, 0, 1) mm]"])
    }

    @Test func membersOfAnIceBallAndAPoint() throws {
        try bench.run(
            """
            publish "width" = iceball().width
            publish "length" = iceball().length
            publish "volume" = iceball().volume
            let p = (1, 2, 3) mm
            publish "z" = p.z
            background muscle
            let s = scan ct
            publish "seen" = s.volume
            """)
        #expect(abs((bench.recorder.published["seen"] ?? .nan)! - 18.5) < 1e-9)
        #expect(bench.recorder.published["width"] == 30)
        #expect(bench.recorder.published["length"] == 40)
        #expect(abs((bench.recorder.published["volume"] ?? .nan)! - 18.5) < 1e-9)
        #expect(bench.recorder.published["z"] == 3)
    }

    @Test func aFailedEntryLeavesNoNames() throws {
        #expect(try shown("let a = 1") == nil)
        #expect(throws: Halt.self) { try shown("let b = 2; let c = a / 0") }
        #expect(try shown("a") == "1")
        #expect(throws: Halt.self) { try shown("b") }
        #expect(try shown("a + 1") == "2")
        _ = try shown("background muscle")
        #expect(throws: Halt.self) { try shown("organ cord = sphere((0, 0, 0) mm, 4 mm); let c = a / 0") }
        #expect(bench.recorder.patient?.regions.isEmpty == true)
    }
}
