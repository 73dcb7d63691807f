import Geometry
import Testing

@testable import Bioheat

/// What a broken solver says of itself.
@Suite struct Faults {
    private func perfused(_ perSecond: Double, metabolism: Double = 0) -> Tissue {
        var tissue = muscle
        tissue.perfusionPerSecond = perSecond
        tissue.metabolismWPerM3 = metabolism
        return tissue
    }

    @Test func aTemperatureThatIsNoNumberIsAFaultAndEndsTheModel() {
        var model = BioheatModel(patient: patient(perfused(0, metabolism: .infinity), in: cube(6)), probes: [], resolutionMM: 1)
        #expect(model.fault == nil)
        model.advance(seconds: 5, drives: [:])
        guard case .temperature? = model.temperatureFault else { return #expect(Bool(false), "\(String(describing: model.fault))") }
        let elapsed = model.elapsedSeconds
        model.advance(seconds: 5, drives: [:])
        #expect(model.elapsedSeconds == elapsed)
    }

    /// Blood that brings a cell to its own temperature within a fraction of a step must shorten the stages.
    @Test(arguments: [0.1, 1, 10]) func strongPerfusionIsFollowed(perSecond: Double) {
        let wire = probe(ideal(-150, length: 30), tip: Point(0, 0, -15))
        var model = BioheatModel(patient: patient(perfused(perSecond), in: cube(24)), probes: [wire], resolutionMM: 3)
        model.advance(seconds: 60, drives: freezing)
        #expect(model.fault == nil)
        let temperatures = model.temperature.values
        #expect(temperatures.allSatisfy { $0 > -151 && $0 < 37.1 })
    }

    /// Cells inside a held wire are drawn colder than its surface in the first second, at any angle.
    @Test(arguments: [Point(0, 0, 1), Point(0.5, -0.3, 0.7)]) func theFirstSecondIsNoFault(along: Point) {
        let axis = along.normalised ?? along
        let wire = probe(ideal(-140, length: 10), tip: axis * -5, along: axis)
        var model = BioheatModel(patient: patient(.reference, in: cube(6)), probes: [wire], resolutionMM: 0.5)
        model.advance(seconds: 20, drives: freezing)
        #expect(model.fault == nil && model.elapsedSeconds == 20)
    }

    @Test func nothingIsColderOrWarmerThanWhatItTouches() {
        var reach = TemperatureReach(Patient(background: muscle))
        #expect(reach.celsius.contains(37) && !reach.celsius.contains(-20))
        reach.include(ProbeDriveState(drive: .freezing(power: 1, pressurePsi: 3500), cryogenCelsius: 37), gasProbe(-150))
        #expect(reach.celsius.contains(-150) && !reach.celsius.contains(-195))
        reach.include(ProbeDriveState(drive: .thawing, cryogenCelsius: -100), gasProbe(-150))
        #expect(!reach.celsius.contains(90))
        reach.include(seconds: 600, skin: .roomAir, laws: [PhaseLaw(tissue: perfused(0, metabolism: 1e6))])
        #expect(reach.celsius.contains(90))
    }
}
