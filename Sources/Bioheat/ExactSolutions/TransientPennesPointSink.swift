#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A point that draws Q watts from perfused tissue that does not freeze (Carslaw & Jaeger 10.4 with Pennes' term).
///
/// With m = √(w ρb cb/k), w' = w ρb cb/(ρc) and a = k/(ρc):
///
///     T = Tb − Q/(8πkr) [e^(−mr) erfc(r/2√(at) − √(w't)) + e^(mr) erfc(r/2√(at) + √(w't))]
public struct TransientPennesPointSink: ExactSolution {
    private let tissue: Tissue
    private let perfusion: Double
    private let watts: Double
    private let arterial: Double

    /// - Parameter perfusionWPerM3K: w ρb cb, ≥ 0. The tissue is taken as unfrozen throughout.
    public init(tissue: Tissue, perfusionWPerM3K: Double, watts: Double, arterialCelsius: Double) {
        self.tissue = tissue
        perfusion = perfusionWPerM3K
        self.watts = watts
        arterial = arterialCelsius
    }

    public func celsius(atMM distance: Double, seconds: Double) -> Double {
        let radius = distance / 1000
        let conductivity = tissue.conductivityWPerMK
        let capacity = tissue.densityKgPerM3 * tissue.heatCapacityJPerKgK
        let reach = (perfusion / conductivity).squareRoot() * radius
        let spread = radius / (2 * (conductivity / capacity * seconds).squareRoot())
        let exchanged = (perfusion / capacity * seconds).squareRoot()
        let outward = exp(-reach) * erfc(spread - exchanged)
        let inward = spread + exchanged > 26 ? 0 : exp(reach) * erfc(spread + exchanged)
        return arterial - watts / (8 * Double.pi * conductivity * radius) * (outward + inward)
    }
}
