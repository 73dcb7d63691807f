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
}

/// What stands around a point: the values of its stencil, or what tissue sees in their place.
private struct Surroundings {
    let cells: SIMD8<Int>
    private(set) var weights: SIMD8<Double>
    private(set) var values = SIMD8<Double>()
    /// Corners that lie behind the surface of the tissue.
    private var behind = SIMDMask<SIMD8<Int64>>(repeating: false)
    /// What the field is between at this place.
    private var range: (least: Double, greatest: Double)

    init(_ stencil: CellStencil, _ field: [Float]) {
        cells = stencil.cells
        weights = stencil.weights
        for corner in 0..<8 { values[corner] = Double(field[cells[corner]]) }
        range = (values.min(), values.max())
    }

    /// Only what a side sees, in its old proportions; nothing where it sees none of it.
    init?(_ stencil: CellStencil, _ field: [Float], from side: CellSide, _ sides: CellSides, _ surface: FieldSurface?) {
        self.init(stencil, field)
        range = (.infinity, -.infinity)
        for corner in 0..<8 where weights[corner] > 0 {
            let other = sides.sides[cells[corner]]
            if side == .tissue, other != .tissue, let known = surface?.value(behind: cells[corner], of: field) {
                values[corner] = Double(known.behind)
                behind[corner] = true
                include(Double(known.surface))
            } else if side.sees(other) {
                include(values[corner])
            } else {
                weights[corner] = 0
            }
        }
        let whole = weights.sum()
        guard whole > 0 else { return nil }
        weights /= whole
    }

    private mutating func include(_ value: Double) { range = (min(range.least, value), max(range.greatest, value)) }

    func value(_ bends: CellBends?) -> Double {
        let value = bent(bends) ?? (values * weights).sum()
        return min(max(value, range.least), range.greatest)
    }

    private func bent(_ bends: CellBends?) -> Double? {
        guard let bends, bends.mayBend(from: range.least, to: range.greatest) else { return nil }
        let tissue = (0..<8).lazy.filter { weights[$0] > 0 && !behind[$0] }.map { cells[$0] }
        guard let bend = bends.common(to: tissue) else { return nil }
        return bend.celsius((0..<8).reduce(0) { $0 + weights[$1] * bend.theta(values[$1]) })
    }
}

extension CellField {
    /// Trilinear between cell centres, in θ where a temperature bends; constant beyond the outermost centres.
    public func value(at point: Point) -> Double {
        guard bends != nil else { return straightValue(at: point) }
        return Surroundings(CellStencil(grid.stencil(at: point), strides: grid.strides), values).value(bends)
    }

    /// The same between those centres that can be seen from a side; of all of them where there is none, and where the field has no sides.
    public func value(at point: Point, seenFrom side: CellSide) -> Double { visibleValue(at: point, from: side) ?? value(at: point) }

    /// Nothing where the side sees none of the centres around the point.
    public func visibleValue(at point: Point, from side: CellSide) -> Double? {
        guard let sides else { return value(at: point) }
        return Surroundings(CellStencil(grid.stencil(at: point), strides: grid.strides), values, from: side, sides, surface)?.value(bends)
    }
}
