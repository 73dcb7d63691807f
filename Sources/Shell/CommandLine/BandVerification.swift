import Foundation
import Session
import Verification

/// `frazil verify --bands`: whether the bands of forecasts hold random patients as often as they say.
enum BandVerification {
    /// How far the share within the bands may lie from the one that is meant.
    static let bound = 0.05

    static func run(plants: Int, resolutionMM: Double, seed: UInt64, json: String?) throws(CommandLineFault) -> Int32 {
        let plans = (plants + BandTrial.patientsPerPlan - 1) / BandTrial.patientsPerPlan
        var trial = BandTrial(plans: plans, resolutionMM: resolutionMM, seed: seed)
        let isSilent = json == "-"
        let isProgressShown = Terminal.isTerminal(Terminal.errors)
        for plan in 0..<plans {
            if isProgressShown { Terminal.write("\r\u{1B}[Kplan \(plan + 1) of \(plans)", to: Terminal.errors) }
            trial.run(plan: plan)
        }
        if isProgressShown { Terminal.write("\r\u{1B}[K", to: Terminal.errors) }
        if !isSilent { Terminal.write(text(trial), to: Terminal.output) }
        if let json { try Output.write(page(trial).page, to: json) }
        return isWithin(trial.pooled) ? 0 : 1
    }

    private static func isWithin(_ row: BandTrial.Row) -> Bool { abs(row.share - row.meant) <= bound + 1e-9 }

    private static func text(_ trial: BandTrial) -> String {
        let patients = trial.plans * BandTrial.patientsPerPlan
        let heading =
            "\(trial.plans) random plans at \(trial.resolutionMM) mm, \(patients) random patients: how many lie in the 5 to 95 % band of the forecast\n"
            + "counted are patients whose band is wider than nothing; of bands that end where the figure does (a coverage of 100 %) 95 % are meant,\n"
            + "not 90; the range is Wilson's, 95 %, for these members; other sixteen members would move a figure by 4 % (one standard deviation)\n\n"
        let names = columns("figure", "patients", "below", "above", "meant", "within", "range", "")
        return heading + names + trial.rows.map { line($0, range: range($0)) }.joined() + line(trial.pooled, range: "")
    }

    /// The figures of one patient hang together, so all of them have no range.
    private static func line(_ row: BandTrial.Row, range: String) -> String {
        columns(
            row.figure, "\(row.count)", "\(row.below)", "\(row.above)", percent(row.meant) + " %", percent(row.share) + " %", range,
            isWithin(row) ? "ok" : "off")
    }

    private static func range(_ row: BandTrial.Row) -> String {
        "\(percent(row.interval.lowerBound)) to \(percent(row.interval.upperBound)) %"
    }

    private static func percent(_ share: Double) -> String { String(format: "%.1f", 100 * share) }

    private static func columns(_ figure: String, _ others: String...) -> String {
        VerifyPage.padded(figure, 18) + zip(others, [10, 8, 8, 10, 10, 18, 1]).map(VerifyPage.padded).joined().trimmingTrailingSpaces + "\n"
    }

    private static func page(_ trial: BandTrial) -> JSONValue {
        .members([
            ("plans", .number(trial.plans)), ("seed", .text(String(trial.seed))), ("resolution_mm", .number(trial.resolutionMM)),
            ("figures", .list(trial.rows.map(member))), ("all_within", .number(trial.pooled.share)),
        ])
    }

    private static func member(_ row: BandTrial.Row) -> JSONValue {
        .members([
            ("figure", .text(row.figure)), ("patients", .number(row.count)), ("below", .number(row.below)), ("above", .number(row.above)),
            ("meant", .number(row.meant)), ("within", .number(row.share)), ("interval", .list([.number(row.interval.lowerBound), .number(row.interval.upperBound)])),
            ("ok", .boolean(isWithin(row))),
        ])
    }
}

extension String {
    fileprivate var trimmingTrailingSpaces: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
