/// What stands around the points between eight cell centres, x fastest, as it is seen from somewhere.
public struct CellNeighbourhood {
    /// Of the cells, or what a line through a surface comes to there (`FieldSurface`).
    private var values = SIMD8<Double>()
    /// 1 of a corner that tells something, else 0.
    private var isSeen = SIMD8<Double>(repeating: 0)
    /// What the field is between here.
    public private(set) var least = Double.infinity
    public private(set) var greatest = -Double.infinity
    private var bend: ThermalBend?

    /// - Parameter base: the lowest of the cells, and `strides` the grid's.
    @inline(__always)
    init(_ field: CellField, base: Int, strides: SIMD3<Int>, from viewpoint: Viewpoint) {
        let cells = RectilinearGrid.cells(from: base, strides: strides)
        let narrow = SIMD8<Int32>(truncatingIfNeeded: cells)
        var own = SIMD8<Int>(repeating: -1)
        for corner in 0..<8 {
            let cell = cells[corner]
            if let sides = field.sides {
                if sides.isBehindSurface(cell, seenFrom: viewpoint),
                    let known = field.surface?.value(behind: cell, of: viewpoint.material, seenFrom: narrow, in: field.values)
                {
                    set(corner, known.behind, reaching: known.surface)
                    continue
                }
                guard sides.tells(cell, seenFrom: viewpoint) else { continue }
            }
            let value = Double(field.values[cell])
            set(corner, value, reaching: value)
            own[corner] = cell
        }
        if let bends = field.bends, bends.mayBend(from: least, to: greatest) { bend = bends.common(to: own) }
        goOn()
    }

    /// Corners that are not seen for lying aslant behind a surface: there the field goes on as it does beside them. Left out, they would draw every value on a slanting
    /// surface towards the cells before it.
    private mutating func goOn() {
        for _ in 0..<2 where isSeen.sum() < 8 && isSeen.sum() >= 3 {
            let (known, before) = (isSeen, values)
            for corner in 0..<8 where known[corner] == 0 {
                var (sum, count) = (0.0, 0.0)
                for (one, other) in [(1, 2), (1, 4), (2, 4)] {
                    let (beside, beyond, opposite) = (corner ^ one, corner ^ other, corner ^ one ^ other)
                    guard known[beside] * known[beyond] * known[opposite] > 0 else { continue }
                    sum += straight(before[beside]) + straight(before[beyond]) - straight(before[opposite])
                    count += 1
                }
                guard count > 0 else { continue }
                values[corner] = bend?.celsius(sum / count) ?? sum / count
                isSeen[corner] = 1
            }
        }
    }

    /// What runs straight from centre to centre.
    private func straight(_ value: Double) -> Double { bend?.theta(value) ?? value }

    private mutating func set(_ corner: Int, _ value: Double, reaching bound: Double) {
        values[corner] = value
        isSeen[corner] = 1
        least = min(least, bound)
        greatest = max(greatest, bound)
    }

    /// Trilinear between the corners that are seen, in their old proportions, in θ where a temperature bends; nothing where none of them is.
    ///
    /// - Parameter fraction: how far the point lies towards the upper centres, 0…1.
    public func value(at fraction: Point) -> Double? {
        guard let weights = weights(at: fraction) else { return nil }
        guard let bend else { return min(max((values * weights).sum(), least), greatest) }
        let theta = (0..<8).reduce(0) { $0 + weights[$1] * bend.theta(values[$1]) }
        return min(max(bend.celsius(theta), least), greatest)
    }

    /// Of the corners that are seen, 1 together.
    @inline(__always)
    private func weights(at fraction: Point) -> SIMD8<Double>? {
        let weights = RectilinearGrid.weights(at: fraction) * isSeen
        let whole = weights.sum()
        return whole > 1e-9 ? weights / whole : nil
    }

    /// Differences along x, y and z from centre to centre, through a point, where the field does not bend and as if it went on behind surfaces; 0 where an end is
    /// not seen.
    public func differences(at fraction: Point) -> Point {
        func difference(_ axis: Int) -> Double {
            var (low, high) = (fraction, fraction)
            (low[axis], high[axis]) = (0, 1)
            guard let start = weights(at: low), let end = weights(at: high) else { return 0 }
            return (values * (end - start)).sum()
        }
        return Point(difference(0), difference(1), difference(2))
    }
}

extension CellField {
    /// Trilinear between cell centres, in θ where a temperature bends; constant beyond the outermost centres.
    public func value(at point: Point) -> Double {
        guard bends != nil else { return straightValue(at: point) }
        return visibleValue(at: point, from: .everywhere) ?? straightValue(at: point)
    }

    /// The same between those centres, and to those surfaces, that can be seen from somewhere; of all of them where none can, and where the field has no sides.
    public func value(at point: Point, seenFrom viewpoint: Viewpoint) -> Double { visibleValue(at: point, from: viewpoint) ?? value(at: point) }

    /// Nothing where none of the centres around the point is seen.
    public func visibleValue(at point: Point, from viewpoint: Viewpoint) -> Double? {
        let (base, fraction) = grid.stencil(at: point)
        return neighbourhood(base, strides: grid.strides, from: viewpoint).value(at: fraction)
    }

    /// Of the points whose stencil (`RectilinearGrid.stencil`) begins at a cell; `strides` are the grid's.
    public func neighbourhood(_ base: Int, strides: SIMD3<Int>, from viewpoint: Viewpoint) -> CellNeighbourhood {
        CellNeighbourhood(self, base: base, strides: strides, from: viewpoint)
    }
}
