import Quantities
import Session

extension RunReport.Goal {
    /// `goal met: coverage(lesion, below: -40 C) >= 95% (97 %)`
    var summary: String { "goal \(isMet ? "met" : "missed"): \(text)" + (value.map { " (\(seen($0))\(bandWords))" } ?? "") }

    private var bandWords: String {
        guard let confident else { return "" }
        let ends = [confident.band.low, confident.band.high].map { $0.map(seen) ?? "none" }
        return ", \(confident.percentWords) \(ends[0]) to \(ends[1])"
    }

    /// In the unit that the goal's own bound is written in, where that is the report's unit too.
    private func seen(_ value: Double) -> String {
        let text = text.split(separator: " with ", maxSplits: 1).first ?? ""
        if text.hasSuffix("%") { return "\(Numeral.text(100 * value, significantDigits: 3)) %" }
        let unit = ["mm", "C", "s", "cm3"].first { text.hasSuffix(" \($0)") }
        return Numeral.text(value) + (unit.map { " \($0)" } ?? "")
    }
}
