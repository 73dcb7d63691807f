/// Across the front, at one place: how far the liquidus is and how θ goes on from it on both sides.
///
/// The front is where the latent fractions have it, but for a small share of a cell.
struct FrontSpan: BitwiseCopyable, Sendable {
    /// From the liquidus, mm; positive where it is warmer.
    let distanceMM: Double
    /// From the solidus to the liquidus, mm.
    let widthMM: Double
    /// Of θ, W/m a mm; > 0.
    let frozenSlope: Double
    let unfrozenSlope: Double

    init(_ profile: FrontProfile, _ bearing: FrontBearing, _ law: PhaseLaw) {
        (frozenSlope, unfrozenSlope) = (profile.frozenSlope, profile.unfrozenSlope)
        let mushy = Self.mushy(upTo: 1, frozenSlope, unfrozenSlope, law)
        widthMM = mushy.width
        distanceMM = bearing.distanceMM - mushy.unfrozen - profile.lead
    }

    /// From the solidus to an unfrozen fraction, mm, and how much of that is unfrozen. As heat is taken from it evenly, the flux in the mushy range goes
    /// from one side's to the other's with the fraction.
    private static func mushy(upTo end: Double, _ frozen: Double, _ unfrozen: Double, _ law: PhaseLaw) -> (width: Double, unfrozen: Double) {
        let parts = 4
        var (width, sum) = (0.0, 0.0)
        for part in 0..<parts {
            let fraction = (Double(part) + 0.5) / Double(parts) * end
            let conductivity = law.mushyLinear + 2 * law.mushyQuadratic * fraction
            let piece = law.range * conductivity / (frozen + (unfrozen - frozen) * fraction) * end / Double(parts)
            width += piece
            sum += fraction * piece
        }
        return (width, sum)
    }

    /// Of the cell, °C.
    func celsius(_ law: PhaseLaw) -> Double {
        if distanceMM >= 0 { return law.liquidusCelsius + unfrozenSlope * distanceMM / law.unfrozenConductivity }
        let beyond = distanceMM + widthMM
        if beyond <= 0 { return law.solidusCelsius + frozenSlope * beyond / law.frozenConductivity }
        return law.solidusCelsius + law.range * beyond / widthMM
    }

    /// The distance from an isotherm times the slope on its side, W/m: straight across the front, unlike θ, which has a kink there.
    func level(_ celsius: Double, _ law: PhaseLaw) -> Double {
        if celsius > law.liquidusCelsius { return unfrozenSlope * distanceMM - (law.theta(temperature: celsius) - law.meltTheta) }
        let beyond = distanceMM + widthMM
        if celsius <= law.solidusCelsius { return frozenSlope * beyond - law.theta(temperature: celsius) }
        let fraction = (celsius - law.solidusCelsius) / law.range
        return frozenSlope * (beyond - Self.mushy(upTo: fraction, frozenSlope, unfrozenSlope, law).width)
    }
}
