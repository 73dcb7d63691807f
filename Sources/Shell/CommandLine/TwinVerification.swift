import Foundation
import Session
import Uncertainty
import Verification

/// `frazil verify --twin`: whether a forecast that starts from what was measured is nearer to what happens than the book's.
enum TwinVerification {
    static let usualPatients = 20
    /// The patient's cells, in the forecasts'.
    static let patientShare = 0.75
    /// Of the second table, for each of the first.
    static let drawnForEach = 2
    /// What the share within a range of 90 % may be, where so few are counted.
    static let bound = 0.8...0.98

    static func run(patients count: Int, resolutionMM: Double, seed: UInt64, json: String?) throws(CommandLineFault) -> Int32 {
        let trial = try TwinTrial(resolutionMM: resolutionMM, patientMM: resolutionMM * patientShare)
        var tables: [TwinTable] = []
        for spread in TwinTrial.Spread.allCases {
            let table = try tabulate(spread, trial, patients: count, seed: seed)
            if json != "-" { Terminal.write(text(table, spread, trial), to: Terminal.output) }
            tables.append(table)
        }
        var coverage = TwinCoverage(seed: seed)
        for number in 0..<count * drawnForEach { coverage.add(patient: number) }
        if json != "-" { Terminal.write(text(coverage, patients: count * drawnForEach), to: Terminal.output) }
        if let json { try Output.write(TwinPage.json(tables, coverage).page, to: json) }
        let isHonest = coverage.rows.allSatisfy { bound.contains(Double($0.within) / Double(max($0.count, 1))) }
        return tables.allSatisfy(\.isBetter) && isHonest ? 0 : 1
    }

    private static func tabulate(
        _ spread: TwinTrial.Spread, _ trial: TwinTrial, patients count: Int, seed: UInt64
    ) throws(CommandLineFault) -> TwinTable {
        let isProgressShown = Terminal.isTerminal(Terminal.errors)
        // The book's forecast hangs on nothing that is measured, so it is the same for all.
        let book = try trial.patient(seed: seed, spread, followsPatient: false).forecast
        var patients: [TwinTrial.Patient] = []
        for number in 0..<count {
            if isProgressShown { Terminal.write("\r\u{1B}[Kpatient \(number + 1) of \(count)", to: Terminal.errors) }
            patients.append(try trial.patient(seed: seed &+ UInt64(number), spread, followsPatient: true))
        }
        if isProgressShown { Terminal.write("\r\u{1B}[K", to: Terminal.errors) }
        return TwinTable(patients, book: book)
    }

    private static func text(_ coverage: TwinCoverage, patients: Int) -> String {
        let heading =
            "\n\(patients) patients out of the prior with gauges that err as is believed, on cells of \(TwinCoverage.resolutionMM) mm: the estimates behind a freeze and a\n"
            + "thaw; \(coverage.notTaken) contradicted every patient that is believed, were told of and are not counted\n\n"
        let rows = coverage.rows.map(TwinTable.row)
        return heading + columns("factor", "error, rms", "stated sd", "in 5 to 95 %", "error / sd") + rows.map(line).joined()
    }

    private static func line(_ row: TwinTable.EstimateRow) -> String {
        columns(
            row.name, String(format: "%.1f %%", 100 * row.error), String(format: "%.1f %%", 100 * row.deviation), "\(row.within) of \(row.count)",
            String(format: "%.2f", row.normalised))
    }

    private static func text(_ table: TwinTable, _ spread: TwinTrial.Spread, _ trial: TwinTrial) -> String {
        let patients =
            switch spread {
            case .simulated: "simulated patients as `frazil run` draws them (perfusion within 15 %, probes within 5 %)"
            case .believed: "simulated patients as far from the textbook as is believed (perfusion half to twice, probes within 25 %)"
            }
        let heading =
            "\(spread == .simulated ? "" : "\n")\(table.patients.count) \(patients), the\nforecast of the second freeze against what it did: errors, root mean square\n"
            + "forecasts on cells of \(String(format: "%g", trial.resolutionMM)) mm, patients on \(String(format: "%.2g", trial.patientMM)) mm; by the book, and corrected by the first freeze\n\n"
        let figures = table.rows.map { row in
            columns(
                row.name, String(format: "%.2f %@", row.book, row.unit), String(format: "%.2f %@", row.corrected, row.unit),
                String(format: "%.2f", row.corrected / row.book), "\(row.closer) of \(table.patients.count)")
        }
        return heading + columns("figure", "by the book", "corrected", "ratio", "closer") + figures.joined()
            + "\nthe estimates against the hidden patient; the last column is the error in its own standard deviations\n\n"
            + columns("factor", "error, rms", "stated sd", "in 5 to 95 %", "error / sd") + table.estimates.map(line).joined()
    }

    private static func columns(_ texts: String...) -> String {
        zip(texts, [22, 16, 16, 14, 12]).map(VerifyPage.padded).joined() + "\n"
    }
}
