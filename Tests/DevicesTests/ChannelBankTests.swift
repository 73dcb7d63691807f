import Geometry
import Testing

@testable import Devices

struct ChannelBankTests {
    static func place(_ probe: String, tip: Point = .zero, entry: Point = Point(0, 0, 60)) -> Command {
        .place(Placement(probe: probe, model: "argon_17g", tip: tip, entry: entry))
    }

    static func bank(placed probes: String...) throws -> ChannelBank {
        var bank = ChannelBank()
        for probe in probes { try bank.begin(place(probe)) }
        return bank
    }

    /// The code with which a command is refused; nothing where it is taken. A refusal must leave the bank as it was.
    static func refusal(of command: Command, by bank: ChannelBank) -> String? {
        var after = bank
        do throws(ConsoleFailure) {
            try after.begin(command)
            return nil
        } catch {
            #expect(after == bank)
            #expect(!error.message.isEmpty)
            return error.code
        }
    }

    @Test(arguments: [-0.01, 1.01, .nan, .infinity, -.infinity])
    func `a power outside 0 to 1 is refused`(power: Double) throws {
        #expect(Self.refusal(of: .setPower(probes: ["A"], fraction: power), by: try Self.bank(placed: "A")) == "bad-power")
    }

    @Test(arguments: [0, 0.5, 1])
    func `a power from 0 to 1 is taken`(power: Double) throws {
        var bank = try Self.bank(placed: "A")
        try bank.begin(.setPower(probes: ["A"], fraction: power))
        #expect(bank["A"]?.power == power)
    }

    @Test(arguments: [0, -1, .nan, .infinity, 1e300])
    func `a freeze or a hold without a sensible time is refused`(seconds: Double) throws {
        let bank = try Self.bank(placed: "A")
        #expect(Self.refusal(of: .freeze(probes: ["A"], seconds: seconds), by: bank) == "bad-time")
        #expect(Self.refusal(of: .hold(seconds: seconds), by: bank) == "bad-time")
    }

    @Test func `only a probe in the patient can freeze`() throws {
        var bank = ChannelBank()
        #expect(Self.refusal(of: .freeze(probes: ["A"], seconds: 60), by: bank) == "unknown-probe")
        try bank.begin(.test(probe: "A", model: "argon_17g"))
        #expect(Self.refusal(of: .freeze(probes: ["A"], seconds: 60), by: bank) == "not-placed")
        #expect(Self.refusal(of: .freeze(probes: [], seconds: 60), by: bank) == "no-probe")
    }

    @Test func `a probe unknown, outside, or with its gas on is not withdrawn`() throws {
        var bank = try Self.bank(placed: "A")
        #expect(Self.refusal(of: .withdraw(probes: ["B"]), by: bank) == "unknown-probe")
        try bank.begin(.test(probe: "B", model: "argon_17g"))
        #expect(Self.refusal(of: .withdraw(probes: ["B"]), by: bank) == "not-placed")
        try bank.begin(.freeze(probes: ["A"], seconds: 60))
        #expect(Self.refusal(of: .withdraw(probes: ["A"]), by: bank) == "gas-on")
    }

    @Test func `a probe is neither tested nor placed while it is in the patient`() throws {
        let bank = try Self.bank(placed: "A")
        #expect(Self.refusal(of: Self.place("A"), by: bank) == "already-placed")
        #expect(Self.refusal(of: .test(probe: "A", model: "argon_17g"), by: bank) == "already-placed")
    }

    @Test func `a placement needs two different finite points`() {
        let bank = ChannelBank()
        #expect(Self.refusal(of: Self.place("A", tip: .zero, entry: .zero), by: bank) == "bad-place")
        #expect(Self.refusal(of: Self.place("A", tip: Point(.nan, 0, 0)), by: bank) == "bad-place")
        #expect(Self.refusal(of: Self.place("A", entry: Point(.infinity, 0, 0)), by: bank) == "bad-place")
        #expect(Self.refusal(of: .placeSensor(name: "T", tip: .zero, entry: .zero), by: bank) == "bad-place")
    }

    @Test func `a slice needs an axis and a place, and warm skin a temperature`() {
        let bank = ChannelBank()
        #expect(Self.refusal(of: .scan(ScanRequest(sliceAxis: 3, sliceMillimetres: 0)), by: bank) == "bad-slice")
        #expect(Self.refusal(of: .scan(ScanRequest(sliceAxis: 2)), by: bank) == "bad-slice")
        #expect(Self.refusal(of: .scan(ScanRequest(sliceAxis: 2, sliceMillimetres: 0)), by: bank) == nil)
        #expect(Self.refusal(of: .warmSkin(celsius: .nan), by: bank) == "bad-temperature")
    }

