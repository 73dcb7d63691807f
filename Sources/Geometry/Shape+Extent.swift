/// What a program asks of a region before anything is solved: where it is, how large, and which way it is longest.
extension Shape {
    /// The middle of the volume, mm; nothing for what has no end.
    public var centreOfVolume: Point? { innerPoints.centre }

    /// The direction in which the region is longest, length 1: the first principal axis of its volume.
    public var longAxis: Point? { innerPoints.longAxis }

    /// The greatest width of the region's shadow over the coordinate axes and its long axis, mm.
    public var greatestExtent: Double? {
        let points = isAlongAxes ? [] : innerPoints
        let axes = [Point(1, 0, 0), Point(0, 1, 0), Point(0, 0, 1)] + [points.longAxis].compactMap(\.self)
        return axes.compactMap { width(along: $0, inside: { points }) }.max()
    }

    /// The width of the region's shadow on a line, mm; nothing for what has no end or no inside. Exact for a sphere, an ellipsoid, a box and a
    /// tube, also turned or widened, and for most others along the coordinate axes; elsewhere within a thirty-second of the width.
    public func extent(along line: Point) -> Double? {
        line.normalised.flatMap { width(along: $0, inside: { innerPoints }) }
    }

    private func width(along direction: Point, inside points: () -> [Point]) -> Double? {
        guard bounds.isFinite else { return nil }
        switch self {
        case .sphere(_, let radius): return 2 * radius
        case .ellipsoid(_, let radii): return 2 * (radii * direction).length
        case .box(_, let size): return (size * direction).magnitudes.sum()
        case .tube(let points, let radius): return points.width(along: direction).map { $0 + 2 * radius }
        case .expanded(let shape, let distance): return shape.extent(along: direction).map { $0 + 2 * distance }
        case .translated(let shape, _): return shape.extent(along: direction)
        case .rotated(let shape, let axis, let radians, _): return shape.extent(along: direction.turned(about: axis, by: -radians))
        case .cylinder, .cone, .halfspace, .surface, .union: if direction.isAxis { return (bounds.size * direction).length }
        case .intersection, .difference: break
        }
        // The raster's middles, and half of its step at either end.
        return points().width(along: direction).map { $0 + (bounds.size / 32 * direction).length }
    }

    /// Its longest direction is that of an axis, whatever its size.
    private var isAlongAxes: Bool {
        switch self {
        case .sphere, .ellipsoid: true
        default: false
        }
    }

    /// The middles of a 32 × 32 × 32 raster's cells that lie inside.
    private var innerPoints: [Point] {
        let box = bounds
        guard box.isFinite else { return [] }
        let count = 32
        let step = box.size / Double(count)
        var points: [Point] = []
        for k in 0..<count {
            for j in 0..<count {
                for i in 0..<count {
                    let point = box.lower + step * Point(Double(i) + 0.5, Double(j) + 0.5, Double(k) + 0.5)
                    if contains(point) { points.append(point) }
                }
            }
        }
        return points
    }
}

extension [Point] {
    /// From the lowest to the highest; nothing where there are none.
    fileprivate func width(along direction: Point) -> Double? {
        let heights = map { $0.dot(direction) }
        guard let low = heights.min(), let high = heights.max() else { return nil }
        return high - low
    }

    fileprivate var centre: Point? { isEmpty ? nil : reduce(.zero, +) / Double(count) }

    /// The first principal axis, by repeated multiplication with the matrix of second moments.
    fileprivate var longAxis: Point? {
        guard let centre else { return nil }
        var moments = (Point.zero, Point.zero, Point.zero)
        for point in self {
            let offset = point - centre
            moments = (moments.0 + offset * offset.x, moments.1 + offset * offset.y, moments.2 + offset * offset.z)
        }
        var axis = Point(1, 0.618, 0.382)
        for _ in 0..<60 {
            guard let next = Point(moments.0.dot(axis), moments.1.dot(axis), moments.2.dot(axis)).normalised else { return nil }
            axis = next
        }
        let cleaned = Point(axis.x.roundedToAxis, axis.y.roundedToAxis, axis.z.roundedToAxis)
        return cleaned.normalised
    }
}

extension Point {
    fileprivate var isAxis: Bool { magnitudes.max() > 1 - 1e-12 }
    fileprivate var magnitudes: Point { Point(abs(x), abs(y), abs(z)) }
}

extension Double {
    fileprivate var roundedToAxis: Double { abs(self) < 1e-6 ? 0 : self }
}
