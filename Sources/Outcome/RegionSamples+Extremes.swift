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
        guard let sides = field.sides, let first = innerCells.first else { return .tissue }
        return innerCells.contains { sides[Int($0)] == .tissue } ? .tissue : sides[Int(first)]
    }

    /// Whether a cell whose centre lies within the region is warmer than a temperature. On another grid that is not known, and it may be.
    func hasInnerCell(of field: CellField, above celsius: Double) -> Bool {
        guard field.grid == grid else { return true }
        return field.values.withUnsafeBufferPointer { values in innerCells.contains { !(values[Int($0)] <= Float(celsius)) } }
    }

    private func leastInner(of field: CellField, sign: Float, seenFrom side: CellSide) -> Float {
        if let sides = field.sides {
            return innerCells.reduce(.infinity) { side.sees(sides[Int($1)]) ? min($0, field.values[Int($1)] * sign) : $0 }
        }
        return field.values.withUnsafeBufferPointer { values in
            innerCells.withUnsafeBufferPointer { cells in cells.reduce(.infinity) { min($0, values[Int($1)] * sign) } }
        }
    }

    private func leastOnSurface(of field: CellField, sign: Float, seenFrom side: CellSide) -> (value: Float, sample: Int) {
        var least = (value: Float.infinity, sample: 0)
        let strides = grid.strides
        field.values.withUnsafeBufferPointer { values in
            surface.withUnsafeBufferPointer { samples in
                for number in samples.indices {
                    let isSeen = field.sides.map { Corners.areSeen(from: side, $0, samples[number], strides) } ?? true
                    let value = sign * (isSeen
                        ? Corners(values, samples[number], strides).value(at: samples[number].fraction)
                        : Float(field.value(at: centred(samples[number]), seenFrom: side)))
                    if value < least.value { least = (value, number) }
                }
            }
        }
        return least
    }

    private func place(ofSurface number: Int) -> Point {
        let place = centred(surface[number])
        return shape.contains(place) ? place : shape.surfacePoint(near: place) ?? place
    }

    private func centred(_ sample: Sample) -> Point {
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

    /// Whether all eight cells tell something of a side.
    static func areSeen(from side: CellSide, _ sides: [CellSide], _ sample: RegionSamples.Sample, _ strides: SIMD3<Int>) -> Bool {
        (0..<8).allSatisfy { side.sees(sides[Int(sample.base) + (SIMD3($0 & 1, $0 >> 1 & 1, $0 >> 2) &* strides).wrappedSum()]) }
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
