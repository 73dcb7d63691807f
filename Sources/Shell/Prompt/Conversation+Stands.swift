import Checking
import Diagnostics
import Evaluation
import Session

extension Conversation {
    /// Everything that an entry may change, as a value.
    struct Stand {
        let checker: Checker
        let names: Interpreter.Stand
        let procedure: Procedure.Stand
        let done: [DoneStatement]
        let lastOutcome: PredictedOutcome?
        /// The texts that messages quote.
        let entries: [FileID: SourceFile]
    }

    func stand(isForReturn: Bool = false) -> Stand {
        Stand(
            checker: checker, names: interpreter.stand, procedure: procedure.stand(isForReturn: isForReturn), done: done, lastOutcome: audience.lastOutcome, entries: audience.entries)
    }

    /// All but the procedure, which goes there by itself.
    private func become(_ stand: Stand) {
        checker = stand.checker
        interpreter.takeBack(to: stand.names)
        done = stand.done
        audience.lastOutcome = stand.lastOutcome
        audience.entries = stand.entries
    }

    /// Goes to an earlier moment; the procedure first, for what it cannot write down is not done.
    func become(_ stand: Stand, procedure go: () throws -> Void) -> Bool {
        if let halt = RunCommand.halt(go) {
            tell(halt)
            return false
        }
        become(stand)
        return true
    }
}
