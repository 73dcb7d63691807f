import Uncertainty

extension Correction {
    func json(_ precision: Precision) -> JSONValue {
        .members([
            ("taken", .boolean(isTaken)), ("moved", .boolean(isTaken && movesModel)), ("sightings", .number(sightings)),
            ("estimates", .list(estimates.map { $0.json(precision) })), ("contradictions", .list(contradictions.map { .text($0.words) })),
        ])
    }

    /// Behind so many rows.
    func record(behind rows: Int) -> JSONValue {
        let told = contradictions.map(\.words) + (isTaken ? [words] : ["not taken over"])
        return .members([
            ("behind", .number(rows)), ("words", .text(told.joined(separator: "; "))), ("factors", factors.json), ("correction", json(.full)),
        ])
    }
}

extension Correction.Estimate {
    func json(_ precision: Precision) -> JSONValue {
        .members([
            ("of", .text(subject.name)), ("probes", subject.probes.isEmpty ? nil : .list(subject.probes.map { .text($0) })),
            ("factor", precision.ratio(factor)), ("band", band.json(precision.ratio)), ("learnt", .boolean(isLearnt)),
        ])
    }
}

extension Correction.Subject {
    /// In the JSON.
    public var name: String {
        switch self {
        case .strength: "strength"
        case .perfusion: "perfusion"
        }
    }

    fileprivate var probes: [String] { if case .strength(let probes) = self { probes } else { [] } }
}

extension PatientFactors {
    /// To the last bit, for a replay.
    var json: JSONValue {
        .members([
            ("strengths", .sorted(strengths.mapValues { .number($0) })), ("strength_of_others", .number(strengthOfOthers)),
            ("perfusion", .number(perfusion)),
        ])
    }
}
