/// What goes wrong on the way from the machine to the driver, or in the machine.
public struct WireFault: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// Replies come so much later, s of the wall.
        case late(seconds: Double)
        /// The end of a reply is lost, its line end too.
        case cut
        /// Some characters of a reply arrive as others.
        case garbled
        /// A reply comes twice.
        case duplicated
        /// Nothing is answered any more.
        case silent
        /// The line breaks in the middle of a reply.
        case reset
        /// An instrument is switched off and on, with the reply that it was about to give; the one of that name, or any.
        case restarted(instrument: String?)
        /// In the machine, not on the line.
        case machine(SimulatedFault)
    }

    /// When it begins.
    public enum Moment: Hashable, Sendable {
        /// The machine's time, s.
        case seconds(Double)
        /// With the reply behind the next command whose header begins with this word, in capitals.
        case header(String)
    }

    public var kind: Kind
    public var moment: Moment
    /// How many replies it spoils; a silent line stays silent.
    public var count: Int
    /// As it was written.
    public var text = ""
    /// The session that asked for it is spared, so that somebody can look on.
    var author = 0

    public init(kind: Kind, moment: Moment = .seconds(0), count: Int = 1) {
        self.kind = kind
        self.moment = moment
        self.count = count
    }

    /// Every name, for help and messages.
    public static let names = [
        "late", "cut", "garbled", "duplicated", "silent", "reset", "restart", "open-thermocouple", "drift", "sag", "empty", "leak", "weak", "stuck", "watchdog",
    ]

    /// Reads `NAME[@seconds|@HEADER][:subject][=value]`: `late@60=3`, `cut@FREEZE`, `open-thermocouple:A`, `leak@30:A=1.5`. Nothing for anything else.
    public init?(_ text: String) {
        let (front, value) = Self.halves(text, at: "=")
        let (head, subject) = Self.halves(front, at: ":")
        let (name, when) = Self.halves(head, at: "@")
        let number = value.flatMap(Double.init)
        guard value == nil || number?.isFinite == true, let moment = Self.moment(when) else { return nil }
        if let kind = Self.onTheWay(name, subject, number) {
            self.init(kind: kind, moment: moment)
        } else if let fault = Self.inTheMachine(name, subject, number), case .seconds(let seconds) = moment {
            self.init(kind: .machine(seconds > 0 ? .from(seconds: seconds, fault) : fault), moment: moment)
        } else {
            return nil
        }
        self.text = text
    }

    private static func halves(_ text: String, at mark: Character) -> (String, String?) {
        let parts = text.split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
        return (String(parts[0]), parts.count > 1 ? String(parts[1]) : nil)
    }

    private static func moment(_ text: String?) -> Moment? {
        guard let text else { return .seconds(0) }
        if let seconds = Double(text) { return seconds >= 0 && seconds.isFinite ? .seconds(seconds) : nil }
        return !text.isEmpty && text.allSatisfy(\.isLetter) ? .header(text.uppercased()) : nil
    }

    /// Of these only an instrument that restarts has a name.
    private static func onTheWay(_ name: String, _ subject: String?, _ value: Double?) -> Kind? {
        switch name {
        case "restart" where value == nil: return .restarted(instrument: subject)
        case _ where subject != nil: return nil
        case "late": return .late(seconds: min(max(value ?? 3, 0), 3600))
        case "cut": return .cut
        case "garbled": return .garbled
        case "duplicated": return .duplicated
        case "silent": return .silent
        case "reset": return .reset
        default: return nil
        }
    }

    private static func inTheMachine(_ name: String, _ subject: String?, _ value: Double?) -> SimulatedFault? {
        switch name {
        case "sag": return .saggingGas(psi: value ?? 300)
        case "empty": return .emptyGas
        case "watchdog": return .watchdogTrip
        default: return subject.flatMap { $0.isEmpty ? nil : ofProbe(name, $0, value) }
        }
    }

    private static func ofProbe(_ name: String, _ probe: String, _ value: Double?) -> SimulatedFault? {
        switch name {
        case "open-thermocouple": return .openThermocouple(name: probe)
        case "drift": return .driftingThermocouple(name: probe, kelvinPerSecond: value ?? 0.5)
        case "leak": return .leakingProbe(name: probe, gramsPerSecond: value ?? 2)
        case "weak": return .weakProbe(name: probe, factor: value ?? 0.3)
        case "stuck": return .stuckOpen(name: probe)
        default: return nil
        }
    }
}
