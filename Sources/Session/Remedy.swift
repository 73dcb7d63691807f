import Devices

/// What of a refused freeze would hold: each of the two was forecast by itself and broke nothing.
public struct Remedy: Hashable, Sendable {
    /// The longest time at the powers as they are; nothing where none holds.
    public var seconds: Double?
    /// The highest power for the whole time, 0…1; nothing where none holds.
    public var power: Double?
    /// How finely each was looked for: so much more was tried and breaks a limit, or is the whole.
    public var secondsStep: Double
    public var powerStep: Double

    public init(seconds: Double?, power: Double?, secondsStep: Double, powerStep: Double) {
        (self.seconds, self.power, self.secondsStep, self.powerStep) = (seconds, power, secondsStep, powerStep)
    }
}

/// Another time, another power, or both, for a command that is asked about.
public struct Alternative: Hashable, Sendable {
    /// s
    public var seconds: Double?
    /// Of every probe that the command is about, 0…1.
    public var power: Double?

    public init(seconds: Double? = nil, power: Double? = nil) {
        self.seconds = seconds
        self.power = power
    }
}
