/// How enthalpy, temperature, unfrozen fraction and the Kirchhoff variable θ = ∫k dT hang together in one material.
///
/// Enthalpy H (J/m³) is 0 at the solidus; θ (W/m) is 0 there too. Three straight pieces:
///
///     frozen    H < 0           T = Ts + H/cf
///     mushy     0 ≤ H ≤ Hm      T = Ts + H (Tl − Ts)/Hm        Hm = ρ (L + (cf' + cu')/2 (Tl − Ts))
///     unfrozen  H > Hm          T = Tl + (H − Hm)/cu
///
/// The heat flux is −∇θ, so that the conductivity's jump across the front needs no averaging inside one material.
struct PhaseLaw: Hashable, Sendable {
    let solidusCelsius: Double
    let liquidusCelsius: Double
    /// J/m³/K.
    let frozenCapacity: Double
    let unfrozenCapacity: Double
    /// Enthalpy at the liquidus, J/m³.
    let meltEnthalpy: Double
    let frozenConductivity: Double
    let unfrozenConductivity: Double
    /// θ in the mushy range is (Tl − Ts) (`mushyLinear` f + `mushyQuadratic` f²), f the unfrozen fraction.
    let mushyLinear: Double
    let mushyQuadratic: Double
    /// W/m³/K and W/m³, at full perfusion.
    let perfusionCoefficient: Double
    let metabolism: Double

    /// Blood carries 3.8 MJ/m³/K (language reference).
    static let bloodCapacity = 3.8e6

    init(tissue: Tissue, variation: Variation = Variation()) {
        solidusCelsius = tissue.solidusCelsius
        liquidusCelsius = tissue.liquidusCelsius
        frozenCapacity = tissue.densityKgPerM3 * tissue.frozenHeatCapacityJPerKgK
        unfrozenCapacity = tissue.densityKgPerM3 * tissue.heatCapacityJPerKgK
        let range = liquidusCelsius - solidusCelsius
        meltEnthalpy = tissue.densityKgPerM3 * tissue.latentHeatJPerKg + (frozenCapacity + unfrozenCapacity) / 2 * range
        frozenConductivity = tissue.frozenConductivityWPerMK * variation.conductivity
        unfrozenConductivity = tissue.conductivityWPerMK * variation.conductivity
        if let mushy = tissue.mushyConductivityWPerMK {
            mushyLinear = mushy * variation.conductivity
            mushyQuadratic = 0
        } else {
            mushyLinear = frozenConductivity
            mushyQuadratic = (unfrozenConductivity - frozenConductivity) / 2
        }
        perfusionCoefficient = tissue.perfusionPerSecond * variation.perfusion * Self.bloodCapacity
        metabolism = tissue.metabolismWPerM3
    }

    var range: Double { liquidusCelsius - solidusCelsius }
    /// A range this narrow is sharper than a cell: the front inside a mushy cell is placed by the latent fraction.
    var isSharp: Bool { range <= 2 }

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
    var meltTheta: Double { range * (mushyLinear + mushyQuadratic) }

    func theta(temperature: Double) -> Double {
        if temperature < solidusCelsius { return (temperature - solidusCelsius) * frozenConductivity }
        if temperature <= liquidusCelsius {
            let fraction = (temperature - solidusCelsius) / range
            return range * fraction * (mushyLinear + mushyQuadratic * fraction)
        }
        return meltTheta + (temperature - liquidusCelsius) * unfrozenConductivity
    }

    func conductivity(temperature: Double) -> Double {
        if temperature < solidusCelsius { return frozenConductivity }
        if temperature > liquidusCelsius { return unfrozenConductivity }
        return mushyLinear + 2 * mushyQuadratic * (temperature - solidusCelsius) / range
    }

    /// The conductivity where it is one number between two temperatures.
    func constantConductivity(_ first: Double, _ second: Double) -> Double? {
        if first >= liquidusCelsius, second >= liquidusCelsius { return unfrozenConductivity }
        if first <= solidusCelsius, second <= solidusCelsius { return frozenConductivity }
        return nil
    }

