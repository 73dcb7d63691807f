import Evaluation

/// Where a limit comes nearest to its bound while a command runs and behind it, by the forecast.
public struct LimitForecast: Hashable, Sendable {
    /// Where it is written, and how.
    public var line: Int
    public var text: String
    /// At the worst, in the units of the JSON (°C, mm, s, cm³, or a ratio); nothing where there is none.
    public var value: Double?
    /// Of the value, for a reader: `%` for a share (of 1), empty for a plain number.
    public var unit: String
    /// How far the value lies inside its bound at the worst, below 0 where it breaks it; nothing for a limit without a bound.
    public var room: Double?
    /// Program time of the worst, s.
    public var atSeconds: Double
    /// Program time of the first break, s; nothing where it holds throughout.
    public var breaksAtSeconds: Double?

    /// Broken already when the command began: the first break is none of its doing, and its time is that of the begin.
    public var wasBrokenBefore = false

    /// The regions that it looked at.
    public var regions: Set<String> = []

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
        let wasBroken = wasBrokenBefore
        if (later.room ?? .infinity) < (room ?? .infinity) || (holds && !later.holds) { self = later }
        breaksAtSeconds = firstBreak
        wasBrokenBefore = wasBroken
    }

    mutating func looked(at questions: Set<Question>) { regions = Set(questions.compactMap(\.region)) }

    /// It was judged every few seconds; what it came to between two of them counts, too.
    mutating func settle(_ judgement: Judgement) {
        guard (judgement.room ?? .infinity) < (room ?? .infinity) else { return }
        (value, room) = (judgement.value, judgement.room)
        if holds, !judgement.holds { breaksAtSeconds = atSeconds }
    }
}

extension Question {
    /// That it is asked of, where its answer may go on changing after the gas is off.
    fileprivate var region: String? { if case .region(let name)? = watchedPlace { name } else { nil } }
}
