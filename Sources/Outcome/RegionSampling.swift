import Geometry

/// Chooses the points of a region: first the cells that it touches, then how finely these can be divided.
struct RegionSampling {
    /// Regions that would need more are sampled more coarsely.
    static let greatestSampleCount = 150_000
    /// Cells along the edge of a block that is passed over as a whole.
    static let block = 8

    let shape: Shape
    let grid: RectilinearGrid
    private(set) var volume: [RegionSamples.Sample] = []
    private(set) var innerCells: [Int32] = []
    private(set) var surfacePoints: [Point] = []
    private(set) var moments = Moments()
    private var wholeCells: [SIMD3<Int32>] = []
    private var cutCells: [SIMD3<Int32>] = []

    init(shape: Shape, grid: RectilinearGrid) {
        self.shape = shape
        self.grid = grid
    }

    mutating func run() {
        findCells()
        chooseSurfacePoints()
        let (whole, cut) = divisions
        for cell in wholeCells { divide(cell, by: whole, isWhole: true) }
        for cell in cutCells { divide(cell, by: cut, isWhole: false) }
    }

    // MARK: Cells

    private mutating func findCells() {
        let box = shape.bounds.intersection(grid.bounds)
        guard !box.isEmpty, box.isFinite else { return }
        let first = grid.cell(holding: box.lower)
        let last = grid.cell(holding: box.upper)
        for k in stride(from: first.z, through: last.z, by: Self.block) {
            for j in stride(from: first.y, through: last.y, by: Self.block) {
                for i in stride(from: first.x, through: last.x, by: Self.block) {
                    let begin = SIMD3(i, j, k)
                    findCells(from: begin, to: pointwiseMin(begin &+ (Self.block - 1), last))
                }
            }
        }
    }

    /// The signed distance is never larger than the true one, so a block farther away than its half diagonal is not touched.
    private mutating func findCells(from first: SIMD3<Int>, to last: SIMD3<Int>) {
        let lower = Point(grid.x.edges[first.x], grid.y.edges[first.y], grid.z.edges[first.z])
        let upper = Point(grid.x.edges[last.x + 1], grid.y.edges[last.y + 1], grid.z.edges[last.z + 1])
        guard shape.signedDistance(to: (lower + upper) / 2) <= (upper - lower).length / 2 else { return }
        for k in first.z...last.z {
            for j in first.y...last.y {
                for i in first.x...last.x { sort(SIMD3(i, j, k)) }
            }
        }
    }

    private mutating func sort(_ cell: SIMD3<Int>) {
        let distance = shape.signedDistance(to: grid.centre(cell.x, cell.y, cell.z))
        let reach = size(of: SIMD3<Int32>(truncatingIfNeeded: cell)).length / 2
        guard distance <= reach else { return }
        if distance <= 0 { innerCells.append(Int32(grid.index(cell.x, cell.y, cell.z))) }
        if distance < -reach { wholeCells.append(SIMD3<Int32>(truncatingIfNeeded: cell)) } else { cutCells.append(SIMD3<Int32>(truncatingIfNeeded: cell)) }
    }

    private func size(of cell: SIMD3<Int32>) -> Point { Point(grid.x.widths[Int(cell.x)], grid.y.widths[Int(cell.y)], grid.z.widths[Int(cell.z)]) }

    private func lower(of cell: SIMD3<Int32>) -> Point { Point(grid.x.edges[Int(cell.x)], grid.y.edges[Int(cell.y)], grid.z.edges[Int(cell.z)]) }

    // MARK: Shares of volume

    /// Into how many parts along each axis whole and cut cells are divided.
    private var divisions: (whole: Int, cut: Int) {
        let fine = cutCells.count < 100 ? [(2, 8)] : []
        let choices = fine + [(2, 4), (2, 3), (1, 3), (1, 2)]
        func count(_ choice: (Int, Int)) -> Int { wholeCells.count * choice.0 * choice.0 * choice.0 + cutCells.count * choice.1 * choice.1 * choice.1 / 2 }
        return choices.first { count($0) <= Self.greatestSampleCount } ?? (1, 1)
    }

    private mutating func divide(_ cell: SIMD3<Int32>, by parts: Int, isWhole: Bool) {
        let step = size(of: cell) / Double(parts)
        let corner = lower(of: cell) + step / 2
        let share = step.x * step.y * step.z
        let width = step.sum() / 3
        for k in 0..<parts {
            for j in 0..<parts {
                for i in 0..<parts {
                    let point = corner + step * Point(Double(i), Double(j), Double(k))
                    let filled = isWhole ? 1 : filledShare(at: point, width: width)
                    if filled > 0 { add(point, weight: share * filled, width: width) }
                }
            }
        }
    }

    /// A part that the surface passes through counts by how deep its middle lies.
    private func filledShare(at point: Point, width: Double) -> Double { min(max(0.5 - shape.signedDistance(to: point) / width, 0), 1) }