    /// The stiffest diffusivity, m²/s: sets the explicit step.
    var largestDiffusivity: Double { max(frozenConductivity / frozenCapacity, unfrozenConductivity / unfrozenCapacity) }
    var smallestCapacity: Double { min(frozenCapacity, unfrozenCapacity) }
}

/// The same law in single precision, for enthalpy counted from a reference temperature so that small changes keep their digits. Each constant
/// stands in all lanes, so that the loops read it from memory as it is.
struct PhaseLanes: BitwiseCopyable, Sendable {
    let isActive: Bool
    let enthalpyAtReference: Lanes
    let enthalpyAboveMelt: Lanes
    let solidusCelsius: Lanes
    let frozenSlope: Lanes
    let mushySlope: Lanes
    let unfrozenSlope: Lanes
    let perMeltEnthalpy: Lanes
    let frozenDiffusivity: Lanes
    let unfrozenDiffusivity: Lanes
    let mushyLinear: Lanes
    let mushyQuadratic: Lanes
    let perfusionCoefficient: Lanes
    let metabolism: Lanes

    init(_ law: PhaseLaw, referenceCelsius: Double, isActive: Bool) {
        func lanes(_ value: Double) -> Lanes { Lanes(repeating: Float(value)) }
        let reference = law.enthalpy(temperature: referenceCelsius)
        self.isActive = isActive
        enthalpyAtReference = lanes(reference)
        enthalpyAboveMelt = lanes(reference - law.meltEnthalpy)
        solidusCelsius = lanes(law.solidusCelsius)
        frozenSlope = lanes(1 / law.frozenCapacity)
        mushySlope = lanes(law.range / law.meltEnthalpy)
        unfrozenSlope = lanes(1 / law.unfrozenCapacity)
        perMeltEnthalpy = lanes(1 / law.meltEnthalpy)
        frozenDiffusivity = lanes(law.frozenConductivity / law.frozenCapacity)
        unfrozenDiffusivity = lanes(law.unfrozenConductivity / law.unfrozenCapacity)
        mushyLinear = lanes(law.range * law.mushyLinear)
        mushyQuadratic = lanes(law.range * law.mushyQuadratic)
        perfusionCoefficient = lanes(law.perfusionCoefficient)
        metabolism = lanes(law.metabolism)
    }

    /// Temperature, unfrozen fraction and θ of a block of cells: enthalpy is split into what lies below the solidus, above the liquidus and
    /// between.
    ///
    /// Transparent, since an ordinary function of this size stays a call and halves the solver's speed.
    @_transparent
    func state(_ enthalpy: Lanes) -> (celsius: Lanes, fraction: Lanes, theta: Lanes) {
        let zero = Lanes(repeating: 0)
        let full = enthalpy + enthalpyAtReference
        let excess = enthalpy + enthalpyAboveMelt
        let aboveSolidus = full.replacing(with: zero, where: full .< zero)
        let unfrozen = excess.replacing(with: zero, where: excess .< zero)
        let frozen = full - aboveSolidus
        let latent = aboveSolidus - unfrozen
        let fraction = latent * perMeltEnthalpy
        let celsius = frozen * frozenSlope + unfrozen * unfrozenSlope + latent * mushySlope + solidusCelsius
        let theta = frozen * frozenDiffusivity + unfrozen * unfrozenDiffusivity + fraction * (fraction * mushyQuadratic + mushyLinear)
        return (celsius, fraction, theta)
    }

    @inline(__always)
    func celsius(_ enthalpy: Float) -> Float { state(Lanes(repeating: enthalpy)).celsius[0] }

    /// The unfrozen fraction where the front runs through the cell, strictly between 0 and 1.
    func partlyFrozenFraction(_ enthalpy: Float) -> Float? {
        let fraction = (enthalpy + enthalpyAtReference[0]) * perMeltEnthalpy[0]
        return fraction > 0 && fraction < 1 ? fraction : nil
    }
}
