import Evaluation
import Session

/// What follows when an entry ended before its end.
extension Conversation {
    static let stoppedWords = "stopped, all gas is off: nothing is sent before `resume`, and then again anything (such as `thaw 3m`); `end` leaves; questions are answered"

    /// A command that was under way leaves the stopped state behind; a refused or declined one leaves nothing.
    ///
    /// - Parameter firstRow: the number of the first command of the same lines, where these are not all.
    func settle(after halt: Halt, of rows: ArraySlice<CommandRow>, _ progress: EntryProgress, since firstRow: Int? = nil) {
        let wasUnderWay = !rows.isEmpty
        if case .stopped = halt, wasUnderWay, !procedure.wasDeclined {} else { tell(halt, behind: (firstRow.map { procedure.rows[$0...] } ?? rows).count(where: \.isDone)) }
        if let words = progress.words { audience.say(words) }
        switch halt {
        case .stopped: if wasUnderWay, !procedure.wasDeclined { enterStopped() }
        case .deviceFailed, .journalFailed: enterStopped()
        case .refused, .assertionFailed, .mistake: break
        }
        procedure.forgetDecline()
    }

    private func enterStopped() {
        state = .stopped
        audience.say(Interrupts.isEnding ? "stopped, all gas is off" : Self.stoppedWords)
    }

    /// - Parameter done: how many commands of the same entry had been done before.
    func tell(_ halt: Halt, behind done: Int = 0) {
        let gas = RunCommand.gasWords(procedure, halt)
        switch halt {
        case .mistake(let diagnostic):
            audience.told(diagnostic)
            if done > 0 { audience.say(Self.doneWords(done)) }
        case .refused: audience.say("refused: " + Self.unsentWords(behind: done))
        case .stopped: audience.say(procedure.wasDeclined ? "not committed: " + Self.unsentWords(behind: done) : "stopped: nothing more was sent")
        case .deviceFailed(let message): audience.say("the device failed, \(gas): \(message)")
        case .journalFailed(let message): audience.say("\(message); nothing more was sent, \(gas)")
        case .assertionFailed: audience.say("an assertion failed" + (done > 0 ? "; " + Self.doneWords(done) : ""))
        }
    }

    /// What was not sent, and what of the same entry was.
    static func unsentWords(behind done: Int) -> String {
        done == 0 ? "nothing was sent" : "this command was not sent, nor what follows it in the entry; " + doneWords(done)
    }

    private static func doneWords(_ done: Int) -> String {
        done == 1 ? "the command before it was done" : "the \(done) commands before it were done"
    }
}

extension CommandRow {
    /// As far as the machine is concerned, or the plan in a dry run.
    fileprivate var isDone: Bool { verdict != .refused }
}
