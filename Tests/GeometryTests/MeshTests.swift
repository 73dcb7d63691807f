@testable import Geometry
import Testing

@Suite("Regions from meshes")
struct MeshTests {
    let ball = Made.ball(centre: Point(100, -40, 900), radius: 12, divisions: 4)

    @Test func distanceIsThatOfTheNearestTriangle() {
        let solid = SurfaceSolid(name: "ball", surface: ball)
        var numbers = RepeatableNumbers(seed: 3)
        for _ in 0..<400 {
            let point = Point(100, -40, 900) + numbers.point(within: 20)
            let slow = ball.triangles.reduce(Double.infinity) { least, triangle in
                let (a, b, c) = ball.points(of: triangle)
                return min(least, farPointsOfTriangle(a, b, c).reduce(.infinity) { min($0, $1.distance(to: point)) })
            }
            let found = abs(solid.signedDistance(to: point))
            // The slow one looks at a lattice of points on each triangle, so it is never nearer, and not much farther.
            #expect(found <= slow + 1e-6 && slow - found < 0.2)
        }
    }

    /// A lattice of points on a triangle.
    private func farPointsOfTriangle(_ a: Point, _ b: Point, _ c: Point) -> [Point] {
        var points: [Point] = []
        for i in 0...4 {
            for j in 0...4 - i { points.append(a + (b - a) * (Double(i) / 4) + (c - a) * (Double(j) / 4)) }
        }
        return points
    }

    @Test func aFineBallIsASphere() {
        let solid = SurfaceSolid(name: "ball", surface: ball)
        // Flat triangles between points of the sphere: the middle of the widest lies deepest.
        let deepest = ball.triangles.reduce(0) { deepest, triangle in
            let (a, b, c) = ball.points(of: triangle)
            let normal = (b - a).cross(c - a).normalised ?? .zero
            return max(deepest, 12 - (a - Point(100, -40, 900)).dot(normal))
        }
        #expect(deepest < 0.05)
        var numbers = RepeatableNumbers(seed: 4)
        for _ in 0..<1000 {
            let offset = numbers.point(within: 16)
            let exact = offset.length - 12
            #expect(abs(solid.signedDistance(to: Point(100, -40, 900) + offset) - exact) < deepest + 1e-4, "\(offset)")
        }
        #expect(abs(solid.volumeMM3 / (4 / 3 * .pi * 1728) - 1) < 0.006)
    }

    @Test func insideIsInsideWhicheverWayTheTrianglesFace() {
        let outside = SurfaceSolid(name: "ball", surface: ball.turnedInsideOut)
        #expect(outside.volumeMM3 > 0)
        #expect(Shape.surface(outside).contains(Point(100, -40, 905)) && !Shape.surface(outside).contains(Point(100, -40, 913)))
    }

    @Test func aCavityIsOutside() {
        let cavity = Made.ball(radius: 4, divisions: 3).turnedInsideOut
        let shell = Made.ball(radius: 10, divisions: 3)
        let both = TriangleSurface(
            corners: shell.corners + cavity.corners, triangles: shell.triangles + cavity.triangles.map { $0 &+ Int32(shell.corners.count) })
        let solid = Shape.surface(SurfaceSolid(name: "shell", surface: both))
        #expect(!solid.contains(.zero) && solid.contains(Point(7, 0, 0)) && !solid.contains(Point(11, 0, 0)))
        #expect(abs(solid.signedDistance(to: .zero) - 4) < 0.1)
    }

    @Test func ballsThatCrossAreOne() {
        let first = Made.ball(radius: 10, divisions: 3)
        let second = Made.ball(centre: Point(8, 0, 0), radius: 10, divisions: 3)
        let both = TriangleSurface(
            corners: first.corners + second.corners, triangles: first.triangles + second.triangles.map { $0 &+ Int32(first.corners.count) })
        let solid = Shape.surface(SurfaceSolid(name: "two", surface: both))
        #expect(solid.contains(Point(4, 0, 0)) && solid.contains(Point(-9, 0, 0)) && solid.contains(Point(17, 0, 0)))
    }

    // MARK: Closing

    @Test func aClosedBallHasNoGaps() throws {
        #expect(try ball.closed().get().gaps == 0)
    }

