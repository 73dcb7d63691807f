/// The inside of a closed surface of triangles, from a mesh or a label map. Made once; shapes share it.
public final class SurfaceSolid: Codable, Sendable {
    /// What it was read from, as a person calls it: `label 3 of ct.nii.gz`.
    public let name: String
    public let surface: TriangleSurface
    /// Tight, mm.
    public let bounds: Bounds
    /// mm³.
    public let volumeMM3: Double
    private let tree: TriangleTree

    /// The surface must be closed; one that is seen inside out is turned.
    public init(name: String, surface: TriangleSurface) {
        let volume = surface.volumeMM3
        self.name = name
        self.surface = volume < 0 ? surface.turnedInsideOut : surface
        volumeMM3 = abs(volume)
        bounds = surface.bounds
        tree = TriangleTree(self.surface)
    }

    private enum CodingKeys: String, CodingKey { case name, surface }

    /// Only the surface is written; what is made of it is made again.
    public convenience init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(name: try values.decode(String.self, forKey: .name), surface: try values.decode(TriangleSurface.self, forKey: .surface))
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(name, forKey: .name)
        try values.encode(surface, forKey: .surface)
    }

    /// Millimetres to the surface, exact; negative inside.
    func signedDistance(to point: Point) -> Double {
        let distance = tree.distance(to: point)
        return isInside(point) ? -distance : distance
    }

    /// Where the surface winds around a point at all, so that parts that cross each other count once.
    func isInside(_ point: Point) -> Bool { bounds.contains(point) && tree.winding(around: point) > 0 }
}

extension SurfaceSolid: Hashable {
    public static func == (one: SurfaceSolid, other: SurfaceSolid) -> Bool { one === other || one.surface == other.surface }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(surface.triangles.count)
        hasher.combine(bounds)
    }
}
