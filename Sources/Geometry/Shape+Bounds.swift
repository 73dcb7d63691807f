extension Shape {
    /// A box that holds the whole solid: tight for the simple shapes, never too small, infinite where the solid is.
    public var bounds: Bounds { bounds(expandedBy: 0) }

    /// The box of the solid whose points lie within a distance, so that an expansion is carried down to the parts.
    private func bounds(expandedBy distance: Double) -> Bounds {
        switch self {
        case .sphere(let centre, let radius): Bounds(around: centre, reaching: Point(repeating: radius + distance))
        case .ellipsoid(let centre, let radii): Bounds(around: centre, reaching: radii + Point(repeating: distance))
        case .box(let centre, let size): Bounds(around: centre, reaching: size / 2 + Point(repeating: distance))
        case .cylinder(let from, let to, let radius): Self.discBounds(from, to, radius, radius).expanded(by: distance)
        case .tube(let points, let radius): Self.pathBounds(points, reaching: radius + distance)
        case .cone(let from, let to, let fromRadius, let toRadius): Self.discBounds(from, to, fromRadius, toRadius).expanded(by: distance)
        case .halfspace(let point, let normal): Self.halfspaceBounds(point, normal, expandedBy: distance)
        case .surface(let solid): solid.bounds.expanded(by: distance)
        case .union(let parts): parts.reduce(.empty) { $0.union($1.bounds(expandedBy: distance)) }
        case .intersection(let parts): Self.commonBounds(parts, expandedBy: distance)
        case .difference(let whole, _): whole.bounds(expandedBy: distance)
        case .expanded(let shape, let more): shape.bounds(expandedBy: distance + more)
        case .translated(let shape, let offset): shape.bounds(expandedBy: distance).moved(by: offset)
        case .rotated(let shape, let axis, let radians, let about):
            shape.bounds(expandedBy: distance).turned(about: axis, by: radians, through: about)
        }
    }

    private static func discBounds(_ from: Point, _ to: Point, _ fromRadius: Double, _ toRadius: Double) -> Bounds {
        let axis = (to - from).normalised ?? Point(0, 0, 1)
        let reach = pointwiseMax(Point(repeating: 1) - axis * axis, .zero).squareRoot()
        return Bounds(around: from, reaching: reach * fromRadius).union(Bounds(around: to, reaching: reach * toRadius))
    }

    private static func pathBounds(_ points: [Point], reaching distance: Double) -> Bounds {
        points.reduce(.empty) { $0.union(Bounds(around: $1, reaching: Point(repeating: distance))) }
    }

    /// Half of space has an edge only where its normal runs along an axis.
    private static func halfspaceBounds(_ point: Point, _ normal: Point, expandedBy distance: Double) -> Bounds {
        var bounds = Bounds.everything
        for axis in 0..<3 where abs(normal[axis]) > 0 && normal[(axis + 1) % 3] == 0 && normal[(axis + 2) % 3] == 0 {
            if normal[axis] > 0 { bounds.lower[axis] = point[axis] - distance } else { bounds.upper[axis] = point[axis] + distance }
        }
        return bounds
    }

    private static func commonBounds(_ parts: [Shape], expandedBy distance: Double) -> Bounds {
        guard !parts.isEmpty else { return .empty }
        return parts.reduce(.everything) { $0.intersection($1.bounds(expandedBy: distance)) }
    }
}

extension Bounds {
    public init(around centre: Point, reaching reach: Point) { self.init(lower: centre - reach, upper: centre + reach) }

    public func moved(by offset: Point) -> Bounds { isEmpty ? self : Bounds(lower: lower + offset, upper: upper + offset) }

    /// The axis-aligned box around this box turned; everything where this one is infinite.
    func turned(about axis: Point, by radians: Double, through origin: Point) -> Bounds {
        if isEmpty { return self }
        guard isFinite else { return .everything }
        return corners.reduce(.empty) { grown, corner in
            let turned = corner.turned(about: axis, by: radians, through: origin)
            return grown.union(Bounds(lower: turned, upper: turned))
        }
    }

    /// The eight corners, x fastest.
    public var corners: [Point] {
        (0..<8).map { Point($0 & 1 == 0 ? lower.x : upper.x, $0 & 2 == 0 ? lower.y : upper.y, $0 & 4 == 0 ? lower.z : upper.z) }
    }
}
