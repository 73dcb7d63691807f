import Geometry

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The frozen fraction of sharply freezing cells, smoothed, in a box around all that is frozen of them.
///
/// One quarter, half and quarter of three cells along each axis. Smoothing moves the level of one half towards the inside of a bend, which is
/// put right by the curvature (of the field smoothed twice). Cells of other materials have no say.
struct FractionBox {
    /// Standard deviation of the smoothing, a cell's own width in it, in cells: √(1/2 + 1/12).
    private static let spread = 0.7638
    /// Where distances alone tell the level, and where they stop to tell anything, in cells from the front.
    private static let near = 0.9
    private static let far = 1.4
    /// Cells around what is frozen.
    private static let margin = 5

    private let celsius: UnsafePointer<Float>
    private let materials: MaterialMap
    private let grid: RectilinearGrid
    private let bloodCelsius: Double
    private let lower: SIMD3<Int>
    private let shape: SIMD3<Int>
    /// Smoothed once and twice; below 0 where no cell about has a say.
    private var once: [Float] = []
    private var twice: [Float] = []
    private var thetas: [Float] = []

    /// Nothing where nothing is frozen.
    init?(_ celsius: UnsafePointer<Float>, _ materials: MaterialMap, _ grid: RectilinearGrid, bloodCelsius: Double) {
        guard let (low, high) = Self.frozen(celsius, materials, grid) else { return nil }
        lower = pointwiseMax(low &- Self.margin, SIMD3(repeating: 0))
        shape = pointwiseMin(high &+ Self.margin, grid.shape &- 1) &- lower &+ 1
        (self.celsius, self.materials, self.grid, self.bloodCelsius) = (celsius, materials, grid, bloodCelsius)
        fill()
    }

    /// The corners of what is frozen.
    private static func frozen(
        _ celsius: UnsafePointer<Float>, _ materials: MaterialMap, _ grid: RectilinearGrid
    ) -> (SIMD3<Int>, SIMD3<Int>)? {
        var (low, high) = (SIMD3(repeating: Int.max), SIMD3(repeating: -1))
        for row in 0..<grid.y.count * grid.z.count {
            for number in Int(materials.rowStarts[row])..<Int(materials.rowStarts[row + 1]) {
                let run = materials.runs[number]
                guard materials.isSharp(Int(run.material)) else { continue }
                let liquidus = Float(materials.laws[Int(run.material)].liquidusCelsius)
                let cells = UnsafeBufferPointer(start: celsius + Int(run.start), count: Int(run.count))
                guard let first = cells.firstIndex(where: { $0 < liquidus }), let last = cells.lastIndex(where: { $0 < liquidus }) else { continue }
                low = pointwiseMin(low, SIMD3(Int(run.column) + first, row % grid.y.count, row / grid.y.count))
                high = pointwiseMax(high, SIMD3(Int(run.column) + last, row % grid.y.count, row / grid.y.count))
            }
        }
        return high.x < 0 ? nil : (low, high)
    }

    // MARK: Smoothing

    private mutating func fill() {
        let count = shape.x * shape.y * shape.z
        var fractions = [Float](repeating: 0, count: count)
        var say = fractions
        thetas = fractions
        for k in 0..<shape.z {
            for j in 0..<shape.y { fillRow(j, k, &fractions, &say) }
        }
        let weights = say.contains(0) ? smoothed(say) : say
        once = shares(smoothed(fractions), weights)
        for cell in 0..<count { fractions[cell] = once[cell] * say[cell] }
        twice = shares(smoothed(fractions), weights)
    }

    private mutating func fillRow(_ j: Int, _ k: Int, _ fractions: inout [Float], _ say: inout [Float]) {
        let start = (k * shape.y + j) * shape.x
        let row = (k + lower.z) * grid.y.count + j + lower.y
        for number in Int(materials.rowStarts[row])..<Int(materials.rowStarts[row + 1]) {
            let run = materials.runs[number]
            let law = materials.laws[Int(run.material)]
            let isSharp = materials.isSharp(Int(run.material))
            let (liquidus, perRange) = (Float(law.liquidusCelsius), Float(1 / law.range))
            let columns = max(Int(run.column) - lower.x, 0)..<max(min(Int(run.column + run.count) - lower.x, shape.x), max(Int(run.column) - lower.x, 0))
            for column in columns {
                let value = celsius[Int(run.start) + column + lower.x - Int(run.column)]
                thetas[start + column] = Float(law.theta(temperature: Double(value)))
                guard isSharp else { continue }
                say[start + column] = 1
                fractions[start + column] = min(max((liquidus - value) * perRange, 0), 1)
            }
        }
    }

