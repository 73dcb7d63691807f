extension Shape {
    /// How thin the solid is where it is thinnest, mm. Of what was put together, cut or read from a file it is looked up at points of the surface, and
    /// half of that surface lies on parts that are thinner.
    public var thickness: Double {
        switch self {
        case .sphere(_, let radius): 2 * radius
        case .ellipsoid(_, let radii): 2 * radii.min()
        case .box(_, let size): size.min()
        case .cylinder(let from, let to, let radius): min(2 * radius, from.distance(to: to))
        case .tube(_, let radius): 2 * radius
        case .cone(let from, let to, let fromRadius, let toRadius): min(2 * max(fromRadius, toRadius), from.distance(to: to))
        case .translated(let shape, _), .rotated(let shape, _, _, _): shape.thickness
        case .expanded(let shape, let distance): shape.thickness + 2 * distance
        case .halfspace, .surface, .union, .intersection, .difference: SurfaceDepths(of: self).thickness ?? bounds.size.min()
        }
    }
}

/// How deep a solid is behind points of its surface.
private struct SurfaceDepths {
    private let shape: Shape
    private let box: Bounds
    private static let count = 150

    init(of shape: Shape) {
        self.shape = shape
        // A layer without an end is looked at near the patient's origin.
        box = shape.bounds.intersection(Bounds(lower: Point(repeating: -100), upper: Point(repeating: 100)))
    }

    /// Twice the median depth, mm; nothing where no surface is found.
    var thickness: Double? {
        guard !box.isEmpty else { return nil }
        let depths = (1...Self.count).compactMap { surfacePoint(near: place($0)).flatMap(depth) }.sorted()
        return depths.isEmpty ? nil : 2 * depths[depths.count / 2]
    }

    /// The length that all else is small against, mm.
    private var scale: Double { box.size.max() }

    /// Points spread evenly over the box and a little more: Halton's, with bases 2, 3 and 5.
    private func place(_ number: Int) -> Point {
        let share = Point(Self.halton(number, 2), Self.halton(number, 3), Self.halton(number, 5))
        return box.lower - box.size * 0.05 + box.size * 1.1 * share
    }

    private static func halton(_ number: Int, _ base: Int) -> Double {
        var (sum, share, left) = (0.0, 1.0, number)
        while left > 0 {
            share /= Double(base)
            sum += share * Double(left % base)
            left /= base
        }
        return sum
    }

    /// Along the distance's slope until the surface is met, with its normal.
    private func surfacePoint(near start: Point) -> (point: Point, outwards: Point)? {
        var point = start
        for _ in 0..<20 {
            let distance = shape.signedDistance(to: point)
            guard let outwards = slope(at: point) else { return nil }
            if abs(distance) < 1e-4 * scale { return (point - outwards * distance, outwards) }
            point -= outwards * distance
        }
        return nil
    }

    private func slope(at point: Point) -> Point? {
        let step = 1e-5 * scale
        func along(_ axis: Int) -> Double {
            var offset = Point(repeating: 0)
            offset[axis] = step
            return shape.signedDistance(to: point + offset) - shape.signedDistance(to: point - offset)
        }
        return Point(along(0), along(1), along(2)).normalised
    }

    /// As far as going in goes on to lead away from the surface.
    private func depth(behind surface: (point: Point, outwards: Point)) -> Double? {
        func depth(_ way: Double) -> Double { -shape.signedDistance(to: surface.point - surface.outwards * way) }
        var (low, high) = (1e-3 * scale, 2e-3 * scale)
        // Thinner than that: as thin as going in shows at all.
        while low > 1e-6 * scale, depth(low) < 0.9 * low { (low, high) = (low / 2, low) }
        guard depth(low) > 0 else { return nil }
        while high < 2 * scale, depth(high) > 0.9 * high { (low, high) = (high, 2 * high) }
        for _ in 0..<12 {
            let middle = (low + high) / 2
            if depth(middle) > 0.99 * middle { low = middle } else { high = middle }
        }
        // A little beyond the middle, where the other side comes nearer as fast as this one goes.
        return (low + depth(low)) / 2
    }
}
