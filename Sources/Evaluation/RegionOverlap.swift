import Geometry

/// How much of two regions is common, estimated on a lattice of points: enough to tell a person, not to plan by.
enum RegionOverlap {
    private static let pointsPerAxis = 20
    /// Surfaces that only touch do not overlap.
    private static let leastDepthMM = 0.01

    /// mm³; 0 where they lie apart or share no bounded part.
    static func volumeMM3(_ first: Shape, _ second: Shape) -> Double {
        let common = first.bounds.intersection(second.bounds)
        guard common.isFinite else { return 0 }
        let step = common.size / Double(pointsPerAxis)
        var inside = 0
        for i in 0..<pointsPerAxis {
            for j in 0..<pointsPerAxis {
                for k in 0..<pointsPerAxis {
                    let point = common.lower + step * (Point(Double(i), Double(j), Double(k)) + Point(repeating: 0.5))
                    if isWithin(first, point), isWithin(second, point) { inside += 1 }
                }
            }
        }
        return Double(inside) * step.x * step.y * step.z
    }

    private static func isWithin(_ shape: Shape, _ point: Point) -> Bool { shape.signedDistance(to: point) < -leastDepthMM }
}