    private func shares(_ sums: [Float], _ weights: [Float]) -> [Float] {
        zip(sums, weights).map { $1 > 1e-3 ? $0 / $1 : -1 }
    }

    private func smoothed(_ values: [Float]) -> [Float] {
        var first = values
        var second = values
        first.withUnsafeMutableBufferPointer { first in
            second.withUnsafeMutableBufferPointer { second in
                guard let (one, other) = first.baseAddress.flatMap({ one in second.baseAddress.map { (one, $0) } }) else { return }
                smoothRows(one, other)
                smooth(other, one, stride: shape.x) { $0.x }
                smooth(one, other, stride: shape.x * shape.y) { $0.y }
            }
        }
        return second
    }

    private func smoothRows(_ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>) {
        let last = shape.x - 1
        for row in 0..<shape.y * shape.z {
            let (source, target) = (source + row * shape.x, target + row * shape.x)
            for column in stride(from: 1, to: last, by: 1) {
                target[column] = 0.25 * (source[column - 1] + source[column + 1]) + 0.5 * source[column]
            }
            target[0] = 0.75 * source[0] + 0.25 * source[min(1, last)]
            if last > 0 { target[last] = 0.75 * source[last] + 0.25 * source[last - 1] }
        }
    }

    /// Across rows: along y or z, whichever of the row's two numbers `number` takes.
    private func smooth(
        _ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, stride: Int, _ number: (SIMD2<Int>) -> Int
    ) {
        let last = number(SIMD2(shape.y, shape.z)) - 1
        for row in 0..<shape.y * shape.z {
            let place = number(SIMD2(row % shape.y, row / shape.y))
            let (here, there) = (source + row * shape.x, target + row * shape.x)
            let (before, after) = (here - (place > 0 ? stride : 0), here + (place < last ? stride : 0))
            for column in 0..<shape.x { there[column] = 0.25 * (before[column] + after[column]) + 0.5 * here[column] }
        }
    }

    // MARK: Cells near the front

    func cells() -> [SharpFront.Cell] {
        var cells: [SharpFront.Cell] = []
        for k in 0..<shape.z {
            for j in 0..<shape.y {
                let start = (k * shape.y + j) * shape.x
                for i in 0..<shape.x where once[start + i] > 0.01 && once[start + i] < 0.99 {
                    if let cell = cell(SIMD3(i, j, k)) { cells.append(cell) }
                }
            }
        }
        return cells
    }

    private func cell(_ place: SIMD3<Int>) -> SharpFront.Cell? {
        let whole = place &+ lower
        let index = grid.index(whole.x, whole.y, whole.z)
        let material = materials.material(ofCell: index)
        guard materials.isSharp(material), let bearing = bearing(place) else { return nil }
        let (size, middle) = (bearing.sizeMM, bearing.distanceMM)
        let law = materials.laws[material]
        let (frozen, unfrozen) = (side(place, bearing, -1), side(place, bearing, 1))
        guard let profile = FrontProfile(bearing, frozen: frozen, unfrozen: unfrozen, law, bloodCelsius: bloodCelsius) else { return nil }
        let span = FrontSpan(profile, bearing, law)
        // A range wider than a cell shows in the temperatures, one of two cells is resolved.
        let sharpness = min(max(2 - span.widthMM / size, 0), 1)
        let nearness = min(max((Self.far - abs(middle) / size) / (Self.far - Self.near), 0), 1)
        // Around ice of two cells across smoothing leaves nothing.
        let flatness = min(max((0.5 - abs(bearing.curvature) * size) / 0.15, 0), 1)
        let weight = sharpness * nearness * flatness * profile.latency
        guard weight > 0 else { return nil }
        return SharpFront.Cell(
            index: index, material: material, celsius: Double(celsius[index]), span: span, weight: weight, bounds: bounds(whole))
    }

