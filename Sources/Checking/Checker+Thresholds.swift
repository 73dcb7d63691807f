import Diagnostics
import Quantities
import Syntax

/// Requirements whose threshold can be told before anything runs: whether they can hold at all.
extension Checker {
    /// A question held against a value that can be told without running.
    struct Threshold {
        var question: String
        var region: String?
        var operation: BinaryOperator
        /// In SI units; a temperature in °C.
        var value: Double
        var valueExpression: Expression
        /// The temperature behind `below:`, °C.
        var below: Double?
        /// The whole comparison.
        var span: SourceSpan

        var wantsMore: Bool { operation == .greater || operation == .greaterOrEqual }
    }

    /// The comparisons that have to hold, all of them. What is joined by `or` need not.
    func comparisons(in condition: Expression) -> [Threshold] {
        guard case .binary(let operation, let left, let right, _) = condition.kind else { return [] }
        if operation == .and { return comparisons(in: left) + comparisons(in: right) }
        if let threshold = threshold(left, operation, right, condition.span) { return [threshold] }
        return threshold(right, operation.turnedRound, left, condition.span).map { [$0] } ?? []
    }

    private func threshold(_ question: Expression, _ operation: BinaryOperator, _ value: Expression, _ span: SourceSpan) -> Threshold? {
        guard case .call(let name, let arguments) = question.kind, Signature.isQuestion(name.text), let bound = constant(value) else { return nil }
        guard !arguments.contains(where: { $0.label?.text == "in" }) else { return nil }
        var region: String?
        if case .name(let first)? = arguments.first(where: { $0.label == nil || $0.label?.text == "region" })?.value.kind { region = first }
        let below = arguments.first { $0.label?.text == "below" }.flatMap { constant($0.value) }
        return Threshold(question: name.text, region: region, operation: operation, value: bound, valueExpression: value, below: below, span: span)
    }

    // MARK: - What can never hold

    mutating func checkReach(of threshold: Threshold, isLimit: Bool, _ span: SourceSpan) {
        if threshold.question == "coverage", isBeyondCoverage(threshold) {
            return tell(CheckMessages.beyondCoverage(isLimit ? "limit" : "goal", suggestion: share(meantBy: threshold), at: threshold.valueExpression.span))
        }
        if threshold.operation == .equal || threshold.operation == .notEqual { return tell(CheckMessages.equality(isLimit: isLimit, at: span)) }
        if let reason = impossibility(of: threshold) { return tell(CheckMessages.impossible(isLimit ? "limit" : "goal", reason, at: threshold.span)) }
        let isAtStart = environment.placement.isAtStart && (threshold.question != "elapsed" || environment.placement.isEmpty)
        guard isLimit, isAtStart || threshold.question == "pressure", let start = start(of: threshold), isBroken(threshold, at: start) else { return }
        tell(CheckMessages.brokenAtStart(start.words, wayOut(of: threshold, span), at: span))
    }

    /// Hotter than any probe, its warming gas or a warmed skin makes anything, °C.
    private static let hottestCelsius = 100.0
    /// Of one gas at hand, kg: an estimate; a bundle of twelve 50 L cylinders of argon at 200 bar holds some 215 kg (from memory).
    private static let greatestRemaining = 250.0

    /// Why no patient and no machine could ever fulfil it.
    func impossibility(of threshold: Threshold) -> String? {
        if let below = threshold.below, below < Self.coldestCelsius, threshold.wantsMore, ["coverage", "margin", "volume"].contains(threshold.question) {
            return "nothing gets as cold as \(Temperature(celsius: below))"
        }
        switch threshold.question {
        case "volume", "elapsed", "remaining", "pressure":
            if isBelowNothing(threshold) { return "nothing is below 0" }
            return threshold.question == "remaining" && threshold.wantsMore && threshold.value > Self.greatestRemaining ? "no bottle holds so much" : nil
        case _ where Self.temperatures.contains(threshold.question):
            if threshold.wantsMore { return threshold.value >= Self.hottestCelsius ? "nothing here gets as warm as \(Temperature(celsius: threshold.value))" : nil }
            return threshold.isCap && threshold.value < Self.coldestCelsius ? "nothing gets as cold as \(Temperature(celsius: threshold.value))" : nil
        default: return nil
        }
    }

    private func isBelowNothing(_ threshold: Threshold) -> Bool {
        switch threshold.operation {
        case .less: threshold.value <= 0
        case .lessOrEqual: threshold.value < 0
        default: false
        }
    }

