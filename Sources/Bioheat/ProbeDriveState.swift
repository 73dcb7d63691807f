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
        /// A coefficient (W/m²/K) to a gas temperature (°C); the whole probe draws no more than these watts.
        case gas(celsius: Double, coefficient: Double, watts: Double)
        /// So much heat drawn per length, whatever the temperature.
        case sink(wattsPerMetre: Double)

        /// Whether the heat drawn falls as the tissue gets colder, which the time step must follow.
        var followsTemperature: Bool {
            switch self {
            case .none, .sink: false
            case .surface, .gas: true
            }
        }

        /// The share of the heat that the surface would give which the gas takes: all of it, or what it can carry. It leaves the same
        /// share everywhere along the probe.
        func shareCarried(of watts: Double) -> Double {
            guard case .gas(_, _, let most) = self, watts > most else { return 1 }
            return most / watts
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
            return .gas(celsius: (before + cryogenCelsius) / 2, coefficient: model.thawCoefficientWPerM2K, watts: .infinity)
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
            approach(celsius, within: startSeconds, for: seconds)
            return .gas(
                celsius: (before + cryogenCelsius) / 2,
                coefficient: model.coefficient(coefficient, power: power, pressurePsi: pressurePsi) * strength,
                watts: model.coolingWatts(power: power, pressurePsi: pressurePsi) * strength)
        case .constantSink(let wattsPerMetre):
            return .sink(wattsPerMetre: wattsPerMetre * power * strength)
        }
    }

    private mutating func approach(_ goal: Double, within constant: Double, for seconds: Double) {
        cryogenCelsius = goal + (cryogenCelsius - goal) * exp(-seconds / max(constant, 1e-6))
    }
}
