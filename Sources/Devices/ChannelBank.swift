/// All channels of a console, by probe. Commands change it whole or not at all: each works on a copy that is kept on success.
public struct ChannelBank: Hashable, Sendable {
    public private(set) var channels: [String: Channel] = [:]
    /// After ``stop()``: new channels are born stopped.
    public private(set) var isStopped = false

    /// The longest freeze, thaw or hold that is taken for meant, s: a week.
    public static let longestSeconds = 604_800.0

    public init() {}

    public subscript(probe: String) -> Channel? { channels[probe] }

    /// Probes whose gas flows, in the order of their names.
    public var flowing: [String] { channels.filter { $0.value.state.isGasOn }.keys.sorted() }
    /// Probes in the patient, in the order of their names.
    public var inPatient: [String] { channels.filter { $0.value.isInPatient }.keys.sorted() }

    /// Time until the next channel's gas goes off, s; nothing where no gas flows.
    public var secondsToNextChange: Double? { channels.values.filter { $0.state.isGasOn }.map(\.secondsLeft).min() }

    /// Checks a command against the interlocks and moves its channels, all of them or none.
    public mutating func begin(_ command: Command) throws(ConsoleFailure) {
        var next = self
        try next.carryOut(command)
        self = next
    }

    /// Lets time pass: gas goes off where a command's time is over.
    public mutating func pass(seconds: Double) {
        for name in channels.keys { channels[name]?.pass(seconds: seconds) }
    }

    /// Gas off in one channel before its time: its bottle is empty.
    public mutating func shut(_ probe: String) {
        guard channels[probe]?.state.isGasOn == true else { return }
        _ = channels[probe]?.make(.timeOver)
    }

    /// A machine that counts by itself knows the gas time left better, s.
    mutating func setLeft(_ seconds: Double, of probe: String) {
        guard channels[probe]?.state.isGasOn == true, seconds > 0 else { return }
        channels[probe]?.secondsLeft = seconds
    }

    /// Closes every channel. Never refused; a second time changes nothing.
    public mutating func stop() {
        isStopped = true
        for name in channels.keys { _ = channels[name]?.make(.stop) }
    }

    /// A person releases the stop: no gas flows, and commands are taken again.
    public mutating func rearm() {
        isStopped = false
        for name in channels.keys { channels[name]?.rearm() }
    }

    // MARK: For the interlocks

    mutating func move(_ probe: String, _ move: ChannelMove) throws(ConsoleFailure) {
        guard var channel = channels[probe] else { throw .unknownProbe(probe) }
        guard channel.make(move) else { throw .refused(move, probe: probe, from: channel.state) }
        channels[probe] = channel
    }

    mutating func change(_ probe: String, _ body: (inout Channel) -> Void) throws(ConsoleFailure) {
        guard var channel = channels[probe] else { throw .unknownProbe(probe) }
        body(&channel)
        channels[probe] = channel
    }

    mutating func connect(_ probe: String, model: String) {
        var channel = channels[probe] ?? Channel(state: isStopped ? .stopped : .idle)
        channel.model = model
        channels[probe] = channel
    }
}
