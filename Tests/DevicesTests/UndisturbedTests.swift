import Geometry
import Testing

@_spi(Forecast) @testable import Devices

/// What happens at a machine without this session is found before the next command is said.
@Suite struct UndisturbedTests {
    private let clock = SteppedClock()
    private let line: AnsweringLine
    private let console: ScpiConsole

    init() throws {
        line = AnsweringLine(clock)
        line.says = ["HEARD?": "9.91E37", "1 NAME?": "\"A\"", "1 STATE?": "FREEZING", "1 LEFT?": "500", "1 OPEN?": "0", "2 OPEN?": "0", "TAKEN?": "3000005", "OFF?": "40", "TIME?": "50"]
        console = line.console(Self.profile)
        console.caseNumber = 7
        try console.connect()
        try console.noteBeginning()
    }

    private static var profile: DeviceProfile {
        var profile = DeviceProfile(name: "one", instruments: [.init(name: "it", identity: "IT")])
        profile.limits.channels = 2
        for (operation, words) in [
            (DeviceOperation.freeze, "FREEZE"), (.stop, "STOP"), (.close, "CLOSE"), (.rearm, "REARM"), (.place, "PLACE"), (.heartbeat, "BEAT"), (.watchdog, "WATCH"),
        ] {
            profile.operations[operation] = [DeviceMessage(instrument: "it", template: MessageTemplate(words), kind: .say)]
        }
        for (operation, query) in [(DeviceOperation.time, "TIME?"), (.marked, "TAKEN?"), (.gasOff, "OFF?"), (.heard, "HEARD?")] {
            profile.operations[operation] = [DeviceMessage(instrument: "it", template: MessageTemplate(query), kind: .read(scale: 1, offset: 0, gas: nil))]
        }
        let open = MessageTemplate([.value(.channel, scale: 1, offset: 0), .text(" OPEN?")])
        profile.operations[.open] = [DeviceMessage(instrument: "it", template: open, kind: .read(scale: 1, offset: 0, gas: nil))]
        let state = MessageTemplate([.value(.channel, scale: 1, offset: 0), .text(" STATE?")])
        profile.operations[.freeze]?.append(DeviceMessage(instrument: "it", template: state, kind: .expect(MessageTemplate("FREEZING"))))
        let left = MessageTemplate([.value(.channel, scale: 1, offset: 0), .text(" LEFT?")])
        profile.operations[.left] = [DeviceMessage(instrument: "it", template: left, kind: .read(scale: 1, offset: 0, gas: nil))]
        let name = MessageTemplate([.value(.channel, scale: 1, offset: 0), .text(" NAME?")])
        profile.operations[.plugged] = [
            DeviceMessage(instrument: "it", template: name, kind: .expect(MessageTemplate([.value(.name, scale: 1, offset: 0)])))
        ]
        let count = MessageTemplate([.text("MARK "), .value(.count, scale: 1, offset: 0)])
        profile.operations[.mark] = [DeviceMessage(instrument: "it", template: count, kind: .say)]
        return profile
    }

    /// Nothing where it is taken.
    private func refusal(of command: Command) -> String? { code { try console.begin(Clearance(command: command, revision: 1, overrideReason: nil)) } }

    private func code(_ work: () throws -> Void) -> String? {
        do {
            try work()
            return nil
        } catch { return (error as? ConsoleFailure)?.code }
    }

    private let place = Command.place(Placement(probe: "A", model: "argon_17g", tip: .zero, entry: Point(0, 0, 60)))
    private let freeze = Command.freeze(probes: ["A"], seconds: 600)
    private var said: [String] { line.heard.map(\.text).filter { !$0.hasSuffix("?") } }

    @Test func `a machine with the command of another case, from before, is begun on`() {
        #expect(refusal(of: place) == nil)
        line.says["TAKEN?"] = "7000001"
        #expect(refusal(of: freeze) == nil)
        #expect(said.suffix(3) == ["BEAT", "MARK 7000002", "FREEZE"])
    }

    @Test(arguments: ["8000001", "3000006", "7000009"])
    func `a command that this session did not give is found, and nothing is said`(mark: String) {
        #expect(refusal(of: place) == nil)
        line.says["TAKEN?"] = mark
        #expect(refusal(of: freeze) == "disturbed")
        #expect(!said.contains("FREEZE"))
    }

    @Test func `once it has taken one of this case, the one from before is another's again`() {
        #expect(refusal(of: place) == nil)
        line.says["TAKEN?"] = "7000001"
        #expect(refusal(of: .setPower(probes: ["A"], fraction: 1)) == nil)
        line.says["TAKEN?"] = "3000005"
        #expect(refusal(of: freeze) == "disturbed")
    }

