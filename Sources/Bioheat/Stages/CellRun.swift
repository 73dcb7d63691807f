/// A run of cells of one material in one row (of any that change, where `material` is -1).
struct CellRun: BitwiseCopyable, Sendable {
    let start: Int32
    let count: Int32
    /// The cell's number along x where the run starts.
    let column: Int32
    let material: Int32
}
