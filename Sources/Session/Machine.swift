import Bioheat
import Devices

/// The machine as the session deals with it. Whatever is asked of it is in the journal, answer and all, before anything follows from it.
final class Machine {
    let driver: Driver
    private let ledger: Ledger
    private let stop: StopSignal
    /// Nothing while a past is gone through whose machine is not rebuilt.
    private var console: (any Console)?
    private var described: DescribedPatient?
    private(set) var identity: ConsoleIdentity?
    /// The console's own time when it was last heard of, s.
    private(set) var seconds = 0.0
    /// What it has begun in this case, in order.
    private(set) var begun: [Command] = []
    /// Written down, and perhaps told; there is no answer yet.
    private(set) var unsettled: Command?
    /// All gas was closed because something ended a command or the program, and the console confirmed it.
    private(set) var isGasClosed = false
    /// The console was told to close all gas and has to be released before the next command.
    private(set) var isStopped = false
    /// Why the console did not confirm that the gas is closed.
    private(set) var gasFailure: String?
    /// Fills the driver's books once more, where a command is found to have been begun.
    private var takeUpAgain: () throws -> Void = {}

    init(driver: Driver, ledger: Ledger, stop: StopSignal) {
        self.driver = driver
        self.ledger = ledger
        self.stop = stop
    }

    var isOpen: Bool { identity != nil }
    var isSimulated: Bool { identity?.isSimulated ?? true }

    private func reached() throws -> any Console {
        guard let console else { throw ConsoleFailure.linkLost }
        return console
    }

    // MARK: Connecting

    /// Opens the console at the first command, tells a simulated one of the patient as it will be, and releases a stop: it is over when the
    /// program, or a person at the prompt, asks for something again.
    func connect(_ patient: Patient, _ models: [String: ProbeModel], _ description: DescribedPatient) throws {
        if !isOpen {
            identity = try ledger.answer(.connected) { try open(patient, models).identify() }
        } else if let console, described != description {
            try driver.describe(console, patient, models)
        }
        described = description
        guard isStopped else { return }
        _ = try ledger.answer(.released) {
            try reached().rearm()
            return Released()
        }
        (isStopped, isGasClosed, gasFailure) = (false, false, nil)
    }

    private func open(_ patient: Patient, _ models: [String: ProbeModel]) throws -> any Console {
        let opened = try console ?? driver.open(patient, models)
        console = opened
        return opened
    }

    /// What the console knows of the patient may not be what the plan does any more.
    func forgetDescription() { described = nil }

    // MARK: Working

    func begin(_ command: Command, by forecast: Forecast, overrideReason: String?, revision: Int) throws {
        unsettled = command
        do {
            _ = try ledger.answer(.begun) {
                try send(command, forecast, overrideReason, revision)
                settle(command)
                return Begun(count: begun.count)
            }
        } catch let failure as ConsoleFailure {
            unsettled = nil
            throw failure
        }
        if unsettled != nil { settle(command) }
        if case .stop = command { (isStopped, isGasClosed, gasFailure) = (true, true, nil) }
    }

    private func send(_ command: Command, _ forecast: Forecast, _ overrideReason: String?, _ revision: Int) throws {
        guard let clearance = ClearanceOffice.clear(command, by: forecast, overrideReason: overrideReason) else {
            throw ConsoleFailure(code: "uncleared", message: "a command without a forecast that speaks for it was held back")
        }
        let console = try reached()
        console.expect(revision: revision)
        try console.begin(clearance)
    }

    private func settle(_ command: Command) {
        begun.append(command)
        unsettled = nil
    }

    /// Lets time pass, at most so long: what is read then, and how much of it was the command's.
    func wait(seconds: Double) throws -> Passage {
        // In the past it waits as long as it did then: how often is read goes by the speed of the run.
        let then = ledger.upcoming(.reading)
        let step = then?["asked_s"]?.numberValue ?? seconds
        // A stop that cut a wait short then does so again, for a machine that is rebuilt.
        if let passed = then?["passed_s"]?.numberValue, passed < step { stop.raise() }
        let passage = try ledger.answer(.reading, isSynced: !isSimulated) {
            let readings = try reached().wait(seconds: step)
            let passed = stop.isRaised ? min(step, max(0, readings.atSeconds - self.seconds)) : step
            return Passage(readings: readings, seconds: passed, askedSeconds: step)
        }
        self.seconds = passage.readings.atSeconds
        return passage
    }

    func scan(_ request: ScanRequest) throws -> ScanImage { try ledger.answer(.image) { try reached().scan(request) } }

    /// How much of the machine's time has passed since it was last heard of, s.
    func secondsSinceHeardOf() throws -> Double {
        let passage = try ledger.answer(.reading) {
            let readings = try reached().readings()
            return Passage(readings: readings, seconds: max(0, readings.atSeconds - seconds))
        }
        seconds = max(seconds, passage.readings.atSeconds)
        return passage.seconds
    }

    // MARK: Stopping

