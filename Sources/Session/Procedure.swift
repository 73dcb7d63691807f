import Bioheat
import Devices
import Diagnostics
import Evaluation
import Uncertainty

/// The only place where the forecast and the driver meet.
///
/// A command is predicted on a copy of the plan's state; every limit is judged on the way; where all hold (or an override says why not) a
/// clearance is made, the journal is written and synced, and the driver is told. Where one breaks nothing is sent, all gas is closed and the
/// program ends. Inside `predict` only the first half happens, on a copy that is thrown away.
public final class Procedure: Operator {
    /// What the command line or the prompt decided.
    public struct Options {
        /// The finest cell, mm; the program's own where there is none.
        public var resolutionMM: Double?
        /// How near the front is to come to the truth, mm: the cell is chosen by it.
        public var accuracyMM: Double?
        /// Predicts everything and tells the machine nothing.
        public var isDryRun = false
        /// Seconds on a steady clock, for the wall times of the report.
        public var clock: () -> Double = { 0 }
        /// Whether every prediction carries bands; limits and goals with confidence have theirs anyway.
        public var showsBands = false
        /// Whether what is measured corrects the forecasts of what comes next; else they stay by the textbook.
        public var followsPatient = false
        /// At the prompt a refused command does not end the session, so the console stays open.
        public var isInteractive = false
        /// Whether a person is asked before each command: then not only a freeze is looked ahead of, but whatever takes time. In a program the
        /// freeze before has told what comes of it with the gas off.
        public var looksAheadOfAll = false

        public init() {}
    }

    private(set) var driver: Driver
    let audience: any Audience
    let ledger: Ledger
    let machine: Machine
    let stop: StopSignal
    let options: Options
    let atlas = RegionAtlas()
    /// Of the ensemble's members: their probes are misplaced, their cells are not.
    let memberAtlas = RegionAtlas()
    /// Of the patients that the twin compares.
    let twinAtlas = RegionAtlas()
    /// What was measured so far, and what it says of the patient.
    var twin = Twin()
    /// The last reading of each probe's thermocouple, °C.
    var tipsMeasured: [String: Double] = [:]
    /// Contradictions between measurement and model are told once each.
    var toldContradictions: Set<Correction.Contradiction.Source> = []
    /// While a requirement with confidence is measured: the members' answers, and whose turn it is.
    var poll: Poll?

    /// The plan; inside `predict` the copy.
    var state = PlanState()
    /// The state that a forecast has come to, while one runs: questions read this one.
    var running: PlanState?
    var requirements: [Requirement] = []
    var openPredictions: [OpenPrediction] = []
    /// What the plan has come to, with what it was summed up from.
    var sum: (key: SumKey, outcome: PredictedOutcome)?
    /// By number, as long as anybody holds its identity.
    var predictions: [Int: FinishedPrediction] = [:]
    var predictionCount = 0
    var overrideReasons: [String] = []
    /// While an entry at the prompt runs: how many limits and goals there were before it.
    var requirementsBeforeEntry: Int?

    /// Between the first word of a command in the journal and the last reading of it.
    var isUnderWay = false
    /// A run was found cut off, and the person does not want it taken up: its journal stays open for another time.
    public internal(set) var isLeftOpen = false
    /// It cannot be taken up: the machine is another one, or does not tell what it did.
    public internal(set) var isLeftForMachine = false
    /// Why it ended otherwise than it seemed, by the last look at the machine.
    public internal(set) var haltAtEnd: Halt?
    /// The last command was not sent because a person said no to its prediction.
    public internal(set) var wasDeclined = false
    /// The command that the audience is being asked about.
    var open: OpenQuestion?
    /// What is forecast now is a trial: no place at which a run may stop, and no ensemble.
    var isTrying = false
    /// While it is looked for what of a refused freeze would hold.
    var search: RemedySearch?
    /// Of a trial only whether it holds is wanted: it ends where a limit breaks, and is not summed up.
    var wantsOnlyWhetherItHolds: Bool { search != nil }
    /// What each limit asked of the state while the present forecast ran; while one is measured, what it asks.
    var concerns: [Set<Question>] = []
    var asked: Set<Question>?
    /// While a limit is judged by the coldest so far, rather than by this instant's.
    var asksSoFar = false
    var modelRevision = 0
    var toldOfImbalance = false
    var toldOfWalls = false
    /// Stopped by a person who has not said what follows: nothing is sent, whatever asks for it.
    public var isHeld = false
    var toldResolution: ResolutionChoice?
    var toldCellMM: Double?

