import Geometry

/// How enthalpy, temperature, unfrozen fraction and the Kirchhoff variable θ = ∫k dT hang together in one material.
///
/// Enthalpy H (J/m³) is 0 at the solidus; θ (W/m) is 0 there too. Three straight pieces:
///
///     frozen    H < 0           T = Ts + H/cf
///     mushy     0 ≤ H ≤ Hm      T = Ts + H (Tl − Ts)/Hm        Hm = ρ (L + (cf' + cu')/2 (Tl − Ts))
///     unfrozen  H > Hm          T = Tl + (H − Hm)/cu
///
/// The heat flux is −∇θ, so that the conductivity's jump across the front needs no averaging inside one material.
struct PhaseLaw: Hashable, Sendable, BitwiseCopyable {
    /// T and θ: how they hang together in each of the three pieces.
    let bend: ThermalBend
    /// J/m³/K.
    let frozenCapacity: Double
    let unfrozenCapacity: Double
    /// Enthalpy at the liquidus, J/m³.
    let meltEnthalpy: Double
    /// W/m³/K and W/m³, at full perfusion.
    let perfusionCoefficient: Double
    let metabolism: Double

    /// Blood carries 3.8 MJ/m³/K (language reference).
    static let bloodCapacity = 3.8e6

    init(tissue: Tissue, variation: Variation = Variation()) {
        let (frozen, unfrozen) = (tissue.frozenConductivityWPerMK * variation.conductivity, tissue.conductivityWPerMK * variation.conductivity)
        let mushy = tissue.mushyConductivityWPerMK.map { $0 * variation.conductivity }
        bend = ThermalBend(
            solidusCelsius: tissue.solidusCelsius, liquidusCelsius: tissue.liquidusCelsius, frozenConductivity: frozen, unfrozenConductivity: unfrozen,
            mushyLinear: mushy ?? frozen, mushyQuadratic: mushy == nil ? (unfrozen - frozen) / 2 : 0)
        frozenCapacity = tissue.densityKgPerM3 * tissue.frozenHeatCapacityJPerKgK
        unfrozenCapacity = tissue.densityKgPerM3 * tissue.heatCapacityJPerKgK
        meltEnthalpy = tissue.densityKgPerM3 * tissue.latentHeatJPerKg * variation.latentHeat + (frozenCapacity + unfrozenCapacity) / 2 * bend.range
        perfusionCoefficient = tissue.perfusionPerSecond * variation.perfusion * Self.bloodCapacity
        metabolism = tissue.metabolismWPerM3
    }

    var solidusCelsius: Double { bend.solidusCelsius }
    var liquidusCelsius: Double { bend.liquidusCelsius }
    var frozenConductivity: Double { bend.frozenConductivity }
    var unfrozenConductivity: Double { bend.unfrozenConductivity }
    var mushyLinear: Double { bend.mushyLinear }
    var mushyQuadratic: Double { bend.mushyQuadratic }
    /// Tl − Ts, K.
    var range: Double { bend.range }
    /// A range this narrow may be sharper than a cell: there the front is placed by latent fractions (`SharpFront`).
    var isSharp: Bool { range <= 4 && freezes }
    /// Gas has no latent heat.
    var freezes: Bool { meltEnthalpy > (frozenCapacity + unfrozenCapacity) * range }

    func temperature(enthalpy: Double) -> Double {
        if enthalpy < 0 { return solidusCelsius + enthalpy / frozenCapacity }
        if enthalpy <= meltEnthalpy { return solidusCelsius + enthalpy * range / meltEnthalpy }
        return liquidusCelsius + (enthalpy - meltEnthalpy) / unfrozenCapacity
    }

    func enthalpy(temperature: Double) -> Double {
        if temperature < solidusCelsius { return (temperature - solidusCelsius) * frozenCapacity }
        if temperature <= liquidusCelsius { return (temperature - solidusCelsius) / range * meltEnthalpy }
        return meltEnthalpy + (temperature - liquidusCelsius) * unfrozenCapacity
    }

    /// θ at the liquidus.
    var meltTheta: Double { bend.meltTheta }

    func theta(temperature: Double) -> Double { bend.theta(temperature) }

    func conductivity(temperature: Double) -> Double {
        if temperature < solidusCelsius { return frozenConductivity }
        if temperature > liquidusCelsius { return unfrozenConductivity }
        return mushyLinear + 2 * mushyQuadratic * (temperature - solidusCelsius) / range
    }

    /// The surface temperature T (°C) at which conductance·(T − outside) + θ(T) = θ of the cell: a Robin surface in Kirchhoff's variable.
    ///
    /// The left side rises with T, so that its signs at solidus and liquidus tell which of the three pieces holds the one root.
    ///
    /// - Parameter conductance: coefficient times distance, W/m/K, at least 0.
    func surfaceTemperature(theta: Double, conductance: Double, outside: Double) -> Double {
        let atSolidus = conductance * (solidusCelsius - outside) - theta
        if atSolidus >= 0 { return solidusCelsius - atSolidus / (conductance + frozenConductivity) }
        let atLiquidus = conductance * (liquidusCelsius - outside) + meltTheta - theta
        if atLiquidus <= 0 { return liquidusCelsius - atLiquidus / (conductance + unfrozenConductivity) }
        let (linear, quadratic) = (range * (mushyLinear + conductance), range * mushyQuadratic)
        let root = max(linear * linear - 4 * quadratic * atSolidus, 0).squareRoot()
        return solidusCelsius - range * 2 * atSolidus / (linear + root)
    }

    /// The conductivity where it is one number between two temperatures.
    func constantConductivity(_ first: Double, _ second: Double) -> Double? {
        if first >= liquidusCelsius, second >= liquidusCelsius { return unfrozenConductivity }
        if first <= solidusCelsius, second <= solidusCelsius { return frozenConductivity }
        return nil
    }

    /// The stiffest diffusivity, m²/s: sets the explicit step.
    var largestDiffusivity: Double { max(frozenConductivity / frozenCapacity, unfrozenDiffusivity) }
    /// Above the solidus; what latent heat does to it makes it smaller.
    var unfrozenDiffusivity: Double { unfrozenConductivity / unfrozenCapacity }
    /// How fast blood takes a cell to its own temperature, 1/s.
    var perfusionRate: Double { perfusionCoefficient / smallestCapacity }
    var smallestCapacity: Double { min(frozenCapacity, unfrozenCapacity) }
}
