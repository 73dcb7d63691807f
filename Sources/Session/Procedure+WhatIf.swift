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
    private static let timeStepSeconds = 10.0
    private static let powerStep = 0.05

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
        let steps = Int((min(wholeSeconds, max(breakSeconds, 0)) / Self.timeStepSeconds).rounded(.up))
        let seconds = try greatest(below: steps) { steps in
            try holds(course, request, Alternative(seconds: Double(steps) * Self.timeStepSeconds))
        }
        let twentieths = Int(((powers.max() ?? 1) / Self.powerStep).rounded(.up))
        let power = try greatest(below: twentieths) { twentieths in
            try holds(course, request, Alternative(power: Double(twentieths) * Self.powerStep))
        }
        return Remedy(seconds: seconds.map { Double($0) * Self.timeStepSeconds }, power: power.map { Double($0) * Self.powerStep })
    }

    /// The greatest whole number from 1 that holds, where greater ones do not; every one that is returned has been tried.
    private func greatest(below bound: Int, _ holds: (Int) throws -> Bool) rethrows -> Int? {
        var (low, high) = (0, bound)
        while high - low > 1 {
            let middle = (low + high) / 2
            if try holds(middle) { low = middle } else { high = middle }
        }
        return low > 0 ? low : nil
    }

    private func holds(_ course: Course, _ request: CommandRequest, _ alternative: Alternative) throws -> Bool {
        wantsOnlyWhetherItHolds = true
        defer { wantsOnlyWhetherItHolds = false }
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
