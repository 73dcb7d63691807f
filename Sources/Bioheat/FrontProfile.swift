/// How θ runs away from the front on both sides, by temperatures beyond what the front's stairs reach.
///
/// θ″ is −bend θ′ with bend = κ + v c/k + q/θ′: κ the front's curvature, v its speed by what the slopes leave to freeze, q what blood brings.
struct FrontProfile {
    /// θ beyond the front on one side, W/m.
    struct Side {
        /// At `nearCells` and `farCells` from where latent fractions have the front.
        let near: Double
        let far: Double
    }

    static let nearCells = 1.5
    static let farCells = 2.5
    /// One side's slope is never taken for less than this share of the other's.
    private static let leastRatio = 0.05
    /// Of more than that over a cell nothing is known.
    private static let mostBend = 0.35
    private static let lagCells = 0.025

    /// At the front, W/m a mm; > 0.
    private(set) var frozenSlope: Double
    private(set) var unfrozenSlope: Double
    private let bearing: FrontBearing
    private let law: PhaseLaw

    /// Nothing where θ does not rise across the front.
    init?(_ bearing: FrontBearing, frozen: Side, unfrozen: Side, _ law: PhaseLaw, bloodCelsius: Double) {
        let (cold, warm) = ((frozen.near - frozen.far) / bearing.sizeMM, (unfrozen.far - unfrozen.near) / bearing.sizeMM)
        guard max(cold, warm) > 1e-6 else { return nil }
        (self.bearing, self.law) = (bearing, law)
        (frozenSlope, unfrozenSlope) = (max(cold, Self.leastRatio * warm), max(warm, Self.leastRatio * cold))
        let slopes = (cold: frozenSlope, warm: unfrozenSlope)
        // What thaws is in stasis.
        let perVolume = law.perfusionCoefficient * (bloodCelsius - law.liquidusCelsius) + law.metabolism
        let blood = cold > 0.8 * warm ? perVolume * 1e-6 / slopes.warm : 0
        for isMoving in [false, true, true] {
            let moving = isMoving ? (frozenSlope - unfrozenSlope) / law.meltEnthalpy : 0
            let frozenBend = bearing.curvature + moving * law.frozenCapacity / law.frozenConductivity
            let unfrozenBend = bearing.curvature + moving * law.unfrozenCapacity / law.unfrozenConductivity + blood
            let middle = (Self.nearCells + Self.farCells) / 2 * bearing.sizeMM
            frozenSlope = slopes.cold / max(1 + bounded(frozenBend) * middle, 0.4)
            unfrozenSlope = slopes.warm * max(1 + bounded(unfrozenBend) * middle, 0.4)
        }
    }

    private func bounded(_ bend: Double) -> Double { min(max(bend, -Self.mostBend / bearing.sizeMM), Self.mostBend / bearing.sizeMM) }

    /// What a step of a cell takes from the tissue on either side, in latent heats.
    private var warmHeat: Double { law.unfrozenCapacity * unfrozenSlope / law.unfrozenConductivity * bearing.sizeMM / law.meltEnthalpy }
    private var coldHeat: Double { law.frozenCapacity * frozenSlope / law.frozenConductivity * bearing.sizeMM / law.meltEnthalpy }

    /// How far the front is beyond where the latent fractions have it, mm.
    ///
    /// What is frozen of a cell is colder than the front, and what is not is warmer; the fractions take the heat of both for latent. Of a cell of width h with
    /// a share s unfrozen that is s² times half of `warmHeat`, a third of it on the average of all shares. Besides, fractions lag behind a front that freezes
    /// on, by 0.01 to 0.05 of a cell along the axes and aslant in the exact solutions: an estimate.
    var lead: Double {
        let speed = min(max(2 * (frozenSlope - unfrozenSlope) / (frozenSlope + unfrozenSlope), 0), 1)
        return ((warmHeat - coldHeat) / 6 + Self.lagCells * speed) * bearing.sizeMM
    }

    /// 1 where latent heat rules, 0 where there is so little of it that the front makes no stairs: there the temperatures alone place it.
    var latency: Double { min(max(1.5 - 2 * (warmHeat + coldHeat), 0), 1) }
}
