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
        let sight = RegionViewpoint(innerCells: innerCells, in: field)
        let inner = leastInner(of: field, sign: sign, seenFrom: sight.whole)
        guard let outer = leastOnSurface(of: field, sign: sign, seenFrom: sight, below: inner) else { return Double(inner) }
        var view = FieldView(field)
        let step = min(spacing, width(around: surface[outer.sample]))
        return refined(from: place(ofSurface: outer.sample), value: Double(outer.value), firstStep: step) { point in
            let (base, fraction) = grid.stencil(at: point)
            return Double(sign) * (view.neighbourhood(base, from: sight.viewpoint(base, fraction)).value(at: fraction) ?? field.value(at: point))
        }
    }

    /// Whether a cell whose centre lies within the region is warmer than a temperature. On another grid that is not known, and it may be.
    func hasInnerCell(of field: CellField, above celsius: Double) -> Bool {
        guard field.grid == grid else { return true }
        return field.values.withUnsafeBufferPointer { values in innerCells.contains { !(values[Int($0)] <= Float(celsius)) } }
    }

    private func leastInner(of field: CellField, sign: Float, seenFrom viewpoint: Viewpoint) -> Float {
        field.values.withUnsafeBufferPointer { values in
            guard let sides = field.sides, viewpoint == .tissue else { return innerCells.reduce(.infinity) { min($0, values[Int($1)] * sign) } }
            return innerCells.reduce(.infinity) { sides.tells(Int($1), seenFrom: viewpoint) ? min($0, values[Int($1)] * sign) : $0 }
        }
    }

    /// Nothing where no place of the surface lies below the inner cells. Of a region that is held its cells say all.
    private func leastOnSurface(of field: CellField, sign: Float, seenFrom sight: RegionViewpoint, below inner: Float) -> (value: Float, sample: Int)? {
        guard sight.whole != .held else { return nil }
        if sight.whole != .everywhere, let sides = field.sides {
            let least = leastOnSurface(of: field, sides, sign, seenFrom: sight, below: inner)
            if least != nil || inner < .infinity { return least }
        }
        return field.values.withUnsafeBufferPointer { values in
            let bounds = surfaceRows.map { $0.leastCell(of: values, times: sign, strides: grid.strides) }
            return leastSample(below: inner, boundedBy: bounds) { sample, _ in
                let corners = Corners(values, sample, grid.strides)
                return sign * (bent(corners, at: sample, in: field) ?? corners.value(at: sample.fraction))
            }
        }
    }

    /// A sample from which nothing is seen says nothing.
    private func leastOnSurface(
        of field: CellField, _ sides: CellSides, _ sign: Float, seenFrom sight: RegionViewpoint, below inner: Float
    ) -> (value: Float, sample: Int)? {
        let strides = grid.strides
        return field.values.withUnsafeBufferPointer { values in
            sides.isMixed.withUnsafeBufferPointer { isMixed in
                sides.isBounding.withUnsafeBufferPointer { isBounding in
                    // A skin may be warmer or colder than any cell.
                    let reach = field.surface?.reach
                    let bounds = surfaceRows.map { row in
                        let least = row.leastCell(of: values, times: sign, seen: isBounding, strides: strides)
                        return reach?.least(underAir: least, times: sign) ?? least
                    }
                    var view = FieldView(field)
                    // Samples come in the order of their cells.
                    var (base, promised) = (-1, Float.infinity)
                    return leastSample(below: inner, boundedBy: bounds) { sample, least in
                        guard isMixed[Int(sample.base)] else {
                            guard sides.tells(Int(sample.base), seenFrom: sight.whole) else { return .infinity }
                            let corners = Corners(values, sample, strides)
                            return sign * (bent(corners, at: sample, in: field) ?? corners.value(at: sample.fraction))
                        }
                        if base != Int(sample.base) {
                            base = Int(sample.base)
                            promised = sides.promise(of: values, base, strides: strides, seenFrom: sight.whole, reach, times: sign)
                        }
                        // What is no colder than what has been found stands for itself by what it promises.
                        guard promised < least - Self.worthKelvin else { return max(promised, least) }
                        let fraction = Point(sample.fraction)
                        let around = view.neighbourhood(base, from: sight.viewpoint(base, fraction))
                        return around.value(at: fraction).map { sign * Float($0) } ?? .infinity
                    }
                }
            }
        }
    }

    /// Where a straight line between the corners may be wrong.
    private func bent(_ corners: Corners, at sample: Sample, in field: CellField) -> Float? {
        guard let bends = field.bends, bends.mayBend(from: Double(corners.least), to: Double(corners.greatest)) else { return nil }
        return field.neighbourhood(Int(sample.base), strides: grid.strides, from: .everywhere).value(at: Point(sample.fraction)).map { Float($0) }
    }

    /// No sample is less than the cells around it: the row that promises most is looked at first, and those that promise no more than it holds not at all.
    @inline(__always)
    private func leastSample(below most: Float, boundedBy bounds: [Float], _ value: (Sample, _ least: Float) -> Float) -> (value: Float, sample: Int)? {
        var least = (value: most, sample: -1)
        guard let first = bounds.indices.min(by: { bounds[$0] < bounds[$1] }) else { return nil }
        func look(at number: Int) -> Float {
            let value = value(surface[number], least.value)
            if value < least.value { least = (value, number) }
            return value
        }
        func look(at row: SurfaceRow) {
            guard row.samples.count > 4 * Self.stride else { return row.samples.forEach { _ = look(at: $0) } }
            // A long row is looked at here and there, and between where a dip may be deeper than what has been found.
            let places = Array(Swift.stride(from: row.samples.lowerBound, to: row.samples.upperBound, by: Self.stride))
            let values = places.map { look(at: $0) }
            for number in places.indices where Self.mayDip(behind: number, values, below: least.value) {
                for place in (places[number] + 1)..<min(places[number] + Self.stride, row.samples.upperBound) { _ = look(at: place) }
            }
        }
        look(at: surfaceRows[first])
        for row in surfaceRows.indices where row != first && bounds[row] < least.value - Self.worthKelvin { look(at: surfaceRows[row]) }
        return least.sample >= 0 ? least : nil
    }

    /// Samples of a long row that are passed over at first.
    private static let stride = 4

    /// Whether a field, between a place and the next, may come below a value: by half of what it changes by about there, more than a parabola dips. Infinite values
    /// are of places from which nothing is seen.
    private static func mayDip(behind number: Int, _ values: [Float], below least: Float) -> Bool {
        let low = min(values[number], values[min(number + 1, values.count - 1)])
        guard low < .infinity else { return false }
        var (fewest, most, count) = (low, low, 0)
        for place in max(number - 1, 0)...min(number + 2, values.count - 1) where values[place] < .infinity {
            (fewest, most, count) = (min(fewest, values[place]), max(most, values[place]), count + 1)
        }
        return count < 3 || low - (most - fewest) / 2 < least
    }

    /// What cannot be colder by this is not looked at; interpolation rounds by a fifth of it.
    private static let worthKelvin: Float = 1e-4

    private func place(ofSurface number: Int) -> Point {
        let place = centred(surface[number])
        return shape.contains(place) ? place : shape.surfacePoint(near: place) ?? place
    }

    /// Of the cell that the sample's surroundings begin at, mm.
    private func width(around sample: Sample) -> Double {
        let cell = grid.cell(atIndex: Int(sample.base))
        return max(grid.x.widths[cell.x], grid.y.widths[cell.y], grid.z.widths[cell.z])
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
