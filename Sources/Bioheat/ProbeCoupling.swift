import Geometry

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How one probe's active length exchanges heat with the cells around it.
///
/// Stations stand along the active length and on its flat ends; at each, points on the ring of the probe's radius are spread over cells by a Gaussian. A
/// station reads the mean temperature with those weights, finds the surface temperature at which the conduction to it equals the
/// exchange with the gas, and gives the heat back with the same weights (so the operator stays symmetric). See `EffectiveRadius`.
struct ProbeCoupling: Sendable {
    struct Station: Sendable {
        let entries: Range<Int>
        let material: Int
        /// Resistance between surface and grid in Kirchhoff's variable: ln(r*/a), or what stands for it near the ends (`ProbeStations`).
        let logarithm: Double
        /// The length of shaft that the station stands for, as a part of `stationLength`; of a flat end the length with the same area.
        let lengthShare: Double
    }

    /// Eight cells in a row (fewer at its end), of which the probe touches some.
    struct Patch: Sendable {
        let cell: Int
        /// Of the cells; `uniform` where they are all of one.
        let materials: [Int]
        let uniform: Int?
        /// One over the cells' volume in 1/m³; 0 beyond the row and in cells that do not change.
        let perVolume: Lanes
    }

    let probe: PlacedProbe
    /// Metres of active length that a station of the shaft stands for.
    let stationLength: Double
    let stations: [Station]
    /// Into `patches`, and the weights of its cells; the weights of one station sum to 1.
    let entryPatches: [Int32]
    let entryWeights: [Lanes]
    let patches: [Patch]

    /// The Gaussian's width in cells: at 0.7 its moments on the grid are exact to 1e-4 and its lattice error is small and known.
    private static let blurInCells = 0.7
    private static let reach = 3.6

    init(probe: PlacedProbe, grid: RectilinearGrid, materials: MaterialMap) {
        self.probe = probe
        let axis = probe.axis
        let finest = (0..<3).map { number in
            grid.axis(number).widths[grid.axis(number).cell(holding: (probe.tip + axis * (probe.model.activeLengthMM / 2))[number])]
        }.min() ?? 1
        // A cell apart, the stations' Gaussians add up evenly to 1e-4.
        let count = max(2, Int((probe.model.activeLengthMM / finest).rounded(.up)))
        stationLength = probe.model.activeLengthMM / Double(count) / 1000
        var collected = CellCollector(grid: grid, materials: materials)
        let middle = grid.cell(holding: probe.tip + axis * (probe.model.activeLengthMM / 2))
        let cell = Point(grid.x.widths[middle.x], grid.y.widths[middle.y], grid.z.widths[middle.z])
        let parts = ProbeStationTable.stations(of: probe, cell: cell, blur: Self.blurInCells * cell.max(), in: grid.bounds, pieces: count)
        stations = parts.map { part in
            Self.station(part, probe: probe, pieceMM: probe.model.activeLengthMM / Double(count), grid: grid, materials: materials, into: &collected)
        }
        entryPatches = collected.entryPatches
        entryWeights = collected.entryWeights
        patches = collected.patches
    }

    private static func station(
        _ part: ProbeStations.Station, probe: PlacedProbe, pieceMM: Double, grid: RectilinearGrid, materials: MaterialMap,
        into collected: inout CellCollector
    ) -> Station {
        let place = part.rings.reduce(0) { $0 + $1.place * $1.weight }
        let held = grid.cell(holding: probe.tip + probe.axis * place)
        let cell = Point(grid.x.widths[held.x], grid.y.widths[held.y], grid.z.widths[held.z])
        let blur = blurInCells * cell.max()
        let start = collected.entryPatches.count
        collected.beginStation()
        for ring in part.rings { spread(ring, of: probe, blur: blur, spacing: 0.4 * cell.min(), grid: grid, into: &collected) }
        collected.endStation()
        let material = materials.material(ofCell: grid.index(held.x, held.y, held.z))
        return Station(
            entries: start..<collected.entryPatches.count, material: materials.isActive[material] ? material : materials.fillings[0].material,
            logarithm: part.logarithm, lengthShare: part.lengthMM / pieceMM)
    }

    private static func spread(
        _ ring: ProbeStations.Ring, of probe: PlacedProbe, blur: Double, spacing: Double, grid: RectilinearGrid, into collected: inout CellCollector
    ) {
        let centre = probe.tip + probe.axis * ring.place
        // A station outside the domain draws nothing: it must not press its heat into the wall's cells.
        guard grid.bounds.contains(centre) else { return }
        let (first, second) = probe.axis.perpendiculars
        let points = max(8, Int((2 * Double.pi * ring.radius / spacing).rounded(.up)))
        for number in 0..<points {
            let phase = 2 * Double.pi * (Double(number) + 0.5) / Double(points)
            let point = centre + (first * cos(phase) + second * sin(phase)) * ring.radius
            collected.spread(point, blur: blur, reach: reach, weight: ring.weight / Double(points))
        }
    }

    /// Gershgorin bound on the decay that the coupling adds to a cell, 1/s, by cell.
    func stiffness(laws: [PhaseLaw]) -> [Int: Double] {
        var sums = [Lanes](repeating: Lanes(all: 0), count: patches.count)
        for station in stations {
            let law = laws[station.material]
            let conductance = 2 * Double.pi * max(law.frozenConductivity, law.unfrozenConductivity) / station.logarithm * station.lengthShare * stationLength
            for entry in station.entries { sums[Int(entryPatches[entry])] += entryWeights[entry] * Float(conductance / law.smallestCapacity) }
        }
        var rates: [Int: Double] = [:]
        for (patch, sum) in zip(patches, sums) {
            for (number, _) in patch.materials.enumerated() { rates[patch.cell + number] = Double(sum[number] * patch.perVolume[number]) }
        }
        return rates
    }
}

