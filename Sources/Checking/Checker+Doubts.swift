import Diagnostics
import Quantities
import Syntax

/// Requirements that can be read and yet are surely mistaken: they ask for nothing, or for the opposite.
extension Checker {
    /// Nitrogen boils here; no other cryogen of a probe is colder, °C.
    static let coldestCelsius = -196.0
    /// A hundred litres, m3: nobody has so much ice in him.
    private static let greatestVolume = 0.1
    /// Ice does not pass a region by so much everywhere, m.
    private static let greatestMargin = 0.05
    static let temperatures: Set<String> = ["coldest", "warmest", "temperature", "tip"]
    /// What the program alone decides.
    private static let shapeQuestions: Set<String> = ["size", "extent"]

    /// One comparison of a limit or a goal; the first thing that is odd about it is told.
    mutating func checkSense(of threshold: Threshold, isLimit: Bool) {
        guard let doubt = percentTwice(threshold, isLimit) ?? idleness(of: threshold, isLimit) ?? reversal(of: threshold, isLimit) else { return }
        tell(doubt)
    }

    // MARK: - Nothing is asked for

    private func idleness(of threshold: Threshold, _ isLimit: Bool) -> Diagnostic? {
        if Self.shapeQuestions.contains(threshold.question) {
            return CheckMessages.unchanging(isLimit: isLimit, text(threshold.span), at: threshold.span)
        }
        if let idle = reasonToHold(threshold, isLimit) { return CheckMessages.idle(isLimit: isLimit, idle, at: threshold.span) }
        return failure(of: threshold, isLimit)
    }

    /// Why it holds whatever is done.
    private func reasonToHold(_ threshold: Threshold, _ isLimit: Bool) -> CheckMessages.Idleness? {
        switch threshold.question {
        case "coverage" where isWholeRange(threshold):
            let share = share(meantBy: threshold).map { "write `\($0)`" }
            return CheckMessages.Idleness(
                reason: "a coverage is from 0 % to 100 %",
                help: share ?? (isLimit ? "write a share below 100%, such as `<= 5%`" : "write a share such as `>= 95%`"))
        case "volume" where !threshold.wantsMore && threshold.value >= Self.greatestVolume:
            return CheckMessages.Idleness(
                reason: "no body holds \(text(threshold.valueExpression.span)) of ice", help: "write cubic centimetres, such as `< 200 cm3`")
        case _ where Self.temperatures.contains(threshold.question): return temperatureReason(threshold, isLimit)
        default: return nil
        }
    }

    private func isWholeRange(_ threshold: Threshold) -> Bool {
        switch threshold.operation {
        case .greater: threshold.value < 0
        case .greaterOrEqual: threshold.value <= 0
        case .less: threshold.value > 1
        case .lessOrEqual: threshold.value >= 1
        default: false
        }
    }

    private func temperatureReason(_ threshold: Threshold, _ isLimit: Bool) -> CheckMessages.Idleness? {
        if threshold.wantsMore {
            guard threshold.value < Self.coldestCelsius else { return nil }
            return CheckMessages.Idleness(
                reason: "nothing gets as cold as \(coldness(of: threshold))",
                help: degrees(meantBy: threshold))
        }
        guard threshold.question == "coldest" || !isLimit && threshold.question == "warmest", let start = start(of: threshold),
            threshold.value >= start.greatest, let region = threshold.region
        else { return nil }
        return CheckMessages.Idleness(
            reason: "at the start \(start.words)",
            help: isLimit ? "to spare it, write `limit coldest(\(region)) > 5 C`" : "write `goal \(threshold.question)(\(region)) < -40 C`")
    }

    private func coldness(of threshold: Threshold) -> String {
        let celsius = "\(Temperature(celsius: threshold.value))"
        return threshold.valueExpression.literalUnit?.text == "K" ? "\(text(threshold.valueExpression.span)), which is \(celsius)" : celsius
    }

