import Testing

@testable import Uncertainty

@Suite struct ALatinHypercube {
    @Test(arguments: [0, 3, 4, 5, 40])
    func putsOneMemberIntoEachStratum(dimension: Int) {
        let shares = LatinHypercube(seed: 7).shares(along: dimension)
        #expect(Set(shares.map { Int($0 * 16) }) == Set(0..<16))
        #expect(shares.allSatisfy { $0 >= 0 && $0 < 1 })
    }

    @Test func putsOneMemberIntoEachSquareOfItsFirstFiveDimensions() {
        let hypercube = LatinHypercube(seed: 7)
        let quarters = (0..<5).map { hypercube.shares(along: $0).map { Int($0 * 4) } }
        for one in 0..<5 {
            for other in 0..<one { #expect(Set(zip(quarters[one], quarters[other]).map { 4 * $0 + $1 }).count == 16, "\(one) and \(other)") }
        }
    }

    @Test func isDecidedByItsSeed() {
        let dimensions = 0..<12
        #expect(dimensions.map { LatinHypercube(seed: 3).shares(along: $0) } == dimensions.map { LatinHypercube(seed: 3).shares(along: $0) })
        #expect(dimensions.allSatisfy { LatinHypercube(seed: 3).shares(along: $0) != LatinHypercube(seed: 4).shares(along: $0) })
    }
}
