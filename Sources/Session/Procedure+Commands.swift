import Bioheat
import Devices
import Diagnostics
import Evaluation

extension Procedure {
    /// Does one command: predicts it, judges it, and commits it, or only predicts it inside `predict`.
    ///
    /// What was cut short is taken up for the time that is left of it: predicted again, judged again, cleared again. At the prompt a person says what follows.
    public func perform(_ request: CommandRequest) throws {
        if isHeld, !isPredicting { throw Halt.stopped }
        var next: CommandRequest? = request
        while let request = next {
            do {
                next = nil
                try takeUpBetweenCommands(before: request)
                try checkForStop()
                try followClock()
                try dispatch(request)
            } catch let cut as CutShort where !options.isInteractive || cut.isAgreed {
                running = nil
                next = request.rest(after: cut)
            } catch is ForecastGrownOld {
                running = nil
                next = request
            } catch {
                running = nil
                throw ending(error is CutShort ? Halt.stopped : error, request)
            }
        }
    }

    /// Closes the gas and says why the program ends; gas that is not confirmed closed weighs more than anything but a stop.
    private func ending(_ error: any Error, _ request: CommandRequest) -> any Error {
        if !options.isInteractive || error.isOfMachine { closeGas() }
        guard let gasFailure = machine.gasFailure else { return (error as? Unanswerable)?.mistake(at: request.span) ?? error }
        audience.told(.gasNotClosed(gasFailure, at: request.span))
        switch error {
        case Halt.stopped, Halt.deviceFailed: return error
        default: return Halt.deviceFailed(gasFailure)
        }
    }

    private func dispatch(_ request: CommandRequest) throws {
        try state.rules(models: probeModels).check(request.work)
        switch request.work {
        case .command(let command): try perform(command, request)
        case .until(let command, let condition, let seconds): try performUntil(command, condition, atMost: seconds, request)
        case .freezeWithScans(let command, let seconds): try performWithScans(command, everySeconds: seconds, request)
        case .together(let commands): try performTogether(commands, request)
        case .insulate(let layer): try performInstant(.insulate(material: layer.material.name), request) { $0.insulate(layer) }
        }
    }

    private func perform(_ command: Command, _ request: CommandRequest) throws {
        switch command {
        case .freeze, .thaw, .hold: try performTimed(resolved(command), request)
        case .place(let placement): try place(placement, request)
        case .withdraw(let probes): try withdraw(named(probes), request)
        case .setPower(let probes, let fraction): try setPower(fraction, of: named(probes), request)
        case .scan(let scan): try performScan(scan, request)
        case .placeSensor, .test, .insulate, .warmSkin, .stop: try performInstant(command, request)
        }
    }

    private func setPower(_ fraction: Double, of probes: [String], _ request: CommandRequest) throws {
        try performInstant(.setPower(probes: probes, fraction: fraction), request)
        guard fraction < 1, !isPredicting else { return }
        let held = probes.filter { name in state.probe(named: name)?.model.followsPower == false }
        if !held.isEmpty { audience.told(.powerWithoutEffect(held, at: request)) }
    }

    // What takes time

    private func resolved(_ command: Command) -> Command {
        switch command {
        case .freeze(let probes, let seconds): .freeze(probes: named(probes), seconds: seconds)
        case .thaw(let probes, let isActive, let seconds): .thaw(probes: named(probes), isActive: isActive, seconds: seconds)
        default: command
        }
    }

    /// Each probe once; a command for no probe in particular is for every placed one.
    private func named(_ probes: [String]) -> [String] {
        if probes.isEmpty { return placedProbes }
        var seen: Set<String> = []
        return probes.filter { seen.insert($0).inserted }
    }

    private func performTimed(_ command: Command, _ request: CommandRequest) throws {
        try carryOut(forecast(Course(commands: [command]), for: request), course: Course(commands: [command]), request)
    }

    private func performTogether(_ commands: [Command], _ request: CommandRequest) throws {
        let members = commands.map(resolved)
        guard !members.isEmpty else { return }
        let course = Course(commands: members)
        try carryOut(forecast(course, for: request), course: course, request)
    }

    /// The forecast that finds the moment is the one that is judged and committed: nothing is reckoned twice.
    private func performUntil(
        _ command: Command, _ condition: @escaping () throws -> Bool, atMost seconds: Double, _ request: CommandRequest
    ) throws {
        let longest = resolved(command).lasting(seconds)
        try state.prepareModel()
        guard try !condition() else { return tellThatItHolds(command, request) }
        var forecast = try forecast(Course(commands: [longest], condition: condition), for: request)
        if !forecast.conditionHeld { audience.told(.neverHeld(seconds, of: request)) }
        let command = longest.lasting(forecast.endState.elapsedSeconds - forecast.startSeconds)
        forecast.commands = [command]
        try carryOut(forecast, course: Course(commands: [command]), request)
    }

    /// A thaw that has nothing left to thaw is as it should be.
    private func tellThatItHolds(_ command: Command, _ request: CommandRequest) {
        if case .freeze = command { audience.told(.holdsAlready(request)) }
    }

