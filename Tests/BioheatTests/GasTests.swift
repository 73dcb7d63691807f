import Geometry
import Testing

@testable import Bioheat

@Suite struct WhatAGasCarriesOff {
    private static func needle(flow: Double, coefficient: Double = 9000, gas: String = "argon", nominalPsi: Double = 3500) -> ProbeModel {
        ProbeModel(
            name: "needle", diameterMM: 1.5, activeLengthMM: 20,
            cooling: .cryogen(celsius: -150, coefficientWPerM2K: coefficient, startSeconds: 5), gas: gas, gasFlowGPerSecond: flow,
            nominalPressurePsi: nominalPsi)
    }

    private static func frozen(_ needle: ProbeModel, psi: Double = 3500, seconds: Double = 300) -> BioheatModel {
        var model = BioheatModel(
            patient: patient(muscle, in: cube(30), isInsulated: false), probes: [probe(needle, tip: Point(0, 0, -10))], resolutionMM: 1.5)
        model.advance(seconds: seconds, drives: ["A": .freezing(power: 1, pressurePsi: psi)])
        return model
    }

    private static func front(_ model: BioheatModel) -> Double { model.frontDistance(from: .zero, along: Point(1, 0, 0), until: 0) ?? .nan }

    @Test func aProbeDrawsAsMuchAsItsGasCarriesAndNoMore() {
        let needle = Self.needle(flow: 0.2)
        let watts = needle.coolingWatts(power: 1, pressurePsi: 3500)
        #expect(abs(watts - 0.2 * 39.2) < 1e-9)
        let model = Self.frozen(needle)
        let share = -model.heatEntered.probes / (watts * 300)
        #expect(share <= 1 + 1e-6 && share > 0.98)
        #expect(model.energyImbalance < 1e-3)
    }

    @Test func aSurfaceIsAsColdAsTheHeatDrawnMakesIt() {
        let strong = Self.frozen(Self.needle(flow: 5)), weak = Self.frozen(Self.needle(flow: 0.2))
        #expect(weak.tipCelsius("A") > strong.tipCelsius("A") + 20)
        #expect(weak.tipCelsius("A") < weak.temperature(at: Point(1.5, 0, 0)))
    }

    @Test func whereTheGasIsTheLimitTheCoefficientHardlyMatters() {
        let fronts = [5000.0, 20_000].map { Self.front(Self.frozen(Self.needle(flow: 0.2, coefficient: $0))) }
        #expect(abs(fronts[0] - fronts[1]) < 0.05)
        let free = [2000.0, 20_000].map { Self.front(Self.frozen(Self.needle(flow: 5, coefficient: $0))) }
        #expect(free[1] - free[0] > 0.5)
    }

    /// Sprenkle et al., J Endourol (abstract): a higher start pressure makes a colder probe and a larger ice ball.
    @Test func moreArgonPressureMakesAColderProbeAndMoreIce() {
        let models = [1500.0, 2500, 3500, 4500].map { Self.frozen(Self.needle(flow: 0.4), psi: $0) }
        for (low, high) in zip(models, models.dropFirst()) {
            #expect(Self.front(low) < Self.front(high))
            #expect(low.tipCelsius("A") > high.tipCelsius("A"))
        }
    }

    @Test func argonsCoolingFallsWithFlowAndEnthalpy() {
        let needle = Self.needle(flow: 0.5)
        let full = needle.coolingWatts(power: 1, pressurePsi: 3500)
        #expect(abs(needle.coolingWatts(power: 1, pressurePsi: 3000) / full - 3000 / 3500 * 35.2 / 39.2) < 1e-9)
        #expect(abs(needle.coolingWatts(power: 0.4, pressurePsi: 3500) / full - 0.4) < 1e-9)
        #expect(needle.coolingWatts(power: 1, pressurePsi: 0) == 0)
        #expect(abs(needle.gasFlow(power: 0.5, pressurePsi: 1750) - 0.125) < 1e-9)
    }

    @Test func liquidNitrogenTakesItsLatentHeatAtAnyPressure() {
        let probe = Self.needle(flow: 0.5, gas: "nitrogen", nominalPsi: 60)
        #expect(abs(probe.coolingWatts(power: 1, pressurePsi: 60) - 99.5) < 1e-9)
        #expect(abs(probe.coolingWatts(power: 1, pressurePsi: 15) - 99.5 / 2) < 1e-9)
    }

    @Test func withoutPressureNothingIsDrawn() {
        #expect(Self.frozen(Self.needle(flow: 0.5), psi: 0, seconds: 60).heatEntered.probes == 0)
    }
}
