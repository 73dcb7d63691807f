#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Freezing of a half-space over a range of temperature from a wall held at a temperature: three zones, each an error function (after
/// Özişik, Heat Conduction, chapter on phase change).
///
/// Solidus at 2l₁√t and liquidus at 2l₂√t. In the range the capacity is (cs + cl)/2 + L/(Tl − Ts) and the conductivity one number; both
/// places follow from equal flux on either side:
///
///     ks (Ts − Tw) g(l₁,s)/(√as erf(l₁/√as)) = km (Tl − Ts) g(l₁,m)/(√am D),   g(l,i) = e^(−l²/ai)
///     km (Tl − Ts) g(l₂,m)/(√am D) = kl (T0 − Tl) g(l₂,l)/(√al erfc(l₂/√al)),   D = erf(l₂/√am) − erf(l₁/√am)
public struct PlanarFreezingRange: ExactSolution {
    /// l₁ and l₂, m/√s.
    public let solidusSpeed: Double
    public let liquidusSpeed: Double
    private let constants: PhaseConstants
    private let tissue: Tissue
    private let wall: Double
    private let initial: Double

    /// Wall < solidus, liquidus < initial temperature, °C. Without `mushyConductivityWPerMK` the tissue's mean conductivity stands for it.
    public init(tissue: Tissue, wallCelsius: Double, initialCelsius: Double) {
        let constants = PhaseConstants(tissue)
        let (frozen, mushy, unfrozen) = (
            constants.frozenDiffusivity.squareRoot(), constants.mushyDiffusivity.squareRoot(), constants.unfrozenDiffusivity.squareRoot()
        )
        let melting = constants.mushyConductivity * (tissue.liquidusCelsius - tissue.solidusCelsius) / mushy
        func bell(_ place: Double, _ root: Double) -> Double { exp(-place * place / (root * root)) }
        func gap(_ solidus: Double, _ liquidus: Double) -> Double { erfc(solidus / mushy) - erfc(liquidus / mushy) }
        let limit = 20 * min(frozen, mushy, unfrozen)
        func liquidus(_ solidus: Double) -> Double {
            bisection(from: solidus, to: limit) { liquidus in
                melting * bell(liquidus, mushy) / gap(solidus, liquidus) - constants.unfrozenConductivity
                    * (initialCelsius - tissue.liquidusCelsius) * bell(liquidus, unfrozen) / (unfrozen * erfc(liquidus / unfrozen))
            }
        }
        solidusSpeed = bisection(from: 1e-12, to: limit) { solidus in
            constants.frozenConductivity * (tissue.solidusCelsius - wallCelsius) * bell(solidus, frozen) / (frozen * erf(solidus / frozen))
                - melting * bell(solidus, mushy) / gap(solidus, liquidus(solidus))
        }
        liquidusSpeed = liquidus(solidusSpeed)
        self.constants = constants
        self.tissue = tissue
        wall = wallCelsius
        initial = initialCelsius
    }

    public func solidusMM(seconds: Double) -> Double { 2000 * solidusSpeed * seconds.squareRoot() }
    public func liquidusMM(seconds: Double) -> Double { 2000 * liquidusSpeed * seconds.squareRoot() }

    public func celsius(atMM distance: Double, seconds: Double) -> Double {
        let place = distance / 2000 / seconds.squareRoot()
        if place < solidusSpeed {
            let root = constants.frozenDiffusivity.squareRoot()
            return wall + (tissue.solidusCelsius - wall) * erf(place / root) / erf(solidusSpeed / root)
        }
        if place < liquidusSpeed {
            let root = constants.mushyDiffusivity.squareRoot()
            let start = erfc(solidusSpeed / root)
            let share = (start - erfc(place / root)) / (start - erfc(liquidusSpeed / root))
            return tissue.solidusCelsius + (tissue.liquidusCelsius - tissue.solidusCelsius) * share
        }
        let root = constants.unfrozenDiffusivity.squareRoot()
        return initial - (initial - tissue.liquidusCelsius) * erfc(place / root) / erfc(liquidusSpeed / root)
    }
}
