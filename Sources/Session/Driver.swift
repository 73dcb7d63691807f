import Bioheat
import Devices

/// The way to a machine: how its console is opened, and how a simulated one learns of its patient. The session does not know which it has.
public struct Driver {
    /// As the command line names it: `sim`.
    public var name: String
    /// Opened at the first command that is committed, with the patient and the probe models (by name) described until then.
    public var open: (Patient, [String: ProbeModel]) throws -> any Console
    /// What the program adds to the patient later; a real machine has no use for it.
    public var describe: (any Console, Patient, [String: ProbeModel]) throws -> Void
    /// Whose console answers, known before the first command; a real machine is called LIVE wherever it is shown.
    public var machine: ConsoleIdentity
    /// How the device is spoken to, as a journal keeps it; nothing for an embedded machine.
    public var profileText: String?
    /// Said while a person is asked or a forecast is made, and a machine's watchdog would lose patience, or another session would be let in.
    public var heartbeat: () throws -> Void = {}
    /// How often, s; nothing for a machine that does not want it.
    public var heartbeatSeconds: Double?
    /// Finds a machine again whose case is under way: nothing is reset, and nothing moves. What it has begun so far, in order, is for the driver's own
    /// books. Nothing for an embedded machine, which dies with the program and is rebuilt from the journal.
    public var reconnect: ((Patient, [String: ProbeModel], _ begun: [Command]) throws -> any Console)?
    /// Finds the machine and closes all its gas, before anything is known of the case. Nothing for an embedded machine.
    public var closeGas: (() throws -> Void)?
    /// Tells the driver by which number a machine shall know this case, before it is opened or found again.
    public var numberCase: (Int) -> Void = { _ in }
    /// Remembers what an embedded simulator has come to: what it gives sets that one back. Nothing for a machine, whose patient goes one way only.
    public var remember: ((any Console) -> () -> Void)?
    /// Makes an embedded simulator's time go faster or slower: simulated seconds a second, or nothing for as fast as it goes.
    public var changeSpeed: ((Double?) -> Void)?
    /// How many of the console's seconds pass in one of the wall's between two waits; nothing where its time stands still until it is told to step.
    public var clockSpeed: Double?
    /// Behind a change of gas so much of the machine's time passes until its valves must be as they were told, s; 0 where they are at once.
    public var settlingSeconds = 0.0
    /// Whether anything tells if gas flows: where nothing does, a stop that was said is all that is known.
    public var seesGas = true
    /// The longest wait between two readings, in seconds of the procedure. A stop is noticed in between at the latest, unless the console's
    /// wait comes back early where it is interrupted.
    public var stepSeconds: Double

    public init(
        name: String, stepSeconds: Double = 5, machine: ConsoleIdentity = ConsoleIdentity(name: "simulated console", isSimulated: true),
        open: @escaping (Patient, [String: ProbeModel]) throws -> any Console,
        describe: @escaping (any Console, Patient, [String: ProbeModel]) throws -> Void = { _, _, _ in }
    ) {
        self.name = name
        self.machine = machine
        self.stepSeconds = Self.stepSeconds(at: stepSeconds)
        self.open = open
        self.describe = describe
    }

    /// A reading a second by the wall, where that is not too often or too rare.
    static func stepSeconds(at speed: Double?) -> Double { min(max(speed ?? 5, 0.1), 5) }
}

extension ConsoleIdentity {
    /// `SIM` or `LIVE`, as it stands in the prompt, the journal and every report.
    public var mark: String { isSimulated ? "SIM" : "LIVE" }
}
