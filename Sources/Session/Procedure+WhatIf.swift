import Devices
import Evaluation

/// A prediction that a person is asked about.
struct OpenQuestion {
    let course: Course
    let request: CommandRequest
    let forecast: Forecast
}

/// Trials: forecasts of what is not going to be done. They leave no trace in the plan or in the journal.
extension Procedure {
    /// Looked for first in coarse steps, then in fine ones where the coarse ones took little time.
    private static let timeSteps = (coarse: 10.0, fine: 1.0)
    private static let powerSteps = (coarse: 0.05, fine: 0.01)
    /// What the coarse steps of one search may take for the fine ones to follow, s of the wall clock.
    private static let quickSeconds = 1.0

    /// What the command that is being asked about would do otherwise. Nothing where none is asked about, or it takes no time.
    public func whatIf(_ alternative: Alternative) throws -> [CommandRow]? {
        guard let open, open.course.seconds > 0 else { return nil }
        let (course, forecast) = try trial(open.course, open.request, alternative)
        return rows(for: forecast, course, open.request)
    }

    /// The longest freeze and the highest power that break nothing. Nothing for what is no freeze, and where an ensemble would have to be asked each time.
    ///
    /// - Parameter breakSeconds: when a limit breaks, since the command began: what lasts longer at the same power breaks it too.
    func remedy(for course: Course, _ request: CommandRequest, breakingAfter breakSeconds: Double) throws -> Remedy? {
        guard course.freezes, limits.allSatisfy({ $0.confidence == nil }) else { return nil }
        let wholeSeconds = course.seconds
        let powers = course.probes.map(state.power(of:))
        let (longest, strongest) = (min(wholeSeconds, max(breakSeconds, 0)), powers.max() ?? 1)
        search = Self.search(longest: longest, strongest: strongest)
        defer { search = nil }
        let seconds = try greatest(below: longest, in: Self.timeSteps, (.coarseTime, .fineTime)) { try holds(course, request, Alternative(seconds: $0)) }
        let power = try greatest(below: strongest, in: Self.powerSteps, (.coarsePower, .finePower)) { try holds(course, request, Alternative(power: $0)) }
        return Remedy(seconds: seconds.value, power: power.value, secondsStep: seconds.step, powerStep: power.step)
    }

    private static func search(longest: Double, strongest: Double) -> RemedySearch {
        RemedySearch(widths: [
            .coarseTime: count(of: timeSteps.coarse, in: longest), .fineTime: count(of: timeSteps.fine, in: timeSteps.coarse),
            .coarsePower: count(of: powerSteps.coarse, in: strongest), .finePower: count(of: powerSteps.fine, in: powerSteps.coarse),
        ])
    }

    /// Rounded up.
    private static func count(of step: Double, in bound: Double) -> Int { Int((bound / step - 1e-9).rounded(.up)) }

    /// The greatest multiple of a step that holds, where greater ones do not: of the fine step where that takes little time.
    private func greatest(
        below bound: Double, in steps: (coarse: Double, fine: Double), _ stages: (coarse: RemedySearch.Stage, fine: RemedySearch.Stage), _ holds: (Double) throws -> Bool
    ) throws -> (value: Double?, step: Double) {
        let begun = options.clock()
        search?.begin(stages.coarse)
        let coarse = try greatest(from: 0, below: Self.count(of: steps.coarse, in: bound)) { try holds(Double($0) * steps.coarse) }
        let value = coarse.map { Double($0) * steps.coarse }
        guard options.clock() - begun < Self.quickSeconds else { return (value, steps.coarse) }
        search?.begin(stages.fine)
        let finer = Self.count(of: steps.fine, in: steps.coarse)
        let low = (coarse ?? 0) * finer
        let high = min(low + finer, Self.count(of: steps.fine, in: bound))
        let fine = try greatest(from: low, below: high) { try holds(Double($0) * steps.fine) }
        return (fine.map { Double($0) * steps.fine }, steps.fine)
    }

    /// The greatest whole number that holds, where greater ones do not; the first is known to, or is 0, and is not tried.
    private func greatest(from first: Int, below bound: Int, _ holds: (Int) throws -> Bool) rethrows -> Int? {
        var (low, high) = (first, bound)
        while high - low > 1 {
            let middle = (low + high) / 2
            if try holds(middle) { low = middle } else { high = middle }
        }
        return low > 0 ? low : nil
    }

    private func holds(_ course: Course, _ request: CommandRequest, _ alternative: Alternative) throws -> Bool {
        defer { search?.tried() }
        return try trial(course, request, alternative).forecast.holds
    }

    /// On the plan's state with the powers changed, which then is as it was.
    private func trial(_ course: Course, _ request: CommandRequest, _ alternative: Alternative) throws -> (course: Course, forecast: Forecast) {
        let before = state
        isTrying = true
        defer {
            state = before
            isTrying = false
        }
        for probe in course.probes { if let power = alternative.power { state.setPower(power, of: [probe]) } }
        if alternative.seconds == nil, case .until(_, let condition, let bound) = request.work {
            return try trial(course, request, until: condition, atMost: bound)
        }
        let changed = Course(commands: course.commands.map { $0.lasting(alternative.seconds, of: course.seconds) })
        return (changed, try forecast(changed, for: request))
    }

    /// With other powers the condition comes true at another time.
    private func trial(
        _ course: Course, _ request: CommandRequest, until condition: @escaping () throws -> Bool, atMost seconds: Double
    ) throws -> (course: Course, forecast: Forecast) {
        let longest = course.commands.map { $0.lasting(seconds) }
        var forecast = try forecast(Course(commands: longest, condition: condition), for: request)
        forecast.commands = longest.map { $0.lasting(forecast.endState.elapsedSeconds - forecast.startSeconds) }
        return (Course(commands: forecast.commands), forecast)
    }
}

extension Course {
    /// Probes that it gives gas to.
    fileprivate var probes: [String] { commands.filter(\.opensGas).flatMap(\.probes) }
}

extension Command {
    /// A member of a course of another length: the longest gets all of it, the others no more than it.
    fileprivate func lasting(_ wanted: Double?, of whole: Double) -> Command {
        guard let wanted, seconds > 0 else { return self }
        return lasting(seconds >= whole - 1e-9 ? wanted : min(seconds, wanted))
    }
}
