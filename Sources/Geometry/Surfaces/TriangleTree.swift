/// A closed surface's triangles in boxes, for the distance to the nearest and for how often the surface winds around a point.
struct TriangleTree: Sendable {
    /// Coordinates count from here, so that single precision is enough for the boxes.
    private let origin: Point
    private let corners: [Point]
    private let triangles: [SIMD3<Int32>]
    private let tree: BoxTree

    init(_ surface: TriangleSurface) {
        let origin = surface.bounds.centre
        let corners = surface.corners.map { $0 - origin }
        func middle(_ triangle: SIMD3<Int32>) -> SIMD3<Float> {
            SIMD3<Float>((corners[Int(triangle.x)] + corners[Int(triangle.y)] + corners[Int(triangle.z)]) / 3)
        }
        let triangles = BoxTree.order(of: surface.triangles.map(middle)).map { surface.triangles[$0] }
        func box(_ triangle: SIMD3<Int32>, _ pick: (SIMD3<Float>, SIMD3<Float>) -> SIMD3<Float>) -> SIMD3<Float> {
            let points = (0..<3).map { SIMD3<Float>(corners[Int(triangle[$0])]) }
            return pick(pick(points[0], points[1]), points[2])
        }
        tree = BoxTree(lower: triangles.map { box($0, pointwiseMin) }, upper: triangles.map { box($0, pointwiseMax) })
        self.origin = origin
        self.corners = corners
        self.triangles = triangles
    }

    /// mm, unsigned.
    func distance(to point: Point) -> Double { withView { $0.distance(to: point - origin) } }

    /// How often the surface winds around a point: 1 inside, 0 outside, 2 where two parts overlap.
    func winding(around point: Point) -> Int { withView { $0.winding(around: point - origin) } }

    private func withView<Result>(_ body: (View) -> Result) -> Result {
        corners.withUnsafeBufferPointer { corners in
            triangles.withUnsafeBufferPointer { triangles in
                tree.lower.withUnsafeBufferPointer { lower in
                    tree.upper.withUnsafeBufferPointer { upper in
                        tree.levels.withUnsafeBufferPointer { levels in
                            body(View(corners: corners, triangles: triangles, lower: lower, upper: upper, levels: levels))
                        }
                    }
                }
            }
        }
    }
}

/// The tree's lists while a question is answered: the searches below ask them many times.
private struct View {
    /// The boxes are rounded to single precision: so much wider they hold their triangles, mm.
    private static let slack: Float = 1e-3

    let corners: UnsafeBufferPointer<Point>
    let triangles: UnsafeBufferPointer<SIMD3<Int32>>
    let lower: UnsafeBufferPointer<SIMD3<Float>>
    let upper: UnsafeBufferPointer<SIMD3<Float>>
    let levels: UnsafeBufferPointer<Int>

    private var topLevel: Int { levels.count - 2 }
    private var topBoxes: Range<Int> { 0..<levels[topLevel + 1] - levels[topLevel] }

    /// The children of a box, as numbers on the level below.
    private func children(of box: Int, level: Int) -> Range<Int> {
        let start = box * BoxTree.fan
        return start..<min(start + BoxTree.fan, levels[level] - levels[level - 1])
    }

    // MARK: Distance

    func distance(to place: Point) -> Double {
        var nearest = Double.infinity
        search(topLevel, topBoxes, place, SIMD3<Float>(place), &nearest)
        return nearest.squareRoot()
    }

    /// Nearest boxes first, those left out that are farther than what was found.
    private func search(_ level: Int, _ boxes: Range<Int>, _ place: Point, _ rounded: SIMD3<Float>, _ nearest: inout Double) {
        var gaps = gaps(level, boxes, from: rounded)
        for _ in boxes {
            let (gap, position) = Self.least(gaps)
            // The boxes are rounded: one that seems a little too far is looked at all the same.
            guard Double(gap) < nearest * 1.0001 + 1e-6 else { return }
            gaps[position] = .infinity
            let box = boxes.lowerBound + position
            if level > 0 {
                search(level - 1, children(of: box, level: level), place, rounded, &nearest)
            } else {
                nearest = min(nearest, distanceSquared(from: place, toTriangle: box))
            }
        }
    }

