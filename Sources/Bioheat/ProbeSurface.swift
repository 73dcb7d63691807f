import Geometry

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A place on a probe's surface, as points on rings about its axis, and the cells that it reads and draws from.
///
/// Each point is spread over cells by a Gaussian. In one material all points share what they read. Where materials meet, that would draw from a poor
/// conductor the heat that a good one brings, and its cells would get colder than the gas; and before a warm wall it would draw as much on the far side as on
/// the near one. There, and as far from there as it shows (`isNearOther`), the surface is taken apart (`parts`):
///
/// - by sectors around the axis, since heat comes to the surface from the sides of the good conductor;
/// - by materials: next to the probe the temperature is much the same on both sides of a boundary, so that each gives heat as it conducts;
/// - a point with a film of a poor conductor before a good one, thinner than what the grid resolves, draws from the good one through the film. With the
///   resistance of a uniform medium ln(r*/a) (`EffectiveRadius`), along the ray from the surface to r*
///
///         ∫ k/k(r) dr/r      instead of      ln(r*/a),      k of the good conductor, frozen
struct ProbeSurface {
    /// Points about `centre`, at right angles to the probe, mm; the weights of a place's rings sum to 1.
    struct Ring {
        let centre: Point
        let radius: Double
        let weight: Double
    }

    /// What the surface has of one material.
    struct Part {
        let material: Int
        /// Of the surface; what lies in cells that do not change is missing.
        let share: Double
        /// How many times ln(r*/a) lies between the surface and what the cells show: 1 without films.
        let resistance: Double
        /// In the order of their numbers; the weights sum to 1.
        let cells: [(cell: Int, weight: Double)]
    }

    let rings: [Ring]
    let axis: Point
    /// Of the Gaussian, mm.
    let blur: Double
    /// Between points of a ring, mm.
    let spacing: Double
    /// ln(r*/a).
    let logarithm: Double
    let grid: RectilinearGrid
    let materials: MaterialMap
    /// The active lengths of the other probes.
    let neighbours: [Segment]

    /// In blurs.
    private static let reach = 3.6
    /// A weight below this is left out.
    static let least = 1e-6
    private static let sectorCount = 8
    /// A point draws from a material with at least this share of its cells' weights.
    private static let leastOwn = 0.2
    private static let raySamples = 16

    private struct CellWeight {
        let cell: Int
        let material: Int
        let weight: Double
    }

    /// A point of a ring, and the cells about it.
    private struct SpreadPoint {
        let place: Point
        let centre: Point
        /// Of the surface.
        let weight: Double
        let sector: Int
        let cells: [CellWeight]
    }

    /// A flat end has several rings.
    var isOnShaft: Bool { rings.count == 1 }

    func points(of ring: Ring) -> [Point] {
        let (first, second) = axis.perpendiculars
        let count = max(8, Int((2 * Double.pi * ring.radius / spacing).rounded(.up)))
        return (0..<count).map { number in
            let phase = 2 * Double.pi * (Double(number) + 0.5) / Double(count)
            return ring.centre + (first * cos(phase) + second * sin(phase)) * ring.radius
        }
    }

    /// The Gaussian along one axis, over the cells from the first on; they sum to 1.
    func weights(_ axis: RectilinearGrid.Axis, _ place: Double) -> (from: Int, [Double]) {
        let low = axis.cell(holding: place - Self.reach * blur)
        let high = axis.cell(holding: place + Self.reach * blur)
        var weights = (low...high).map { cell in
            let distance = (axis.centres[cell] - place) / blur
            return axis.widths[cell] * exp(-distance * distance / 2)
        }
        let total = weights.reduce(0, +)
        for number in weights.indices { weights[number] /= total }
        return (low, weights)
    }

    private func cells(about point: Point) -> [CellWeight] {
        let (fromX, x) = weights(grid.x, point.x)
        let (fromY, y) = weights(grid.y, point.y)
        let (fromZ, z) = weights(grid.z, point.z)
        var cells: [CellWeight] = []
        for (k, inZ) in z.enumerated() {
            for (j, inY) in y.enumerated() {
                for (i, inX) in x.enumerated() where inX * inY * inZ > Self.least {
                    let cell = grid.index(fromX + i, fromY + j, fromZ + k)
                    cells.append(CellWeight(cell: cell, material: materials.material(ofCell: cell), weight: inX * inY * inZ))
                }
            }
        }
        return cells
    }

