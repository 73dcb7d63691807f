/// Every sensor of a console, read at one moment. What could not be read is absent, never a made-up number.
public struct Readings: Hashable, Sendable {
    /// The console's time since the case began, s.
    public var atSeconds: Double
    /// By probe, °C; only of probes in the patient whose thermocouple answers.
    public var tipCelsius: [String: Double]
    /// By temperature sensor, °C at its tip.
    public var sensorCelsius: [String: Double]
    /// By gas, psi: the regulated working pressure.
    public var pressurePsi: [String: Double]
    /// By gas, g left in the bottle.
    public var remainingGrams: [String: Double]
    /// Probes whose gas had just gone off when they were to be read for the last time: their tips show nothing of the freeze, and are left out.
    public var readLate: Set<String> = []
    /// What a person should know of how they were read: a sensor that is silent, an answer that had to be asked for twice.
    public var notices: [String] = []

    public init(
        atSeconds: Double, tipCelsius: [String: Double] = [:], sensorCelsius: [String: Double] = [:], pressurePsi: [String: Double] = [:],
        remainingGrams: [String: Double] = [:]
    ) {
        self.atSeconds = atSeconds
        self.tipCelsius = tipCelsius
        self.sensorCelsius = sensorCelsius
        self.pressurePsi = pressurePsi
        self.remainingGrams = remainingGrams
    }
}
