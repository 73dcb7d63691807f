/// θ of three layers, sources of two and what blood brings to each of those two, in memory small enough for the processor's second cache.
///
/// A row has room for a block on either side, a layer for a row: the stencil reads a cell beyond each end, with coefficient 0.
struct LayerRing {
    let pitch: Int
    private let layerSize: Int
    private let memory: UnsafeMutablePointer<Float>

    static func pitch(columns: Int) -> Int { (columns + Lanes.scalarCount - 1) & ~(Lanes.scalarCount - 1) + 2 * Lanes.scalarCount }

    /// Floats that a ring needs.
    static func size(columns: Int, rows: Int) -> Int { 5 * (rows + 2) * pitch(columns: columns) + Lanes.scalarCount }

    /// `memory` holds `size` finite numbers.
    init(columns: Int, rows: Int, memory: UnsafeMutablePointer<Float>) {
        pitch = Self.pitch(columns: columns)
        layerSize = (rows + 2) * pitch
        self.memory = memory
    }

    /// The layer's first cell.
    @inline(__always)
    func theta(_ layer: Int) -> UnsafeMutablePointer<Float> { memory + layer % 3 * layerSize + pitch + Lanes.scalarCount }

    @inline(__always)
    func source(_ layer: Int) -> UnsafeMutablePointer<Float> { memory + (3 + layer % 2) * layerSize + pitch + Lanes.scalarCount }

    /// W per metre of the layer's thickness.
    @inline(__always)
    func heat(_ layer: Int) -> UnsafeMutablePointer<Float> { memory + 5 * layerSize + layer % 2 }
}