    @Test func `two channels are never set by half`() throws {
        var bank = try Self.bank(placed: "A", "B")
        #expect(Self.refusal(of: .freeze(probes: ["A", "B", "C"], seconds: 60), by: bank) == "unknown-probe")
        #expect(Self.refusal(of: .setPower(probes: ["A", "C"], fraction: 0.5), by: bank) == "unknown-probe")
        try bank.begin(.freeze(probes: ["B"], seconds: 60))
        #expect(Self.refusal(of: .withdraw(probes: ["A", "B"]), by: bank) == "gas-on")
        #expect(bank["A"]?.isInPatient == true)
    }

    @Test func `gas goes off by itself, in each channel at its own time`() throws {
        var bank = try Self.bank(placed: "A", "B")
        try bank.begin(.freeze(probes: ["A"], seconds: 10))
        try bank.begin(.freeze(probes: ["B"], seconds: 4))
        #expect(bank.secondsToNextChange == 4)
        bank.pass(seconds: 4)
        #expect(bank.flowing == ["A"])
        #expect(bank["B"]?.state == .passive)
        bank.pass(seconds: 5.9)
        #expect(bank.flowing == ["A"])
        bank.pass(seconds: 0.1)
        #expect(bank.flowing.isEmpty)
        #expect(bank.secondsToNextChange == nil)
    }

    @Test(arguments: [0, -1, Double.nan, .infinity])
    func `a thaw is never refused, and without a sensible time it opens no gas`(seconds: Double) throws {
        var bank = try Self.bank(placed: "A")
        try bank.begin(.freeze(probes: ["A"], seconds: 60))
        #expect(Self.refusal(of: .thaw(probes: ["A", "nobody"], isActive: true, seconds: seconds), by: bank) == nil)
        try bank.begin(.thaw(probes: ["A"], isActive: true, seconds: seconds))
        #expect(bank["A"]?.state == .passive)
    }

    @Test func `a thaw ends a freeze, a passive one closes the gas`() throws {
        var bank = try Self.bank(placed: "A", "B")
        try bank.begin(.freeze(probes: ["A", "B"], seconds: 600))
        try bank.begin(.thaw(probes: ["A"], isActive: true, seconds: 30))
        try bank.begin(.thaw(probes: ["B"], isActive: false, seconds: 30))
        #expect(bank["A"]?.state == .thawing)
        #expect(bank["A"]?.secondsLeft == 30)
        #expect(bank["B"]?.state == .passive)
    }

    @Test func `stop beats everything, twice is once, and no command opens gas after it`() throws {
        var bank = try Self.bank(placed: "A", "B")
        try bank.begin(.freeze(probes: ["A", "B"], seconds: 600))
        bank.stop()
        let once = bank
        bank.stop()
        #expect(bank == once)
        #expect(bank.flowing.isEmpty)
        #expect(Self.refusal(of: .freeze(probes: ["A"], seconds: 60), by: bank) == "stopped")
        #expect(Self.refusal(of: Self.place("new"), by: bank) == "stopped")
        try bank.begin(.thaw(probes: ["A"], isActive: true, seconds: 60))
        #expect(bank.flowing.isEmpty)
        try bank.begin(.withdraw(probes: ["A"]))
        #expect(bank.inPatient == ["B"])
    }

    @Test func `a person can release a stop, and then nothing flows`() throws {
        var bank = try Self.bank(placed: "A", "B")
        try bank.begin(.freeze(probes: ["A", "B"], seconds: 600))
        bank.stop()
        try bank.begin(.withdraw(probes: ["B"]))
        bank.rearm()
        #expect(bank["A"]?.state == .passive)
        #expect(bank["B"]?.state == .idle)
        #expect(bank.flowing.isEmpty)
        try bank.begin(.freeze(probes: ["A"], seconds: 60))
        #expect(bank.flowing == ["A"])
    }

    @Test func `a withdrawn probe is as new: idle, at full power`() throws {
        var bank = try Self.bank(placed: "A")
        try bank.begin(.setPower(probes: ["A"], fraction: 0.3))
        try bank.begin(.withdraw(probes: ["A"]))
        #expect(bank["A"]?.state == .idle)
        #expect(bank["A"]?.power == 1)
        #expect(bank.inPatient.isEmpty)
    }
}
