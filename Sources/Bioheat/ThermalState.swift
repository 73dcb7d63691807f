import Geometry

/// The changing fields of a model, one value a cell, padded so that a stencil can be read in whole blocks at either end.
struct ThermalState: Sendable {
    /// J/m³, counted from the background's temperature in the cell's own material.
    var enthalpy: [Float]
    /// °C, so far; the front inside a cell of a sharp material placed by its latent fraction.
    var coldest: [Float]

    /// In front and behind: a layer and a lane, since the stencil reads a layer up and down (with coefficient 0).
    let padding: Int

    init(cellCount: Int, padding: Int, celsius: Float) {
        self.padding = padding
        enthalpy = Array(repeating: 0, count: cellCount + 2 * padding)
        coldest = Array(repeating: celsius, count: cellCount + 2 * padding)
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
