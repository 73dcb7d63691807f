import Diagnostics

extension Interpreter {
    /// A patient told otherwise behind a freeze would turn a missed goal into a met one, and nobody would see it.
    func requireStart(for what: FixedDescription, _ span: SourceSpan) throws {
        guard case .number(let seconds?) = try commander.answer(.elapsed, in: nil), seconds > 0 else { return }
        throw Diagnostic.fixedByNow(what.words, seconds, help: what.help, at: span)
    }
}