    private var spreadPoints: [SpreadPoint] {
        rings.flatMap { ring in
            let points = points(of: ring)
            return points.enumerated().map { number, point in
                SpreadPoint(
                    place: point, centre: ring.centre, weight: ring.weight / Double(points.count), sector: number * Self.sectorCount / points.count,
                    cells: cells(about: point))
            }
        }
    }

    /// None where all cells about do not change. One in one material, unless something else is near (`isNearOther`).
    func parts(isNearOther: Bool) -> [Part] {
        let points = spreadPoints
        let found = Set(points.lazy.flatMap(\.cells).map(\.material))
        guard found.count == 1, let material = found.first, !isNearOther else {
            return (0..<Self.sectorCount).flatMap { sector in parts(of: points.filter { $0.sector == sector }) }
        }
        guard materials.isActive[material] else { return [] }
        var sum = PartSum()
        for point in points {
            for cell in point.cells { sum.add(cell, of: point) }
        }
        return [Part(material: material, share: 1, resistance: 1, cells: sum.cells)]
    }

    // MARK: Where materials meet

    private func parts(of points: [SpreadPoint]) -> [Part] {
        var sums: [Int: PartSum] = [:]
        for point in points { add(point, to: &sums) }
        return sums.filter { $0.value.share > 0 }.sorted { $0.key < $1.key }.map { material, sum in
            Part(material: material, share: sum.share, resistance: sum.share / sum.conductance, cells: sum.cells)
        }
    }

    /// A point draws from what it lies in; where the grid has hardly any of that about, from what there is.
    private func add(_ point: SpreadPoint, to sums: inout [Int: PartSum]) {
        let cells = point.cells.filter { materials.isActive[$0.material] }
        for cell in cells { sums[cell.material, default: PartSum()].add(cell, of: point) }
        func isAbout(_ material: Int) -> Bool { cells.reduce(0) { $0 + ($1.material == material ? $1.weight : 0) } > Self.leastOwn }
        let own = materials.material(at: point.place)
        if !isAbout(own) {
            for cell in cells { sums[cell.material]?.draw(cell.weight * point.weight) }
        } else if isOnShaft, let behind = behindFilm(of: own, at: point), isAbout(behind.material) {
            sums[behind.material]?.draw(point.weight, through: behind.resistance)
        } else {
            sums[own]?.draw(point.weight)
        }
    }

    /// The better conductor that the ray from the axis through a point of the shaft comes to within r*, and how many times its own resistance lies before it.
    private func behindFilm(of film: Int, at point: SpreadPoint) -> (material: Int, resistance: Double)? {
        func material(_ part: Double) -> Int { materials.material(at: point.centre + (point.place - point.centre) * exp(part * logarithm)) }
        func conductivity(_ material: Int) -> Double { materials.laws[material].frozenConductivity }
        let behind = material(1)
        guard conductivity(behind) > conductivity(film) else { return nil }
        let ratios = (0..<Self.raySamples).map { conductivity(behind) / conductivity(material((Double($0) + 0.5) / Double(Self.raySamples))) }
        return (behind, ratios.reduce(0, +) / Double(Self.raySamples))
    }

    /// A part in the making.
    private struct PartSum {
        private var weights: [Int: Double] = [:]
        private(set) var share = 0.0
        /// Of films and surface side by side; `share` without films.
        private(set) var conductance = 0.0

        mutating func add(_ cell: CellWeight, of point: SpreadPoint) { weights[cell.cell, default: 0] += cell.weight * point.weight }

        mutating func draw(_ share: Double, through resistance: Double = 1) {
            self.share += share
            conductance += share / resistance
        }

        var cells: [(cell: Int, weight: Double)] {
            let cells = weights.sorted { $0.key < $1.key }
            let total = cells.reduce(0) { $0 + $1.value }
            return cells.map { ($0.key, $0.value / total) }
        }
    }
}
