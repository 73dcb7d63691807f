/// A unit of measure: what one of it is in SI base units, and what it measures.
public struct UnitDefinition: Hashable, Sendable {
    public let name: String
    /// SI base units in one of this unit, > 0.
    public let scale: Double
    public let dimension: Dimension

    public init(name: String, scale: Double, dimension: Dimension) {
        self.name = name
        self.scale = scale
        self.dimension = dimension
    }
}

/// A scale on which a temperature is a point.
public enum TemperatureScale: Hashable, Sendable {
    case celsius, kelvin

    /// The point that `value` names on this scale.
    public func temperature(_ value: Double) -> Temperature {
        switch self {
        case .celsius: Temperature(celsius: value)
        case .kelvin: Temperature(kelvin: value)
        }
    }
}

/// The units of the language. Standing alone `m` is the minute; with another unit (`W/m/K`, `kg/m3`) it is the metre.
public enum UnitTable {
    /// A pound-force (0.45359237 kg × 9.80665 m/s²) on a square inch, Pa.
    public static let psi = 6894.757293168361

    /// The unit of this name, plain (`mm`), with a power (`cm3`) or compound (`W/m/K`, `/s`); nothing where there is none, and for the points on
    /// a temperature scale (`C`, `K`), which are no units of a quantity.
    public static func unit(named name: String) -> UnitDefinition? {
        guard isTemperature(name) == nil else { return nil }
        if let plain = plainUnits[name] { return UnitDefinition(name: name, scale: plain.scale, dimension: plain.dimension) }
        return compoundUnit(named: name)
    }

    /// The scale of `C`, `°C` and `K`.
    public static func isTemperature(_ name: String) -> TemperatureScale? {
        switch name {
        case "C", "°C": .celsius
        case "K": .kelvin
        default: nil
        }
    }

    /// Every unit by its plain name, with a few of the compound ones, in alphabetical order: for completion and for near names.
    public static let all: [String] = (plainUnits.keys + ["C", "°C", "K"] + customaryCompounds).sorted()

    private static let plainUnits: [String: UnitDefinition] = table([
        ("um", 1e-6, .length), ("µm", 1e-6, .length), ("μm", 1e-6, .length), ("mm", 1e-3, .length), ("cm", 1e-2, .length),
        ("dm", 1e-1, .length),
        ("deg", Double.pi / 180, .angle), ("°", Double.pi / 180, .angle), ("rad", 1, .angle),
        ("ms", 1e-3, .duration), ("s", 1, .duration), ("sec", 1, .duration), ("m", 60, .duration), ("min", 60, .duration),
        ("h", 3600, .duration),
        ("%", 0.01, .ratio),
        ("Pa", 1, .pressure), ("kPa", 1e3, .pressure), ("MPa", 1e6, .pressure), ("bar", 1e5, .pressure), ("mbar", 100, .pressure),
        ("psi", psi, .pressure),
        ("mmHg", 133.322387415, .pressure),
        ("mW", 1e-3, .power), ("W", 1, .power), ("kW", 1e3, .power),
        ("uL", 1e-9, .volume), ("ml", 1e-6, .volume), ("mL", 1e-6, .volume), ("l", 1e-3, .volume), ("L", 1e-3, .volume),
        ("mg", 1e-6, .mass), ("g", 1e-3, .mass), ("kg", 1, .mass),
        ("mJ", 1e-3, .energy), ("J", 1, .energy), ("kJ", 1e3, .energy), ("MJ", 1e6, .energy),
        ("deltaC", 1, .temperatureDifference), ("deltaK", 1, .temperatureDifference),
    ])

    /// Within a compound the metre is `m`, and a degree is always a difference.
    private static let compoundOnly: [String: UnitDefinition] = table([
        ("m", 1, .length), ("K", 1, .temperatureDifference), ("C", 1, .temperatureDifference), ("°C", 1, .temperatureDifference),
    ])

    private static let customaryCompounds = [
        "mm2", "cm2", "mm3", "cm3", "kg/m3", "W/m/K", "J/kg/K", "kJ/kg/K", "J/kg", "kJ/kg", "W/m2/K", "W/m3", "/s", "/min", "g/s", "mm/s",
        "mm/min", "deltaC/min",
    ]

    private static func table(_ rows: [(String, Double, Dimension)]) -> [String: UnitDefinition] {
        var units: [String: UnitDefinition] = [:]
        for (name, scale, dimension) in rows { units[name] = UnitDefinition(name: name, scale: scale, dimension: dimension) }
        return units
    }

    /// `[factor] {"/" factor}`, where a factor is a unit with an optional power of 1 to 9.
    private static func compoundUnit(named name: String) -> UnitDefinition? {
        let factors = name.split(separator: "/", omittingEmptySubsequences: false)
        guard factors.count <= 5 else { return nil }
        var scale = 1.0
        var dimension = Dimension.ratio
        for (position, text) in factors.enumerated() {
            if position == 0, factors.count > 1, text.isEmpty || text == "1" { continue }
            guard let factor = factor(String(text)) else { return nil }
            scale = position == 0 ? factor.scale : scale / factor.scale
            dimension = position == 0 ? factor.dimension : dimension / factor.dimension
        }
        return UnitDefinition(name: name, scale: scale, dimension: dimension)
    }

    private static func factor(_ text: String) -> (scale: Double, dimension: Dimension)? {
        var name = text
        var power = 1
        if let last = name.last, let digit = exponents[last] {
            name.removeLast()
            if name.last == "^" { name.removeLast() }
            power = digit
        }
        guard let unit = compoundOnly[name] ?? plainUnits[name] else { return nil }
        var scale = 1.0
        for _ in 0..<power { scale *= unit.scale }
        return (scale, unit.dimension.power(Exponent(power, 1)))
    }

    private static let exponents: [Character: Int] = [
        "1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7, "8": 8, "9": 9, "²": 2, "³": 3,
    ]
}
