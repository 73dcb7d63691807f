import Foundation
import Session
import Verification

/// What `frazil verify` prints.
enum VerifyPage {
    static let heading =
        "The solver against exact solutions, and against finer references where there is no formula. Errors in % of the exact value, of a\n"
        + "temperature in % of the whole drop. Verdicts: ok; cell, a front off by less than 0.15 of a cell; 1 %, within 1 % only; OFF.\n\n"
        + columns("case", "figure", "cell", "exact", "computed", "error", "error %", "") + "\n"

    static func line(_ figure: VerifiedFigure) -> String {
        let unit = figure.unit == "°C" ? "C" : figure.unit
        return columns(
            figure.problem, figure.quantity, String(format: "%.2f", figure.gridMM), String(format: "%.3f ", figure.exact) + unit,
            String(format: "%.3f", figure.computed), String(format: "%+.3f", figure.error),
            figure.exact == 0 ? "" : String(format: "%+.2f", figure.errorPercent), figure.verdict.rawValue) + "\n"
    }

    static func summary(_ figures: [VerifiedFigure]) -> String {
        func count(_ verdict: VerifiedFigure.Verdict) -> Int { figures.count { $0.verdict == verdict } }
        return "\n\(figures.count) figures: \(count(.ok)) ok, \(count(.cell)) within 0.15 of a cell, \(count(.coarse)) within 1 %, \(count(.off)) OFF\n"
    }

    private static func columns(
        _ name: String, _ figure: String, _ cell: String, _ exact: String, _ computed: String, _ error: String, _ percent: String, _ verdict: String
    ) -> String {
        padded(name, 34) + padded(figure, 26) + padded(cell, 6) + padded(exact, 14) + padded(computed, 11) + padded(error, 9) + padded(percent, 9)
            + verdict
    }

    static func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(1, width - text.count)) }

    static func json(_ figures: [VerifiedFigure]) -> [JSONValue] {
        figures.map {
            .members([
                ("case", .text($0.problem)), ("figure", .text($0.quantity)), ("unit", .text($0.unit)), ("resolution_mm", .number($0.gridMM)),
                ("exact", .number($0.exact)), ("computed", .number($0.computed)), ("error", .number($0.error)),
                ("error_percent", .number($0.errorPercent)), ("bound", .number($0.bound)), ("energy_imbalance", .number($0.energyImbalance)),
                ("verdict", .text($0.verdict.rawValue)), ("ok", .boolean($0.verdict != .off)),
            ])
        }
    }
}

/// What `frazil verify --convergence` prints.
enum ConvergencePage {
    private static var grids: [String] { Convergence.gridsMM.map { String(format: "%g mm", $0) } }

    static func heading(isMarkdown: Bool) -> String {
        let legend = "Root mean square of the errors of each case by the finest cell, and the order: the slope of the fit through all grids.\n\n"
        if isMarkdown { return legend + row(["case", "unit"] + grids + ["order"]) + row(Array(repeating: "---", count: 3 + grids.count)) }
        return legend + VerifyPage.padded("case", 36) + VerifyPage.padded("unit", 6) + grids.map { VerifyPage.padded($0, 10) }.joined() + "order\n"
    }

    static func line(_ convergence: Convergence, isMarkdown: Bool) -> String {
        let errors = convergence.errors.map { $0.isFinite ? String(format: "%.3f", $0) : "-" }
        let order = convergence.order.map { String(format: "%.1f", $0) } ?? "-"
        if isMarkdown { return row([convergence.name, convergence.unit] + errors + [order]) }
        return VerifyPage.padded(convergence.name, 36) + VerifyPage.padded(convergence.unit, 6)
            + errors.map { VerifyPage.padded($0, 10) }.joined() + order + "\n"
    }

    private static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }

    static func json(_ convergence: Convergence) -> JSONValue {
        .members([
            ("case", .text(convergence.name)), ("resolution_mm", .list(Convergence.gridsMM.map { .number($0) })), ("unit", .text(convergence.unit)),
            (convergence.unit == "%" ? "error_percent" : "error_mm", .list(convergence.errors.map { .number($0) })),
            ("order", .number(convergence.order)),
        ])
    }
}
