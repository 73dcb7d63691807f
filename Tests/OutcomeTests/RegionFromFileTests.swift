import Geometry
import Outcome
import Testing

/// One ball in three ways: as a sphere, as the voxels whose middle lies in it, and as triangles.
@Suite("The same ball as a shape, a label and a mesh")
struct RegionFromFileTests {
    static let radius = 9.0
    static let centre = Point(2.3, -1.1, 0.4)
    let grid = RectilinearGrid.cube(reaching: 24, cell: 1)

    /// An image of the ball in NRRD, the third spacing its own.
    static func label(spacing: Point) throws -> Shape {
        let counts = SIMD3<Int>((Point(repeating: 2 * radius + 6) / spacing).rounded(.up))
        let origin = centre - Point(SIMD3<Double>(counts)) * spacing / 2
        let header = """
            NRRD0004
            type: uchar
            dimension: 3
            space: RAS
            sizes: \(counts.x) \(counts.y) \(counts.z)
            encoding: raw
            space directions: (\(spacing.x),0,0) (0,\(spacing.y),0) (0,0,\(spacing.z))
            space origin: (\(origin.x),\(origin.y),\(origin.z))


            """
        var bytes = Array(header.utf8)
        for k in 0..<counts.z {
            for j in 0..<counts.y {
                for i in 0..<counts.x {
                    bytes.append((origin + Point(Double(i), Double(j), Double(k)) * spacing).distance(to: centre) <= radius ? 1 : 0)
                }
            }
        }
        let map = try LabelMap.read(bytes) { _ in .failure(.noTriangles) }.get()
        return .surface(try map.region(of: 1, name: "ball").get().solid)
    }

    /// Rings of triangles between the poles, as text.
    static func mesh() throws -> Shape {
        func point(_ ring: Int, _ side: Int) -> Point {
            let (polar, around) = (Double.pi * Double(ring) / 60, 2 * Double.pi * Double(side % 120) / 120)
            // The same number for both ends of the ring and for both of its neighbours.
            return ring == 0 || ring == 60
                ? centre + Point(0, 0, ring == 0 ? radius : -radius)
                : centre + Point(Circle.cosine(around) * Circle.sine(polar), Circle.sine(around) * Circle.sine(polar), Circle.cosine(polar)) * radius
        }
        var corners: [Point] = []
        for ring in 0..<60 {
            for side in 0..<120 {
                let (a, b, c, d) = (point(ring, side), point(ring + 1, side), point(ring + 1, side + 1), point(ring, side + 1))
                if ring < 59 { corners += [a, b, c] }
                if ring > 0 { corners += [a, c, d] }
            }
        }
        return .surface(SurfaceSolid(name: "ball", surface: try TriangleSurface(separateCorners: corners).closed().get().surface))
    }

    private func regions() throws -> [(name: String, shape: Shape, boundMM: Double)] {
        [
            ("1 mm voxels", try Self.label(spacing: Point(1, 1, 1)), 0.35),
            ("0.7 x 0.7 x 2.5 mm voxels", try Self.label(spacing: Point(0.7, 0.7, 2.5)), 0.6),
            ("mesh", try Self.mesh(), 0.03),
        ]
    }

    @Test func volumesAgree() throws {
        for (name, shape, bound) in try regions() {
            let samples = RegionSamples(shape: shape, grid: grid)
            #expect(abs(samples.volumeMM3 / ballVolume(Self.radius) - 1) < 0.06 * bound + 0.005, "\(name): \(samples.volumeMM3)")
            #expect(samples.centre.distance(to: Self.centre) < 0.2 * bound + 0.02, "\(name)")
        }
    }

    @Test func marginsAgree() throws {
        for radius in [6.0, 12, 15] {
            let zone = FrozenZone(field: grid.ball(at: .zero, radius: radius), celsius: 0)
            let exact = radius - Self.centre.length - Self.radius
            for (name, shape, bound) in try regions() {
                let margin = try #require(zone.margin(of: RegionSamples(shape: shape, grid: grid)))
                #expect(abs(margin - exact) < bound + 0.03, "\(name): \(margin), exactly \(exact)")
            }
        }
    }

    @Test func coveragesAgree() throws {
        let field = grid.ball(at: .zero, radius: 8)
        let exact = try #require(RegionSamples(shape: .sphere(centre: Self.centre, radius: Self.radius), grid: grid).coverage(in: field, below: 0))
        #expect(exact > 0.3 && exact < 0.9)
        for (name, shape, bound) in try regions() {
            let coverage = try #require(RegionSamples(shape: shape, grid: grid).coverage(in: field, below: 0))
            #expect(abs(coverage - exact) < 0.03 * bound + 0.002, "\(name): \(coverage), as a sphere \(exact)")
        }
    }

    @Test func coldestPointsAgree() throws {
        let field = grid.field { 3 * $0.x - 2 * $0.y + $0.z }
        let slope = Point(3, -2, 1)
        let exact = Self.centre.dot(slope) - Self.radius * slope.length
        for (name, shape, bound) in try regions() {
            let coldest = try #require(RegionSamples(shape: shape, grid: grid).coldest(in: field))
            #expect(abs(coldest - exact) < (bound + 0.02) * slope.length, "\(name): \(coldest), exactly \(exact)")
        }
    }
}

/// Sines by turning, so that this file needs no C library.
private enum Circle {
    static func cosine(_ angle: Double) -> Double { Point(1, 0, 0).turned(about: Point(0, 0, 1), by: angle).x }
    static func sine(_ angle: Double) -> Double { Point(1, 0, 0).turned(about: Point(0, 0, 1), by: angle).y }
}
