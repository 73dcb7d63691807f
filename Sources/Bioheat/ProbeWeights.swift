import Geometry

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The weights with which one probe's stations read cells and give to them, as sums of slices.
///
/// A station's weight on a cell is the product of one Gaussian an axis, summed over the points of its rings. Where the probe runs along an axis of the
/// grid, all stations share their weights across it, and differ only along it:
///
///     w(station, cell) = along(station, slice) · across(slice, cell)
///
/// with a slice for each layer of cells that the probe runs through. The sums over a slice's cells are then worked out once for all stations, a fifth of
/// the work. A probe at an angle has slices of its own, and so has a place where materials meet or are near (`ProbeSurface`); there `along` is 1.
struct ProbeWeights: Sendable {
    /// Eight cells in a row (fewer at its end), of which the probe touches some.
    struct Patch: Sendable {
        let cell: Int
        /// Of the first cell, along x.
        let column: Int
        /// One over the row's cross-section, 1/m².
        let perArea: Float
        /// Of the cells; `uniform` where they are all of one.
        let materials: [Int]
        let uniform: Int?
    }

    /// Cells of the patches `entries`; entry by entry `across` stands in `entryWeights` from `weights` on. Slices that are alike share their weights.
    struct Slice: Sendable {
        let entries: Range<Int>
        let weights: Int
    }

    /// What a place on the probe has of one material.
    struct Portion {
        let material: Int
        /// Of the place's surface, and how many times its resistance lies before the cells (`ProbeSurface.Part`).
        let share: Double
        let resistance: Double
        /// Into the parts; their weights sum to 1.
        let parts: Range<Int>
    }

    private(set) var patches: [Patch] = []
    private(set) var slices: [Slice] = []
    private(set) var entryPatches: [Int32] = []
    private(set) var entryWeights: [Lanes] = []
    /// By part of a station: the slice, and `along` for the cells of each of its patches.
    private(set) var partSlices: [Int32] = []
    private(set) var partWeights: [Lanes] = []

    private let grid: RectilinearGrid
    private let materials: MaterialMap
    private var known: [Int: Int32] = [:]
    private var shared: [SliceKey: Int32] = [:]
    private var alike: [CrossKey: Range<Int>] = [:]
    private var cross: [CrossKey: [CrossCell]] = [:]

    init(grid: RectilinearGrid, materials: MaterialMap) {
        self.grid = grid
        self.materials = materials
    }

    /// Adds a place on the probe. No portions where all of it lies outside the domain or on cells that do not change.
    mutating func add(_ surface: ProbeSurface) -> [Portion] {
        let isNearOther = surface.isNearOther
        if !isNearOther, let straight = Self.axisNumber(along: surface.axis), let centre = surface.rings.first?.centre,
            let portion = addStraight(surface, at: centre, straight)
        {
            return [portion]
        }
        return surface.parts(isNearOther: isNearOther).map { part in
            let start = partSlices.count
            addPart(addSlice(part.cells, like: nil), Lanes(all: 1))
            return Portion(material: part.material, share: part.share, resistance: part.resistance, parts: start..<partSlices.count)
        }
    }

    private static func axisNumber(along axis: Point) -> Int? { (0..<3).first { abs(axis[$0]) == 1 } }

    /// 1/m³.
    private func perVolume(ofCell cell: Int) -> Double {
        let row = cell / grid.x.count
        return 1e9 / grid.volume(cell % grid.x.count, row % grid.y.count, row / grid.y.count)
    }

    // MARK: Stations along an axis of the grid

    /// The rings and the blur that stations share.
    private struct CrossKey: Hashable {
        let radii: [Double]
        let weights: [Double]
        let blur: Double
    }

    private struct SliceKey: Hashable {
        let cross: CrossKey
        /// A layer of cells across the probe; of a probe along x a block of them.
        let layer: Int
    }

    /// A place across the probe, and its share.
    private struct CrossCell {
        let first: Int
        let second: Int
        let share: Double
    }

    /// Nothing is added and there is no answer where materials meet: what each has of the cells is no product.
    private mutating func addStraight(_ surface: ProbeSurface, at centre: Point, _ axis: Int) -> Portion? {
        let key = CrossKey(radii: surface.rings.map(\.radius), weights: surface.rings.map(\.weight), blur: surface.blur)
        let across = cross[key] ?? crossSection(surface, axis)
        cross[key] = across
        let (from, weights) = surface.weights(grid.axis(axis), centre[axis])
        let along = weights.enumerated().filter { $1 > ProbeSurface.least }.map { (cell: from + $0, share: $1) }
        let found = Set(along.flatMap { place in across.map { materials.material(ofCell: cell(axis, place.cell, $0)) } })
        guard found.count == 1, let material = found.first, materials.isActive[material] else { return nil }
        let start = partSlices.count
        let total = along.reduce(0) { $0 + $1.share }
        if axis == 0 {
            for (block, cells) in Dictionary(grouping: along, by: { $0.cell / Lanes.scalarCount }).sorted(by: { $0.key < $1.key }) {
                var lanes = Lanes(all: 0)
                for place in cells { lanes[place.cell % Lanes.scalarCount] = Float(place.share / total) }
                addPart(slice(SliceKey(cross: key, layer: block)) { $0.broad(across, block: block) }, lanes)
            }
        } else {
            for place in along {
                let slice = slice(SliceKey(cross: key, layer: place.cell)) { weights in
                    across.map { (weights.cell(axis, place.cell, $0), $0.share) }
                }
                addPart(slice, Lanes(all: Float(place.share / total)))
            }
        }
        return Portion(material: material, share: 1, resistance: 1, parts: start..<partSlices.count)
    }

