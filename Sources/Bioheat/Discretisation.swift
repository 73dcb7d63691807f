import Geometry

/// A patient on a grid: what each cell is made of, and the faces that the plain stencil would get wrong. Built once, shared by copies of a model.
final class Discretisation: Sendable {
    let grid: RectilinearGrid
    let patient: Patient
    let materials: MaterialMap
    /// Nothing where all cells are of one material.
    let sides: CellSides?
    /// Nothing where no cell freezes, but sharply.
    let bends: CellBends?
    /// Faces between different materials, to held cells, to room air and at the domain's walls.
    let links: [Link]
    /// Nothing where all cells are tissue.
    private let surface: TissueSurface?
    private let materialSurfaces: MaterialSurfaces
    let coefficients: StencilCoefficients
    /// What links add to the exchange of single cells, 1/s; while they are unfrozen, and at most.
    private let linkRates: [Int32: (unfrozen: Float, most: Float)]

    init(patient: Patient, grid: RectilinearGrid, variation: Variation) {
        self.grid = grid
        self.patient = patient
        materials = MaterialMap(patient: patient, grid: grid, variation: variation)
        sides = materials.sides(on: grid)
        bends = materials.bends
        links = Link.all(patient: patient, grid: grid, materials: materials)
        materialSurfaces = MaterialSurfaces(links, materials)
        if let sides = sides?.sides, sides.contains(where: { $0 != .tissue }) {
            surface = TissueSurface(links: links, sides: sides, materials: materials, grid: grid)
        } else {
            surface = nil
        }
        coefficients = StencilCoefficients(grid: grid)
        var rates: [Int32: (unfrozen: Float, most: Float)] = [:]
        for link in links {
            let unfrozen = link.rates(materials, isFrozen: false)
            let most = link.rates(materials, isFrozen: true)
            rates[link.first, default: (0, 0)].unfrozen += Float(unfrozen.first)
            rates[link.first, default: (0, 0)].most += Float(most.first)
            if link.perWidthSecond > 0 {
                rates[link.second, default: (0, 0)].unfrozen += Float(unfrozen.second)
                rates[link.second, default: (0, 0)].most += Float(most.second)
            }
        }
        linkRates = rates
    }

    /// Gas counts as warm as it is cold, and the level goes on behind the tissue's surface (`TissueSurface`).
    func extendLevel(_ level: inout [Float], celsius: Double) {
        guard let sides = sides?.sides, let surface else { return }
        for cell in sides.indices where sides[cell] == .gas || sides[cell] == .air { level[cell] = max(abs(level[cell]), 1) }
        surface.extend(&level, celsius: celsius, materials: materials)
    }

    /// What temperatures come to at the surfaces of materials; nothing where there is one only.
    func surface(under skin: SkinContact) -> FieldSurface? { sides == nil ? nil : materialSurfaces.ofTemperature(under: skin) }

    /// The same of a level.
    func surface(ofLevel zero: Double, from celsius: [Float], under skin: SkinContact) -> FieldSurface? {
        sides == nil ? nil : materialSurfaces.ofLevel(zero, from: celsius, under: skin)
    }

    /// Cells with a face that the plain stencil would get wrong.
    var linkedCells: some Sequence<Int> { linkRates.keys.lazy.map(Int.init) }

    /// Twice what a cell exchanges through its faces at most, and with its blood, 1/s: a bound on its decay rate (Gershgorin).
    func rate(ofCell cell: Int) -> Double { rate(ofCell: cell, \.largestDiffusivity, Double(linkRates[Int32(cell)]?.most ?? 0)) }

    /// The same while it is unfrozen.
    func unfrozenRate(ofCell cell: Int) -> Double { rate(ofCell: cell, \.unfrozenDiffusivity, Double(linkRates[Int32(cell)]?.unfrozen ?? 0)) }

    private func rate(ofCell cell: Int, _ diffusivity: KeyPath<PhaseLaw, Double>, _ links: Double) -> Double {
        let material = materials.material(ofCell: cell)
        guard materials.isActive[material] else { return 0 }
        let (i, row) = (cell % grid.x.count, cell / grid.x.count)
        let (j, k) = (row % grid.y.count, row / grid.y.count)
        let law = materials.laws[material]
        return 2 * (coefficients.sum(i, j, k) * law[keyPath: diffusivity] + links) + law.perfusionRate
    }

    /// By row and column of the cells that change, as if they had no links.
    @inline(__always)
    func forEachPlainRate(of diffusivity: KeyPath<PhaseLaw, Double>, _ body: (_ row: Int, _ column: Int, _ rate: Double) -> Void) {
        let diffusivities = materials.laws.map { 2 * $0[keyPath: diffusivity] }
        let perfusion = materials.laws.map(\.perfusionRate)
        for row in 0..<grid.y.count * grid.z.count {
            let across = coefficients.sum(row % grid.y.count, row / grid.y.count)
            for number in Int(materials.rowStarts[row])..<Int(materials.rowStarts[row + 1]) {
                let run = materials.runs[number]
                guard materials.isActive[Int(run.material)] else { continue }
                for column in Int(run.column)..<Int(run.column + run.count) {
                    let along = Double(coefficients.xMinus[column] + coefficients.xPlus[column])
                    body(row, column, (along + across) * diffusivities[Int(run.material)] + perfusion[Int(run.material)])
                }
            }
        }
    }
}

/// One over width times centre distance, per face and axis, in 1/m²: the plain stencil's coefficients; 0 at the domain's walls.
struct StencilCoefficients: Sendable {
    let xMinus: [Float]
    let xPlus: [Float]
    let yMinus: [Float]
    let yPlus: [Float]
    let zMinus: [Float]
    let zPlus: [Float]
    /// Cell widths along x in metres, for sums over a row.
    let xWidths: [Float]

    init(grid: RectilinearGrid) {
        (xMinus, xPlus) = Self.both(grid.x)
        (yMinus, yPlus) = Self.both(grid.y)
        (zMinus, zPlus) = Self.both(grid.z)
        xWidths = grid.x.widths.map { Float($0 / 1000) } + Array(repeating: 0, count: 8)
    }

    /// All of a cell's together, 1/m².
    func sum(_ i: Int, _ j: Int, _ k: Int) -> Double { Double(xMinus[i] + xPlus[i]) + sum(j, k) }

    /// Of a row's cells, those across the row.
    func sum(_ j: Int, _ k: Int) -> Double { Double((yMinus[j] + yPlus[j]) + (zMinus[k] + zPlus[k])) }

    /// Both ends of an axis go through one function. Padded by a lane so that whole blocks can be read.
    private static func both(_ axis: RectilinearGrid.Axis) -> ([Float], [Float]) {
        func coefficient(_ cell: Int, _ neighbour: Int) -> Float {
            guard axis.centres.indices.contains(neighbour) else { return 0 }
            return Float(1e6 / (axis.widths[cell] * abs(axis.centres[neighbour] - axis.centres[cell])))
        }
        let padding = [Float](repeating: 0, count: 8)
        return ((0..<axis.count).map { coefficient($0, $0 - 1) } + padding, (0..<axis.count).map { coefficient($0, $0 + 1) } + padding)
    }
}
