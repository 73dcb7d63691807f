import Geometry

/// How far imaging is off: each extent by itself, the volume in proportion.
public struct ImagingError: Sendable {
    /// One standard deviation of an extent, mm.
    public static let extentMM = 1.0

    private var noise: GaussianNoise

    public init(seed: UInt64) { noise = GaussianNoise(seed: seed, stream: 2) }

    /// Extents (mm) and volume (mm³) as they are read off the image; no ice is seen as no ice.
    public mutating func read(extentsMM: Point, volumeMM3: Double) -> (extentsMM: Point, volumeMM3: Double) {
        guard extentsMM.x > 0, extentsMM.y > 0, extentsMM.z > 0 else { return (.zero, 0) }
        let error = Point(
            noise.next(deviation: Self.extentMM), noise.next(deviation: Self.extentMM), noise.next(deviation: Self.extentMM))
        let seen = pointwiseMax(extentsMM + error, .zero)
        let ratio = seen / extentsMM
        return (seen, volumeMM3 * ratio.x * ratio.y * ratio.z)
    }
}
