import Bioheat
import Devices
import Geometry
import Testing

@testable import Simulation

/// The simulated machine behind a wire, line by line, with no wire.
@Suite struct ScpiMachineTests {
    private func machine(speed: Double? = nil, faults: [WireFault] = []) -> ScpiMachine {
        let description = PatientDescription(
            isNewCase: true, patient: Fixture.patient, probeModels: ["argon_17g": Fixture.probe], resolutionMM: 5, seed: 1)
        return ScpiMachine(ScpiMachine.Settings(description: description, speed: speed, faults: faults))
    }

    /// Says a line and lets the machine work until the answer is there.
    @discardableResult
    private func ask(_ session: ScpiSession, _ line: String) -> String? {
        session.take(Array(line.utf8))
        for _ in 0..<100_000 {
            if let delivery = session.work() { return String(decoding: delivery.bytes, as: UTF8.self).replacing("\n", with: "") }
            guard session.isWaiting else { return nil }
            if session.machine.isBusy { session.machine.step() }
        }
        return "hangs"
    }

    private func frozen(_ machine: ScpiMachine) -> ScpiSession {
        let session = ScpiSession(machine)
        ask(session, "PROB:CONN (@1),'A','argon_17g';:PROB:PLAC (@1);:FRE 600,(@1)")
        return session
    }

    @Test func `time stands until it is asked to pass`() {
        let session = frozen(machine())
        session.machine.pass(wallSeconds: 100)
        #expect(ask(session, "SIM:TIME?;ADV? 7.5;TIME?") == "0;7.5;7.5")
        #expect(ask(session, "SIM:ADV 5;*OPC?;:SIM:TIME?") == "1;12.5")
    }

    @Test func `asked twice at one moment the sensors show the same`() {
        let session = frozen(machine())
        ask(session, "SIM:ADV? 10")
        let first = ask(session, "INIT;:FETC:TEMP? (@1);PRES? ARG")
        #expect(ask(session, "INIT;:FETC:TEMP? (@1);PRES? ARG") == first)
        #expect(ask(session, "MEAS:TEMP? (@1);PRES? ARG") == first)
    }

    @Test func `a step shows what the embedded console shows`() throws {
        let embedded = Fixture.console(seed: 1, resolutionMM: 5)
        try embedded.begin(Fixture.place("A"))
        try embedded.begin(.freeze(probes: ["A"], seconds: 600))
        let session = ScpiSession(machine())
        ask(session, "PROB:CONN (@1),'A','argon_17g';:SIM:PROB:POS (@1),0,0,0,0,0,60;:PROB:PLAC (@1);:FRE 600,(@1)")
        for _ in 0..<4 {
            let tip = try embedded.wait(seconds: 5).tipCelsius["A"]
            ask(session, "SIM:ADV? 5")
            #expect(ask(session, "FETC:TEMP? (@1)") == ScpiNumber.text(tip))
        }
    }

    @Test func `a clock begins with the first gas`() {
        let idle = ScpiSession(machine(speed: 10))
        idle.machine.pass(wallSeconds: 3)
        #expect(ask(idle, "SIM:TIME?") == "0")
        let session = frozen(machine(speed: 10))
        session.machine.pass(wallSeconds: 3)
        #expect(abs((Double(ask(session, "SIM:TIME?") ?? "") ?? 0) - 30) < 1e-3)
        #expect(ask(session, "SIM:ADV 5;:SYST:ERR?")?.hasPrefix("-221") == true)
    }

    @Test func `without a heartbeat the watchdog closes the gas, on a clock`() {
        let session = frozen(machine(speed: 1))
        ask(session, "SYST:WATC 5")
        for _ in 0..<4 {
            session.machine.pass(wallSeconds: 4)
            ask(session, "SYST:HEAR")
        }
        #expect(session.machine.isGasFlowing)
        session.machine.pass(wallSeconds: 6)
        #expect(!session.machine.isGasFlowing)
        #expect(ask(session, "SYST:WATC:TRIP?;:PROB:STAT? (@1)") == "1;STOPPED")
        #expect(ask(session, "SYST:REAR;WATC:TRIP?;:PROB:STAT? (@1)") == "0;PASSIVE")
    }

    @Test func `where time stands a driver that is gone is waited for as long, and the gas has flowed as long`() {
        let session = frozen(machine())
        ask(session, "SYST:WATC 5;:SIM:ADV? 10")
        session.machine.pass(wallSeconds: 60)
        #expect(session.machine.isGasFlowing)
        session.close()
        session.machine.pass(wallSeconds: 4)
        #expect(session.machine.isGasFlowing)
        session.machine.pass(wallSeconds: 2)
        #expect(!session.machine.isGasFlowing)
        #expect(session.machine.seconds == 15)
    }

