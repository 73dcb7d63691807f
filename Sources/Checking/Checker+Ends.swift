import Quantities
import Syntax

/// Conditions that a freeze or a thaw cannot bring about: what it changes goes the other way.
extension Checker {
    private static let growing: Set<String> = ["coverage", "margin", "volume"]

    /// `freeze until tip(A) > 10 C`, `thaw until tip(A) < 10 C`.
    mutating func checkDirection(of condition: Expression, _ what: String) {
        if case .boolean = condition.kind { return tell(CheckMessages.constantEnd(what, at: condition.span)) }
        for threshold in comparisons(in: condition) {
            if let reason = impossibility(of: threshold) { return tell(CheckMessages.impossible("condition", reason, at: threshold.span)) }
        }
        if let threshold = unreachableShare(in: condition) {
            return tell(CheckMessages.beyondCoverage("condition", suggestion: share(meantBy: threshold), at: threshold.valueExpression.span))
        }
        guard let threshold = wrongWay(in: condition, isFreeze: what == "a freeze") else { return }
        let isTemperature = !Self.growing.contains(threshold.question)
        let isFreeze = what == "a freeze"
        let grows = isTemperature ? isFreeze ? "makes it colder" : "makes it warmer" : "only adds to the frozen zone"
        tell(CheckMessages.endsAtOnce(what, grows: grows, meant: turned(threshold), at: threshold.span))
    }

    private func unreachableShare(in condition: Expression) -> Threshold? {
        comparisons(in: condition).first { $0.question == "coverage" && isBeyondCoverage($0) }
    }

    /// Of what is joined by `or` one is enough; of what is joined by `and` all have to go the wrong way.
    private func wrongWay(in condition: Expression, isFreeze: Bool) -> Threshold? {
        guard case .binary(let operation, let left, let right, _) = condition.kind else { return nil }
        switch operation {
        case .or: return wrongWay(in: left, isFreeze: isFreeze) ?? wrongWay(in: right, isFreeze: isFreeze)
        case .and:
            guard let first = wrongWay(in: left, isFreeze: isFreeze), wrongWay(in: right, isFreeze: isFreeze) != nil else { return nil }
            return first
        default: return comparisons(in: condition).first { goesWrong($0, isFreeze: isFreeze) }
        }
    }

    private func goesWrong(_ threshold: Threshold, isFreeze: Bool) -> Bool {
        switch threshold.question {
        case "tip", "coldest", "warmest", "temperature":
            if isFreeze { return threshold.wantsMore || isAlreadySo(threshold) }
            return threshold.isCap
        case "coverage", "margin", "volume": return isFreeze && threshold.isCap
        default: return false
        }
    }

    /// As cold as that is everything before a freeze.
    private func isAlreadySo(_ threshold: Threshold) -> Bool {
        guard threshold.isCap, !environment.isHeldElsewhere, let body = environment.backgroundCelsius else { return false }
        return threshold.value > body + 1
    }

    private func turned(_ threshold: Threshold) -> String {
        let written = text(threshold.span)
        guard isAlreadySo(threshold), !Self.growing.contains(threshold.question) else { return written.withSignTurned }
        return written.replacing(text(threshold.valueExpression.span), with: "-40 C")
    }
}

extension Checker.Threshold {
    var isCap: Bool { operation == .less || operation == .lessOrEqual }
}