    /// The shares across the probe, of cells numbered along the other two axes; they sum to 1.
    private func crossSection(_ surface: ProbeSurface, _ axis: Int) -> [CrossCell] {
        let (one, other) = (axis == 0 ? 1 : 0, axis == 2 ? 1 : 2)
        var shares: [SIMD2<Int>: Double] = [:]
        for ring in surface.rings {
            let points = surface.points(of: ring)
            for point in points {
                let (fromFirst, first) = surface.weights(grid.axis(one), point[one])
                let (fromSecond, second) = surface.weights(grid.axis(other), point[other])
                for (j, inSecond) in second.enumerated() {
                    for (i, inFirst) in first.enumerated() where inFirst * inSecond > ProbeSurface.least {
                        shares[SIMD2(fromFirst + i, fromSecond + j), default: 0] += inFirst * inSecond * ring.weight / Double(points.count)
                    }
                }
            }
        }
        let total = shares.values.reduce(0, +)
        return shares.map { CrossCell(first: $0.key.x, second: $0.key.y, share: $0.value / total) }.sorted { ($0.second, $0.first) < ($1.second, $1.first) }
    }

    private func cell(_ axis: Int, _ along: Int, _ across: CrossCell) -> Int {
        switch axis {
        case 0: grid.index(along, across.first, across.second)
        case 1: grid.index(across.first, along, across.second)
        default: grid.index(across.first, across.second, along)
        }
    }

    /// All cells of a block alike: what differs along x is in the part.
    private func broad(_ across: [CrossCell], block: Int) -> [(cell: Int, weight: Double)] {
        let columns = block * Lanes.scalarCount..<min((block + 1) * Lanes.scalarCount, grid.x.count)
        return across.flatMap { place in columns.map { (cell(0, $0, place), place.share) } }
    }

    private mutating func slice(_ key: SliceKey, _ cells: (ProbeWeights) -> [(cell: Int, weight: Double)]) -> Int32 {
        if let number = shared[key] { return number }
        let number = addSlice(cells(self).sorted { $0.cell < $1.cell }, like: key.cross)
        shared[key] = number
        return number
    }

    // MARK: Filing

    private mutating func addPart(_ slice: Int32, _ along: Lanes) {
        partSlices.append(slice)
        partWeights.append(along)
    }

    /// Files cells, in the order of their numbers, by patch.
    private mutating func addSlice(_ cells: [(cell: Int, weight: Double)], like cross: CrossKey?) -> Int32 {
        let from = entryPatches.count
        var weights: [Lanes] = []
        var start = -1
        for (cell, weight) in cells {
            let first = cell - cell % grid.x.count % Lanes.scalarCount
            if first != start {
                start = first
                entryPatches.append(patch(from: first))
                weights.append(Lanes(all: 0))
            }
            weights[weights.count - 1][cell - first] = Float(weight)
        }
        slices.append(Slice(entries: from..<entryPatches.count, weights: place(of: weights, like: cross)))
        return Int32(slices.count - 1)
    }

    private mutating func place(of weights: [Lanes], like cross: CrossKey?) -> Int {
        if let cross, let earlier = alike[cross], weights.elementsEqual(entryWeights[earlier]) { return earlier.lowerBound }
        let place = entryWeights.count
        entryWeights += weights
        if let cross { alike[cross] = place..<entryWeights.count }
        return place
    }

    private mutating func patch(from first: Int) -> Int32 {
        if let number = known[first] { return number }
        let (column, row) = (first % grid.x.count, first / grid.x.count)
        let inside = (0..<min(Lanes.scalarCount, grid.x.count - column)).map { materials.material(ofCell: first + $0) }
        let perArea = 1e6 / (grid.y.widths[row % grid.y.count] * grid.z.widths[row / grid.y.count])
        patches.append(Patch(cell: first, column: column, perArea: Float(perArea), materials: inside, uniform: Set(inside).count == 1 ? inside[0] : nil))
        known[first] = Int32(patches.count - 1)
        return Int32(patches.count - 1)
    }

    /// What only adding needs.
    mutating func forgetConstruction() {
        known = [:]
        shared = [:]
        alike = [:]
        cross = [:]
    }

    /// Values of stations spread over the cells, per volume; by cell. The same sums as `ProbeKernel.spread`.
    func spread(_ values: [(parts: Range<Int>, value: Float)]) -> [Int: Double] {
        var given = [Lanes](repeating: Lanes(all: 0), count: slices.count)
        for (parts, value) in values {
            for part in parts { given[Int(partSlices[part])] += partWeights[part] * value }
        }
        var sums = [Lanes](repeating: Lanes(all: 0), count: patches.count)
        for (slice, sum) in zip(slices, given) {
            for (number, entry) in slice.entries.enumerated() { sums[Int(entryPatches[entry])] += entryWeights[slice.weights + number] * sum }
        }
        var spread: [Int: Double] = [:]
        for (patch, sum) in zip(patches, sums) {
            for number in patch.materials.indices { spread[patch.cell + number] = Double(sum[number]) * perVolume(ofCell: patch.cell + number) }
        }
        return spread
    }
}
