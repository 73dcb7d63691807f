import Devices
import Diagnostics
import Evaluation

/// A command that ended before its time; the plan has come to where the machine stopped.
struct CutShort: Error {
    /// How much of it was done, s.
    var seconds: Double
    /// Nothing of it is left.
    var isDone = false
    /// The machine never took it.
    var wasNotBegun = false
    /// A person has said that what is left of it is to be taken up.
    var isAgreed = false
}

extension Procedure {
    /// Something stopped the command: the gas is closed, and the plan goes on from where the machine stopped.
    func interrupt(_ commitment: inout Commitment, because error: any Error) throws {
        if error is PastLeft { throw error }
        try machine.closeGas()
        try catchUp(&commitment)
        isUnderWay = false
        if commitment.isDone {
            try complete(commitment)
        } else {
            try cutShort(&commitment)
        }
        if let contradiction = error as? Contradiction {
            // Nobody is asked anything while gas may flow.
            if let failure = machine.gasFailure { throw Halt.deviceFailed(failure) }
            try pause(commitment, contradiction.disagreement)
        }
        throw halt(error)
    }

    /// A wait that failed may have let time pass: the console's clock tells, where it answers.
    private func catchUp(_ commitment: inout Commitment) throws {
        // One that did not hear the stop answers nothing else either.
        guard commitment.hasBegun, machine.gasFailure == nil else { return }
        do {
            let passed = try machine.secondsSinceHeardOf()
            commitment.seconds = min(commitment.seconds + passed, commitment.course.seconds)
        } catch is LedgerCut {
            throw LedgerCut()
        } catch {}
    }

    /// Brings the plan to where the command ended, and writes down what came of it.
    func cutShort(_ commitment: inout Commitment) throws {
        machine.forgetDescription()
        let end = state.elapsedSeconds + commitment.seconds
        advancePlan(commitment.begun(of: commitment.course), to: commitment.seconds)
        if commitment.hasBegun { timeline.plan(commitment.forecast.trajectory, from: commitment.forecast.startSeconds, lasting: commitment.seconds) }
        state.revision += 1
        if commitment.hasBegun { committedCount += 1 }
        for var row in commitment.rowsBegun {
            row.isCommitted = commitment.hasBegun
            row.endSeconds = min(row.endSeconds, end)
            rows.append(row)
            do {
                try record(.result, row.json(.full))
            } catch Halt.journalFailed {}
            audience.finished(row)
        }
    }

    private func advancePlan(_ commands: [Command], to end: Double) {
        var seconds = 0.0
        while seconds < end - 1e-9 {
            let next = min(nextStop(after: seconds, in: Course(commands: commands)) ?? end, end)
            state.step(commands, after: seconds, lasting: next - seconds)
            seconds = next
        }
    }

    /// So much of the machine's time passed with the gas off while nothing was under way. Before anything has been frozen it changes nothing.
    func passWithGasOff(_ seconds: Double) throws {
        guard seconds > 0, state.elapsedSeconds > 0 else { return }
        try state.prepareModel()
        advancePlan([], to: seconds)
        state.revision += 1
    }

    /// The gas is closed while the question stands; a yes takes up what is left of the command, by a new forecast.
    private func pause(_ commitment: Commitment, _ disagreement: Disagreement) throws {
        do {
            let consent = try ledger.answer(.answered) { Consent(isGiven: audience.goesOn(after: disagreement)) }
            guard consent.isGiven else { throw Halt.stopped }
            try passWithGasOff(machine.secondsSinceHeardOf())
        } catch is LedgerCut {
            try takeUpBetweenCommands()
        }
        throw CutShort(seconds: commitment.seconds, isDone: commitment.isDone, isAgreed: true)
    }

    /// Everything a console or the journal may throw, as the reason why the program ends.
    func halt(_ error: any Error) -> any Error {
        switch error {
        case is Halt, is CutShort, is PastLeft, is LedgerCut: error
        case let failure as ConsoleFailure: Halt.deviceFailed("\(failure.message) (\(failure.code))")
        case let failure as JournalFailure: Halt.journalFailed(failure.message)
        default: Halt.deviceFailed("\(error)")
        }
    }
}

extension Commitment {
    /// The commands of a course as far as the machine took them; the pieces of a freeze with scans are the one freeze.
    fileprivate func begun(of course: Course) -> [Command] {
        course.pieces == nil ? course.commands.filter(begun.contains) : hasBegun ? course.commands : []
    }
}

extension CommandRequest {
    /// What is left of it behind a cut; nothing where it is done.
    func rest(after cut: CutShort) -> CommandRequest? {
        if cut.wasNotBegun { return self }
        guard !cut.isDone, let work = work.rest(after: cut.seconds) else { return nil }
        var request = self
        request.work = work
        return request
    }
}

extension CommandRequest.Work {
    fileprivate func rest(after seconds: Double) -> Self? {
        switch self {
        case .command(let command): command.rest(after: seconds).map { .command($0) }
        case .until(let command, let condition, let bound):
            bound - seconds > Command.leastSeconds ? .until(command, condition: condition, atMostSeconds: bound - seconds) : nil
        case .freezeWithScans(let command, let interval): command.rest(after: seconds).map { .freezeWithScans($0, everySeconds: interval) }
        case .together(let commands): Self.together(commands.compactMap { $0.rest(after: seconds) }).unlessEmpty
        case .insulate: self
        }
    }

    private var unlessEmpty: Self? { if case .together(let commands) = self, commands.isEmpty { nil } else { self } }
}

extension Command {
    /// Less than this is not worth beginning, s.
    fileprivate static let leastSeconds = 0.5

    fileprivate func rest(after done: Double) -> Command? {
        guard seconds > 0 else { return self }
        return seconds - done > Self.leastSeconds ? lasting(seconds - done) : nil
    }
}
