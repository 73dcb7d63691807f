#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a cooling gas can carry off, against pressure and power.
///
/// A gram of gas takes up only so much heat, so a probe draws no more than its flow times that: the coefficient says how cold the surface
/// gets under a light load, the flow what is left of it under a heavy one.
///
/// - Argon: the isothermal Joule–Thomson enthalpy at 293 K, the most that a steady expansion behind a counterflow exchanger yields. Its
///   flow is choked in the nozzle and goes with the pressure before it (ideal gas; argon's compressibility at 293 K stays within some
///   per cent of 1 up to 4500 psi).
/// - Nitrogen: liquid, driven through the probe by a low pressure; it takes up its latent heat, and its flow goes with the root of the
///   pressure (turbulent flow of a liquid).
enum GasCooling {
    /// Isothermal Joule–Thomson enthalpy of argon from 293 K to 1.5 bar, kJ/kg, by pressure in psi (computed from argon's equation of
    /// state; good to 1 %).
    static let jouleThomson: [(psi: Double, kilojoules: Double)] = [
        (0, 0), (1500, 19.3), (2000, 25.2), (2500, 30.5), (3000, 35.2), (3500, 39.2), (4000, 42.5), (4500, 45.2),
    ]

    /// Latent heat of nitrogen at 1 bar, kJ/kg (a standard figure, from memory).
    static let nitrogenKilojoules = 199.0

    /// Heat that a gram of gas takes up, J/g (the same as kJ/kg); 0 without pressure.
    static func joulesPerGram(of gas: String, psi: Double) -> Double {
        guard psi > 0 else { return 0 }
        return gas == "nitrogen" ? nitrogenKilojoules : jouleThomson(psi: psi)
    }

    /// Between the table's points by straight lines, its last value above.
    private static func jouleThomson(psi: Double) -> Double {
        guard let upper = jouleThomson.firstIndex(where: { $0.psi >= psi }) else { return jouleThomson.last?.kilojoules ?? 0 }
        let (low, high) = (jouleThomson[max(upper - 1, 0)], jouleThomson[upper])
        guard high.psi > low.psi else { return high.kilojoules }
        return low.kilojoules + (high.kilojoules - low.kilojoules) * (psi - low.psi) / (high.psi - low.psi)
    }

    /// Flow at a pressure against that at the nominal one, no unit.
    static func flowShare(of gas: String, psi: Double, nominalPsi: Double) -> Double {
        let ratio = max(psi, 0) / nominalPsi
        return gas == "nitrogen" ? ratio.squareRoot() : ratio
    }
}

extension ProbeModel {
    /// Gas that the probe uses, g/s.
    ///
    /// - Parameter power: 0 to 1, the share of the time that the valve is open.
    public func gasFlow(power: Double, pressurePsi: Double) -> Double {
        gasFlowGPerSecond * power * GasCooling.flowShare(of: gas, psi: pressurePsi, nominalPsi: nominalPressurePsi)
    }

    /// The most heat that the gas carries off, W; without bound where the model says no flow.
    public func coolingWatts(power: Double, pressurePsi: Double) -> Double {
        guard isLimitedByFlow || pressurePsi <= 0 else { return .infinity }
        return gasFlow(power: power, pressurePsi: pressurePsi) * GasCooling.joulesPerGram(of: gas, psi: pressurePsi)
    }

    /// Turbulent convection in the probe goes with flow to the power 0.8 (Dittus–Boelter); W/m²/K.
    func coefficient(_ nominal: Double, power: Double, pressurePsi: Double) -> Double {
        nominal * pow(power * GasCooling.flowShare(of: gas, psi: pressurePsi, nominalPsi: nominalPressurePsi), 0.8)
    }
}
