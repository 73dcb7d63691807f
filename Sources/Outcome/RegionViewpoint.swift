import Geometry

/// From where a region's places are seen in a field: from within what the region is of, since beyond a surface a temperature runs another way.
struct RegionViewpoint {
    /// The region's one material; tissue, where there are several or where it is too thin to hold a cell.
    let whole: Viewpoint
    private let sides: CellSides?
    private let strides: SIMD3<Int>
    /// In rising order.
    private let innerCells: [Int32]

    init(innerCells: [Int32], in field: CellField) {
        (self.innerCells, sides, strides) = (innerCells, field.sides, field.grid.strides)
        whole = Self.whole(innerCells, field.sides)
    }

    private static func whole(_ cells: [Int32], _ sides: CellSides?) -> Viewpoint {
        guard let sides, let first = cells.first else { return .tissue }
        let material = sides.material(ofCell: Int(first))
        if cells.allSatisfy({ sides.material(ofCell: Int($0)) == material }) { return sides.sides[Int(first)] == .held ? .held : .material(material) }
        return cells.contains { sides.sides[Int($0)] == .tissue } ? .tissue : .everywhere
    }

    /// Of a place in the stencil that begins at a cell: where the region has no one material, that of its nearest tissue there, or of the nearest at all.
    func viewpoint(_ base: Int, _ fraction: Point) -> Viewpoint {
        guard whole == .tissue, let sides, isMixed(base) else { return whole }
        let (cells, weights) = (RectilinearGrid.cells(from: base, strides: strides), RectilinearGrid.weights(at: fraction))
        var nearest = (weight: 0.0, cell: -1)
        for corner in 0..<8 where sides.sides[cells[corner]] == .tissue {
            let weight = weights[corner] + (isInner(cells[corner]) ? 1 : 0)
            if weight > nearest.weight { nearest = (weight, cells[corner]) }
        }
        return nearest.cell < 0 ? whole : .material(sides.material(ofCell: nearest.cell))
    }

    /// Whether a stencil holds cells of several materials.
    func isMixed(_ base: Int) -> Bool { sides?.isMixed[base] ?? false }

    private func isInner(_ cell: Int) -> Bool {
        var (low, high) = (0, innerCells.count)
        while low < high {
            let middle = (low + high) / 2
            if innerCells[middle] < cell { low = middle + 1 } else { high = middle }
        }
        return low < innerCells.count && innerCells[low] == cell
    }
}
