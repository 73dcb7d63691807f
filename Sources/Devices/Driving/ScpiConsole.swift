import Geometry

/// The driver of a real machine, one instrument or several: what it does with each command is data, a ``DeviceProfile``.
///
/// It keeps the channels as the machine must have them and refuses what they do not allow before anything is said. Whatever fails while
/// messages go out closes all gas: a command for several channels is done on all or leaves none open. Behind each command, and with each
/// reading, the machine is asked what it really does.
public final class ScpiConsole: Console {
    public let profile: DeviceProfile
    let links: [InstrumentLink]
    let wall: WallTime
    /// A simulated machine solves a step while it is asked to; s.
    let stepDeadlineSeconds: Double

    public internal(set) var bank = ChannelBank()
    /// By probe, 1…
    public internal(set) var channels: [String: Int] = [:]
    /// Temperature sensors by name, numbered like channels.
    var sensors: [String: Int] = [:]
    /// Probes whose model has a thermocouple; all where nobody has told.
    var hasThermocouple: (_ model: String) -> Bool = { _ in true }
    var gasOfModel: (_ model: String) -> String = { _ in "argon" }
    var tests: [String: Bool] = [:]
    /// Commands begun since the case began.
    var commandCount = 0
    /// Tells this case from any other that the machine may have seen, below 500 million; 0 where nobody gave it one.
    public var caseNumber = 0
    var freezeCounts: [String: Int] = [:]
    var expectedRevision: Int?
    var begunScan: ScanRequest?
    /// The highest number that the machine was told for a command of this case.
    var announcedCount = 0
    /// The number of the last command that the machine had taken before this case; nothing once it has taken one of this.
    var markBefore: Double?
    /// Until when gas may have flowed by this session's own commands, and whether some has since the last look, s of the machine's time.
    var ownGasUntil = 0.0
    var mayHaveGas = false
    /// A stop was said as long as it takes, and not heard: the next one is not said for as long.
    var isGivenUp = false
    /// A stop is not heard, and is said again for so many seconds.
    public var onUnheardStop: (_ failure: ConsoleFailure, _ seconds: Double) -> Void = { _, _ in }
    /// What is said once only.
    var toldOf: Set<String> = []

    /// How fast the machine's time goes: 1 for a real one, more for a simulated one, nothing where its time stands until it is asked to step.
    public internal(set) var speed: Double? = 1
    public internal(set) var identity = ConsoleIdentity(name: "unknown", isSimulated: false)
    var startedAt = 0.0
    /// The machine's own time at the last look, s.
    var lastSeconds = 0.0
    /// When that was, on the wall's clock.
    var lastReadAt = 0.0
    var lastHeartbeat = -Double.infinity
    /// This session has armed the watchdog.
    private(set) var isWatched = false
    /// When the wait that is over should have ended, on the wall's clock; nothing where a new count begins.
    var due: Double?
    /// When each channel's state is expected to have changed last, the machine's time: both states are right for a moment.
    var changedAt: [String: Double] = [:]

    /// - Parameter links: one an instrument, in the profile's order; they are connected already.
    public init(profile: DeviceProfile, links: [InstrumentLink], wall: WallTime, stepDeadlineSeconds: Double = 30) {
        self.profile = profile
        self.links = links
        self.wall = wall
        self.stepDeadlineSeconds = stepDeadlineSeconds
        startedAt = wall.now()
        lastReadAt = startedAt
    }

    // MARK: Who is there

    /// Asks every instrument who it is and prepares it. Nothing is opened, and nobody who drives it is disturbed.
    public func connect() throws {
        var simulated: [Bool] = []
        for (instrument, link) in zip(profile.instruments, links) {
            simulated.append(try recognise(instrument, on: link))
            try link.insist("*CLS")
            if instrument.hasChecksum { try link.startChecksum() }
        }
        guard Set(simulated).count <= 1 else { throw ConsoleFailure.mixedInstruments() }
        identity = ConsoleIdentity(name: try links.first?.identity() ?? "no instrument", isSimulated: simulated.first ?? false)
        speed = identity.isSimulated ? try askSpeed() : 1
        try perform(.prepare)
        for (instrument, link) in zip(profile.instruments, links) {
            link.greetAgain = { [unowned self, unowned link] () throws(ConsoleFailure) in
                _ = try recognise(instrument, on: link)
                try requireNotRestarted(link)
                try keepWatchdog()
            }
        }
    }

    /// An instrument that was switched off and on has forgotten its settings: it says so in its event status (IEEE 488.2, 11.5.1.1.1).
    func requireNotRestarted() throws(ConsoleFailure) {
        for link in links { try requireNotRestarted(link) }
    }