/// The stations' resistances, remembered for the probes of one kind on one grid.
enum ProbeStationTable {
    static func stations(of probe: PlacedProbe, cell: Point, blur: Double, in domain: Bounds, pieces: Int) -> [ProbeStations.Station] {
        let radius = probe.model.diameterMM / 2
        let effective = EffectiveRadiusTable.value(EffectiveRadius(radius: radius, blur: blur, cell: cell, axis: probe.axis))
        let inside = domain.expanded(by: -1e-6)
        let (start, end) = probe.model.ends
        let shape = ProbeStations.Shape(
            radius: radius, length: probe.model.activeLengthMM, blur: blur, plainLogarithm: effective.logarithm - log(radius),
            latticeLogarithm: effective.lattice, start: inside.contains(probe.tip) ? start : .mirrored,
            end: inside.contains(probe.activeEnd) ? end : .mirrored, drawsByTemperature: probe.model.drawsByTemperature)
        let key = Key(shape: shape, pieces: pieces, ringSpacing: 0.4 * cell.min())
        return cache.value(for: key) { ProbeStations(shape, pieces: pieces, ringSpacing: key.ringSpacing).stations }
    }

    private struct Key: Hashable {
        let shape: ProbeStations.Shape
        let pieces: Int
        let ringSpacing: Double
    }

    private static let cache = Cache<Key, [ProbeStations.Station]>()
}

/// The integrals of `EffectiveRadius`, remembered.
enum EffectiveRadiusTable {
    static func value(_ radius: EffectiveRadius) -> (logarithm: Double, lattice: Double) {
        let parts = cache.value(for: radius) { SIMD2(radius.logarithm, radius.latticeCorrection) }
        return (parts.x, parts.y)
    }

    private static let cache = Cache<EffectiveRadius, SIMD2<Double>>()
}

extension ProbeModel {
    /// The tip is flat and as cold as the shaft. The other end is so where the surface is held; a real probe goes on as an uncooled shaft.
    fileprivate var ends: (start: ProbeStations.End, end: ProbeStations.End) {
        switch cooling {
        case .idealSurface: (.flat, .flat)
        case .cryogen: (.flat, .open)
        case .constantSink: (.open, .open)
        }
    }

    fileprivate var drawsByTemperature: Bool {
        if case .constantSink = cooling { return false }
        return true
    }
}

/// Gathers the weights of one probe's stations on cells.
struct CellCollector {
    let grid: RectilinearGrid
    let materials: MaterialMap
    private(set) var patches: [ProbeCoupling.Patch] = []
    private(set) var entryPatches: [Int32] = []
    private(set) var entryWeights: [Lanes] = []
    private var known: [Int: Int32] = [:]
    private var station: [Int: Double] = [:]

    init(grid: RectilinearGrid, materials: MaterialMap) {
        self.grid = grid
        self.materials = materials
    }

    mutating func beginStation() { station = [:] }

    /// Spreads a point's weight over the cells within `reach` blurs, as a product of one Gaussian an axis.
    mutating func spread(_ point: Point, blur: Double, reach: Double, weight: Double) {
        let (fromX, x) = Self.weights(grid.x, point.x, blur, reach)
        let (fromY, y) = Self.weights(grid.y, point.y, blur, reach)
        let (fromZ, z) = Self.weights(grid.z, point.z, blur, reach)
        for (k, wz) in z.enumerated() {
            for (j, wy) in y.enumerated() {
                for (i, wx) in x.enumerated() {
                    let share = wx * wy * wz
                    if share > 1e-6 { station[grid.index(fromX + i, fromY + j, fromZ + k), default: 0] += share * weight }
                }
            }
        }
    }

    /// Drops cells that do not change (vessels, air), makes the weights sum to 1 and files them by patch in the order of the cells.
    mutating func endStation() {
        let active = station.filter { materials.isActive[materials.material(ofCell: $0.key)] }.sorted { $0.key < $1.key }
        let total = active.reduce(0) { $0 + $1.value }
        guard total > 0 else { return }
        var start = -1
        for (cell, weight) in active {
            let column = cell % grid.x.count
            let first = cell - column % Lanes.scalarCount
            if first != start {
                start = first
                entryPatches.append(patch(from: first))
                entryWeights.append(Lanes(all: 0))
            }
            entryWeights[entryWeights.count - 1][cell - first] = Float(weight / total)
        }
    }

    private mutating func patch(from first: Int) -> Int32 {
        if let number = known[first] { return number }
        let column = first % grid.x.count
        let row = first / grid.x.count
        let inside = (0..<min(Lanes.scalarCount, grid.x.count - column)).map { materials.material(ofCell: first + $0) }
        var perVolume = Lanes(all: 0)
        for (number, material) in inside.enumerated() where materials.isActive[material] {
            perVolume[number] = Float(1e9 / grid.volume(column + number, row % grid.y.count, row / grid.y.count))
        }
        let uniform = Set(inside).count == 1 ? inside[0] : nil
        patches.append(ProbeCoupling.Patch(cell: first, materials: inside, uniform: uniform, perVolume: perVolume))
        known[first] = Int32(patches.count - 1)
        return Int32(patches.count - 1)
    }

    private static func weights(_ axis: RectilinearGrid.Axis, _ place: Double, _ blur: Double, _ reach: Double) -> (from: Int, [Double]) {
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
}
