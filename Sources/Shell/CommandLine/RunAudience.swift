import Diagnostics
import Session

/// Tells a run to a terminal or a pipe: what was done to standard output, warnings and progress to standard error.
final class RunAudience: Audience {
    private let sources: SourceMap
    private let output: Int32
    private let showsProgress = Terminal.isTerminal(Terminal.errors)
    private var progressShownAt = -1.0
    private var isProgressShown = false
    private var hasComplained = false

    /// With `isQuiet` (JSON on standard output) everything goes to standard error.
    init(sources: SourceMap, isQuiet: Bool) {
        self.sources = sources
        output = isQuiet ? Terminal.errors : Terminal.output
    }

    func printed(_ text: String) { say(text) }

    func told(_ diagnostic: Diagnostic) {
        clearProgress()
        DiagnosticPage(sources: sources, diagnostics: [diagnostic]).tell()
    }

    func finished(_ row: CommandRow) { say(row.summary) }

    func progressed(_ progress: Progress) {
        guard showsProgress else { return }
        let now = WallClock.seconds()
        guard now - progressShownAt > 0.1 else { return }
        progressShownAt = now
        isProgressShown = true
        Terminal.write("\r\u{1B}[K\(line(progress).prefix(78))", to: Terminal.errors)
    }

    func ended() { clearProgress() }

    func say(_ text: String) {
        clearProgress()
        guard !Terminal.write(text + "\n", to: output), !hasComplained else { return }
        hasComplained = true
        Terminal.write("frazil: cannot write to the output (\(TextFile.reason)); the run goes on, the journal has it all\n", to: Terminal.errors)
    }

    private func line(_ progress: Progress) -> String {
        let percent = progress.totalSeconds > 0 ? Int(100 * progress.doneSeconds / progress.totalSeconds) : 100
        let text = progress.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        switch progress.phase {
        case .predicting: return "predicting \(percent) %  \(text)"
        case .lookingAhead: return "looking ahead, gas off, \(Int(progress.doneSeconds)) s  \(text)"
        case .running: return "running \(percent) %  \(text)"
        }
    }

    private func clearProgress() {
        guard isProgressShown else { return }
        isProgressShown = false
        Terminal.write("\r\u{1B}[K", to: Terminal.errors)
    }
}
