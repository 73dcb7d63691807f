import Geometry
import Outcome
import Testing

/// Wide limits, so that only a change of order is caught; a debug build is not measured.
@Suite("Outcome speed", .serialized)
struct OutcomeSpeedTests {
    private func milliseconds(_ work: () -> Void) -> Double {
        let clock = ContinuousClock()
        return (0..<3).map { _ in clock.measure(work) / .milliseconds(1) }.min() ?? 0
    }

    @Test("Half a million cells, a 28 mm lesion", .enabled(if: isOptimised))
    func lesion() {
        let grid = RectilinearGrid.cube(reaching: 40, cell: 1)
        let field = grid.ball(at: Point(0.2, 0.3, 0.4), radius: 19)
        let shape = Shape.ellipsoid(centre: .zero, radii: Point(14, 12, 12))
        var region = RegionSamples(shape: shape, grid: grid)
        var zone = FrozenZone(field: field, celsius: 0)
        let sampling = milliseconds { region = RegionSamples(shape: shape, grid: grid) }
        let surface = milliseconds { zone = FrozenZone(field: field, celsius: 0) }
        let extents = milliseconds { _ = zone.extents }
        let margin = milliseconds { _ = zone.margin(of: region) }
        let ball = RegionSamples(shape: .sphere(centre: Point(0.2, 0.3, 0.4), radius: 14), grid: grid)
        let concentric = milliseconds { _ = zone.margin(of: ball) }
        let coldest = milliseconds { _ = region.coldest(in: field) }
        let coverage = milliseconds { _ = region.coverage(in: field, below: -20) }
        #expect(sampling < 1000 && surface < 100, "sampling \(sampling) ms, surface \(surface) ms")
        #expect(extents < 50 && margin < 200 && concentric < 400, "extents \(extents) ms, margin \(margin) ms, concentric \(concentric) ms")
        #expect(coldest < 20 && coverage < 50, "coldest \(coldest) ms, coverage \(coverage) ms")
    }

    private static var isOptimised: Bool {
        var isOptimised = true
        assert({ isOptimised = false; return true }())
        return isOptimised
    }
}
