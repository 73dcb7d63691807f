#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension Shape {
    /// Millimetres from a point to the surface: negative inside, positive outside, changing by at most one per millimetre.
    ///
    /// Exact for the simple shapes, also moved, turned and (outwards) expanded. A union is exact outside; an intersection or a difference has the right sign
    /// everywhere, but **outside** it the number is only a lower bound of the distance (and inside a union, or beside a sharp bend
    /// within a tube, of the depth). An empty list of shapes or points is infinitely far from everywhere. See ``fault`` for shapes that make no sense.
    public func signedDistance(to point: Point) -> Double {
        switch self {
        case .sphere(let centre, let radius): (point - centre).length - radius
        case .ellipsoid(let centre, let radii): Ellipsoid(radii: radii).signedDistance(to: point - centre)
        case .box(let centre, let size): Self.boxDistance(point - centre, half: size / 2)
        case .cylinder(let from, let to, let radius): AxialPlace(of: point, from: from, to: to).cylinderDistance(radius: radius)
        case .tube(let points, let radius): Self.distance(from: point, toPath: points) - radius
        case .cone(let from, let to, let fromRadius, let toRadius):
            AxialPlace(of: point, from: from, to: to).coneDistance(fromRadius: fromRadius, toRadius: toRadius)
        case .halfspace(let origin, let normal): -(point - origin).dot(normal)
        case .surface(let solid): solid.signedDistance(to: point)
        case .union(let parts): Self.least(parts, at: point)
        case .intersection(let parts): Self.greatest(parts, at: point)
        case .difference(let whole, let hole): max(whole.signedDistance(to: point), -hole.signedDistance(to: point))
        case .expanded(let shape, let distance): shape.signedDistance(to: point) - distance
        case .translated(let shape, let offset): shape.signedDistance(to: point - offset)
        case .rotated(let shape, let axis, let radians, let about):
            shape.signedDistance(to: point.turned(about: axis, by: -radians, through: about))
        }
    }

    /// Whether the number is the distance itself outside the solid, and not only a lower bound.
    public var isDistanceExact: Bool {
        switch self {
        case .sphere, .ellipsoid, .box, .cylinder, .tube, .cone, .halfspace, .surface: true
        case .union(let parts): parts.allSatisfy(\.isDistanceExact)
        case .intersection, .difference: false
        case .expanded(let shape, let distance): distance >= 0 && shape.isDistanceExact
        case .translated(let shape, _), .rotated(let shape, _, _, _): shape.isDistanceExact
        }
    }

    /// Whether a point lies inside or on the surface. A point with a coordinate that is no number lies nowhere.
    public func contains(_ point: Point) -> Bool {
        guard !point.sum().isNaN else { return false }
        // Two shapes whose sign is much sooner known than the distance.
        return switch self {
        case .surface(let solid): solid.isInside(point)
        case .ellipsoid(let centre, let radii): Ellipsoid(radii: radii).contains(point - centre)
        default: signedDistance(to: point) <= 0
        }
    }

    static func boxDistance(_ offset: Point, half: Point) -> Double {
        let beyond = pointwiseMax(offset, -offset) - half
        return pointwiseMax(beyond, .zero).length + min(beyond.max(), 0)
    }

    static func distance(from point: Point, toPath points: [Point]) -> Double {
        guard var previous = points.first else { return .infinity }
        var nearest = (point - previous).lengthSquared
        for next in points.dropFirst() {
            nearest = min(nearest, distanceSquared(from: point, toSegment: previous, next))
            previous = next
        }
        return nearest.squareRoot()
    }

    static func distanceSquared(from point: Point, toSegment start: Point, _ end: Point) -> Double {
        let along = end - start
        let lengthSquared = along.lengthSquared
        guard lengthSquared > 0 else { return (point - start).lengthSquared }
        let fraction = min(max((point - start).dot(along) / lengthSquared, 0), 1)
        return (point - start - along * fraction).lengthSquared
    }

    static func least(_ parts: [Shape], at point: Point) -> Double {
        parts.reduce(.infinity) { min($0, $1.signedDistance(to: point)) }
    }

    static func greatest(_ parts: [Shape], at point: Point) -> Double {
        guard !parts.isEmpty else { return .infinity }
        return parts.reduce(-.infinity) { max($0, $1.signedDistance(to: point)) }
    }
}

extension SIMD3<Double> {
    /// Turned about an axis through a point, right-handed (Rodrigues' formula). An axis without a direction leaves it where it is.
    public func turned(about axis: Self, by radians: Double, through origin: Self = .zero) -> Self {
        guard let axis = axis.normalised else { return self }
        let offset = self - origin
        let cosine = cos(radians)
        return origin + offset * cosine + axis.cross(offset) * sin(radians) + axis * (axis.dot(offset) * (1 - cosine))
    }
}

/// Where a point lies in the half-plane through an axis: how far along it, and how far from it.
struct AxialPlace {
    let along: Double
    let out: Double
    let length: Double

    init(of point: Point, from: Point, to: Point) {
        let axis = (to - from).normalised ?? Point(0, 0, 1)
        length = (to - from).length
        along = (point - from).dot(axis)
        out = (point - from - axis * along).length
    }

    func cylinderDistance(radius: Double) -> Double {
        let beyondSide = out - radius
        let beyondEnd = max(-along, along - length)
        let outside = SIMD2(max(beyondSide, 0), max(beyondEnd, 0))
        return (outside * outside).sum().squareRoot() + min(max(beyondSide, beyondEnd), 0)
    }

    /// The nearest of the two flat ends and the slanted side, signed by whether the point lies between them.
    func coneDistance(fromRadius: Double, toRadius: Double) -> Double {
        let ends = min(endDistanceSquared(at: 0, radius: fromRadius), endDistanceSquared(at: length, radius: toRadius))
        let distance = min(ends, sideDistanceSquared(fromRadius: fromRadius, toRadius: toRadius)).squareRoot()
        return isInsideCone(fromRadius: fromRadius, toRadius: toRadius) ? -distance : distance
    }

    private func endDistanceSquared(at end: Double, radius: Double) -> Double {
        let beyondRim = max(out - radius, 0)
        return beyondRim * beyondRim + (along - end) * (along - end)
    }

    private func sideDistanceSquared(fromRadius: Double, toRadius: Double) -> Double {
        Shape.distanceSquared(from: Point(out, along, 0), toSegment: Point(fromRadius, 0, 0), Point(toRadius, length, 0))
    }

    private func isInsideCone(fromRadius: Double, toRadius: Double) -> Bool {
        guard along >= 0, along <= length, length > 0 else { return false }
        return out <= fromRadius + (toRadius - fromRadius) * along / length
    }
}
