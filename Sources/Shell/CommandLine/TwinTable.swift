import Bioheat
import Foundation
import Session
import Uncertainty
import Verification

/// What a trial of the model that follows the patient comes to.
struct TwinTable {
    struct Row {
        let name: String
        let unit: String
        /// Root mean squares of the errors.
        let book: Double
        let corrected: Double
        /// In how many patients the corrected forecast is the nearer one.
        let closer: Int
    }

    struct EstimateRow {
        let name: String
        /// Of the logarithm, root mean square; and as stated.
        let error: Double
        let deviation: Double
        /// How many hidden values lie in the stated range of 90 %.
        let within: Int
        let count: Int
        /// Errors in their stated standard deviations, root mean square; 1 where those are right.
        let normalised: Double
    }

    let patients: [TwinTrial.Patient]
    let rows: [Row]
    let estimates: [EstimateRow]

    init(_ patients: [TwinTrial.Patient], book: [Double]) {
        self.patients = patients
        rows = TwinTrial.figures.enumerated().map { index, figure in
            let before = patients.map { abs(book[index] - $0.truth[index]) }
            let after = patients.map { abs($0.forecast[index] - $0.truth[index]) }
            return Row(
                name: figure.name, unit: figure.unit, book: Self.rootMeanSquare(before), corrected: Self.rootMeanSquare(after),
                closer: zip(before, after).count { $1 < $0 })
        }
        let found = patients.flatMap { patient in (patient.correction?.estimates ?? []).map { ($0, patient.variation) } }
        estimates = Dictionary(grouping: found, by: { $0.0.subject.name }).sorted { $0.key < $1.key }.map { Self.row($0.key, $0.value) }
    }

    private static func row(_ name: String, _ found: [(estimate: Correction.Estimate, variation: Variation)]) -> EstimateRow {
        EstimateRow(name, errors: found.map { $0.estimate.logarithmicError(for: $0.variation) }, deviations: found.map(\.estimate.deviation))
    }

    static func row(_ row: TwinCoverage.Row) -> EstimateRow { EstimateRow(row.name, errors: row.errors, deviations: row.deviations) }

    fileprivate static func rootMeanSquare(_ values: [Double]) -> Double {
        (values.map { $0 * $0 }.reduce(0, +) / Double(max(values.count, 1))).squareRoot()
    }

    /// Whether every figure's forecast came nearer on the whole.
    var isBetter: Bool { rows.allSatisfy { $0.corrected < $0.book } }
}

extension TwinTable.EstimateRow {
    fileprivate init(_ name: String, errors: [Double], deviations: [Double]) {
        let normalised = zip(errors, deviations).map { $0 / $1 }
        self.init(
            name: name, error: TwinTable.rootMeanSquare(errors), deviation: TwinTable.rootMeanSquare(deviations),
            within: normalised.count { abs($0) <= Correction.Estimate.ninetyPercent }, count: errors.count, normalised: TwinTable.rootMeanSquare(normalised))
    }
}

/// The tables as JSON.
enum TwinPage {
    /// The first table's members as they always were; those of each spread by its name.
    static func json(_ tables: [TwinTable], _ coverage: TwinCoverage) -> JSONValue {
        let members = tables.map(members)
        let named = zip(TwinTrial.Spread.allCases, members).map { ($0.rawValue, JSONValue.members($1)) }
        return .members((members.first ?? []) + named + [
            ("drawn", .list(coverage.rows.map { json(TwinTable.row($0)) })), ("not_taken", .number(coverage.notTaken)),
        ])
    }

    private static func members(_ table: TwinTable) -> [(String, JSONValue)] {
        [("patients", .number(table.patients.count)), ("figures", .list(table.rows.map(json))), ("estimates", .list(table.estimates.map(json)))]
    }

    private static func json(_ row: TwinTable.Row) -> JSONValue {
        .members([
            ("figure", .text(row.name)), ("unit", .text(row.unit)), ("book", .number(row.book)), ("corrected", .number(row.corrected)),
            ("closer", .number(row.closer)),
        ])
    }

    private static func json(_ row: TwinTable.EstimateRow) -> JSONValue {
        .members([
            ("factor", .text(row.name)), ("error", .number(row.error)), ("deviation", .number(row.deviation)), ("within", .number(row.within)),
            ("count", .number(row.count)), ("normalised", .number(row.normalised)),
        ])
    }
}

extension Correction.Estimate {
    /// Of the estimate against a patient's hidden value.
    fileprivate func logarithmicError(for variation: Variation) -> Double {
        let truth =
            switch subject {
            case .strength: variation.probeStrength
            case .perfusion: variation.perfusion
            }
        return log(factor / truth)
    }
}
