#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Two-phase freezing around a line that draws Q watts a metre (Paterson 1952; Carslaw & Jaeger 11.6).
///
/// The front stands at r = 2λ√(as t), with K = √(as/al) and λ the root of
///
///     Q/4π e^(−λ²) − kl (T0 − Tm) e^(−λ²K²)/E₁(λ²K²) = λ² as ρL
public struct LineSink: ExactSolution {
    public let lambda: Double
    private let constants: PhaseConstants
    private let freezing: Double
    private let initial: Double
    private let wattsPerMetre: Double

    /// Q > 0; freezing point < initial temperature, °C. The tissue's freezing range is not used: it freezes at one temperature.
    public init(tissue: Tissue, wattsPerMetre: Double, freezingCelsius: Double, initialCelsius: Double) {
        let constants = PhaseConstants(tissue)
        let ratio = constants.ratio
        let warmth = constants.unfrozenConductivity * (initialCelsius - freezingCelsius)
        lambda = bisection(from: 1e-9, to: min(20, 20 / ratio)) { lambda in
            let square = lambda * lambda
            let far = square * ratio * ratio
            return wattsPerMetre / (4 * Double.pi) * exp(-square) - warmth * exp(-far) / exponentialIntegral(far)
                - square * constants.frozenDiffusivity * constants.latentHeat
        }
        self.constants = constants
        freezing = freezingCelsius
        initial = initialCelsius
        self.wattsPerMetre = wattsPerMetre
    }

    public func frontMM(seconds: Double) -> Double { 2000 * lambda * (constants.frozenDiffusivity * seconds).squareRoot() }

    public func celsius(atMM distance: Double, seconds: Double) -> Double {
        let square = distance * distance / 4e6 / seconds
        if distance < frontMM(seconds: seconds) {
            let fall = exponentialIntegral(square / constants.frozenDiffusivity) - exponentialIntegral(lambda * lambda)
            return freezing - wattsPerMetre / (4 * Double.pi * constants.frozenConductivity) * fall
        }
        let front = lambda * constants.ratio
        return initial - (initial - freezing) * exponentialIntegral(square / constants.unfrozenDiffusivity) / exponentialIntegral(front * front)
    }
}
