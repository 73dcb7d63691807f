import Geometry
import Testing

@testable import Bioheat

@Suite(.serialized) struct ProbesAtAnyAngle {
    /// Radial references at 180 s: −1 °C and −20 °C.
    private static let fronts = [(celsius: -1.0, mm: 9.6870), (celsius: -20, mm: 6.8715)]

    @Test(arguments: 1...10) func aWireFreezesTheSameAtAnyAngle(seed: UInt64) {
        var random = Seeded(state: seed)
        func coordinate(_ half: Double) -> Double { Double.random(in: -half...half, using: &random) }
        let axis = Point(coordinate(1), coordinate(1), coordinate(1)).normalised ?? Point(0, 0, 1)
        let centre = Point(coordinate(1), coordinate(1), coordinate(1))
        let wire = probe(ideal(-140, length: 44), tip: centre - axis * 22, along: axis)
        var model = BioheatModel(patient: patient(.reference, in: cube(25)), probes: [wire], resolutionMM: 1)
        model.advance(seconds: 180, drives: freezing)
        let (first, second) = axis.perpendiculars
        for (celsius, exact) in Self.fronts {
            let found = [first, -first, second, -second].map { model.frontDistance(from: centre, along: $0, until: celsius) ?? .nan }
            let mean = found.reduce(0, +) / 4
            print("OBLIQUE| seed \(seed) | axis \(axis) | \(celsius) °C | mean \(Float(mean - exact)) mm | centre \(Float((found[0] - found[1]) / 2)) \(Float((found[2] - found[3]) / 2)) mm")
            #expect(abs(mean - exact) < 0.15)
            #expect(abs(found[0] - found[1]) / 2 < 0.15)
            #expect(abs(found[2] - found[3]) / 2 < 0.15)
        }
        #expect(model.energyImbalance < 1e-3)
    }

    @Test(arguments: [1.0, 0.5]) func whereInTheCellAWireStandsDoesNotMatter(cell: Double) {
        for offset in [Point(0, 0, 0), Point(0.5, 0.5, 0), Point(0.25, 0, 0), Point(0.37, 0.81, 0)] {
            let box = Bounds(lower: Point(-45, -45, -2 * cell), upper: Point(45, 45, 2 * cell))
            let tip = offset * cell + Point(0, 0, -2 * cell)
            var model = BioheatModel(patient: patient(.reference, in: box), probes: [probe(ideal(-140, length: 4 * cell), tip: tip)], resolutionMM: cell)
            model.advance(seconds: 180, drives: freezing)
            let centre = tip + Point(0, 0, 2 * cell)
            for (celsius, exact) in Self.fronts {
                for direction in [Point(1, 0, 0), Point(-1, 0, 0), Point(0, 1, 0), Point(0, -1, 0)] {
                    let found = model.frontDistance(from: centre, along: direction, until: celsius) ?? .nan
                    #expect(abs(found - exact) < 0.15 * cell + 0.05, "\(offset) \(direction) \(celsius)")
                }
            }
        }
    }

    /// Along an axis of the grid the stations share their weights; at the slightest angle each has its own. Beside a vessel they cannot share.
    @Test(arguments: [Point(1, 0, 0), Point(0, 1, 0), Point(0, 0, -1)], [false, true])
    func sharedWeightsAreTheWeights(axis: Point, besideAVessel: Bool) {
        var patient = patient(muscle, in: cube(16))
        if besideAVessel {
            patient.regions = [.init(role: .vessel, name: "artery", shape: .sphere(centre: Point(2, 2, 2), radius: 3), filling: .held(celsius: 37))]
        }
        let across = axis.perpendiculars.0
        let models = [0, 1e-6].map { tilt in
            let wire = probe(gasProbe(-150, length: 12), tip: Point(0.3, -0.2, 0.4) - axis * 6, along: (axis + across * tilt).normalised ?? axis)
            var model = BioheatModel(patient: patient, probes: [wire], resolutionMM: 1)
            model.advance(seconds: 60, drives: freezing)
            return model
        }
        #expect(models[0].tipCelsius("A") < -60)
        #expect(abs(models[0].tipCelsius("A") - models[1].tipCelsius("A")) < 1e-3)
        #expect(abs(models[0].heatEntered.probes / models[1].heatEntered.probes - 1) < 1e-5)
        let pairs = zip(models[0].temperature.values, models[1].temperature.values)
        let awayFromFront = pairs.filter { !(-15...10 ~= $0.0) }.map { abs($0 - $1) }.max() ?? .infinity
        // Weights below 1e-6 are left out cell by cell at an angle, slice by slice along an axis: 1e-4 of the 187 K between body and gas.
        #expect(awayFromFront < 0.0187)
        // By a hair a cell at the front may be found a step later.
        let aboutFront = pairs.filter { -15...10 ~= $0.0 }.map { abs($0 - $1) }
        #expect((aboutFront.max() ?? .infinity) < 0.1)
        #expect(aboutFront.reduce(0, +) / Float(aboutFront.count) < 0.001)
    }

