import Foundation
import Geometry
import Testing

@testable import Bioheat

/// What the number of stages goes by, against the largest eigenvalue of cells and probes together.
@Suite struct FastestDecay {
    struct Plan: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let patient: Patient
        let probes: [PlacedProbe]
        let cell: Double
    }

    static let plans: [Plan] = {
        let plain = patient(muscle, in: cube(14))
        var lesion = plain
        lesion.regions = [.init(role: .target, name: "lesion", shape: .sphere(centre: Point(1, 0, 0), radius: 5), filling: .tissue(.reference))]
        var artery = plain
        artery.regions = [.init(role: .vessel, name: "artery", shape: .sphere(centre: Point(3, 0, 0), radius: 2), filling: .held(celsius: 37))]
        let gas = gasProbe(-150, length: 12)
        let along = Point(0.1, 0.2, -6)
        let slanting = Point(0.5, -0.3, 0.7).normalised ?? Point(0, 0, 1)
        func plan(_ words: String, _ patient: Patient, _ probes: [PlacedProbe], cell: Double = 1) -> Plan {
            Plan(testDescription: words, patient: patient, probes: probes, cell: cell)
        }
        return [
            plan("gas, along an axis", plain, [probe(gas, tip: along)]),
            plan("gas, slanting", plain, [probe(gas, tip: slanting * -6, along: slanting)]),
            plan("a held surface", plain, [probe(ideal(-140, length: 12), tip: along)]),
            plan("a held surface in cells of 2 mm", plain, [probe(ideal(-140, length: 12), tip: along)], cell: 2),
            plan("a thick probe", plain, [probe(ideal(-140, diameter: 3.4, length: 12), tip: along)]),
            plan("a very thick probe", plain, [probe(ideal(-140, diameter: 6, length: 12), tip: along)]),
            plan("a thick probe in cells of 0.5 mm", patient(muscle, in: cube(6)), [probe(ideal(-140, diameter: 2.4, length: 6), tip: Point(0, 0, -3))], cell: 0.5),
            plan("two probes 2 mm apart", plain, [probe(gas, tip: along), probe(gas, name: "B", tip: along + Point(2, 0, 0))]),
            plan("through a lesion's edge", lesion, [probe(gas, tip: along)]),
            plan("beside an artery", artery, [probe(gas, tip: along)]),
        ]
    }()

    @Test(arguments: plans) func noWaveDecaysFasterThanTheStagesFollow(plan: Plan) {
        let model = BioheatModel(patient: plan.patient, probes: plan.probes, resolutionMM: plan.cell)
        let discretisation = model.discretisation
        let couplings = plan.probes.map { ProbeCoupling(probe: $0, grid: discretisation.grid, materials: discretisation.materials) }
        let touched = Set(couplings.flatMap { $0.stiffness(laws: discretisation.materials.laws).keys })
        let cells = touched.map(discretisation.rate(ofCell:)).max() ?? 0
        let contacts = plan.probes.map { _ in ProbeDriveState.Contact.surface(celsius: -140) }
        let followed = max(cells, DecayRates(discretisation, couplings: couplings).fastest(with: contacts))
        let fastest = LocalOperator(discretisation, couplings).largestEigenvalue()
        print("DECAY| \(plan.testDescription) | cells \(Float(cells)) 1/s | followed \(Float(followed)) 1/s | largest eigenvalue \(Float(fastest)) 1/s")
        // The stepper follows 2 % more.
        #expect(fastest < 1.02 * followed)
        // Gershgorin is far off where one cell stands close to a held wall.
        #expect(fastest > 0.5 * cells)
    }
}

/// The frozen cells that probes touch, with all their faces, and the probes; made symmetric.
private struct LocalOperator {
    private var diagonal: [Double]
    private var neighbours: [[(cell: Int, value: Double)]]
    /// By station: the cells and their weights.
    private var stations: [[(cell: Int, weight: Double)]] = []

