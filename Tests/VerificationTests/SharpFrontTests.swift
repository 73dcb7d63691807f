import Bioheat
import Geometry
import Testing

@testable import Verification

/// Fronts sharper than a cell, around a wire, on rays along the grid, aslant and on its diagonal, against the solution along the radius.
@Suite(.serialized) struct SharpFronts {
    private static let directions = [Point(1, 0, 0), Point(0.93969, 0.34202, 0), Point(1, 1, 0)]
    private static let seconds = [180.0, 300, 420, 540, 600, 660]
    private static let places = [0.0, -0.5, -1]

    struct Medium: Sendable, CustomStringConvertible {
        let range: Double
        let startCelsius: Double
        var perfusion = 0.0
        var description: String { "\(range) K from \(startCelsius) C, \(perfusion) /s" }

        var tissue: Tissue {
            var tissue = Tissue.water
            (tissue.solidusCelsius, tissue.liquidusCelsius, tissue.perfusionPerSecond) = (-range, 0, perfusion)
            return tissue
        }
    }

    private static let media = [(1.0, 20.0), (1, 37), (2, 37), (3, 37)].map { Medium(range: $0.0, startCelsius: $0.1) }

    /// By time and isotherm, mm.
    private func truth(_ medium: Medium) -> [[Double]] {
        var reference = RadialReference(tissue: medium.tissue, initialCelsius: medium.startCelsius, probeRadiusMM: 1)
        return Self.seconds.map { seconds in
            reference.advance(to: seconds, contact: .gas(celsius: -150, coefficientWPerM2K: 5000))
            return Self.places.map { reference.radiusMM(ofCelsius: $0 * medium.range) ?? .nan }
        }
    }

    private func problem(_ medium: Medium, cellMM: Double) -> (patient: Patient, probes: [PlacedProbe]) {
        let wire = ProbeModel(
            name: "wire", diameterMM: 2, activeLengthMM: 4 * cellMM, cooling: .cryogen(celsius: -150, coefficientWPerM2K: 5000, startSeconds: 0.1),
            gasFlowGPerSecond: 100)
        let tip = Point(0.3 * cellMM, 0.2 * cellMM, -2 * cellMM)
        let probe = PlacedProbe(name: "A", model: wire, tip: tip, entry: tip + Point(0, 0, 50))
        var patient = Patient(background: medium.tissue)
        patient.backgroundCelsius = medium.startCelsius
        patient.domain = .init(box: Bounds(lower: Point(-80, -80, -2 * cellMM), upper: Point(80, 80, 2 * cellMM)), isInsulated: true)
        return (patient, [probe])
    }

    /// In the order of time, isotherm and ray, mm.
    private func errors(_ medium: Medium, cellMM: Double) -> [Double] {
        let (patient, probes) = problem(medium, cellMM: cellMM)
        var model = BioheatModel(patient: patient, probes: probes, resolutionMM: cellMM)
        return zip(Self.seconds, truth(medium)).flatMap { seconds, radii in
            model.advance(seconds: seconds - model.elapsedSeconds, drives: ["A": .freezing(power: 1, pressurePsi: 3500)])
            return zip(Self.places, radii).flatMap { place, radius in
                Self.directions.map { direction in
                    let from = Point(0.3 * cellMM, 0.2 * cellMM, 0)
                    return (model.frontDistance(from: from, along: direction, until: place * medium.range) ?? .nan) - radius
                }
            }
        }
    }

    /// Stairs of a cell would hold the ice up by 0.3 to 1.2 mm on cells of 1 mm.
    @Test(arguments: [(1.0, 0.01), (1, 0.03), (3, 0.03), (7, 0.03), (7, 0.06)].map { Medium(range: $0.0, startCelsius: 37, perfusion: $0.1) })
    func aFrontHeldByBloodIsWhereItIsOnFinerCells(of medium: Medium) {
        for (cell, bound, worstBound) in [(1.0, 0.06, 0.2), (0.5, 0.03, 0.1)] {
            let errors = errors(medium, cellMM: cell)
            let mean = errors.reduce(0, +) / Double(errors.count)
            let worst = errors.map { abs($0) }.max() ?? .nan
            print("HELD| \(medium) | \(cell) mm | mean \(mean) | worst \(worst) | \(errors.map { Float($0) })")
            #expect(abs(mean) < bound && worst < worstBound, "\(medium), \(cell) mm")
        }
    }

    @Test(arguments: media) func theFrontIsWithinAShareOfACell(of medium: Medium) {
        for (cell, bound) in [(2.0, 0.4), (1.0, 0.15), (0.5, 0.1)] {
            let errors = errors(medium, cellMM: cell)
            let mean = errors.reduce(0, +) / Double(errors.count)
            let worst = errors.map { abs($0) }.max() ?? .nan
            print("SHARP| \(medium) | \(cell) mm | mean \(mean) | worst \(worst) | \(errors.map { Float($0) })")
            #expect(worst < bound, "\(medium), \(cell) mm")
            #expect(abs(mean) < 0.06 * cell, "\(medium), \(cell) mm")
        }
    }
}
