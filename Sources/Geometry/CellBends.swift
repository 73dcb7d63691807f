/// The bends of a grid's cells, worked out once.
public final class CellBends: Sendable {
    /// What a cell is of.
    public enum Kind: Hashable, Sendable {
        case tissue(ThermalBend)
        /// Held at its temperature: it says nothing of how the tissue before it bends.
        case held
        /// A straight line does.
        case straight
    }

    private let kinds: [Kind]
    /// By cell: its kind's number.
    private let kindOfCell: [UInt16]
    private let leastSolidus: Double
    private let greatestLiquidus: Double

    /// Nothing where no cell has a bend.
    public init?(_ kinds: [Kind], ofCell kindOfCell: [UInt16]) {
        let bends = kinds.compactMap { if case .tissue(let bend) = $0 { bend } else { nil } }
        guard let least = bends.map(\.solidusCelsius).min(), let greatest = bends.map(\.liquidusCelsius).max() else { return nil }
        self.kinds = kinds
        self.kindOfCell = kindOfCell
        (leastSolidus, greatestLiquidus) = (least, greatest)
    }

    /// Whether a straight line between temperatures from one to another may be wrong.
    public func mayBend(from least: Double, to greatest: Double) -> Bool { least < greatestLiquidus && greatest > leastSolidus }

    /// The bend of these cells, where they are all of one tissue, beside what is held.
    ///
    /// - Parameter cells: below 0 where there is none.
    func common(to cells: SIMD8<Int>) -> ThermalBend? {
        var found: ThermalBend?
        for corner in 0..<8 where cells[corner] >= 0 {
            switch kinds[Int(kindOfCell[cells[corner]])] {
            case .held: continue
            case .straight: return nil
            case .tissue(let bend):
                guard found == nil || found == bend else { return nil }
                found = bend
            }
        }
        return found
    }
}
