import Quantities
import Session

/// A limit in a forecast, in one line: whether it holds, the worst value with its time, and the room left, or when it breaks.
enum LimitWords {
    static func line(_ limit: LimitForecast) -> String {
        let value = limit.value.map { measured($0, limit.unit) } ?? "no value"
        let seen = "\(value) at \(SessionClock.text(limit.atSeconds))"
        if let breaks = limit.breaksAtSeconds { return "  ✗ \(limit.text): breaks at \(SessionClock.text(breaks)), at the worst \(seen)" }
        let room = limit.room.map { $0.isFinite ? ", \(measured($0, limit.unit)) left" : "" } ?? ""
        return "  ✓ \(limit.text): at the worst \(seen)\(room)"
    }

    /// `coldest(root) > 5 C, 3.25 C left at 15:30`.
    static func nearest(_ limit: LimitForecast) -> String {
        if let breaks = limit.breaksAtSeconds { return "\(limit.text) breaks at \(SessionClock.text(breaks))" }
        let room = limit.room.map { $0.isFinite ? ", \(measured($0, limit.unit)) left at \(SessionClock.text(limit.atSeconds))" : "" } ?? ""
        return limit.text + room
    }

    /// A limit or a goal by the plan as it stands.
    static func now(_ limit: LimitForecast, isLimit: Bool) -> String {
        let room = limit.room.map { $0.isFinite && $0 >= 0 ? ", \(measured($0, limit.unit)) left" : "" } ?? ""
        let value = limit.value.map { measured($0, limit.unit) } ?? "no value yet"
        return "  \(limit.holds ? "✓" : "✗") \(isLimit ? "limit" : "goal ") \(limit.text): \(value)\(limit.holds ? room : "")"
    }

    private static func measured(_ value: Double, _ unit: String) -> String {
        if unit == "%" { return "\(Numeral.text(100 * value, significantDigits: 3)) %" }
        let number = unit == "C" || unit == "mm" ? Numeral.text(value, decimals: 1) : Numeral.text(value, significantDigits: 3)
        return unit.isEmpty ? number : "\(number) \(unit)"
    }
}
