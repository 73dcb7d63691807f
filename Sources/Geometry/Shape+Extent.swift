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

    /// The width of the region's shadow on a line, mm; nothing for what has no end or no inside. Exact, also moved, turned or widened, but for what an
    /// intersection or a difference cuts: there within a thirty-second of the width.
    public func extent(along line: Point) -> Double? {
        line.normalised.flatMap { width(along: $0, inside: { innerPoints }) }
    }

    private func width(along direction: Point, inside points: () -> [Point]) -> Double? {
        guard bounds.isFinite else { return nil }
        if let shadow = shadow(on: direction) { return shadow.isEmpty ? nil : shadow.width }
        switch self {
        case .expanded(let shape, let distance): return shape.extent(along: direction).map { $0 + 2 * distance }
        case .translated(let shape, _): return shape.extent(along: direction)
        case .rotated(let shape, let axis, let radians, _): return shape.extent(along: direction.turned(about: axis, by: -radians))
        // The raster's middles, and half of its step at either end.
        default: return points().width(along: direction).map { $0 + (bounds.size / 32 * direction).length }
        }
    }

    /// On a line through 0 (length 1); nothing where it is not known exactly.
    private func shadow(on direction: Point) -> Shadow? {
        switch self {
        case .sphere(let centre, let radius): return Shadow(around: centre.dot(direction), reaching: radius)
        case .ellipsoid(let centre, let radii): return Shadow(around: centre.dot(direction), reaching: (radii * direction).length)
        case .box(let centre, let size): return Shadow(around: centre.dot(direction), reaching: (size * direction).magnitudes.sum() / 2)
        case .cylinder(let from, let to, let radius): return Self.cone(from, to, radius, radius, on: direction)
        case .cone(let from, let to, let fromRadius, let toRadius): return Self.cone(from, to, fromRadius, toRadius, on: direction)
        case .tube(let points, let radius): return points.reduce(.empty) { $0.union(Shadow(around: $1.dot(direction), reaching: radius)) }
        case .surface(let solid): return solid.surface.corners.reduce(.empty) { $0.union(Shadow(around: $1.dot(direction), reaching: 0)) }
        case .union(let parts): return parts.reduce(.empty) { whole, part in whole.flatMap { whole in part.shadow(on: direction).map(whole.union) } }
        case .expanded(let shape, let distance): return shape.shadow(on: direction).map { $0.expanded(by: distance) }
        case .translated(let shape, let way): return shape.shadow(on: direction).map { $0.moved(by: way.dot(direction)) }
        case .rotated(let shape, let axis, let radians, let about):
            let before = direction.turned(about: axis, by: -radians)
            return shape.shadow(on: before).map { $0.moved(by: about.dot(direction) - about.dot(before)) }
        case .halfspace, .intersection, .difference: return nil
        }
    }

    /// Of its two ends, which are discs.
    private static func cone(_ from: Point, _ to: Point, _ fromRadius: Double, _ toRadius: Double, on direction: Point) -> Shadow {
        let along = (to - from).normalised?.dot(direction) ?? 1
        let share = max(1 - along * along, 0).squareRoot()
        return Shadow(around: from.dot(direction), reaching: fromRadius * share).union(Shadow(around: to.dot(direction), reaching: toRadius * share))
    }

    /// How far the region reaches out of a box, mm, to within a thirty-second of its size.
    public func reach(beyond box: Bounds) -> Double {
        guard bounds.isFinite, bounds.union(box) != box else { return 0 }
        return innerPoints.reduce(0) { max($0, pointwiseMax(pointwiseMax(box.lower - $1, $1 - box.upper), .zero).length) }
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

/// What a region covers of a line, mm.
private struct Shadow {
    private var low: Double
    private var high: Double
    static let empty = Shadow(low: .infinity, high: -.infinity)

    private init(low: Double, high: Double) { (self.low, self.high) = (low, high) }

    init(around middle: Double, reaching reach: Double) { self.init(low: middle - reach, high: middle + reach) }

    var isEmpty: Bool { low > high }
    var width: Double { high - low }
    func union(_ other: Shadow) -> Shadow { Shadow(low: min(low, other.low), high: max(high, other.high)) }
    func expanded(by distance: Double) -> Shadow { isEmpty ? self : Shadow(low: low - distance, high: high + distance) }
    func moved(by way: Double) -> Shadow { isEmpty ? self : Shadow(low: low + way, high: high + way) }
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
    fileprivate var magnitudes: Point { Point(abs(x), abs(y), abs(z)) }
}

extension Double {
    fileprivate var roundedToAxis: Double { abs(self) < 1e-6 ? 0 : self }
}
