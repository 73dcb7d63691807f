/// What a command leads to by the forecast: the row's `prediction`.
public struct PredictedOutcome: Hashable, Sendable {
    public struct Target: Hashable, Sendable {
        /// Share of the region that has been at or below each isotherm, 0…1; nothing where the grid does not reach the region.
        public var coverage: [Double?]
        /// mm; nothing while the zone is empty.
        public var marginMM: [Double?]
    }

    public struct Probe: Hashable, Sendable {
        public var tipCelsius: Double
        public var power: Double
    }

    /// The isotherms that every row is judged at, °C.
    public static let isotherms = [0.0, -20, -40]

    /// Of everything frozen so far, as `iceball()` answers: along x, y and z, across the probes where it is widest, and along them; mm.
    public var iceballMM: SIMD3<Double>
    public var widthMM = 0.0
    public var lengthMM = 0.0
    public var volumesCM3: [Double]
    public var targets: [String: Target]
    /// Coldest so far, °C; behind a freeze with a watched organ its afterdrop is counted in.
    public var organs: [String: Double?]
    public var probes: [String: Probe]
    /// Where they were asked for, and time has passed.
    public var bands: OutcomeBands?
}
