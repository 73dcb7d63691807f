import Geometry

extension RegionSamples {
    /// The coldest temperature anywhere in the region, °C; nothing where the region lies outside the grid.
    public func coldest(in field: CellField) -> Double? { least(of: field, sign: 1) }

    /// The warmest temperature anywhere in the region, °C; nothing where the region lies outside the grid.
    public func warmest(in field: CellField) -> Double? { least(of: field, sign: -1).map { -$0 } }

    /// The least of the field times the sign.
    private func least(of field: CellField, sign: Float) -> Double? {
        guard !isEmpty else { return nil }
        guard field.grid == grid else { return RegionSamples(shape: shape, grid: field.grid).least(of: field, sign: sign) }
        let side = side(in: field)
        let inner = leastInner(of: field, sign: sign, seenFrom: side)
        let outer = leastOnSurface(of: field, sign: sign, seenFrom: side)
        guard outer.value < inner else { return Double(inner) }
        return refined(from: place(ofSurface: outer.sample), value: Double(outer.value)) { Double(sign) * field.value(at: $0, seenFrom: side) }
    }

    /// What the region is of: of tissue, where any of it is; a region without a cell of its own is taken for tissue.
    private func side(in field: CellField) -> CellSide {
        guard let sides = field.sides?.sides, let first = innerCells.first else { return .tissue }
        return innerCells.contains { sides[Int($0)] == .tissue } ? .tissue : sides[Int(first)]
    }

    /// Whether a cell whose centre lies within the region is warmer than a temperature. On another grid that is not known, and it may be.
    func hasInnerCell(of field: CellField, above celsius: Double) -> Bool {
        guard field.grid == grid else { return true }
        return field.values.withUnsafeBufferPointer { values in innerCells.contains { !(values[Int($0)] <= Float(celsius)) } }
    }

    private func leastInner(of field: CellField, sign: Float, seenFrom side: CellSide) -> Float {
        field.values.withUnsafeBufferPointer { values in
            innerCells.withUnsafeBufferPointer { cells in
                guard let sides = field.sides?.sides, side != .gas else { return cells.reduce(.infinity) { min($0, values[Int($1)] * sign) } }
                return sides.withUnsafeBufferPointer { sides in
                    cells.reduce(.infinity) { side.sees(sides[Int($1)]) ? min($0, values[Int($1)] * sign) : $0 }
                }
            }
        }
    }

    /// Nothing of a region that is held: its cells say all.
    private func leastOnSurface(of field: CellField, sign: Float, seenFrom side: CellSide) -> (value: Float, sample: Int) {
        guard side != .held else { return (.infinity, 0) }
        if side == .tissue, let sides = field.sides {
            let least = leastInTissue(of: field, sides, sign)
            if least.value < .infinity { return least }
        }
        return field.values.withUnsafeBufferPointer { values in
            let bounds = surfaceRows.map { $0.leastCell(of: values, times: sign, strides: grid.strides) }
            return leastSample(boundedBy: bounds) { sample, _ in
                let corners = Corners(values, sample, grid.strides)
                return sign * (bent(corners, at: sample, in: field, seenFrom: side) ?? corners.value(at: sample.fraction))
            }
        }
    }

    /// A sample with no tissue about it says nothing.
    private func leastInTissue(of field: CellField, _ sides: CellSides, _ sign: Float) -> (value: Float, sample: Int) {
        let strides = grid.strides
        return field.values.withUnsafeBufferPointer { values in
            sides.isMixed.withUnsafeBufferPointer { isMixed in
                sides.seenByTissue.withUnsafeBufferPointer { seen in
                    // A skin may be warmer or colder than any cell.
                    let pull = field.surface?.pull
                    func bound(_ least: Float) -> Float { pull?.least(from: least, times: sign) ?? least }
                    let bounds = surfaceRows.map { bound($0.leastCell(of: values, times: sign, seen: seen, strides: strides)) }
                    return leastSample(boundedBy: bounds) { sample, least in
                        let corners = Corners(values, sample, strides)
                        guard !isMixed[Int(sample.base)] else {
                            guard bound(corners.least(of: Corners(seen, sample, strides), times: sign)) < least - Self.worthKelvin else { return .infinity }
                            return field.visibleValue(at: centred(sample), from: .tissue).map { sign * Float($0) } ?? .infinity
                        }
                        return sign * (bent(corners, at: sample, in: field, seenFrom: .tissue) ?? corners.value(at: sample.fraction))
                    }
                }
            }
        }
    }

