import Evaluation
import Geometry
import Uncertainty

extension Procedure {
    /// Bands are worked out where somebody sees them: for `--bands`, and where the ensemble is there anyway.
    private var showsBands: Bool { !isPredicting && (options.showsBands || requirements.contains { $0.confidence != nil }) }

    /// The bands of a finished forecast: its organs' with their afterdrop, as the outcome counts them.
    func addBands(to forecast: inout Forecast) throws {
        guard showsBands, let outcome = forecast.outcome, let ensemble = try forecast.endState.prepareEnsemble() else { return }
        var bands = bands(about: outcome, of: forecast.endState, ensemble)
        running?.takeEnsemble(of: forecast.endState)
        if let running, let later = try self.running?.prepareEnsemble() { bands.organs = self.bands(about: outcome, of: running, later).organs }
        forecast.outcome?.bands = bands
    }

    /// Where a forecast has come to, for a scan on its way.
    func markOfRunning() throws -> PredictedOutcome {
        guard var running else { return summary(of: state) }
        self.running = nil
        defer { self.running = running }
        return try summary(of: &running)
    }

    func summary(of state: inout PlanState) throws -> PredictedOutcome {
        var outcome = summary(of: state)
        if showsBands, let ensemble = try state.prepareEnsemble() { outcome.bands = bands(about: outcome, of: state, ensemble) }
        return outcome
    }

    private func bands(about outcome: PredictedOutcome, of state: PlanState, _ ensemble: Ensemble) -> OutcomeBands {
        let watched = watchedRegions
        let measured = ensemble.measured { model in
            state.standing(in: model).outcome(watching: watched, atlas: self.memberAtlas)
        }
        return OutcomeBands(about: outcome, measured, resolutionMM: MemberCells.widthMM(forForecastOn: state.resolutionMM))
    }
}

extension Procedure {
    /// The forecast's own organs have passed their coldest; a member's may still be cooling. Goes on, gas off, until none is, as far as the
    /// forecast itself would have looked, and judges the limits there too.
    func lookAheadOfMembers(_ course: Course, for request: CommandRequest, excusing excused: Set<Int>, into forecast: inout Forecast) throws {
        let places = watchedByMembers
        guard isStillCooling(behind: course), !places.isEmpty, let model = running?.model, model.elapsedSeconds > 0 else { return }
        _ = try forecast.endState.prepareEnsemble()
        running?.takeEnsemble(of: forecast.endState)
        var afterdrop = Afterdrop(regions: Set((0..<Ensemble.memberCount).flatMap { member in places.indices.map { "\($0) \(member)" } }))
        let end = forecast.endState.elapsedSeconds + Self.lookAheadSeconds
        afterdrop.look(at: try memberColdness(of: places))
        while !afterdrop.isOver, let now = running?.elapsedSeconds, now < end {
            try checkForStop()
            running?.rest(seconds: Self.lookAheadStep(after: now - forecast.endState.elapsedSeconds))
            afterdrop.look(at: try memberColdness(of: places))
            try judgeAfterdrop(excusing: excused, into: &forecast)
            report(.lookingAhead, request, Self.lookAheadSeconds - (end - now), Self.lookAheadSeconds)
        }
    }

    /// Where limits with confidence look; with bands to be shown, every watched organ.
    private var watchedByMembers: [WatchedPlace] {
        let confident = zip(limits, concerns).filter { $0.0.confidence != nil }.flatMap { $0.1.compactMap(\.watchedPlace) }
        let shown = showsBands ? watchedRegions.map { WatchedPlace.region($0) } : []
        return Array(Set(confident + shown)).sorted { "\($0)" < "\($1)" }
    }

    private func memberColdness(of places: [WatchedPlace]) throws -> [String: Double] {
        guard let ensemble = try running?.prepareEnsemble(), let running else { return [:] }
        let measured = ensemble.measured { model in
            let member = running.standing(in: model)
            return places.map { member.coldness(at: $0, atlas: self.memberAtlas) }
        }
        var coldness: [String: Double] = [:]
        for (member, values) in measured.members.enumerated() {
            for (index, value) in values.enumerated() { coldness["\(index) \(member)"] = value }
        }
        return coldness
    }
}

extension PlanState {
    /// What goes down while a place gets worse.
    fileprivate func coldness(at place: WatchedPlace, atlas: RegionAtlas) -> Double? {
        guard let model else { return nil }
        switch place {
        case .region(let region): return samples(region, atlas)?.coldest(in: model.temperature)
        case .point(let point): return model.temperature(at: point)
        case .ice: return zone(0, now: true).map { -$0.volumeMM3 / 1000 }
        }
    }
}
