import Testing
import Uncertainty

@testable import Verification

@Suite struct BandTrialTests {
    private static func pooled(truth: Prior) -> BandTrial.Row {
        var trial = BandTrial(plans: 2, resolutionMM: 4, seed: 100, truth: truth)
        for plan in 0..<trial.plans { trial.run(plan: plan) }
        return trial.pooled
    }

    /// `frazil verify --bands` does this with more plans and by the figure.
    @Test func theBandsHoldNineRandomPatientsOfTen() {
        let row = Self.pooled(truth: .usual)
        #expect(row.count > 120)
        #expect((0.84...0.96).contains(row.share), "\(row.share)")
    }

    @Test func theBandsDoNotHoldPatientsOfAWiderPrior() {
        let row = Self.pooled(truth: .usual.widened(by: 2))
        #expect(row.share < 0.8, "\(row.share)")
    }

    /// One plan each, which is not what the other's second would be.
    @Test func seedsNextToEachOtherShareNoPlan() {
        func rows(seed: UInt64, plan: Int) -> [Int] {
            var trial = BandTrial(plans: plan + 1, resolutionMM: 4, seed: seed)
            trial.run(plan: plan)
            return trial.rows.flatMap { [$0.below, $0.within, $0.above, $0.oneSided] }
        }
        #expect(rows(seed: 0, plan: 1) != rows(seed: 1, plan: 0))
        #expect(rows(seed: 0, plan: 1) == rows(seed: 0, plan: 1))
    }

    @Test func theIntervalIsWilsons() {
        var row = BandTrial.Row(figure: "one")
        for truth in 0..<20 { row.add(truth < 18 ? 1 : 3, to: Band(low: 0, high: 2)) }
        #expect(row.share == 0.9 && row.above == 2)
        #expect(abs(row.interval.lowerBound - 0.699) < 0.001 && abs(row.interval.upperBound - 0.972) < 0.001)
    }

    @Test func ofABandThatEndsWhereTheFigureDoesMoreAreMeant() {
        var row = BandTrial.Row(figure: "one")
        row.add(1, to: Band(low: 0.9, high: 1), within: 0...1)
        #expect(abs(row.meant - 0.95) < 1e-12)
        row.add(0.5, to: Band(low: 0.4, high: 0.6), within: 0...1)
        #expect(abs(row.meant - 0.925) < 1e-12)
    }

    @Test func aBandOfOneValueIsNotCounted() {
        var row = BandTrial.Row(figure: "one")
        row.add(1, to: Band(low: 1, high: 1))
        #expect(row.count == 0)
        row.add(nil, to: Band(low: 0, high: 1))
        #expect(row.below == 1)
    }
}
