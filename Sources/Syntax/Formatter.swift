import Diagnostics

/// The one layout of a program.
///
/// A line stays where its author broke it, and a block on one line stays on one line; spaces, indentation (two a level, and two for a line that
/// goes on), blank lines (one at most) and line ends are set. Comments stay where they are. The meaning never changes: the tree of the
/// result is the tree of the text.
public enum Formatter {
    /// The formatted text, or what is wrong with the program: a text with errors is left alone.
    public static func format(_ file: SourceFile) -> Result<String, FormatFailure> {
        let (result, lexer, layout) = Parser.parseWithLayout(file, id: FileID(index: 0))
        guard result.diagnostics.isEmpty else { return .failure(FormatFailure(diagnostics: result.diagnostics)) }
        var printer = LayoutPrinter(LayoutPiece.pieces(of: file, lexer), layout)
        return .success(printer.print())
    }
}

/// Why a text was not formatted. The spans are of file 0.
public struct FormatFailure: Error, Sendable {
    public var diagnostics: [Diagnostic]

    public init(diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }
}
