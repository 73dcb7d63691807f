import Bioheat
import Devices
import Evaluation
import Geometry

/// Commands that run side by side, and until when.
struct Course {
    var commands: [Command]
    /// Ends early when this holds.
    var condition: (() throws -> Bool)?
    /// Seconds after the begin at which the state is summed up on the way (a scan).
    var marks: [Double] = []
    /// What the forecast speaks for, where the commands are sent in pieces.
    var pieces: [Command]?

    var seconds: Double { commands.map(\.seconds).max() ?? 0 }
    var freezes: Bool { commands.contains { if case .freeze = $0 { true } else { false } } }
    /// What breaks a limit then was done before: it is told, and not refused.
    var letsWarm: Bool { commands.allSatisfy(\.letsWarm) }
}

extension Procedure {
    /// Limits are judged this often, s; a condition is refined to a second.
    static let stepSeconds = BioheatModel.usualStep
    static let fineStepSeconds = 1.0
    static let lookAheadSeconds = 900.0
    /// What goes on cooling when the gas is off does so slowly: against 2.5 s throughout, the coldest of the nerve in `femur-metastasis` moves by
    /// 0.03 K, against 15 s by 0.01 K.
    static func lookAheadStep(after seconds: Double) -> Double { seconds < 300 ? 30 : 60 }

    /// Runs a course on a copy of the plan's state. The plan does not change.
    func forecast(_ course: Course, for request: CommandRequest) throws -> Forecast {
        let begun = options.clock()
        defer {
            running = nil
            solverWallSeconds += options.clock() - begun
        }
        try state.prepareModel()
        state.prepareRegions(watching: watchedRegions, atlas: atlas)
        tellResolution()
        tellWideCells(for: request)
        concerns = limits.map { _ in [] }
        running = state
        var forecast = Forecast(of: course.pieces ?? course.commands, from: state)
        noteIce(of: course, after: 0, into: &forecast)
        let brokenAtStart = try judgeStart(course, into: &forecast)
        let marks = try runCourse(course, for: request, excusing: brokenAtStart, into: &forecast)
        forecast.marks = marks
        forecast.endState = running ?? state
        forecast.endState.revision += 1
        try lookAhead(course, for: request, excusing: brokenAtStart, into: &forecast)
        if wantsOnlyWhetherItHolds { return forecast }
        try lookAheadOfMembers(course, for: request, excusing: brokenAtStart, into: &forecast)
        if let fault = running?.model?.fault { throw Unanswerable(fault) }
        sumUp(&forecast)
        if course.freezes { addRanges(to: &forecast) }
        if !isTrying { try addBands(to: &forecast) }
        return forecast
    }

    /// What cell was chosen and why, each time it changes.
    private func tellResolution() {
        guard let choice = state.resolutionChoice, state.wantedAccuracyMM != nil, choice != toldResolution else { return }
        toldResolution = choice
        audience.printed(choice.summary)
    }

    /// A program is rehearsed before it runs and is told then (W306, W307); what is typed is not.
    private func tellWideCells(for request: CommandRequest) {
        guard options.looksAheadOfAll, !isPredicting, !isTrying, let enough = patient?.widestCellMM(for: state.probes) else { return }
        guard state.resolutionMM > enough, state.resolutionMM != toldCellMM else { return }
        toldCellMM = state.resolutionMM
        audience.told(.wideCells(cellMM: state.resolutionMM, enoughMM: enough, at: request))
    }

    /// A limit that is broken at the start counts against a freeze; anything else is excused for what it did not do.
    private func judgeStart(_ course: Course, into forecast: inout Forecast) throws -> Set<Int> {
        recordMoment(0, into: &forecast)
        var broken: Set<Int> = []
        for index in limits.indices {
            let judgement = try measure(index, into: &forecast)
            guard !judgement.holds else { continue }
            broken.insert(index)
            forecast.limits[index]?.wasBrokenBefore = true
            if course.freezes { addViolation(of: index, judgement, to: &forecast) }
        }
        return course.freezes ? [] : broken
    }

    /// Measures a limit and remembers what it asks, so that the look-ahead knows what to watch, and how near it came to its bound.
    private func measure(_ index: Int, into forecast: inout Forecast) throws -> Judgement {
        asked = []
        defer {
            concerns[index].formUnion(asked ?? [])
            asked = nil
        }
        let limit = limits[index]
        let judgement = try judgement(of: limit)
        var seen = LimitForecast(line: limit.line, text: limit.text, judgement, atSeconds: running?.elapsedSeconds ?? 0)
        seen.looked(at: asked ?? [])
        forecast.note(seen, number: index)
        return judgement
    }

