import Checking
import Devices
import Diagnostics
import Quantities
import Session

/// Tells the person at the prompt what is about to happen and asks; shows what has happened.
final class PromptAudience: Audience {
    /// Of everything entered so far; diagnostics are shown in it.
    private var sources = SourceMap()
    /// The entries as they were typed; what runs is one statement of each.
    var entries: [FileID: SourceFile] = [:]
    /// Asks a question; nothing here means yes to all (standard input is no terminal, or `--yes`).
    var answer: ((_ question: String) -> String?)?
    /// Which commands are asked about; a broken limit refuses whatever stands here.
    var confirmation = Confirmation.forecasts
    /// What stands on the screen, for who wants it in a file.
    let transcript = Transcript()
    /// What the command that is asked about would do with another time or power; nothing where it cannot be told.
    var whatIf: (Alternative) -> [CommandRow]? = { _ in nil }
    /// A quantity as the language reads it; nothing for what is none.
    var quantity: (String) -> Quantity? = { _ in nil }
    /// A small picture of the forecast that is asked about, of no more lines of the screen; nothing where it cannot be so small.
    var picture: (_ lines: Int) -> Picture? = { _ in nil }
    /// Shows the forecast that is asked about on a plane, in the words of `show slice`.
    var slice: (_ words: [String]) -> Void = { _ in }
    /// Shows a sitting that was cut off, and asks whether to go on with it.
    var consent: (Takeover) -> Bool = { _ in true }
    /// How many rows the last yes was for, and what has come of them so far.
    var agreedCount = 0
    private var results: [CommandRow] = []
    /// Whether what happens has happened before, and was told then.
    let isInPast: () -> Bool
    let status: StatusBlock
    /// For a disagreement on a real machine; nothing for a simulated one.
    let question: YesOrNo?

    init(machine: ConsoleIdentity, stop: StopSignal, pulse: @autoclosure () -> Pulse?, isInPast: @escaping () -> Bool = { false }) {
        self.isInPast = isInPast
        status = StatusBlock(mark: machine.mark)
        question = machine.isSimulated ? nil : YesOrNo(stop: stop, pulse: pulse())
    }

    /// The entry that runs next, of which the program is one statement at its own place.
    func show(_ entry: SourceFile, of program: CheckedProgram) {
        entries[program.main.file] = entry
        sources = SourceMap()
        for (index, file) in program.sources.files.enumerated() { _ = sources.add(entries[FileID(index: index)] ?? file) }
    }

    func printed(_ text: String) { say(text) }

    func told(_ diagnostic: Diagnostic) {
        tell(DiagnosticPage(sources: sources, diagnostics: [diagnostic]))
    }

    func tell(_ page: DiagnosticPage) {
        guard !isInPast(), !page.diagnostics.isEmpty else { return }
        status.clear()
        page.tell()
        transcript.add(page.plainText)
    }

    func finished(_ row: CommandRow) {
        guard row.verdict != .refused, !isInPast() else { return }
        if answer == nil || confirmation == .nothing || row.prediction == nil { return say(row.summary) }
        guard row.isCommitted else { return }
        results.append(row)
        if results.count >= agreedCount { sayResults() }
    }

    /// In the order in which they ended, each by its name where there are several.
    private func sayResults() {
        let rows = results.enumerated().sorted { ($0.element.endSeconds, $0.offset) < ($1.element.endSeconds, $1.offset) }.map(\.element)
        results = []
        for row in rows { say(ForecastCard.done(row, isNamed: agreedCount > 1)) }
    }

    func progressed(_ progress: Progress) { status.show(progress) }

    func ended() {
        status.clear()
        sayResults()
    }

    func takesUp(_ takeover: Takeover) -> Bool {
        status.clear()
        return consent(takeover)
    }

    func say(_ text: String) { say(text, writtenDown: text) }

    /// In the transcript it stands as letters.
    func say(_ picture: Picture) { say(picture.shown, writtenDown: picture.plain) }

    private func say(_ text: String, writtenDown plain: String) {
        guard !isInPast() else { return }
        status.clear()
        Terminal.write(Terminal.fitted(text, to: Terminal.output) + "\n", to: Terminal.output)
        transcript.add(plain)
    }
}
