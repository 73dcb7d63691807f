/// How sure `with … confidence` may want to be.
public enum Confidence {
    /// Sixteen members tell nothing beyond 95 %.
    private static let range = 0.5...0.95
    /// `95%` is 95 × 0.01, which is not quite 0.95.
    private static let rounding = 1e-9

    public static func isWithinReach(_ share: Double) -> Bool {
        share >= range.lowerBound - rounding && share <= range.upperBound + rounding
    }
}
