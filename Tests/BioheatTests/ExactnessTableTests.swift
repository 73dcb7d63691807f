import Testing

@testable import Bioheat

/// The solver against the exact solutions, on a coarse and a fine grid.
@Suite(.serialized) struct Exactness {
    private typealias Case = ExactnessTable.Case

    /// A ball needs eight times the cells where a bar needs twice.
    private static let balls: Set<Case> = [.sphericalSink, .steadySphere]

    @Test(arguments: ExactnessTable.Case.allCases)
    func theSolverComesToTheExactSolution(of which: ExactnessTable.Case) {
        let isBall = Self.balls.contains(which)
        let coarse = ExactnessTable.rows(of: which, resolutionMM: isBall ? 2 : 1)
        let fine = ExactnessTable.rows(of: which, resolutionMM: isBall ? 1 : 0.5)
        for row in coarse + fine {
            print(
                "EXACT| \(row.name) | \(row.gridMM) | \(row.quantity) | \(Float(row.exact)) \(row.unit) | \(Float(row.computed)) | \(Float(row.errorPercent)) %")
            #expect(row.energyImbalance < 1e-3)
        }
        for row in fine { #expect(abs(row.errorPercent) < 1, "\(row.quantity): \(row.exact) but \(row.computed)") }
        #expect(spread(fine) < max(spread(coarse), 0.2))
    }

    private func spread(_ rows: [ExactnessTable.Row]) -> Double {
        (rows.map { $0.errorPercent * $0.errorPercent }.reduce(0, +) / Double(rows.count)).squareRoot()
    }
}
