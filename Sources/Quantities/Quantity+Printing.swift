extension Quantity: CustomStringConvertible {
    /// In the unit a reader expects for its dimension: `15 mm`, `12 min`, `80 %`. A ratio is always a percentage here; a plain number is
    /// `Numeral.text`.
    public var description: String {
        if dimension == .duration { return durationText }
        let unit = readingUnit
        let number = Numeral.text(value / unit.scale)
        return unit.name.isEmpty ? number : "\(number) \(unit.name)"
    }

    /// As a program would say it, to the last bit: in the unit that a reader expects where that says it exactly.
    public var written: String {
        if dimension == .duration { return Self.writtenDuration(value) }
        let unit = readingUnit
        let inUnit = value / unit.scale
        let exact = [inUnit, inUnit.nextUp, inUnit.nextDown].first { $0 * unit.scale == value } ?? inUnit
        let number = Numeral.exact(exact)
        return unit.name.isEmpty ? number : "\(number) \(unit.name)"
    }

    /// `30s`, `12m`, `2m 3s` where it is whole seconds, `85.71428571428571 s` where it is not.
    private static func writtenDuration(_ seconds: Double) -> String {
        guard seconds == seconds.rounded(), abs(seconds) < 1e9 else { return "\(Numeral.exact(seconds)) s" }
        guard seconds >= 60 else { return "\(Numeral.exact(seconds))s" }
        let rest = seconds.truncatingRemainder(dividingBy: 60)
        return "\(Numeral.exact((seconds - rest) / 60))m" + (rest == 0 ? "" : " \(Numeral.exact(rest))s")
    }

    /// Minutes and seconds from a minute on, seconds below, hours beyond a day.
    private var durationText: String {
        if value.isFinite, abs(value) > 86_400 { return "\(Numeral.text(value / 3600)) h" }
        guard value.isFinite, abs(value) >= 59.95 else { return "\(Numeral.text(value)) s" }
        let tenths = (abs(value) * 10).rounded()
        let minutes = (tenths / 600).rounded(.down)
        let seconds = (tenths - minutes * 600) / 10
        let sign = value < 0 ? "-" : ""
        let wholeMinutes = "\(sign)\(Numeral.text(minutes, decimals: 0)) min"
        return seconds == 0 ? wholeMinutes : "\(wholeMinutes) \(Numeral.text(seconds, decimals: 1)) s"
    }

    /// The unit this quantity is told in.
    private var readingUnit: UnitDefinition {
        switch dimension {
        case .volume: abs(value) < 1e-7 && value != 0 ? Self.cubicMillimetre : Self.cubicCentimetre
        case .mass: abs(value) < 1 ? Self.gram : Self.kilogram
        case .energy: abs(value) < 1e3 ? Self.joule : Self.kilojoule
        default: dimension.readingUnit
        }
    }

    private static let cubicMillimetre = UnitDefinition(name: "mm3", scale: 1e-9, dimension: .volume)
    private static let cubicCentimetre = UnitDefinition(name: "cm3", scale: 1e-6, dimension: .volume)
    private static let gram = UnitDefinition(name: "g", scale: 1e-3, dimension: .mass)
    private static let kilogram = UnitDefinition(name: "kg", scale: 1, dimension: .mass)
    private static let joule = UnitDefinition(name: "J", scale: 1, dimension: .energy)
    private static let kilojoule = UnitDefinition(name: "kJ", scale: 1e3, dimension: .energy)
}

extension Temperature: CustomStringConvertible {
    /// `-40 C`, to a hundredth of a degree.
    public var description: String { "\(Numeral.text(celsius, decimals: 2)) C" }

    /// As a program would say it, to the last bit.
    public var written: String { "\(Numeral.exact(celsius)) C" }
}

extension Dimension: CustomStringConvertible {
    public var description: String { name }

    /// The word for it (`length`, `temperature difference`), or its units (`kg/m3`) where it has no word.
    public var name: String { Self.known[self]?.word ?? baseUnits }

    /// The word with its article, or the units of a quantity without a word: `a length`, `an angle`, `a quantity in kg·m`.
    public var nameWithArticle: String {
        guard let word = Self.known[self]?.word else { return "a quantity in \(baseUnits)" }
        return ("aeiou".contains(word.first ?? "x") ? "an " : "a ") + word
    }

    /// A unit to show a reader: `mm` for a length.
    public var exampleUnit: String { Self.known[self]?.unit ?? baseUnits }

    var readingUnit: UnitDefinition {
        if let known = Self.known[self], let unit = UnitTable.unit(named: known.unit) { return unit }
        return UnitDefinition(name: baseUnits, scale: 1, dimension: self)
    }

    private static let known: [Dimension: (word: String, unit: String)] = [
        .ratio: ("ratio", "%"), .length: ("length", "mm"), .area: ("area", "mm2"), .volume: ("volume", "cm3"), .mass: ("mass", "g"),
        .duration: ("duration", "min"), .perDuration: ("rate", "/s"), .temperatureDifference: ("temperature difference", "deltaC"),
        .angle: ("angle", "deg"), .energy: ("energy", "J"), .power: ("power", "W"), .pressure: ("pressure", "psi"),
        .density: ("density", "kg/m3"), .conductivity: ("conductivity", "W/m/K"), .heatCapacity: ("heat capacity", "J/kg/K"),
        .latentHeat: ("latent heat", "kJ/kg"), .heatTransfer: ("heat-transfer coefficient", "W/m2/K"),
        .powerDensity: ("power density", "W/m3"), .massFlow: ("mass flow", "g/s"), .speed: ("speed", "mm/min"),
        .perDuration * .temperatureDifference: ("cooling rate", "deltaC/min"),
    ]

    /// The base units with their powers: `kg/m3`, `m·kg`, `/s2`.
    private var baseUnits: String {
        let factors = [("m", length), ("kg", mass), ("s", time), ("K", temperature), ("rad", angle)].filter { !$0.1.isZero }
        let above = factors.filter { $0.1.numerator > 0 }.map { $0.0 + Self.powerText($0.1) }
        let below = factors.filter { $0.1.numerator < 0 }.map { "/" + $0.0 + Self.powerText($0.1 * -1) }
        return above.joined(separator: "·") + below.joined()
    }

    private static func powerText(_ exponent: Exponent) -> String {
        if exponent == 1 { return "" }
        return exponent.denominator == 1 ? "\(exponent.numerator)" : "^(\(exponent.numerator)/\(exponent.denominator))"
    }
}
