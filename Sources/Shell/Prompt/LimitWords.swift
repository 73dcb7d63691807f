import Quantities
import Session

/// A limit in a forecast, in one line: whether it holds, the worst value with its time, and the room left, or when it breaks.
enum LimitWords {
    static func line(_ limit: LimitForecast) -> String {
        let seen = "\(value(of: limit) ?? "no value") at \(SessionClock.text(limit.atSeconds))"
        if let breaks = breaks(limit) { return "  ✗ \(limit.text): \(breaks), at the worst \(seen)" }
        return "  ✓ \(limit.text): at the worst \(seen)\(room(of: limit).map { ", \($0) left" } ?? "")"
    }

    /// `coldest(root) > 5 C, 3.25 C left at 15:30`.
    static func nearest(_ limit: LimitForecast) -> String {
        if let breaks = breaks(limit) { return "\(limit.text) \(breaks)" }
        return limit.text + (room(of: limit).map { ", \($0) left at \(SessionClock.text(limit.atSeconds))" } ?? "")
    }

    /// What the two words of `now` mean.
    static func standing(at clock: String, behind command: String?) -> String {
        "now: by the plan as it stands, at \(clock)" + (command.map { "; later: what the forecast of `\($0)` sees behind it, with the gas off" } ?? "")
    }

    /// A limit or a goal by the plan as it stands.
    ///
    /// - Parameter later: what the last forecast saw behind its command.
    static func now(_ limit: LimitForecast, isLimit: Bool, later: LimitForecast? = nil) -> String {
        let value = value(of: limit).map { "now \($0)" } ?? "no value yet"
        return "  \(limit.holds ? "✓" : "✗") \(isLimit ? "limit" : "goal ") \(limit.text): \(value)\(left(limit))" + (later.map { "; later \(seen($0))" } ?? "")
    }

    private static func seen(_ limit: LimitForecast) -> String {
        "\(value(of: limit) ?? "no value") at \(SessionClock.text(limit.atSeconds))" + (breaks(limit).map { ", \($0)" } ?? left(limit))
    }

    /// Nothing where it is broken.
    private static func left(_ limit: LimitForecast) -> String {
        guard limit.holds, (limit.room ?? -1) >= 0 else { return "" }
        return room(of: limit).map { ", \($0) left" } ?? ""
    }

    /// Nothing where it holds throughout.
    private static func breaks(_ limit: LimitForecast) -> String? {
        limit.breaksAtSeconds.map { limit.wasBrokenBefore ? "was broken before" : "breaks at \(SessionClock.text($0))" }
    }

    private static func value(of limit: LimitForecast) -> String? { limit.value.map { measured($0, limit.unit, extraDigits: extraDigits(of: limit)) } }

    private static func room(of limit: LimitForecast) -> String? {
        guard let room = limit.room, room.isFinite else { return nil }
        let extra = hasDecimals(limit.unit) ? extraDigits(of: limit) : 0
        return measured(room, limit.unit, extraDigits: extra)
    }

    private static let mostExtraDigits = 4

    /// As many more as it takes for the value not to look like its bound, nor the room like none.
    private static func extraDigits(of limit: LimitForecast) -> Int {
        guard let room = limit.room, room.isFinite, room != 0 else { return 0 }
        let factor = limit.unit == "%" ? 100.0 : 1
        var halfStep = hasDecimals(limit.unit) ? 0.05 : Self.halfStep(at: factor * abs(limit.value ?? room))
        var extra = 0
        while factor * abs(room) < halfStep, extra < mostExtraDigits {
            halfStep /= 10
            extra += 1
        }
        return extra
    }

    /// Half of what the last of three significant digits stands for.
    private static func halfStep(at value: Double) -> Double {
        guard value.isFinite, value > 1e-9 else { return 0 }
        var (rest, step) = (value, 0.005)
        while rest >= 10 { (rest, step) = (rest / 10, step * 10) }
        while rest < 1 { (rest, step) = (rest * 10, step / 10) }
        return step
    }

    private static func hasDecimals(_ unit: String) -> Bool { unit == "C" || unit == "mm" }

    private static func measured(_ value: Double, _ unit: String, extraDigits extra: Int) -> String {
        if unit == "%" { return "\(Numeral.text(100 * value, significantDigits: 3 + extra)) %" }
        let number = hasDecimals(unit) ? Numeral.text(value, decimals: 1 + extra) : Numeral.text(value, significantDigits: 3 + extra)
        return unit.isEmpty ? number : "\(number) \(unit)"
    }
}
