import Geometry
import Testing

@_spi(Forecast) @testable import Devices

/// A stop on lines that are down, and instruments that say nothing, by a clock that the test's own line moves on.
@Suite struct StopTests {
    private let clock = SteppedClock()
    private let line: AnsweringLine
    private let console: ScpiConsole

    init() {
        line = AnsweringLine(clock)
        var profile = DeviceProfile(name: "one", instruments: [.init(name: "it", identity: "IT")])
        for (operation, word) in [(DeviceOperation.freeze, "FREEZE"), (.stop, "STOP"), (.close, "CLOSE")] {
            profile.operations[operation] = [DeviceMessage(instrument: "it", template: MessageTemplate(word), kind: .say)]
        }
        profile.operations[.time] = [DeviceMessage(instrument: "it", template: MessageTemplate("TIME?"), kind: .read(scale: 1, offset: 0, gas: nil))]
        console = line.console(profile)
    }

    private func freeze() throws {
        for command in [Command.place(Placement(probe: "A", model: "argon_17g", tip: .zero, entry: Point(0, 0, 60))), .freeze(probes: ["A"], seconds: 600)] {
            try console.begin(Clearance(command: command, revision: 1, overrideReason: nil))
        }
    }

    private var stops: [Double] { line.heard.filter { $0.text == "STOP" }.map(\.seconds) }

    @Test func `it is said again until the line is back`() throws {
        try freeze()
        line.upAt = 4.1
        var told = 0
        console.onUnheardStop = { _, _ in told += 1 }
        try console.allStop()
        #expect(told == 1)
        #expect(stops.count == 1 && (4.1...4.4).contains(stops[0]))
    }

    @Test func `it is given up behind ten seconds, and not waited for as long a second time`() throws {
        try freeze()
        line.upAt = 1000
        #expect(throws: ConsoleFailure.self) { try console.allStop() }
        #expect((10...11).contains(clock.seconds))
        #expect(throws: ConsoleFailure.self) { try console.allStop() }
        #expect(clock.seconds < 11.5)
        line.upAt = 0
        try console.allStop()
        #expect(stops.count == 1)
    }

    @Test func `an instrument that falls silent while gas flows is told to stop before its watchdog would`() throws {
        try freeze()
        line.silentFrom = clock.seconds
        #expect(throws: ConsoleFailure.self) { _ = try console.readings() }
        try? console.allStop()
        #expect(try #require(stops.first) <= 3.5)
    }

    @Test func `over a line that swallows everything it is given up in time, too`() throws {
        try freeze()
        line.silentFrom = clock.seconds
        #expect(throws: ConsoleFailure.self) { try console.allStop() }
        #expect((10...10.5).contains(clock.seconds))
        #expect(throws: ConsoleFailure.self) { try console.allStop() }
        #expect(clock.seconds < 12)
    }

    @Test func `with the gas off it is given the time it wants`() throws {
        line.silentFrom = 0
        #expect(throws: ConsoleFailure.self) { _ = try console.readings() }
        #expect(clock.seconds >= 6)
    }
}
