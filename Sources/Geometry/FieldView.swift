/// A field looked at in place after place: what stands around the last ones is kept.
public struct FieldView {
    private let field: CellField
    private let strides: SIMD3<Int>
    /// What is kept, by the lowest cell and from where it is seen.
    private var seen: [(base: Int, viewpoint: Viewpoint)] = []
    private var kept: [CellNeighbourhood] = []
    private var oldest = 0
    /// Places around one corner lie in as many neighbourhoods.
    private static let most = 8

    public init(_ field: CellField) {
        self.field = field
        strides = field.grid.strides
    }

    /// As `CellField.neighbourhood`.
    public mutating func neighbourhood(_ base: Int, from viewpoint: Viewpoint) -> CellNeighbourhood {
        if let place = seen.firstIndex(where: { $0.base == base && $0.viewpoint == viewpoint }) { return kept[place] }
        let neighbourhood = field.neighbourhood(base, strides: strides, from: viewpoint)
        guard kept.count == Self.most else {
            seen.append((base, viewpoint))
            kept.append(neighbourhood)
            return neighbourhood
        }
        (seen[oldest], kept[oldest]) = ((base, viewpoint), neighbourhood)
        oldest = (oldest + 1) % Self.most
        return neighbourhood
    }
}
