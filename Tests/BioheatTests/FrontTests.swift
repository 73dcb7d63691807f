import Testing

@testable import Bioheat

/// The law of a cell with a front that is narrower than it.
@Suite struct WidenedLaws {
    private static let laws = [muscle, perfusedGel].map { PhaseLaw(tissue: $0).stageLaw(referenceCelsius: 37, isActive: true) }

    /// Enthalpies from far below the solidus to far above the liquidus, J/m³ from the reference.
    private static func enthalpies(_ law: StageLaw) -> [Float] { (0...400).map { -law.enthalpyAtReference - 1e8 + Float($0) * 1.5e6 } }

    private static func theta(_ law: StageLaw, _ enthalpy: Float, by widening: Float) -> Float { law.widened(Lanes(all: enthalpy), by: Lanes(all: widening)).theta[0] }

    @Test(arguments: laws) func notWidenedTheyAreTheLaw(law: StageLaw) {
        for enthalpy in Self.enthalpies(law) {
            let (theta, blood) = law.thetaAndBlood(Lanes(all: enthalpy))
            let wide = law.widened(Lanes(all: enthalpy), by: Lanes(all: 0))
            #expect(abs(wide.theta[0] - theta[0]) < 1e-3 && abs(wide.blood[0] - blood[0]) < 1e-4 * law.bloodAtLiquidus)
        }
    }

    @Test(arguments: laws) func theyRiseFromSlopeToSlope(law: StageLaw) {
        let widening: Float = 3
        let melt = law.enthalpyAtReference - law.enthalpyAboveMelt
        for (before, after) in zip(Self.enthalpies(law), Self.enthalpies(law).dropFirst()) {
            let (low, high) = (Self.theta(law, before, by: widening), Self.theta(law, after, by: widening))
            #expect(low < high)
            #expect(high - low < law.frozenDiffusivity * 1.5e6 * 1.01, "no steeper than ice: the step in time was chosen for that")
        }
        // Beyond the ends of the range they are the law again, and halfway through it its middle.
        for beyond in [-1.01 * widening / law.frozenDiffusivity, melt + 1.01 * widening / law.unfrozenDiffusivity] {
            let enthalpy = beyond - law.enthalpyAtReference
            #expect(abs(Self.theta(law, enthalpy, by: widening) - law.thetaAndBlood(Lanes(all: enthalpy)).theta[0]) < 1e-3)
        }
        let middle = (melt - widening / law.frozenDiffusivity + widening / law.unfrozenDiffusivity) / 2
        #expect(abs(Self.theta(law, middle - law.enthalpyAtReference, by: widening) - (law.mushyLinear / 2 + law.mushyQuadratic / 4)) < 1e-3)
    }
}

/// Blood brings so much more to the cells at a front that stands still that a stair of a cell shows.
@Suite struct HeldFronts {
    @Test func heatIsKept() {
        var model = BioheatModel(
            patient: patient(perfusedGel, in: cube(20)), probes: [probe(gasProbe(-140, length: 10), tip: .init(0.3, 0.1, -5))], resolutionMM: 1)
        for drives in [freezing, ["A": .thawing], freezing] {
            model.advance(seconds: 240, drives: drives)
            #expect(model.energyImbalance < 1e-3)
        }
    }
}
