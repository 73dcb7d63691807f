import Quantities
import Session

extension Alternative {
    /// `8m`, `60%`, `at 60% for 7m 30s`: a time, a power, or both; nothing where there is neither, or anything else with a unit.
    init?(words: String) {
        self.init()
        var rest = words[...]
        while let start = rest.firstIndex(where: { $0.isNumber }) {
            rest = rest[start...]
            let digits = rest.prefix { $0.isNumber || $0 == "." }
            rest = rest[digits.endIndex...].drop { $0 == " " }
            let unit = rest.prefix { $0.isLetter || $0 == "%" }
            rest = rest[unit.endIndex...]
            guard let number = Double(digits), let definition = UnitTable.unit(named: String(unit)) else { return nil }
            switch definition.dimension {
            case .duration: seconds = (seconds ?? 0) + number * definition.scale
            case .ratio: power = number * definition.scale
            default: return nil
            }
        }
        guard seconds != nil || power != nil, (0...1).contains(power ?? 1), (1...86_400).contains(seconds ?? 1) else { return nil }
    }
}
