/// The eight cell centres around a point, x fastest, and the trilinear weight of each.
struct CellStencil {
    let cells: SIMD8<Int>
    private(set) var weights: SIMD8<Double>

    /// From the lowest cell, and how far the point lies towards the upper ones (`RectilinearGrid.stencil`).
    init(_ place: (base: Int, fraction: Point), strides: SIMD3<Int>) {
        let (base, fraction) = place
        let near = SIMD4(base, base + strides.x, base + strides.y, base + strides.x + strides.y)
        cells = SIMD8(lowHalf: near, highHalf: near &+ strides.z)
        let rest = Point(repeating: 1) - fraction
        let plane = SIMD4(rest.x * rest.y, fraction.x * rest.y, rest.x * fraction.y, fraction.x * fraction.y)
        weights = SIMD8(lowHalf: plane * rest.z, highHalf: plane * fraction.z)
    }

    /// Only what a side sees, in its old proportions; nothing where it sees none of it.
    func seen(from side: CellSide, among sides: CellSides) -> CellStencil? {
        var seen = self
        for corner in 0..<8 where !side.sees(sides.sides[cells[corner]]) { seen.weights[corner] = 0 }
        let whole = seen.weights.sum()
        guard whole > 0 else { return nil }
        seen.weights /= whole
        return seen
    }

    /// Those that weigh something.
    var weighing: some Sequence<Int> { (0..<8).lazy.filter { weights[$0] > 0 }.map { cells[$0] } }
}

extension CellField {
    /// Trilinear between cell centres, in θ where a temperature bends; constant beyond the outermost centres.
    public func value(at point: Point) -> Double {
        guard bends != nil else { return straightValue(at: point) }
        return value(at: CellStencil(grid.stencil(at: point), strides: grid.strides))
    }

    /// The same between those centres that can be seen from a side; of all of them where there is none, and where the field has no sides.
    public func value(at point: Point, seenFrom side: CellSide) -> Double {
        guard let sides else { return value(at: point) }
        let stencil = CellStencil(grid.stencil(at: point), strides: grid.strides)
        return value(at: stencil.seen(from: side, among: sides) ?? stencil)
    }

    private func value(at stencil: CellStencil) -> Double {
        var around = SIMD8<Double>()
        for corner in 0..<8 { around[corner] = Double(values[stencil.cells[corner]]) }
        if let bends, bends.mayBend(from: around.min(), to: around.max()), let bend = bends.common(to: stencil.weighing) {
            return bend.celsius((0..<8).reduce(0) { $0 + stencil.weights[$1] * bend.theta(around[$1]) })
        }
        return (around * stencil.weights).sum()
    }
}
