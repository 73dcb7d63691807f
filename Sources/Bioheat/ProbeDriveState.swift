#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a probe's gas is doing: the cryogen's temperature moves to its goal within the start-up time.
struct ProbeDriveState: Sendable {
    var drive: ProbeDrive = .off
    /// Temperature of the gas in the probe (of the surface, for an ideal one), °C.
    var cryogenCelsius: Double

    /// A surface that jumped would, for some tenths of a second, draw more from the cells inside the probe than they can pass on.
    private static let idealStartSeconds = 0.5

    /// A probe as the solver sees it for one step.
    enum Contact: Sendable {
        case none
        /// The surface stands at a temperature, °C.
        case surface(celsius: Double)
        /// A coefficient (W/m²/K) to a gas temperature (°C).
        case gas(celsius: Double, coefficient: Double)
        /// So much heat drawn per length, whatever the temperature.
        case sink(wattsPerMetre: Double)

        /// Whether the heat drawn falls as the tissue gets colder, which the time step must follow.
        var followsTemperature: Bool {
            switch self {
            case .none, .sink: false
            case .surface, .gas: true
            }
        }
    }

    /// Moves the gas on by a step and gives the contact at the step's middle.
    mutating func contact(of model: ProbeModel, for seconds: Double, strength: Double) -> Contact {
        switch drive {
        case .off:
            approach(37, within: 20, for: seconds)
            return .none
        case .thawing:
            let before = cryogenCelsius
            approach(model.thawCelsius, within: 10, for: seconds)
            return .gas(celsius: (before + cryogenCelsius) / 2, coefficient: model.thawCoefficientWPerM2K)
        case .freezing(let power, let pressure):
            return freezing(model, power: power, pressurePsi: pressure, for: seconds, strength: strength)
        }
    }

    private mutating func freezing(_ model: ProbeModel, power: Double, pressurePsi: Double, for seconds: Double, strength: Double) -> Contact {
        guard power > 0 else { return .none }
        switch model.cooling {
        case .idealSurface(let celsius):
            let before = cryogenCelsius
            approach(celsius, within: Self.idealStartSeconds, for: seconds)
            return .surface(celsius: (before + cryogenCelsius) / 2)
        case .cryogen(let celsius, let coefficient, let startSeconds):
            let before = cryogenCelsius
            approach(GasCooling.cryogenCelsius(celsius, power: power), within: startSeconds, for: seconds)
            let factor = GasCooling.coefficientFactor(power: power, pressurePsi: pressurePsi, nominalPsi: model.nominalPressurePsi)
            return .gas(celsius: (before + cryogenCelsius) / 2, coefficient: coefficient * factor * strength)
        case .constantSink(let wattsPerMetre):
            return .sink(wattsPerMetre: wattsPerMetre * power * strength)
        }
    }

    private mutating func approach(_ goal: Double, within constant: Double, for seconds: Double) {
        cryogenCelsius = goal + (cryogenCelsius - goal) * exp(-seconds / max(constant, 1e-6))
    }
}

/// How power and gas pressure act on a Joule–Thomson probe. The laws are estimates with stated physics; the fit is in the probe library.
public enum GasCooling {
    /// Isothermal Joule–Thomson enthalpy of argon from 293 K to 1.5 bar, kJ/kg, by pressure in psi (computed; reference, probe and gas).
    static let jouleThomson: [(psi: Double, kilojoules: Double)] = [
        (0, 0), (1500, 19.3), (2000, 25.2), (2500, 30.5), (3000, 35.2), (3500, 39.2), (4000, 42.5), (4500, 45.2),
    ]

    public static func enthalpyKJPerKg(psi: Double) -> Double {
        let table = jouleThomson
        guard psi > 0, let upper = table.firstIndex(where: { $0.psi >= psi }) else { return psi > 0 ? table[table.count - 1].kilojoules : 0 }
        let (low, high) = (table[max(upper - 1, 0)], table[upper])
        guard high.psi > low.psi else { return high.kilojoules }
        return low.kilojoules + (high.kilojoules - low.kilojoules) * (psi - low.psi) / (high.psi - low.psi)
    }

    /// Less flow at lower power: turbulent convection goes with flow to the power 0.8; cooling goes with the Joule–Thomson enthalpy.
    static func coefficientFactor(power: Double, pressurePsi: Double, nominalPsi: Double) -> Double {
        pow(power, 0.8) * enthalpyKJPerKg(psi: pressurePsi) / enthalpyKJPerKg(psi: nominalPsi)
    }

    /// Lower output, smaller drop (C4.3.1): the drop from body temperature goes with power to 0.3, an estimate.
    static func cryogenCelsius(_ full: Double, power: Double) -> Double { 37 + (full - 37) * pow(power, 0.3) }
}
