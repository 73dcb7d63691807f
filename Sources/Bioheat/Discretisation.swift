import Geometry

/// A patient on a grid: what each cell is made of, and the faces that the plain stencil would get wrong. Built once, shared by copies of a model.
final class Discretisation: Sendable {
    let grid: RectilinearGrid
    let patient: Patient
    let materials: MaterialMap
    /// Faces between different materials, to held cells, to room air and at the domain's walls.
    let links: [Link]
    let coefficients: StencilCoefficients
    /// What links add to the exchange of single cells, 1/s.
    private let linkRates: [Int: Double]

    init(patient: Patient, grid: RectilinearGrid, variation: Variation) {
        self.grid = grid
        self.patient = patient
        materials = MaterialMap(patient: patient, grid: grid, variation: variation)
        links = Link.all(patient: patient, grid: grid, materials: materials)
        coefficients = StencilCoefficients(grid: grid)
        var rates: [Int: Double] = [:]
        for link in links {
            let rate = link.rates(materials)
            rates[link.first, default: 0] += rate.first
            if link.perWidthSecond > 0 { rates[link.second, default: 0] += rate.second }
        }
        linkRates = rates
    }

    /// Gershgorin bound on the fastest decay rate of diffusion and links, 1/s.
    var fastestRate: Double { max(fastestPlainRate, linkRates.keys.reduce(0) { max($0, rate(ofCell: $1)) }) }

    /// Twice what a cell exchanges through its faces, 1/s.
    func rate(ofCell cell: Int) -> Double {
        let material = materials.material(ofCell: cell)
        guard materials.isActive[material] else { return 0 }
        let (i, row) = (cell % grid.x.count, cell / grid.x.count)
        let (j, k) = (row % grid.y.count, row / grid.y.count)
        let plain = coefficients.sum(i, j, k) * materials.laws[material].largestDiffusivity
        return 2 * (plain + (linkRates[cell] ?? 0))
    }

    /// Of cells without links.
    private var fastestPlainRate: Double {
        var fastest = 0.0
        for row in 0..<grid.y.count * grid.z.count {
            for number in Int(materials.rowStarts[row])..<Int(materials.rowStarts[row + 1]) {
                let run = materials.runs[number]
                guard materials.isActive[Int(run.material)] else { continue }
                let columns = Int(run.column)..<Int(run.column + run.count)
                let stiffest = columns.reduce(0.0) { max($0, coefficients.sum($1, row % grid.y.count, row / grid.y.count)) }
                fastest = max(fastest, 2 * stiffest * materials.laws[Int(run.material)].largestDiffusivity)
            }
        }
        return fastest
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
    func sum(_ i: Int, _ j: Int, _ k: Int) -> Double { Double(xMinus[i] + xPlus[i] + (yMinus[j] + yPlus[j]) + (zMinus[k] + zPlus[k])) }

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