    /// Closes all gas where a console is open, as well as it can be done, and writes it down. A journal that cannot be written changes nothing of it.
    func closeGas() throws(LedgerCut) {
        guard isOpen, !isGasClosed else { return }
        isStopped = true
        var closure: GasClosure?
        do {
            closure = try ledger.answer(.stopped) {
                closure = stopped()
                return closure ?? GasClosure()
            }
        } catch is LedgerCut {
            throw LedgerCut()
        } catch {
            if !ledger.isInPast, closure == nil { closure = stopped() }
        }
        gasFailure = closure?.failure
        isGasClosed = closure != nil && gasFailure == nil
    }

    private func stopped() -> GasClosure {
        do {
            try reached().allStop()
            return GasClosure()
        } catch {
            return GasClosure(failure: (error as? ConsoleFailure)?.message ?? "\(error)")
        }
    }

    // MARK: Stands

    /// What the session's book of the machine had come to, and how a simulator of one's own is set back to it.
    struct Stand {
        fileprivate let identity: ConsoleIdentity?
        fileprivate let seconds: Double
        fileprivate let begun: [Command]
        fileprivate let isGasClosed: Bool
        fileprivate let isStopped: Bool
        fileprivate let gasFailure: String?
        fileprivate let setBack: (() -> Void)?

        /// How many commands it had begun.
        var begunCount: Int { begun.count }
    }

    func stand(isForReturn: Bool) -> Stand {
        let remember = isForReturn ? driver.remember : nil
        return Stand(
            identity: identity, seconds: seconds, begun: begun, isGasClosed: isGasClosed, isStopped: isStopped, gasFailure: gasFailure,
            setBack: console.flatMap { console in remember?(console) })
    }

    /// Between two commands only. A simulator that was not connected then is made anew with the next one.
    func goBack(to stand: Stand) {
        stand.setBack?()
        if stand.identity == nil { console = nil }
        (identity, seconds, begun, unsettled) = (stand.identity, stand.seconds, stand.begun, nil)
        (isGasClosed, isStopped, gasFailure) = (stand.isGasClosed, stand.isStopped, stand.gasFailure)
        forgetDescription()
    }

    // MARK: Found again

    /// The machine as it is found behind a cut, its gas closed: by the records of an earlier resumption, or asked now. Nothing where none was open.
    func reunite(_ patient: Patient?, _ models: [String: ProbeModel]) throws -> ConsoleStatus? {
        let (recorded, isOver) = ledger.passResumptions()
        if isOver { try ledger.goOn() }
        guard isOpen else { return nil }
        let status = isOver ? try found(patient, models) : recorded
        if isOver, let status { try ledger.write(.machine, status.journalled) }
        // One that is rebuilt was stopped then, too.
        if !isOver, console != nil { _ = try? found(patient, models) }
        (isStopped, isGasClosed, gasFailure) = (true, true, nil)
        described = nil
        return status
    }

    /// An embedded machine stood still, and its watchdog closed the gas; another one is asked for what it did meanwhile.
    private func found(_ patient: Patient?, _ models: [String: ProbeModel]) throws -> ConsoleStatus {
        if console == nil, let reconnect = driver.reconnect, let patient {
            self.console = try reconnect(patient, models, begun)
            takeUpAgain = { [unowned self] in self.console = try reconnect(patient, models, self.begun) }
        }
        let console = try reached()
        let flowing = try console.status().flowing
        try console.allStop()
        var status = try console.status()
        if !flowing.isEmpty, status.gasOffAtSeconds == nil { status.gasOffAtSeconds = status.atSeconds }
        return status
    }

    /// What came of the command that had no answer: the machine's count tells, else whether it did anything since it was last heard of.
    func settle(by status: ConsoleStatus) throws -> Settlement {
        guard let command = unsettled else { return .nothingOpen }
        guard let isBegun = status.hasBegun(command, numbered: begun.count + 1, since: seconds) else { return .unknown(command) }
        unsettled = nil
        if isBegun {
            begun.append(command)
            try takeUpAgain()
        }
        return isBegun ? .begun(command) : .notBegun(command)
    }

    func hear(of seconds: Double) { self.seconds = max(self.seconds, seconds) }

    enum Settlement: Hashable {
        case nothingOpen
        case begun(Command)
        case notBegun(Command)
        case unknown(Command)
    }
}

extension ConsoleStatus {
    /// Whether the machine has begun a command that would be the case's so-and-so-manieth; nothing where it does not tell.
    fileprivate func hasBegun(_ command: Command, numbered number: Int, since seconds: Double) -> Bool? {
        if let commandCount { return commandCount == number }
        switch command {
        case .place(let placement): return channels[placement.probe]?.isInPatient ?? false
        case .withdraw(let probes): return probes.allSatisfy { channels[$0]?.isInPatient != true }
        case .freeze: return gasOffAtSeconds.map { $0 > seconds }
        case .setPower(let probes, let fraction): return probes.allSatisfy { abs((channels[$0]?.power ?? -1) - fraction) < 0.005 }
        case .test, .scan, .hold, .stop, .thaw: return false
        case .placeSensor, .insulate, .warmSkin: return nil
        }
    }
}

/// Which patient and probe models a simulated console was last told of.
struct DescribedPatient: Hashable {
    var patientRevision: Int
    var modelRevision: Int
}
