import Geometry

/// A patient on a grid: what each cell is made of, and the faces that the plain stencil would get wrong. Built once, shared by copies of a model.
final class Discretisation: Sendable {
    let grid: RectilinearGrid
    let patient: Patient
    let materials: MaterialMap
    /// Faces between different materials, to held cells, to room air and at the domain's walls.
    let links: [Link]
    let coefficients: StencilCoefficients
    /// Gershgorin bound on the fastest decay rate of diffusion and links, 1/s.
    let fastestRate: Double

    init(patient: Patient, grid: RectilinearGrid, variation: Variation) {
        self.grid = grid
        self.patient = patient
        materials = MaterialMap(patient: patient, grid: grid, variation: variation)
        links = Link.all(patient: patient, grid: grid, materials: materials)
        coefficients = StencilCoefficients(grid: grid)
        fastestRate = Self.fastestRate(materials: materials, links: links, coefficients: coefficients, grid: grid)
    }

    /// Twice the greatest row sum of what is exchanged through faces.
    private static func fastestRate(
        materials: MaterialMap, links: [Link], coefficients: StencilCoefficients, grid: RectilinearGrid
    ) -> Double {
        func largest(_ minus: [Float], _ plus: [Float]) -> Double { Double(zip(minus, plus).map { $0 + $1 }.max() ?? 0) }
        let diffusivity = materials.laws.indices.filter { materials.isActive[$0] }.map { materials.laws[$0].largestDiffusivity }.max() ?? 0
        let plain =
            largest(coefficients.xMinus, coefficients.xPlus) + largest(coefficients.yMinus, coefficients.yPlus)
            + largest(coefficients.zMinus, coefficients.zPlus)
        var rates: [Int: Double] = [:]
        for link in links {
            let rate = link.rates(materials)
            rates[link.first, default: 0] += rate.first
            if link.perWidthSecond > 0 { rates[link.second, default: 0] += rate.second }
        }
        return 2 * (diffusivity * plain + max(0, rates.values.max() ?? 0))
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
