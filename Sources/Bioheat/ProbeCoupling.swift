import Geometry

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How one probe's active length exchanges heat with the cells around it.
///
/// Stations stand along the active length and on its flat ends, several at a place where materials meet (`ProbeSurface`); points on the ring of the
/// probe's radius are spread over cells by a Gaussian. A station reads the mean temperature with those weights, finds the surface temperature at which
/// the conduction to it equals the exchange with the gas, and gives the heat back with the same weights (so the operator stays symmetric). See
/// `EffectiveRadius`, and `ProbeWeights` for how the weights are kept.
struct ProbeCoupling: Sendable {
    struct Station: Sendable {
        /// Into the weights' parts.
        let parts: Range<Int>
        let material: Int
        /// Resistance between surface and grid in Kirchhoff's variable: ln(r*/a), or what stands for it near the ends (`ProbeStations`).
        let logarithm: Double
        /// The length of shaft that the station stands for, as a part of `stationLength`; of a flat end the length with the same area.
        let lengthShare: Double
        /// From the tip along the active length, mm.
        let place: ClosedRange<Double>
    }

    let probe: PlacedProbe
    /// Metres of active length that a station of the shaft stands for.
    let stationLength: Double
    let stations: [Station]
    let weights: ProbeWeights

    /// The Gaussian's width in cells: at 0.7 its moments on the grid are exact to 1e-4 and its lattice error is small and known.
    private static let blurInCells = 0.7

    /// - Parameter neighbours: the active lengths of the other probes.
    init(probe: PlacedProbe, grid: RectilinearGrid, materials: MaterialMap, neighbours: [Segment] = []) {
        self.probe = probe
        let finest = (0..<3).map { number in
            grid.axis(number).widths[grid.axis(number).cell(holding: probe.activeMiddle[number])]
        }.min() ?? 1
        // A cell apart, the stations' Gaussians add up evenly to 1e-4.
        let count = max(2, Int((probe.model.activeLengthMM / finest).rounded(.up)))
        stationLength = probe.model.activeLengthMM / Double(count) / 1000
        var weights = ProbeWeights(grid: grid, materials: materials)
        let middle = grid.cell(holding: probe.activeMiddle)
        let cell = Point(grid.x.widths[middle.x], grid.y.widths[middle.y], grid.z.widths[middle.z])
        let parts = ProbeStationTable.stations(of: probe, cell: cell, blur: Self.blurInCells * cell.max(), in: grid.bounds, pieces: count)
        stations = parts.flatMap { part in
            Self.stations(
                part, probe: probe, pieceMM: probe.model.activeLengthMM / Double(count), grid: grid, materials: materials, neighbours: neighbours, into: &weights)
        }
        weights.forgetConstruction()
        self.weights = weights
    }

    private static func stations(
        _ part: ProbeStations.Station, probe: PlacedProbe, pieceMM: Double, grid: RectilinearGrid, materials: MaterialMap, neighbours: [Segment],
        into weights: inout ProbeWeights
    ) -> [Station] {
        let place = part.rings.reduce(0) { $0 + $1.place * $1.weight }
        let held = grid.cell(holding: probe.activeStart + probe.axis * place)
        let cell = Point(grid.x.widths[held.x], grid.y.widths[held.y], grid.z.widths[held.z])
        let rings = part.rings.map { ProbeSurface.Ring(centre: probe.activeStart + probe.axis * $0.place, radius: $0.radius, weight: $0.weight) }
        let surface = ProbeSurface(
            // A ring outside the domain draws nothing: it must not press its heat into the wall's cells.
            rings: rings.filter { grid.bounds.contains($0.centre) }, axis: probe.axis, blur: blurInCells * cell.max(), spacing: 0.4 * cell.min(),
            logarithm: part.logarithm, grid: grid, materials: materials, neighbours: neighbours)
        return weights.add(surface).map { portion in
            Station(
                parts: portion.parts, material: portion.material, logarithm: part.logarithm * portion.resistance,
                lengthShare: part.lengthMM / pieceMM * portion.share, place: place - part.lengthMM / 2...place + part.lengthMM / 2)
        }
    }

    /// Gershgorin bound on the decay that the coupling adds to a cell, 1/s, by cell.
    func stiffness(laws: [PhaseLaw]) -> [Int: Double] {
        let rates = stations.map { station -> Float in
            let law = laws[station.material]
            let conductance = 2 * Double.pi * max(law.frozenConductivity, law.unfrozenConductivity) / station.logarithm * station.lengthShare * stationLength
            return Float(conductance / law.smallestCapacity)
        }
        return weights.spread(zip(stations, rates).map { ($0.parts, $1) })
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
            latticeLogarithm: effective.lattice, start: inside.contains(probe.activeStart) ? start : .mirrored,
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
    /// The tip is flat and as cold as the shaft. The other end is so where the surface is held; a real probe goes on as an uncooled shaft, and as an
    /// uncooled tip where that is insulated.
    fileprivate var ends: (start: ProbeStations.End, end: ProbeStations.End) {
        switch cooling {
        case .idealSurface: (insulatedTipMM > 0 ? .open : .flat, .flat)
        case .cryogen: (insulatedTipMM > 0 ? .open : .flat, .open)
        case .constantSink: (.open, .open)
        }
    }

    fileprivate var drawsByTemperature: Bool {
        if case .constantSink = cooling { return false }
        return true
    }
}
