import Geometry
import Testing

@_spi(Forecast) @testable import Devices

/// A stop on lines that are down, and instruments that say nothing, by a clock that the test's own line moves on.
@Suite struct StopTests {
    private final class Clock {
        var seconds = 0.0
        var wall: WallTime { WallTime(now: { self.seconds }, sleep: { self.seconds += $0 }) }
    }

    /// A line that is down until some second, or whose instrument falls silent at one; it answers every question with 0.
    private final class Line: Transport {
        let address = "nowhere"
        let clock: Clock
        var upAt = 0.0
        var silentFrom = Double.infinity
        var heard: [(seconds: Double, text: String)] = []
        private var answers: [[UInt8]] = []

        init(_ clock: Clock) { self.clock = clock }

        func send(_ bytes: [UInt8], within seconds: Double) throws(TransportFailure) {
            guard clock.seconds >= upAt else { throw .closed }
            let text = String(decoding: bytes.dropLast(), as: UTF8.self)
            heard.append((clock.seconds, text))
            guard text.hasSuffix("?"), clock.seconds < silentFrom else { return }
            let tag = text.split(separator: ";").first?.split(separator: " ").last ?? ""
            answers.append(Array((text.contains("ERRor") ? "0,\"No error\";\(tag)" : "0;\(tag)").utf8))
        }

        func receiveLine(within seconds: Double) throws(TransportFailure) -> [UInt8] {
            if answers.isEmpty {
                clock.seconds += seconds
                throw .timedOut
            }
            return answers.removeFirst()
        }

        func reconnect(within seconds: Double) throws(TransportFailure) { if clock.seconds < upAt { throw .system("Connection refused") } }
        func close() {}
    }

    private let clock = Clock()
    private let line: Line
    private let console: ScpiConsole

    init() {
        line = Line(clock)
        var profile = DeviceProfile(name: "one", instruments: [.init(name: "it", identity: "IT")])
        for (operation, word) in [(DeviceOperation.freeze, "FREEZE"), (.stop, "STOP"), (.close, "CLOSE")] {
            profile.operations[operation] = [DeviceMessage(instrument: "it", template: MessageTemplate(word), kind: .say)]
        }
        profile.operations[.time] = [DeviceMessage(instrument: "it", template: MessageTemplate("TIME?"), kind: .read(scale: 1, offset: 0, gas: nil))]
        console = ScpiConsole(profile: profile, links: [InstrumentLink(name: "it", transport: line)], wall: clock.wall)
        console.expect(revision: 1)
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

    @Test func `with the gas off it is given the time it wants`() throws {
        line.silentFrom = 0
        #expect(throws: ConsoleFailure.self) { _ = try console.readings() }
        #expect(clock.seconds >= 6)
    }
}
