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
        let inner = leastInner(of: field, sign: sign)
        let outer = leastOnSurface(of: field, sign: sign)
        guard outer.value < inner else { return Double(inner) }
        return refined(from: place(ofSurface: outer.sample), value: Double(outer.value)) { Double(sign) * field.value(at: $0) }
    }

    /// Whether a cell whose centre lies within the region is warmer than a temperature. On another grid that is not known, and it may be.
    func hasInnerCell(of field: CellField, above celsius: Double) -> Bool {
        guard field.grid == grid else { return true }
        return field.values.withUnsafeBufferPointer { values in innerCells.contains { !(values[Int($0)] <= Float(celsius)) } }
    }

    private func leastInner(of field: CellField, sign: Float) -> Float {
        field.values.withUnsafeBufferPointer { values in
            innerCells.withUnsafeBufferPointer { cells in cells.reduce(.infinity) { min($0, values[Int($1)] * sign) } }
        }
    }

    private func leastOnSurface(of field: CellField, sign: Float) -> (value: Float, sample: Int) {
        var least = (value: Float.infinity, sample: 0)
        let strides = grid.strides
        field.values.withUnsafeBufferPointer { values in
            surface.withUnsafeBufferPointer { samples in
                for number in samples.indices {
                    let value = sign * Corners(values, samples[number], strides).value(at: samples[number].fraction)
                    if value < least.value { least = (value, number) }
                }
            }
        }
        return least
    }

    private func place(ofSurface number: Int) -> Point {
        let sample = surface[number]
        let cell = grid.cell(atIndex: Int(sample.base))
        func coordinate(_ axis: RectilinearGrid.Axis, _ cell: Int, _ fraction: Float) -> Double {
            let next = axis.centres[min(cell + 1, axis.count - 1)]
            return axis.centres[cell] + (next - axis.centres[cell]) * Double(fraction)
        }
        let centred = Point(
            coordinate(grid.x, cell.x, sample.fraction.x), coordinate(grid.y, cell.y, sample.fraction.y), coordinate(grid.z, cell.z, sample.fraction.z))
        return shape.contains(centred) ? centred : shape.surfacePoint(near: centred) ?? centred
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
