extension TriangleSurface {
    /// Gaps up to this width, mm, are closed flat; a wider one has no inside that could be told.
    public static let widestClosedGapMM = 2.0

    /// Gaps that were closed.
    public struct Closed: Hashable, Sendable {
        public var surface: TriangleSurface
        public var gaps: Int
        /// The widest of them, mm.
        public var widestMM: Double
    }

    /// The surface with its small gaps closed, or why it has no inside.
    ///
    /// In a closed surface every edge is run through as often in one direction as in the other. What is left over forms the rims of gaps.
    public func closed() -> Result<Closed, ShapeFileFault> {
        guard !triangles.isEmpty else { return .failure(.noTriangles) }
        let (rims, clashes) = edges()
        if clashes > 0 { return .failure(.facesDisagree(edges: clashes)) }
        guard !rims.isEmpty else { return .success(Closed(surface: self, gaps: 0, widestMM: 0)) }
        let loops = Self.loops(rims)
        var closed = Closed(surface: self, gaps: loops.count, widestMM: 0)
        for loop in loops {
            let centre = loop.reduce(Point.zero) { $0 + corners[Int($1)] } / Double(loop.count)
            let width = 2 * loop.reduce(0) { max($0, corners[Int($1)].distance(to: centre)) }
            let isWhole = loop.count > 2 && loop.first == loop.last
            guard isWhole, width <= Self.widestClosedGapMM else {
                return .failure(.notClosed(gaps: loops.count, widestMM: width, near: centre))
            }
            closed.widestMM = max(closed.widestMM, width)
            closed.surface.fill(loop, from: centre)
        }
        return .success(closed)
    }

    private mutating func fill(_ loop: [Int32], from centre: Point) {
        let middle = Int32(corners.count)
        corners.append(centre)
        for (from, to) in zip(loop, loop.dropFirst()) { triangles.append(SIMD3(to, from, middle)) }
    }

    /// Edges without a neighbour, in the direction of their triangle, and how many have two triangles that face opposite ways.
    private func edges() -> (rims: [(from: Int32, to: Int32)], clashes: Int) {
        var keys: [UInt64] = []
        keys.reserveCapacity(triangles.count * 3)
        for triangle in triangles {
            for side in 0..<3 { keys.append(Self.key(triangle[side], triangle[(side + 1) % 3])) }
        }
        keys.sort()
        var rims: [(from: Int32, to: Int32)] = []
        var clashes = 0
        var start = 0
        while start < keys.count {
            var end = start
            var balance = 0
            while end < keys.count, keys[end] >> 1 == keys[start] >> 1 {
                balance += keys[end] & 1 == 0 ? 1 : -1
                end += 1
            }
            if abs(balance) == 1 { rims.append(Self.edge(keys[start], isForward: balance > 0)) }
            if abs(balance) > 1 { clashes += 1 }
            start = end
        }
        return (rims, clashes)
    }

    /// Both directions of an edge differ in the last bit only.
    private static func key(_ from: Int32, _ to: Int32) -> UInt64 {
        UInt64(min(from, to)) << 32 | UInt64(max(from, to)) << 1 | (from < to ? 0 : 1)
    }

    private static func edge(_ key: UInt64, isForward: Bool) -> (from: Int32, to: Int32) {
        let (low, high) = (Int32(key >> 32), Int32(key >> 1 & 0x7FFF_FFFF))
        return isForward ? (low, high) : (high, low)
    }

    /// Edges joined end to end; the first corner stands again at the end of a loop that closes.
    private static func loops(_ edges: [(from: Int32, to: Int32)]) -> [[Int32]] {
        var next: [Int32: [Int32]] = [:]
        for edge in edges { next[edge.from, default: []].append(edge.to) }
        var loops: [[Int32]] = []
        for edge in edges {
            guard var place = next[edge.from]?.popLast() else { continue }
            var loop = [edge.from, place]
            while place != edge.from, let following = next[place]?.popLast() {
                place = following
                loop.append(place)
            }
            loops.append(loop)
        }
        return loops
    }
}
