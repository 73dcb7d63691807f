/// What to say to which instrument, as data: read from `device profile NAME { … }`.
///
/// Each operation is a list of messages to one or several instruments. What a device has no message for is left out: it is then not read, or the
/// command is refused before anything is sent.
public struct DeviceProfile: Hashable, Sendable {
    public var name: String
    /// In the order in which their addresses are given.
    public var instruments: [Instrument]
    public var limits = DeviceLimits()
    public var operations: [DeviceOperation: [DeviceMessage]] = [:]

    public init(name: String, instruments: [Instrument] = []) {
        self.name = name
        self.instruments = instruments
    }

    public struct Instrument: Hashable, Sendable {
        public var name: String
        /// Must stand in the answer to `*IDN?`.
        public var identity: String
        /// Whether each query carries a number that its answer must repeat (`*ESE n; …; *ESE?`): any IEEE 488.2 device can.
        public var isTagged: Bool
        /// Whether replies carry ``ReplyChecksum``.
        public var hasChecksum: Bool

        public init(name: String, identity: String, isTagged: Bool = true, hasChecksum: Bool = false) {
            self.name = name
            self.identity = identity
            self.isTagged = isTagged
            self.hasChecksum = hasChecksum
        }
    }

    public func messages(for operation: DeviceOperation) -> [DeviceMessage] { operations[operation] ?? [] }
    public func can(_ operation: DeviceOperation) -> Bool { operations[operation]?.isEmpty == false }
}

/// What a profile has words for.
public enum DeviceOperation: String, Hashable, Sendable, CaseIterable {
    /// Once, when the link stands.
    case prepare
    /// A probe is plugged into a channel.
    case connect
    /// Whether the probe in a channel is still that one: asked before a freeze, and while its gas flows.
    case plugged
    case test, place, power, freeze, thaw
    /// Gas off in some channels.
    case close
    case withdraw
    /// Gas off everywhere, whatever else is going on.
    case stop
    case rearm
    /// Arms the device's own watchdog.
    case watchdog
    case heartbeat
    /// Takes one reading of every sensor, which the queries below then hand out.
    case sample
    case time, temperature, sensor, pressure, mass, flow
    /// Which channels' valves are open: 1 or 0 a channel.
    case open
    /// Gas time left, s a channel.
    case left
    /// Writes into the machine how many commands it has begun; and how many it has written there, when it was told so last, when gas last went off
    /// (s), and whether it is stopped (1 or 0): for a session that takes a case up again.
    case mark
    case marked, begun
    case gasOff = "gas_off"
    case stopped
    /// How long ago another session than this one sent its heartbeat, s; far too long where none did.
    case heard

    /// Whether its messages are queries whose answers are readings.
    public var isReading: Bool {
        switch self {
        case .time, .temperature, .sensor, .pressure, .mass, .flow, .open, .left, .marked, .begun, .gasOff, .stopped, .heard: true
        default: false
        }
    }

    /// The channels that its messages are about, if they are about any.
    public var hasChannels: Bool {
        switch self {
        case .prepare, .stop, .rearm, .watchdog, .heartbeat, .sample, .time, .pressure, .mass, .mark, .marked, .begun, .gasOff, .stopped, .heard: false
        default: true
        }
    }
}

/// One message of an operation.
public struct DeviceMessage: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// Said; the error queue tells whether it was taken.
        case say
        /// Asked; the answer must be this.
        case expect(MessageTemplate)
        /// Asked; a number, times the scale, plus the offset: °C, psi, g, g/s or s. Of a gas by its name where it is about one.
        case read(scale: Double, offset: Double, gas: String?)
    }

    public var instrument: String
    public var template: MessageTemplate
    public var kind: Kind

    public init(instrument: String, template: MessageTemplate, kind: Kind) {
        self.instrument = instrument
        self.template = template
        self.kind = kind
    }
}
