import Geometry

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A place on a probe's surface, as points on rings about its axis, and the cells that it reads and draws from.
///
/// Each point is spread over cells by a Gaussian. In one material all points share what they read. Where materials meet, that would draw from a poor
/// conductor the heat that a good one brings, and its cells would get colder than the gas. There the surface is taken apart (`parts`):
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
        /// Of the surface, made smaller by films; without them a surface's parts sum to 1.
        let share: Double
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

    /// None where all cells about do not change.
    var parts: [Part] {
        var sums = Sums()
        for ring in rings {
            let points = points(of: ring)
            for point in points {
                for cell in cells(about: point) { sums.add(cell.cell, cell.weight * ring.weight / Double(points.count), of: cell.material) }
            }
        }
        if let material = sums.soleMaterial {
            return materials.isActive[material] ? [Part(material: material, share: 1, cells: sums.cells(of: material))] : []
        }
        return (0..<Self.sectorCount).flatMap(parts(ofSector:))
    }

    // MARK: Where materials meet

    private func parts(ofSector sector: Int) -> [Part] {
        var sums = Sums()
        for ring in rings {
            let points = points(of: ring)
            for (number, point) in points.enumerated() where number * Self.sectorCount / points.count == sector {
                add(point, of: ring, weight: ring.weight / Double(points.count), to: &sums)
            }
        }
        return sums.shares.sorted { $0.key < $1.key }.map { Part(material: $0, share: $1, cells: sums.cells(of: $0)) }
    }

    /// A point draws from what it lies in; where the grid has hardly any of that about, from what there is.
    private func add(_ point: Point, of ring: Ring, weight: Double, to sums: inout Sums) {
        let cells = cells(about: point).filter { materials.isActive[$0.material] }
        for cell in cells { sums.add(cell.cell, cell.weight * weight, of: cell.material) }
        func isAbout(_ material: Int) -> Bool {
            materials.isActive[material] && cells.reduce(0) { $0 + ($1.material == material ? $1.weight : 0) } > Self.leastOwn
        }
        let own = materials.material(at: point)
        guard isAbout(own) else {
            for cell in cells { sums.share(cell.weight * weight, of: cell.material) }
            return
        }
        if rings.count == 1, let behind = behindFilm(of: own, at: point, from: ring.centre), isAbout(behind.material) {
            sums.share(weight / behind.resistance, of: behind.material)
        } else {
            sums.share(weight, of: own)
        }
    }

    /// The better conductor that the ray from the axis through a point of the shaft comes to within r*, and how many times its own resistance lies before it.
    private func behindFilm(of film: Int, at point: Point, from centre: Point) -> (material: Int, resistance: Double)? {
        func material(_ part: Double) -> Int { materials.material(at: centre + (point - centre) * exp(part * logarithm)) }
        func conductivity(_ material: Int) -> Double { materials.laws[material].frozenConductivity }
        let behind = material(1)
        guard conductivity(behind) > conductivity(film) else { return nil }
        let ratios = (0..<Self.raySamples).map { conductivity(behind) / conductivity(material((Double($0) + 0.5) / Double(Self.raySamples))) }
        return (behind, ratios.reduce(0, +) / Double(Self.raySamples))
    }

    /// Weights by material and cell, and what is drawn from each material.
    private struct Sums {
        private var byMaterial: [Int: [Int: Double]] = [:]
        private(set) var shares: [Int: Double] = [:]

        mutating func add(_ cell: Int, _ weight: Double, of material: Int) { byMaterial[material, default: [:]][cell, default: 0] += weight }

        mutating func share(_ share: Double, of material: Int) { shares[material, default: 0] += share }

        var soleMaterial: Int? { byMaterial.count == 1 ? byMaterial.first?.key : nil }

        func cells(of material: Int) -> [(cell: Int, weight: Double)] {
            let cells = (byMaterial[material] ?? [:]).sorted { $0.key < $1.key }
            let total = cells.reduce(0) { $0 + $1.value }
            return cells.map { ($0.key, $0.value / total) }
        }
    }
}
