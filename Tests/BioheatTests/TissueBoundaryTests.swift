import Geometry
import Testing

@testable import Bioheat

/// Probes on, beside and across the boundary between a good conductor and a poor one.
@Suite(.serialized) struct TissueBoundaries {
    private static let lung = Tissue(
        name: "lung", densityKgPerM3: 394, conductivityWPerMK: 0.179, frozenConductivityWPerMK: 0.209, heatCapacityJPerKgK: 3886,
        frozenHeatCapacityJPerKgK: 3279, latentHeatJPerKg: 81.8e3, solidusCelsius: -8, liquidusCelsius: -1, perfusionPerSecond: 0.002633,
        metabolismWPerM3: 2443)
    private static let tumour = Tissue(
        name: "tumour", densityKgPerM3: 1056, conductivityWPerMK: 0.551, frozenConductivityWPerMK: 1.902, heatCapacityJPerKgK: 3617,
        frozenHeatCapacityJPerKgK: 1833, latentHeatJPerKg: 240.5e3, solidusCelsius: -8, liquidusCelsius: -1, perfusionPerSecond: 0.00352,
        metabolismWPerM3: 5280)

    /// A tumour's edge at any place and angle to the active length, on any cells.
    @Test(arguments: 1...8) func noCellGetsColderThanTheGas(seed: UInt64) throws {
        var random = Seeded(state: seed)
        func coordinate(_ half: Double) -> Double { Double.random(in: -half...half, using: &random) }
        let axis = seed % 3 == 0 ? Point(0, 0, 1) : try #require(Point(coordinate(1), coordinate(1), coordinate(1)).normalised)
        let tip = Point(coordinate(0.7), coordinate(0.7), coordinate(0.7))
        let centre = tip + axis * Double.random(in: 0...28, using: &random) + Point(coordinate(6), coordinate(6), coordinate(6))
        let tumour = Shape.sphere(centre: centre, radius: Double.random(in: 6...13, using: &random))
        var patient = Patient(background: Self.lung)
        patient.regions = [.init(role: .target, name: "tumour", shape: tumour, filling: .tissue(Self.tumour))]
        let cell = try #require([1, 1.5, 2].randomElement(using: &random))
        let needle = probe(gasProbe(-150, length: 30), tip: tip, along: axis)
        var model = BioheatModel(patient: patient, probes: [needle], resolutionMM: cell)
        model.advance(seconds: 300, drives: freezing)
        let coldest = try #require(model.temperature.values.min())
        print("COLDEST| seed \(seed) | \(cell) mm | \(coldest) °C")
        #expect(coldest > -150)
        #expect(coldest < -90)
        #expect(model.energyImbalance < 1e-3)
    }

    /// A wire of 2.4 mm at −140 °C in lung, with tumour behind a plane `edge` mm from its axis. The figures are those at 300 s of a planar solver of
    /// another kind (explicit, cells of 0.1 mm, the wire cut out of them): −20 °C towards the tumour and away from it.
    ///
    /// From 1.2 mm on there is lung between the wire and the tumour: a film of 0.3 mm, thinner than a cell, takes half of the ice.
    @Test(arguments: [
        (edge: -1.5, towards: 9.049, away: 6.539), (-0.6, 8.862, 5.829), (0, 8.623, 5.554), (0.6, 8.167, 5.347), (1.2, 6.725, 5.134),
        (1.5, 4.084, 4.963), (2, 2.855, 4.962),
    ])
    func aWireByABoundaryFreezesBothSides(edge: Double, towards: Double, away: Double) throws {
        // A plane at right angles to the grid has edges of the grid on it; one that is turned by a thousandth has not.
        for (cell, tilt) in [(1.0, 0.0), (1, 0.001), (0.5, 0), (0.5, 0.001)] {
            let axis = Point(0.37, 0.21, 0) * cell
            let box = Bounds(lower: Point(-50, -50, -2 * cell), upper: Point(50, 50, 2 * cell))
            var patient = patient(Self.lung, in: box)
            let plane = Shape.halfspace(point: axis + Point(edge, 0, 0), normal: try #require(Point(1, tilt, 0).normalised))
            patient.regions = [.init(role: .target, name: "tumour", shape: plane, filling: .tissue(Self.tumour))]
            let wire = probe(ideal(-140, diameter: 2.4, length: 4 * cell), tip: axis - Point(0, 0, 2 * cell))
            var model = BioheatModel(patient: patient, probes: [wire], resolutionMM: cell)
            model.advance(seconds: 300, drives: freezing)
            let found = [1.0, -1].map { model.frontDistance(from: axis, along: Point($0, 0, 0), until: -20) ?? .nan }
            let coldest = try #require(model.temperature.values.min())
            print("BOUNDARY| \(edge) | \(cell) mm, turned \(tilt) | \(Float(found[0] - towards)) \(Float(found[1] - away)) mm | coldest \(coldest) °C")
            #expect(abs(found[0] - towards) < (edge < 1.2 ? 0.25 : 1))
            #expect(abs(found[1] - away) < 0.2)
            #expect(coldest > -142)
        }
    }

    /// Films stand in the way of the heat; a sink draws as much as is said all the same.
    @Test(arguments: [0.0, 0.9, 1.1, 1.5]) func aConstantSinkDrawsWhatItIsToldThroughAFilm(edge: Double) {
        var patient = patient(Self.lung, in: Bounds(lower: Point(-15, -15, -2), upper: Point(15, 15, 2)))
        let plane = Shape.halfspace(point: Point(edge, 0, 0), normal: Point(1, 0, 0))
        patient.regions = [.init(role: .target, name: "tumour", shape: plane, filling: .tissue(Self.tumour))]
        var model = BioheatModel(patient: patient, probes: [probe(sink(100, length: 4), tip: Point(0.2, 0.1, -2))], resolutionMM: 1)
        model.advance(seconds: 60, drives: freezing)
        #expect(abs(model.heatEntered.probes / -(100 * 0.004 * 60) - 1) < 1e-3)
    }
}
