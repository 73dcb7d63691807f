import Geometry

/// Every probe's patches in the order of the layers.
struct PatchLists: Sendable {
    let starts: ScratchField<Int32>
    let patches: ScratchField<SourceLists.Patch>
    let count: Int

    init(_ couplings: [ProbeCoupling], grid: RectilinearGrid) {
        let pitch = LayerRing.pitch(columns: grid.x.count)
        let all = couplings.flatMap(\.weights.patches)
        count = all.count
        var byLayer: [[SourceLists.Patch]] = Array(repeating: [], count: grid.z.count)
        for (number, patch) in all.enumerated() {
            let (column, row) = (patch.cell % grid.x.count, patch.cell / grid.x.count)
            byLayer[row / grid.y.count].append(SourceLists.Patch(place: Int32(row % grid.y.count * pitch + column), number: Int32(number)))
        }
        var starts: [Int32] = [0]
        for layer in byLayer { starts.append(starts[starts.count - 1] + Int32(layer.count)) }
        self.starts = ScratchField(starts)
        patches = ScratchField(byLayer.flatMap { $0 })
    }
}
