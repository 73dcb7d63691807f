/// A closed surface's triangles in boxes, eight to a box and eight of those to the next: for the distance to the nearest triangle, and for how often
/// the surface winds around a point.
struct TriangleTree: Sendable {
    /// Coordinates count from here, so that single precision is enough for the boxes.
    private let origin: Point
    private let corners: [Point]
    /// Neighbours in space are neighbours here.
    private let triangles: [SIMD3<Int32>]
    /// Level by level: first the boxes of single triangles, last a group alone. Box `n` of a level holds group `n` of the level below.
    private let groups: [BoxGroup]
    /// Where each level begins in the groups.
    private let levels: [Int]

    init(_ surface: TriangleSurface) {
        let origin = surface.bounds.centre
        let corners = surface.corners.map { $0 - origin }
        let middles = surface.triangles.map { triangle in
            SIMD3<Float>((corners[Int(triangle.x)] + corners[Int(triangle.y)] + corners[Int(triangle.z)]) / 3)
        }
        let triangles = NeighbourOrder.of(middles).map { surface.triangles[$0] }
        let boxes = triangles.map { triangle -> (lower: SIMD3<Float>, upper: SIMD3<Float>) in
            let (a, b, c) = (SIMD3<Float>(corners[Int(triangle.x)]), SIMD3<Float>(corners[Int(triangle.y)]), SIMD3<Float>(corners[Int(triangle.z)]))
            return (pointwiseMin(pointwiseMin(a, b), c), pointwiseMax(pointwiseMax(a, b), c))
        }
        (groups, levels) = Self.groups(over: boxes)
        self.origin = origin
        self.corners = corners
        self.triangles = triangles
    }

    private static func groups(over boxes: [(lower: SIMD3<Float>, upper: SIMD3<Float>)]) -> (groups: [BoxGroup], levels: [Int]) {
        var groups: [BoxGroup] = []
        var levels: [Int] = []
        var boxes = boxes
        repeat {
            levels.append(groups.count)
            let level = stride(from: 0, to: boxes.count, by: BoxGroup.count).map { BoxGroup(boxes[$0..<min($0 + BoxGroup.count, boxes.count)]) }
            groups += level
            boxes = level.map(\.hull)
        } while boxes.count > 1
        return (groups, levels)
    }

    /// mm, unsigned; infinite where there are no triangles.
    func distance(to point: Point) -> Double { withSearch { $0.distance(to: point - origin) } }

    /// How often the surface winds around a point: 1 inside, 0 outside, 2 where two parts overlap.
    func winding(around point: Point) -> Int { withSearch { $0.winding(around: point - origin) } }

    private func withSearch<Result>(_ body: (TriangleSearch) -> Result) -> Result {
        corners.withUnsafeBufferPointer { corners in
            triangles.withUnsafeBufferPointer { triangles in
                groups.withUnsafeBufferPointer { groups in
                    levels.withUnsafeBufferPointer { body(TriangleSearch(corners: corners, triangles: triangles, groups: groups, levels: $0)) }
                }
            }
        }
    }
}
