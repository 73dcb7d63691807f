import Geometry

/// The changing fields of a model, one value a cell, padded so that a stencil can be read in whole blocks at either end.
struct ThermalState: Sendable {
    /// J/m³, counted from the background's temperature in the cell's own material.
    var enthalpy: [Float]
    /// °C, so far, by the cell's own enthalpy.
    var coldest: [Float]
    /// By row of cells: 0 where it is known that no cell has been below −20 °C (stasis).
    var rowsInStasis: [UInt8]
    /// By row, a bit a block (`RowBlocks`): where ice is, or may be.
    var iceBlocks: [UInt64]
    /// As the last step found them.
    var fronts: FrontBlocks

    /// In front and behind: a layer and a lane, since the stencil reads a layer up and down (with coefficient 0).
    let padding: Int

    init(grid: RectilinearGrid, padding: Int, celsius: Float) {
        self.padding = padding
        enthalpy = Array(repeating: 0, count: grid.cellCount + 2 * padding)
        coldest = Array(repeating: celsius, count: grid.cellCount + 2 * padding)
        rowsInStasis = Array(repeating: 1, count: grid.y.count * grid.z.count)
        iceBlocks = Array(repeating: RowBlocks(grid: grid).whole, count: grid.y.count * grid.z.count)
        fronts = FrontBlocks(layers: grid.z.count)
    }
}

/// Heat that went into the tissue, J, by the way it took; for the balance.
struct HeatLedger: Sendable {
    var probes = 0.0
    var surfaces = 0.0
    var blood = 0.0
    /// The sum of what went either way: the measure that an imbalance is held against.
    var gross = 0.0

    var net: Double { probes + surfaces + blood }

    mutating func add(_ other: HeatLedger) {
        probes += other.probes
        surfaces += other.surfaces
        blood += other.blood
        gross += abs(other.probes) + abs(other.surfaces) + abs(other.blood)
    }
}