    @Test func smallGapsAreClosedAndCounted() throws {
        let ball = Made.ball(radius: 8, divisions: 4)
        var torn = ball
        torn.triangles.remove(at: 700)
        torn.triangles.remove(at: 20)
        let closed = try torn.closed().get()
        #expect(closed.gaps == 2 && closed.widestMM > 0.5 && closed.widestMM < 2)
        #expect(abs(closed.surface.volumeMM3 - ball.volumeMM3) < 0.001 * ball.volumeMM3)
        #expect(try closed.surface.closed().get().gaps == 0)
    }

    @Test func aWideGapIsRefusedWithItsPlace() {
        var open = ball
        open.triangles.removeAll { ball.points(of: $0).0.x > 106 }
        guard case .failure(.notClosed(let gaps, let width, let place)) = open.closed() else {
            Issue.record("passes for closed")
            return
        }
        #expect(gaps == 1 && width > 15 && abs(place.x - 106) < 2)
    }

    @Test func aTriangleThatFacesTheOtherWayIsRefused() {
        var turned = ball
        turned.triangles[5] = SIMD3(turned.triangles[5].x, turned.triangles[5].z, turned.triangles[5].y)
        #expect(turned.closed() == .failure(.facesDisagree(edges: 3)))
    }

    // MARK: Files

    @Test func everyFormatGivesTheSameSurface() throws {
        let small = Made.ball(radius: 8, divisions: 2)
        for bytes in [Made.binarySTL(small), Array(Made.textSTL(small).utf8), Array(Made.obj(small).utf8)] {
            let read = try MeshFile.surface(bytes).get()
            #expect(read.triangles.count == small.triangles.count && read.corners.count == small.corners.count)
            #expect(abs(read.volumeMM3 / small.volumeMM3 - 1) < 1e-6)
        }
    }

    @Test func axesOfSlicerAreTurned() throws {
        let small = Made.ball(centre: Point(30, 10, 5), radius: 8, divisions: 2)
        let centre = try MeshFile.surface(Made.binarySTL(small, title: "3D Slicer output. SPACE=LPS")).get().bounds.centre
        #expect(centre.distance(to: Point(-30, -10, 5)) < 1e-4)
    }

    @Test func badFilesAreRefused() {
        let small = Made.ball(radius: 8, divisions: 1)
        let binary = Made.binarySTL(small)
        let text = Made.textSTL(small)
        #expect(MeshFile.surface(Array(binary.dropLast(30))) == .failure(.truncated(bytes: binary.count - 30, announced: binary.count)))
        #expect(MeshFile.surface([]) == .failure(.unknownFormat(wanted: "an STL or OBJ mesh")))
        #expect(MeshFile.surface(Array("GIF89a".utf8)) == .failure(.unknownFormat(wanted: "an STL or OBJ mesh")))
        #expect(MeshFile.surface((0..<4000).map { UInt8($0 * 7 % 251) }) == .failure(.unknownFormat(wanted: "an STL or OBJ mesh")))
        guard case .failure(.line(_, "the end of the file", _)) = MeshFile.surface(Array(text.utf8.dropLast(14))) else {
            Issue.record("cut off")
            return
        }
        guard case .failure(.line(4, "`vertex a b c`", _)) = MeshFile.surface(Array("solid\nfacet\nouter loop\nvertex a b c\n".utf8)) else {
            Issue.record("no numbers")
            return
        }
        guard case .failure(.line(2, "`f 1 2 3`", _)) = MeshFile.surface(Array("v 0 0 0\nf 1 2 3\n".utf8)) else {
            Issue.record("no corner")
            return
        }
        let metres = Made.ball(radius: 0.008, divisions: 1)
        #expect(MeshFile.surface(Made.binarySTL(metres)) == .failure(.extent(millimetres: Double(Float(0.008)) * 2)))
    }

    @Test func noCutOfAFileIsReadAsAnother() {
        let bytes = Made.binarySTL(Made.ball(radius: 8, divisions: 0))
        for length in 0..<bytes.count {
            if case .success = MeshFile.surface(Array(bytes[..<length])) { Issue.record("\(length) of \(bytes.count) bytes pass") }
        }
    }
}