    /// Everything that was done or refused, in order; on the way that led here, where an earlier moment was gone back to.
    public internal(set) var rows: [CommandRow] = [] { didSet { hasActed = hasActed || !rows.isEmpty } }
    /// How many commands were committed, in part or as a whole; of a dry run, predicted.
    public internal(set) var committedCount = 0
    /// Whether anything was ever done or refused.
    public private(set) var hasActed = false
    /// What the thermocouples were to show, and showed.
    public internal(set) var timeline = Timeline()
    public internal(set) var published: [(name: String, value: Double?)] = []
    public internal(set) var solverWallSeconds = 0.0
    let startedAt: Double
    /// Behind how many commands that open gas the valves have been looked at.
    var openingsLookedAfter = 0
    /// When a machine last heard of us while it had nothing to do.
    var heardAt = -Double.infinity

    public convenience init(
        driver: Driver, audience: any Audience, journal: Journal? = nil, stop: StopSignal = StopSignal(), options: Options = Options()
    ) {
        self.init(driver: driver, audience: audience, ledger: Ledger(recording: journal), stop: stop, options: options)
    }

    public init(driver: Driver, audience: any Audience, ledger: Ledger, stop: StopSignal = StopSignal(), options: Options = Options()) {
        self.driver = driver
        self.audience = audience
        self.ledger = ledger
        self.stop = stop
        ledger.stop = stop
        machine = Machine(driver: driver, ledger: ledger, stop: stop)
        self.options = options
        startedAt = options.clock()
        state.resolutionOverrideMM = options.resolutionMM
        state.accuracyOverrideMM = options.accuracyMM
    }

    public var patient: Patient? {
        get { state.patient }
        set { state.patient = newValue }
    }

    public var probeModels: [String: ProbeModel] = [:] { didSet { modelRevision += 1 } }

    public var placedProbes: [String] { state.probes.map(\.name) }

    public func require(_ requirement: Requirement) throws { requirements.append(requirement) }

    public func print(_ text: String) { audience.printed(text) }

    public func tell(_ diagnostic: Diagnostic) { audience.told(diagnostic) }

    public func publish(_ name: String, _ value: Double?) {
        guard openPredictions.isEmpty else { return }
        if let index = published.firstIndex(where: { $0.name == name }) {
            published[index].value = value
        } else {
            published.append((name, value))
        }
    }

    public func checkForStop() throws {
        guard isTrying ? stop.isRaised : ledger.isStopped() else { return }
        if !options.isInteractive, !isUnderWay { closeGas() }
        throw Halt.stopped
    }

    public func forgetDecline() { wasDeclined = false }

    public func beginOverride(reason: String) throws { overrideReasons.append(reason) }

    public func endOverride() { _ = overrideReasons.popLast() }

    /// Whether its time can be made to go faster or slower.
    public var mayChangeSpeed: Bool { driver.changeSpeed != nil }

    /// Simulated seconds a second; nothing for as fast as it goes.
    public func changeSpeed(_ speed: Double?) {
        driver.changeSpeed?(speed)
        driver.stepSeconds = Driver.stepSeconds(at: speed)
    }

    var limits: [Requirement] { requirements.filter(\.isLimit) }
    var isPredicting: Bool { !openPredictions.isEmpty }
    /// The state's program time, s.
    public var elapsedSeconds: Double { state.elapsedSeconds }
}