    private func requireNotRestarted(_ link: InstrumentLink) throws(ConsoleFailure) {
        if try link.events() & StatusRegisters.powerOn != 0 { throw .restarted(link.name) }
    }

    /// Another session's watchdog is left to it.
    private func keepWatchdog() throws(ConsoleFailure) {
        do throws(ConsoleFailure) {
            try requireNobodyElse()
        } catch {
            if error.code == "busy" { return }
        }
        try armWatchdog()
    }

    /// From here on it is this session that must be heard.
    public func armWatchdog() throws(ConsoleFailure) {
        isWatched = true
        try perform(.watchdog, TemplateValues(numbers: [.watchdog: profile.limits.watchdogSeconds]))
    }

    /// Whether it is a simulated one; another instrument than the profile's is refused.
    private func recognise(_ instrument: DeviceProfile.Instrument, on link: InstrumentLink) throws(ConsoleFailure) -> Bool {
        let answer = try link.identity()
        guard answer.uppercased().contains(instrument.identity.uppercased()) else {
            throw .wrongInstrument(link.name, saw: answer, wanted: instrument.identity)
        }
        return answer.uppercased().contains("SIMULATED")
    }

    /// Lets go of every line. A machine with a watchdog closes its gas where some flows.
    public func hangUp() {
        for link in links { link.transport.close() }
    }

    public func identify() throws -> ConsoleIdentity {
        _ = try links.first?.identity()
        return identity
    }

    /// Only what the machine's own clock, or the wall's, says.
    func machineSeconds() throws(ConsoleFailure) -> Double {
        guard profile.can(.time) else { return speed.map { (wall.now() - startedAt) * $0 } ?? lastSeconds }
        return try readValues(.time, channels: []).first.flatMap { $0 } ?? lastSeconds
    }

    func link(_ name: String) throws(ConsoleFailure) -> InstrumentLink {
        guard let link = links.first(where: { $0.name == name }) else { throw .link(name, "there is no such instrument") }
        return link
    }

    // MARK: Saying what the profile says

    /// All messages of an operation, in order; nothing where it has none.
    func perform(_ operation: DeviceOperation, _ values: TemplateValues = TemplateValues()) throws(ConsoleFailure) {
        try perform(profile.messages(for: operation), of: operation, values)
    }

    /// Some of an operation's messages.
    func perform(_ messages: [DeviceMessage], of operation: DeviceOperation, _ values: TemplateValues) throws(ConsoleFailure) {
        for message in messages {
            for filled in try Self.fill(message, values, profile, operation) {
                let link = try link(message.instrument)
                switch message.kind {
                case .say: try link.say(filled.text)
                case .expect(let wanted): try confirm(filled.text, is: wanted.filled(filled.values) ?? "", by: link)
                case .read: break
                }
            }
        }
    }

    func confirm(_ query: String, is wanted: String, by link: InstrumentLink) throws(ConsoleFailure) {
        let answer = try link.ask(query) { reply throws(ScpiReply.Mismatch) in reply }
        guard answer.isSame(as: wanted) else { throw .unconfirmed(link.name, query, saw: answer.text, wanted: wanted) }
    }

    /// Once for all channels, or once for each where the message is about one.
    static func fill(
        _ message: DeviceMessage, _ values: TemplateValues, _ profile: DeviceProfile, _ operation: DeviceOperation
    ) throws(ConsoleFailure) -> [(text: String, values: TemplateValues)] {
        var each = [values]
        if message.template.isPerChannel {
            each = values.channels.map { channel in
                var one = values
                one.channels = [channel]
                return one
            }
        }
        var filled: [(String, TemplateValues)] = []
        for values in each {
            guard let text = message.template.filled(values) else { throw .noWords(operation, profile: profile.name) }
            filled.append((text, values))
        }
        return filled
    }

    /// The values of a reading, in the order of the channels; where several messages read the same, one behind the other.
    func readValues(_ operation: DeviceOperation, channels: [Int], gas: String? = nil) throws(ConsoleFailure) -> [Double?] {
        var values: [Double?] = []
        for message in profile.messages(for: operation) {
            guard case .read(let scale, let offset, let about) = message.kind, about == nil || about == gas else { continue }
            let link = try link(message.instrument)
            for filled in try Self.fill(message, TemplateValues(channels: channels), profile, operation) {
                let isList = message.template.values.contains(.channels)
                let numbers = try link.ask(filled.text) { reply throws(ScpiReply.Mismatch) in
                    try reply.numbers(isList ? channels.count : 1)
                }
                values += numbers.map { $0.map { $0 * scale + offset } }
            }
        }
        return values
    }
}
