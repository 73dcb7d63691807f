import Geometry

/// Every probe's patches, one probe's behind the other's: what they are, what a stage finds in them and what the probes draw from them; and which of
/// them lie in a layer.
struct PatchLists: Sendable {
    private let laws: ScratchField<StageLaw>
    private let mixedLaws: ScratchField<PatchReader.MixedLaw>
    private let patches: ScratchField<PatchReader.Patch>
    /// °C.
    private let celsius: ScratchField<Lanes>
    /// Heat drawn, W/m³.
    let drawn: ScratchField<Lanes>
    /// By layer, with one more at the end: where its patches start in `places`.
    let starts: ScratchField<Int32>
    let places: ScratchField<SourceLists.Patch>

    init(_ couplings: [ProbeCoupling], grid: RectilinearGrid, laws: ScratchField<StageLaw>) {
        let all = couplings.flatMap(\.weights.patches)
        self.laws = laws
        mixedLaws = ScratchField(all.filter { $0.uniform == nil }.map { PatchReader.MixedLaw($0.materials.map { laws.pointer[$0] }) })
        var mixedCount = 0
        patches = ScratchField(all.map { patch in
            if patch.uniform == nil { mixedCount += 1 }
            return PatchReader.Patch(
                cell: Int32(patch.cell), column: Int32(patch.column), material: Int32(patch.uniform ?? -mixedCount), perArea: patch.perArea)
        })
        celsius = ScratchField(repeating: Lanes(all: 0), count: all.count)
        drawn = ScratchField(repeating: Lanes(all: 0), count: all.count)
        let pitch = LayerRing.pitch(columns: grid.x.count)
        var byLayer: [[SourceLists.Patch]] = Array(repeating: [], count: grid.z.count)
        for (number, patch) in all.enumerated() {
            let (column, row) = (patch.cell % grid.x.count, patch.cell / grid.x.count)
            byLayer[row / grid.y.count].append(SourceLists.Patch(place: Int32(row % grid.y.count * pitch + column), number: Int32(number)))
        }
        var starts: [Int32] = [0]
        for layer in byLayer { starts.append(starts[starts.count - 1] + Int32(layer.count)) }
        self.starts = ScratchField(starts)
        places = ScratchField(byLayer.flatMap { $0 })
    }

    /// Of the patches from a number on.
    func reader(from start: Int = 0) -> PatchReader {
        PatchReader(laws: laws.constant, mixedLaws: mixedLaws.constant, patches: patches.constant + start, celsius: celsius.pointer + start)
    }
}
