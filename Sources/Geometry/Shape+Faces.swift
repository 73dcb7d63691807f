extension Shape {
    /// Where flat parts of the surface lie at right angles to an axis (0 x, 1 y, 2 z), mm.
    ///
    /// Those of a turned or widened shape are not told, nor those of a file's.
    public func faces(across axis: Int) -> [Double] {
        switch self {
        case .box(let centre, let size): [centre[axis] - size[axis] / 2, centre[axis] + size[axis] / 2]
        case .cylinder(let from, let to, _), .cone(let from, let to, _, _): Self.isAlong(axis, to - from) ? [from[axis], to[axis]] : []
        case .halfspace(let point, let normal): Self.isAlong(axis, normal) ? [point[axis]] : []
        case .union(let shapes), .intersection(let shapes): shapes.flatMap { $0.faces(across: axis) }
        case .difference(let shape, let other): shape.faces(across: axis) + other.faces(across: axis)
        case .translated(let shape, let way): shape.faces(across: axis).map { $0 + way[axis] }
        case .sphere, .ellipsoid, .tube, .surface, .expanded, .rotated: []
        }
    }

    private static func isAlong(_ axis: Int, _ direction: Point) -> Bool {
        (0..<3).allSatisfy { $0 == axis || abs(direction[$0]) <= 1e-9 * direction.length }
    }
}
