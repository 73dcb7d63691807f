import Geometry
import Testing

@testable import Bioheat

@Suite struct Faces {
    /// A slab held cold on one side of a cube; the profile by depth from it, which must not depend on the side.
    private func profile(axis: Int, sign: Double) -> [[Float]] {
        var normal = Point(repeating: 0)
        normal[axis] = sign
        var patient = patient(.reference, in: cube(6))
        patient.regions = [.init(role: .vessel, name: "slab", shape: .halfspace(point: normal * 4, normal: normal), filling: .held(celsius: -80))]
        var model = BioheatModel(patient: patient, probes: [], resolutionMM: 1)
        model.advance(seconds: 15, drives: [:])
        #expect(model.energyImbalance < 1e-3)
        let field = model.temperature
        return (0..<12).map { depth in
            var layer: [Float] = []
            for first in 0..<12 {
                for second in 0..<12 {
                    var place = SIMD3(first, second, first)
                    place[(axis + 1) % 3] = first
                    place[(axis + 2) % 3] = second
                    place[axis] = sign > 0 ? 11 - depth : depth
                    layer.append(field[place.x, place.y, place.z])
                }
            }
            return layer
        }
    }

    @Test func aColdSlabCoolsItsNeighbourTheSameOnAllSixSides() {
        let reference = profile(axis: 0, sign: 1)
        #expect(reference[0].allSatisfy { $0 == -80 } && reference[1].allSatisfy { $0 == -80 })
        #expect(reference[2].allSatisfy { $0 < 0 })
        #expect(reference[11].allSatisfy { $0 > 36.9 })
        for depth in 2..<12 { #expect((reference[depth].max() ?? 0) - (reference[depth].min() ?? 0) < 1e-4) }
        for axis in 0..<3 {
            for sign in [1.0, -1] {
                let other = profile(axis: axis, sign: sign)
                for depth in 0..<12 { #expect(zip(reference[depth], other[depth]).allSatisfy { abs($0 - $1) < 1e-4 }, "axis \(axis) \(sign) depth \(depth)") }
            }
        }
    }

    @Test(arguments: [Point(1, 0, 0), Point(0, -1, 0), Point(0, 0, 1)])
    func aWallAtTheBodysTemperatureWarmsWhatAnInsulatedOneDoesNot(side: Point) {
        func wall(isInsulated: Bool) -> Double {
            let box = Bounds(lower: Point(repeating: -8), upper: Point(repeating: 8))
            let probe = probe(sink(400, length: 4), tip: Point(0, 0, -2))
            var model = BioheatModel(patient: patient(.reference, in: box, isInsulated: isInsulated), probes: [probe], resolutionMM: 1)
            model.advance(seconds: 300, drives: freezing)
            #expect(model.energyImbalance < 1e-3)
            return model.temperature(at: side * 7.5)
        }
        #expect(wall(isInsulated: false) > wall(isInsulated: true) + 1)
    }
}

@Suite struct Symmetry {
    /// Cells grow outwards so that rows hold whole lanes: what is alike along x and y must grow alike.
    @Test(arguments: [(20, 1), (30, 1.5), (40, 1), (45, 2)] as [(Double, Double)])
    func whatIsAlikeAlongTwoAxesStaysSo(half: Double, cell: Double) {
        let box = Bounds(lower: Point(-half, -half, -30), upper: Point(half, half, 40))
        var model = BioheatModel(
            patient: patient(muscle, in: box), probes: [probe(ideal(-150, diameter: 3, length: 20), tip: Point(0, 0, -10))], resolutionMM: cell)
        model.advance(seconds: 120, drives: freezing)
        let field = model.temperature
        for place in [Point(4, 1, 2), Point(9, 3, 0), Point(12, 0.5, 6), Point(16, 7, 9)] {
            let value = field.value(at: place)
            for other in [Point(place.y, place.x, place.z), Point(-place.x, place.y, place.z), Point(place.y, -place.x, place.z)] {
                #expect(abs(field.value(at: other) - value) < 5e-3, "\(place) \(other)")
            }
        }
    }

    @Test func aSymmetricPatientStaysSymmetric() {
        let box = Bounds(lower: Point(repeating: -20), upper: Point(repeating: 20))
        let probe = probe(ideal(-120, length: 10), tip: Point(0, 0, -5))
        var model = BioheatModel(patient: patient(muscle, in: box, isInsulated: false), probes: [probe], resolutionMM: 1)
        model.advance(seconds: 120, drives: freezing)
        let field = model.temperature
        for place in [Point(3, 1, 2), Point(5, 5, 0), Point(0.5, 7, 6), Point(8, 2, 9)] {
            let value = field.value(at: place)
            for other in [
                Point(-place.x, place.y, place.z), Point(place.x, -place.y, place.z), Point(place.x, place.y, -place.z),
                Point(place.y, place.x, place.z), Point(-place.y, place.x, -place.z),
            ] {
                #expect(abs(field.value(at: other) - value) < 2e-3, "\(place) \(other)")
            }
        }
    }
}

@Suite struct Conservation {
    @Test func aConstantSinkDrawsWhatItSaysAndTheTissueLosesIt() {
        let probe = probe(sink(500, length: 8), tip: Point(0.3, -0.2, -4))
        var model = BioheatModel(patient: patient(.reference, in: cube(15)), probes: [probe], resolutionMM: 1)
        model.advance(seconds: 200, drives: ["A": .freezing(power: 0.5, pressurePsi: 3500)])
        #expect(abs(model.heatEntered.probes / -(250 * 0.008 * 200) - 1) < 1e-4)
        #expect(abs(heatContent(model, .reference) / -(250 * 0.008 * 200) - 1) < 1e-3)
        #expect(model.tipCelsius("A") < model.temperature(at: Point(0.3, -0.2, 0)))
    }

    @Test func movingToAnotherGridLosesNoHeat() {
        var model = BioheatModel(
            patient: patient(.reference, in: cube(40)), probes: [probe(ideal(-140, length: 8), tip: Point(-12, 0, 0))], resolutionMM: 2)
        model.advance(seconds: 240, drives: freezing)
        let before = heatContent(model, .reference)
        let grid = model.grid
        model.place(probe(ideal(-140, length: 8), name: "B", tip: Point(28, 5, -20)))
        #expect(model.grid != grid)
        #expect(abs(heatContent(model, .reference) / before - 1) < 1e-3)
        model.advance(seconds: 120, drives: ["A": .freezing(power: 1, pressurePsi: 3500), "B": .freezing(power: 1, pressurePsi: 3500)])
        #expect(model.energyImbalance < 1e-3)
    }

    /// A probe that is placed later takes the fields to another grid: the ice stays where it is, and what was cold has been cold.
    @Test(arguments: [(1.0, 0.15), (0.5, 0.2)]) func movingToAnotherGridMovesNoIce(cell: Double, bound: Double) throws {
        let wire = ideal(-140, length: 8)
        var model = BioheatModel(patient: patient(muscle, in: cube(40)), probes: [probe(wire, tip: Point(-12, 0, -4))], resolutionMM: cell)
        model.advance(seconds: 400, drives: freezing)
        let along = [Point(1, 0, 0), Point(0, 1, 0), Point(1, 1, 0), Point(1, 0, 0.3)]
        func fronts() -> [Double] { along.map { model.frontDistance(from: Point(-12, 0, 0), along: $0, until: 0) ?? .nan } }
        let (before, volume) = (fronts(), heatContent(model, muscle))
        model.place(probe(wire, name: "B", tip: Point(10, 5, -20)))
        for (old, new) in zip(before, fronts()) { #expect(abs(old - new) < bound, "\(before), \(fronts())") }
        #expect(abs(heatContent(model, muscle) / volume - 1) < 1e-3)
        let (now, ever) = (model.temperature.values, model.coldest.values)
        #expect(zip(now, ever).allSatisfy { $1 <= $0 + 1e-3 })
    }

    @Test func aLongMixedProtocolBalancesAndStaysFinite() {
        var patient = Patient(background: muscle)
        patient.skin = .init(point: Point(0, 0, 25), normal: Point(0, 0, 1), tissue: Tissue.reference)
        patient.regions = [
            .init(role: .target, name: "tumour", shape: .sphere(centre: Point(0, 0, 0), radius: 8), filling: .tissue(.reference)),
            .init(role: .vessel, name: "artery", shape: .tube(points: [Point(-40, 14, 3), Point(40, 15, -2)], radius: 2), filling: .held(celsius: 37)),
        ]
        let probes = [
            probe(gasProbe(-150), tip: Point(-5, 0, -10)),
            probe(gasProbe(-130), name: "B", tip: Point(6, 2, -9), along: Point(0.1, 0.2, 1)),
        ]
        var model = BioheatModel(patient: patient, probes: probes, resolutionMM: 2)
        let both = ["A": ProbeDrive.freezing(power: 1, pressurePsi: 3500), "B": .freezing(power: 0.6, pressurePsi: 3000)]
        model.advance(seconds: 300, drives: both)
        model.insulate(.init(shape: .box(centre: Point(0, -16, 0), size: Point(20, 3, 20)), material: air))
        model.warmSkin(toCelsius: 40)
        model.advance(seconds: 300, drives: ["A": .thawing])
        model.advance(seconds: 300, drives: both)
        model.withdraw(["B"])
        model.advance(seconds: 600, drives: [:])
        #expect(model.temperature.values.allSatisfy { $0.isFinite && $0 > -150 && $0 < 60 })
        #expect(model.coldest.values.allSatisfy { $0.isFinite && $0 > -150 })
        #expect(model.energyImbalance < 1e-3)
    }
}

@Suite struct Bounding {
    @Test(arguments: [1.0, 0.5]) func noCellIsColderThanAnIdealSurface(cell: Double) {
        let box = Bounds(lower: Point(-30, -30, -2 * cell), upper: Point(30, 30, 2 * cell))
        let probe = probe(ideal(-140, length: 4 * cell), tip: Point(0.2 * cell, 0.4 * cell, -2 * cell))
        var model = BioheatModel(patient: patient(.reference, in: box), probes: [probe], resolutionMM: cell)
        for _ in 0..<10 { model.advance(seconds: 0.5, drives: freezing) }
        model.advance(seconds: 200, drives: freezing)
        let coldest = model.coldest.values.min() ?? 0
        #expect(coldest >= -140.05, "\(coldest)")
        #expect(model.energyImbalance < 1e-3)
    }

    @Test(arguments: [1.0, 0.5]) func noCellIsColderThanTheGas(cell: Double) {
        let box = Bounds(lower: Point(-30, -30, -2 * cell), upper: Point(30, 30, 2 * cell))
        let probe = probe(gasProbe(-150, coefficient: 20000, length: 4 * cell), tip: Point(0.2 * cell, 0.4 * cell, -2 * cell))
        var model = BioheatModel(patient: patient(muscle, in: box), probes: [probe], resolutionMM: cell)
        model.advance(seconds: 300, drives: freezing)
        #expect((model.coldest.values.min() ?? 0) >= -150.01)
        #expect(model.tipCelsius("A") >= -150)
    }

    @Test(arguments: [0.0, 0.2, 0.49, 0.51, 0.9]) func noCellIsColderThanAHeldWall(place: Double) {
        var patient = patient(.reference, in: Bounds(lower: Point(-3, -1, -1), upper: Point(30, 1, 1)))
        let wall = Shape.halfspace(point: Point(place, 0, 0), normal: Point(-1, 0, 0))
        patient.regions = [.init(role: .vessel, name: "wall", shape: wall, filling: .held(celsius: -100))]
        var model = BioheatModel(patient: patient, probes: [], resolutionMM: 1)
        model.advance(seconds: 400, drives: [:])
        #expect((model.coldest.values.min() ?? 0) >= -100.001)
        #expect((model.coldest.values.max() ?? 0) <= 37.001)
        #expect(model.energyImbalance < 1e-3)
    }
}
