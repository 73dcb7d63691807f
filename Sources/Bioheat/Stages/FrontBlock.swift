/// Eight cells of a row, some of which a front passes through that is narrower than they are.
struct FrontBlock: BitwiseCopyable, Sendable {
    let cell: Int32
    let row: Int32
    let column: Int32
    let material: UInt16
    /// How many of the eight belong to the block, 1…8.
    let count: UInt16
}

/// Front blocks by layer.
struct FrontLists {
    /// Where each layer's blocks start, with one more at the end.
    let starts: UnsafePointer<Int32>
    let blocks: UnsafePointer<FrontBlock>
    /// By block: by how much θ's freezing range is widened at either end, W/m; 0 in a cell that is as its law says.
    let widenings: UnsafePointer<Lanes>
}

/// Where the next step's front blocks are looked for, and put.
struct FrontSearch {
    /// By row, a bit a block of columns: ice in it or beside it.
    let near: UnsafePointer<UInt64>
    /// Columns in 2 to the power of this.
    let blockShift: Int
    /// A bit a cell, with two bytes behind the last: cells with faces that the plain stencil would get wrong.
    let linked: UnsafePointer<UInt8>
    /// By layer: where its blocks start. There is room for all that can be found.
    let starts: UnsafePointer<Int32>
    let counts: UnsafeMutablePointer<Int32>
    let blocks: UnsafeMutablePointer<FrontBlock>
    let widenings: UnsafeMutablePointer<Lanes>
}
