import Quantities
import Session

extension RunReport.Goal {
    /// `goal met: coverage(lesion, below: -40 C) >= 95% (97 %)`
    var summary: String { "goal \(isMet ? "met" : "missed"): \(text)" + (value.map { " (\(seen($0)))" } ?? "") }

    /// In the unit that the goal's own bound is written in, where that is the report's unit too.
    private func seen(_ value: Double) -> String {
        if text.hasSuffix("%") { return "\(Numeral.text(100 * value, significantDigits: 3)) %" }
        let unit = ["mm", "C", "s", "cm3"].first { text.hasSuffix(" \($0)") }
        return Numeral.text(value) + (unit.map { " \($0)" } ?? "")
    }
}
