extension Shape {
    /// Whether there is not a single point inside.
    ///
    /// A signed distance changes by at most one per millimetre, so a cell whose middle is farther outside than its corner is away holds
    /// nothing; the others are split, down to 0.05 mm. Nothing where that takes too many cells, or where the shape has no end.
    public var isEmpty: Bool? {
        guard !bounds.isEmpty else { return true }
        guard bounds.isFinite else { return nil }
        var cells = [bounds]
        var visited = 0
        while let cell = cells.popLast() {
            visited += 1
            guard visited <= Self.mostCells else { return nil }
            let distance = signedDistance(to: cell.centre)
            if distance < 0 { return false }
            if distance >= cell.size.length / 2 || cell.size.max() < Self.finestCellMM { continue }
            cells += cell.halves
        }
        return true
    }

    private static let mostCells = 40_000
    private static let finestCellMM = 0.05
}

extension Bounds {
    /// The two halves across the longest edge.
    fileprivate var halves: [Bounds] {
        let axis = (0..<3).max { size[$0] < size[$1] } ?? 0
        var (first, second) = (self, self)
        first.upper[axis] = centre[axis]
        second.lower[axis] = centre[axis]
        return [first, second]
    }
}