    /// The temperatures of a cell and its neighbours.
    private func bounds(_ cell: SIMD3<Int>) -> ClosedRange<Double> {
        let index = grid.index(cell.x, cell.y, cell.z)
        var (least, greatest) = (celsius[index], celsius[index])
        let strides = SIMD3(1, grid.x.count, grid.x.count * grid.y.count)
        for axis in 0..<3 {
            for neighbour in [cell[axis] > 0 ? index - strides[axis] : index, cell[axis] + 1 < grid.shape[axis] ? index + strides[axis] : index] {
                least = min(least, celsius[neighbour])
                greatest = max(greatest, celsius[neighbour])
            }
        }
        return Double(least)...Double(greatest)
    }

    private func bearing(_ place: SIMD3<Int>) -> FrontBearing? {
        let whole = place &+ lower
        let widths = SIMD3(grid.x.widths[whole.x], grid.y.widths[whole.y], grid.z.widths[whole.z])
        let rise = Stencil(once, place, shape).gradient / widths
        let steepness = (rise * rise).sum().squareRoot()
        guard steepness > 1e-9 else { return nil }
        let normal = -rise / steepness
        let size = (normal * widths * normal * widths).sum().squareRoot()
        let curvature = min(max(Stencil(twice, place, shape).curvature(widths), -0.5 / size), 0.5 / size)
        let spread = Self.spread * size
        let fraction = Double(once[(place.z * shape.y + place.y) * shape.x + place.x])
        return FrontBearing(
            normal: normal, sizeMM: size, curvature: curvature,
            distanceMM: -spread * Self.normalQuantile(fraction) - spread * spread / 2 * curvature)
    }

    /// Of the normal distribution, to 0.0005 (Abramowitz & Stegun 26.2.23); 0 < share < 1.
    private static func normalQuantile(_ share: Double) -> Double {
        let root = (-2 * log(min(share, 1 - share))).squareRoot()
        let upper = 2.515517 + root * (0.802853 + root * 0.010328)
        let lower = 1 + root * (1.432788 + root * (0.189269 + root * 0.001308))
        let size = max(root - upper / lower, 0)
        return share < 0.5 ? -size : size
    }

    /// θ on the unfrozen (1) or frozen (−1) side of the front.
    private func side(_ place: SIMD3<Int>, _ bearing: FrontBearing, _ sign: Double) -> FrontProfile.Side {
        func there(_ cells: Double) -> SIMD3<Double> {
            let step = bearing.normal * (sign * cells * bearing.sizeMM - bearing.distanceMM)
            let whole = place &+ lower
            let found = SIMD3(
                Self.place(on: grid.x, whole.x, step.x), Self.place(on: grid.y, whole.y, step.y), Self.place(on: grid.z, whole.z, step.z))
            return pointwiseMin(pointwiseMax(found - SIMD3<Double>(lower), SIMD3(repeating: 0)), SIMD3<Double>(shape &- 1))
        }
        return FrontProfile.Side(near: theta(at: there(FrontProfile.nearCells)), far: theta(at: there(FrontProfile.farCells)))
    }

    /// Where a step from a cell's centre ends, counted in cells.
    private static func place(on axis: RectilinearGrid.Axis, _ start: Int, _ stepMM: Double) -> Double {
        let coordinate = axis.centres[start] + stepMM
        var cell = start
        while cell + 1 < axis.count, axis.centres[cell + 1] <= coordinate { cell += 1 }
        while cell > 0, axis.centres[cell] > coordinate { cell -= 1 }
        guard cell + 1 < axis.count else { return Double(cell) }
        return Double(cell) + (coordinate - axis.centres[cell]) / (axis.centres[cell + 1] - axis.centres[cell])
    }

    /// θ at a place among the box's cells.
    private func theta(at found: SIMD3<Double>) -> Double {
        let base = SIMD3<Int>(found.rounded(.down))
        let share = found - SIMD3<Double>(base)
        let next = pointwiseMin(base &+ 1, shape &- 1)
        func along(_ j: Int, _ k: Int) -> Double {
            let row = (k * shape.y + j) * shape.x
            return Double(thetas[row + base.x]) * (1 - share.x) + Double(thetas[row + next.x]) * share.x
        }
        let near = along(base.y, base.z) * (1 - share.y) + along(next.y, base.z) * share.y
        let far = along(base.y, next.z) * (1 - share.y) + along(next.y, next.z) * share.y
        return near * (1 - share.z) + far * share.z
    }
}
