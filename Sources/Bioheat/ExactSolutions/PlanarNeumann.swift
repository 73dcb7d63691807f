#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Neumann's two-phase freezing of a half-space from a wall held at a temperature (Carslaw & Jaeger, chapter 11).
///
/// The front stands at s = 2λ√(as t), with K = √(as/al) and λ the root of
///
///     e^(−λ²)/erf λ − (kl/ks) K (T0 − Tm)/(Tm − Tw) e^(−λ²K²)/erfc(λK) = λ√π L/(cs (Tm − Tw))
public struct PlanarNeumann: ExactSolution {
    public let lambda: Double
    private let constants: PhaseConstants
    private let wall: Double
    private let freezing: Double
    private let initial: Double

    /// Wall < freezing point < initial temperature, °C. The tissue's freezing range is not used: it freezes at one temperature.
    public init(tissue: Tissue, wallCelsius: Double, freezingCelsius: Double, initialCelsius: Double) {
        let constants = PhaseConstants(tissue)
        let drop = freezingCelsius - wallCelsius
        let ratio = constants.ratio
        let warmth = constants.unfrozenConductivity / constants.frozenConductivity * ratio * (initialCelsius - freezingCelsius) / drop
        let stefan = constants.latentHeat * constants.frozenDiffusivity / (constants.frozenConductivity * drop)
        lambda = bisection(from: 1e-9, to: min(20, 20 / ratio)) { lambda in
            exp(-lambda * lambda) / erf(lambda) - warmth * exp(-lambda * lambda * ratio * ratio) / erfc(lambda * ratio)
                - lambda * Double.pi.squareRoot() * stefan
        }
        self.constants = constants
        wall = wallCelsius
        freezing = freezingCelsius
        initial = initialCelsius
    }

    public func frontMM(seconds: Double) -> Double { 2000 * lambda * (constants.frozenDiffusivity * seconds).squareRoot() }

    public func celsius(atMM distance: Double, seconds: Double) -> Double {
        let x = distance / 1000
        if distance < frontMM(seconds: seconds) {
            return wall + (freezing - wall) * erf(x / (2 * (constants.frozenDiffusivity * seconds).squareRoot())) / erf(lambda)
        }
        let far = erfc(x / (2 * (constants.unfrozenDiffusivity * seconds).squareRoot())) / erfc(lambda * constants.ratio)
        return initial - (initial - freezing) * far
    }

    /// Heat drawn through the wall, W/m².
    public func wallFlux(seconds: Double) -> Double {
        constants.frozenConductivity * (freezing - wall) / (erf(lambda) * (Double.pi * constants.frozenDiffusivity * seconds).squareRoot())
    }
}
