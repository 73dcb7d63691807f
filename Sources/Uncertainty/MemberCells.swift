/// How wide the finest cells are of runs that say by how much figures differ, not what they are.
public enum MemberCells {
    /// In the forecast's.
    private static let coarsening = 2.0
    /// mm. On wider cells a front passes a needle in stairs, and what a figure changes by is off by half.
    private static let widestMM = 2.0

    /// Twice as wide as the forecast's, but no wider than 2 mm unless those are.
    ///
    /// - Parameter resolutionMM: of the forecast, > 0.
    public static func widthMM(forForecastOn resolutionMM: Double) -> Double { min(coarsening * resolutionMM, max(resolutionMM, widestMM)) }
}
