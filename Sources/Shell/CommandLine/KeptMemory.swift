import CMemory

/// What becomes of memory that was given back.
enum KeptMemory {
    private static let greatestPiece: Int32 = 32 << 20
    private static let mostKept: Int32 = 128 << 20

    /// Fields of some megabytes come and go with every forecast. Each would be taken from the system anew, page by page: 40 000 faults in the dry
    /// run of three probes, where 18 000 are left when the memory is kept.
    static func keepFields() { memory_keep(greatestPiece, mostKept) }
}
