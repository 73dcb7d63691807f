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
/// the work. A probe at an angle, and a station that touches cells which do not change, has a slice of its own, and `along` is 1.
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

    /// Points about `centre`, at right angles to the probe, mm; the weights of a station's rings sum to 1.
    struct Ring {
        let centre: Point
        let radius: Double
        let weight: Double
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

    /// In blurs.
    private static let reach = 3.6
    /// A weight below this is left out.
    private static let least = 1e-6

    init(grid: RectilinearGrid, materials: MaterialMap) {
        self.grid = grid
        self.materials = materials
    }

    /// Adds a station; its weights sum to 1. No parts where all of it lies outside the domain or on cells that do not change.
    mutating func add(_ rings: [Ring], around axis: Point, blur: Double, spacing: Double) -> Range<Int> {
        let start = partSlices.count
        // A ring outside the domain draws nothing: it must not press its heat into the wall's cells.
        let inside = rings.filter { grid.bounds.contains($0.centre) }
        if let straight = Self.axisNumber(along: axis), inside.count == rings.count, let centre = rings.first?.centre {
            if !addStraight(rings, at: centre, straight, axis, blur, spacing) { addAlone(inside, axis, blur, spacing) }
        } else {
            addAlone(inside, axis, blur, spacing)
        }
        return start..<partSlices.count
    }

    private static func axisNumber(along axis: Point) -> Int? { (0..<3).first { abs(axis[$0]) == 1 } }

    private static func points(of ring: Ring, around axis: Point, spacing: Double) -> [Point] {
        let (first, second) = axis.perpendiculars
        let count = max(8, Int((2 * Double.pi * ring.radius / spacing).rounded(.up)))
        return (0..<count).map { number in
            let phase = 2 * Double.pi * (Double(number) + 0.5) / Double(count)
            return ring.centre + (first * cos(phase) + second * sin(phase)) * ring.radius
        }
    }

    private static func weights(_ axis: RectilinearGrid.Axis, _ place: Double, _ blur: Double) -> (from: Int, [Double]) {
        let low = axis.cell(holding: place - reach * blur)
        let high = axis.cell(holding: place + reach * blur)
        var weights = (low...high).map { cell in
            let distance = (axis.centres[cell] - place) / blur
            return axis.widths[cell] * exp(-distance * distance / 2)
        }
        let total = weights.reduce(0, +)
        for number in weights.indices { weights[number] /= total }
        return (low, weights)
    }

    // MARK: A station of its own

    private mutating func addAlone(_ rings: [Ring], _ axis: Point, _ blur: Double, _ spacing: Double) {
        var cells: [Int: Double] = [:]
        for ring in rings {
            let points = Self.points(of: ring, around: axis, spacing: spacing)
            for point in points { spread(point, blur: blur, weight: ring.weight / Double(points.count), over: &cells) }
        }
        let active = cells.filter { isActive($0.key) }.sorted { $0.key < $1.key }
        let total = active.reduce(0) { $0 + $1.value }
        guard total > 0 else { return }
        addPart(addSlice(active.map { ($0.key, $0.value / total) }, like: nil), Lanes(all: 1))
    }

    private func spread(_ point: Point, blur: Double, weight: Double, over cells: inout [Int: Double]) {
        let (fromX, x) = Self.weights(grid.x, point.x, blur)
        let (fromY, y) = Self.weights(grid.y, point.y, blur)
        let (fromZ, z) = Self.weights(grid.z, point.z, blur)
        for (k, wz) in z.enumerated() {
            for (j, wy) in y.enumerated() {
                for (i, wx) in x.enumerated() {
                    let share = wx * wy * wz
                    if share > Self.least { cells[grid.index(fromX + i, fromY + j, fromZ + k), default: 0] += share * weight }
                }
            }
        }
    }

    /// 1/m³.
    private func perVolume(ofCell cell: Int) -> Double {
        let row = cell / grid.x.count
        return 1e9 / grid.volume(cell % grid.x.count, row % grid.y.count, row / grid.y.count)
    }

    private func isActive(_ cell: Int) -> Bool { materials.isActive[materials.material(ofCell: cell)] }

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

    /// Nothing is added and the answer is false where a cell does not change: what is left of the others is no product.
    private mutating func addStraight(_ rings: [Ring], at centre: Point, _ axis: Int, _ direction: Point, _ blur: Double, _ spacing: Double) -> Bool {
        let key = CrossKey(radii: rings.map(\.radius), weights: rings.map(\.weight), blur: blur)
        let across = cross[key] ?? crossSection(rings, axis, direction, blur, spacing)
        cross[key] = across
        let (from, weights) = Self.weights(grid.axis(axis), centre[axis], blur)
        let along = weights.enumerated().filter { $1 > Self.least }.map { (cell: from + $0, share: $1) }
        guard along.allSatisfy({ place in across.allSatisfy { isActive(cell(axis, place.cell, $0)) } }) else { return false }
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
        return true
    }

    /// The shares across the probe, of cells numbered along the other two axes; they sum to 1.
    private func crossSection(_ rings: [Ring], _ axis: Int, _ direction: Point, _ blur: Double, _ spacing: Double) -> [CrossCell] {
        let (one, other) = (axis == 0 ? 1 : 0, axis == 2 ? 1 : 2)
        var shares: [SIMD2<Int>: Double] = [:]
        for ring in rings {
            let points = Self.points(of: ring, around: direction, spacing: spacing)
            for point in points {
                let (fromFirst, first) = Self.weights(grid.axis(one), point[one], blur)
                let (fromSecond, second) = Self.weights(grid.axis(other), point[other], blur)
                for (j, inSecond) in second.enumerated() {
                    for (i, inFirst) in first.enumerated() where inFirst * inSecond > Self.least {
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
    private func broad(_ across: [CrossCell], block: Int) -> [(cell: Int, share: Double)] {
        let columns = block * Lanes.scalarCount..<min((block + 1) * Lanes.scalarCount, grid.x.count)
        return across.flatMap { place in columns.map { (cell(0, $0, place), place.share) } }
    }

    private mutating func slice(_ key: SliceKey, _ cells: (ProbeWeights) -> [(cell: Int, share: Double)]) -> Int32 {
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
    private mutating func addSlice(_ cells: [(cell: Int, share: Double)], like cross: CrossKey?) -> Int32 {
        let from = entryPatches.count
        var weights: [Lanes] = []
        var start = -1
        for (cell, share) in cells {
            let first = cell - cell % grid.x.count % Lanes.scalarCount
            if first != start {
                start = first
                entryPatches.append(patch(from: first))
                weights.append(Lanes(all: 0))
            }
            weights[weights.count - 1][cell - first] = Float(share)
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
