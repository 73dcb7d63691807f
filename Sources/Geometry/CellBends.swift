/// How temperature runs between cell centres in a tissue that freezes there.
///
/// Heat flows down the gradient of θ = ∫k dT, so that θ, not T, runs straight from centre to centre. Ice conducts some four times as well as the tissue
/// that it was: T rises slowly in it and fast before it, and a straight line in T is too warm there, by kelvins where T is steep.
public struct ThermalBend: Hashable, Sendable {
    let solidusCelsius: Double
    let liquidusCelsius: Double
    /// Of ice, in conductivities of the unfrozen tissue.
    let frozenConductivity: Double
    /// θ across the freezing range is its width times (linear f + quadratic f²), f the unfrozen fraction, in the same measure.
    let mushyLinear: Double
    let mushyQuadratic: Double

    public init(solidusCelsius: Double, liquidusCelsius: Double, frozenConductivity: Double, mushyLinear: Double, mushyQuadratic: Double) {
        self.solidusCelsius = solidusCelsius
        self.liquidusCelsius = liquidusCelsius
        self.frozenConductivity = frozenConductivity
        self.mushyLinear = mushyLinear
        self.mushyQuadratic = mushyQuadratic
    }

    private var range: Double { liquidusCelsius - solidusCelsius }
    private var meltTheta: Double { range * (mushyLinear + mushyQuadratic) }

    /// θ over the unfrozen conductivity, K; 0 at the solidus.
    func theta(_ celsius: Double) -> Double {
        if celsius < solidusCelsius { return (celsius - solidusCelsius) * frozenConductivity }
        if celsius > liquidusCelsius { return meltTheta + celsius - liquidusCelsius }
        let fraction = (celsius - solidusCelsius) / range
        return range * fraction * (mushyLinear + mushyQuadratic * fraction)
    }

    func celsius(_ theta: Double) -> Double {
        if theta < 0 { return solidusCelsius + theta / frozenConductivity }
        if theta > meltTheta { return liquidusCelsius + theta - meltTheta }
        // linear f + quadratic f² = θ over the range, the root that stays finite where the quadratic part goes to 0.
        let share = theta / range
        let root = (mushyLinear * mushyLinear + 4 * mushyQuadratic * share).squareRoot()
        return solidusCelsius + range * 2 * share / (mushyLinear + root)
    }
}

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
    func common(to cells: some Sequence<Int>) -> ThermalBend? {
        var found: ThermalBend?
        for cell in cells {
            switch kinds[Int(kindOfCell[cell])] {
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

extension CellField {
    /// With θ straight between those cell centres of a point's stencil that can be seen from a side; nothing where a straight line in T is as good.
    func bent(_ base: Int, _ fraction: Point, seenFrom side: CellSide) -> Double? {
        guard let bends else { return nil }
        let cells = SIMD8(base, grid.strides)
        let temperatures = SIMD8<Double>(SIMD8<Float>(values, at: cells))
        guard bends.mayBend(from: temperatures.min(), to: temperatures.max()) else { return nil }
        let seen = (0..<8).filter { corner in
            guard Self.weight(corner, fraction) > 0 else { return false }
            return sides.map { side.sees($0.sides[cells[corner]]) } ?? true
        }
        guard let bend = bends.common(to: seen.lazy.map { cells[$0] }) else { return nil }
        let whole = seen.reduce(0) { $0 + Self.weight($1, fraction) }
        return bend.celsius(seen.reduce(0) { $0 + Self.weight($1, fraction) * bend.theta(temperatures[$1]) } / whole)
    }

    /// Of one of the eight centres around a point, x fastest.
    static func weight(_ corner: Int, _ fraction: Point) -> Double {
        (0..<3).reduce(1.0) { product, axis in
            let isUpper = corner >> axis & 1 == 1
            return product * (isUpper ? fraction[axis] : 1 - fraction[axis])
        }
    }
}

extension SIMD8<Int> {
    /// The cells of a stencil, x fastest.
    fileprivate init(_ base: Int, _ strides: SIMD3<Int>) {
        let near = SIMD4(base, base + strides.x, base + strides.y, base + strides.x + strides.y)
        self.init(lowHalf: near, highHalf: near &+ strides.z)
    }
}

extension SIMD8<Float> {
    fileprivate init(_ values: [Float], at cells: SIMD8<Int>) {
        self.init()
        for corner in 0..<8 { self[corner] = values[cells[corner]] }
    }
}
