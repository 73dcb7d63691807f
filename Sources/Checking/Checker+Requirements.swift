import Diagnostics
import Quantities
import Syntax

extension Checker {
    /// A `limit` or a `goal`: a comparison of a question with a value, or several joined by `and` and `or`.
    mutating func checkRequirement(_ condition: Expression, _ confidence: Expression?, isLimit: Bool, _ span: SourceSpan) {
        requireBackground(span)
        if let meant = uncalledQuestion(in: condition, isLimit: isLimit) { return tell(meant) }
        let before = diagnostics.count
        expect(condition, .bool)
        guard diagnostics.count == before else { return checkShares(in: condition, isLimit: isLimit, since: before) }
        guard isRequirement(condition) else { return tell(CheckMessages.requirement(isLimit: isLimit, at: condition.span)) }
        for comparison in comparisons(in: condition) {
            checkColdness(of: comparison, isLimit: isLimit, condition.span)
            checkReach(of: comparison, isLimit: isLimit, condition.span)
            if diagnostics.count == before { checkSense(of: comparison, isLimit: isLimit) }
            if !isLimit, diagnostics.count == before { noteGoal(comparison) }
        }
        if diagnostics.count == before, let (one, other) = contradiction(among: comparisons(in: condition)) {
            tell(CheckMessages.contradiction(isLimit ? "limit" : "goal", other: other.span, at: one.span))
        }
        if diagnostics.count == before { noteDemands(comparisons(in: condition), isLimit: isLimit) }
        if isLimit { checkAlternatives(in: condition) }
        guard let confidence else { return }
        expect(confidence, .ratio)
        if diagnostics.count == before { check(confidence, of: condition) }
    }

    /// Two halves about one thing, above one figure and below a smaller one.
    private func contradiction(among thresholds: [Threshold]) -> (Threshold, Threshold)? {
        for floor in thresholds where floor.wantsMore {
            let asked = text(floor.span).prefix { !"<>=".contains($0) }
            if let cap = thresholds.first(where: { $0.isCap && $0.value <= floor.value && text($0.span).prefix { !"<>=".contains($0) } == asked && !isPoint(floor, $0) }) {
                return (cap, floor)
            }
        }
        return nil
    }

    /// `>= 5 mm and <= 5 mm`.
    private func isPoint(_ floor: Threshold, _ cap: Threshold) -> Bool {
        floor.value == cap.value && floor.operation == .greaterOrEqual && cap.operation == .lessOrEqual
    }

    /// Where nothing but a region is unknown, a share that none can have is told all the same.
    private mutating func checkShares(in condition: Expression, isLimit: Bool, since before: Int) {
        guard diagnostics[before...].allSatisfy({ $0.code == CheckCode.unknownRegion.rawValue }) else { return }
        for comparison in comparisons(in: condition) where comparison.question == "coverage" { checkReach(of: comparison, isLimit: isLimit, condition.span) }
    }

    /// Ice is far from it: where it is asked for, the minus sign was lost. A limit may watch over what is only cooled.
    private static let surelyUnfrozenCelsius = 10.0

    /// What is below a temperature that the body has anyway says nothing of ice.
    private mutating func checkColdness(of threshold: Threshold, isLimit: Bool, _ span: SourceSpan) {
        guard let below = threshold.below, let body = environment.backgroundCelsius, below >= (isLimit ? body : min(body, Self.surelyUnfrozenCelsius)) else { return }
        tell(
            CheckMessages.warmThreshold(
                "\(Temperature(celsius: below))", body: "\(Temperature(celsius: body))", colder: "\(Temperature(celsius: -below))", at: span))
    }

    /// Of sixteen members nothing beyond 95 % can be told, and only a comparison with an order has a bad side.
    private mutating func check(_ confidence: Expression, of condition: Expression) {
        if !hasBadSide(condition) { return tell(CheckMessages.confidenceOfSeveral(at: condition.span)) }
        guard let share = constant(confidence), !Confidence.isWithinReach(share) else { return }
        tell(CheckMessages.confidenceOutOfRange(share * 100, at: confidence.span))
    }

    private func hasBadSide(_ condition: Expression) -> Bool {
        guard case .binary(let operation, _, _, _) = condition.kind else { return false }
        switch operation {
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return true
        default: return false
        }
    }

    private func isRequirement(_ condition: Expression) -> Bool {
        guard case .binary(let operation, let left, let right, _) = condition.kind else { return false }
        switch operation {
        case .and, .or: return isRequirement(left) && isRequirement(right)
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: return asks(left) || asks(right)
        default: return false
        }
    }

    /// Whether a question to the state stands in it.
    private func asks(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .call(let name, let arguments): Signature.isQuestion(name.text) || arguments.contains { asks($0.value) }
        case .member(let base, _), .unary(_, let base): asks(base)
        case .binary(_, let left, let right, _): asks(left) || asks(right)
        default: false
        }
    }
}
