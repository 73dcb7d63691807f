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
        /// The texts that messages quote.
        let entries: [FileID: SourceFile]
    }

    func stand(isForReturn: Bool = false) -> Stand {
        Stand(
            checker: checker, names: interpreter.stand, procedure: procedure.stand(isForReturn: isForReturn), done: done, entries: audience.entries)
    }

    /// All but the procedure, which goes there by itself.
    private func become(_ stand: Stand) {
        checker = stand.checker
        interpreter.takeBack(to: stand.names)
        done = stand.done
        audience.entries = stand.entries
    }

    /// A failed entry leaves no trace, as far as nothing of it was committed. It stands in the journal, from which the same comes again.
    func takeBackUncommitted(of progress: EntryProgress) {
        guard let standing = progress.standing, !ledger.hasParted else { return }
        _ = become(standing) { try procedure.forget(to: standing.procedure) }
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
