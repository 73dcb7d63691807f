import Devices
import Evaluation
import Outcome

extension Procedure {
    /// Organs go on cooling after the gas is off: runs a freeze on with all gas off until every watched region's coldest has begun to rise
    /// again (at most 15 min), and judges the limits there too. The state is thrown away.
    func lookAhead(_ course: Course, for request: CommandRequest, into forecast: inout Forecast) throws {
        var watched = Afterdrop(regions: watchedRegions)
        guard course.freezes, !limits.isEmpty, !watched.isOver, running?.model != nil else { return }
        var seconds = 0.0
        watched.look(at: presentColdest(of: watched.falling))
        while !watched.isOver, seconds < Self.lookAheadSeconds {
            try checkForStop()
            running?.step([], after: 0, lasting: Self.stepSeconds)
            seconds += Self.stepSeconds
            watched.look(at: presentColdest(of: watched.falling))
            try judgeAfterdrop(into: &forecast)
            report(.lookingAhead, request, seconds, Self.lookAheadSeconds)
        }
    }

    var watchedRegions: Set<String> { Set(limits.flatMap(\.watchedRegions)) }

    private func presentColdest(of regions: Set<String>) -> [String: Double] {
        guard let running, let field = running.model?.temperature else { return [:] }
        var coldest: [String: Double] = [:]
        for region in regions { coldest[region] = running.samples(region, atlas)?.coldest(in: field) }
        return coldest
    }

    /// Only what was not broken before: what broke is listed already.
    private func judgeAfterdrop(into forecast: inout Forecast) throws {
        for limit in limits where !limit.watchedRegions.isEmpty {
            let measurement = try limit.measure()
            guard !measurement.holds else { continue }
            forecast.add(
                Violation(
                    line: limit.line, text: limit.text, value: measurement.value, atSeconds: running?.elapsedSeconds ?? 0, span: limit.span))
        }
    }

    /// The state at the end of the course, with the organs' coldest of the afterdrop.
    func outcome(of forecast: Forecast) -> PredictedOutcome {
        var outcome = summary(of: forecast.endState)
        guard let running, let coldest = running.model?.coldest else { return outcome }
        for region in watchedRegions where outcome.organs[region] != nil {
            outcome.organs[region] = running.samples(region, atlas)?.coldest(in: coldest)
        }
        return outcome
    }

    func summary(of state: PlanState?) -> PredictedOutcome {
        (state ?? self.state).outcome(watching: watchedRegions, atlas: atlas)
    }
}

/// Which regions have not yet passed their coldest.
struct Afterdrop {
    private(set) var falling: Set<String>
    private var coldest: [String: Double] = [:]
    /// A rise of less than this is the reckoning's noise, K.
    static let riseK = 0.01

    init(regions: Set<String>) { falling = regions }

    var isOver: Bool { falling.isEmpty }

    mutating func look(at present: [String: Double]) {
        for region in falling {
            guard let now = present[region] else {
                falling.remove(region)
                continue
            }
            let least = min(coldest[region] ?? now, now)
            coldest[region] = least
            if now > least + Self.riseK { falling.remove(region) }
        }
    }
}
