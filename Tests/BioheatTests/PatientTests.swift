import Geometry
import Testing

@testable import Bioheat

@Suite struct Interfaces {
    /// Two slabs between walls held at 10 and 34 °C, 20 mm apart.
    @Test(arguments: [0.0, 0.3, -0.4]) func heatCrossesFromTissueToTissueAsItShould(interface: Double) {
        var other = Tissue.reference
        other.conductivityWPerMK = 0.1
        var patient = patient(.reference, in: Bounds(lower: Point(-12, -1, -1), upper: Point(12, 1, 1)))
        patient.backgroundCelsius = 22
        patient.regions = [
            .init(role: .organ, name: "other", shape: .halfspace(point: Point(interface, 0, 0), normal: Point(1, 0, 0)), filling: .tissue(other)),
            .init(role: .vessel, name: "cold", shape: .halfspace(point: Point(-10, 0, 0), normal: Point(-1, 0, 0)), filling: .held(celsius: 10)),
            .init(role: .vessel, name: "warm", shape: .halfspace(point: Point(10, 0, 0), normal: Point(1, 0, 0)), filling: .held(celsius: 34)),
        ]
        var model = BioheatModel(patient: patient, probes: [], resolutionMM: 1)
        model.advance(seconds: 20000, drives: [:])
        let (left, right) = ((10 + interface) / 0.5, (10 - interface) / 0.1)
        let flux = 24 / (left + right)
        for place in [-9.5, -5.5, -1.5, 1.5, 5.5, 9.5] {
            let exact = place < interface ? 10 + flux * (place + 10) / 0.5 : 34 - flux * (10 - place) / 0.1
            #expect(abs(model.temperature(at: Point(place, 0, 0)) - exact) < 0.1, "\(place)")
        }
    }

    @Test func frozenAndUnfrozenTissueMeetAtTheRightTemperature() {
        var patient = patient(.reference, in: Bounds(lower: Point(-12, -1, -1), upper: Point(12, 1, 1)))
        patient.regions = [
            .init(role: .vessel, name: "cold", shape: .halfspace(point: Point(-10, 0, 0), normal: Point(-1, 0, 0)), filling: .held(celsius: -60)),
            .init(role: .vessel, name: "warm", shape: .halfspace(point: Point(10, 0, 0), normal: Point(1, 0, 0)), filling: .held(celsius: 37)),
        ]
        var model = BioheatModel(patient: patient, probes: [], resolutionMM: 1)
        model.advance(seconds: 20000, drives: [:])
        // Kirchhoff's variable runs straight from wall to wall.
        let law = PhaseLaw(tissue: .reference)
        let (cold, warm) = (law.theta(temperature: -60), law.theta(temperature: 37))
        for place in [-8.5, -4.5, -0.5, 3.5, 8.5] {
            let theta = cold + (warm - cold) * (place + 10) / 20
            #expect(abs(law.theta(temperature: model.temperature(at: Point(place, 0, 0))) - theta) < 0.1)
        }
    }
}

@Suite struct Blood {
    private func warming(by coldest: Double) -> Double {
        var tissue = muscle
        tissue.perfusionPerSecond = 0.01
        tissue.metabolismWPerM3 = 0
        tissue.latentHeatJPerKg = 1000
        let box = Bounds(lower: Point(-4, -4, -2), upper: Point(4, 4, 2))
        var model = BioheatModel(patient: patient(tissue, in: box), probes: [probe(sink(3000, length: 4), tip: Point(0, 0, -2))], resolutionMM: 1)
        while (model.temperature.values.max() ?? 37) > Float(coldest), model.elapsedSeconds < 2000 { model.advance(seconds: 1, drives: freezing) }
        model.advance(seconds: 100, drives: [:])
        let before = model.heatEntered.blood
        model.advance(seconds: 300, drives: [:])
        #expect(model.energyImbalance < 1e-3)
        return model.heatEntered.blood - before
    }

    @Test func bloodDoesNotComeBackWhereItHasBeenColderThanMinusTwenty() {
        #expect(warming(by: -25) == 0)
    }

    @Test func bloodComesBackWhereItWasOnlyCool() {
        let box = Bounds(lower: Point(-4, -4, -2), upper: Point(4, 4, 2))
        var tissue = muscle
        tissue.perfusionPerSecond = 0.01
        tissue.metabolismWPerM3 = 0
        var model = BioheatModel(patient: patient(tissue, in: box), probes: [probe(sink(200, length: 4), tip: Point(0, 0, -2))], resolutionMM: 1)
        model.advance(seconds: 20, drives: freezing)
        let cool = model.temperature(at: Point(3, 3, 0))
        model.advance(seconds: 600, drives: [:])
        #expect(model.coldest.values.allSatisfy { $0 > -20 })
        #expect(model.temperature(at: Point(3, 3, 0)) > cool)
        #expect(abs(model.temperature(at: Point(3, 3, 0)) - 37) < 1)
    }
}

@Suite struct Protection {
    @Test func anAirLayerSlowsTheCoolingBehindIt() {
        func behind(isInsulated: Bool) -> Double {
            let box = Bounds(lower: Point(-20, -20, -2), upper: Point(20, 20, 2))
            var patient = patient(muscle, in: box)
            if isInsulated { patient.layers = [.init(shape: .box(centre: Point(8, 0, 0), size: Point(2, 16, 4)), material: air)] }
            var model = BioheatModel(patient: patient, probes: [probe(gasProbe(-150, length: 4), tip: Point(0, 0, -2))], resolutionMM: 1)
            model.advance(seconds: 300, drives: freezing)
            #expect(model.energyImbalance < 1e-3)
            return model.temperature(at: Point(11, 0, 0))
        }
        let (bare, behindAir) = (behind(isInsulated: false), behind(isInsulated: true))
        #expect(behindAir > bare + 5, "\(bare) \(behindAir)")
    }

    private func surface(warmBag celsius: Double?) -> Double {
        var patient = Patient(background: muscle)
        patient.domain = .init(box: Bounds(lower: Point(-3, -3, -40), upper: Point(3, 3, 3)), isInsulated: true)
        patient.skin = .init(point: Point(0, 0, 0), normal: Point(0, 0, 1), tissue: muscle)
        var model = BioheatModel(patient: patient, probes: [], resolutionMM: 1)
        if let celsius { model.warmSkin(toCelsius: celsius) }
        model.advance(seconds: 600, drives: [:])
        #expect(model.energyImbalance < 1e-3)
        return model.temperature(at: Point(0, 0, -0.5))
    }

    @Test func bareSkinCoolsTowardsRoomAirAndAWarmBagWarmsIt() {
        let bare = surface(warmBag: nil)
        #expect(bare < 36.5 && bare > 22)
        let warmed = surface(warmBag: 42)
        #expect(warmed > 38 && warmed < 42)
    }
}
