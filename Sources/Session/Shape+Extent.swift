import Geometry

/// What a program asks of a region before anything is solved: where it is, how large, and which way it is longest.
extension Shape {
    /// The middle of the volume, mm; nothing for what has no end.
    var centreOfVolume: Point? {
        let points = innerPoints
        return points.isEmpty ? nil : points.reduce(.zero, +) / Double(points.count)
    }

    /// The direction in which the region is longest, length 1: the first principal axis of its volume.
    var longAxis: Point? {
        guard let centre = centreOfVolume else { return nil }
        let offsets = innerPoints.map { $0 - centre }
        var axis = Point(1, 0.618, 0.382)
        for _ in 0..<60 {
            guard let next = offsets.reduce(Point.zero, { $0 + $1 * $1.dot(axis) }).normalised else { return nil }
            axis = next
        }
        let cleaned = Point(axis.x.roundedToAxis, axis.y.roundedToAxis, axis.z.roundedToAxis)
        return cleaned.normalised
    }

    /// The greatest width of the region's shadow over the coordinate axes and its long axis, mm.
    var greatestExtent: Double? {
        guard bounds.isFinite else { return nil }
        let alongAxes = max(bounds.size.x, bounds.size.y, bounds.size.z)
        guard let axis = longAxis, max(abs(axis.x), abs(axis.y), abs(axis.z)) < 0.999 else { return alongAxes }
        let heights = innerPoints.map { $0.dot(axis) }
        guard let low = heights.min(), let high = heights.max() else { return alongAxes }
        return max(alongAxes, high - low)
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

extension Double {
    fileprivate var roundedToAxis: Double { abs(self) < 1e-6 ? 0 : self }
}
