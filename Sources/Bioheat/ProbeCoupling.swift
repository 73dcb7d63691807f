import Geometry

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How one probe's active length exchanges heat with the cells around it.
///
/// Stations stand along the active length; at each, points on the ring of the probe's radius are spread over cells by a Gaussian. A
/// station reads the mean temperature with those weights, finds the surface temperature at which the conduction to it equals the
/// exchange with the gas, and gives the heat back with the same weights (so the operator stays symmetric). See `EffectiveRadius`.
struct ProbeCoupling: Sendable {
    struct Station: Sendable {
        let entries: Range<Int>
        let material: Int
        /// Resistance between surface and grid in Kirchhoff's variable: ln(r*/a), less at the ends (`EndEffect`), no unit.
        let logarithm: Double
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
    /// Metres of active length that a station stands for.
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
        var stations: [Station] = []
        for number in 0..<count {
            let piece = probe.model.activeLengthMM / Double(count)
            let range = piece * Double(number)...piece * Double(number + 1)
            stations.append(Self.station(range, probe: probe, grid: grid, materials: materials, into: &collected))
        }
        self.stations = stations
        entryPatches = collected.entryPatches
        entryWeights = collected.entryWeights
        patches = collected.patches
    }

    private static func station(
        _ range: ClosedRange<Double>, probe: PlacedProbe, grid: RectilinearGrid, materials: MaterialMap, into collected: inout CellCollector
    ) -> Station {
        let centre = probe.tip + probe.axis * ((range.lowerBound + range.upperBound) / 2)
        let place = grid.cell(holding: centre)
        let cell = Point(grid.x.widths[place.x], grid.y.widths[place.y], grid.z.widths[place.z])
        let radius = probe.model.diameterMM / 2
        let blur = blurInCells * max(cell.x, cell.y, cell.z)
        let (first, second) = probe.axis.perpendiculars
        let points = max(8, Int((2 * Double.pi * radius / (0.4 * cell.min())).rounded(.up)))
        let start = collected.entryPatches.count
        collected.beginStation()
        // A station outside the domain draws nothing: it must not press its heat into the wall's cells.
        for number in 0..<points where grid.bounds.contains(centre) {
            let phase = 2 * Double.pi * (Double(number) + 0.5) / Double(points)
            collected.spread(centre + (first * cos(phase) + second * sin(phase)) * radius, blur: blur, reach: reach, weight: 1 / Double(points))
        }
        collected.endStation()
        let effective = EffectiveRadiusTable.value(radius: radius, blur: blur, cell: cell, axis: probe.axis)
        let end = EndEffect(radius: radius, blur: blur, probe: probe, in: grid.bounds)
        let owner = grid.index(place.x, place.y, place.z)
        let material = materials.material(ofCell: owner)
        return Station(
            entries: start..<collected.entryPatches.count, material: materials.isActive[material] ? material : materials.fillings[0].material,
            logarithm: max(log(effective / radius) * end.share(from: range.lowerBound, to: range.upperBound), 0.01))
    }

    /// Heat drawn from the tissue per length at a station, W/m, and its surface temperature, °C.
    func exchange(_ station: Station, mean: Double, contact: ProbeDriveState.Contact, laws: [PhaseLaw]) -> (wattsPerMetre: Double, celsius: Double) {
        let law = laws[station.material]
        let theta = law.theta(temperature: mean)
        let surface: Double
        switch contact {
        case .none: return (0, mean)
        case .surface(let celsius): surface = celsius
        case .gas(let celsius, let coefficient, _):
            let conductance = probe.model.diameterMM / 2000 * coefficient * station.logarithm
            surface = surfaceTemperature(law: law, theta: theta, conductance: conductance, outside: celsius, near: mean)
        case .sink(let wattsPerMetre): return (wattsPerMetre, sunkSurface(station, law, theta: theta, mean: mean, wattsPerMetre: wattsPerMetre))
        }
        return (2 * Double.pi * (theta - law.theta(temperature: surface)) / station.logarithm, surface)
    }

    /// The surface temperature at which conduction brings a constant sink its heat; no colder than 1000 K below the grid's.
    private func sunkSurface(_ station: Station, _ law: PhaseLaw, theta: Double, mean: Double, wattsPerMetre: Double) -> Double {
        surfaceTemperature(
            law: law, theta: theta - wattsPerMetre * station.logarithm / (2 * Double.pi), conductance: 0, outside: mean - 1000, near: mean)
    }

    /// Gershgorin bound on the decay that the coupling adds to a cell, 1/s, by cell.
    func stiffness(laws: [PhaseLaw]) -> [Int: Double] {
        var sums = [Lanes](repeating: Lanes(all: 0), count: patches.count)
        for station in stations {
            let law = laws[station.material]
            let conductance = 2 * Double.pi * max(law.frozenConductivity, law.unfrozenConductivity) / station.logarithm * stationLength
            for entry in station.entries { sums[Int(entryPatches[entry])] += entryWeights[entry] * Float(conductance / law.smallestCapacity) }
        }
        var rates: [Int: Double] = [:]
        for (patch, sum) in zip(patches, sums) {
            for (number, _) in patch.materials.enumerated() { rates[patch.cell + number] = Double(sum[number] * patch.perVolume[number]) }
        }
        return rates
    }
}

/// The integrals of `EffectiveRadius`, remembered for the station shapes that repeat along a probe.
enum EffectiveRadiusTable {
    static func value(radius: Double, blur: Double, cell: Point, axis: Point) -> Double {
        let key = Key(radius: radius, blur: blur, cell: cell, axis: axis)
        if let known = cache.value(for: key) { return known }
        let value = EffectiveRadius(radius: radius, blur: blur, cell: cell, axis: axis).value
        cache.store(value, for: key)
        return value
    }

    struct Key: Hashable {
        let radius: Double
        let blur: Double
        let cell: Point
        let axis: Point
    }

    private static let cache = Cache()
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
