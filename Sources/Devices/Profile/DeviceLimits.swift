/// What a device may be asked for, and what its readings may be.
public struct DeviceLimits: Hashable, Sendable {
    public var channels = 16
    /// The longest freeze of one command, s.
    public var longestFreezeSeconds = ChannelBank.longestSeconds
    /// Freezes of one probe while it stands in the patient.
    public var mostFreezes = Int.max
    /// 0…1, of full power; a power outside is refused.
    public var power: ClosedRange<Double> = 0...1
    /// By gas, psi: outside it no freeze begins, and one that runs is stopped (C4.3.6).
    public var pressurePsi: [String: ClosedRange<Double>] = [:]
    /// What a thermocouple can show, °C; anything else is a broken one.
    public var temperatureCelsius: ClosedRange<Double> = -200...100
    /// Through one channel that freezes with full power, g/s: no more is as good as none. With less power in proportion.
    public var leastFlow = 0.0
    /// Through one open channel, g/s.
    public var greatestFlow = Double.infinity
    /// Through a closed channel, g/s: more is gas that does not go off.
    public var greatestLeak = Double.infinity
    /// Whether a probe that was not tested is refused (C4.1.3); otherwise the program is warned.
    public var refusesUntested = false
    /// Whether a probe's thermocouple must answer while its gas flows; otherwise it is told.
    public var needsThermocouple = false
    /// Whether the device itself closes the gas when a freeze or a thaw is over; otherwise the driver does.
    public var hasTimer = true
    public var heartbeatSeconds = 1.0
    /// Without a word for so long the device closes its gas.
    public var watchdogSeconds = 5.0
    /// For one answer.
    public var deadlineSeconds = 2.0

    public init() {}

    /// Whether a flow that cannot be read leaves a limit unwatched.
    var holdsFlow: Bool { leastFlow > 0 || greatestFlow < .infinity }
}
