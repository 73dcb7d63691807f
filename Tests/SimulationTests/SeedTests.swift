import Bioheat
@_spi(Forecast) import Devices
import Geometry
import Testing
import Uncertainty

@testable import Simulation

struct SeedTests {
    /// Everything a short case shows, in order.
    private func story(seed: UInt64, scans: Int = 1) throws -> [Readings] {
        let console = Fixture.console(seed: seed)
        try console.begin(Fixture.place("A"))
        try console.begin(Fixture.place("B", x: 16))
        try console.begin(.freeze(probes: ["A", "B"], seconds: 20))
        var story: [Readings] = []
        for _ in 0..<5 { story.append(try console.wait(seconds: 5)) }
        for _ in 0..<scans {
            try console.begin(.scan(ScanRequest()))
            _ = try console.scan(ScanRequest())
        }
        story.append(try console.readings())
        return story
    }

    @Test func `the same seed tells the same story to the last bit, another seed another one`() throws {
        #expect(try story(seed: 7) == story(seed: 7))
        #expect(try story(seed: 7) != story(seed: 8))
    }

    @Test func `one more scan does not change what the thermocouples read after it`() throws {
        #expect(try story(seed: 7, scans: 1) == story(seed: 7, scans: 3))
    }

    @Test func `even draws fill their range and normal ones their bell`() {
        var generator = SeededGenerator(seed: 3)
        let draws = (0..<20_000).map { _ in generator.nextUniform(-1...1) }
        #expect(draws.allSatisfy { (-1...1).contains($0) })
        #expect(abs(draws.reduce(0, +) / 20_000) < 0.02)
        var noise = GaussianNoise(seed: 3, stream: 5)
        let normal = (0..<20_000).map { _ in noise.next(deviation: 2) }
        #expect(abs(normal.reduce(0, +) / 20_000) < 0.06)
        #expect(abs(normal.map { $0 * $0 }.reduce(0, +) / 20_000 - 4) < 0.2)
        let within = Double(normal.count { abs($0) < 2 }) / 20_000
        #expect(abs(within - 0.683) < 0.02)
    }

    @Test func `a hidden patient stays within the spreads and uses them`() {
        let drawn = (0..<500).map { Variation.drawn(seed: $0) }
        #expect(drawn.allSatisfy { (0.85...1.15).contains($0.perfusion) && (0.95...1.05).contains($0.probeStrength) })
        #expect(drawn.contains { $0.perfusion < 0.88 } && drawn.contains { $0.perfusion > 1.12 })
        #expect(drawn.contains { $0.probeStrength < 0.96 } && drawn.contains { $0.probeStrength > 1.04 })
        #expect(drawn.allSatisfy { $0.conductivity == 1 })
    }

    @Test func `imaging is off by a millimetre an axis, and the volume goes with the extents`() {
        var error = ImagingError(seed: 2)
        var off: [Double] = []
        for _ in 0..<1000 {
            let seen = error.read(extentsMM: Point(30, 30, 40), volumeMM3: 18_000)
            off.append(seen.extentsMM.x - 30)
            let ratio = seen.extentsMM / Point(30, 30, 40)
            #expect(abs(seen.volumeMM3 - 18_000 * ratio.x * ratio.y * ratio.z) < 1e-6)
        }
        #expect(abs((off.map { $0 * $0 }.reduce(0, +) / 1000).squareRoot() - 1) < 0.1)
        #expect(error.read(extentsMM: .zero, volumeMM3: 0) == (.zero, 0))
    }
}
