import Geometry
import Testing

@testable import Bioheat

/// A probe of one temperature draws unlike heat from its sides where something else is near.
@Suite struct NearNeighbours {
    /// A wire of 2.4 mm at −140 °C for 5 min beside a vessel of 4 mm radius at 37 °C: how far −40 °C lies on the side away from it. The figures are those of a
    /// planar solver of another kind (cells of 0.3 mm, wire and vessel cut out of them). A probe that drew alike all round would have 5.4 mm at any gap.
    @Test(arguments: [(gap: 0.8, away: 5.01), (1.3, 5.10), (2.3, 5.23), (3.8, 5.35)], [1.0, 0.5])
    func aVesselTakesFromBothSidesOfAWire(case known: (gap: Double, away: Double), cell: Double) throws {
        let box = Bounds(lower: Point(-40, -40, -2 * cell), upper: Point(45, 40, 2 * cell))
        var patient = patient(Self.liver, in: box)
        let vessel = Shape.cylinder(from: Point(known.gap + 5.2, 0, -30), to: Point(known.gap + 5.2, 0, 30), radius: 4)
        patient.regions = [.init(role: .vessel, name: "vein", shape: vessel, filling: .held(celsius: 37))]
        let wire = probe(ideal(-140, diameter: 2.4, length: 4 * cell), tip: Point(0, 0, -2 * cell))
        var model = BioheatModel(patient: patient, probes: [wire], resolutionMM: cell)
        model.advance(seconds: 300, drives: freezing)
        let found = try #require(model.frontDistance(from: .zero, along: Point(-1, 0, 0), until: -40))
        print("VESSEL| gap \(known.gap) | \(cell) mm | \(Float(found - known.away)) mm")
        #expect(abs(found - known.away) < 0.08)
    }

    /// Two wires of 2.4 mm, 8 mm apart, at −140 and −60 °C for 400 s, by the same solver: −40 °C beyond the warmer, and the temperature half way.
    @Test(arguments: [1.0, 0.5]) func theColderOfTwoWiresDrawsFromTheWarmer(cell: Double) throws {
        let box = Bounds(lower: Point(-45, -45, -2 * cell), upper: Point(45, 45, 2 * cell))
        let wires = [("A", -140.0, -4.0), ("B", -60, 4)].map { name, celsius, x in
            PlacedProbe(
                name: name, model: ideal(celsius, diameter: 2.4, length: 4 * cell), tip: Point(x, 0, -2 * cell), entry: Point(x, 0, 60))
        }
        var model = BioheatModel(patient: patient(muscle, in: box), probes: wires, resolutionMM: cell)
        let both = ["A": ProbeDrive.freezing(power: 1, pressurePsi: 3500), "B": .freezing(power: 1, pressurePsi: 3500)]
        model.advance(seconds: 400, drives: both)
        let beyond = try #require(model.frontDistance(from: Point(35, 0, 0), along: Point(-1, 0, 0), until: -40))
        print("WIRES| \(cell) mm | \(Float(35 - beyond - 6.75)) mm, \(model.temperature(at: .zero) + 81.4) K")
        #expect(abs(35 - beyond - 6.75) < 0.1)
        #expect(abs(model.temperature(at: .zero) + 81.4) < 0.8)
    }

    /// A wire of 2 mm at −60 °C with three at −140 °C at a distance d, for 300 s: the temperatures 2 mm from its axis, towards the middle one and away from it. The figures are those of a planar solver
    /// of another kind (cells of 0.2 mm).
    @Test(arguments: [(apart: 9.0, towards: -73.0, away: -59.63), (10.5, -69.24, -57.23), (12, -65.91, -54.83), (14, -61.56, -51.44)])
    func wiresSeveralRadiiApartStillPullAside(case known: (apart: Double, towards: Double, away: Double)) throws {
        let (cell, axis) = (0.5, Point(0.13, 0.07, 0))
        let box = Bounds(lower: Point(-50, -50, -2 * cell), upper: Point(50, 50, 2 * cell))
        let others = [Point(known.apart, 0, 0), Point(-known.apart, 0, 0), Point(0, known.apart, 0)]
        let wires = ([.zero] + others).enumerated().map { number, place in
            let tip = axis + place - Point(0, 0, 2 * cell)
            return PlacedProbe(name: "\(number)", model: ideal(number == 0 ? -60 : -140, diameter: 2, length: 4 * cell), tip: tip, entry: tip + Point(0, 0, 60))
        }
        var model = BioheatModel(patient: patient(muscle, in: box), probes: wires, resolutionMM: cell)
        model.advance(seconds: 300, drives: Dictionary(uniqueKeysWithValues: wires.map { ($0.name, .freezing(power: 1, pressurePsi: 3500)) }))
        let (towards, away) = (model.temperature(at: axis + Point(0, 2, 0)), model.temperature(at: axis - Point(0, 2, 0)))
        print("ASIDE| \(known.apart) mm | \(towards - known.towards) and \(away - known.away) K")
        #expect(abs(towards - known.towards) < 0.3 && abs(away - known.away) < 0.3)
    }

    private static let liver = Tissue(
        name: "liver", densityKgPerM3: 1079, conductivityWPerMK: 0.519, frozenConductivityWPerMK: 1.622, heatCapacityJPerKgK: 3540,
        frozenHeatCapacityJPerKgK: 1934, latentHeatJPerKg: 216.4e3, solidusCelsius: -8, liquidusCelsius: -1, perfusionPerSecond: 0.015466,
        metabolismWPerM3: 10714)
}
