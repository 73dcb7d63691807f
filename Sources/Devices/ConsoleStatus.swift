/// What a console says of itself to somebody who was not there: what flows, and the last command that it carried out.
public struct ConsoleStatus: Hashable, Sendable {
    /// One channel, by the probe on it.
    public struct ChannelStatus: Hashable, Sendable {
        public var state: ChannelState
        /// 0…1.
        public var power: Double
        /// Gas time left, s; 0 where no gas flows.
        public var secondsLeft: Double
        public var isInPatient: Bool

        public init(state: ChannelState, power: Double, secondsLeft: Double, isInPatient: Bool) {
            self.state = state
            self.power = power
            self.secondsLeft = secondsLeft
            self.isInPatient = isInPatient
        }
    }

    /// The console's time since the case began, s.
    public var atSeconds: Double
    public var channels: [String: ChannelStatus]
    /// All gas was closed and commands are not taken.
    public var isStopped: Bool
    /// Cleared commands begun since the case began, each once, refused ones not; nothing where the machine does not count.
    public var commandCount: Int?
    /// False where the machine's last command was of another case, or it has forgotten this one: another console, or one that was started anew.
    public var knowsCase = true
    /// When the last of them was begun, in the console's time, s.
    public var lastBegunAtSeconds: Double?
    /// When gas last ceased to flow in every channel, in the console's time, s; nothing while it flows, or where the machine does not know.
    public var gasOffAtSeconds: Double?
    /// How long behind what was last heard of it gas of a driver that is gone can have flowed at most, s: to its next heartbeat, and the watchdog's
    /// time; nothing where the machine has no watchdog, or stands still with its driver.
    public var mostSecondsUnwatched: Double?
    /// How long behind the end of its command gas may still be seen, s; nothing where nothing else is known of it either.
    public var settlingSeconds: Double?

    public init(
        atSeconds: Double, channels: [String: ChannelStatus] = [:], isStopped: Bool = false, commandCount: Int? = nil,
        lastBegunAtSeconds: Double? = nil, gasOffAtSeconds: Double? = nil
    ) {
        self.atSeconds = atSeconds
        self.channels = channels
        self.isStopped = isStopped
        self.commandCount = commandCount
        self.lastBegunAtSeconds = lastBegunAtSeconds
        self.gasOffAtSeconds = gasOffAtSeconds
    }

    /// Probes whose gas flows, in the order of their names.
    public var flowing: [String] { channels.filter { $0.value.state.isGasOn }.keys.sorted() }
}

extension ChannelBank {
    /// Its channels as a status tells them.
    public var channelStatuses: [String: ConsoleStatus.ChannelStatus] {
        channels.mapValues {
            ConsoleStatus.ChannelStatus(state: $0.state, power: $0.power, secondsLeft: $0.secondsLeft, isInPatient: $0.isInPatient)
        }
    }
}