    @Test func `gas in a channel that this session does not use is found, before a command and at each reading`() {
        #expect(refusal(of: place) == nil)
        line.says["2 OPEN?"] = "1"
        #expect(refusal(of: freeze) == "disturbed")
        #expect(code { _ = try console.readings() } == "disturbed")
        #expect(said.last == "STOP")
    }

    @Test func `another probe in the channel is found, and nothing is frozen with it`() {
        #expect(refusal(of: place) == nil)
        line.says["1 NAME?"] = "\"B\""
        #expect(refusal(of: freeze) == "disturbed")
        #expect(!said.contains("FREEZE"))
    }

    @Test(arguments: [("1 STATE?", "THAWING"), ("1 LEFT?", "3590")])
    func `gas that does something else than this session ordered is closed`(query: String, answer: String) {
        #expect(refusal(of: place) == nil)
        #expect(refusal(of: freeze) == nil)
        (line.says["1 OPEN?"], line.says["TIME?"]) = ("1", "90")
        #expect(code { _ = try console.readings() } == nil)
        line.says[query] = answer
        #expect(code { _ = try console.readings() } == "disturbed")
        #expect(said.last == "STOP")
    }

    @Test func `a heartbeat arms the watchdog anew, once this session has armed it`() throws {
        try console.beat()
        #expect(said.last == "BEAT" && !said.contains("WATCH"))
        try console.armWatchdog()
        try console.beat()
        #expect(said.suffix(3) == ["WATCH", "WATCH", "BEAT"])
    }

    @Test func `gas that was opened and closed again meanwhile is found`() {
        #expect(refusal(of: place) == nil)
        line.says["OFF?"] = "41"
        #expect(refusal(of: freeze) == "disturbed")
    }

    @Test func `the gas of this session's own commands is not`() throws {
        #expect(refusal(of: place) == nil)
        #expect(refusal(of: freeze) == nil)
        line.says["1 OPEN?"] = "1"
        line.says["TIME?"] = "90"
        _ = try console.readings()
        line.says["1 OPEN?"] = "0"
        try console.allStop()
        (line.says["TIME?"], line.says["OFF?"]) = ("99", "98")
        _ = try console.readings()
        try console.rearm()
        #expect(refusal(of: freeze) == nil)
    }

    @Test func `gas that flowed on behind a stop which nobody heard is`() throws {
        #expect(refusal(of: place) == nil)
        #expect(refusal(of: freeze) == nil)
        line.upAt = 1000
        #expect(code { try console.allStop() } == "link")
        (line.upAt, line.says["TIME?"], line.says["OFF?"]) = (0, "99", "58")
        _ = try console.readings()
        try console.rearm()
        #expect(refusal(of: freeze) == "disturbed")
    }

    @Test func `a case that was cut off before the machine took anything of it is taken up`() throws {
        let again = line.console(Self.profile)
        again.caseNumber = 7
        try again.connect()
        try again.takeUp([], hasThermocouple: { _ in true }, gas: { _ in "argon" })
        try again.begin(Clearance(command: place, revision: 1, overrideReason: nil))
    }

    @Test func `a way out is never refused`() {
        #expect(refusal(of: place) == nil)
        line.says["TAKEN?"] = "8000001"
        #expect(refusal(of: .thaw(probes: ["A"], isActive: false, seconds: 60)) == nil)
        #expect(refusal(of: .stop) == nil)
    }

    @Test func `time that somebody else moved on is found where it stands by itself`() {
        console.speed = nil
        line.says["TIME?"] = "0"
        #expect(refusal(of: place) == nil)
        line.says["TIME?"] = "5"
        #expect(refusal(of: freeze) == "disturbed")
    }

    @Test func `a heartbeat finds a line that broke, makes it anew, and greets who is there`() {
        line.isHungUp = true
        #expect(code { try console.heartbeat() } == "link")
        let before = line.heard.count
        #expect(code { try console.heartbeat() } == nil)
        #expect(line.heard[before...].map(\.text).filter { ["*IDN?", "WATCH", "BEAT"].contains($0) } == ["*IDN?", "WATCH", "WATCH", "BEAT"])
    }

    @Test func `a heartbeat finds another session, and leaves it its watchdog`() {
        line.says["HEARD?"] = "0.4"
        #expect(code { try console.heartbeat() } == "busy")
        line.isHungUp = true
        _ = code { try console.heartbeat() }
        let before = line.heard.count
        #expect(code { try console.heartbeat() } == "busy")
        #expect(!line.heard[before...].contains { $0.text == "WATCH" })
    }

    @Test func `whoever only connects disturbs nobody`() { #expect(!said.contains("WATCH") && !said.contains("BEAT")) }
}
