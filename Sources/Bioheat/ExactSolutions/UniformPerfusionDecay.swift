#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Perfused tissue at one temperature coming back to its blood's: T = T∞ + (T0 − T∞) e^(−w't), w' = w ρb cb/(ρc), T∞ = Ta + Q/(w ρb cb).
public struct UniformPerfusionDecay: Sendable {
    private let perSecond: Double
    private let final: Double
    private let initial: Double

    /// - Parameter perfusionWPerM3K: w ρb cb, > 0. Metabolism is the tissue's, which is taken as unfrozen.
    public init(tissue: Tissue, perfusionWPerM3K: Double, initialCelsius: Double, arterialCelsius: Double) {
        perSecond = perfusionWPerM3K / (tissue.densityKgPerM3 * tissue.heatCapacityJPerKgK)
        final = arterialCelsius + tissue.metabolismWPerM3 / perfusionWPerM3K
        initial = initialCelsius
    }

    public func celsius(seconds: Double) -> Double { final + (initial - final) * exp(-perSecond * seconds) }
}
