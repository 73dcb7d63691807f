/// An order in which neighbours in the list are neighbours in space (Morton's curve, 1,024 steps along each axis).
public enum NeighbourOrder {
    /// The places of the points in that order.
    public static func of(_ points: [SIMD3<Float>]) -> [Int] {
        guard var low = points.first else { return [] }
        var high = low
        for point in points {
            low = pointwiseMin(low, point)
            high = pointwiseMax(high, point)
        }
        let scale = 1023 / max((high - low).max(), 1e-6)
        var keys = points.indices.map { UInt64(code((points[$0] - low) * scale)) << 32 | UInt64($0) }
        keys.sort()
        return keys.map { Int($0 & 0xFFFF_FFFF) }
    }

    private static func code(_ place: SIMD3<Float>) -> UInt32 {
        spread(UInt32(place.x)) | spread(UInt32(place.y)) << 1 | spread(UInt32(place.z)) << 2
    }

    private static func spread(_ number: UInt32) -> UInt32 {
        var bits = number & 0x3FF
        bits = (bits | bits << 16) & 0x0300_00FF
        bits = (bits | bits << 8) & 0x0300_F00F
        bits = (bits | bits << 4) & 0x030C_30C3
        return (bits | bits << 2) & 0x0924_9249
    }
}