    @Test func whatStandsOutsideTheDomainDrawsNothing() {
        let box = Bounds(lower: Point(-15, -15, -6), upper: Point(15, 15, 6))
        let wire = probe(sink(300, length: 60), tip: Point(0.2, 0.1, -30))
        var model = BioheatModel(patient: patient(.reference, in: box), probes: [wire], resolutionMM: 1)
        model.advance(seconds: 60, drives: freezing)
        #expect(abs(model.heatEntered.probes / -(300 * 0.012 * 60) - 1) < 0.02)
        let field = model.temperature
        #expect(abs(field.value(at: Point(4, 0, 5.5)) - field.value(at: Point(4, 0, 0.5))) < 0.5)
    }

    /// The same active length, 8 mm behind the tip.
    @Test func anInsulatedTipCoolsNothing() {
        func model(_ insulated: Double, tip: Double) -> BioheatModel {
            var gas = gasProbe(-150, length: 12)
            gas.insulatedTipMM = insulated
            var model = BioheatModel(patient: patient(muscle, in: cube(24)), probes: [probe(gas, tip: Point(0, 0, tip))], resolutionMM: 1)
            model.advance(seconds: 120, drives: freezing)
            return model
        }
        let (behind, plain) = (model(8, tip: -14), model(0, tip: -6))
        let along = Point(1, 0, 0)
        let radii = [behind, plain].map { $0.frontDistance(from: .zero, along: along, until: -1) ?? .nan }
        #expect(abs(radii[0] - radii[1]) < 0.05)
        // Only a flat end in the tip is lost.
        let ends = [behind, plain].map { $0.frontDistance(from: .zero, along: Point(0, 0, -1), until: -1) ?? .nan }
        #expect(ends[0] < ends[1] && ends[0] > ends[1] - 0.8)
    }

    /// 60 mm of it would draw 60 W; a flow of 0.7 g/s carries 27.
    @Test func onlyAFlowThatIsSaidLimitsTheHeat() {
        func watts(isLimited: Bool) -> Double {
            var gas = gasProbe(-150, length: 60)
            gas.isLimitedByFlow = isLimited
            var model = BioheatModel(patient: patient(muscle, in: cube(35)), probes: [probe(gas, tip: Point(0, 0, -30))], resolutionMM: 2)
            model.advance(seconds: 120, drives: freezing)
            return -model.heatEntered.probes / 120
        }
        #expect(watts(isLimited: true) < 27.5)
        #expect(watts(isLimited: false) > 40)
    }

    @Test func aProbeThatIsOffDrawsNothing() {
        var model = BioheatModel(patient: patient(.reference, in: cube(10)), probes: [probe(ideal(-140, length: 8), tip: Point(0, 0, -4))], resolutionMM: 1)
        model.advance(seconds: 100, drives: [:])
        #expect(model.heatEntered.probes == 0)
        #expect(model.temperature.values.allSatisfy { abs($0 - 37) < 1e-4 })
    }
}

