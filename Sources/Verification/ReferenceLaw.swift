import Bioheat

/// Enthalpy, temperature and Kirchhoff's θ = ∫k dT of a tissue, for the references; written apart from the solver's own law.
///
/// Enthalpy (J/m³) and θ (W/m) are 0 at the solidus.
struct ReferenceLaw: Sendable {
    let solidus: Double
    let range: Double
    let frozenCapacity: Double
    let unfrozenCapacity: Double
    let frozenConductivity: Double
    let unfrozenConductivity: Double
    /// Enthalpy from solidus to liquidus.
    let melt: Double
    /// Conductivity just above the solidus, and what it gains up to just below the liquidus.
    private let mushyStart: Double
    private let mushyGain: Double
    /// W/m³/K.
    let perfusion: Double
    let metabolism: Double

    /// J/m³/K, of blood (language reference).
    static let bloodCapacity = 3.8e6

    init(_ tissue: Tissue) {
        solidus = tissue.solidusCelsius
        range = tissue.liquidusCelsius - tissue.solidusCelsius
        frozenCapacity = tissue.densityKgPerM3 * tissue.frozenHeatCapacityJPerKgK
        unfrozenCapacity = tissue.densityKgPerM3 * tissue.heatCapacityJPerKgK
        frozenConductivity = tissue.frozenConductivityWPerMK
        unfrozenConductivity = tissue.conductivityWPerMK
        melt = tissue.densityKgPerM3 * tissue.latentHeatJPerKg + range * (frozenCapacity + unfrozenCapacity) / 2
        mushyStart = tissue.mushyConductivityWPerMK ?? frozenConductivity
        mushyGain = tissue.mushyConductivityWPerMK == nil ? unfrozenConductivity - frozenConductivity : 0
        perfusion = tissue.perfusionPerSecond * Self.bloodCapacity
        metabolism = tissue.metabolismWPerM3
    }

    /// θ at the liquidus.
    private var meltTheta: Double { range * (mushyStart + mushyGain / 2) }

    func enthalpy(celsius: Double) -> Double {
        let above = celsius - solidus
        if above < 0 { return above * frozenCapacity }
        return above < range ? above / range * melt : melt + (above - range) * unfrozenCapacity
    }

    func celsius(enthalpy: Double) -> Double {
        if enthalpy < 0 { return solidus + enthalpy / frozenCapacity }
        return enthalpy < melt ? solidus + enthalpy / melt * range : solidus + range + (enthalpy - melt) / unfrozenCapacity
    }

    func theta(enthalpy: Double) -> Double {
        if enthalpy < 0 { return enthalpy / frozenCapacity * frozenConductivity }
        if enthalpy >= melt { return meltTheta + (enthalpy - melt) / unfrozenCapacity * unfrozenConductivity }
        let fraction = enthalpy / melt
        return range * fraction * (mushyStart + mushyGain * fraction / 2)
    }

    /// dθ/dH, m²/s.
    func diffusivity(enthalpy: Double) -> Double {
        if enthalpy < 0 { return frozenConductivity / frozenCapacity }
        if enthalpy >= melt { return unfrozenConductivity / unfrozenCapacity }
        return range / melt * (mushyStart + mushyGain * enthalpy / melt)
    }

    var greatestDiffusivity: Double { max(frozenConductivity / frozenCapacity, unfrozenConductivity / unfrozenCapacity) }

    func theta(celsius: Double) -> Double { theta(enthalpy: enthalpy(celsius: celsius)) }

    /// What blood at a temperature and metabolism bring, W/m³; both go with the unfrozen fraction.
    func warming(enthalpy: Double, arterialCelsius: Double) -> Double {
        let unfrozen = min(max(enthalpy / melt, 0), 1)
        return unfrozen * (perfusion * (arterialCelsius - celsius(enthalpy: enthalpy)) + metabolism)
    }

    /// The temperature of a surface between conduction from a cell and a gas, and the heat flux into it, W/m².
    ///
    /// - Parameter resistance: from the cell to the surface, in θ per W/m²: m.
    func surface(theta cell: Double, resistance: Double, contact: ReferenceContact) -> (celsius: Double, flux: Double) {
        switch contact {
        case .held(let celsius): return (celsius, (cell - theta(celsius: celsius)) / resistance)
        case .gas(let celsius, let coefficient):
            // Both sides rise with the surface's temperature: halving finds the one root.
            var (low, high) = (celsius, max(celsius, 100))
            for _ in 0..<50 {
                let middle = (low + high) / 2
                if coefficient * (middle - celsius) * resistance + theta(celsius: middle) < cell { low = middle } else { high = middle }
            }
            return (low, coefficient * (low - celsius))
        case .flux(let flux): return (.nan, flux)
        }
    }
}

/// What cools a reference's probe.
enum ReferenceContact: Sendable {
    /// The surface stands at a temperature, °C.
    case held(celsius: Double)
    /// Gas at a temperature (°C) behind a coefficient, W/m²/K.
    case gas(celsius: Double, coefficientWPerM2K: Double)
    /// Draws so much, W/m², whatever the temperature.
    case flux(wattsPerM2: Double)
}
