import Quantities

/// What may stand between the braces of a `tissue` or a `probe model`.
struct EntryRule: Sendable {
    enum Range: Sendable { case any, positive, notNegative }
    enum Kind: Sendable {
        case quantity(Dimension, Range)
        case temperature
        /// `A to B`.
        case temperatures
        case bool
        case gas
    }

    var kind: Kind
    var isRequired = false

    /// Whether a value with this unit may be meant for it.
    func takes(_ unit: String) -> Bool {
        switch kind {
        case .quantity(let dimension, _): UnitTable.unit(named: unit)?.dimension == dimension
        case .temperature, .temperatures: UnitTable.isTemperature(unit) != nil
        case .bool, .gas: false
        }
    }

    static let tissue: [String: EntryRule] = [
        "density": needed(.density), "conductivity": needed(.conductivity), "frozen_conductivity": needed(.conductivity),
        "heat_capacity": needed(.heatCapacity), "frozen_heat_capacity": needed(.heatCapacity),
        "latent_heat": EntryRule(kind: .quantity(.latentHeat, .notNegative), isRequired: true),
        "freezing": EntryRule(kind: .temperatures, isRequired: true),
        "mushy_conductivity": EntryRule(kind: .quantity(.conductivity, .positive)),
        "perfusion": EntryRule(kind: .quantity(.perDuration, .notNegative)),
        "metabolism": EntryRule(kind: .quantity(.powerDensity, .notNegative)),
    ]

    static let probeModel: [String: EntryRule] = [
        "diameter": needed(.length), "active_length": needed(.length), "surface": EntryRule(kind: .temperature),
        "cryogen": EntryRule(kind: .temperature), "heat_transfer": EntryRule(kind: .quantity(.heatTransfer, .positive)),
        "start": EntryRule(kind: .quantity(.duration, .notNegative)), "thaw_temperature": EntryRule(kind: .temperature),
        "thaw_heat_transfer": EntryRule(kind: .quantity(.heatTransfer, .notNegative)), "thermocouple": EntryRule(kind: .bool),
        "gas": EntryRule(kind: .gas), "gas_flow": EntryRule(kind: .quantity(.massFlow, .notNegative)),
        "nominal_pressure": EntryRule(kind: .quantity(.pressure, .positive)),
        "insulated_tip": EntryRule(kind: .quantity(.length, .notNegative)), "shaft_diameter": EntryRule(kind: .quantity(.length, .positive)),
    ]

    private static func needed(_ dimension: Dimension) -> EntryRule { EntryRule(kind: .quantity(dimension, .positive), isRequired: true) }
}

/// Between which figures all matter lies, with room to spare, in SI units: what is outside has the wrong unit, and no time step follows it. Estimates.
public enum MatterRange {
    /// J/kg/K: a gas is given up to a fifth of it, lest it set the time step (`air` in the library).
    static let greatestCapacity = 1e6

    public static let ofTissue: [String: (range: ClosedRange<Double>, words: String)] = [
        "density": (0.01...30_000, "from 0.01 to 30000 kg/m3"),
        "conductivity": (0.001...5000, "from 0.001 to 5000 W/m/K"), "frozen_conductivity": (0.001...5000, "from 0.001 to 5000 W/m/K"),
        "mushy_conductivity": (0.001...5000, "from 0.001 to 5000 W/m/K"),
        "heat_capacity": (10...greatestCapacity, "from 10 to 1000000 J/kg/K"), "frozen_heat_capacity": (10...greatestCapacity, "from 10 to 1000000 J/kg/K"),
        "latent_heat": (0...5_000_000, "from 0 to 5000 kJ/kg"), "perfusion": (0...10, "from 0 to 10 1/s"), "metabolism": (0...10_000_000, "from 0 to 10000 kW/m3"),
    ]
}
