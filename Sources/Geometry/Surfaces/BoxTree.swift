/// Boxes of neighbouring things, eight to a box, those eight to a box again, and so on up: a search passes over what is too far.
public struct BoxTree: Sendable {
    public static let fan = 8

    /// All levels one behind the other: the things' own boxes first, the topmost level (at most eight boxes) last.
    public private(set) var lower: [SIMD3<Float>]
    public private(set) var upper: [SIMD3<Float>]
    /// Where each level begins, and the end of the last.
    public private(set) var levels: [Int]

    /// The boxes must come in ``order(of:)``, or the search is slow.
    public init(lower: [SIMD3<Float>], upper: [SIMD3<Float>]) {
        self.lower = lower
        self.upper = upper
        levels = [0, lower.count]
        while levels[levels.count - 1] - levels[levels.count - 2] > Self.fan { addLevel() }
    }

    /// Over points, put in order.
    public init(points: [Point]) {
        let points = points.map { SIMD3<Float>($0) }
        let sorted = Self.order(of: points).map { points[$0] }
        self.init(lower: sorted, upper: sorted)
    }

    public var isEmpty: Bool { lower.isEmpty }
    public var topLevel: Int { levels.count - 2 }
    public func count(ofLevel level: Int) -> Int { levels[level + 1] - levels[level] }

    /// The children of a box, as numbers on the level below.
    public func children(of box: Int, level: Int) -> Range<Int> {
        let start = box * Self.fan
        return start..<min(start + Self.fan, count(ofLevel: level - 1))
    }

    private mutating func addLevel() {
        let begin = levels[levels.count - 2]
        let end = levels[levels.count - 1]
        for start in stride(from: begin, to: end, by: Self.fan) {
            var low = lower[start]
            var high = upper[start]
            for child in start..<min(start + Self.fan, end) {
                low = pointwiseMin(low, lower[child])
                high = pointwiseMax(high, upper[child])
            }
            lower.append(low)
            upper.append(high)
        }
        levels.append(lower.count)
    }

    /// An order in which neighbours in the list are neighbours in space (Morton's curve, 1,024 steps along each axis).
    public static func order(of points: [SIMD3<Float>]) -> [Int] {
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
