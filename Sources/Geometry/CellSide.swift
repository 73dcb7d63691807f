/// On which side of a surface a cell stands that a straight line between cell centres must not cross: through gas, and at a wall held at a temperature, a
/// field bends so sharply that what lies beyond would tell nothing of what lies before.
public enum CellSide: UInt8, Sendable {
    case tissue, gas, held

    /// Whether a value of the other side's cell tells something here. A held wall's does of the tissue before it; nothing does of what is held.
    public func sees(_ other: CellSide) -> Bool {
        switch self {
        case .tissue: other != .gas
        case .gas: true
        case .held: other == .held
        }
    }
}

/// The sides of a grid's cells, worked out once.
public final class CellSides: Sendable {
    /// By cell.
    public let sides: [CellSide]
    /// By cell: 1 where tissue sees it, else 0.
    public let seenByTissue: [Float]
    /// By cell: whether the eight cells of which it is the lowest are not all tissue.
    public let isMixed: [Bool]

    public init(_ sides: [CellSide], on grid: RectilinearGrid) {
        self.sides = sides
        seenByTissue = sides.map { CellSide.tissue.sees($0) ? 1 : 0 }
        var mixed = sides.map { $0 != .tissue }
        for stride in [grid.strides.x, grid.strides.y, grid.strides.z] where stride > 0 {
            for cell in 0..<max(mixed.count - stride, 0) where mixed[cell + stride] { mixed[cell] = true }
        }
        isMixed = mixed
    }
}