    @Test func `who comes back in time takes over`() {
        let session = frozen(machine())
        ask(session, "SYST:WATC 5;:SIM:ADV? 10")
        session.close()
        session.machine.pass(wallSeconds: 4)
        let next = ScpiSession(session.machine)
        ask(next, "SYST:HEAR")
        session.machine.pass(wallSeconds: 60)
        #expect(session.machine.isGasFlowing)
    }

    @Test func `a new case keeps the faults and nothing else`() {
        let session = frozen(machine(faults: [WireFault("open-thermocouple:A")!]))
        ask(session, "SIM:FAUL 'leak@5:A=1'")
        session.machine.take(session.machine.settings.description)
        #expect(ask(session, "SIM:TIME?;FAUL?;:PROB:NAME? (@1)") == #"0;"open-thermocouple:A","leak@5:A=1";"""#)
    }

    @Test func `a stop goes before a long step, even one sent behind it in the same breath`() {
        let session = frozen(machine())
        session.take(Array("SIM:ADV? 36000".utf8))
        session.take(Array("ABOR".utf8))
        #expect(ask(session, "SIM:GAS?") == "0")
        #expect(ask(session, "SIM:GAS?") == "0")
    }

    @Test func `it keeps the number of a command that it has taken, and knows when gas went off`() {
        let session = frozen(machine())
        ask(session, "SYST:CASE:MARK 7")
        #expect(ask(session, "SYST:CASE:MARK?") == "0")
        ask(session, "PROB:POW 150,(@1)")
        #expect(ask(session, "SYST:CASE:MARK?") == "0")
        ask(session, "SYST:CASE:MARK 7;:PROB:POW 50,(@1);:SIM:ADV? 10")
        #expect(ask(session, "SYST:CASE:MARK?;BEG?;GAS?;STOP?") == "7;0;9.91E37;0")
        ask(session, "ABOR")
        #expect(ask(session, "SYST:CASE:GASOFF?;STOPPED?") == "10;1")
    }

    // MARK: Faults

    @Test(arguments: ["late@60=3", "cut@FREEZE", "garbled", "duplicated@1", "silent@0", "reset", "open-thermocouple:A", "drift@5:A=0.5", "sag=300", "empty@3",
        "leak:A=1", "weak@9:A=0.2", "stuck:A", "watchdog@7", "restart", "restart@30:supply"])
    func `every fault by its name`(text: String) { #expect(WireFault(text) != nil) }

    @Test(arguments: ["", "lat", "late@-1", "late=x", "late:A", "leak", "leak:", "leak@FREEZE:A", "cut@", "sag@nan", "late=nan", "weak:A=inf", "restart=3"])
    func `what is no fault is none`(text: String) { #expect(WireFault(text) == nil) }

    @Test func `a leak, a stuck valve and a sagging pressure show in flow and gauge`() throws {
        let session = frozen(machine(faults: ["leak@10:A=1", "stuck:A", "sag@20=300"].compactMap { WireFault($0) }))
        ask(session, "SIM:ADV? 5")
        let before = try #require(Double(ask(session, "FETC:FLOW? (@1)") ?? ""))
        ask(session, "SIM:ADV? 10")
        let leaking = try #require(Double(ask(session, "FETC:FLOW? (@1)") ?? ""))
        #expect(abs(leaking - before - 1) < 1e-9)
        ask(session, "SIM:ADV? 10")
        #expect(abs((Double(ask(session, "FETC:PRES? ARG") ?? "") ?? 0) - 300) < 60)
        ask(session, "CLOS (@1)")
        #expect(ask(session, "PROB:OPEN? (@1);:SIM:GAS?") == "0;1")
        ask(session, "ABOR")
        #expect(ask(session, "SIM:GAS?") == "1")
    }

    @Test func `a weak probe gets less cold`() throws {
        func tip(_ faults: [WireFault]) -> Double {
            let session = frozen(machine(faults: faults))
            return Double(ask(session, "SIM:ADV? 60;:FETC:TEMP? (@1)")?.split(separator: ";").last ?? "") ?? .nan
        }
        #expect(tip([WireFault("weak@5:A=0.1")!]) > tip([]) + 20)
    }

    // MARK: Noise

    @Test func `random lines neither hang it nor bring it down`() {
        let session = ScpiSession(machine())
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<5000 {
            let line = (0..<Int.random(in: 0...60, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator) }
            session.take(line)
            _ = session.work()
        }
        #expect(ask(session, "*CLS;*OPC?") == "1")
    }
}
