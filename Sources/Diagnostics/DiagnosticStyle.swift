/// The colours of a diagnostic on a terminal; plain text in a pipe.
struct DiagnosticStyle: Sendable {
    let isColoured: Bool

    func bold(_ text: String) -> String { paint(text, "1") }
    func dim(_ text: String) -> String { paint(text, "34") }
    func help(_ text: String) -> String { paint(text, "1;32") }

    func severity(_ severity: Diagnostic.Severity, _ text: String) -> String { paint(text, "1;" + colour(of: severity)) }

    /// `^^^` under the place that is told, `---` under a second place.
    func mark(_ severity: Diagnostic.Severity?, _ count: Int) -> String {
        label(severity, String(repeating: severity == nil ? "-" : "^", count: count))
    }

    func label(_ severity: Diagnostic.Severity?, _ text: String) -> String {
        paint(text, severity.map { "1;" + colour(of: $0) } ?? "34")
    }

    private func colour(of severity: Diagnostic.Severity) -> String { severity == .error ? "31" : "33" }

    private func paint(_ text: String, _ code: String) -> String {
        isColoured && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
