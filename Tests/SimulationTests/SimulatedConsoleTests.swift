import Bioheat
@_spi(Forecast) import Devices
import Geometry
import Testing

@testable import Simulation

struct SimulatedConsoleTests {
    @Test func `it says that it is simulated`() throws {
        #expect(try Fixture.console().identify() == ConsoleIdentity(name: "simulated console", isSimulated: true))
    }

    @Test func `a stale clearance is refused and changes nothing`() throws {
        let console = Fixture.console()
        #expect(console.refusal(of: Fixture.place("A"), revision: 0) == "stale")
        #expect(console.refusal(of: Fixture.place("A"), revision: 2) == "stale")
        #expect(console.bank.inPatient.isEmpty)
        console.expect(revision: 2)
        #expect(console.refusal(of: Fixture.place("A"), revision: 2) == nil)
        #expect(console.bank.inPatient == ["A"])
    }

    @Test func `before a revision is announced every clearance is stale, except a way out`() {
        let console = SimulatedConsole(patient: Fixture.patient, probeModels: [:], resolutionMM: 4, seed: 1, speed: nil)
        #expect(console.refusal(of: .hold(seconds: 1)) == "stale")
        #expect(console.refusal(of: .thaw(probes: ["A"], isActive: true, seconds: 1)) == nil)
        #expect(console.refusal(of: .stop) == nil)
    }

    @Test func `a stale thaw or stop still goes through`() throws {
        let console = Fixture.console()
        try console.begin(Fixture.place("A"))
        try console.begin(.freeze(probes: ["A"], seconds: 60))
        #expect(console.refusal(of: .thaw(probes: ["A"], isActive: true, seconds: 60), revision: 99) == nil)
        #expect(console.bank["A"]?.state == .thawing)
        #expect(console.refusal(of: .stop, revision: 99) == nil)
        #expect(console.bank.flowing.isEmpty)
    }

    @Test func `a clearance that was refused is spent: the console holds nothing to do`() throws {
        let console = Fixture.console()
        try console.begin(Fixture.place("A"))
        let clearance = Clearance(command: .freeze(probes: ["A", "B"], seconds: 60), revision: 1, overrideReason: nil)
        var refusal: ConsoleFailure?
        do { try console.begin(clearance) } catch { refusal = error as? ConsoleFailure }
        #expect(refusal == .unknownProbe("B"))
        // `clearance` cannot be named again: the compiler has seen it go.
        #expect(console.bank.flowing.isEmpty)
        #expect(try console.wait(seconds: 5).remainingGrams["argon"] == 26_600)
    }

    @Test func `a probe of an unknown model is refused`() {
        let console = Fixture.console()
        #expect(console.refusal(of: Fixture.place("A", model: "argon_71g")) == "unknown-model")
        #expect(console.refusal(of: .test(probe: "A", model: "argon_71g")) == "unknown-model")
        #expect(console.hidden.probes.isEmpty)
    }

    @Test func `a model declared later is known later`() {
        let console = Fixture.console()
        var wire = Fixture.probe
        wire.name = "wire"
        console.updatePatient(Fixture.patient, probeModels: ["wire": wire])
        #expect(console.refusal(of: Fixture.place("A", model: "wire")) == nil)
    }

    @Test func `the gas goes off by itself when the time is over, to the second`() throws {
        let console = Fixture.console()
        try console.begin(Fixture.place("A"))
        try console.begin(.freeze(probes: ["A"], seconds: 12))
        _ = try console.wait(seconds: 7)
        #expect(console.bank["A"]?.state == .freezing)
        let readings = try console.wait(seconds: 23)
        #expect(console.bank["A"]?.state == .passive)
        #expect(abs(readings.atSeconds - 30) < 1e-6)
        let used = 26_600 - (readings.remainingGrams["argon"] ?? 0)
        #expect(abs(used - 12 * 0.7) < 1e-6)
    }

    @Test func `consumption follows the power, and a thaw takes helium`() throws {
        let console = Fixture.console()
        try console.begin(Fixture.place("A"))
        try console.begin(.setPower(probes: ["A"], fraction: 0.5))
        try console.begin(.freeze(probes: ["A"], seconds: 20))
        _ = try console.wait(seconds: 20)
        try console.begin(.thaw(probes: ["A"], isActive: true, seconds: 10))
        let readings = try console.wait(seconds: 10)
        #expect(abs(26_600 - (readings.remainingGrams["argon"] ?? 0) - 20 * 0.35) < 1e-6)
        #expect(abs(2380 - (readings.remainingGrams["helium"] ?? 0) - 10 * GasBottle.thawGramsPerSecond) < 1e-6)
    }