    private static func least(_ gaps: SIMD8<Float>) -> (gap: Float, position: Int) {
        var (gap, position) = (gaps[0], 0)
        for other in 1..<BoxTree.fan where gaps[other] < gap { (gap, position) = (gaps[other], other) }
        return (gap, position)
    }

    /// Squared distances to up to eight boxes; infinite for those that are not there.
    private func gaps(_ level: Int, _ boxes: Range<Int>, from place: SIMD3<Float>) -> SIMD8<Float> {
        var gaps = SIMD8<Float>(repeating: .infinity)
        let first = levels[level] + boxes.lowerBound
        for position in 0..<boxes.count {
            let beyond = pointwiseMax(pointwiseMax(lower[first + position] - place, place - upper[first + position]), .zero)
            gaps[position] = (beyond * beyond).sum()
        }
        return gaps
    }

    /// To the plane where the foot lies within the triangle, otherwise to the nearest side.
    private func distanceSquared(from place: Point, toTriangle number: Int) -> Double {
        let (a, b, c) = corners(ofTriangle: number)
        let normal = (b - a).cross(c - a)
        let isAbove =
            (b - a).cross(place - a).dot(normal) >= 0 && (c - b).cross(place - b).dot(normal) >= 0 && (a - c).cross(place - c).dot(normal) >= 0
        if isAbove, normal.lengthSquared > 0 {
            let height = (place - a).dot(normal)
            return height * height / normal.lengthSquared
        }
        return min(
            Shape.distanceSquared(from: place, toSegment: a, b), Shape.distanceSquared(from: place, toSegment: b, c),
            Shape.distanceSquared(from: place, toSegment: c, a))
    }

    private func corners(ofTriangle number: Int) -> (Point, Point, Point) {
        let triangle = triangles[number]
        return (corners[Int(triangle.x)], corners[Int(triangle.y)], corners[Int(triangle.z)])
    }

    // MARK: Winding

    /// Ways out less ways in along a ray in x (K. Hormann and A. Agathos, *The point in polygon problem*, 2001, for each triangle seen along the ray).
    /// An edge is judged in one way for both of its triangles, so that a ray through it counts once.
    func winding(around place: Point) -> Int { crossings(topLevel, topBoxes, place, SIMD3<Float>(place)) }

    private func crossings(_ level: Int, _ boxes: Range<Int>, _ place: Point, _ rounded: SIMD3<Float>) -> Int {
        var sum = 0
        for box in boxes {
            let number = levels[level] + box
            let (low, high) = (lower[number] - Self.slack, upper[number] + Self.slack)
            guard high.x >= rounded.x, low.y <= rounded.y, high.y >= rounded.y, low.z <= rounded.z, high.z >= rounded.z else { continue }
            sum += level > 0 ? crossings(level - 1, children(of: box, level: level), place, rounded) : crossing(from: place, ofTriangle: box)
        }
        return sum
    }

    /// 1 where the ray leaves through the triangle, -1 where it enters, 0 where it passes by.
    private func crossing(from place: Point, ofTriangle number: Int) -> Int {
        let (a, b, c) = corners(ofTriangle: number)
        let turns = Self.turn(a, b, place) + Self.turn(b, c, place) + Self.turn(c, a, place)
        guard turns != 0, max(a.x, b.x, c.x) > place.x else { return 0 }
        if min(a.x, b.x, c.x) > place.x { return turns }
        let normal = (b - a).cross(c - a)
        return (a - place).dot(normal) * normal.x > 0 ? turns : 0
    }

    /// Seen along x: 1 where an edge passes on the right of the place upwards, -1 downwards, 0 elsewhere.
    private static func turn(_ from: Point, _ to: Point, _ place: Point) -> Int {
        let isUpwards = from.z <= place.z && to.z > place.z
        guard isUpwards || (to.z <= place.z && from.z > place.z) else { return 0 }
        let (low, high) = isUpwards ? (from, to) : (to, from)
        let side = (high.y - low.y) * (place.z - low.z) - (place.y - low.y) * (high.z - low.z)
        return side > 0 ? (isUpwards ? 1 : -1) : 0
    }
}
