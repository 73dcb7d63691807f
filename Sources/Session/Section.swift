import Bioheat
import Geometry

/// A plane through the patient that is to be looked at.
public struct SectionPlane: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable { case axial, coronal, sagittal, through }

    public var kind: Kind
    /// A point of it, mm.
    public var origin: Point
    /// To the right and up in the picture, each of length 1, at a right angle.
    public var right: Point
    public var up: Point

    /// At a right angle to an axis: axial z (x to the right, y up), coronal y (x, z), sagittal x (y, z).
    public init?(_ kind: Kind, at millimetres: Double) {
        self.kind = kind
        switch kind {
        case .axial: (origin, right, up) = (Point(0, 0, millimetres), Point(1, 0, 0), Point(0, 1, 0))
        case .coronal: (origin, right, up) = (Point(0, millimetres, 0), Point(1, 0, 0), Point(0, 0, 1))
        case .sagittal: (origin, right, up) = (Point(millimetres, 0, 0), Point(0, 1, 0), Point(0, 0, 1))
        case .through: return nil
        }
    }

    /// Through one probe and the other's tip, the first one's axis upwards. Nothing where the tip lies on that axis.
    public init?(through probe: PlacedProbe, _ other: PlacedProbe) {
        let between = other.tip - probe.tip
        guard let right = (between - probe.axis * between.dot(probe.axis)).normalised else { return nil }
        (kind, origin, self.right, up) = (.through, probe.tip, right, probe.axis)
    }

    var normal: Point { right.cross(up) }
    /// In the plane, mm from the origin.
    func place(_ point: Point) -> SIMD2<Double> { SIMD2((point - origin).dot(right), (point - origin).dot(up)) }
    func point(_ place: SIMD2<Double>) -> Point { origin + right * place.x + up * place.y }
}

/// What the plan has on a plane: the coldest so far, regions and probes, as pixels from the upper left.
public struct Section: Sendable {
    public struct Region: Hashable, Sendable {
        public var name: String
        public var role: Patient.Region.Role
    }

    public var plane: SectionPlane
    public var columns: Int
    public var rows: Int
    /// mm
    public var pixelMM: Double
    /// Coldest so far, °C.
    public var celsius: [Double]
    /// The number of the region in which a pixel lies; of several the last.
    public var region: [Int?]
    public var regions: [Region]
    /// Whether the pixel lies on a probe's active length, within a pixel of the plane.
    public var isProbe: [Bool]

    /// No ice, no region and no probe on any pixel.
    public var isEmpty: Bool { !isProbe.contains(true) && region.allSatisfy { $0 == nil } && celsius.allSatisfy { $0 > 0 } }

    /// Whether a pixel lies in a region and one beside it does not.
    public func isOutline(_ column: Int, _ row: Int) -> Bool {
        guard let own = region[row * columns + column] else { return false }
        for (x, y) in [(column - 1, row), (column + 1, row), (column, row - 1), (column, row + 1)] {
            guard (0..<columns).contains(x), (0..<rows).contains(y) else { continue }
            if region[y * columns + x] != own { return true }
        }
        return false
    }
}
