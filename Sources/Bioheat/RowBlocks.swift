import Geometry

/// A grid's rows cut into at most 64 blocks of columns, so that a row's share of a set of cells is one word of bits.
struct RowBlocks: Hashable, Sendable {
    let columns: Int
    let rowsPerLayer: Int
    let layers: Int
    /// A block holds 2 to the power of this: at least a lane.
    let shift: Int

    init(grid: RectilinearGrid) {
        columns = grid.x.count
        rowsPerLayer = grid.y.count
        layers = grid.z.count
        var shift = 3
        while (grid.x.count - 1) >> shift >= 64 { shift += 1 }
        self.shift = shift
    }

    var rowCount: Int { rowsPerLayer * layers }

    /// Every block of a row.
    var whole: UInt64 { ~0 >> UInt64(63 - (columns - 1) >> shift) }

    /// With the blocks of the rows within some rows, up and down, north and south.
    func spread(_ bits: [UInt64], byRows reach: Int) -> [UInt64] {
        var alongY = [UInt64](repeating: 0, count: rowCount)
        for row in bits.indices where bits[row] != 0 {
            let (j, first) = (row % rowsPerLayer, row - row % rowsPerLayer)
            for other in max(j - reach, 0)...min(j + reach, rowsPerLayer - 1) { alongY[first + other] |= bits[row] }
        }
        var result = [UInt64](repeating: 0, count: rowCount)
        for row in alongY.indices where alongY[row] != 0 {
            let (k, j) = (row / rowsPerLayer, row % rowsPerLayer)
            for other in max(k - reach, 0)...min(k + reach, layers - 1) { result[other * rowsPerLayer + j] |= alongY[row] }
        }
        return result
    }
}
