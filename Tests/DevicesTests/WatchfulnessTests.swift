import Geometry
import Testing

@_spi(Forecast) @testable import Devices

/// What the driver notices by itself, and what it says without being told to.
@Suite struct WatchfulnessTests {
    private let clock = SteppedClock()
    private let line: AnsweringLine
    private let console: ScpiConsole

    init() throws {
        line = AnsweringLine(clock)
        line.says["HEARD?"] = "9.91E37"
        console = line.console(Self.profile)
        try console.connect()
    }

    /// All the words that matter here: the flow is held, another session's heartbeat and the valves are read.
    private static var profile: DeviceProfile {
        var profile = DeviceProfile(name: "one", instruments: [.init(name: "it", identity: "IT")])
        profile.limits.leastFlow = 0.1
        let percent = MessageTemplate([.text("POWER "), .value(.percent, scale: 1, offset: 0)])
        for (operation, template) in [
            (DeviceOperation.freeze, MessageTemplate("FREEZE")), (.stop, MessageTemplate("STOP")), (.close, MessageTemplate("CLOSE")), (.power, percent),
            (.watchdog, MessageTemplate("WATCH")),
        ] {
            profile.operations[operation] = [DeviceMessage(instrument: "it", template: template, kind: .say)]
        }
        for (operation, query) in [(DeviceOperation.time, "TIME?"), (.flow, "FLOW?"), (.heard, "HEARD?")] {
            profile.operations[operation] = [DeviceMessage(instrument: "it", template: MessageTemplate(query), kind: .read(scale: 1, offset: 0, gas: nil))]
        }
        return profile
    }

    private func begin(_ commands: Command...) throws {
        for command in commands { try console.begin(Clearance(command: command, revision: 1, overrideReason: nil)) }
    }

    private let place = Command.place(Placement(probe: "A", model: "argon_17g", tip: .zero, entry: Point(0, 0, 60)))
    private let freeze = Command.freeze(probes: ["A"], seconds: 600)

    private func heard(since index: Int) -> [String] { line.heard[index...].map(\.text) }

    private func code(_ work: () throws -> Void) -> String? {
        do {
            try work()
            return nil
        } catch { return (error as? ConsoleFailure)?.code }
    }

    @Test func `the power of a probe is said right before its gas goes on, whatever was left there`() throws {
        try begin(place)
        let before = line.heard.count
        try begin(freeze)
        let said = heard(since: before).filter { !$0.hasSuffix("?") }
        #expect(said == ["POWER 100", "FREEZE"])
        try begin(.thaw(probes: ["A"], isActive: false, seconds: 60), .setPower(probes: ["A"], fraction: 0.4))
        let again = line.heard.count
        try begin(freeze)
        #expect(heard(since: again).filter { !$0.hasSuffix("?") } == ["POWER 40", "FREEZE"])
    }

    @Test func `an instrument that was switched off and on in the middle of a case ends it`() throws {
        try begin(place, freeze)
        line.says["*ESR?"] = "128"
        #expect(code { _ = try console.readings() } == "restarted")
        try? console.allStop()
        #expect(line.heard.last { $0.text == "STOP" } != nil)
    }

    @Test func `an instrument that is found again is asked who it is, and its watchdog is armed`() throws {
        try begin(place)
        line.isHungUp = true
        let before = line.heard.count
        _ = try console.readings()
        #expect(heard(since: before).contains("*IDN?") && heard(since: before).contains("WATCH"))
        line.isHungUp = true
        line.says["*IDN?"] = "ANOTHER"
        #expect(code { _ = try console.readings() } == "identity")
        line.isHungUp = true
        (line.says["*IDN?"], line.says["*ESR?"]) = ("IT", "128")
        #expect(code { _ = try console.readings() } == "restarted")
    }

    @Test func `a flow that cannot be read, or is next to none, does not go on`() throws {
        line.says["FLOW?"] = "0.8"
        line.says["TIME?"] = "3"
        try begin(place, freeze)
        line.says["TIME?"] = "20"
        #expect(code { _ = try console.readings() } == nil)
        line.says["FLOW?"] = "9.91E37"
        #expect(code { _ = try console.readings() } == "no-flow")
    }

    @Test(arguments: [(1, 0.1, "no-flow"), (1, 0.11, nil), (0.5, 0.06, nil), (0.5, 0.04, "no-flow")] as [(Double, Double, String?)])
    func `the least flow goes with the power`(power: Double, flow: Double, wanted: String?) throws {
        try begin(place, .setPower(probes: ["A"], fraction: power), freeze)
        line.says["FLOW?"] = "\(flow)"
        line.says["TIME?"] = "20"
        #expect(code { _ = try console.readings() } == wanted)
    }

    @Test func `a clock that stands while gas flows ends the wait`() throws {
        line.says["FLOW?"] = "0.8"
        try begin(place, freeze)
        #expect(code { _ = try console.wait(seconds: 10) } == "clock")
        #expect(line.heard.contains { $0.text == "STOP" })
    }

    @Test func `a clock that stood while a person thought it over, and runs with the gas, does not`() throws {
        line.says["FLOW?"] = "0.8"
        try begin(place)
        clock.seconds += 60
        try begin(freeze)
        line.says["TIME?"] = "3"
        #expect(code { _ = try console.wait(seconds: 3) } == nil)
    }

    @Test(arguments: [("0.4", "busy"), ("7", nil), ("9.91E37", nil)] as [(String, String?)])
    func `a device that another session drives is not begun on`(age: String, wanted: String?) {
        line.says["HEARD?"] = age
        #expect(code { try console.requireFree() } == wanted)
    }
}
