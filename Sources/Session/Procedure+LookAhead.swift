import Devices
import Evaluation
import Geometry
import Outcome

extension Procedure {
    /// Organs go on cooling after the gas is off: runs a freeze (where a person is asked, whatever takes time) on with all gas off until everything that a limit asks for has passed
    /// its coldest (at most 15 min), and judges the limits there too. The state is thrown away.
    func lookAhead(_ course: Course, for request: CommandRequest, excusing excused: Set<Int>, into forecast: inout Forecast) throws {
        try letAfterdropPass(course, for: request, excusing: excused, into: &forecast)
        try judgeColdestSoFar(excusing: excused, into: &forecast)
    }

    private func letAfterdropPass(_ course: Course, for request: CommandRequest, excusing excused: Set<Int>, into forecast: inout Forecast) throws {
        let watched = watchedPlaces
        var afterdrop = Afterdrop(regions: Set(watched.keys))
        guard isStillCooling(behind: course), !afterdrop.isOver else { return }
        var seconds = 0.0
        afterdrop.look(at: coldness(of: afterdrop.falling, watched))
        while !afterdrop.isOver, seconds < Self.lookAheadSeconds, !wantsOnlyWhetherItHolds || forecast.holds {
            try checkForStop()
            let step = Self.lookAheadStep(after: seconds)
            running?.rest(seconds: step)
            if let fault = running?.model?.temperatureFault { throw Unanswerable(fault) }
            seconds += step
            afterdrop.look(at: coldness(of: afterdrop.falling, watched))
            try judgeAfterdrop(excusing: excused, into: &forecast)
            report(.lookingAhead, request, seconds, Self.lookAheadSeconds) { [limits = forecast.limits] in
                self.figures(of: course, after: course.seconds + 1, limits: limits)
            }
        }
    }

    /// Whether cold may still spread when a course is over, and is looked for: where nothing was ever frozen there is none.
    func isStillCooling(behind course: Course) -> Bool {
        guard course.seconds > 0, let running, running.model != nil else { return false }
        return course.freezes || (options.looksAheadOfAll && !isPredicting && running.hasBeenFrozen)
    }

    /// A limit on the coldest point of one region is judged by what `coldest` answers from then on, too, where the course has made it colder than
    /// ever: between two looks it may have been colder than at either.
    private func judgeColdestSoFar(excusing excused: Set<Int>, into forecast: inout Forecast) throws {
        for index in limits.indices {
            guard concerns[index].count == 1, case .coldest(let region, now: true)? = concerns[index].first, let limit = forecast.limits[index] else { continue }
            guard let running, let celsius = running.coldest(region, now: false, atlas: atlas) else { continue }
            if let before = state.coldest(region, now: false, atlas: atlas), before <= celsius { continue }
            asksSoFar = true
            defer { asksSoFar = false }
            let judgement = try judgement(of: limits[index])
            forecast.limits[index]?.settle(judgement)
            if !judgement.holds, !excused.contains(index) { addViolation(of: index, judgement, atSeconds: limit.atSeconds, to: &forecast) }
        }
    }

    var watchedRegions: Set<String> { Set(limits.flatMap(\.watchedRegions)) }

    /// What the limits asked for in this forecast, each place once.
    private var watchedPlaces: [String: WatchedPlace] {
        let places = concerns.joined().compactMap(\.watchedPlace) + watchedRegions.map { .region($0) }
        return Dictionary(places.map { ("\($0)", $0) }) { first, _ in first }
    }

    private func coldness(of names: Set<String>, _ watched: [String: WatchedPlace]) -> [String: Double] {
        guard let running, let model = running.model else { return [:] }
        var coldness: [String: Double] = [:]
        for name in names {
            switch watched[name] {
            case .region(let region): coldness[name] = running.samples(region, atlas)?.coldest(in: model.temperature)
            case .point(let point): coldness[name] = model.temperature(at: point)
            case .ice: coldness[name] = running.zone(0, now: true).map { -$0.volumeMM3 / 1000 }
            case nil: break
            }
        }
        return coldness
    }

    /// Sums up the state at the end of the course, and once more with the organs' coldest of the afterdrop.
    func sumUp(_ forecast: inout Forecast) {
        let end = summary(of: forecast.endState)
        forecast.endOutcome = end
        forecast.outcome = outcome(of: end)
    }

    private func outcome(of end: PredictedOutcome) -> PredictedOutcome {
        var outcome = end
        guard let running, running.model != nil else { return outcome }
        for region in outcome.organs.keys {
            if let least = running.coldest(region, now: false, atlas: atlas) { outcome.organs[region] = least }
        }
        return outcome
    }

    func summary(of state: PlanState?) -> PredictedOutcome {
        (state ?? self.state).outcome(watching: watchedRegions, atlas: atlas)
    }
}

/// Where a limit looks, which may go on cooling (or growing) after the gas is off.
enum WatchedPlace: Hashable {
    case region(String)
    case point(Point)
    /// The ice as a whole.
    case ice
}

extension Question {
    var watchedPlace: WatchedPlace? {
        switch self {
        case .coldest(let region, _), .warmest(let region), .coverage(let region, _, _), .margin(let region, _, _): .region(region)
        case .temperature(let point): .point(point)
        case .volume, .iceball, .distance: .ice
        case .centre, .size, .longAxis, .extent, .tips, .pressure, .remaining, .elapsed: nil
        }
    }

    /// Whether its answer goes on changing for the worse after the gas is off.
    var isAboutTissue: Bool { watchedPlace != nil }
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