    /// Where a straight line between the corners may be wrong.
    private func bent(_ corners: Corners, at sample: Sample, in field: CellField, seenFrom side: CellSide) -> Float? {
        guard let bends = field.bends, bends.mayBend(from: Double(corners.least), to: Double(corners.greatest)) else { return nil }
        return Float(field.value(at: centred(sample), seenFrom: side))
    }

    /// No sample is less than the cells around it: the row that promises most is looked at first, and those that promise no more than it holds not at all.
    @inline(__always)
    private func leastSample(boundedBy bounds: [Float], _ value: (Sample, _ least: Float) -> Float) -> (value: Float, sample: Int) {
        var least = (value: Float.infinity, sample: 0)
        guard let first = bounds.indices.min(by: { bounds[$0] < bounds[$1] }) else { return least }
        func look(at row: SurfaceRow) {
            for number in row.samples {
                let value = value(surface[number], least.value)
                if value < least.value { least = (value, number) }
            }
        }
        look(at: surfaceRows[first])
        for row in surfaceRows.indices where row != first && bounds[row] < least.value - Self.worthKelvin { look(at: surfaceRows[row]) }
        return least
    }

    /// What cannot be colder by this is not looked at; interpolation rounds by a fifth of it.
    private static let worthKelvin: Float = 1e-4

    private func place(ofSurface number: Int) -> Point {
        let place = centred(surface[number])
        return shape.contains(place) ? place : shape.surfacePoint(near: place) ?? place
    }

    func centred(_ sample: Sample) -> Point {
        let cell = grid.cell(atIndex: Int(sample.base))
        func coordinate(_ axis: RectilinearGrid.Axis, _ cell: Int, _ fraction: Float) -> Double {
            let next = axis.centres[min(cell + 1, axis.count - 1)]
            return axis.centres[cell] + (next - axis.centres[cell]) * Double(fraction)
        }
        return Point(
            coordinate(grid.x, cell.x, sample.fraction.x), coordinate(grid.y, cell.y, sample.fraction.y), coordinate(grid.z, cell.z, sample.fraction.z))
    }
}

/// The eight values around a sample.
struct Corners {
    /// At the lower z, then at the upper: x fastest.
    var near: SIMD4<Float>
    var far: SIMD4<Float>

    @inline(__always)
    init(_ values: UnsafeBufferPointer<Float>, _ sample: RegionSamples.Sample, _ strides: SIMD3<Int>) {
        let base = Int(sample.base)
        let above = base + strides.z
        near = SIMD4(values[base], values[base + strides.x], values[base + strides.y], values[base + strides.x + strides.y])
        far = SIMD4(values[above], values[above + strides.x], values[above + strides.y], values[above + strides.x + strides.y])
    }

    /// The least of those that are seen (1, else 0), times a sign; infinite where none is.
    @inline(__always)
    func least(of seen: Corners, times sign: Float) -> Float {
        let (unseen, unseenFar) = (seen.near .== 0, seen.far .== 0)
        return pointwiseMin((near * sign).replacing(with: .infinity, where: unseen), (far * sign).replacing(with: .infinity, where: unseenFar)).min()
    }

    @inline(__always)
    func value(at fraction: SIMD3<Float>) -> Float {
        let plane = near + (far - near) * fraction.z
        let line = plane.lowHalf + (plane.highHalf - plane.lowHalf) * fraction.y
        return line.x + (line.y - line.x) * fraction.x
    }

    var least: Float { pointwiseMin(near, far).min() }
    var greatest: Float { pointwiseMax(near, far).max() }

    /// Differences along x, y and z from centre to centre.
    @inline(__always)
    func differences(at fraction: SIMD3<Float>) -> SIMD3<Float> {
        let plane = near + (far - near) * fraction.z
        let line = plane.lowHalf + (plane.highHalf - plane.lowHalf) * fraction.y
        let along = plane.highHalf - plane.lowHalf
        let rise = far - near
        let riseLine = rise.lowHalf + (rise.highHalf - rise.lowHalf) * fraction.y
        return SIMD3(line.y - line.x, along.x + (along.y - along.x) * fraction.x, riseLine.x + (riseLine.y - riseLine.x) * fraction.x)
    }
}
