import Bioheat
@_spi(Forecast) import Devices
import Geometry
import Testing

@testable import Simulation

/// What only a real solver can show; slow in a debug build.
struct SimulationPhysicsTests {
    private func frozen(
        seed: UInt64 = 1, minutes: Double = 5, power: Double = 1, faults: [SimulatedFault] = []
    ) throws -> SimulatedConsole {
        let console = Fixture.console(seed: seed, resolutionMM: 2, faults: faults)
        try console.begin(Fixture.place("A"))
        try console.begin(.setPower(probes: ["A"], fraction: power))
        try console.begin(.placeSensor(name: "near", tip: Point(5, 0, 10), entry: Point(5, 0, 60)))
        try console.begin(.placeSensor(name: "far", tip: Point(35, 0, 10), entry: Point(35, 0, 60)))
        try console.begin(.freeze(probes: ["A"], seconds: minutes * 60))
        _ = try console.wait(seconds: minutes * 60)
        return console
    }

    private func scan(_ console: SimulatedConsole, _ request: ScanRequest = ScanRequest()) throws -> ScanImage {
        try console.begin(.scan(request))
        return try console.scan(request)
    }

    @Test func `a freeze cools the tip most, then near, and hardly far`() throws {
        let readings = try frozen().readings()
        let tip = try #require(readings.tipCelsius["A"])
        let near = try #require(readings.sensorCelsius["near"])
        let far = try #require(readings.sensorCelsius["far"])
        #expect(tip < -40 && tip > -145)
        #expect(tip < near && near < 0)
        #expect(far > 30)
    }

    @Test func `the tip that is read is the tip of the hidden model, within the noise`() throws {
        let console = try frozen(minutes: 1)
        let truth = console.hidden.tipCelsius("A")
        let read = try (0..<100).map { _ in try #require(try console.readings().tipCelsius["A"]) }
        #expect(abs(read.reduce(0, +) / 100 - truth) < 0.25)
        #expect(read.allSatisfy { abs($0 - truth) < 3 })
    }

    @Test func `a hidden patient differs from the textbook one, but not by much`() throws {
        let console = try frozen()
        var textbook = BioheatModel(patient: Fixture.patient, probes: console.hidden.probes, resolutionMM: 2)
        for _ in 0..<60 { textbook.advance(seconds: 5, drives: ["A": .freezing(power: 1, pressurePsi: 3500)]) }
        let difference = abs(console.hidden.tipCelsius("A") - textbook.tipCelsius("A"))
        #expect(difference > 0.01)
        #expect(difference < 5)
    }

    @Test func `a weak probe and a lower power leave the tip warmer`() throws {
        let strong = try frozen(minutes: 2).hidden
        let weak = try frozen(minutes: 2, faults: [.weakProbe(name: "A", factor: 0.3)]).hidden
        let low = try frozen(minutes: 2, power: 0.4).hidden
        var (s, w, l) = (strong, weak, low)
        #expect(w.tipCelsius("A") > s.tipCelsius("A") + 5)
        #expect(l.tipCelsius("A") > s.tipCelsius("A") + 5)
    }

    @Test func `after the gas is off the tip warms, with helium faster`() throws {
        let passive = try frozen(minutes: 2)
        let active = try frozen(minutes: 2)
        let cold = passive.hidden.tipCelsius("A")
        try active.begin(.thaw(probes: ["A"], isActive: true, seconds: 60))
        _ = try passive.wait(seconds: 60)
        _ = try active.wait(seconds: 60)
        #expect(passive.hidden.tipCelsius("A") > cold + 10)
        #expect(active.hidden.tipCelsius("A") > passive.hidden.tipCelsius("A"))
    }

    @Test func `a scan shows an ice ball longer than wide, of about its true size`() throws {
        let image = try scan(try frozen(minutes: 10))
        #expect((15...45).contains(image.extentsMM.x))
        #expect((15...45).contains(image.extentsMM.y))
        #expect(abs(image.extentsMM.x - image.extentsMM.y) < 8)
        #expect(image.extentsMM.z > image.extentsMM.x)
        let ellipsoid = Double.pi / 6 * image.extentsMM.x * image.extentsMM.y * image.extentsMM.z / 1000
        #expect((0.8...1.3).contains(image.volumeCM3 / ellipsoid))
    }

    @Test func `a slice has ice in the middle and none at its rim`() throws {
        let image = try scan(try frozen(), ScanRequest(sliceAxis: 2, sliceMillimetres: 11))
        let slice = try #require(image.slice)
        let middle = try #require(slice.dropFirst(slice.count / 2).first)
        #expect(middle[middle.count / 2] > 0.9)
        #expect(slice.first?.allSatisfy { $0 < 0.01 } == true)
        #expect(slice.joined().allSatisfy { (0...1).contains($0) })
    }

    @Test func `a probe placed in the middle of a case cools as well`() throws {
        let console = try frozen(minutes: 1)
        try console.begin(Fixture.place("B", x: 20))
        try console.begin(.freeze(probes: ["B"], seconds: 60))
        let readings = try console.wait(seconds: 60)
        #expect(try #require(readings.tipCelsius["B"]) < -20)
        #expect(abs(readings.atSeconds - 120) < 1e-6)
    }
}
