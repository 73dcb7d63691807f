import Diagnostics
import Session

/// Tells a run to a terminal or a pipe: what was done to standard output, warnings and progress to standard error.
final class RunAudience: Audience {
    private let sources: SourceMap
    private let output: Int32
    private let progressLine = ProgressLine()
    private var hasComplained = false
    /// Whom a real machine's run asks; a rehearsal asks nobody.
    var question: YesOrNo?
    /// Whether what happens has happened before, and was told then.
    private let isInPast: () -> Bool
    /// Shows a run that was cut off, and asks whether to go on with it.
    var consent: (Takeover) -> Bool = { _ in true }

    /// With `isQuiet` (JSON on standard output) everything goes to standard error.
    init(sources: SourceMap, isQuiet: Bool, isInPast: @escaping () -> Bool = { false }) {
        self.sources = sources
        self.isInPast = isInPast
        output = isQuiet ? Terminal.errors : Terminal.output
    }

    func printed(_ text: String) {
        if !isInPast() { say(text) }
    }

    func told(_ diagnostic: Diagnostic) {
        guard !isInPast() else { return }
        progressLine.clear()
        DiagnosticPage(sources: sources, diagnostics: [diagnostic]).tell()
    }

    func finished(_ row: CommandRow) {
        if !isInPast() { say(row.summary) }
    }

    func takesUp(_ takeover: Takeover) -> Bool {
        progressLine.clear()
        return consent(takeover)
    }

    /// On a real machine what takes time is committed on a yes.
    func agrees(to rows: [CommandRow]) -> Bool {
        guard let question, rows.contains(where: { $0.prediction != nil }) else { return true }
        for row in rows { say("LIVE, predicted: \(row.summary)") }
        return question.isAgreed("LIVE: commit? [y/N] ")
    }

    func goesOn(after disagreement: Disagreement) -> Bool {
        progressLine.clear()
        return (question ?? YesOrNo()).isAnswered(YesOrNo.contradiction, withinSeconds: YesOrNo.patienceSeconds)
    }

    func progressed(_ progress: Progress) { progressLine.show(progress) }

    func ended() { progressLine.clear() }

    func say(_ text: String) {
        progressLine.clear()
        guard !Terminal.write(text + "\n", to: output), !hasComplained else { return }
        hasComplained = true
        Terminal.write("frazil: cannot write to the output (\(TextFile.reason)); the run goes on, the journal has it all\n", to: Terminal.errors)
    }
}
