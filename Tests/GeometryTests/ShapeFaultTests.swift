import Geometry
import Testing

@Suite("Shapes that make no sense")
struct ShapeFaultTests {
    static let faults: [(Shape, ShapeFault)] = [
        (.sphere(centre: .zero, radius: 0), .radiusNotPositive(0)),
        (.sphere(centre: .zero, radius: -3), .radiusNotPositive(-3)),
        (.sphere(centre: Point(.nan, 0, 0), radius: 1), .notFinite),
        (.sphere(centre: .zero, radius: .infinity), .notFinite),
        (.ellipsoid(centre: .zero, radii: Point(3, 0, 2)), .radiusNotPositive(0)),
        (.box(centre: .zero, size: Point(1, -2, 1)), .sizeNotPositive(-2)),
        (.cylinder(from: Point(1, 1, 1), to: Point(1, 1, 1), radius: 2), .noLength),
        (.cone(from: .zero, to: Point(0, 0, 1), fromRadius: 0, toRadius: 0), .radiusNotPositive(0)),
        (.cone(from: .zero, to: Point(0, 0, 1), fromRadius: 3, toRadius: -1), .radiusNotPositive(-1)),
        (.cone(from: .zero, to: .zero, fromRadius: 3, toRadius: 1), .noLength),
        (.tube(points: [], radius: 1), .tooFewPoints(0)),
        (.tube(points: [.zero, .zero], radius: 1), .noLength),
        (.halfspace(point: .zero, normal: .zero), .noDirection),
        (.rotated(.sphere(centre: .zero, radius: 1), axis: Point(0, 0, 2), radians: 1, about: .zero), .noDirection),
        (.union([]), .noParts),
        (.intersection([]), .noParts),
        (.intersection([.sphere(centre: .zero, radius: 1), .sphere(centre: Point(9, 0, 0), radius: 1)]), .empty),
        (.expanded(.sphere(centre: .zero, radius: 1), by: -2), .empty),
        (.union([.sphere(centre: .zero, radius: 1), .sphere(centre: .zero, radius: -1)]), .radiusNotPositive(-1)),
    ]

    @Test("Each is told for what it is, and can still be asked", arguments: faults.indices)
    func told(number: Int) {
        let (shape, fault) = Self.faults[number]
        #expect(shape.fault == fault)
        _ = shape.bounds
        _ = shape.signedDistance(to: Point(1, 2, 3))
        _ = shape.signedDistance(to: .zero)
        _ = shape.surfacePoint(near: Point(0.5, 0, 0))
        _ = shape.crossing(from: .zero, to: Point(3, 3, 3))
    }

    @Test("A cone with a tip is sound")
    func coneWithTip() {
        #expect(Shape.cone(from: .zero, to: Point(0, 0, 1), fromRadius: 0, toRadius: 2).fault == nil)
    }

    @Test("Endless nesting and endless doubling are told")
    func tooComplex() {
        var nested = Shape.sphere(centre: .zero, radius: 1)
        for _ in 0..<Shape.greatestDepth { nested = .expanded(nested, by: 0.01) }
        #expect(nested.fault == .tooComplex)
        var doubled = Shape.sphere(centre: .zero, radius: 1)
        for _ in 0..<40 { doubled = .union([doubled, doubled]) }
        #expect(doubled.fault == .tooComplex)
    }

    @Test("An unusable point is nowhere", arguments: SignedDistanceTests.shapes)
    func unusablePoint(shape: Shape) {
        #expect(!shape.contains(Point(.nan, 0, 0)))
        #expect(shape.surfacePoint(near: Point(.nan, 0, 0)) == nil)
    }
}