    private func runCourse(
        _ course: Course, for request: CommandRequest, excusing excused: Set<Int>, into forecast: inout Forecast
    ) throws -> [PredictedOutcome] {
        var marks: [PredictedOutcome] = []
        var seconds = 0.0
        while let next = nextStop(after: seconds, in: course) {
            try checkForStop()
            let before = course.condition == nil ? nil : running
            try step(course, from: seconds, to: next)
            var reached = next
            if let condition = course.condition, let before, try condition() {
                reached = try refine(course, condition, from: seconds, to: next, startingAt: before)
                forecast.conditionHeld = true
            }
            recordMoment(reached, into: &forecast)
            noteIce(of: course, after: reached, into: &forecast)
            try judge(excusing: excused, into: &forecast)
            judgeGas(course, after: seconds, request, into: &forecast)
            if forecast.conditionHeld || wantsOnlyWhetherItHolds && !forecast.holds { break }
            if course.marks.contains(where: { abs($0 - reached) < 1e-6 }) {
                forecast.trajectory.iceMM[reached] = running?.presentIceMM
                try marks.append(markOfRunning())
            }
            seconds = next
            report(.predicting, request, seconds, course.seconds) { [limits = forecast.limits] in self.figures(of: course, after: seconds, limits: limits) }
        }
        return marks
    }

    /// The next time at which the forecast stops: at most a step on, at a member's end, at a mark, or at the end.
    func nextStop(after seconds: Double, in course: Course) -> Double? {
        guard seconds < course.seconds - 1e-9 else { return nil }
        let ends = (course.commands.map(\.seconds) + course.marks).filter { $0 > seconds + 1e-9 }
        return min(seconds + Self.stepSeconds, ends.min() ?? course.seconds)
    }

    private func step(_ course: Course, from start: Double, to end: Double) throws {
        running?.step(course.commands, after: start, lasting: end - start)
        if let fault = running?.model?.temperatureFault { throw Unanswerable(fault) }
    }

    /// Goes through the step again in seconds, to end within one second of the moment the condition came to hold.
    private func refine(
        _ course: Course, _ condition: () throws -> Bool, from start: Double, to end: Double, startingAt before: PlanState
    ) throws -> Double {
        running = before
        var seconds = start
        while seconds < end - 1e-9 {
            let next = min(seconds + Self.fineStepSeconds, end)
            try step(course, from: seconds, to: next)
            seconds = next
            if try condition() { break }
        }
        return seconds
    }

    private func judge(excusing excused: Set<Int>, into forecast: inout Forecast) throws {
        for index in limits.indices {
            let judgement = try measure(index, into: &forecast)
            if !judgement.holds, !excused.contains(index) { addViolation(of: index, judgement, to: &forecast) }
        }
    }

    /// - Parameter seconds: program time, where it is not the time that the forecast has come to.
    func addViolation(of index: Int, _ judgement: Judgement, atSeconds seconds: Double? = nil, to forecast: inout Forecast) {
        let limit = limits[index]
        var violation = Violation(
            line: limit.line, text: limit.text, value: judgement.value, atSeconds: seconds ?? running?.elapsedSeconds ?? 0, span: limit.span)
        violation.unit = judgement.unit
        violation.confident = judgement.confident
        forecast.add(violation)
    }

    /// Behind a course, of the limits that ask for something of the tissue: what broke before is listed already. An excused one counts for nothing,
    /// but its worst is told.
    func judgeAfterdrop(excusing excused: Set<Int>, into forecast: inout Forecast) throws {
        for index in limits.indices where concerns[index].contains(where: \.isAboutTissue) {
            let isExcused = excused.contains(index)
            if isExcused, wantsOnlyWhetherItHolds { continue }
            let judgement = try measure(index, into: &forecast)
            if !judgement.holds, !isExcused { addViolation(of: index, judgement, to: &forecast) }
        }
    }

    /// A freeze that outlasts its gas does not do what it says; one that takes the bottle below its working range does less, and is told.
    private func judgeGas(_ course: Course, after seconds: Double, _ request: CommandRequest, into forecast: inout Forecast) {
        guard let running else { return }
        for gas in running.coolingGases(of: course.commands, after: seconds) {
            if running.gas.isOut(gas) {
                forecast.add(.gasRunsOut(gas, running, line: request.line))
            } else if let change = running.gas.changePsi(of: gas), forecast.lowGases[gas] == nil {
                forecast.lowGases[gas] = Forecast.LowGas(changePsi: change, atSeconds: running.elapsedSeconds)
            }
        }
    }

    private func recordMoment(_ seconds: Double, into forecast: inout Forecast) {
        guard let running, let model = running.model else { return }
        let tips = running.probes.map { ($0.name, model.tipCelsius($0.name)) }
        let sensors = zip(running.sensors.map(\.name), model.temperatures(at: running.sensors.map(\.tip)))
        forecast.trajectory.add(
            Trajectory.Moment(
                seconds: seconds, tipCelsius: Dictionary(tips) { $1 }, sensorCelsius: Dictionary(sensors) { $1 }))
    }
}
