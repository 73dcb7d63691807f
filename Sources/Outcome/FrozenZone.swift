import Geometry

/// The zone at or below a temperature, bounded by the isosurface of linear interpolation between cell centres, so that everything is sharper than a cell.
///
/// A field that is linear is met exactly; a curved one to the second order of the cell's width (a ball of 14 mm on cells of 1 mm: volume 0.26 % small,
/// extents and margins within 0.03 mm). The surface is open at the domain's walls: the zone goes on beyond.
public struct FrozenZone: Sendable {
    public let celsius: Double
    public let field: CellField
    let surface: Isosurface
    private let known = SurfaceTree()

    public init(field: CellField, celsius: Double) {
        self.field = field
        self.celsius = celsius
        surface = Isosurface(field: field, celsius: celsius)
    }

    /// For whoever asks for distances.
    var search: SurfaceTree.Search { known.search(surface) }

    public var isEmpty: Bool { surface.isEmpty }

    /// mm³, counted to the domain's walls.
    public var volumeMM3: Double { surface.volumeMM3 }

    /// The box around the zone, mm; nothing while it is empty.
    public var extents: Bounds? {
        guard !isEmpty else { return nil }
        var lower = SIMD3<Float>(repeating: .infinity)
        var upper = -lower
        for list in [surface.wallPoints, surface.corners] {
            for point in list {
                lower = pointwiseMin(lower, point)
                upper = pointwiseMax(upper, point)
            }
        }
        return Bounds(lower: Point(lower), upper: Point(upper))
    }

    /// The width of the zone's shadow on a direction (any length but 0), mm; nothing while the zone is empty.
    public func extent(along direction: Point) -> Double? {
        guard !isEmpty, let direction = direction.normalised.map({ SIMD3<Float>($0) }) else { return nil }
        var (least, greatest) = (Float.infinity, -Float.infinity)
        for list in [surface.wallPoints, surface.corners] {
            for point in list {
                let height = (point * direction).sum()
                least = min(least, height)
                greatest = max(greatest, height)
            }
        }
        return greatest >= least ? Double(greatest) - Double(least) : nil
    }
}
