import Geometry
import Testing

@Suite("Signed distance")
struct SignedDistanceTests {
    static let shapes: [Shape] = [
        .sphere(centre: Point(1, -2, 3), radius: 7),
        .ellipsoid(centre: Point(0, 1, 0), radii: Point(14, 12, 5)),
        .ellipsoid(centre: .zero, radii: Point(3, 9, 3)),
        .box(centre: Point(2, 0, 0), size: Point(8, 4, 12)),
        .cylinder(from: Point(-3, 0, 1), to: Point(5, 6, -2), radius: 4),
        .tube(points: [Point(-10, 0, 0), Point(0, 2, 0), Point(10, 0, 3)], radius: 2),
        .cone(from: Point(0, 0, -5), to: Point(1, 2, 6), fromRadius: 6, toRadius: 2),
        .cone(from: Point(0, 0, -5), to: Point(0, 0, 6), fromRadius: 0, toRadius: 5),
        .halfspace(point: Point(1, 0, 0), normal: Point(0.6, 0, 0.8)),
        .union([.sphere(centre: Point(-4, 0, 0), radius: 5), .box(centre: Point(4, 0, 0), size: Point(6, 6, 6))]),
        .intersection([.sphere(centre: .zero, radius: 8), .halfspace(point: .zero, normal: Point(0, 0, 1))]),
        .difference(.sphere(centre: .zero, radius: 9), .sphere(centre: Point(3, 0, 0), radius: 4)),
        .expanded(.box(centre: .zero, size: Point(4, 4, 4)), by: 2),
        .translated(.sphere(centre: .zero, radius: 3), by: Point(4, 5, 6)),
        .rotated(.box(centre: Point(3, 0, 0), size: Point(8, 3, 2)), axis: Point(0, 0, 1), radians: 0.7, about: Point(1, 1, 0)),
    ]

    @Test("It is negative inside, zero on the surface and positive outside")
    func sphere() {
        let sphere = Shape.sphere(centre: Point(1, 2, 3), radius: 5)
        #expect(sphere.signedDistance(to: Point(1, 2, 3)) == -5)
        #expect(sphere.signedDistance(to: Point(1, 2, 8)) == 0)
        #expect(sphere.signedDistance(to: Point(1, 2, 10)) == 2)
    }

    @Test("A box is measured to its faces, edges and corners")
    func box() {
        let box = Shape.box(centre: .zero, size: Point(2, 4, 6))
        #expect(box.signedDistance(to: Point(4, 0, 0)) == 3)
        #expect(abs(box.signedDistance(to: Point(2, 3, 0)) - 2.0.squareRoot()) < 1e-12)
        #expect(abs(box.signedDistance(to: Point(2, 3, 4)) - 3.0.squareRoot()) < 1e-12)
        #expect(box.signedDistance(to: Point(0.5, 0, 0)) == -0.5)
    }

    @Test("A cylinder is measured to its side, its ends and its rims")
    func cylinder() {
        let cylinder = Shape.cylinder(from: .zero, to: Point(0, 0, 10), radius: 3)
        #expect(abs(cylinder.signedDistance(to: Point(5, 0, 5)) - 2) < 1e-12)
        #expect(abs(cylinder.signedDistance(to: Point(1, 0, 12)) - 2) < 1e-12)
        #expect(abs(cylinder.signedDistance(to: Point(6, 0, -4)) - 5) < 1e-12)
        #expect(abs(cylinder.signedDistance(to: Point(0, 0, 1)) + 1) < 1e-12)
    }

    @Test("A cone is measured at a right angle to its slanted side")
    func cone() {
        let cone = Shape.cone(from: .zero, to: Point(0, 0, 10), fromRadius: 10, toRadius: 0)
        #expect(abs(cone.signedDistance(to: Point(10, 0, 10)) - 50.0.squareRoot()) < 1e-12)
        #expect(abs(cone.signedDistance(to: Point(0, 0, 13)) - 3) < 1e-12)
        #expect(abs(cone.signedDistance(to: Point(1, 0, 1)) + 1) < 1e-12)
    }

    @Test("A tube is round at its ends and bends")
    func tube() {
        let tube = Shape.tube(points: [.zero, Point(10, 0, 0), Point(10, 10, 0)], radius: 2)
        #expect(abs(tube.signedDistance(to: Point(-5, 0, 0)) - 3) < 1e-12)
        #expect(abs(tube.signedDistance(to: Point(13, -4, 0)) - 3) < 1e-12)
        #expect(tube.contains(Point(9, 5, 1)))
    }

    @Test("An ellipsoid agrees with a search over its surface")
    func ellipsoidAgainstSearch() {
        var numbers = RepeatableNumbers(seed: 5)
        for _ in 0..<20 {
            let radii = Point(.random(in: 1...15, using: &numbers), .random(in: 1...15, using: &numbers), .random(in: 1...15, using: &numbers))
            let point = numbers.point(within: 18)
            let found = abs(Shape.ellipsoid(centre: .zero, radii: radii).signedDistance(to: point))
            #expect(abs(found - searched(radii: radii, point: point)) < 1e-3, "radii \(radii), point \(point)")
        }
    }

