/// The distance to an ellipsoid about the origin, exact to rounding.
///
/// By symmetry the point is moved to the first octant and the axes are sorted, longest first. The nearest surface point is `r y / (s + r)` a coordinate,
/// with `r` the squared ratio of its radius to the shortest one and `s` the root of `Σ (r z / (s + r))² = 1`, `z` the coordinate over the radius
/// (D. Eberly, *Distance from a Point to an Ellipse, an Ellipsoid, or a Hyperellipsoid*, 2013). The sum falls steadily in `s`, so the root is bracketed.
struct Ellipsoid {
    /// Longest first.
    private let radii: Point
    private let order: SIMD3<Int>

    /// Radii that are not positive count as vanishingly small.
    init(radii: Point) {
        let radii = pointwiseMax(radii, Point(repeating: 1e-9))
        let sorted = Self.longestFirst(radii)
        order = sorted
        self.radii = Point(radii[sorted.x], radii[sorted.y], radii[sorted.z])
    }

    func contains(_ offset: Point) -> Bool { (sorted(offset) / radii).lengthSquared <= 1 }

    /// In the first octant, along the longest axis first.
    private func sorted(_ offset: Point) -> Point {
        let octant = pointwiseMax(offset, -offset)
        return Point(octant[order.x], octant[order.y], octant[order.z])
    }

    func signedDistance(to offset: Point) -> Double {
        let point = sorted(offset)
        guard point.x.isFinite, point.y.isFinite, point.z.isFinite else { return point.length }
        let scaled = point / radii
        let distance = (nearest(to: point) - point).length
        return scaled.lengthSquared <= 1 ? -distance : distance
    }

    private func nearest(to point: Point) -> Point {
        if point.z > 0 { return nearestInSpace(to: point) }
        if let onSurface = nearestAbovePlane(to: point) { return onSurface }
        if point.y > 0 { return nearestInPlane(to: point) }
        return nearestOnLongAxis(to: point)
    }

    private func nearestInSpace(to point: Point) -> Point {
        let ratios = radii * radii / (radii.z * radii.z)
        let root = Self.root(ratios: ratios, scaled: point / radii, shortest: point.z / radii.z)
        return ratios * point / (ratios + Point(repeating: root))
    }

    private func nearestInPlane(to point: Point) -> Point {
        let ratios = Point(radii.x * radii.x / (radii.y * radii.y), 1, 1)
        let scaled = Point(point.x / radii.x, point.y / radii.y, 0)
        let root = Self.root(ratios: ratios, scaled: scaled, shortest: scaled.y)
        return Point(ratios.x * point.x / (ratios.x + root), point.y / (1 + root), 0)
    }

    /// A point of the plane of the two longer axes, deep inside, is nearest to a place above that plane.
    private func nearestAbovePlane(to point: Point) -> Point? {
        let numerators = SIMD2(radii.x * point.x, radii.y * point.y)
        let denominators = SIMD2(radii.x * radii.x - radii.z * radii.z, radii.y * radii.y - radii.z * radii.z)
        guard numerators.x < denominators.x, numerators.y < denominators.y else { return nil }
        let share = numerators / denominators
        let rest = 1 - (share * share).sum()
        return rest > 0 ? Point(radii.x * share.x, radii.y * share.y, radii.z * rest.squareRoot()) : nil
    }

    private func nearestOnLongAxis(to point: Point) -> Point {
        let numerator = radii.x * point.x
        let denominator = radii.x * radii.x - radii.y * radii.y
        guard numerator < denominator else { return Point(radii.x, 0, 0) }
        let share = numerator / denominator
        return Point(radii.x * share, radii.y * max(1 - share * share, 0).squareRoot(), 0)
    }

    /// Newton's steps on `1/√Σ = 1`, which is almost straight, kept inside the bracket by halving it. A last step that small has doubled its digits.
    private static func root(ratios: Point, scaled: Point, shortest: Double) -> Double {
        let product = ratios * scaled
        var low = shortest - 1
        var high = product.length - 1
        var root = low
        for _ in 0..<100 {
            let quotient = product / (ratios + Point(repeating: root))
            let sum = quotient.lengthSquared
            if sum > 1 { low = root } else { high = root }
            let slope = (quotient * quotient / (ratios + Point(repeating: root))).sum()
            let next = root + (sum.squareRoot() - 1) * sum / slope
            if abs(next - root) <= 1e-10 * (1 + abs(root)) { return next }
            root = next > low && next < high ? next : (low + high) / 2
        }
        return root
    }

    private static func longestFirst(_ radii: Point) -> SIMD3<Int> {
        let (x, y, z) = (radii.x, radii.y, radii.z)
        if x >= y { return y >= z ? SIMD3(0, 1, 2) : x >= z ? SIMD3(0, 2, 1) : SIMD3(2, 0, 1) }
        return x >= z ? SIMD3(1, 0, 2) : y >= z ? SIMD3(1, 2, 0) : SIMD3(2, 1, 0)
    }
}
