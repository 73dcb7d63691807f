/// A temperature field known from a formula: falls towards a source of cold at distance 0.
public protocol ExactSolution: Sendable {
    /// °C at a distance from the wall, line or point (mm, > 0) and a time (s, > 0).
    func celsius(atMM distance: Double, seconds: Double) -> Double
}

extension ExactSolution {
    /// How far an isotherm has come, mm, sought within a metre; nothing where the field does not cross it.
    public func distanceMM(ofCelsius celsius: Double, seconds: Double) -> Double? {
        let (near, far) = (1e-6, 1000.0)
        guard self.celsius(atMM: near, seconds: seconds) < celsius, self.celsius(atMM: far, seconds: seconds) > celsius else { return nil }
        return bisection(from: near, to: far) { celsius - self.celsius(atMM: $0, seconds: seconds) }
    }
}

/// The root of a function that is positive at the lower end and not at the upper one, to the last bit or nearly.
func bisection(from lower: Double, to upper: Double, _ value: (Double) -> Double) -> Double {
    var (low, high) = (lower, upper)
    for _ in 0..<200 {
        let middle = (low + high) / 2
        if value(middle) > 0 { low = middle } else { high = middle }
    }
    return (low + high) / 2
}

/// What the formulas need of a tissue, in SI: conductivity and diffusivity frozen, unfrozen and across the freezing range.
struct PhaseConstants: Hashable, Sendable {
    let frozenConductivity: Double
    let unfrozenConductivity: Double
    let mushyConductivity: Double
    let frozenDiffusivity: Double
    let unfrozenDiffusivity: Double
    let mushyDiffusivity: Double
    /// J/m³.
    let latentHeat: Double

    /// Across the freezing range the capacity is the mean of both, with the latent heat spread evenly in temperature.
    init(_ tissue: Tissue) {
        let frozenCapacity = tissue.densityKgPerM3 * tissue.frozenHeatCapacityJPerKgK
        let unfrozenCapacity = tissue.densityKgPerM3 * tissue.heatCapacityJPerKgK
        frozenConductivity = tissue.frozenConductivityWPerMK
        unfrozenConductivity = tissue.conductivityWPerMK
        mushyConductivity = tissue.mushyConductivityWPerMK ?? (frozenConductivity + unfrozenConductivity) / 2
        latentHeat = tissue.densityKgPerM3 * tissue.latentHeatJPerKg
        frozenDiffusivity = frozenConductivity / frozenCapacity
        unfrozenDiffusivity = unfrozenConductivity / unfrozenCapacity
        let range = tissue.liquidusCelsius - tissue.solidusCelsius
        mushyDiffusivity = mushyConductivity / ((frozenCapacity + unfrozenCapacity) / 2 + latentHeat / range)
    }

    /// √(as/al).
    var ratio: Double { (frozenDiffusivity / unfrozenDiffusivity).squareRoot() }
}
