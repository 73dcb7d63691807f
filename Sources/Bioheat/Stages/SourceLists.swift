/// What faces between materials and probes add to single cells, layer by layer.
struct SourceLists {
    /// A cell that faces add to.
    struct Cell: BitwiseCopyable, Sendable {
        /// Its place in a layer of the ring.
        let place: Int32
        /// Its shares, with the next cell's start as their end.
        let firstShare: Int32
    }

    /// A face's flux times this factor (1/m, signed) is what the cell gets, W/m³.
    struct Share: BitwiseCopyable, Sendable {
        let face: Int32
        let factor: Float
    }

    /// Eight cells of a row that a probe draws from.
    struct Patch: BitwiseCopyable, Sendable {
        let place: Int32
        /// Its number in `drawn`.
        let number: Int32
    }

    /// Where each layer's cells start in `cells`, with one more at the end (and one more cell).
    let cellStarts: UnsafePointer<Int32>
    let cells: UnsafePointer<Cell>
    let shares: UnsafePointer<Share>
    /// By face, W/m²: what it carries beyond the plain stencil.
    let fluxes: UnsafePointer<Float>
    let patchStarts: UnsafePointer<Int32>
    let patches: UnsafePointer<Patch>
    /// Heat drawn by probes, W/m³, eight cells a patch.
    let drawn: UnsafePointer<Lanes>

    @inline(__always)
    func add(to source: UnsafeMutablePointer<Float>, layer: Int) {
        for number in Int(cellStarts[layer])..<Int(cellStarts[layer + 1]) {
            let cell = cells[number]
            var sum: Float = 0
            for share in Int(cell.firstShare)..<Int(cells[number + 1].firstShare) {
                sum += fluxes[Int(shares[share].face)] * shares[share].factor
            }
            source[Int(cell.place)] += sum
        }
        for number in Int(patchStarts[layer])..<Int(patchStarts[layer + 1]) {
            let patch = patches[number]
            let place = source + Int(patch.place)
            (Lanes(place) - drawn[Int(patch.number)]).store(place)
        }
    }
}
