import Foundation
import Session
import Verification

/// How a published experiment is printed beside what the solver makes of it.
enum PublishedPage {
    static let heading = "\npublished experiments, predicted: no probe was fitted to these; 1 mm grid\n\n" + columns("case", "figure", "published", "computed", "")

    static func lines(_ experiment: PublishedCase, _ rows: [PublishedCase.Row]) -> String {
        rows.map { line(experiment.name, $0) }.joined()
    }

    static func line(_ name: String, _ row: PublishedCase.Row) -> String {
        let verdict = row.isWithin ? "within" : "OUTSIDE"
        return columns(
            name, row.datum.size.name, number(row.datum.published) + " +- " + number(row.datum.spread) + " mm", number(row.computed) + " mm",
            String(format: "%+.2f spreads, ", row.residual) + verdict)
    }

    static func summary(_ rows: [PublishedCase.Row]) -> String {
        "\n\(rows.count(where: \.isWithin)) of \(rows.count) published figures within their spread\n"
    }

    // MARK: Findings

    static let findingsHeading = "\npublished findings without figures\n\n"

    static func lines(_ finding: PublishedFinding, _ answer: PublishedFinding.Answer) -> String {
        VerifyPage.padded(finding.name, 76) + (answer.holds ? "holds" : "DOES NOT HOLD") + "\n    \(answer.words)   (\(finding.source))\n"
    }

    static func json(_ finding: PublishedFinding, _ answer: PublishedFinding.Answer) -> JSONValue {
        .members([("finding", .text(finding.name)), ("source", .text(finding.source)), ("computed", .text(answer.words)), ("ok", .boolean(answer.holds))])
    }

    private static func columns(_ name: String, _ figure: String, _ published: String, _ computed: String, _ verdict: String) -> String {
        VerifyPage.padded(name, 32) + VerifyPage.padded(figure, 18) + VerifyPage.padded(published, 18) + VerifyPage.padded(computed, 12) + verdict
            + "\n"
    }

    static func number(_ value: Double) -> String { String(format: "%.1f", value) }

    static func json(_ experiment: PublishedCase, _ row: PublishedCase.Row) -> JSONValue {
        .members([
            ("case", .text(experiment.name)), ("source", .text(experiment.source)), ("probe", .text(experiment.probe)),
            ("tissue", .text(experiment.tissue)), ("figure", .text(row.datum.size.name)), ("unit", .text("mm")),
            ("published", .number(row.datum.published)), ("spread", .number(row.datum.spread)), ("computed", .number(row.computed)),
            ("error_percent", .number(100 * (row.computed / row.datum.published - 1))), ("ok", .boolean(row.isWithin)),
        ])
    }
}
