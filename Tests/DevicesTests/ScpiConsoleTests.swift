import Geometry
import Testing

@_spi(Forecast) @testable import Devices

/// The interlocks of a device's profile: refused before anything is said.
@Suite struct ScpiConsoleTests {
    /// A line on which nobody answers: whatever is said on it fails the test's expectations by its failure code.
    private final class DeadLine: Transport {
        let address = "nowhere"
        var sent = 0
        func send(_ bytes: [UInt8], within seconds: Double) throws(TransportFailure) { sent += 1 }
        func receiveLine(within seconds: Double) throws(TransportFailure) -> [UInt8] { throw .timedOut }
        func reconnect(within seconds: Double) throws(TransportFailure) { throw .closed }
        func close() {}
    }

    private let line = DeadLine()

    private func console(_ change: (inout DeviceProfile) -> Void = { _ in }) -> ScpiConsole {
        var profile = DeviceProfile(name: "one", instruments: [.init(name: "it", identity: "IT")])
        for operation in [DeviceOperation.freeze, .stop, .close] {
            profile.operations[operation] = [DeviceMessage(instrument: "it", template: MessageTemplate("X"), kind: .say)]
        }
        change(&profile)
        let link = InstrumentLink(name: "it", transport: line)
        let console = ScpiConsole(profile: profile, links: [link], wall: WallTime(now: { 0 }, sleep: { _ in }))
        console.expect(revision: 1)
        return console
    }

    private func code(_ console: ScpiConsole, _ command: Command, revision: Int = 1) -> String? {
        do {
            try console.begin(Clearance(command: command, revision: revision, overrideReason: nil))
            return nil
        } catch {
            return (error as? ConsoleFailure)?.code
        }
    }

    private static func place(_ probe: String) -> Command {
        .place(Placement(probe: probe, model: "argon_17g", tip: .zero, entry: Point(0, 0, 60)))
    }

    @Test func `an unplaced probe is not frozen, and nothing is said`() {
        let console = console()
        #expect(code(console, .freeze(probes: ["A"], seconds: 60)) == "unknown-probe")
        #expect(line.sent == 0)
    }

    @Test func `a stale clearance is refused, and nothing is said`() {
        let console = console()
        #expect(code(console, Self.place("A"), revision: 0) == "stale")
        #expect(line.sent == 0)
    }

    @Test func `an untested probe is refused where the profile says so`() {
        let console = console { $0.limits.refusesUntested = true }
        #expect(code(console, Self.place("A")) == nil)
        #expect(code(console, .freeze(probes: ["A"], seconds: 60)) == "untested")
        #expect(line.sent == 0)
    }

    @Test func `a freeze longer than the profile allows is refused`() {
        let console = console { $0.limits.longestFreezeSeconds = 600 }
        #expect(code(console, Self.place("A")) == nil)
        #expect(code(console, .freeze(probes: ["A"], seconds: 601)) == "too-long")
        #expect(line.sent == 0)
    }

    @Test(arguments: [1.01, -0.1, Double.nan, .infinity, 0.1])
    func `power outside the profile's range is refused`(fraction: Double) {
        let console = console { $0.limits.power = 0.2...1 }
        #expect(code(console, Self.place("A")) == nil)
        #expect(code(console, .setPower(probes: ["A"], fraction: fraction)) == "bad-power")
        #expect(line.sent == 0)
    }

    @Test func `more probes than channels are refused`() {
        let console = console { $0.limits.channels = 1 }
        #expect(code(console, Self.place("A")) == nil)
        #expect(code(console, Self.place("B")) == "no-channel")
    }

    @Test func `a freeze that is not confirmed leaves every channel stopped`() {
        let console = console()
        #expect(code(console, Self.place("A")) == nil)
        #expect(code(console, .freeze(probes: ["A"], seconds: 60)) == "link")
        #expect(console.bank.isStopped)
        #expect(console.bank.flowing.isEmpty)
        #expect(line.sent > 1)
    }

    @Test func `a real machine has no imaging, and is released by hand only`() {
        let console = console()
        #expect(code(console, .scan(ScanRequest())) == "no-scan")
        #expect(throws: ConsoleFailure.needsPerson) { try console.rearm() }
    }
}
