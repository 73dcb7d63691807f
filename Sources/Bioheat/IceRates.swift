import Geometry

/// How fast cells can follow their neighbours where ice is now (Gershgorin), which the number of stages must follow.
///
/// Ice conducts four times as well as the tissue that it was and holds half the heat: a frozen cell follows eight times as fast. So what is
/// not frozen, nor beside it, counts as unfrozen: cells at a vessel's wall that would set everybody's pace, if they could freeze, do not.
struct IceRates: Sendable {
    private let blocks: RowBlocks
    private let frozen: BlockRates
    private let fastestUnfrozen: Double

    init(_ discretisation: Discretisation) {
        blocks = RowBlocks(grid: discretisation.grid)
        frozen = BlockRates(discretisation, blocks, plain: \.largestDiffusivity, ofCell: discretisation.rate)
        let unfrozen = BlockRates(discretisation, blocks, plain: \.unfrozenDiffusivity, ofCell: discretisation.unfrozenRate)
        fastestUnfrozen = unfrozen.fastest(in: Array(repeating: blocks.whole, count: blocks.rowCount))
    }

    /// Where ice may be within a step, with ice in these blocks: it may come to the next row.
    func near(_ ice: [UInt64]) -> [UInt64] { blocks.withNeighbours(ice) }

    /// The fastest decay, 1/s, with ice in these blocks.
    func fastest(in near: [UInt64]) -> Double { max(fastestUnfrozen, frozen.fastest(in: near)) }
}

/// The fastest decay rate in each block of each row, 1/s.
private struct BlockRates: Sendable {
    private let blocksPerRow: Int
    private let rates: [Float]
    /// Of each row.
    private let fastest: [Float]

    /// - Parameter diffusivity: what cells without links go by.
    /// - Parameter ofCell: the rate of a cell with links.
    init(_ discretisation: Discretisation, _ blocks: RowBlocks, plain diffusivity: KeyPath<PhaseLaw, Double>, ofCell: (Int) -> Double) {
        let blocksPerRow = (blocks.columns - 1) >> blocks.shift + 1
        var rates = [Float](repeating: 0, count: blocks.rowCount * blocksPerRow)
        rates.withUnsafeMutableBufferPointer { rates in
            func note(_ row: Int, _ column: Int, _ rate: Double) {
                let place = row * blocksPerRow + column >> blocks.shift
                rates[place] = max(rates[place], Float(rate))
            }
            discretisation.forEachPlainRate(of: diffusivity, note)
            for cell in discretisation.linkedCells { note(cell / blocks.columns, cell % blocks.columns, ofCell(cell)) }
        }
        self.blocksPerRow = blocksPerRow
        self.rates = rates
        fastest = (0..<blocks.rowCount).map { row in rates[row * blocksPerRow..<(row + 1) * blocksPerRow].reduce(0, max) }
    }

    func fastest(in bits: [UInt64]) -> Double {
        var most: Float = 0
        for row in bits.indices where fastest[row] > most {
            var left = bits[row]
            while left != 0 {
                most = max(most, rates[row * blocksPerRow + left.trailingZeroBitCount])
                left &= left - 1
            }
        }
        return Double(most)
    }
}
