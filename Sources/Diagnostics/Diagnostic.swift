/// One thing told about a program: what is wrong, where, and what to type instead.
///
/// The words live in one file a stage (`Syntax/SyntaxMessages.swift`, `Checking/CheckMessages.swift`, …) as static factories with a
/// stable code, so that a call site says *what* and one place says *how*.
public struct Diagnostic: Error, Hashable, Sendable {
    public enum Severity: String, Hashable, Sendable {
        case error, warning
    }

    /// A second place that matters, with a few words.
    public struct Label: Hashable, Sendable {
        public var span: SourceSpan
        public var text: String

        public init(span: SourceSpan, text: String) {
            self.span = span
            self.text = text
        }
    }

    public var severity: Severity
    /// Stable and short, such as `Q102`; a reader can look it up.
    public var code: String
    /// One sentence without a full stop.
    public var message: String
    public var span: SourceSpan
    /// A few words under the underlined span; may be empty.
    public var label: String
    public var secondary: [Label]
    public var notes: [String]
    /// What to type, or where to read on.
    public var help: String?

    /// The section of the consensus that a warning cites: `C4.3.3` where the message begins with `C4.3.3: `.
    public var section: String? {
        guard message.first == "C", let colon = message.firstIndex(of: ":") else { return nil }
        let section = message[..<colon]
        return section.dropFirst().allSatisfy { $0.isNumber || $0 == "." } && section.count > 1 ? String(section) : nil
    }

    public init(
        _ severity: Severity, _ code: String, _ message: String, at span: SourceSpan, label: String = "",
        secondary: [Label] = [], notes: [String] = [], help: String? = nil
    ) {
        self.severity = severity
        self.code = code
        self.message = message
        self.span = span
        self.label = label
        self.secondary = secondary
        self.notes = notes
        self.help = help
    }
}
