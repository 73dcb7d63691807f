import Geometry

extension FrozenZone {
    /// Millimetres from a point to the zone's surface, positive inside; nothing while the zone is empty. Where the zone fills the domain, to the nearest wall.
    public func signedDistance(to point: Point) -> Double? { isEmpty ? nil : signedDistance(to: point, atMost: .infinity) }

    /// With an upper bound of the distance already known, the search is shorter. The zone must not be empty.
    func signedDistance(to point: Point, atMost bound: Double) -> Double {
        excess(at: point) <= 0 ? distance(from: point, atMost: bound) : -distance(from: point, atMost: bound)
    }

    /// Unsigned. Where nothing is as near as the bound, a little more than the bound; where something is as near as `enough`, that may do.
    func distance(from point: Point, atMost bound: Double, enough: Double = 0) -> Double {
        if search.tree.isEmpty { return abs(Shape.box(centre: field.grid.bounds.centre, size: field.grid.bounds.size).signedDistance(to: point)) }
        let limit = bound.isFinite ? Float(bound * 1.0001 + 0.001) : Float.infinity
        let near = Float(max(enough, 0))
        return Double(distanceSquared(from: SIMD3<Float>(point), atMost: limit * limit, enough: near * near).squareRoot())
    }

    private func distanceSquared(from point: SIMD3<Float>, atMost bound: Float, enough: Float) -> Float {
        withNearestTriangle(to: point, nearestSquared: bound, enoughSquared: enough) { search in
            search.descend()
            return search.nearestSquared
        }
    }

    /// The point of some trees that comes nearest to the zone's surface; nothing where there are no points.
    func nearest(of trees: [BoxTree]) -> (point: Point, distance: Double)? {
        withNearestTriangle(to: .zero, nearestSquared: .infinity, enoughSquared: 0) { search in
            var nearest: SIMD3<Float>?
            for points in trees where !points.isEmpty {
                var approach = NearestApproach(points: points, search: search)
                approach.descend()
                search = approach.search
                nearest = approach.nearest ?? nearest
            }
            return nearest.map { (Point($0), Double(search.nearestSquared.squareRoot())) }
        }
    }

    private func withNearestTriangle<Result>(
        to point: SIMD3<Float>, nearestSquared: Float, enoughSquared: Float, _ body: (inout NearestTriangle) -> Result
    ) -> Result {
        let known = search
        return known.tree.lower.withUnsafeBufferPointer { lower in
            known.tree.upper.withUnsafeBufferPointer { upper in
                known.triangles.withUnsafeBufferPointer { triangles in
                    surface.corners.withUnsafeBufferPointer { corners in
                        known.tree.levels.withUnsafeBufferPointer { levels in
                            var search = NearestTriangle(
                                point: point, levels: levels, lower: lower, upper: upper, triangles: triangles, corners: corners,
                                nearestSquared: nearestSquared, enoughSquared: enoughSquared)
                            return body(&search)
                        }
                    }
                }
            }
        }
    }

    /// The field above the zone's temperature, K, linear in the same tetrahedra that the surface was made in.
    func excess(at point: Point) -> Double {
        let (base, fraction) = field.grid.stencil(at: point)
        let strides = field.grid.strides
        var (first, second, third) = ((fraction.x, strides.x), (fraction.y, strides.y), (fraction.z, strides.z))
        if first.0 < second.0 { swap(&first, &second) }
        if second.0 < third.0 { swap(&second, &third) }
        if first.0 < second.0 { swap(&first, &second) }
        let start = Double(field.values[base])
        let next = Double(field.values[base + first.1])
        let beyond = Double(field.values[base + first.1 + second.1])
        let end = Double(field.values[base + first.1 + second.1 + third.1])
        return start - celsius + first.0 * (next - start) + second.0 * (beyond - next) + third.0 * (end - beyond)
    }
}

/// A search down the tree, the nearest box first.
struct NearestTriangle {
    var point: SIMD3<Float>
    let levels: UnsafeBufferPointer<Int>
    let lower: UnsafeBufferPointer<SIMD3<Float>>
    let upper: UnsafeBufferPointer<SIMD3<Float>>
    let triangles: UnsafeBufferPointer<Range<Int32>>
    let corners: UnsafeBufferPointer<SIMD3<Float>>
    var nearestSquared: Float
    /// A search that has come as near as this is over.
    let enoughSquared: Float

    /// From the top.
    mutating func descend() { descend(level: levels.count - 2, first: 0, count: levels[levels.count - 1] - levels[levels.count - 2]) }

    /// At most eight children of a box, the nearest first.
    private mutating func descend(level: Int, first: Int, count: Int) {
        let begin = levels[level] + first
        var order = NearestFirst(count: count) { distanceSquared(toBox: begin + $0) }
        while nearestSquared > enoughSquared, let slot = order.next(below: nearestSquared) { visit(first + slot, level: level) }
    }

    /// A box of a level, numbered within it.
    mutating func visit(_ box: Int, level: Int) {
        guard level > 0 else { return measure(triangles[box]) }
        let first = box * BoxTree.fan
        descend(level: level - 1, first: first, count: min(BoxTree.fan, levels[level] - levels[level - 1] - first))
    }

    private mutating func measure(_ range: Range<Int32>) {
        var corner = Int(range.lowerBound)
        while corner < Int(range.upperBound) {
            nearestSquared = min(nearestSquared, distanceSquared(toTriangle: corner))
            corner += 3
        }
    }

    @inline(__always)
    private func distanceSquared(toBox box: Int) -> Float {
        let beyond = pointwiseMax(pointwiseMax(lower[box] - point, point - upper[box]), .zero)
        return (beyond * beyond).sum()
    }

    /// To the plane where the point stands above the triangle, otherwise to the nearest edge; slivers are all edge. Where the plane alone is too far,
    /// its distance will do.
    private func distanceSquared(toTriangle corner: Int) -> Float {
        let (a, b, c) = (corners[corner], corners[corner + 1], corners[corner + 2])
        let (ab, bc, ca) = (b - a, c - b, a - c)
        let (fromA, fromB, fromC) = (point - a, point - b, point - c)
        let normal = Self.cross(ab, bc)
        let normalSquared = (normal * normal).sum()
        let edges = max((ab * ab).sum(), (bc * bc).sum(), (ca * ca).sum())
        if normalSquared > 1e-5 * edges * edges {
            let height = (normal * fromA).sum()
            let heightSquared = height * height / normalSquared
            if heightSquared >= nearestSquared { return heightSquared }
            if (Self.cross(normal, ab) * fromA).sum() >= 0, (Self.cross(normal, bc) * fromB).sum() >= 0, (Self.cross(normal, ca) * fromC).sum() >= 0 {
                return heightSquared
            }
        }
        return min(Self.distanceSquared(fromA, ab), Self.distanceSquared(fromB, bc), Self.distanceSquared(fromC, ca))
    }

    @inline(__always)
    private static func distanceSquared(_ offset: SIMD3<Float>, _ edge: SIMD3<Float>) -> Float {
        let share = min(max((offset * edge).sum() / max((edge * edge).sum(), 1e-20), 0), 1)
        let rest = offset - edge * share
        return (rest * rest).sum()
    }

    @inline(__always)
    private static func cross(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> SIMD3<Float> {
        SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
    }
}
