import Evaluation
import Session

/// What follows when an entry ended before its end.
extension Conversation {
    static let stoppedWords = "stopped, all gas is off: `resume` goes on, `end` leaves; questions are answered"

    /// A command that was under way leaves the stopped state behind; a refused or declined one leaves nothing.
    func settle(after halt: Halt, wasUnderWay: Bool) {
        if case .stopped = halt, wasUnderWay, !procedure.wasDeclined {} else { tell(halt) }
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

    func tell(_ halt: Halt) {
        let gas = procedure.gasFailure == nil ? "the gas is closed" : RunCommand.openGas
        switch halt {
        case .mistake(let diagnostic): audience.told(diagnostic)
        case .refused: audience.say("refused: this command was not sent")
        case .stopped: audience.say(procedure.wasDeclined ? "not committed: nothing was sent" : "stopped: nothing more was sent")
        case .deviceFailed(let message): audience.say("the device failed, \(gas): \(message)")
        case .journalFailed(let message): audience.say("\(message); nothing more was sent, \(gas)")
        case .assertionFailed: audience.say("an assertion failed")
        }
    }
}
