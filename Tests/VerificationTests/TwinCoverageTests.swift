import Testing

@testable import Verification

@Suite struct TwinCoverageTests {
    /// `frazil verify --twin` does this with more patients.
    @Test func theStatedRangesHoldMostHiddenPatients() {
        var coverage = TwinCoverage(seed: 5)
        for number in 0..<6 { coverage.add(patient: number) }
        #expect(coverage.strength.count + coverage.perfusion.count + 3 * coverage.notTaken >= 12)
        let (within, count) = (coverage.rows.map(\.within).reduce(0, +), coverage.rows.map(\.count).reduce(0, +))
        #expect(Double(within) >= 0.7 * Double(count), "\(within) of \(count)")
        #expect(coverage.strength.deviations.allSatisfy { $0 < 0.08 }, "they are learnt, not only believed")
    }
}