    private mutating func add(_ point: Point, weight: Double, width: Double) {
        // The same rounding as the sample's, so that what is covered throughout is covered exactly.
        moments.add(point, weight: Double(Float(weight)))
        volume.append(Self.sample(at: point, grid: grid, weight: weight, width: width))
    }

    static func sample(at point: Point, grid: RectilinearGrid, weight: Double, width: Double) -> RegionSamples.Sample {
        let (base, fraction) = grid.stencil(at: point)
        return RegionSamples.Sample(fraction: SIMD3<Float>(fraction), base: Int32(base), weight: Float(weight), width: Float(width))
    }

    // MARK: Surface

    /// Small regions get several points a cell.
    private var surfaceParts: Int { cutCells.count >= 1000 ? 1 : cutCells.count >= 150 ? 2 : 3 }

    private mutating func chooseSurfacePoints() {
        for cell in cutCells {
            let step = size(of: cell) / Double(surfaceParts)
            let corner = lower(of: cell) + step / 2
            for part in 0..<surfaceParts * surfaceParts * surfaceParts {
                let place = SIMD3(part % surfaceParts, part / surfaceParts % surfaceParts, part / (surfaceParts * surfaceParts))
                addSurfacePoint(near: corner + step * Point(Double(place.x), Double(place.y), Double(place.z)), within: step.length)
            }
        }
    }

    private mutating func addSurfacePoint(near point: Point, within reach: Double) {
        guard abs(shape.signedDistance(to: point)) <= reach, let place = shape.surfacePoint(near: point), grid.bounds.contains(place) else { return }
        surfacePoints.append(place)
    }

    /// The widest cell that the surface passes through, over the parts it was divided into.
    var spacing: Double {
        let widest = cutCells.reduce(0) { max($0, size(of: $1).max()) }
        return max(widest / Double(surfaceParts), 0.1)
    }

    // MARK: What comes of it

    var centre: Point { moments.volume > 0 ? moments.centre : surfacePoints.first ?? bounds.centre }

    /// The shape's own box where points of the region come close to it, otherwise as far as they reach.
    var bounds: Bounds {
        let given = shape.bounds.intersection(grid.bounds)
        guard !given.isEmpty, given.isFinite, !(surfacePoints.isEmpty && innerCells.isEmpty) else { return .empty }
        var bounds = given
        for axis in 0..<3 {
            bounds.lower[axis] = reach(axis, sign: -1, given: given.lower[axis])
            bounds.upper[axis] = reach(axis, sign: 1, given: given.upper[axis])
        }
        return bounds
    }

    private func reach(_ axis: Int, sign: Double, given: Double) -> Double {
        let wall = sign < 0 ? grid.bounds.lower[axis] : grid.bounds.upper[axis]
        let points = surfacePoints + wholeCells.map { lower(of: $0) + size(of: $0) / 2 * (1 + sign) }
        guard let start = points.min(by: { sign * $0[axis] > sign * $1[axis] }) else { return given }
        if abs(start[axis] - wall) < 1e-9 { return wall }
        let refinement = RegionRefinement(shape: shape, box: grid.bounds, firstStep: spacing)
        let reached = sign * -refinement.least(from: start, value: -sign * start[axis]) { -sign * $0[axis] }
        return abs(reached - given) < 0.05 ? given : reached
    }
}

/// Volume, centre and spread of weighted points.
struct Moments {
    private(set) var volume = 0.0
    private var first = Point.zero
    private var squares = Point.zero
    private var products = Point.zero

    mutating func add(_ point: Point, weight: Double) {
        volume += weight
        first += point * weight
        squares += point * point * weight
        products += Point(point.y * point.z, point.z * point.x, point.x * point.y) * weight
    }

    var centre: Point { volume > 0 ? first / volume : .zero }

    /// The direction of the largest spread, by repeated multiplication with the (squared) covariance.
    var longAxis: Point {
        guard volume > 0 else { return Point(0, 0, 1) }
        let mean = centre
        let spread = squares / volume - mean * mean
        let mixed = products / volume - Point(mean.y * mean.z, mean.z * mean.x, mean.x * mean.y)
        var axis = Point(0.3, 0.2, 0.1) + (spread.max() == spread.x ? Point(1, 0, 0) : spread.max() == spread.y ? Point(0, 1, 0) : Point(0, 0, 1))
        for _ in 0..<500 {
            let turned = Point(
                spread.x * axis.x + mixed.z * axis.y + mixed.y * axis.z, mixed.z * axis.x + spread.y * axis.y + mixed.x * axis.z,
                mixed.y * axis.x + mixed.x * axis.y + spread.z * axis.z)
            guard let next = turned.normalised else { break }
            if next.distance(to: axis) < 1e-12 { break }
            axis = next
        }
        return axis.normalised ?? Point(0, 0, 1)
    }
}
