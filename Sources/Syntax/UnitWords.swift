/// The words that bind as a unit behind a number or a tuple.
///
/// What a unit means is decided where quantities are known; here it only matters that `12 mm` is one number and `2 times` is not.
enum UnitWords {
    static let all: Set<String> = time.union([
        "um", "mm", "cm", "dm",
        "um2", "mm2", "cm2", "m2", "um3", "mm3", "cm3", "dm3", "m3", "uL", "mL", "L",
        "C", "°C", "K", "deltaC", "deltaK",
        "deg", "rad", "%",
        "psi", "Pa", "kPa", "MPa", "bar", "mbar", "mmHg",
        "W", "mW", "kW", "J", "mJ", "kJ", "MJ",
        "mg", "g", "kg",
    ])

    /// What may follow each other in `1h30m` and `1m30s`.
    static let time: Set<String> = ["h", "m", "min", "s", "ms"]

    /// What is joined to other units, where the metre is `m`.
    static let inCompounds: Set<String> = all.subtracting(["%", "deg", "rad", "C", "°C"])

    /// Spellings people type for a unit that is written otherwise here.
    static let foreign: [String: String] = [
        "sec": "s", "secs": "s", "seconds": "s", "second": "s", "mins": "min", "minute": "min", "minutes": "min", "hr": "h", "hours": "h",
        "sek": "s", "Min": "min", "hour": "h", "std": "h",
        "hrs": "h", "mn": "min", "Hour": "h", "Hours": "h", "msec": "ms", "celsius": "C", "Celsius": "C", "degC": "C", "ºC": "C", "˚C": "C", "c": "C", "k": "K", "kelvin": "K", "Kelvin": "K",
        "°K": "K", "°c": "C", "°k": "K", "oC": "C", "°Celsius": "C", "°celsius": "C", "degree": "deg", "degrees": "deg", "radians": "rad",
        "millimetre": "mm", "millimetres": "mm", "millimeter": "mm", "millimeters": "mm", "centimetres": "cm", "centimeters": "cm", "Cm": "cm", "Mm": "mm",
        "micron": "um", "microns": "um", "watts": "W", "Watt": "W", "Bar": "bar", "mbars": "mbar", "pct": "%", "percents": "%", "prozent": "%",
        "ml": "mL", "l": "L", "cc": "cm3", "ccm": "cm3", "PSI": "psi", "watt": "W", "w": "W", "percent": "%", "MM": "mm", "CM": "cm",
    ]

    static let inches: [String: String] = ["in": "25.4", "inch": "25.4", "inches": "25.4", "ft": "304.8", "feet": "304.8", "foot": "304.8"]

    /// What may be an angle or a temperature, and temperatures that are not written here.
    static let ambiguous: Set<String> = ["°", "º", "˚", "F", "°F", "Fahrenheit", "fahrenheit"]
}
