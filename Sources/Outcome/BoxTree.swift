import Geometry

/// Boxes of neighbouring things, eight to a box, those eight to a box again, and so on up: a search passes over what is too far.
struct BoxTree: Sendable {
    static let fan = 8

    /// All levels one behind the other: the things' own boxes first, the topmost level (at most eight boxes) last.
    private(set) var lower: [SIMD3<Float>]
    private(set) var upper: [SIMD3<Float>]
    /// Where each level begins, and the end of the last.
    private(set) var levels: [Int]

    /// The boxes must come in ``NeighbourOrder``, or the search is slow.
    init(lower: [SIMD3<Float>], upper: [SIMD3<Float>]) {
        self.lower = lower
        self.upper = upper
        levels = [0, lower.count]
        while levels[levels.count - 1] - levels[levels.count - 2] > Self.fan { addLevel() }
    }

    /// Over points, put in order.
    init(points: [Point]) {
        let points = points.map { SIMD3<Float>($0) }
        let sorted = NeighbourOrder.of(points).map { points[$0] }
        self.init(lower: sorted, upper: sorted)
    }

    var isEmpty: Bool { lower.isEmpty }
    var topLevel: Int { levels.count - 2 }
    func count(ofLevel level: Int) -> Int { levels[level + 1] - levels[level] }

    /// The children of a box, as numbers on the level below.
    func children(of box: Int, level: Int) -> Range<Int> {
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
}
