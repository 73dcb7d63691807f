/// A field looked at from somewhere, in place after place: what stands around the last ones is kept.
public struct FieldView {
    private let field: CellField
    private let viewpoint: Viewpoint
    private let strides: SIMD3<Int>
    /// The lowest cells of what is kept.
    private var bases: [Int] = []
    private var kept: [CellNeighbourhood] = []
    private var oldest = 0
    /// Places around one corner lie in as many neighbourhoods.
    private static let most = 8

    public init(_ field: CellField, from viewpoint: Viewpoint) {
        self.field = field
        self.viewpoint = viewpoint
        strides = field.grid.strides
    }

    /// As `CellField.value(at:seenFrom:)`.
    public mutating func value(at point: Point) -> Double {
        let (base, fraction) = field.grid.stencil(at: point)
        return around(base).value(at: fraction) ?? field.value(at: point)
    }

    private mutating func around(_ base: Int) -> CellNeighbourhood {
        if let place = bases.firstIndex(of: base) { return kept[place] }
        let around = field.neighbourhood(base, strides: strides, from: viewpoint)
        guard kept.count == Self.most else {
            bases.append(base)
            kept.append(around)
            return around
        }
        (bases[oldest], kept[oldest]) = (base, around)
        oldest = (oldest + 1) % Self.most
        return around
    }
}
