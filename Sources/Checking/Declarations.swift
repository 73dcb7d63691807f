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
