import Geometry
import Testing

@Suite struct SegmentTests {
    private let upright = Segment(from: .zero, to: Point(0, 0, 10))

    @Test func `parallel, crossing and separate segments are measured`() {
        #expect(upright.distance(to: Segment(from: Point(3, 4, 0), to: Point(3, 4, 10))) == 5)
        #expect(upright.distance(to: Segment(from: Point(-5, 2, 5), to: Point(5, 2, 5))) == 2)
        #expect(upright.distance(to: Segment(from: Point(0, 3, 14), to: Point(0, 9, 14))) == 5)
    }

    @Test func `the way to a solid is the nearest point's`() {
        let ball = Shape.sphere(centre: Point(9, 0, 5), radius: 4)
        #expect(abs(upright.leastDistance(to: ball) - 5) < 1e-9)
        #expect(upright.leastDistance(to: .sphere(centre: Point(0, 0, 5), radius: 4)) == -4)
    }
}

@Suite struct EmptinessTests {
    private let ball = Shape.sphere(centre: .zero, radius: 10)

    @Test func `a solid that is all cut away is empty`() {
        #expect(Shape.difference(ball, .sphere(centre: .zero, radius: 10.5)).isEmpty == true)
        #expect(Shape.intersection([ball, .sphere(centre: Point(30, 0, 0), radius: 10)]).isEmpty == true)
        #expect(Shape.expanded(ball, by: -11).isEmpty == true)
    }

    @Test func `a thin rest is not empty`() {
        #expect(Shape.difference(ball, .sphere(centre: .zero, radius: 9.8)).isEmpty == false)
        #expect(ball.isEmpty == false)
    }

    @Test func `of what has no end nothing is said`() {
        #expect(Shape.halfspace(point: .zero, normal: Point(0, 0, 1)).isEmpty == nil)
    }
}
