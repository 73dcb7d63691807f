import Diagnostics

/// `# allow C4.3.3: agreed with the anaesthetist`: a comment that lets one line go against one section of the consensus, and says why.
///
/// Behind a statement it speaks of that line; on a line of its own, of the next line that holds no comment alone.
public struct Allowance: Hashable, Sendable {
    public var section: String
    /// Empty where none was given; then nothing is allowed.
    public var reason: String
    /// The line it speaks of, from 1.
    public var line: Int
    public var span: SourceSpan
    /// Meant as one, and not written as one: it allows nothing.
    public var isMisspelt = false

    /// Nothing where the comment is an ordinary one.
    init?(_ comment: Comment, in file: SourceFile, id: FileID) {
        let span = SourceSpan(file: id, start: comment.start, end: comment.end)
        let words = file.slice(span).drop { $0 == "#" || $0 == " " }
        guard words.lowercased().hasPrefix("allow") else { return nil }
        let parts = words.dropFirst("allow".count).split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        section = parts.isEmpty ? "" : parts[0].filter { !$0.isWhitespace }
        let isWellWritten = words.hasPrefix("allow C") && section.count > 1 && section.dropFirst().allSatisfy { $0.isNumber || $0 == "." }
        if !isWellWritten {
            guard Self.seemsMeant(words.dropFirst("allow".count)) else { return nil }
            isMisspelt = true
        }
        reason = parts.count > 1 ? parts[1].split(whereSeparator: \.isWhitespace).joined(separator: " ") : ""
        line = Self.line(spokenOf: file.line(at: comment.start), in: file)
        self.span = span
    }

    /// `Allow C4.3.3`, `allow W104`, `allow: c4.3.3`, `allow C4.3.3, C4.3.4`: a section or a code comes next.
    private static func seemsMeant(_ rest: Substring) -> Bool {
        let word = rest.drop { $0.isWhitespace || $0 == ":" }.prefix { !$0.isWhitespace }.lowercased()
        let number = word.drop { $0 == "c" || $0 == "w" || $0 == "§" }
        return word.first == "c" || word.first == "w" || word.first == "§" ? number.first?.isNumber == true : number.contains(".") && number.first?.isNumber == true
    }

    private static func line(spokenOf own: Int, in file: SourceFile) -> Int {
        guard isCommentAlone(file.line(own)) else { return own }
        return (own..<max(own, file.lineCount)).first { !isCommentAlone(file.line($0 + 1)) }.map { $0 + 1 } ?? own
    }

    private static func isCommentAlone(_ line: String) -> Bool { line.first { !$0.isWhitespace } == "#" }
}

extension [Allowance] {
    /// The diagnostics without the warnings that their line allows.
    public func applied(to diagnostics: [Diagnostic], in sources: SourceMap) -> [Diagnostic] {
        guard !isEmpty else { return diagnostics }
        return diagnostics.filter { diagnostic in
            guard diagnostic.severity == .warning, let section = diagnostic.section else { return true }
            let line = sources.line(of: diagnostic.span)
            return !contains { $0.section == section && $0.line == line && $0.span.file == diagnostic.span.file && !$0.reason.isEmpty && !$0.isMisspelt }
        }
    }
}
