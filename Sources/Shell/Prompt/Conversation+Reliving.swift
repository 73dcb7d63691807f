import Diagnostics
import Evaluation
import Session

/// A sitting told once more from its journal: for a replay, or to take it up where it was cut off.
extension Conversation {
    /// For a replay: no machine, nobody at the terminal.
    convenience init(retelling replay: Replay, stop: StopSignal) throws(CommandLineFault) {
        let library = RecordingLibrary(RecordedLibrary(files: replay.header.files, prelude: replay.header.prelude))
        let ledger = Ledger(goingThrough: replay.past(openedWith: Self.openingFileCount(of: library)))
        self.init(
            options: PromptOptions(replay.header), stop: stop, library: library, ledger: ledger, journal: nil, driver: .none(insteadOf: replay.header.driver),
            files: ReplayedShapeFiles(ShapeFileFolder(), of: replay.journal))
    }

    /// What was typed, in order, until the past ends or goes another way.
    func relive(_ entries: [String]) {
        for entry in entries where ledger.isInPast {
            if options.readsThrough { haltRelived = reliveScript(SourceFile(name: "standard input", text: entry)) } else { respond(to: entry) }
            stop.lower()
        }
    }

    /// The check comes first, as it did: modules are read in its order.
    private func reliveScript(_ file: SourceFile) -> Halt? { isRight(file) ? runThrough(file) : nil }

    /// The last entry had come to its end, or there was none.
    func takeUpIfCutOff() {
        guard let halt = RunCommand.halt({ try procedure.takeUpIfCutOff() }), !(procedure.isLeftOpen && halt.isStop) else { return }
        tell(halt)
    }

    /// Writes the end once more, as it was: how the person left is in its exit status.
    func concludeAgain(_ exit: Int32) {
        guard ledger.isInPast else { return }
        endedStopped = exit == ExitStatus.stopped
        _ = conclude(haltRelived, program: "")
    }

    /// Nobody is there to say what follows: the sitting ends here, with the gas off.
    func leaveTakenUp() -> Int32 {
        leave()
        return conclude(haltRelived, program: "prompt")
    }
}

extension PromptOptions {
    /// As a recorded sitting had them.
    init(_ header: RunHeader) {
        self.init()
        driver = header.driver
        seed = header.seed
        resolutionMM = header.resolutionMM
        isDryRun = header.isDryRun
        showsBands = header.showsBands
        followsPatient = header.followsPatient
        readsThrough = header.programName == "-"
    }
}