    /// `> 5 K` for `> 5 C`.
    private func degrees(meantBy threshold: Threshold) -> String {
        guard threshold.valueExpression.literalUnit?.text == "K", let number = threshold.valueExpression.bareNumber else {
            return "choose a threshold that \(threshold.question == "tip" ? "a tip" : "tissue") reaches, such as `> \(threshold.question == "tip" ? "-120 C" : "5 C")`"
        }
        return "`K` behind a number is a temperature, counted from absolute zero: write `\(Numeral.text(number, significantDigits: 9)) C`"
    }

    /// It cannot hold through a treatment.
    private func failure(of threshold: Threshold, _ isLimit: Bool) -> Diagnostic? {
        guard threshold.wantsMore else { return nil }
        if threshold.question == "margin", !isLimit, threshold.value >= Self.greatestMargin {
            return CheckMessages.widerThanIce(text(threshold.valueExpression.span), at: threshold.span)
        }
        guard threshold.question == "coldest", let start = start(of: threshold), let body = environment.backgroundCelsius, let region = threshold.region,
            threshold.value >= body
        else { return nil }
        if isLimit { return CheckMessages.breaksAtOnce(start.words, at: threshold.span) }
        guard threshold.value >= start.greatest else { return nil }
        let meant = environment.targets.contains(region) ? "goal coldest(\(region)) < -40 C" : "limit coldest(\(region)) > 5 C"
        return CheckMessages.neverMet(start.words, meant: meant, at: threshold.span)
    }

    // MARK: - The opposite is asked for

    private func reversal(of threshold: Threshold, _ isLimit: Bool) -> Diagnostic? {
        guard let region = threshold.region else { return nil }
        if isLimit { return looseLimit(threshold, region) }
        let isTemperature = threshold.question == "coldest" || threshold.question == "warmest"
        if environment.targets.contains(region), isTemperature, threshold.wantsMore {
            let meant = "goal \(threshold.question)(\(region)) < \(Temperature(celsius: threshold.value))"
            return CheckMessages.turnedRound("this goal asks that the target `\(region)` is not frozen", "write `\(meant)`", at: threshold.span)
        }
        guard environment.tissueRegions.contains(region), !environment.targets.contains(region), asksForIce(threshold) else { return nil }
        return CheckMessages.turnedRound(
            "this goal asks that the organ `\(region)` is frozen",
            "to spare it, write `limit coldest(\(region)) > 5 C`; what is to be frozen is a `target`", at: threshold.span)
    }

    /// It breaks only when the last of the region is cold.
    private func looseLimit(_ threshold: Threshold, _ region: String) -> Diagnostic? {
        guard threshold.question == "warmest", threshold.wantsMore else { return nil }
        let meant = "limit coldest(\(region)) \(text(threshold.span).contains(">=") ? ">=" : ">") \(text(threshold.valueExpression.span))"
        return CheckMessages.turnedRound("this limit breaks only when all of `\(region)` is that cold", "write `\(meant)`", at: threshold.span)
    }

    private func asksForIce(_ threshold: Threshold) -> Bool {
        switch threshold.question {
        case "coverage", "margin": threshold.wantsMore && (threshold.below ?? 0) <= 0
        case "coldest", "warmest": !threshold.wantsMore && threshold.value <= 0
        default: false
        }
    }

    // MARK: - Percent

    private func percentTwice(_ threshold: Threshold, _ isLimit: Bool) -> Diagnostic? {
        guard threshold.question == "coverage", threshold.wantsMore, !isLimit else { return nil }
        return percentTwice(threshold.valueExpression, below: 1)
    }

    /// `0.8%` for a power.
    mutating func checkPercent(_ power: Expression) {
        if let doubt = percentTwice(power, below: 1.0.nextUp) { tell(doubt) }
    }

    private func percentTwice(_ share: Expression, below most: Double) -> Diagnostic? {
        guard share.literalUnit?.text == "%", let number = share.bareNumber, number > 0, number < most else { return nil }
        return CheckMessages.percentTwice(
            text(share.span), fraction: Numeral.text(number / 100), meant: "\(Numeral.text(number * 100, significantDigits: 9))%", at: share.span)
    }
}
