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

    /// The constants in the order of the properties.
    init(constants: [Float], isActive: Bool) {
        self.isActive = isActive
        enthalpyAtReference = Lanes(repeating: constants[0])
        enthalpyAboveMelt = Lanes(repeating: constants[1])
        solidusCelsius = Lanes(repeating: constants[2])
        frozenSlope = Lanes(repeating: constants[3])
        mushySlope = Lanes(repeating: constants[4])
        unfrozenSlope = Lanes(repeating: constants[5])
        perMeltEnthalpy = Lanes(repeating: constants[6])
        frozenDiffusivity = Lanes(repeating: constants[7])
        unfrozenDiffusivity = Lanes(repeating: constants[8])
        mushyLinear = Lanes(repeating: constants[9])
        mushyQuadratic = Lanes(repeating: constants[10])
        perfusionCoefficient = Lanes(repeating: constants[11])
        metabolism = Lanes(repeating: constants[12])
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