    /// The least distance over a net of surface points, refined around the best.
    private func searched(radii: Point, point: Point) -> Double {
        var (best, direction, step) = (Double.infinity, Point(1, 0, 0), 0.02)
        var numbers = RepeatableNumbers(seed: 9)
        func distance(_ direction: Point) -> Double { (radii * direction).distance(to: point) }
        for _ in 0..<4000 {
            let tried = numbers.direction()
            if distance(tried) < best { (best, direction) = (distance(tried), tried) }
        }
        while step > 1e-6 {
            let tried = (0..<20).compactMap { _ in (direction + numbers.direction() * step).normalised }
            guard let better = tried.min(by: { distance($0) < distance($1) }), distance(better) < best else {
                step *= 0.7
                continue
            }
            (best, direction) = (distance(better), better)
        }
        return best
    }

    @Test("An ellipsoid is measured from its own centre, axes and planes")
    func ellipsoidSymmetry() {
        let ellipsoid = Shape.ellipsoid(centre: .zero, radii: Point(14, 12, 5))
        #expect(abs(ellipsoid.signedDistance(to: .zero) + 5) < 1e-12)
        #expect(abs(ellipsoid.signedDistance(to: Point(20, 0, 0)) - 6) < 1e-9)
        #expect(abs(ellipsoid.signedDistance(to: Point(0, 0, -4)) + 1) < 1e-9)
        let ball = Shape.ellipsoid(centre: .zero, radii: Point(6, 6, 6))
        #expect(abs(ball.signedDistance(to: .zero) + 6) < 1e-12)
        #expect(abs(ball.signedDistance(to: Point(1, 2, 2)) + 3) < 1e-9)
        #expect(abs(ball.signedDistance(to: Point(0, 3, 0)) + 3) < 1e-9)
    }

    @Test("It never changes faster than one millimetre a millimetre", arguments: shapes)
    func isLipschitz(shape: Shape) {
        var numbers = RepeatableNumbers(seed: 11)
        for _ in 0..<300 {
            let (a, b) = (numbers.point(within: 20), numbers.point(within: 20))
            #expect(abs(shape.signedDistance(to: a) - shape.signedDistance(to: b)) <= a.distance(to: b) * (1 + 1e-9) + 1e-9)
        }
    }

    @Test("Walking it leads to the surface", arguments: shapes)
    func reachesSurface(shape: Shape) {
        var numbers = RepeatableNumbers(seed: 13)
        var reached = 0
        for _ in 0..<200 {
            guard let place = shape.surfacePoint(near: numbers.point(within: 15)) else { continue }
            reached += 1
            #expect(abs(shape.signedDistance(to: place)) <= 1e-3)
        }
        #expect(reached > 190)
    }

    @Test("The box around a shape holds it", arguments: shapes)
    func boundsHold(shape: Shape) {
        var numbers = RepeatableNumbers(seed: 17)
        let bounds = shape.bounds.expanded(by: 1e-9)
        for _ in 0..<3000 {
            let point = numbers.point(within: 18)
            if shape.contains(point) { #expect(bounds.contains(point)) }
        }
        #expect(shape.fault == nil)
    }

    @Test("The box around a slanted cylinder is tight")
    func cylinderBounds() {
        let bounds = Shape.cylinder(from: .zero, to: Point(3, 0, 4), radius: 5).bounds
        #expect(bounds.lower.distance(to: Point(-4, -5, -3)) < 1e-12)
        #expect(bounds.upper.distance(to: Point(7, 5, 7)) < 1e-12)
    }

    @Test("A half-space is open on one side; an intersection is as small as its parts allow")
    func openBounds() {
        let half = Shape.halfspace(point: Point(0, 0, 5), normal: Point(0, 0, -1))
        #expect(half.bounds == Bounds(lower: Point(repeating: -.infinity), upper: Point(.infinity, .infinity, 5)))
        let cut = Shape.intersection([half, .sphere(centre: .zero, radius: 10)])
        #expect(cut.bounds == Bounds(lower: Point(repeating: -10), upper: Point(10, 10, 5)))
        #expect(Shape.halfspace(point: .zero, normal: Point(0.6, 0.8, 0)).bounds == .everything)
        #expect(Shape.translated(half, by: Point(0, 0, 2)).bounds.upper.z == 7)
    }

    @Test("A way into a sphere crosses its surface once, a way past it never")
    func crossing() throws {
        let sphere = Shape.sphere(centre: Point(10, 0, 0), radius: 4)
        let entry = try #require(sphere.crossing(from: .zero, to: Point(10, 0, 0)))
        #expect(abs(entry - 0.6) < 1e-9)
        let through = try #require(sphere.crossing(from: .zero, to: Point(20, 0, 0)))
        #expect(abs(through - 0.3) < 1e-9)
        let leaving = try #require(sphere.crossing(from: Point(10, 0, 0), to: Point(20, 0, 0)))
        #expect(abs(leaving - 0.4) < 1e-9)
        #expect(sphere.crossing(from: .zero, to: Point(20, 10, 0)) == nil)
        #expect(sphere.crossing(from: .zero, to: .zero) == nil)
        #expect(sphere.crossing(from: .zero, to: Point(.nan, 0, 0)) == nil)
    }
}
