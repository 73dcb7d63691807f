/// A straight piece between two points, mm: a probe's way, or its active length.
public struct Segment: Hashable, Sendable {
    public var from: Point
    public var to: Point

    public init(from: Point, to: Point) {
        self.from = from
        self.to = to
    }

    public var middle: Point { (from + to) / 2 }

    /// The least distance between two segments, mm (Ericson, Real-Time Collision Detection, section 5.1.9).
    public func distance(to other: Segment) -> Double {
        let (u, v, w) = (to - from, other.to - other.from, from - other.from)
        let (uu, uv, vv, uw, vw) = (u.dot(u), u.dot(v), v.dot(v), u.dot(w), v.dot(w))
        let determinant = uu * vv - uv * uv
        var s = determinant > 1e-9 * max(uu * vv, 1e-12) ? Self.fraction((uv * vw - vv * uw) / determinant) : 0
        let t = vv > 0 ? Self.fraction((uv * s + vw) / vv) : 0
        s = uu > 0 ? Self.fraction((uv * t - uw) / uu) : 0
        return (from + u * s).distance(to: other.from + v * t)
    }

    /// The least signed distance from the segment to a shape, mm, sampled every half millimetre (at most 400 times).
    public func leastDistance(to shape: Shape) -> Double {
        let count = max(1, Int(min(400, ((to - from).length * 2).rounded(.up))))
        return (0...count).reduce(.infinity) { min($0, shape.signedDistance(to: from + (to - from) * (Double($1) / Double(count)))) }
    }

    private static func fraction(_ value: Double) -> Double { value.isNaN ? 0 : min(max(value, 0), 1) }
}
