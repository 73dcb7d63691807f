/// A triangle tree's lists while it is asked something: a search looks at them many times.
struct TriangleSearch {
    let corners: UnsafeBufferPointer<Point>
    let triangles: UnsafeBufferPointer<SIMD3<Int32>>
    let groups: UnsafeBufferPointer<BoxGroup>
    let levels: UnsafeBufferPointer<Int>

    private func corners(ofTriangle number: Int) -> (Point, Point, Point) {
        let triangle = triangles[number]
        return (corners[Int(triangle.x)], corners[Int(triangle.y)], corners[Int(triangle.z)])
    }

    // MARK: Distance

    func distance(to place: Point) -> Double {
        var nearest = Double.infinity
        search(levels.count - 1, 0, place, SIMD3<Float>(place), &nearest)
        return nearest.squareRoot()
    }

    /// Nearest boxes of a group first; what is farther than the nearest triangle found is left out.
    private func search(_ level: Int, _ group: Int, _ place: Point, _ rounded: SIMD3<Float>, _ nearest: inout Double) {
        var gaps = groups[levels[level] + group].gaps(from: rounded)
        while true {
            let (gap, position) = Self.least(gaps)
            guard gap < .infinity, Double(gap) < nearest else { return }
            gaps[position] = .infinity
            let box = group * BoxGroup.count + position
            if level > 0 {
                search(level - 1, box, place, rounded, &nearest)
            } else {
                nearest = min(nearest, distanceSquared(from: place, toTriangle: box))
            }
        }
    }

    @inline(__always)
    private static func least(_ gaps: SIMD8<Float>) -> (gap: Float, position: Int) {
        var (gap, position) = (gaps[0], 0)
        for other in 1..<BoxGroup.count where gaps[other] < gap { (gap, position) = (gaps[other], other) }
        return (gap, position)
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

    // MARK: Winding

    /// Ways out less ways in along a ray in x (K. Hormann and A. Agathos, *The point in polygon problem*, 2001, for each triangle seen along the ray).
    /// An edge is judged in one way for both of its triangles, so that a ray through it counts once.
    func winding(around place: Point) -> Int { crossings(levels.count - 1, 0, place, SIMD3<Float>(place)) }

    private func crossings(_ level: Int, _ group: Int, _ place: Point, _ rounded: SIMD3<Float>) -> Int {
        let met = groups[levels[level] + group].met(from: rounded)
        guard any(met) else { return 0 }
        var sum = 0
        for position in 0..<BoxGroup.count where met[position] {
            let box = group * BoxGroup.count + position
            sum += level > 0 ? crossings(level - 1, box, place, rounded) : crossing(from: place, ofTriangle: box)
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
