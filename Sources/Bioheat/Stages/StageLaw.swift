/// `PhaseLaw` in single precision, for enthalpy counted from a reference temperature so that small changes keep their digits.
struct StageLaw: BitwiseCopyable, Sendable {
    let isActive: Bool
    /// Whether blood or metabolism brings heat.
    let isPerfused: Bool
    /// Whether it has latent heat; gas has none.
    let freezes: Bool
    let enthalpyAtReference: Float
    let enthalpyAboveMelt: Float
    let solidusCelsius: Float
    let liquidusCelsius: Float
    let frozenSlope: Float
    let mushySlope: Float
    let unfrozenSlope: Float
    let perMeltEnthalpy: Float
    let frozenDiffusivity: Float
    let unfrozenDiffusivity: Float
    let mushyLinear: Float
    let mushyQuadratic: Float
    let frozenConductivity: Float
    let unfrozenConductivity: Float
    /// What blood and metabolism bring to a cell, W/m³, is u·(`heat` + `heatPerLatent`·latent + `heatPerUnfrozen`·unfrozen).
    let heat: Float
    let heatPerLatent: Float
    let heatPerUnfrozen: Float
    /// θ, W/m, and what blood and metabolism bring, W/m³, at the liquidus.
    let thetaAtLiquidus: Float
    let bloodAtLiquidus: Float

    /// A block's enthalpy split into what lies below the solidus, between, and above the liquidus.
    struct Parts {
        let frozen: Lanes
        let latent: Lanes
        let unfrozen: Lanes
        let fraction: Lanes
    }

    @inline(__always)
    func parts(_ enthalpy: Lanes) -> Parts {
        let full = enthalpy + Lanes(all: enthalpyAtReference)
        let aboveSolidus = full.positivePart
        let unfrozen = (enthalpy + Lanes(all: enthalpyAboveMelt)).positivePart
        let latent = aboveSolidus - unfrozen
        return Parts(frozen: full - aboveSolidus, latent: latent, unfrozen: unfrozen, fraction: latent * Lanes(all: perMeltEnthalpy))
    }

    @inline(__always)
    func theta(_ parts: Parts) -> Lanes {
        let mushy = Lanes(all: mushyLinear).plus(parts.fraction, times: mushyQuadratic)
        return (parts.fraction * mushy).plus(parts.unfrozen, times: unfrozenDiffusivity).plus(parts.frozen, times: frozenDiffusivity)
    }

    /// Enthalpy above the liquidus, J/m³; where none of a block lies below it, temperature and θ are straight lines of it.
    @inline(__always)
    func aboveLiquidus(_ enthalpy: Lanes) -> Lanes { enthalpy + Lanes(all: enthalpyAboveMelt) }

    @inline(__always)
    func celsius(aboveLiquidus unfrozen: Lanes) -> Lanes { Lanes(all: liquidusCelsius).plus(unfrozen, times: unfrozenSlope) }

    @inline(__always)
    func theta(aboveLiquidus unfrozen: Lanes) -> Lanes { Lanes(all: thetaAtLiquidus).plus(unfrozen, times: unfrozenDiffusivity) }

    /// θ and what blood brings. Most blocks lie wholly above the liquidus or below the solidus, where both are straight lines.
    @inline(__always)
    func thetaAndBlood(_ enthalpy: Lanes) -> (theta: Lanes, blood: Lanes) {
        let unfrozen = aboveLiquidus(enthalpy)
        guard unfrozen.isAnyNegative else {
            return (theta(aboveLiquidus: unfrozen), Lanes(all: bloodAtLiquidus).plus(unfrozen, times: heatPerUnfrozen))
        }
        let belowSolidus = Lanes(all: -enthalpyAtReference) - enthalpy
        guard belowSolidus.isAnyNegative else { return (belowSolidus * Lanes(all: -frozenDiffusivity), Lanes(all: 0)) }
        let parts = parts(enthalpy)
        return (theta(parts), blood(parts))
    }

    @inline(__always)
    func celsius(_ parts: Parts) -> Lanes {
        Lanes(all: solidusCelsius).plus(parts.latent, times: mushySlope).plus(parts.unfrozen, times: unfrozenSlope)
            .plus(parts.frozen, times: frozenSlope)
    }

    /// Heat from blood and metabolism while none of it has stopped for good, W/m³.
    @inline(__always)
    func blood(_ parts: Parts) -> Lanes {
        parts.fraction * Lanes(all: heat).plus(parts.latent, times: heatPerLatent).plus(parts.unfrozen, times: heatPerUnfrozen)
    }

    @inline(__always)
    func celsius(_ enthalpy: Float) -> Float { celsius(parts(Lanes(all: enthalpy)))[0] }

    /// θ and its slope (the conductivity) at a temperature.
    @inline(__always)
    func thetaAndConductivity(celsius: Lanes) -> (theta: Lanes, conductivity: Lanes) {
        let range = liquidusCelsius - solidusCelsius
        let full = celsius - Lanes(all: solidusCelsius)
        let aboveSolidus = full.positivePart
        let unfrozen = (celsius - Lanes(all: liquidusCelsius)).positivePart
        let fraction = (aboveSolidus - unfrozen) * Lanes(all: 1 / range)
        let mushy = Lanes(all: mushyLinear).plus(fraction, times: mushyQuadratic)
        let theta = (fraction * mushy).plus(unfrozen, times: unfrozenConductivity).plus(full - aboveSolidus, times: frozenConductivity)
        // In the mushy range d/dT of (linear f + quadratic f²) with df/dT one over the range; `mushyLinear` holds the range already.
        let inside = (Lanes(all: mushyLinear) + fraction * Lanes(all: 2 * mushyQuadratic)) * Lanes(all: 1 / range)
        let thawed = (Lanes(all: liquidusCelsius) - celsius).whereNegative(Lanes(all: unfrozenConductivity), else: inside)
        let conductivity = full.whereNegative(Lanes(all: frozenConductivity), else: thawed)
        return (theta, conductivity)
    }
}
