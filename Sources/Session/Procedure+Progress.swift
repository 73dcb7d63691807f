import Devices
import Evaluation

/// What is told of a command while it is forecast and while it runs. What has to be worked out for it is worked out only where somebody looks.
extension Procedure {
    func report(
        _ phase: Progress.Phase, _ request: CommandRequest, _ done: Double, _ total: Double, figures: @escaping () -> ProgressFigures? = { nil }
    ) {
        audience.progressed(
            searched(phase, request, done / total) ?? Progress(phase: phase, text: request.text, doneSeconds: done, totalSeconds: total, figures: figures))
        if phase != .running { keepMachinePatient() }
    }

    /// A trial's own clock and ice say nothing to a person who waits for the end of the search: how far that has come is told, and the plan's clock.
    private func searched(_ phase: Progress.Phase, _ request: CommandRequest, _ share: Double) -> Progress? {
        search?.isTrying(phase == .predicting ? share / 2 : (1 + share) / 2)
        guard let (done, total) = search?.progress else { return nil }
        return Progress(phase: .searching, text: request.text, doneSeconds: done, totalSeconds: total) { [seconds = state.elapsedSeconds] in ProgressFigures(clockSeconds: seconds) }
    }

    /// Of the state that a forecast has come to.
    func figures(of course: Course, after seconds: Double, limits: [Int: LimitForecast]) -> ProgressFigures? {
        guard let running else { return nil }
        var figures = ProgressFigures(clockSeconds: running.elapsedSeconds)
        (figures.iceMM, figures.isIceLeft) = (running.iceMM(while: course), !course.freezes)
        for probe in running.probes { figures.tipCelsius[probe.name] = running.model?.tipCelsius(probe.name) }
        for gas in running.coolingGases(of: course.commands, after: seconds - 1e-6) { figures.pressurePsi[gas] = running.gas.pressurePsi(of: gas) }
        figures.nearestLimit = limits.values.nearest
        return figures
    }

    /// Of the machine, with the ice that was forecast for the moment.
    func figures(of readings: Readings, _ commitment: Commitment) -> ProgressFigures? {
        let forecast = commitment.forecast
        var figures = ProgressFigures(clockSeconds: forecast.startSeconds + commitment.seconds)
        figures.iceMM = forecast.iceGrowth.extentsMM(atSeconds: figures.clockSeconds)
        figures.isIceLeft = !commitment.course.freezes
        figures.tipCelsius = readings.tipCelsius
        let flowing = commitment.course.commands.filter { $0.seconds > commitment.seconds }
        let gases = state.coolingGases(of: flowing, after: commitment.seconds)
        figures.pressurePsi = readings.pressurePsi.filter { gases.contains($0.key) }
        figures.areMeasured = true
        figures.nearestLimit = forecast.limits.values.nearest
        return figures
    }

    /// Where a person may look on: a few moments of the course, and its end.
    func noteIce(of course: Course, after seconds: Double, into forecast: inout Forecast) {
        guard options.isInteractive, let running, running.model != nil else { return }
        let now = running.elapsedSeconds
        guard seconds >= course.seconds - 1e-6 || forecast.conditionHeld || now - forecast.iceGrowth.lastSeconds >= course.seconds / IceGrowth.momentCount else { return }
        forecast.iceGrowth.note(running.iceMM(while: course), atSeconds: now)
    }

    /// A forecast takes seconds, and a machine with a watchdog wants to hear that somebody is there. What runs beats by itself.
    private func keepMachinePatient() {
        let now = options.clock()
        guard machine.isOpen, !ledger.isInPast, now - heardAt >= Self.patienceSeconds else { return }
        heardAt = now
        // What is wrong is found by the look before the command.
        try? driver.heartbeat()
    }

    /// Between two heartbeats of a forecast, s of the wall clock.
    private static let patienceSeconds = 0.5
}

extension PlanState {
    /// The ice ball that a row tells of; of a course that freezes nothing what is left of it.
    fileprivate func iceMM(while course: Course) -> SIMD3<Double> { zone(0, now: !course.freezes)?.extents?.size ?? .zero }
}
