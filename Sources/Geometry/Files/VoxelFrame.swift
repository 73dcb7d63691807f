/// Where voxels lie in the patient: mm, right, front and head positive (RAS).
public struct VoxelFrame: Hashable, Sendable {
    /// The middle of the first voxel.
    public var origin: Point
    /// From a voxel's middle to the next one's along each axis of the image.
    public var steps: [Point]

    public init(origin: Point, steps: [Point]) {
        self.origin = origin
        self.steps = steps
    }

    /// From counts of voxels along the axes, fractions too.
    func place(_ voxel: Point) -> Point { origin + steps[0] * voxel.x + steps[1] * voxel.y + steps[2] * voxel.z }

    /// mm³ a voxel.
    var voxelMM3: Double { abs(steps[0].dot(steps[1].cross(steps[2]))) }

    /// How far the two put the same voxel of an image from each other at most, mm.
    func greatestDistance(to other: VoxelFrame, size: SIMD3<Int>) -> Double {
        let box = Bounds(lower: .zero, upper: Point(SIMD3<Double>(size) - 1))
        return box.corners.reduce(0) { max($0, place($1).distance(to: other.place($1))) }
    }

    /// No voxel is smaller or wider, mm.
    static let spacings = 0.001...100.0
    /// No part of a patient lies farther from the origin, mm.
    static let farthestMM = 10_000.0

    /// What makes it useless, for the header field that it comes from.
    func fault(_ field: String, size: SIMD3<Int>) -> ShapeFileFault? {
        let numbers = (steps + [origin]).flatMap { [$0.x, $0.y, $0.z] }
        guard numbers.allSatisfy(\.isFinite) else { return .field(field, found: "a number that is not finite", wanted: "millimetres") }
        let lengths = steps.map(\.length)
        if let odd = lengths.first(where: { !Self.spacings.contains($0) }) {
            return .field(field, found: "a spacing of \(odd) mm", wanted: "\(Self.spacings.lowerBound) mm to \(Self.spacings.upperBound) mm")
        }
        // Axes at right angles have 1 here; a tilted gantry some 0.9; under a tenth the axes are nearly in one plane.
        let skew = voxelMM3 / (lengths[0] * lengths[1] * lengths[2])
        guard skew > 0.1 else { return .field(field, found: "axes that lie in one plane", wanted: "three different directions") }
        let centre = place(Point(SIMD3<Double>(size)) / 2)
        guard centre.length <= Self.farthestMM else {
            return .field(field, found: "a place \(centre.length) mm from the origin", wanted: "\(Self.farthestMM) mm at most")
        }
        return nil
    }
}
