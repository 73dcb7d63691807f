import Bioheat
import Devices
import Testing

@testable import Simulation

struct FaultTests {
    @Test func `an open thermocouple has no reading, the others have`() throws {
        let console = Fixture.console(faults: [.openThermocouple(name: "A")])
        try console.begin(Fixture.place("A"))
        try console.begin(Fixture.place("B", x: 16))
        #expect(try console.readings().tipCelsius.keys.sorted() == ["B"])
    }

    @Test func `without gas a freeze is refused and a thaw is not`() throws {
        let console = Fixture.console(faults: [.emptyGas])
        try console.begin(Fixture.place("A"))
        #expect(console.refusal(of: .freeze(probes: ["A"], seconds: 60)) == "gas")
        #expect(console.bank.flowing.isEmpty)
        #expect(console.refusal(of: .thaw(probes: ["A"], isActive: true, seconds: 60)) == nil)
    }

    @Test func `a bottle that runs dry shuts its probe and is told`() throws {
        let console = Fixture.console()
        try console.begin(Fixture.place("A"))
        console.bottles["argon"] = GasBottle.full(of: "argon")?.holding(grams: 2518)
        try console.begin(.freeze(probes: ["A"], seconds: 60))
        #expect(console.refusal { _ = try console.wait(seconds: 60) } == "gas")
        #expect(console.bank["A"]?.state == .passive)
        #expect(try console.readings().atSeconds < 20)
    }

    @Test func `a thaw goes on without helium`() throws {
        let console = Fixture.console()
        try console.begin(Fixture.place("A"))
        console.bottles["helium"] = GasBottle.full(of: "helium")?.holding(grams: 1)
        try console.begin(.thaw(probes: ["A"], isActive: true, seconds: 60))
        #expect(abs(try console.wait(seconds: 60).atSeconds - 60) < 1e-6)
        #expect(console.bank["A"]?.state == .passive)
    }

    @Test func `when the link is lost the wait fails, the gas is off, and stop still does not refuse`() throws {
        let console = Fixture.console(faults: [.linkLost(afterSeconds: 7)])
        try console.begin(Fixture.place("A"))
        try console.begin(.freeze(probes: ["A"], seconds: 60))
        _ = try console.wait(seconds: 5)
        #expect(console.refusal { _ = try console.wait(seconds: 5) } == "link")
        #expect(abs(console.hidden.elapsedSeconds - 7) < 1e-6)
        #expect(console.bank.flowing.isEmpty)
        #expect(console.refusal { _ = try console.readings() } == "link")
        #expect(console.refusal { _ = try console.identify() } == "link")
        #expect(console.refusal(of: .stop) == nil)
        try console.allStop()
    }

    @Test func `a weak probe has a share of its heat transfer`() throws {
        let console = Fixture.console(faults: [.weakProbe(name: "A", factor: 0.5)])
        try console.begin(Fixture.place("A"))
        try console.begin(Fixture.place("B", x: 16))
        let cooling = console.hidden.probes.map(\.model.cooling)
        #expect(cooling.first == .cryogen(celsius: -140, coefficientWPerM2K: 2250, startSeconds: 10))
        #expect(cooling.last == Fixture.probe.cooling)
    }
}
