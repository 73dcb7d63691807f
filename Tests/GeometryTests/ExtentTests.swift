import Testing

@testable import Geometry

@Suite("How wide a region is")
struct ExtentTests {
    private let ellipsoid = Shape.ellipsoid(centre: Point(5, 0, 0), radii: Point(14, 10, 8))
    private let slant = Point(1, 1, 0).normalised!

    @Test func aSolidsShadowIsExact() {
        #expect(ellipsoid.extent(along: Point(2, 0, 0)) == 28)
        #expect(abs(ellipsoid.extent(along: slant)! - 2 * ((14.0 * 14 + 10 * 10) / 2).squareRoot()) < 1e-12)
        #expect(abs(Shape.box(centre: .zero, size: Point(10, 20, 30)).extent(along: slant)! - 30 / 2.0.squareRoot()) < 1e-12)
        #expect(abs(Shape.tube(points: [.zero, Point(10, 10, 0)], radius: 2).extent(along: slant)! - (200.0.squareRoot() + 4)) < 1e-12)
    }

    @Test func soAreThoseOfDiscsMeshesAndUnions() throws {
        let cylinder = Shape.cylinder(from: .zero, to: Point(0, 0, 20), radius: 10)
        #expect(abs(cylinder.extent(along: Point(0, 1, 1))! - 40 / 2.0.squareRoot()) < 1e-12)
        #expect(abs(Shape.cone(from: .zero, to: Point(0, 0, 20), fromRadius: 10, toRadius: 0).extent(along: Point(0, 1, 1))! - 30 / 2.0.squareRoot()) < 1e-12)
        let pair = Shape.union([.sphere(centre: .zero, radius: 5), .translated(.sphere(centre: .zero, radius: 3), by: Point(10, 10, 0))])
        #expect(abs(pair.extent(along: slant)! - (8 + 200.0.squareRoot())) < 1e-12)
        let turned = Shape.rotated(pair, axis: Point(0, 0, 1), radians: -.pi / 4, about: Point(7, 3, 1))
        #expect(abs(turned.extent(along: Point(1, 0, 0))! - (8 + 200.0.squareRoot())) < 1e-12)
    }

    @Test func whatReachesOutOfABox() {
        let ball = Shape.sphere(centre: Point(9, 0, 0), radius: 4)
        #expect(abs(ball.reach(beyond: Bounds(lower: Point(repeating: -10), upper: Point(repeating: 10))) - 3) < 0.25)
        #expect(ball.reach(beyond: Bounds(lower: Point(repeating: -20), upper: Point(repeating: 20))) == 0)
    }

    /// The box around a turned solid is larger than the solid.
    @Test func turningMakesNothingLarger() {
        let turned = Shape.rotated(ellipsoid, axis: Point(0, 0, 1), radians: .pi / 6, about: .zero)
        #expect(abs(turned.greatestExtent! - 28) < 0.01)
        #expect(abs(turned.extent(along: Point(0, 0, 1))! - 16) < 1e-9)
        #expect(abs(Shape.expanded(turned, by: 2).greatestExtent! - 32) < 0.01)
    }

    @Test func whatIsCutAwayDoesNotCount() {
        let half = Shape.difference(.sphere(centre: .zero, radius: 10), .halfspace(point: .zero, normal: Point(0, 0, 1)))
        #expect(abs(half.extent(along: Point(0, 0, 1))! - 10) < 10.0 / 16)
        #expect(abs(half.extent(along: Point(1, 0, 0))! - 20) < 20.0 / 32)
    }

    @Test func whatHasNoEndHasNoWidth() {
        #expect(Shape.halfspace(point: .zero, normal: Point(0, 0, 1)).extent(along: Point(1, 0, 0)) == nil)
        #expect(ellipsoid.extent(along: .zero) == nil)
    }
}
