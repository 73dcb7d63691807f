extension Shape {
    /// How thin the solid is where it is thinnest, mm; of what was cut, turned or read from a file, no less than that is told.
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
        case .halfspace, .surface, .union, .intersection, .difference: bounds.size.min()
        }
    }
}
