/// The range that a figure lies in with a stated confidence, by an ensemble's members.
public struct Band: Hashable, Sendable {
    /// Nothing where it lies below every value (a margin of a zone that some members do not have).
    public let low: Double?
    public let high: Double?

    /// Of the usual band: a twentieth lies below it and a twentieth above.
    public static let usualConfidence = 0.95

    public init(low: Double?, high: Double?) {
        self.low = low
        self.high = high
    }

    /// - Parameter members: a figure without a value counts as less than every other.
    /// - Parameter confidence: one-sided, 0.5…0.95: as much of the prior lies above `low`, and as much below `high`.
    public init(of members: [Double?], confidence: Double = usualConfidence) {
        let values = members.map { $0 ?? -.infinity }
        func end(_ probability: Double) -> Double? {
            Quantile.value(of: values, at: probability).flatMap { $0.isFinite ? $0 : nil }
        }
        self.init(low: end(1 - confidence), high: end(confidence))
    }

    /// The same, wide enough for a figure: the forecast's own patient is one of those that may be, also where coarse members all lie to one side of it.
    public func holding(_ figure: Double?) -> Band {
        guard let figure, let high else { return self }
        return Band(low: low.map { min($0, figure) }, high: max(high, figure))
    }
}

/// Quantiles from few draws.
public enum Quantile {
    /// The k-th smallest of n stands at probability (k − 1/3)/(n + 1/3), with straight lines between: definition 8 of Hyndman and Fan (1996), about
    /// median-unbiased whatever the distribution.
    ///
    /// Of 16 draws it reaches from 4 % to 96 % without going beyond the smallest and the greatest. Next to an infinite value there is no
    /// interpolation: the lesser of the two counts. Nothing of nothing.
    public static func value(of draws: [Double], at probability: Double) -> Double? {
        guard !draws.isEmpty else { return nil }
        let sorted = draws.sorted()
        let place = probability * (Double(draws.count) + 1.0 / 3) + 1.0 / 3 - 1
        let below = min(max(Int(place.rounded(.down)), 0), sorted.count - 1)
        let above = min(below + 1, sorted.count - 1)
        let share = min(max(place - Double(below), 0), 1)
        guard sorted[below].isFinite, sorted[above].isFinite else { return share == 1 ? sorted[above] : sorted[below] }
        return sorted[below] + share * (sorted[above] - sorted[below])
    }
}
