import Checking
import Diagnostics
import Syntax

/// An entry taken a statement at a time, each shown at its own line and column.
///
/// A statement that needs one further down (a protocol used above its declaration) goes together with what follows it.
struct EntryPieces {
    private let file: SourceFile
    private let spans: [SourceSpan]
    private var position = 0

    init(of file: SourceFile) {
        self.file = file
        spans = Parser.parse(file, id: FileID(index: 0)).tree.statements.map(\.span)
    }

    /// The next piece, with the checker as it will be once it has run; nothing at the end.
    mutating func next(for checker: Checker) -> (piece: SourceFile, checker: Checker, program: CheckedProgram)? {
        for last in spans[position...].indices {
            let piece = piece(from: position, through: last)
            var copy = checker
            guard let program = copy.checkEntry(piece).entry else { continue }
            position = last + 1
            return (piece, copy, program)
        }
        return nil
    }

    private func piece(from first: Int, through last: Int) -> SourceFile {
        let span = spans[first].joined(with: spans[last])
        let place = file.position(at: span.start)
        let before = String(repeating: "\n", count: place.line - 1) + String(repeating: " ", count: place.column - 1)
        return SourceFile(name: file.name, text: before + file.slice(span))
    }
}