    private func performWithScans(_ command: Command, everySeconds interval: Double, _ request: CommandRequest) throws {
        let command = resolved(command)
        let course = Course(scanning: command, everySeconds: interval)
        try carryOut(forecast(course, for: request), course: course, request)
    }

    // What takes no time

    private func place(_ placement: Placement, _ request: CommandRequest) throws {
        guard let model = probeModels[placement.model] else { return }
        let placing = Placing(placement, model, in: state.patient, beside: state.probes)
        let obstacles = placing.obstacles
        let violations = obstacles.map { obstacle in
            Violation(
                line: request.line, text: "probe \(placement.probe) \(obstacle.words)", value: obstacle.distanceMM,
                atSeconds: state.elapsedSeconds)
        }
        if !isPredicting { tell(placing, request) }
        let words = obstacles.map { Diagnostic.wayBlocked(placement.probe, by: $0, at: request) }
        try performInstant(.place(placement), request, breaking: violations, told: words)
    }

    private func tell(_ placing: Placing, _ request: CommandRequest) {
        if let depth = placing.entryDepthMM { audience.told(.entryInside(placing.placement.probe, depthMM: depth, at: request)) }
        if let height = placing.tipHeightMM { audience.told(.tipOutside(placing.placement.probe, heightMM: height, at: request)) }
        if let excess = placing.activeExcessMM {
            audience.told(.activeLengthOutside(placing.placement.probe, byMM: excess, at: request))
        }
    }

    /// C4.1.5: never pulled while ice holds it, by the forecast or by its thermocouple; only a thermocouple that alone says so may be overridden.
    private func withdraw(_ names: [String], _ request: CommandRequest) throws {
        try state.prepareModel()
        let held = names.compactMap { name -> (name: String, tip: Double, isForecast: Bool)? in
            guard state.probe(named: name) != nil, let forecast = state.model?.tipCelsius(name) else { return nil }
            let measured = isPredicting || options.isDryRun ? nil : tipsMeasured[name]
            let tip = min(forecast, measured ?? forecast)
            return tip <= 0 ? (name, tip, forecast <= 0) : nil
        }
        let violations = held.map { probe in
            Violation(line: request.line, text: "tip(\(probe.name)) > 0 C", value: probe.tip, atSeconds: state.elapsedSeconds)
        }
        let words = held.map { Diagnostic.heldByIce($0.name, tipCelsius: $0.tip, of: request) }
        try performInstant(.withdraw(probes: names), request, breaking: violations, told: words, mayBeOverridden: !held.contains(where: \.isForecast))
    }

    private func performInstant(
        _ command: Command, _ request: CommandRequest, breaking violations: [Violation] = [], told words: [Diagnostic] = [],
        mayBeOverridden: Bool = true, changing change: ((inout PlanState) -> Void)? = nil
    ) throws {
        var forecast = Forecast(of: [command], from: state)
        forecast.violations = violations
        if violations.isEmpty || (mayBeOverridden && (isPredicting || !overrideReasons.isEmpty)) {
            if let change { change(&forecast.endState) } else { forecast.endState.apply(command, models: probeModels) }
        }
        forecast.endState.revision += 1
        try carryOut(
            forecast, course: Course(commands: [command]), request, words: words, mayBeOverridden: mayBeOverridden)
    }

    private func performScan(_ scan: ScanRequest, _ request: CommandRequest) throws {
        try state.prepareModel()
        var forecast = Forecast(of: [.scan(scan)], from: state)
        forecast.endState.revision += 1
        if state.model != nil { forecast.outcome = try summary(of: &forecast.endState) }
        forecast.trajectory.iceMM[0] = state.presentIceMM
        try carryOut(forecast, course: Course(commands: [.scan(scan)]), request)
    }
}

extension Error {
    /// The machine or the journal failed: the gas is closed at the prompt too.
    fileprivate var isOfMachine: Bool {
        switch self as? Halt {
        case .deviceFailed, .journalFailed: true
        default: false
        }
    }
}

extension Course {
    /// A freeze in pieces with a scan behind each; a scan at the very end is included.
    init(scanning command: Command, everySeconds interval: Double) {
        let whole = Int((command.seconds / interval + 1e-9).clamped(to: 0...86_400))
        let marks = whole > 0 ? (1...whole).map { Double($0) * interval } : []
        let ends = marks + (marks.last.map { $0 < command.seconds - 1e-6 } ?? true ? [command.seconds] : [])
        let pieces = zip(ends, [0] + ends).map { command.lasting($0 - $1) }
        self.init(commands: [command], marks: marks, pieces: pieces + [.scan(ScanRequest())])
    }

    /// What is sent one after the other, each piece with what runs side by side.
    var stages: [[Command]] {
        guard let pieces else { return [commands] }
        let timed = pieces.filter { $0.seconds > 0 }
        return timed.enumerated().flatMap { index, piece in index < marks.count ? [[piece], [.scan(ScanRequest())]] : [[piece]] }
    }
}
