import Diagnostics
import Session

/// Diagnostics on a terminal, in a pipe, and as JSON.
struct DiagnosticPage {
    var sources: SourceMap
    var diagnostics: [Diagnostic]

    var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// More than anybody reads; the JSON has all.
    private static let mostTold = 200

    func tell() {
        let columns = Terminal.isTerminal(Terminal.errors) ? Terminal.columns(of: Terminal.errors) : .max
        let renderer = DiagnosticRenderer(sources: sources, isColoured: Terminal.isColoured(Terminal.errors), columns: columns)
        for diagnostic in diagnostics.prefix(Self.mostTold) {
            let text = renderer.render(diagnostic)
            Terminal.write(Self.fitted(text.hasSuffix("\n") ? text : text + "\n"), to: Terminal.errors)
        }
        let more = diagnostics.count - Self.mostTold
        if more > 0 { Terminal.write("frazil: and \(more) more; `--json` lists all\n", to: Terminal.errors) }
    }

    /// All of it without colours.
    var plainText: String {
        let renderer = DiagnosticRenderer(sources: sources, isColoured: false)
        return diagnostics.prefix(Self.mostTold).map { renderer.render($0) }.joined(separator: "\n")
    }

    /// Words are folded; lines of the source stay as they are, for marks stand below them.
    private static func fitted(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.contains { $0 == "│" || $0 == "┌" } ? String(line) : Terminal.fitted(String(line), to: Terminal.errors)
        }.joined(separator: "\n")
    }

    /// The rows of the contract, with the file's name behind them.
    var rows: [JSONValue] { diagnostics.map(row) }

    static func json(_ rows: [JSONValue]) -> JSONValue { .members([("diagnostics", .list(rows))]) }

    private func row(_ diagnostic: Diagnostic) -> JSONValue {
        let start = sources.start(of: diagnostic.span)
        let end = sources.end(of: diagnostic.span)
        let isEmpty = end.line == start.line && end.column <= start.column
        return .members([
            ("severity", .text(diagnostic.severity.rawValue)), ("code", .text(diagnostic.code)), ("message", .text(diagnostic.message)),
            ("line", .number(start.line)), ("column", .number(start.column)), ("end_line", .number(end.line)),
            ("end_column", .number(isEmpty ? start.column + 1 : end.column)), ("help", .text(diagnostic.help)),
            ("file", .text(sources[diagnostic.span.file].name)),
        ])
    }
}
