extension Shape {
    /// How deep shapes may be nested; every walk over a shape is as deep as it is.
    public static let greatestDepth = 200
    /// How many simple shapes one shape may hold, those used twice counted twice.
    public static let greatestPartCount = 20_000

    /// What is wrong with the shape, or nothing. Ask it for every shape made: a shape built from sound ones is then never too deep to walk.
    public var fault: ShapeFault? {
        var remaining = Self.greatestPartCount
        if let fault = fault(depth: 0, remaining: &remaining) { return fault }
        return bounds.isEmpty ? .empty : nil
    }

    private func fault(depth: Int, remaining: inout Int) -> ShapeFault? {
        remaining -= 1
        guard depth < Self.greatestDepth, remaining > 0 else { return .tooComplex }
        switch self {
        case .sphere(let centre, let radius): return Self.fault(points: [centre], radii: [radius])
        case .ellipsoid(let centre, let radii): return Self.fault(points: [centre], radii: [radii.x, radii.y, radii.z])
        case .box(let centre, let size): return Self.boxFault(centre, size)
        case .cylinder(let from, let to, let radius): return Self.fault(points: [from, to], radii: [radius]) ?? Self.lengthFault(from, to)
        case .tube(let points, let radius): return Self.tubeFault(points, radius)
        case .cone(let from, let to, let fromRadius, let toRadius): return Self.coneFault(from, to, fromRadius, toRadius)
        case .halfspace(let point, let normal): return Self.fault(points: [point]) ?? Self.directionFault(normal)
        case .surface: return nil
        case .union(let parts), .intersection(let parts): return Self.fault(parts: parts, depth: depth, remaining: &remaining)
        case .difference(let whole, let hole): return Self.fault(parts: [whole, hole], depth: depth, remaining: &remaining)
        case .expanded(let shape, let distance):
            return Self.fault(points: [Point(distance, 0, 0)]) ?? shape.fault(depth: depth + 1, remaining: &remaining)
        case .translated(let shape, let offset): return Self.fault(points: [offset]) ?? shape.fault(depth: depth + 1, remaining: &remaining)
        case .rotated(let shape, let axis, let radians, let about):
            return Self.fault(points: [about, Point(radians, 0, 0)]) ?? Self.directionFault(axis)
                ?? shape.fault(depth: depth + 1, remaining: &remaining)
        }
    }

    private static func fault(points: [Point], radii: [Double] = []) -> ShapeFault? {
        for point in points where !(point.x.isFinite && point.y.isFinite && point.z.isFinite) { return .notFinite }
        for radius in radii {
            guard radius.isFinite else { return .notFinite }
            guard radius > 0 else { return .radiusNotPositive(radius) }
        }
        return nil
    }

    private static func boxFault(_ centre: Point, _ size: Point) -> ShapeFault? {
        if let fault = fault(points: [centre, size]) { return fault }
        return size.min() > 0 ? nil : .sizeNotPositive(size.min())
    }

    private static func lengthFault(_ from: Point, _ to: Point) -> ShapeFault? { (to - from).normalised == nil ? .noLength : nil }

    private static func tubeFault(_ points: [Point], _ radius: Double) -> ShapeFault? {
        if let fault = fault(points: points, radii: [radius]) { return fault }
        guard points.count >= 2 else { return .tooFewPoints(points.count) }
        return points.dropFirst().allSatisfy { $0 == points[0] } ? .noLength : nil
    }

    private static func coneFault(_ from: Point, _ to: Point, _ fromRadius: Double, _ toRadius: Double) -> ShapeFault? {
        if let fault = fault(points: [from, to, Point(fromRadius, toRadius, 0)]) { return fault }
        if min(fromRadius, toRadius) < 0 { return .radiusNotPositive(min(fromRadius, toRadius)) }
        if max(fromRadius, toRadius) == 0 { return .radiusNotPositive(0) }
        return lengthFault(from, to)
    }

    private static func directionFault(_ direction: Point) -> ShapeFault? {
        direction.length.isFinite ? abs(direction.length - 1) < 1e-6 ? nil : .noDirection : .notFinite
    }

    private static func fault(parts: [Shape], depth: Int, remaining: inout Int) -> ShapeFault? {
        guard !parts.isEmpty else { return .noParts }
        for part in parts {
            if let fault = part.fault(depth: depth + 1, remaining: &remaining) { return fault }
        }
        return nil
    }
}
