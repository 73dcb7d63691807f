#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Freezing over a range of temperature around a line that draws Q watts a metre: three zones (Özişik & Uzzell 1979).
///
/// Solidus at 2l₁√t and liquidus at 2l₂√t, from equal flux on either side, with g(l,i) = e^(−l²/ai):
///
///     Q/2π g(l₁,s) = 2 km (Tl − Ts) g(l₁,m)/D,   D = E₁(l₁²/am) − E₁(l₂²/am)
///     2 km (Tl − Ts) g(l₂,m)/D = 2 kl (T0 − Tl) g(l₂,l)/E₁(l₂²/al)
public struct LineSinkFreezingRange: ExactSolution {
    /// l₁ and l₂, m/√s.
    public let solidusSpeed: Double
    public let liquidusSpeed: Double
    private let constants: PhaseConstants
    private let tissue: Tissue
    private let wattsPerMetre: Double
    private let initial: Double

    /// Q > 0; liquidus < initial temperature, °C. Without `mushyConductivityWPerMK` the tissue's mean conductivity stands for it.
    public init(tissue: Tissue, wattsPerMetre: Double, initialCelsius: Double) {
        let constants = PhaseConstants(tissue)
        let (frozen, mushy, unfrozen) = (constants.frozenDiffusivity, constants.mushyDiffusivity, constants.unfrozenDiffusivity)
        let melting = 2 * constants.mushyConductivity * (tissue.liquidusCelsius - tissue.solidusCelsius)
        let warmth = 2 * constants.unfrozenConductivity * (initialCelsius - tissue.liquidusCelsius)
        func gap(_ solidus: Double, _ liquidus: Double) -> Double {
            exponentialIntegral(solidus * solidus / mushy) - exponentialIntegral(liquidus * liquidus / mushy)
        }
        let limit = 20 * min(frozen, mushy, unfrozen).squareRoot()
        func liquidus(_ solidus: Double) -> Double {
            bisection(from: solidus, to: limit) { liquidus in
                let square = liquidus * liquidus
                return melting * exp(-square / mushy) / gap(solidus, liquidus) - warmth * exp(-square / unfrozen)
                    / exponentialIntegral(square / unfrozen)
            }
        }
        solidusSpeed = bisection(from: 1e-12, to: limit) { solidus in
            let square = solidus * solidus
            return wattsPerMetre / (2 * Double.pi) * exp(-square / frozen) - melting * exp(-square / mushy) / gap(solidus, liquidus(solidus))
        }
        liquidusSpeed = liquidus(solidusSpeed)
        self.constants = constants
        self.tissue = tissue
        self.wattsPerMetre = wattsPerMetre
        initial = initialCelsius
    }

    public func solidusMM(seconds: Double) -> Double { 2000 * solidusSpeed * seconds.squareRoot() }
    public func liquidusMM(seconds: Double) -> Double { 2000 * liquidusSpeed * seconds.squareRoot() }

    public func celsius(atMM distance: Double, seconds: Double) -> Double {
        let place = distance / 2000 / seconds.squareRoot()
        func integral(_ place: Double, _ diffusivity: Double) -> Double { exponentialIntegral(place * place / diffusivity) }
        if place < solidusSpeed {
            let fall = integral(place, constants.frozenDiffusivity) - integral(solidusSpeed, constants.frozenDiffusivity)
            return tissue.solidusCelsius - wattsPerMetre / (4 * Double.pi * constants.frozenConductivity) * fall
        }
        if place < liquidusSpeed {
            let start = integral(solidusSpeed, constants.mushyDiffusivity)
            let share = (start - integral(place, constants.mushyDiffusivity)) / (start - integral(liquidusSpeed, constants.mushyDiffusivity))
            return tissue.solidusCelsius + (tissue.liquidusCelsius - tissue.solidusCelsius) * share
        }
        let share = integral(place, constants.unfrozenDiffusivity) / integral(liquidusSpeed, constants.unfrozenDiffusivity)
        return initial - (initial - tissue.liquidusCelsius) * share
    }
}
