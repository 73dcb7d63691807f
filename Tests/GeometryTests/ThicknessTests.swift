import Testing

@testable import Geometry

@Suite struct Thickness {
    static let slab = Shape.box(centre: Point(0, 15, 0), size: Point(40, 0.8, 40))

    /// Of what was cut or turned: how thin it is, not how large its box is.
    static let solids: [(shape: Shape, millimetres: Double)] = [
        (.rotated(slab, axis: Point(0, 0, 1), radians: 0.5, about: .zero), 0.8),
        (.intersection([slab, .halfspace(point: .zero, normal: Point(0, 0, 1))]), 0.8),
        (.difference(.sphere(centre: .zero, radius: 20), .sphere(centre: .zero, radius: 18.5)), 1.5),
        (.difference(.cylinder(from: Point(0, 0, -30), to: Point(0, 0, 30), radius: 15), .cylinder(from: Point(0, 0, -31), to: Point(0, 0, 31), radius: 14.6)), 0.4),
        (.intersection([.halfspace(point: Point(0, 0, 0), normal: Point(1, 0, 0)), .halfspace(point: Point(3, 0, 0), normal: Point(-1, 0, 0))]), 3),
        (.expanded(.rotated(slab, axis: Point(1, 1, 0).normalised ?? .zero, radians: 1, about: .zero), by: 1), 2.8),
        (.translated(.tube(points: [.zero, Point(9, 0, 0), Point(9, 9, 0)], radius: 2), by: Point(5, 0, 0)), 4),
    ]

    @Test(arguments: solids.indices) func isThatOfTheSolidNotOfItsBox(number: Int) {
        let (shape, millimetres) = Self.solids[number]
        #expect(abs(shape.thickness - millimetres) < 0.03 * millimetres, "\(shape.thickness)")
    }

    @Test func ofUnlikePartsIsTheOneThatMostOfTheSurfaceHas() {
        let ball = Shape.sphere(centre: .zero, radius: 4)
        #expect(Shape.union([ball, Self.slab]).thickness < 1)
    }
}
