import Testing

@testable import Bioheat

/// The solver against the exact solutions, on a coarse and a fine grid.
@Suite(.serialized) struct Exactness {
    @Test(arguments: ExactnessTable.Case.allCases)
    func theSolverComesToTheExactSolution(of which: ExactnessTable.Case) {
        let coarse = ExactnessTable.rows(of: which, resolutionMM: 1)
        let fine = ExactnessTable.rows(of: which, resolutionMM: 0.5)
        for row in coarse + fine {
            print(
                "EXACT| \(row.name) | \(row.gridMM) | \(row.quantity) | \(Float(row.exact)) \(row.unit) | \(Float(row.computed)) | \(Float(row.errorPercent)) %")
            #expect(row.energyImbalance < 1e-3)
        }
        for row in fine { #expect(isRight(row), "\(row.quantity): \(row.exact) but \(row.computed)") }
        #expect(spread(fine) < max(spread(coarse), 0.2))
    }

    /// Within 1 %. A front of a few cells, in the first minute, within 0.15 of a cell.
    private func isRight(_ row: ExactnessTable.Row) -> Bool {
        if abs(row.errorPercent) < 1 { return true }
        return row.unit == "mm" && row.quantity.hasSuffix("at 60 s") && abs(row.computed - row.exact) < 0.15 * row.gridMM
    }

    private func spread(_ rows: [ExactnessTable.Row]) -> Double {
        (rows.map { $0.errorPercent * $0.errorPercent }.reduce(0, +) / Double(rows.count)).squareRoot()
    }
}
