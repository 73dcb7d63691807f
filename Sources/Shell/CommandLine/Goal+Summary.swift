import Quantities
import Session

extension RunReport.Goal {
    /// `goal met: coverage(lesion, below: -40 C) >= 95% (0.97)`
    var summary: String {
        let seen = value.map { " (\(Numeral.text($0)))" } ?? ""
        return "goal \(isMet ? "met" : "missed"): \(text)\(seen)"
    }
}