@Suite struct Fronts {
    @Test func theFrontNeverStepsBackUnderAConstantSink() {
        let box = Bounds(lower: Point(-40, -40, -2), upper: Point(40, 40, 2))
        for tissue in [Tissue.reference, .water, muscle] {
            let wire = probe(sink(600, length: 4), tip: Point(0.3, 0.2, -2))
            var model = BioheatModel(patient: patient(tissue, in: box), probes: [wire], resolutionMM: 1)
            var before = 0.0
            var field = model.temperature.values
            for _ in 0..<30 {
                model.advance(seconds: 10, drives: freezing)
                let front = model.frontDistance(from: Point(0.3, 0.2, 0), along: Point(1, 0, 0), until: tissue.solidusCelsius) ?? 0
                // Where freezing is sharp, the front passes a cell's edge in a stair.
                #expect(front >= before - (tissue == .water ? 0.5 : 1e-3), "\(tissue.name)")
                before = front
                let now = model.temperature.values
                // Next to a sharp front the temperature is the one that places the front.
                #expect(
                    tissue == .water || zip(now, field).allSatisfy { $1 > Float(tissue.solidusCelsius) || $0 <= $1 + 0.5 },
                    "what is frozen only gets colder: \(tissue.name)")
                field = now
            }
        }
    }

    @Test func wallsTwiceAsFarDoNotMoveTheFront() {
        func front(reach: Double) -> Double {
            let probe = probe(gasProbe(-150), tip: Point(0, 0, -10))
            let core = Bounds(lower: Point(0, 0, -10), upper: Point(0, 0, 10))
            let patient = patient(muscle, in: core.expanded(by: reach), isInsulated: false)
            var model = BioheatModel(patient: patient, probes: [probe], resolutionMM: 1)
            model.advance(seconds: 720, drives: freezing)
            return model.frontDistance(from: Point(0, 0, 0), along: Point(1, 0.2, 0.1), until: 0) ?? .nan
        }
        let (near, far) = (front(reach: GridChoice.wallReach), front(reach: 2 * GridChoice.wallReach))
        print("WALLS| 0 °C after 12 min: \(near) and \(far) mm")
        #expect(abs(near - far) < 0.01)
    }
}

@Suite struct Repetition {
    private func model(threads: Int = 2, loops: StageLoops = .best, in background: Tissue = muscle, resolutionMM: Double = 2) -> BioheatModel {
        var patient = Patient(background: background)
        patient.skin = .init(point: Point(0, 0, 20), normal: Point(0, 0, 1), tissue: .reference)
        patient.regions = [
            .init(role: .organ, name: "organ", shape: .sphere(centre: Point(10, 3, 0), radius: 7), filling: .tissue(.reference)),
            .init(role: .vessel, name: "vessel", shape: .cylinder(from: Point(-9, -30, 0), to: Point(-8, 30, 2), radius: 2), filling: .held(celsius: 36)),
        ]
        patient.domain = .init(box: Bounds(lower: Point(-30, -30, -25), upper: Point(30, 30, 25)), isInsulated: false)
        return BioheatModel(patient: patient, probes: [probe(gasProbe(-140, length: 10), tip: Point(0.3, 0.1, -5))], resolutionMM: resolutionMM, threads: threads, loops: loops)
    }

    @Test(arguments: [muscle, perfusedGel]) func theNumberOfThreadsDoesNotChangeOneBit(background: Tissue) {
        let fields = [1, 2, 3].map { threads in
            var model = model(threads: threads, in: background)
            model.advance(seconds: 90, drives: freezing)
            return (model.temperature.values, model.coldest.values, model.heatEntered.probes, model.heatEntered.surfaces, model.heatEntered.blood)
        }
        for other in fields.dropFirst() {
            #expect(other.0 == fields[0].0 && other.1 == fields[0].1)
            #expect(other.2 == fields[0].2 && other.3 == fields[0].3 && other.4 == fields[0].4)
        }
    }

