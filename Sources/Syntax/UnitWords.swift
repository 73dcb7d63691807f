/// The words that bind as a unit behind a number or a tuple.
///
/// What a unit means is decided where quantities are known; here it only matters that `12 mm` is one number and `2 times` is not.
enum UnitWords {
    static let all: Set<String> = time.union([
        "um", "mm", "cm", "dm",
        "um2", "mm2", "cm2", "m2", "um3", "mm3", "cm3", "dm3", "m3", "uL", "mL", "L",
        "C", "°C", "K", "deltaC", "deltaK",
        "deg", "rad", "%",
        "psi", "Pa", "kPa", "MPa", "bar", "mbar",
        "W", "mW", "kW", "J", "mJ", "kJ", "MJ",
        "mg", "g", "kg",
    ])

    /// What may follow each other in `1h30m` and `1m30s`.
    static let time: Set<String> = ["h", "m", "min", "s", "ms"]

    /// Spellings people type for a unit that is written otherwise here.
    static let foreign: [String: String] = [
        "sec": "s", "secs": "s", "seconds": "s", "second": "s", "mins": "min", "minute": "min", "minutes": "min", "hr": "h", "hours": "h",
        "celsius": "C", "degC": "C", "c": "C", "k": "K", "kelvin": "K", "°": "deg", "degrees": "deg",
        "ml": "mL", "l": "L", "cc": "cm3", "ccm": "cm3", "PSI": "psi", "watt": "W", "w": "W", "percent": "%", "MM": "mm", "CM": "cm",
    ]
}
