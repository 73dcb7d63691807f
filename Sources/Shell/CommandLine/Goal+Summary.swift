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

    /// In the unit that the goal's own bound is written in, where that is the report's unit too; where the bound is a name, in the question's.
    private func seen(_ value: Double) -> String {
        let text = text.split(separator: " with ", maxSplits: 1).first ?? ""
        let unit = ["%", "mm", "C", "s", "cm3"].first { text.hasSuffix($0 == "%" ? $0 : " \($0)") } ?? unitOfLoneQuestion
        if unit == "%" { return "\(Numeral.text(100 * value, significantDigits: 3)) %" }
        return Numeral.text(value) + (unit.map { " \($0)" } ?? "")
    }

    /// Of `coverage(…) >= wanted`: one question, and a name that it is held against.
    private var unitOfLoneQuestion: String? {
        let sides = text.split(maxSplits: 1) { "<>=".contains($0) }
        guard let last = text.last, last.isLetter || last == "_", let asked = sides.first.map({ $0.hasSuffix(" ") ? $0.dropLast() : $0 }),
            asked.hasSuffix(")"), asked.count(where: { $0 == "(" }) == 1
        else { return nil }
        return Self.units[String(asked.prefix { $0 != "(" })]
    }

    private static let units = [
        "coverage": "%", "margin": "mm", "distance": "mm", "volume": "cm3", "coldest": "C", "warmest": "C", "temperature": "C", "tip": "C",
    ]
}