    /// The bound of `SolverKind.boundCelsius`, through two freezes and two thaws.
    @Test(.enabled(if: StageLoops.best.isWide), arguments: [(muscle, 2.0), (muscle, 1), (.water, 1), (perfusedGel, 1)]) func anotherKindOfProcessorAgreesWithinTheBound(background: Tissue, cellMM: Double) {
        var (wide, plain) = (model(in: background, resolutionMM: cellMM), model(loops: .plain, in: background, resolutionMM: cellMM))
        var worst = (celsius: Float(0), coldest: Float(0), frontMM: 0.0)
        for drives in [freezing, ["A": .thawing], freezing, [:]] {
            wide.advance(seconds: 240, drives: drives)
            plain.advance(seconds: 240, drives: drives)
            worst.celsius = max(worst.celsius, zip(wide.temperature.values, plain.temperature.values).map { abs($0 - $1) }.max() ?? .nan)
            worst.coldest = max(worst.coldest, zip(wide.coldest.values, plain.coldest.values).map { abs($0 - $1) }.max() ?? .nan)
            let rays = ResolutionChoice.rays(wide.probes)
            let fronts = [wide, plain].map { model in rays.map { model.frontDistance(from: $0.from, along: $0.along, until: 0) ?? 0 } }
            worst.frontMM = max(worst.frontMM, zip(fronts[0], fronts[1]).map { abs($0 - $1) }.max() ?? .nan)
        }
        print("KINDS| \(background.name), \(cellMM) mm | \(worst)")
        #expect(wide.temperature.values != plain.temperature.values, "two kinds indeed")
        #expect(Double(worst.celsius) < SolverKind.boundCelsius && Double(worst.coldest) < SolverKind.boundCelsius && worst.frontMM < SolverKind.boundMM)
    }

    @Test(arguments: [muscle, perfusedGel]) func aForkGoesTheSameWay(background: Tissue) {
        var original = model(threads: 2, in: background)
        original.advance(seconds: 45, drives: freezing)
        var fork = original
        fork.advance(seconds: 7, drives: [:])
        fork = original
        fork.advance(seconds: 60, drives: freezing)
        original.advance(seconds: 60, drives: freezing)
        #expect(fork.temperature.values == original.temperature.values)
        #expect(fork.coldest.values == original.coldest.values)
        #expect(fork.heatEntered.surfaces == original.heatEntered.surfaces)
    }

    @Test func aForkLeavesTheOriginalAlone() {
        var original = model(threads: 2)
        original.advance(seconds: 45, drives: freezing)
        let before = original.temperature.values
        var fork = original
        fork.advance(seconds: 60, drives: ["A": .thawing])
        #expect(original.temperature.values == before)
        #expect(fork.temperature.values != before)
        #expect(original.elapsedSeconds == 45)
    }
}

@Suite struct Surfaces {
    /// A surface between conduction and a gas: what the gas takes is what the tissue brings, from the frozen piece through the mushy one to the unfrozen.
    @Test(arguments: [0, 0.01, 0.3, 1, 4.7]) func theSurfaceCarriesTheSameHeatOnBothSides(conductance: Double) {
        let law = PhaseLaw(tissue: .reference)
        for mean in stride(from: -140.0, to: 38, by: 0.37) {
            let theta = law.theta(temperature: mean)
            let surface = law.surfaceTemperature(theta: theta, conductance: conductance, outside: -150)
            #expect(surface <= mean + 1e-9 && surface >= -150)
            #expect(abs(conductance * (surface + 150) - (theta - law.theta(temperature: surface))) < 1e-9)
        }
    }

    @Test func aGasProbesTipAndHeatGoSmoothly() {
        let box = Bounds(lower: Point(-30, -30, -2), upper: Point(30, 30, 2))
        var model = BioheatModel(patient: patient(muscle, in: box), probes: [probe(gasProbe(-150, length: 4), tip: Point(0.2, 0.4, -2))], resolutionMM: 1)
        model.advance(seconds: 60, drives: freezing)
        var tip = model.tipCelsius("A")
        for _ in 0..<24 {
            model.advance(seconds: 10, drives: freezing)
            #expect(model.tipCelsius("A") < tip + 0.01)
            tip = model.tipCelsius("A")
        }
    }
}
