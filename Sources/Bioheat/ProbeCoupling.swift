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
        /// Resistance between surface and grid in Kirchhoff's variable: ln(r*/a), no unit.
        let logarithm: Double
    }

    let probe: PlacedProbe
    /// Metres of active length that a station stands for.
    let stationLength: Double
    let stations: [Station]
    /// Into `cells`, and the weight; the weights of one station sum to 1.
    let entryCells: [Int32]
    let entryWeights: [Float]
    /// The cells that the probe touches, with one over their volume in 1/m³.
    let cells: [Int32]
    let perVolume: [Float]

    /// The Gaussian's width in cells: at 0.7 its moments on the grid are exact to 1e-4 and its lattice error is small and known.
    private static let blurInCells = 0.7
    private static let reach = 3.6

    init(probe: PlacedProbe, grid: RectilinearGrid, materials: MaterialMap) {
        self.probe = probe
        let axis = probe.axis
        let finest = (0..<3).map { number in
            grid.axis(number).widths[grid.axis(number).cell(holding: (probe.tip + axis * (probe.model.activeLengthMM / 2))[number])]
        }.min() ?? 1
        let count = max(2, Int((probe.model.activeLengthMM / (0.5 * finest)).rounded(.up)))
        stationLength = probe.model.activeLengthMM / Double(count) / 1000
        var collected = CellCollector(grid: grid, materials: materials)
        var stations: [Station] = []
        for number in 0..<count {
            let centre = probe.tip + axis * (probe.model.activeLengthMM * (Double(number) + 0.5) / Double(count))
            stations.append(Self.station(at: centre, probe: probe, grid: grid, materials: materials, into: &collected))
        }
        self.stations = stations
        entryCells = collected.entryCells
        entryWeights = collected.entryWeights
        cells = collected.cells
        perVolume = collected.cells.map { cell in
            let i = Int(cell) % grid.x.count
            let j = Int(cell) / grid.x.count % grid.y.count
            let k = Int(cell) / (grid.x.count * grid.y.count)
            return Float(1e9 / grid.volume(i, j, k))
        }
    }

    private static func station(
        at centre: Point, probe: PlacedProbe, grid: RectilinearGrid, materials: MaterialMap, into collected: inout CellCollector
    ) -> Station {
        let place = grid.cell(holding: centre)
        let cell = Point(grid.x.widths[place.x], grid.y.widths[place.y], grid.z.widths[place.z])
        let radius = probe.model.diameterMM / 2
        let blur = blurInCells * max(cell.x, cell.y, cell.z)
        let (first, second) = probe.axis.perpendiculars
        let points = max(8, Int((2 * Double.pi * radius / (0.4 * cell.min())).rounded(.up)))
        let start = collected.entryCells.count
        collected.beginStation()
        // A station outside the domain draws nothing: it must not press its heat into the wall's cells.
        for number in 0..<points where grid.bounds.contains(centre) {
            let phase = 2 * Double.pi * (Double(number) + 0.5) / Double(points)
            collected.spread(centre + (first * cos(phase) + second * sin(phase)) * radius, blur: blur, reach: reach, weight: 1 / Double(points))
        }
        collected.endStation()
        let effective = EffectiveRadiusTable.value(radius: radius, blur: blur, cell: cell, axis: probe.axis)
        let owner = grid.index(place.x, place.y, place.z)
        let material = materials.material(ofCell: owner)
        return Station(
            entries: start..<collected.entryCells.count, material: materials.isActive[material] ? material : materials.fillings[0].material,
            logarithm: max(log(effective / radius), 0.01))
    }

    /// Heat drawn from the tissue per length at a station, W/m, and its surface temperature, °C.
    func exchange(_ station: Station, mean: Double, contact: ProbeDriveState.Contact, laws: [PhaseLaw]) -> (wattsPerMetre: Double, celsius: Double) {
        let law = laws[station.material]
        let theta = law.theta(temperature: mean)
        let surface: Double
        switch contact {
        case .none: return (0, mean)
        case .surface(let celsius): surface = celsius
        case .gas(let celsius, let coefficient):
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

    /// Gershgorin bound on the decay that the coupling adds to a cell, 1/s.
    func stiffness(laws: [PhaseLaw]) -> Double {
        var sums = [Double](repeating: 0, count: cells.count)
        for station in stations {
            let law = laws[station.material]
            let conductance = 2 * Double.pi * max(law.frozenConductivity, law.unfrozenConductivity) / station.logarithm * stationLength
            for entry in station.entries {
                sums[Int(entryCells[entry])] += conductance * Double(entryWeights[entry]) / law.smallestCapacity
            }
        }
        return zip(sums, perVolume).map { $0 * Double($1) }.max() ?? 0
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
    private(set) var cells: [Int32] = []
    private(set) var entryCells: [Int32] = []
    private(set) var entryWeights: [Float] = []
    private var local: [Int: Int32] = [:]
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

    /// Drops cells that do not change (vessels, air), makes the weights sum to 1 and files them in the order of the cells.
    mutating func endStation() {
        let active = station.filter { materials.isActive[materials.material(ofCell: $0.key)] }.sorted { $0.key < $1.key }
        let total = active.reduce(0) { $0 + $1.value }
        guard total > 0 else { return }
        for (cell, weight) in active {
            let number = local[cell] ?? {
                cells.append(Int32(cell))
                local[cell] = Int32(cells.count - 1)
                return Int32(cells.count - 1)
            }()
            entryCells.append(number)
            entryWeights.append(Float(weight / total))
        }
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

extension ProbeCoupling {
    /// Reads the cells, finds each station's exchange and hands every cell its share as a sink in W/m³. Gives the heat drawn, W.
    func draw(
        contact: ProbeDriveState.Contact, laws: [PhaseLaw], celsius: (Int) -> Float, sink: (Int, Float) -> Void
    ) -> Double {
        let local = cells.map { celsius(Int($0)) }
        var shares = [Float](repeating: 0, count: cells.count)
        var total = 0.0
        for station in stations where !station.entries.isEmpty {
            let (perMetre, _) = exchange(station, mean: mean(station, local), contact: contact, laws: laws)
            let watts = perMetre * stationLength
            total += watts
            for entry in station.entries { shares[Int(entryCells[entry])] += entryWeights[entry] * Float(watts) }
        }
        for number in cells.indices { sink(Int(cells[number]), shares[number] * perVolume[number]) }
        return total
    }

    /// The coldest surface temperature along the active length, °C.
    func coldestSurface(contact: ProbeDriveState.Contact, laws: [PhaseLaw], celsius: (Int) -> Float) -> Double {
        let local = cells.map { celsius(Int($0)) }
        return stations.filter { !$0.entries.isEmpty }
            .map { exchange($0, mean: mean($0, local), contact: contact, laws: laws).celsius }.min() ?? .nan
    }

    private func mean(_ station: Station, _ local: [Float]) -> Double {
        var mean: Float = 0
        for entry in station.entries { mean += entryWeights[entry] * local[Int(entryCells[entry])] }
        return Double(mean)
    }
}
