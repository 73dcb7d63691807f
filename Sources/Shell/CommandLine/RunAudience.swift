import Diagnostics
import Session

/// Tells a run to a terminal or a pipe: what was done to standard output, warnings and progress to standard error.
final class RunAudience: Audience {
    private let sources: SourceMap
    private let output: Int32
    private let progressLine = ProgressLine()
    private var hasComplained = false

    /// With `isQuiet` (JSON on standard output) everything goes to standard error.
    init(sources: SourceMap, isQuiet: Bool) {
        self.sources = sources
        output = isQuiet ? Terminal.errors : Terminal.output
    }

    func printed(_ text: String) { say(text) }

    func told(_ diagnostic: Diagnostic) {
        progressLine.clear()
        DiagnosticPage(sources: sources, diagnostics: [diagnostic]).tell()
    }

    func finished(_ row: CommandRow) { say(row.summary) }

    func progressed(_ progress: Progress) { progressLine.show(progress) }

    func ended() { progressLine.clear() }

    func say(_ text: String) {
        progressLine.clear()
        guard !Terminal.write(text + "\n", to: output), !hasComplained else { return }
        hasComplained = true
        Terminal.write("frazil: cannot write to the output (\(TextFile.reason)); the run goes on, the journal has it all\n", to: Terminal.errors)
    }
}
