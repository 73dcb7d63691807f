/// How θ runs away from the front on both sides, by temperatures beyond what the front's stairs reach.
///
/// θ″ is −bend θ′ with bend = κ + v c/k + q/θ′: κ the front's curvature, v its speed by what the slopes leave to freeze, q what blood brings.
struct FrontProfile {
    /// θ beyond the front on one side, W/m.
    struct Side {
        /// At `nearCells` and `farCells` from where latent fractions have the front.
        let near: Double
        let far: Double
        /// Whether both places lie in the front's own material.
        let isWithin: Bool
    }

    static let nearCells = 1.5
    static let farCells = 2.5
    /// One side's slope is never taken for less than this share of the other's.
    private static let leastRatio = 0.05
    /// Temperatures some cells off tell of the front up to the one bend over a cell, and nothing from the other on.
    private static let easyBend = 0.2
    private static let mostBend = 0.35
    /// Where they tell nothing: how far they lead a front that moves, in cells; 0.05 to 0.14 where they do.
    private static let usualLead = 0.13
    /// So many cells' heat goes with the front's temperature, by what fronts in water do.
    private static let reachCells = 12.0

    /// At the front, W/m a mm; > 0.
    private(set) var frozenSlope: Double
    private(set) var unfrozenSlope: Double
    private var frozenBend = 0.0
    private var unfrozenBend = 0.0
    private let bearing: FrontBearing
    private let frozen: Side
    private let unfrozen: Side
    private let law: PhaseLaw

    /// Nothing where θ does not rise across the front.
    init?(_ bearing: FrontBearing, frozen: Side, unfrozen: Side, _ law: PhaseLaw, bloodCelsius: Double) {
        let (cold, warm) = ((frozen.near - frozen.far) / bearing.sizeMM, (unfrozen.far - unfrozen.near) / bearing.sizeMM)
        guard max(cold, warm) > 1e-6 else { return nil }
        (self.bearing, self.frozen, self.unfrozen, self.law) = (bearing, frozen, unfrozen, law)
        (frozenSlope, unfrozenSlope) = (max(cold, Self.leastRatio * warm), max(warm, Self.leastRatio * cold))
        let slopes = (cold: frozenSlope, warm: unfrozenSlope)
        // What thaws is in stasis.
        let perVolume = law.perfusionCoefficient * (bloodCelsius - law.liquidusCelsius) + law.metabolism
        let blood = cold > 0.8 * warm ? perVolume * 1e-6 / slopes.warm : 0
        for isMoving in [false, true, true] {
            let moving = isMoving ? (frozenSlope - unfrozenSlope) / law.meltEnthalpy : 0
            frozenBend = bearing.curvature + moving * law.frozenCapacity / law.frozenConductivity
            unfrozenBend = bearing.curvature + moving * law.unfrozenCapacity / law.unfrozenConductivity + blood
            let middle = (Self.nearCells + Self.farCells) / 2 * bearing.sizeMM
            frozenSlope = slopes.cold / max(1 + bounded(frozenBend) * middle, 0.4)
            unfrozenSlope = slopes.warm * max(1 + bounded(unfrozenBend) * middle, 0.4)
        }
    }

    private func bounded(_ bend: Double) -> Double { min(max(bend, -Self.mostBend / bearing.sizeMM), Self.mostBend / bearing.sizeMM) }

    /// 1 where the temperatures tell of the front, 0 where they do not.
    private var straightness: Double {
        guard frozen.isWithin, unfrozen.isWithin else { return 0 }
        let bend = max(abs(frozenBend), abs(unfrozenBend)) * bearing.sizeMM
        return min(max((Self.mostBend - bend) / (Self.mostBend - Self.easyBend), 0), 1)
    }

    /// How far the front is beyond where the latent fractions have it, mm.
    ///
    /// - Parameter mushy: from the solidus to the liquidus, mm, and how much of that is unfrozen.
    func lead(_ mushy: (width: Double, unfrozen: Double)) -> Double {
        let near = Self.nearCells * bearing.sizeMM
        let byWarm = near - (unfrozen.near - law.meltTheta) / unfrozenSlope - bounded(unfrozenBend) * near * near / 2 - mushy.unfrozen
        let byCold = -near - frozen.near / frozenSlope - bounded(frozenBend) * near * near / 2 + mushy.width - mushy.unfrozen
        let measured = min(max((warmHeat * byWarm + coldHeat * byCold) / (warmHeat + coldHeat), -bearing.sizeMM), bearing.sizeMM)
        let speed = min(max(2 * (frozenSlope - unfrozenSlope) / (frozenSlope + unfrozenSlope), -1), 1)
        let told = straightness * measured + (1 - straightness) * Self.usualLead * bearing.sizeMM * speed
        let heat = Self.reachCells * (warmHeat + coldHeat)
        return told * heat / (1 + heat)
    }

    /// What a step of a cell takes from the tissue on either side, in latent heats.
    private var warmHeat: Double { law.unfrozenCapacity * unfrozenSlope / law.unfrozenConductivity * bearing.sizeMM / law.meltEnthalpy }
    private var coldHeat: Double { law.frozenCapacity * frozenSlope / law.frozenConductivity * bearing.sizeMM / law.meltEnthalpy }

    /// 1 where latent heat rules, 0 where there is so little of it that the front makes no stairs: there the temperatures alone place it.
    var latency: Double { min(max(1.5 - 2 * (warmHeat + coldHeat), 0), 1) }
}
