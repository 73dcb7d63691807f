import Bioheat
import Foundation
import Session
import Verification

/// `frazil verify`: the solver held against exact solutions, on the user's own machine.
enum VerifyCommand {
    /// What an error may be, % of the exact value (of the problem's whole drop, for a temperature).
    static let boundPercent = 1.0

    static func run(_ arguments: [String]) -> Int32 {
        do throws(CommandLineFault) {
            let options = try OptionReader(arguments, OptionReader.Grammar(flags: ["--bands", "--convergence"], values: ["--json", "--plants", "--resolution", "--seed"]))
            if let operand = options.operands.first { throw .wantsNothing("verify", seen: operand) }
            let json = options.values["--json"]
            try Output.tryWriting(json)
            if options.flags.contains("--bands") {
                let plants = try options.whole("--plants", in: 10...10_000) ?? 200
                return try BandVerification.run(
                    plants: plants, resolutionMM: try options.resolutionMM() ?? 2, seed: try options.seed(), json: json)
            }
            if options.flags.contains("--convergence") { return try converge(json: json) }
            return try verify(resolutionMM: try options.resolutionMM() ?? 0.5, json: json)
        } catch {
            return Terminal.complain(error)
        }
    }

    private static func verify(resolutionMM: Double, json: String?) throws(CommandLineFault) -> Int32 {
        let isSilent = json == "-"
        if !isSilent { Terminal.write(VerifyPage.heading(resolutionMM: resolutionMM), to: Terminal.output) }
        var rows: [ExactnessTable.Row] = []
        for which in ExactnessTable.Case.allCases {
            let more = ExactnessTable.rows(of: which, resolutionMM: resolutionMM)
            if !isSilent { Terminal.write(more.map(VerifyPage.line).joined(), to: Terminal.output) }
            rows += more
        }
        let missed = rows.count { !VerifyPage.isWithin($0) }
        if !isSilent { Terminal.write(VerifyPage.summary(rows.count, missed: missed), to: Terminal.output) }
        let published = try predict(isSilent: isSilent)
        if let json { try Output.write(JSONValue.list(VerifyPage.json(rows) + published).page, to: json) }
        return missed == 0 ? 0 : 1
    }

    /// Published experiments that no probe was fitted to.
    private static func predict(isSilent: Bool) throws(CommandLineFault) -> [JSONValue] {
        let shelf = try LibraryShelf(tissues: PublishedCases.predicted.map(\.tissue))
        if !isSilent { Terminal.write(PublishedPage.heading, to: Terminal.output) }
        var values: [JSONValue] = []
        var all: [PublishedCase.Row] = []
        for experiment in PublishedCases.predicted {
            guard let probe = shelf.probes[experiment.probe], let tissue = shelf.tissues[experiment.tissue] else { throw .noLibrary() }
            let rows = experiment.rows(probe: probe, tissue: tissue)
            if !isSilent { Terminal.write(PublishedPage.lines(experiment, rows), to: Terminal.output) }
            values += rows.map { PublishedPage.json(experiment, $0) }
            all += rows
        }
        if !isSilent { Terminal.write(PublishedPage.summary(all), to: Terminal.output) }
        return values
    }

    /// The worst figure of each case on ever finer grids.
    private static func converge(json: String?) throws(CommandLineFault) -> Int32 {
        let grids = [3.0, 2, 1, 0.5]
        let isSilent = json == "-"
        if !isSilent { Terminal.write(VerifyPage.convergenceHeading(grids), to: Terminal.output) }
        var cases: [JSONValue] = []
        for which in ExactnessTable.Case.allCases {
            let errors = grids.map { grid in ExactnessTable.rows(of: which, resolutionMM: grid).map { abs($0.errorPercent) } }
            let line = VerifyPage.Convergence(name: which.rawValue, gridsMM: grids, errors: errors)
            if !isSilent { Terminal.write(line.text, to: Terminal.output) }
            cases.append(line.json)
        }
        if let json { try Output.write(JSONValue.list(cases).page, to: json) }
        return 0
    }
}

/// What `frazil verify` prints.
enum VerifyPage {
    static func isWithin(_ row: ExactnessTable.Row) -> Bool { abs(row.errorPercent) <= VerifyCommand.boundPercent }

    static func heading(resolutionMM: Double) -> String {
        "exact solutions against the solver at \(resolutionMM) mm; the error is in % of the exact value, of a temperature in % of the whole drop\n\n"
            + columns("case", "figure", "exact", "computed", "error %", "") + "\n"
    }

    static func line(_ row: ExactnessTable.Row) -> String {
        let unit = row.unit == "°C" ? "C" : row.unit
        return columns(
            row.name, row.quantity, String(format: "%.3f ", row.exact) + unit, String(format: "%.3f", row.computed),
            String(format: "%+.2f", row.errorPercent), isWithin(row) ? "ok" : "OFF") + "\n"
    }

    static func summary(_ count: Int, missed: Int) -> String {
        missed == 0
            ? "\nall \(count) figures within \(VerifyCommand.boundPercent) %\n"
            : "\n\(missed) of \(count) figures off by more than \(VerifyCommand.boundPercent) %\n"
    }

    private static func columns(_ name: String, _ figure: String, _ exact: String, _ computed: String, _ error: String, _ verdict: String) -> String {
        padded(name, 32) + padded(figure, 26) + padded(exact, 14) + padded(computed, 12) + padded(error, 9) + verdict
    }

    static func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(1, width - text.count)) }

    static func json(_ rows: [ExactnessTable.Row]) -> [JSONValue] {
        rows.map {
            .members([
                ("case", .text($0.name)), ("figure", .text($0.quantity)), ("unit", .text($0.unit)), ("resolution_mm", .number($0.gridMM)),
                ("exact", .number($0.exact)), ("computed", .number($0.computed)), ("error_percent", .number($0.errorPercent)),
                ("energy_imbalance", .number($0.energyImbalance)), ("ok", .boolean(isWithin($0))),
            ])
        }
    }

    static func convergenceHeading(_ grids: [Double]) -> String {
        "root mean square of the errors of each case, %, by the finest cell; the order is the slope of the fit through all grids\n\n"
            + padded("case", 32) + grids.map { padded("\($0) mm", 10) }.joined() + "order\n"
    }

    /// One case on several grids.
    struct Convergence {
        let name: String
        let gridsMM: [Double]
        /// By grid, %.
        let errors: [[Double]]

        private var means: [Double] { errors.map { ($0.map { $0 * $0 }.reduce(0, +) / Double(max($0.count, 1))).squareRoot() } }

        /// Least squares of log error against log cell.
        private var order: Double {
            let points = zip(gridsMM, means).map { (log($0), log(max($1, 1e-9))) }
            let count = Double(points.count)
            let (x, y) = (points.map(\.0).reduce(0, +) / count, points.map(\.1).reduce(0, +) / count)
            let spread = points.map { ($0.0 - x) * ($0.0 - x) }.reduce(0, +)
            return points.map { ($0.0 - x) * ($0.1 - y) }.reduce(0, +) / spread
        }

        var text: String {
            padded(name, 32) + means.map { padded(String(format: "%.3f", $0), 10) }.joined() + String(format: "%.1f", order) + "\n"
        }

        var json: JSONValue {
            .members([
                ("case", .text(name)), ("resolution_mm", .list(gridsMM.map { .number($0) })), ("error_percent", .list(means.map { .number($0) })),
                ("order", .number(order)),
            ])
        }
    }
}
