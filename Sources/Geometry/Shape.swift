/// A solid in the patient, in millimetres, with a signed distance: negative inside, zero on the surface.
public indirect enum Shape: Hashable, Codable, Sendable {
    case sphere(centre: Point, radius: Double)
    case ellipsoid(centre: Point, radii: Point)
    case box(centre: Point, size: Point)
    case cylinder(from: Point, to: Point, radius: Double)
    /// Round-ended pipe through two or more points.
    case tube(points: [Point], radius: Double)
    /// A truncated cone; a radius of 0 makes a tip.
    case cone(from: Point, to: Point, fromRadius: Double, toRadius: Double)
    /// The side of a plane that its normal points to. The normal has length 1.
    case halfspace(point: Point, normal: Point)
    /// The inside of a mesh's or a label's surface.
    case surface(SurfaceSolid)
    case union([Shape])
    case intersection([Shape])
    case difference(Shape, Shape)
    case expanded(Shape, by: Double)
    case translated(Shape, by: Point)
    /// Turned about an axis (length 1) through a point, by an angle in radians, right-handed.
    case rotated(Shape, axis: Point, radians: Double, about: Point)
}
