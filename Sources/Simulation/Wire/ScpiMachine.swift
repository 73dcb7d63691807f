import Bioheat
import Devices
import Geometry

/// A simulated console behind a wire: one machine with a patient on it, and any number of clients' sessions. It does no input or output and never
/// sleeps: the rim brings lines and the passing of the clock.
///
/// Without a speed its time stands still until a client asks for a step (`SIMulation:ADVance`), so that nothing races; with one it goes on by the
/// wall's clock from the first gas.
public final class ScpiMachine {
    /// What a machine opens with, and goes back to with a new case.
    public struct Settings {
        /// Simulated seconds a wall second; nothing for time that stands until it is asked to pass.
        public var speed: Double?
        public var description: PatientDescription
        public var faults: [WireFault]
        /// Reads what `SIMulation:PATient` brings; nothing for what is none.
        public var read: ([UInt8]) -> PatientDescription?

        public init(
            description: PatientDescription, speed: Double? = nil, faults: [WireFault] = [], read: @escaping ([UInt8]) -> PatientDescription? = { _ in nil }
        ) {
            self.description = description
            self.speed = speed
            self.faults = faults
            self.read = read
        }
    }

    struct Plugged { var name: String; var model: String }

    let settings: Settings
    var console: SimulatedConsole
    var wireFaults: [WireFault]
    /// What is plugged into each channel.
    var plugged: [Int: Plugged] = [:]
    var positions: [Int: (tip: Point, entry: Point)] = [:]
    /// Temperature sensors by number.
    var sensors: [Int: String] = [:]
    /// The last reading of all sensors; queries hand it out.
    var sample: Readings?
    var flows: [String: Double] = [:]
    /// Nothing has changed since the last sample.
    var isSampleFresh = false
    var watchdog = Watchdog()
    /// How far time has been asked to pass, s of the machine; who asked.
    var advance: (end: Double, session: Int)?
    /// What went wrong while time passed, for the session that asked, or the next that looks.
    var advanceFailure: ConsoleFailure?
    var sessionCount = 0
    /// How often each instrument was switched on, and of how many of these somebody has read.
    private(set) var starts: [ScpiPersonality: Int] = [:]
    var startsRead: [ScpiPersonality: Int] = [:]
    /// The wall's time since the machine came up, and when each session sent its heartbeat last, s.
    var wallSeconds = 0.0
    var heartbeats: [Int: Double] = [:]
    /// What is to go wrong in every case from its beginning.
    var faultList: [WireFault]

    public static let channelCount = 16

    public init(_ settings: Settings) {
        self.settings = settings
        console = Self.console(settings.description, settings.faults)
        faultList = settings.faults
        wireFaults = faultList.filter(\.isOnTheWay)
    }

    private static func console(_ description: PatientDescription, _ faults: [WireFault]) -> SimulatedConsole {
        SimulatedConsole(
            patient: description.patient, probeModels: description.probeModels, resolutionMM: description.resolutionMM, seed: description.seed,
            pace: Pace(speed: nil), faults: faults.compactMap(\.inTheMachine))
    }

    /// Another patient, or more of this one.
    func take(_ description: PatientDescription) {
        guard description.isNewCase else { return console.updatePatient(description.patient, probeModels: description.probeModels) }
        console = Self.console(description, faultList)
        wireFaults = faultList.filter(\.isOnTheWay)
        (plugged, positions, sensors) = ([:], [:], [:])
        (sample, isSampleFresh, flows, advance, advanceFailure) = (nil, false, [:], nil, nil)
        watchdog = Watchdog(seconds: watchdog.seconds, keeper: watchdog.keeper)
    }

    func add(_ fault: WireFault) {
        faultList.append(fault)
        if let inner = fault.inTheMachine { console.faults.append(inner) } else { wireFaults.append(fault) }
    }

    func clearFaults() {
        (console.faults, console.stuck) = ([], [])
        (faultList, wireFaults) = ([], [])
    }

    /// An instrument is switched off and on: it has forgotten its settings, and its event status says so.
    private func restart(_ personality: ScpiPersonality) {
        starts[personality] = starts(of: personality) + 1
        isSampleFresh = false
        if [.console, .relays].contains(personality) {
            console.changeChannels { $0.stop() }
            console.changeChannels { $0.rearm() }
        }
        guard [.console, .supply].contains(personality) else { return }
        let plugged = Array(console.bank.channels.keys)
        console.changeChannels { channels in try? channels.begin(.setPower(probes: plugged, fraction: 1)) }
    }

    func starts(of personality: ScpiPersonality) -> Int { starts[personality] ?? 1 }

    var seconds: Double { console.hidden.elapsedSeconds }
    /// Whether gas flows anywhere, by command or by fault.
    public var isGasFlowing: Bool { !console.flowing.isEmpty }
    /// What is in the bottles, g, and how much ice there is: for those who judge a rehearsal.
    public var remainingGrams: [String: Double] { console.bottles.mapValues(\.remainingGrams) }

    /// Through how many channels gas really flows.
    var flowingCount: Int { console.flowing.count { console.flow(of: $0) > 0 } }

    // MARK: Sensors

    /// While time stands a sample is asked for as often as one likes and shows the same; only a step makes new noise, as a wait in the
    /// embedded console does.
    func takeSample(afterStep: Bool = false) {
        guard afterStep || settings.speed != nil else {
            if !isSampleFresh { keep(console.readAhead()) }
            return
        }
        keep(console.read())
    }

    private func keep(_ readings: Readings) {
        sample = readings
        isSampleFresh = true
        flows = Dictionary(uniqueKeysWithValues: console.bank.inPatient.map { ($0, console.flow(of: $0)) })
    }

    // MARK: Faults on the way

    /// The fault that spoils the next reply, if one does; each spoils as many as it says.
    func nextWireFault(after header: String?, for session: ScpiSession) -> WireFault.Kind? {
        let index = wireFaults.firstIndex { $0.isDue(seconds, header) && $0.author != session.number && $0.concerns(session.personality) }
        guard let index else { return nil }
        if case .restarted = wireFaults[index].kind {
            wireFaults.remove(at: index)
            restart(session.personality)
            return nil
        }
        if wireFaults[index].kind == .silent {
            wireFaults[index].moment = .seconds(0)
            return .silent
        }
        wireFaults[index].count -= 1
        let kind = wireFaults[index].kind
        if wireFaults[index].count <= 0 { wireFaults.remove(at: index) }
        return kind
    }
}

extension WireFault {
    var isOnTheWay: Bool { inTheMachine == nil }

    var inTheMachine: SimulatedFault? {
        if case .machine(let fault) = kind { fault } else { nil }
    }

    /// Any instrument, or the one that it names.
    func concerns(_ personality: ScpiPersonality) -> Bool {
        if case .restarted(let name?) = kind { name == personality.rawValue } else { true }
    }

    func isDue(_ seconds: Double, _ header: String?) -> Bool {
        switch moment {
        case .seconds(let begin): seconds >= begin
        case .header(let word): header?.hasPrefix(word) == true
        }
    }
}