    /// `>= 95` for `>= 95%`.
    func share(meantBy threshold: Threshold) -> String? {
        guard threshold.valueExpression.literalUnit == nil, let number = threshold.valueExpression.bareNumber, (1...100).contains(number) else { return nil }
        return text(threshold.valueExpression.span) + "%"
    }

    private func wayOut(of threshold: Threshold, _ span: SourceSpan) -> CheckMessages.WayOut {
        if ["coldest", "temperature"].contains(threshold.question), threshold.wantsMore { return .colder }
        if threshold.question == "pressure" { return .workingPressure }
        // No ice is asked for by a threshold this warm: something is to be spared.
        if threshold.question == "coldest", !threshold.wantsMore, threshold.value > -10, let region = threshold.region {
            return .sparing("limit coldest(\(region)) > 5 C", goal: "goal \(text(span))")
        }
        if ["volume", "elapsed"].contains(threshold.question), !threshold.wantsMore, threshold.value <= 0 { return .aboveNothing }
        return .goal("goal \(text(span))")
    }

    func isBeyondCoverage(_ threshold: Threshold) -> Bool {
        switch threshold.operation {
        case .greater: threshold.value >= 1
        case .greaterOrEqual: threshold.value > 1
        case .less: threshold.value <= 0
        case .lessOrEqual: threshold.value < 0
        default: !(0...1).contains(threshold.value)
        }
    }

    /// What a question surely comes to before anything is frozen, from the least to the greatest it may be.
    struct Start {
        var least: Double
        var greatest: Double
        var words: String
    }

    /// Metabolism and the air before the skin move tissue a little from the background's temperature.
    private static let restingSpread = 1.0
    private static let roomCelsius = 22.0
    /// 6000 psi, the highest filling pressure of the cylinders that argon and helium for probes come in (from memory; most are filled to less).
    private static let fullestBottlePascal = 6000 * UnitTable.psi

    /// Of a region of tissue in a body in which nothing is held at another temperature than the background's.
    func start(of threshold: Threshold) -> Start? {
        switch threshold.question {
        case "pressure": return Start(least: 0, greatest: Self.fullestBottlePascal, words: "a full bottle holds 6000 psi")
        case "elapsed": return Start(least: 0, greatest: 0, words: "no time has passed")
        case "volume":
            guard let below = threshold.below, let body = environment.backgroundCelsius, !environment.isHeldElsewhere,
                below < min(body, environment.skin == nil ? body : Self.roomCelsius) - Self.restingSpread
            else { return nil }
            return Start(least: 0, greatest: 0, words: "nothing is frozen")
        default: break
        }
        guard let body = environment.backgroundCelsius, !environment.isHeldElsewhere else { return nil }
        if threshold.question == "temperature" || threshold.question == "tip" {
            guard environment.skin == nil else { return nil }
            return Start(least: body, greatest: body, words: "the body is at \(Temperature(celsius: body))")
        }
        guard let region = threshold.region, environment.tissueRegions.contains(region) else { return nil }
        let (least, greatest) = reach(ofBodyAt: body)
        switch threshold.question {
        case "coverage":
            guard let below = threshold.below, below < least else { return nil }
            return Start(least: 0, greatest: 0, words: "nothing is frozen")
        case "margin":
            guard let below = threshold.below, below < least else { return nil }
            return Start(least: -.infinity, greatest: -.infinity, words: "nothing is frozen")
        case "coldest", "warmest": return Start(least: least, greatest: greatest, words: "`\(region)` is at about \(Temperature(celsius: body))")
        default: return nil
        }
    }

    /// Tissue begins at the background's temperature; under a bare skin it has come to rest with the air and its own metabolism.
    private func reach(ofBodyAt body: Double) -> (least: Double, greatest: Double) {
        if environment.skin == nil { return (body, body) }
        return (min(body, Self.roomCelsius) - Self.restingSpread, max(body, Self.roomCelsius) + Self.restingSpread)
    }

    private func isBroken(_ threshold: Threshold, at start: Start) -> Bool {
        switch threshold.operation {
        case .greater: start.greatest <= threshold.value
        case .greaterOrEqual: start.greatest < threshold.value
        case .less: start.least >= threshold.value
        case .lessOrEqual: start.least > threshold.value
        default: false
        }
    }
}

extension BinaryOperator {
    /// The comparison as it reads with its sides exchanged.
    fileprivate var turnedRound: BinaryOperator {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        default: self
        }
    }
}
