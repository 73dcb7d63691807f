/// A tissue's thermal properties, frozen and unfrozen. Across the freezing range the latent heat is released evenly in temperature, heat
/// capacity is the mean of the two and conductivity runs linearly between them (or is `mushyConductivity` where that is given).
public struct Tissue: Hashable, Codable, Sendable {
    /// kg/m³; what is lighter is a gas.
    static let greatestGasDensity = 50.0

    public var name: String
    /// kg/m³, > 0; the same frozen and unfrozen, so that mass is conserved on a fixed grid.
    public var densityKgPerM3: Double
    /// W/m/K, > 0.
    public var conductivityWPerMK: Double
    public var frozenConductivityWPerMK: Double
    /// Constant across the freezing range where given, as the exact solutions with a mushy zone need.
    public var mushyConductivityWPerMK: Double?
    /// J/kg/K, > 0.
    public var heatCapacityJPerKgK: Double
    public var frozenHeatCapacityJPerKgK: Double
    /// J/kg, ≥ 0.
    public var latentHeatJPerKg: Double
    /// Freezing ends at the solidus and begins at the liquidus, °C; solidus < liquidus.
    public var solidusCelsius: Double
    public var liquidusCelsius: Double
    /// Blood volume per tissue volume and time, 1/s, ≥ 0.
    public var perfusionPerSecond: Double
    /// W/m³, ≥ 0.
    public var metabolismWPerM3: Double

    public init(
        name: String, densityKgPerM3: Double, conductivityWPerMK: Double, frozenConductivityWPerMK: Double,
        mushyConductivityWPerMK: Double? = nil, heatCapacityJPerKgK: Double, frozenHeatCapacityJPerKgK: Double, latentHeatJPerKg: Double,
        solidusCelsius: Double, liquidusCelsius: Double, perfusionPerSecond: Double = 0, metabolismWPerM3: Double = 0
    ) {
        self.name = name
        self.densityKgPerM3 = densityKgPerM3
        self.conductivityWPerMK = conductivityWPerMK
        self.frozenConductivityWPerMK = frozenConductivityWPerMK
        self.mushyConductivityWPerMK = mushyConductivityWPerMK
        self.heatCapacityJPerKgK = heatCapacityJPerKgK
        self.frozenHeatCapacityJPerKgK = frozenHeatCapacityJPerKgK
        self.latentHeatJPerKg = latentHeatJPerKg
        self.solidusCelsius = solidusCelsius
        self.liquidusCelsius = liquidusCelsius
        self.perfusionPerSecond = perfusionPerSecond
        self.metabolismWPerM3 = metabolismWPerM3
    }
}

extension Tissue {
    /// Whether it freezes within so few kelvins (at most 4) that a front may be sharper than a cell.
    public var freezesSharply: Bool { PhaseLaw(tissue: self).isSharp }

    /// Over which depth beside the ice blood brings back the warmth, √(k/(w ρb cb)), mm (Pennes 1948); nothing where no blood flows.
    public var bloodWarmedMM: Double? {
        perfusionPerSecond > 0 ? 1000 * (conductivityWPerMK / (perfusionPerSecond * PhaseLaw.bloodCapacity)).squareRoot() : nil
    }

    /// How wide cells are held against anything exact, mm (ARCHITECTURE).
    public static let widestHeldCellMM = 3.0

    /// With wider cells than this, mm, the ice in it is not to be believed.
    ///
    /// Against cells half as wide: 0.7 of the blood-warmed layer (1 mm in kidney, 1.44 mm) leaves 0.6 % of the ice of sixteen probes and 1.3 % of that of three,
    /// twice as much leaves 3 and 6 %. Where it freezes sharply half of the layer (1 mm in 2.1 mm) leaves 0.5 to 1.7 %, 0.7 of it up to 3 %.
    public var widestCellMM: Double {
        min(bloodWarmedMM.map { $0 * (freezesSharply ? 0.5 : 0.7) } ?? .infinity, Self.widestHeldCellMM)
    }
}
