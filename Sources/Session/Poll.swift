import Evaluation
import Uncertainty

/// The members are asked in turn what the forecast was asked.
struct Poll {
    /// Whose turn it is, from 0.
    var member = 0
    /// By question, one for each member.
    var answers: [Question: [Answer]] = [:]
}

extension Procedure {
    /// Measures a requirement once by the forecast and, where it asks for confidence, once by each member.
    func judgement(of requirement: Requirement) throws -> Judgement {
        let forecast = try requirement.measure()
        guard let confidence = requirement.confidence, try prepareEnsemble() else { return Judgement(forecast) }
        poll = Poll()
        defer { poll = nil }
        let members = try (0..<Ensemble.memberCount).map { member in
            poll?.member = member
            return try requirement.measure()
        }
        return Judgement(forecast, members, confidence: confidence)
    }

    /// Whether there are members: not before time has passed.
    private func prepareEnsemble() throws -> Bool {
        if running != nil { return try running?.prepareEnsemble() != nil }
        try state.prepareModel()
        return try state.prepareEnsemble() != nil
    }

    /// The answer of the member whose turn it is. The first to be asked a question asks it of all.
    func memberAnswer(to question: Question) throws -> Answer {
        let asked = running ?? state
        guard let poll, let ensemble = asked.ensemble else { return asked.answer(question, atlas: atlas) }
        if let known = poll.answers[question] { return known[poll.member] }
        let measured = ensemble.measured { asked.standing(in: $0).answer(question, atlas: self.memberAtlas) }
        let answers = asked.answer(question, atlas: atlas).corrected(by: measured, of: question)
        self.poll?.answers[question] = answers
        return answers[poll.member]
    }
}

extension Answer {
    /// The members' answers, brought onto this one, which is the forecast's.
    fileprivate func corrected(by measured: Ensemble.Measured<Answer>, of question: Question) -> [Answer] {
        let range = question.range
        switch self {
        case .number(let number):
            return measured.corrected(for: number, within: range) { $0.number }.map { .number($0) }
        case .numbers(let numbers):
            let columns = numbers.indices.map { index in measured.corrected(for: numbers[index], within: range) { $0.numbers[index] } }
            return measured.members.indices.map { member in .numbers(columns.compactMap { $0[member] }) }
        case .iceball(let ball):
            return IceballAnswer.corrected(ball, by: measured).map { .iceball($0) }
        case .point:
            return measured.members
        }
    }

    private var number: Double? { if case .number(let number) = self { number } else { nil } }
    private var numbers: [Double] { if case .numbers(let numbers) = self { numbers } else { [] } }
    fileprivate var iceball: IceballAnswer? { if case .iceball(let ball) = self { ball } else { nil } }
}

extension IceballAnswer {
    fileprivate static func corrected(_ forecast: IceballAnswer, by measured: Ensemble.Measured<Answer>) -> [IceballAnswer] {
        func figures(_ path: KeyPath<IceballAnswer, Double>) -> [Double] {
            measured.corrected(for: forecast[keyPath: path], within: 0...(.infinity)) { $0.iceball?[keyPath: path] }.map { $0 ?? 0 }
        }
        let extents = [figures(\.extentsMM.x), figures(\.extentsMM.y), figures(\.extentsMM.z)]
        let (widths, lengths, volumes) = (figures(\.widthMM), figures(\.lengthMM), figures(\.volumeCM3))
        return measured.members.indices.map { member in
            IceballAnswer(
                extentsMM: .init(extents[0][member], extents[1][member], extents[2][member]), widthMM: widths[member], lengthMM: lengths[member],
                volumeCM3: volumes[member])
        }
    }
}

extension Question {
    /// What its answer cannot leave, where there is such a range.
    fileprivate var range: ClosedRange<Double>? {
        switch self {
        case .coverage: 0...1
        case .volume, .distance: 0...(.infinity)
        default: nil
        }
    }
}
