/// The voxels of one label within the box around them.
struct LabelMask: Sendable {
    /// The box's first voxel in the image, and how many it has along each axis.
    let first: SIMD3<Int>
    let size: SIMD3<Int>
    /// How many voxels have the label.
    let count: Int
    /// 1 inside, x fastest.
    private let inside: [UInt8]

    /// Nothing where no voxel has the value.
    init?(of value: Double, in map: LabelMap) {
        let total = map.size.x * map.size.y * map.size.z
        var lower = SIMD3(repeating: Int.max)
        var upper = SIMD3(repeating: -1)
        Self.forEachRow(of: value, in: map, total) { row, columns in
            lower = pointwiseMin(lower, SIMD3(columns.lowerBound, row.x, row.y))
            upper = pointwiseMax(upper, SIMD3(columns.upperBound - 1, row.x, row.y))
        }
        guard upper.x >= 0 else { return nil }
        let size = upper &- lower &+ 1
        var inside = [UInt8](repeating: 0, count: size.x * size.y * size.z)
        Self.forEachRow(of: value, in: map, total) { row, columns in
            let start = ((row.y - lower.z) * size.y + row.x - lower.y) * size.x - lower.x
            for column in columns { inside[start + column] = 1 }
        }
        self.init(first: lower, size: size, inside: inside)
    }

    init(first: SIMD3<Int>, size: SIMD3<Int>, inside: [UInt8]) {
        self.first = first
        self.size = size
        self.inside = inside
        count = inside.reduce(0) { $0 + Int($1) }
    }

    /// Runs of the value along x, cut at the ends of rows; a row is its y and z.
    private static func forEachRow(of value: Double, in map: LabelMap, _ total: Int, _ body: (SIMD2<Int>, Range<Int>) -> Void) {
        map.values.forEachRun(of: value, count: total) { run in
            var start = run.lowerBound
            while start < run.upperBound {
                let row = start / map.size.x
                let end = min(run.upperBound, (row + 1) * map.size.x)
                body(SIMD2(row % map.size.y, row / map.size.y), start - row * map.size.x..<end - row * map.size.x)
                start = end
            }
        }
    }

    /// Whether a voxel, counted from the box's first, has the label; none outside the box has.
    func contains(_ i: Int, _ j: Int, _ k: Int) -> Bool {
        guard i >= 0, j >= 0, k >= 0, i < size.x, j < size.y, k < size.z else { return false }
        return inside[(k * size.y + j) * size.x + i] != 0
    }
}
