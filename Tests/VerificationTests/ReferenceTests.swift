import Bioheat
import Testing

@testable import Verification

/// The references are held against exact solutions before anything is held against them.
@Suite struct References {
    /// A sink of constant flux on a wire so thin that it is a line (Özışık & Uzzell).
    @Test func theRadialReferenceComesToTheLineSink() {
        var reference = RadialReference(tissue: .reference, initialCelsius: 37, probeRadiusMM: 0.05)
        let flux = ReferenceContact.flux(wattsPerM2: 600 / (2 * Double.pi * 0.05e-3))
        for (seconds, solidus, liquidus) in [(60.0, 4.070308, 4.633094), (300, 9.101486, 10.359913)] {
            reference.advance(to: seconds, contact: flux)
            #expect(abs((reference.radiusMM(ofCelsius: -8) ?? .nan) - solidus) < 0.01)
            #expect(abs((reference.radiusMM(ofCelsius: -1) ?? .nan) - liquidus) < 0.01)
        }
    }

    /// Half-way along a long probe the heat runs along the radius.
    @Test func theAxisymmetricReferenceComesToTheRadialOne() {
        var long = AxisymmetricReference(
            tissue: .reference, initialCelsius: 37, probeRadiusMM: 0.75, lengthMM: 90, contact: .held(celsius: -140), finestMM: 0.2)
        var radial = RadialReference(tissue: .reference, initialCelsius: 37, probeRadiusMM: 0.75)
        long.advance(to: 180)
        radial.advance(to: 180, contact: .held(celsius: -140))
        for celsius in [-1.0, -20] {
            #expect(abs((long.fronts(ofCelsius: celsius)?.acrossMM ?? .nan) - (radial.radiusMM(ofCelsius: celsius) ?? .nan)) < 0.03)
        }
    }
}

@Suite(.serialized) struct GeneralAccuracy {
    @Test(arguments: RandomPlacements.Cooling.allCases) func iceKnowsNothingOfTheGrid(cooling: RandomPlacements.Cooling) {
        let errors = RandomPlacements(cooling: cooling, resolutionMM: 1).errors(count: 8, seed: 7)
        #expect(errors.count == 16)
        for error in errors {
            #expect(abs(error.radiusMM) < 0.15 && error.centroidMM < 0.15, "\(error)")
            #expect(error.energyImbalance < 1e-3)
        }
    }

    @Test(arguments: LoneProbeProblem.Cooling.allCases) func aProbesEndsAreAsTheAxisymmetricReferences(cooling: LoneProbeProblem.Cooling) {
        for figure in VerifiedFigure.loneProbe(cooling, resolutionMM: 1, finestMM: 0.3) { #expect(figure.verdict == .ok, "\(figure)") }
    }

    @Test(arguments: [2, 4]) func probesTogetherComeToTheFinerGrid(count: Int) {
        for figure in ProbeGroup(count: count, resolutionMM: 1).figures { #expect(figure.verdict == .ok, "\(figure)") }
    }
}

@Suite struct Verdicts {
    private func figure(_ exact: Double, _ computed: Double, _ unit: String, gridMM: Double, imbalance: Double = 0) -> VerifiedFigure {
        VerifiedFigure("case", "figure", unit, gridMM: gridMM, exact: exact, computed: computed, energyImbalance: imbalance)
    }

    @Test func aVerdictFollowsTheError() {
        #expect(figure(20, 20.05, "mm", gridMM: 0.5).verdict == .ok)
        #expect(figure(20, 20.07, "mm", gridMM: 0.5).verdict == .cell)
        #expect(figure(20, 20.15, "mm", gridMM: 0.5).verdict == .coarse)
        #expect(figure(20, 20.15, "mm", gridMM: 1).verdict == .ok)
        #expect(figure(20, 20.3, "mm", gridMM: 1).verdict == .off)
        #expect(figure(20, 20.15, "°C", gridMM: 0.5).verdict == .coarse)
        #expect(figure(20, .nan, "mm", gridMM: 1).verdict == .off)
        #expect(figure(20, 20, "mm", gridMM: 1, imbalance: 0.002).verdict == .off)
    }
}