    @Test func `stop beats a running freeze and a stopped console only warms`() throws {
        let console = Fixture.console()
        try console.begin(Fixture.place("A"))
        try console.begin(.freeze(probes: ["A"], seconds: 600))
        _ = try console.wait(seconds: 5)
        try console.allStop()
        try console.allStop()
        let left = try console.readings().remainingGrams
        #expect(console.refusal(of: .freeze(probes: ["A"], seconds: 60)) == "stopped")
        #expect(console.refusal(of: .thaw(probes: ["A"], isActive: true, seconds: 60)) == nil)
        #expect(try console.wait(seconds: 20).remainingGrams == left)
        try console.rearm()
        #expect(console.refusal(of: .freeze(probes: ["A"], seconds: 60)) == nil)
    }

    @Test func `two probes freeze or none`() throws {
        let console = Fixture.console()
        try console.begin(Fixture.place("A"))
        #expect(console.refusal(of: .freeze(probes: ["A", "B"], seconds: 60)) == "unknown-probe")
        #expect(console.bank.flowing.isEmpty)
    }

    @Test(arguments: [-1, Double.nan, .infinity, 1e9])
    func `a wait without a sensible time is refused`(seconds: Double) {
        let console = Fixture.console()
        #expect(console.refusal { _ = try console.wait(seconds: seconds) } == "bad-time")
    }

    @Test func `sensors and probes with a thermocouple have readings, others not`() throws {
        let console = Fixture.console()
        try console.begin(Fixture.place("A"))
        try console.begin(Fixture.place("B", x: 15, model: "blind"))
        try console.begin(.placeSensor(name: "T1", tip: Point(30, 0, 0), entry: Point(30, 0, 60)))
        let readings = try console.wait(seconds: 5)
        #expect(readings.tipCelsius.keys.sorted() == ["A"])
        #expect(readings.sensorCelsius.keys.sorted() == ["T1"])
        try console.begin(.withdraw(probes: ["A", "T1"]))
        let later = try console.readings()
        #expect(later.tipCelsius.isEmpty && later.sensorCelsius.isEmpty)
        #expect(console.hidden.probes.map(\.name) == ["B"])
    }

    @Test func `without gas a patient at rest reads body temperature within the noise`() throws {
        let console = Fixture.console()
        try console.begin(Fixture.place("A"))
        try console.begin(.placeSensor(name: "T1", tip: Point(8, 0, 0), entry: Point(8, 0, 60)))
        var (tips, places): ([Double], [Double]) = ([], [])
        for _ in 0..<400 {
            let readings = try console.readings()
            tips.append(try #require(readings.tipCelsius["A"]))
            places.append(try #require(readings.sensorCelsius["T1"]))
        }
        for list in [tips, places] {
            let mean = list.reduce(0, +) / 400
            let deviation = (list.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 399).squareRoot()
            #expect(abs(mean - 37) < 0.1)
            #expect((0.43...0.57).contains(deviation))
        }
    }

    @Test func `a scan must have been begun, and is shown once`() throws {
        let console = Fixture.console()
        let request = ScanRequest(modality: "ct")
        #expect(console.refusal { _ = try console.scan(request) } == "no-scan")
        try console.begin(.scan(request))
        #expect(console.refusal { _ = try console.scan(ScanRequest(modality: "mr")) } == "no-scan")
        let image = try console.scan(request)
        #expect(image.extentsMM == .zero && image.volumeCM3 == 0)
        #expect(image.errorMM == 1)
        #expect(console.refusal { _ = try console.scan(request) } == "no-scan")
    }

    @Test func `an insulating layer is put in once, however often it is told`() {
        let console = Fixture.console()
        let layer = Patient.Layer(shape: .box(centre: Point(0, 20, 0), size: Point(40, 4, 40)), material: Fixture.muscle)
        console.insulate(layer)
        var described = Fixture.patient
        described.layers = [layer]
        console.updatePatient(described)
        #expect(console.hidden.patient.layers.count == 1)
        described.layers = []
        described.regions = [.init(role: .organ, name: "nerve", shape: .sphere(centre: .zero, radius: 3), filling: .tissue(Fixture.muscle))]
        console.updatePatient(described)
        #expect(console.hidden.patient.layers.count == 1)
        #expect(console.hidden.patient.regions.count == 1)
    }
}
