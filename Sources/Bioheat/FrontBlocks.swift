/// The blocks of cells that a front narrower than a cell passes through, layer by layer. Copies share them; they are found anew, not changed.
struct FrontBlocks: Sendable {
    /// Where each layer's blocks start, with one more at the end.
    private let starts: ScratchField<Int32>
    private let blocks: ScratchField<FrontBlock>
    private let widenings: ScratchField<Lanes>
    /// Whether the next step is to look for them again. Every other one does: they change little in so short a time.
    private(set) var areOld = false

    /// None, for one step: only behind it is it known where ice is.
    init(layers: Int) {
        starts = ScratchField(repeating: 0, count: layers + 1)
        blocks = ScratchField([])
        widenings = ScratchField([])
    }

    /// What was found, without the room that was not needed.
    init(_ room: FrontRoom) {
        let layers = 0..<room.counts.count
        let total = layers.reduce(0) { $0 + Int(room.counts.pointer[$1]) }
        starts = ScratchField(repeating: 0, count: layers.count + 1)
        blocks = ScratchField(uninitialised: total)
        widenings = ScratchField(uninitialised: total)
        var start = 0
        for layer in layers {
            let (first, count) = (Int(room.starts.pointer[layer]), Int(room.counts.pointer[layer]))
            (blocks.pointer + start).update(from: room.blocks.pointer + first, count: count)
            (widenings.pointer + start).update(from: room.widenings.pointer + first, count: count)
            start += count
            starts.pointer[layer + 1] = Int32(start)
        }
    }

    mutating func growOld() { areOld = true }

    /// Good while these blocks are kept.
    var lists: FrontLists {
        FrontLists(starts: starts.constant, blocks: blocks.constant, widenings: widenings.constant)
    }
}

/// Room for all front blocks that there can be where ice is now, kept from step to step.
struct FrontRoom: Sendable {
    private let layout: StageLayout
    private let rows: RowBlocks
    private let near: ScratchField<UInt64>
    let starts: ScratchField<Int32>
    let counts: ScratchField<Int32>
    private(set) var blocks = ScratchField<FrontBlock>([])
    private(set) var widenings = ScratchField<Lanes>([])

    init(_ layout: StageLayout) {
        self.layout = layout
        rows = RowBlocks(grid: layout.discretisation.grid)
        near = ScratchField(repeating: 0, count: rows.rowCount)
        starts = ScratchField(repeating: 0, count: rows.layers)
        counts = ScratchField(repeating: 0, count: rows.layers)
    }

    /// - Parameter near: by row, a bit a block: ice in it or beside it.
    mutating func clear(for near: [UInt64]) {
        var most: Int32 = 0
        for layer in 0..<rows.layers {
            starts.pointer[layer] = most
            counts.pointer[layer] = 0
            for row in layer * rows.rowsPerLayer..<(layer + 1) * rows.rowsPerLayer { most += mostBlocks(inRow: row, near[row]) }
        }
        for row in near.indices { self.near.pointer[row] = near[row] }
        guard blocks.count < Int(most) else { return }
        let room = (Int(most) + 1023) / 1024 * 1024
        (blocks, widenings) = (ScratchField(uninitialised: room), ScratchField(uninitialised: room))
    }

    /// Blocks of eight cells begin where a run does, so that one more may reach into a stretch of columns and into each further run, and a run's last beyond
    /// its end.
    private func mostBlocks(inRow row: Int, _ bits: UInt64) -> Int32 {
        guard bits != 0 else { return 0 }
        let runStarts = layout.fixed.rowStarts.pointer
        let stretches = (bits & ~(bits << 1)).nonzeroBitCount
        return Int32(bits.nonzeroBitCount << (rows.shift - 3) + stretches) + 2 * (runStarts[row + 1] - runStarts[row])
    }

    var search: FrontSearch {
        FrontSearch(
            near: near.constant, blockShift: rows.shift, linked: layout.linked.constant, starts: starts.constant, counts: counts.pointer, blocks: blocks.pointer,
            widenings: widenings.pointer)
    }
}
