import Diagnostics
import Evaluation
import Session

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// What of a sitting stands in its journal.
extension Conversation {
    /// What was typed, and the modules it uses, are in the journal before anything of it is done.
    func writeDown(_ file: SourceFile) -> Halt? {
        guard file.text.contains(where: { !$0.isWhitespace }) else { return nil }
        let files = library.files
        defer { recordedFiles = files.count }
        return RunCommand.halt { try procedure.enter(file.text, with: Array(files[min(recordedFiles, files.count)...])) }
    }

    /// The same of a word of the prompt's own that changes what may follow; false where it cannot be written, and is not obeyed.
    func writeDown(_ word: String) -> Bool {
        guard let halt = RunCommand.halt({ try procedure.enter(word, with: []) }) else { return true }
        tell(halt)
        return false
    }

    static func settings(_ options: PromptOptions) -> Procedure.Options {
        var settings = Procedure.Options()
        settings.resolutionMM = options.resolutionMM
        settings.isDryRun = options.isDryRun
        settings.showsBands = options.showsBands
        settings.followsPatient = options.followsPatient
        settings.clock = WallClock.seconds
        settings.isInteractive = true
        settings.looksAheadOfAll = !options.readsThrough
        return settings
    }

    static func openJournal(_ options: PromptOptions, _ library: RecordingLibrary, _ driver: Driver) throws(CommandLineFault) -> Journal? {
        if options.isDryRun, options.journalPath == nil { return nil }
        let path = if let named = options.journalPath { named } else { try JournalFolder.newPath(for: "prompt") }
        var header = RunHeader(
            version: Entrance.version, programName: options.readsThrough ? "-" : "prompt", programText: "", seed: options.seed,
            resolutionMM: options.resolutionMM, driver: options.driver, isDryRun: options.isDryRun, showsBands: options.showsBands,
            date: WallClock.date, processor: Processor.kind, files: library.files, prelude: library.prelude)
        header.followsPatient = options.followsPatient
        return try Journal.begun(at: path, with: header, on: driver, profile: options.profile)
    }

    /// A sitting in which no command was given leaves no journal behind, unless one was named.
    func keepJournal(_ wasAnythingDone: Bool) {
        guard let journal else { return }
        if wasAnythingDone || options.journalPath != nil {
            Terminal.write("journal: \(journal.path)\n", to: Terminal.errors)
        } else {
            _ = unlink(journal.path)
        }
    }
}
