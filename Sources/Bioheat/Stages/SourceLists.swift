/// What faces between materials and probes add to single cells, layer by layer.
struct SourceLists {
    /// A face's flux times this factor (1/m, signed) is what the cell at a place in a layer of the ring gets, W/m³.
    struct Share: BitwiseCopyable, Sendable {
        let place: Int32
        let face: Int32
        let factor: Float
    }

    /// Eight faces side by side, to eight cells of a row.
    struct BroadShare: BitwiseCopyable, Sendable {
        /// The first of each.
        let place: Int32
        let face: Int32
        let factor: Float
    }

    /// Eight cells of a row that a probe draws from.
    struct Patch: BitwiseCopyable, Sendable {
        let place: Int32
        /// Its number among all probes' patches.
        let number: Int32
    }

    /// Where each layer's shares start, with one more at the end.
    let shareStarts: UnsafePointer<Int32>
    let shares: UnsafePointer<Share>
    let broadStarts: UnsafePointer<Int32>
    let broadShares: UnsafePointer<BroadShare>
    /// By face, W/m²: what it carries beyond the plain stencil.
    let fluxes: UnsafePointer<Float>
    let patchStarts: UnsafePointer<Int32>
    let patches: UnsafePointer<Patch>
    /// Heat drawn by probes, W/m³, eight cells a patch.
    let drawn: UnsafePointer<Lanes>

    @inline(__always)
    func add(to source: UnsafeMutablePointer<Float>, layer: Int) {
        for number in Int(shareStarts[layer])..<Int(shareStarts[layer + 1]) {
            let share = shares[number]
            source[Int(share.place)] += fluxes[Int(share.face)] * share.factor
        }
        for number in Int(broadStarts[layer])..<Int(broadStarts[layer + 1]) {
            let share = broadShares[number]
            let place = source + Int(share.place)
            Lanes(place).plus(Lanes(fluxes + Int(share.face)), times: share.factor).store(place)
        }
        for patch in patches(in: layer) {
            let place = source + Int(patch.place)
            (Lanes(place) - drawn[Int(patch.number)]).store(place)
        }
    }

    @inline(__always)
    func patches(in layer: Int) -> UnsafeBufferPointer<Patch> {
        UnsafeBufferPointer(start: patches + Int(patchStarts[layer]), count: Int(patchStarts[layer + 1] - patchStarts[layer]))
    }
}
