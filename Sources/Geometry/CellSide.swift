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
    /// By cell: whether tissue does not see all of the eight cells of which it is the lowest.
    public let isMixed: [Bool]

    public init(_ sides: [CellSide], on grid: RectilinearGrid) {
        self.sides = sides
        seenByTissue = sides.map { CellSide.tissue.sees($0) ? 1 : 0 }
        var mixed = seenByTissue.map { $0 == 0 }
        for stride in [grid.strides.x, grid.strides.y, grid.strides.z] where stride > 0 {
            for cell in 0..<max(mixed.count - stride, 0) where mixed[cell + stride] { mixed[cell] = true }
        }
        isMixed = mixed
    }
}

extension CellField {
    /// Trilinear between those cell centres around a point that can be seen from a side, in θ where a temperature bends; of all of them where there is none,
    /// and where the field has no sides.
    public func value(at point: Point, seenFrom side: CellSide) -> Double {
        guard let sides = sides?.sides else { return value(at: point) }
        let (base, fraction) = grid.stencil(at: point)
        if let bent = bent(base, fraction, seenFrom: side) { return bent }
        let strides = grid.strides
        var (sum, whole) = (0.0, 0.0)
        for corner in 0..<8 {
            let cell = base + (SIMD3(corner & 1, corner >> 1 & 1, corner >> 2) &* strides).wrappedSum()
            let weight = Self.weight(corner, fraction)
            guard weight > 0, side.sees(sides[cell]) else { continue }
            sum += weight * Double(values[cell])
            whole += weight
        }
        return whole > 0 ? sum / whole : value(at: point)
    }
}
