import Diagnostics
import Session

/// Tells the person at the prompt what is about to happen and asks; shows what has happened.
final class PromptAudience: Audience {
    /// Of the entry that is running; diagnostics are shown in it.
    var sources = SourceMap()
    /// Asks a question; nothing here means yes to all (standard input is no terminal, or `--yes`).
    var answer: ((_ question: String) -> String?)?
    /// The last question was answered with no.
    var wasDeclined = false
    private let progressLine = ProgressLine()

    func printed(_ text: String) { say(text) }

    func told(_ diagnostic: Diagnostic) {
        progressLine.clear()
        DiagnosticPage(sources: sources, diagnostics: [diagnostic]).tell()
    }

    func finished(_ row: CommandRow) {
        if answer == nil || row.prediction == nil { return say(row.summary) }
        guard row.isCommitted else { return }
        say(PredictionCard.done(row))
    }

    func progressed(_ progress: Progress) { progressLine.show(progress) }

    func ended() { progressLine.clear() }

    func say(_ text: String) {
        progressLine.clear()
        Terminal.write(text + "\n", to: Terminal.output)
    }
}
