import Bioheat
import Devices
@testable import Evaluation
import Geometry
import Testing

@Suite("Commands, in program order")
struct CommandTests {
    let bench = Bench()
    var recorder: Recorder { bench.recorder }

    private var commands: [Command] {
        recorder.requests.compactMap { if case .command(let command) = $0.work { command } else { nil } }
    }

    @Test func theShortestSession() throws {
        try bench.run(
            """
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            set power A to 80%
            freeze 12m
            thaw 3m
            hold 90s
            scan
            withdraw all
            stop
            """)
        #expect(
            commands == [
                .test(probe: "A", model: "argon_17g"),
                .place(Placement(probe: "A", model: "argon_17g", tip: Point(0, 0, 0), entry: Point(0, 0, 60))),
                .setPower(probes: ["A"], fraction: 0.8), .freeze(probes: ["A"], seconds: 720),
                .thaw(probes: ["A"], isActive: true, seconds: 180), .hold(seconds: 90), .scan(ScanRequest()), .withdraw(probes: ["A"]), .stop,
            ])
        #expect(recorder.requests.map(\.line) == Array(2...10))
        #expect(recorder.requests[3].text == "freeze 12m")
    }

    @Test func whatIsUnsaidMeansEveryPlacedProbe() throws {
        try bench.run(twoProbes + "freeze 5m\nset power all 50%\nfreeze B 4m\nthaw passive 2m\nfreeze A, B 1m30s\n")
        #expect(
            commands.dropFirst(2) == [
                .freeze(probes: ["A", "B"], seconds: 300), .setPower(probes: ["A", "B"], fraction: 0.5), .freeze(probes: ["B"], seconds: 240),
                .thaw(probes: ["A", "B"], isActive: false, seconds: 120), .freeze(probes: ["A", "B"], seconds: 90),
            ])
    }

    @Test func aStatementOverSeveralLinesIsToldOnOne() throws {
        try bench.run("background muscle\nplace probe A at (0, 0, 0) mm # the tip\n    from (0,\n  0, 60) mm\n    using argon_17g\n")
        #expect(recorder.requests[0].text == "place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g")
        #expect(recorder.requests[0].line == 2)
    }

    @Test func aNameWithANumberInItIsThePlainName() throws {
        try bench.run(
            """
            background muscle
            for i in 1..2 { place probe "P{i}" at (10 mm * i, 0 mm, 0 mm) from (10 mm * i, 0 mm, 60 mm) using argon_17g }
            set power P1 40%
            """)
        #expect(recorder.placedProbes == ["P1", "P2"])
        #expect(commands.last == .setPower(probes: ["P1"], fraction: 0.4))
        guard case .place(let second) = commands[1] else { return #expect(Bool(false)) }
        #expect(second.tip == Point(20, 0, 0))
    }

    @Test func sideBySide() throws {
        try bench.run(twoProbes + "together { freeze A 12m; freeze B 8m }\n")
        guard case .together(let both) = recorder.requests[2].work else { return #expect(Bool(false)) }
        #expect(both == [.freeze(probes: ["A"], seconds: 720), .freeze(probes: ["B"], seconds: 480)])
        #expect(recorder.requests[2].text == "together { freeze A 12m; freeze B 8m }")
        #expect(bench.mistake("together { scan }") == "E401")
        #expect(bench.mistake("together { freeze A until tip(A) < 0 C at most 5m }") == "E401")
    }

    @Test func aPredictionInsideStaysAPrediction() throws {
        try bench.run(twoProbes + "together { freeze A 12m; let p = predict { freeze B 1m }; if p.ok { freeze B 8m } }\n")
        #expect(recorder.events[3] == "predicted freeze B 1m")
        guard case .together(let both) = recorder.requests[3].work else { return #expect(Bool(false)) }
        #expect(both == [.freeze(probes: ["A"], seconds: 720), .freeze(probes: ["B"], seconds: 480)])
    }

    @Test func freezingWithScans() throws {
        try bench.run(twoProbes + "freeze 15m scan every 5m\n")
        guard case .freezeWithScans(let command, let interval) = recorder.requests[2].work else { return #expect(Bool(false)) }
        #expect(command == .freeze(probes: ["A", "B"], seconds: 900))
        #expect(interval == 300)
    }

    @Test func untilWatchesThisInstant() throws {
        recorder.answers[.coldest(region: "cord", now: true)] = .number(15)
        try bench.run(
            "background muscle\norgan cord = sphere(center: (0, 20, 0) mm, radius: 3 mm) of nerve\n"
                + "place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g\n"
                + "let bar = 18 C\nfreeze until coldest(cord) < bar at most 15m\n")
        guard case .until(let command, let condition, let longest) = recorder.requests[1].work else { return #expect(Bool(false)) }
        #expect(command == .freeze(probes: ["A"], seconds: 900))
        #expect(longest == 900)
        #expect(try condition())
        recorder.answers[.coldest(region: "cord", now: true)] = .number(19)
        #expect(try !condition())
    }

    @Test func untilStopsWhenTheConditionHolds() throws {
        recorder.tips["A"] = -5
        try bench.run(twoProbes + "thaw until tip(all) > 10 C at most 5m\n")
        #expect(recorder.elapsedSeconds == 300)
        recorder.tips["A"] = 12
        try bench.run("thaw until tip(all) > 10 C at most 5m\n")
        #expect(recorder.elapsedSeconds == 300)
    }

    @Test func slices() throws {
        try bench.run("background muscle\nlet s = scan ct slice z = 1 cm\nscan mr slice x = -4 mm\n")
        #expect(
            commands == [
                .scan(ScanRequest(modality: "ct", sliceAxis: 2, sliceMillimetres: 10)),
                .scan(ScanRequest(modality: "mr", sliceAxis: 0, sliceMillimetres: -4)),
            ])
    }

    @Test func sensorsAreNoProbes() throws {
        try bench.run(twoProbes + "place sensor T1 at (5, 5, 0) mm from (5, 5, 60) mm\nfreeze 1m\nwithdraw T1\nwithdraw all\n")
        #expect(commands[2] == .placeSensor(name: "T1", tip: Point(5, 5, 0), entry: Point(5, 5, 60)))
        #expect(commands[3] == .freeze(probes: ["A", "B"], seconds: 60))
        #expect(commands[4] == .withdraw(probes: ["T1"]))
        #expect(commands[5] == .withdraw(probes: ["A", "B"]))
    }

    @Test func overridesPair() throws {
        try bench.run(twoProbes + "override \"agreed\" { freeze 10m }\n")
        #expect(recorder.events.suffix(3) == ["override: agreed", "overridden freeze 10m", "end override"])
        recorder.refusal = .refused
        #expect(throws: Halt.self) { try bench.run("override \"again\" { freeze 10m }") }
        #expect(recorder.overrideDepth == 0)
    }

    @Test func protocolsCommandWithTheirOwnLines() throws {
        try bench.run(
            twoProbes
                + """
                double(freezing: 10m)
                protocol double(freezing: Duration = 12 min, thawing: Duration = 3 min, cycles: Int = 2) {
                  repeat cycles times {
                    freeze freezing
                    thaw thawing
                  }
                }
                """)
        #expect(recorder.events.suffix(4) == ["freeze freezing", "thaw thawing", "freeze freezing", "thaw thawing"])
        #expect(recorder.requests.suffix(4).map(\.line) == [7, 8, 7, 8])
        #expect(recorder.elapsedSeconds == 2 * (600 + 180))
    }

    /// A line of another file would say nothing in a report on the program.
    @Test func aProtocolOfAModuleCommandsWithTheLineThatCallsIt() throws {
        try bench.run(twoProbes + "brief()\nprotocol own() {\n  brief(lasting: 2 min)\n}\nown()")
        let rows = recorder.requests.suffix(2)
        #expect(rows.map(\.text) == ["freeze lasting", "freeze lasting"])
        #expect(rows.map(\.line) == [4, 6])
        #expect(rows.allSatisfy { $0.calledAt != nil })
    }
}
