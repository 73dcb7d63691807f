@testable import Geometry
import Testing

@Suite("Regions from label maps")
struct LabelTests {
        static let balls: [(radius: Double, spacing: Point)] = [
        (12, Point(1, 1, 1)), (12, Point(0.7, 0.7, 0.7)), (20, Point(0.7, 0.7, 5)), (8, Point(1, 1, 2.5)), (15, Point(0.6, 0.6, 3)),
    ]

    @Test(arguments: balls)
    func aBallOfVoxelsIsNearlyASphere(_ ball: (radius: Double, spacing: Point)) {
        let (radius, spacing) = ball
        let region = Made.ballRegion(centre: Point(10, 20, 30), radius: radius, spacing: spacing)
        let exact = 4 / 3 * .pi * radius * radius * radius
        #expect(!region.keepsVoxelFaces)
        #expect(abs(region.solid.volumeMM3 / region.voxelsMM3 - 1) < 0.01)
        #expect(abs(region.solid.volumeMM3 / exact - 1) < 0.03)
        var worst = 0.0
        for corner in region.solid.surface.corners { worst = max(worst, abs(corner.distance(to: Point(10, 20, 30)) - radius)) }
        // Half the diagonal of a voxel.
        #expect(worst < 0.5 * spacing.length, "\(worst)")
    }

    @Test func theSurfaceIsClosed() throws {
        let region = Made.ballRegion(radius: 9, spacing: Point(1, 1, 2))
        #expect(try region.solid.surface.closed().get().gaps == 0)
    }

    @Test func noMiddleOfAVoxelChangesSides() {
        var numbers = RepeatableNumbers(seed: 9)
        // A lump with corners, edges and holes.
        let solid = Set((0..<500).map { _ in SIMD3<Int>(numbers.point(within: 4)) })
        let mask = LabelMask(first: SIMD3(repeating: -5), size: SIMD3(repeating: 11)) { solid.contains($0) }
        let frame = VoxelFrame(origin: .zero, steps: [Point(1, 0, 0), Point(0, 1, 0), Point(0, 0, 1)])
        for level in [Float(0.35), 0.5, 0.65, nil] {
            let shape = SurfaceSolid(name: "lump", surface: SurfaceNet(mask: mask, level: level).surface(in: frame))
            var wrong = 0
            for i in -6...6 { for j in -6...6 { for k in -6...6 {
                if shape.isInside(Point(Double(i), Double(j), Double(k))) != solid.contains(SIMD3(i, j, k)) { wrong += 1 }
            } } }
            #expect(wrong == 0, "level \(level ?? -1)")
        }
    }

    @Test func whatIsThinKeepsItsVoxels() {
        let frame = VoxelFrame(origin: Point(5, 5, 5), steps: [Point(0.7, 0, 0), Point(0, 0.7, 0), Point(0, 0, 5)])
        let mask = LabelMask(first: SIMD3(2, 3, 4), size: SIMD3(30, 1, 1)) { _ in true }
        let region = LabelRegion(mask: mask, frame: frame, imageSize: SIMD3(64, 64, 16), name: "nerve")
        #expect(region.keepsVoxelFaces)
        #expect(abs(region.solid.volumeMM3 - 30 * 0.7 * 0.7 * 5) < 1e-6)
        let expected = Bounds(lower: Point(5 + 1.5 * 0.7, 5 + 2.5 * 0.7, 22.5), upper: Point(5 + 31.5 * 0.7, 5 + 3.5 * 0.7, 27.5))
        #expect(region.solid.bounds.lower.distance(to: expected.lower) < 1e-9 && region.solid.bounds.upper.distance(to: expected.upper) < 1e-9)
    }

    /// Its edges are rounded, and what they lose its faces gain: less than a tenth of a voxel.
    @Test func aBoxKeepsItsFaces() {
        let frame = VoxelFrame(origin: .zero, steps: [Point(1, 0, 0), Point(0, 1, 0), Point(0, 0, 1)])
        let mask = LabelMask(first: .zero, size: SIMD3(20, 16, 12)) { _ in true }
        let region = LabelRegion(mask: mask, frame: frame, imageSize: SIMD3(20, 20, 20), name: "box")
        #expect(region.reachesEdge)
        #expect(abs(region.solid.signedDistance(to: Point(10, 8, 13)) - 1.5) < 0.1)
        #expect(abs(region.solid.signedDistance(to: Point(10, 8, 9)) + 2.5) < 0.1)
        #expect(abs(region.solid.volumeMM3 / 3840 - 1) < 0.01)
    }

    @Test func aMirroredImageHasItsInsideInside() {
        let frame = VoxelFrame(origin: .zero, steps: [Point(-1, 0, 0), Point(0, 1, 0), Point(0, 0, 1)])
        let mask = LabelMask(first: .zero, size: SIMD3(repeating: 9)) { _ in true }
        let region = LabelRegion(mask: mask, frame: frame, imageSize: SIMD3(repeating: 30), name: "box")
        #expect(region.solid.isInside(Point(-4, 4, 4)) && !region.solid.isInside(Point(4, 4, 4)) && region.solid.volumeMM3 > 0)
    }
}
