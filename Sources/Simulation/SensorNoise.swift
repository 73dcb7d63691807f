/// What the console's sensors add to the truth.
public struct SensorNoise: Sendable {
    /// One standard deviation of a thermocouple, K.
    public static let thermocoupleKelvin = 0.5
    /// One standard deviation of a pressure gauge, psi.
    public static let gaugePsi = 10.0

    private var noise: GaussianNoise

    public init(seed: UInt64) { noise = GaussianNoise(seed: seed, stream: 1) }

    /// What a thermocouple shows, °C; nothing where there is no temperature to show.
    public mutating func thermocouple(showing celsius: Double) -> Double? {
        guard celsius.isFinite else { return nil }
        return celsius + noise.next(deviation: Self.thermocoupleKelvin)
    }

    /// What a gauge shows, psi; never below nothing.
    public mutating func gauge(showing psi: Double) -> Double { max(0, psi + noise.next(deviation: Self.gaugePsi)) }
}
