#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Two-phase freezing around a point whose sink grows with time, Q(t) = 8π ks B √(as t): the spherical similarity solution (Carslaw & Jaeger, chapter 11).
///
/// With F(η) = e^(−η²)/η − √π erfc η and K = √(as/al) the front stands at r = 2λ√(as t), λ the root of
///
///     ks B e^(−λ²)/(2λ²√as) − kl (T0 − Tm) e^(−(λK)²)/(2(λK)² F(λK) √al) = ρL λ√as
public struct SphericalSink: ExactSolution {
    public let lambda: Double
    private let constants: PhaseConstants
    private let strength: Double
    private let freezing: Double
    private let initial: Double

    /// - Parameter strength: B, K, > 0. The tissue's freezing range is not used: it freezes at one temperature.
    public init(tissue: Tissue, strength: Double, freezingCelsius: Double, initialCelsius: Double) {
        let constants = PhaseConstants(tissue)
        let ratio = constants.ratio
        let (frozenRoot, unfrozenRoot) = (constants.frozenDiffusivity.squareRoot(), constants.unfrozenDiffusivity.squareRoot())
        lambda = bisection(from: 1e-6, to: min(6, 6 / ratio)) { lambda in
            let near = constants.frozenConductivity * strength * exp(-lambda * lambda) / (2 * lambda * lambda * frozenRoot)
            let front = lambda * ratio
            let far =
                constants.unfrozenConductivity * (initialCelsius - freezingCelsius) * exp(-front * front)
                / (2 * front * front * Self.shape(front) * unfrozenRoot)
            return near - far - constants.latentHeat * lambda * frozenRoot
        }
        self.constants = constants
        self.strength = strength
        freezing = freezingCelsius
        initial = initialCelsius
    }

    /// F(η).
    private static func shape(_ eta: Double) -> Double { exp(-eta * eta) / eta - Double.pi.squareRoot() * erfc(eta) }

    public func frontMM(seconds: Double) -> Double { 2000 * lambda * (constants.frozenDiffusivity * seconds).squareRoot() }

    public func celsius(atMM distance: Double, seconds: Double) -> Double {
        func shape(_ diffusivity: Double) -> Double { Self.shape(distance / 2000 / (diffusivity * seconds).squareRoot()) }
        if distance < frontMM(seconds: seconds) { return freezing - strength * (shape(constants.frozenDiffusivity) - Self.shape(lambda)) }
        return initial - (initial - freezing) * shape(constants.unfrozenDiffusivity) / Self.shape(lambda * constants.ratio)
    }

    /// Heat drawn at the point, W.
    public func watts(seconds: Double) -> Double {
        8 * Double.pi * constants.frozenConductivity * strength * (constants.frozenDiffusivity * seconds).squareRoot()
    }

    /// Heat drawn at the point since the start, J: ∫Q dt.
    public func joules(seconds: Double) -> Double { watts(seconds: seconds) * seconds * 2 / 3 }
}