    init(_ discretisation: Discretisation, _ couplings: [ProbeCoupling]) {
        let (grid, materials, coefficients) = (discretisation.grid, discretisation.materials, discretisation.coefficients)
        func isActive(_ cell: Int) -> Bool { materials.isActive[materials.material(ofCell: cell)] }
        let touched = couplings.flatMap { coupling in coupling.weights.patches.flatMap { patch in patch.materials.indices.map { patch.cell + $0 } } }
        let cells = Set(touched).filter(isActive).sorted()
        let places = Dictionary(uniqueKeysWithValues: zip(cells, cells.indices))
        var byFace: [SIMD2<Int>: Double] = [:]
        for link in discretisation.links {
            let rates = link.rates(materials, isFrozen: true)
            byFace[SIMD2(Int(link.first), Int(link.second)), default: 0] += rates.first
            if link.perWidthSecond > 0 { byFace[SIMD2(Int(link.second), Int(link.first)), default: 0] += rates.second }
        }
        func law(_ cell: Int) -> PhaseLaw { materials.laws[materials.material(ofCell: cell)] }
        func rate(_ cell: Int, _ other: Int, _ coefficient: Float) -> Double {
            law(cell).largestDiffusivity * Double(coefficient) + (byFace[SIMD2(cell, other)] ?? 0)
        }
        diagonal = Array(repeating: 0, count: cells.count)
        neighbours = Array(repeating: [], count: cells.count)
        for (place, cell) in cells.enumerated() {
            let (i, row) = (cell % grid.x.count, cell / grid.x.count)
            let (j, k) = (row % grid.y.count, row / grid.y.count)
            let layer = grid.x.count * grid.y.count
            let faces = [
                (cell - 1, coefficients.xMinus[i], coefficients.xPlus[max(i - 1, 0)]), (cell + 1, coefficients.xPlus[i], coefficients.xMinus[i + 1]),
                (cell - grid.x.count, coefficients.yMinus[j], coefficients.yPlus[max(j - 1, 0)]),
                (cell + grid.x.count, coefficients.yPlus[j], coefficients.yMinus[j + 1]),
                (cell - layer, coefficients.zMinus[k], coefficients.zPlus[max(k - 1, 0)]), (cell + layer, coefficients.zPlus[k], coefficients.zMinus[k + 1]),
            ]
            for (other, there, back) in faces where there > 0 {
                let here = rate(cell, other, there)
                diagonal[place] += here
                if let otherPlace = places[other] { neighbours[place].append((otherPlace, -(here * rate(other, cell, back)).squareRoot())) }
            }
        }
        for coupling in couplings {
            let weights = coupling.weights
            for station in coupling.stations {
                let law = materials.laws[station.material]
                let conductance = 2 * Double.pi * max(law.frozenConductivity, law.unfrozenConductivity) / station.logarithm * station.lengthShare * coupling.stationLength
                var sums: [Int: Double] = [:]
                for part in station.parts {
                    let slice = weights.slices[Int(weights.partSlices[part])]
                    for (number, entry) in slice.entries.enumerated() {
                        let patch = weights.patches[Int(weights.entryPatches[entry])]
                        for lane in patch.materials.indices {
                            let weight = weights.entryWeights[slice.weights + number][lane] * weights.partWeights[part][lane]
                            if weight > 0 { sums[patch.cell + lane, default: 0] += Double(weight) }
                        }
                    }
                }
                stations.append(sums.compactMap { cell, weight in
                    let (i, row) = (cell % grid.x.count, cell / grid.x.count)
                    let volume = grid.volume(i, row % grid.y.count, row / grid.y.count) * 1e-9
                    return places[cell].map { ($0, weight * (conductance / (law.smallestCapacity * volume)).squareRoot()) }
                })
            }
        }
    }

    private func applied(to vector: [Double]) -> [Double] {
        var result = vector.indices.map { place in
            neighbours[place].reduce(diagonal[place] * vector[place]) { $0 + $1.value * vector[$1.cell] }
        }
        for station in stations {
            let sum = station.reduce(0) { $0 + $1.weight * vector[$1.cell] }
            for (cell, weight) in station { result[cell] += weight * sum }
        }
        return result
    }

    /// Lanczos, 60 steps from a random vector: within 1 % from below.
    func largestEigenvalue() -> Double {
        var random = Seeded(state: 7)
        var vector = diagonal.map { _ in Double.random(in: -1...1, using: &random) }
        var before = vector.map { _ in 0.0 }
        var (alphas, betas): ([Double], [Double]) = ([], [])
        func length(_ vector: [Double]) -> Double { vector.reduce(0) { $0 + $1 * $1 }.squareRoot() }
        let first = length(vector)
        vector = vector.map { $0 / first }
        for _ in 0..<60 {
            var next = applied(to: vector)
            let alpha = zip(next, vector).reduce(0) { $0 + $1.0 * $1.1 }
            let beta = betas.last ?? 0
            for place in next.indices { next[place] -= alpha * vector[place] + beta * before[place] }
            alphas.append(alpha)
            betas.append(length(next))
            before = vector
            vector = next.map { $0 / max(betas[betas.count - 1], .leastNormalMagnitude) }
        }
        return Self.largest(alphas, betas)
    }

    /// Of a symmetric tridiagonal matrix, by halving: above it all pivots of T − λ are negative.
    private static func largest(_ diagonal: [Double], _ beside: [Double]) -> Double {
        var (low, high) = (0.0, (diagonal.max() ?? 0) + 2 * (beside.max() ?? 0))
        for _ in 0..<60 {
            let middle = (low + high) / 2
            var pivot = diagonal[0] - middle
            var isAbove = pivot < 0
            for number in 1..<diagonal.count where isAbove {
                pivot = diagonal[number] - middle - beside[number - 1] * beside[number - 1] / pivot
                isAbove = pivot < 0
            }
            if isAbove { high = middle } else { low = middle }
        }
        return high
    }
}
