import Quantities
import Session

/// A command is committed on a yes to its prediction.
extension PromptAudience {
    /// Only what takes time, and a scan, predicts anything; placing and setting are committed without a question.
    func agrees(to rows: [CommandRow]) -> Bool {
        guard let answer, rows.contains(where: { $0.prediction != nil }) else { return true }
        for row in rows where row.prediction != nil { say(PredictionCard.text(row)) }
        return YesOrNo.isYes(answer("commit? [y/N] "))
    }

    /// Asked of a live machine only, whose gas is closed meanwhile.
    func goesOn(after disagreement: Disagreement) -> Bool {
        progressLine.clear()
        return question?.isAnswered(YesOrNo.contradiction, withinSeconds: YesOrNo.patienceSeconds) ?? true
    }
}

/// What the forecast says of one command, in a few lines.
enum PredictionCard {
    static func text(_ row: CommandRow) -> String {
        let lines = [title(row)] + row.violations.map { line("breaks", $0.words) } + outcome(row.prediction) + gas(row)
        return lines.compactMap { $0 }.joined(separator: "\n")
    }

    /// What was measured when it was done, in one line.
    static func done(_ row: CommandRow) -> String {
        let measured = row.measured.map { $0.tipCelsius.merging($0.sensorCelsius) { $1 } } ?? [:]
        let tips = measured.sorted { $0.key < $1.key }.map { "\($0.key) \(tenth($0.value)) C" }.joined(separator: ", ")
        let scan = row.measured?.scan.map { "\($0.modality) sees \(extents($0.extentsMM.x, $0.extentsMM.y, $0.extentsMM.z)), \(tenth($0.volumeCM3)) cm3" }
        let seen = [tips.isEmpty ? nil : "measured \(tips)", scan].compactMap { $0 }.joined(separator: "; ")
        return "\(row.wasCutShort ? "cut short" : "done"), \(SessionClock.text(row.endSeconds))" + (seen.isEmpty ? "" : ": \(seen)")
    }

    private static func title(_ row: CommandRow) -> String {
        return "predicted for `\(row.shortText)`, \(SessionClock.text(row.startSeconds)) to \(SessionClock.text(row.endSeconds))"
    }

    private static func outcome(_ prediction: PredictedOutcome?) -> [String?] {
        guard let prediction else { return [] }
        return [iceball(prediction)] + targets(prediction) + organs(prediction) + [bandsLine(prediction), probes(prediction)]
    }

    private static func iceball(_ prediction: PredictedOutcome) -> String? {
        guard prediction.volumesCM3.count == PredictedOutcome.isotherms.count, prediction.volumesCM3[0] > 0 else { return nil }
        let size = extents(prediction.iceballMM[0], prediction.iceballMM[1], prediction.iceballMM[2])
        return line("ice ball", "\(size), \(tenth(prediction.volumesCM3[0])) cm3, of it \(tenth(prediction.volumesCM3[2])) cm3 below -40 C")
    }

    private static func targets(_ prediction: PredictedOutcome) -> [String?] {
        prediction.targets.sorted { $0.key < $1.key }.map { name, target in
            let bands = prediction.bands?.targets[name]
            let parts = PredictedOutcome.isotherms.indices.map { level in
                let margin = target.marginMM[level].map { "\(tenth($0))\(BandWords.tenths(bands?.marginMM[level])) mm" } ?? "none"
                let covered = percent(target.coverage[level]) + BandWords.percent(bands?.coverage[level])
                return "\(Numeral.text(PredictedOutcome.isotherms[level])) C: \(covered), margin \(margin)"
            }
            return line(name, parts.joined(separator: "; "))
        }
    }

    private static func organs(_ prediction: PredictedOutcome) -> [String?] {
        prediction.organs.sorted { $0.key < $1.key }.map { name, celsius in
            celsius.map { line(name, "coldest \(tenth($0))\(BandWords.tenths(prediction.bands?.organs[name])) C, after the gas is off too") }
        }
    }

    private static func bandsLine(_ prediction: PredictedOutcome) -> String? {
        prediction.bands.map { _ in line("[a to b]", "5 to 95 % of an ensemble of patients") }
    }

    private static func probes(_ prediction: PredictedOutcome) -> String? {
        guard !prediction.probes.isEmpty else { return nil }
        let tips = prediction.probes.sorted { $0.key < $1.key }.map { "\($0.key) \(tenth($0.value.tipCelsius)) C at \(percent($0.value.power))" }
        return line("tips", tips.joined(separator: ", "))
    }

    private static func gas(_ row: CommandRow) -> [String?] {
        row.gasGrams.sorted { $0.key < $1.key }.map { line($0.key, "\(Numeral.text($0.value, decimals: 0)) g") }
    }

    private static func line(_ name: String, _ words: String) -> String {
        "  " + name + String(repeating: " ", count: max(1, 10 - name.count)) + words
    }

    private static func extents(_ x: Double, _ y: Double, _ z: Double) -> String { "\(tenth(x)) x \(tenth(y)) x \(tenth(z)) mm" }
    private static func percent(_ share: Double?) -> String { share.map { "\(Numeral.text(100 * $0, decimals: 0)) %" } ?? "unknown" }
    private static func tenth(_ value: Double) -> String { Numeral.text(value, decimals: 1) }
}

/// Minutes and seconds since the start of the sitting, simulated.
enum SessionClock {
    static func text(_ seconds: Double) -> String {
        let whole = Int(min(max(seconds, 0), 1e9).rounded())
        return "\(whole / 60):" + (whole % 60 < 10 ? "0" : "") + "\(whole % 60)"
    }
}
