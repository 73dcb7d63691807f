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

    /// With the blocks of the neighbouring rows, up and down, north and south, and of their neighbours in the layer.
    func withNeighbours(_ bits: [UInt64]) -> [UInt64] {
        let alongY = bits.withUnsafeBufferPointer { bits in
            [UInt64](unsafeUninitializedCapacity: rowCount) { result, count in
                for layer in 0..<layers { join(bits, layer * rowsPerLayer..<(layer + 1) * rowsPerLayer, distance: 1, into: result) }
                count = rowCount
            }
        }
        return alongY.withUnsafeBufferPointer { bits in
            [UInt64](unsafeUninitializedCapacity: rowCount) { result, count in
                join(bits, 0..<rowCount, distance: rowsPerLayer, into: result)
                count = rowCount
            }
        }
    }

    /// Each row with those at a distance on either side, within a range of rows.
    private func join(_ bits: UnsafeBufferPointer<UInt64>, _ rows: Range<Int>, distance: Int, into result: UnsafeMutableBufferPointer<UInt64>) {
        for row in rows {
            let before = row - distance >= rows.lowerBound ? bits[row - distance] : 0
            let after = row + distance < rows.upperBound ? bits[row + distance] : 0
            result[row] = before | bits[row] | after
        }
    }
}
