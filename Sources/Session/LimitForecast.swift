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

    /// The regions that it looked at.
    public var regions: Set<String> = []
    /// Where it asks for the coldest point of one region at each instant, and for nothing else.
    var loneOrgan: String?

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

    mutating func looked(at questions: Set<Question>) {
        regions = Set(questions.compactMap(\.region))
        if questions.count == 1, case .coldest(let region, now: true)? = questions.first { loneOrgan = region }
    }

    /// Judged every few seconds; between them it may have been a little colder. A judgement is not changed by it.
    func told(with celsius: Double) -> LimitForecast {
        guard let value, let room, celsius < value, value - celsius < Self.betweenJudgements, room - (value - celsius) > 0 || room < 0 else { return self }
        var told = self
        told.value = celsius
        told.room = room - (value - celsius)
        return told
    }

    /// So much colder an organ may be between two judgements, K; what is more has another reason.
    private static let betweenJudgements = 0.5
}

extension Question {
    /// That it is asked of, where its answer may go on changing after the gas is off.
    fileprivate var region: String? { if case .region(let name)? = watchedPlace { name } else { nil } }
}
