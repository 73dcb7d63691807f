/// Where a limit comes nearest to its bound while a command runs and behind it, by the forecast.
public struct LimitForecast: Hashable, Sendable {
    /// Where it is written, and how.
    public var line: Int
    public var text: String
    /// At the worst, in the units of the JSON (°C, mm, s, cm³, or a ratio); nothing where there is none.
    public var value: Double?
    /// Of the value, for a reader; empty for a plain number.
    public var unit: String
    /// How far the value lies inside its bound at the worst, below 0 where it breaks it; nothing for a limit without a bound.
    public var room: Double?
    /// Program time of the worst, s.
    public var atSeconds: Double
    /// Program time of the first break, s; nothing where it holds throughout.
    public var breaksAtSeconds: Double?

    public var holds: Bool { breaksAtSeconds == nil }

    init(line: Int, text: String, _ judgement: Judgement, atSeconds seconds: Double) {
        self.line = line
        self.text = text
        unit = judgement.unit
        value = judgement.value
        room = judgement.room
        atSeconds = seconds
        breaksAtSeconds = judgement.holds ? nil : seconds
    }

    /// The worse of the two, with the first break.
    mutating func meet(_ later: LimitForecast) {
        let firstBreak = breaksAtSeconds ?? later.breaksAtSeconds
        if (later.room ?? .infinity) < (room ?? .infinity) || (holds && !later.holds) { self = later }
        breaksAtSeconds = firstBreak
    }
}
