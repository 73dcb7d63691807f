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

    private func seen(_ value: Double) -> String {
        switch unit {
        case "%": "\(Numeral.text(100 * value, significantDigits: 3)) %"
        case "s": Quantity(value, .duration).description
        case "": Numeral.text(value)
        default: "\(Numeral.text(value)) \(unit)"
        }
    }
}
