import Checking
import Diagnostics
import Syntax

/// An entry taken a statement at a time, each shown at its own line and column.
///
/// A statement that needs one further down (a protocol used above its declaration) goes together with what follows it.
struct EntryPieces {
    private let file: SourceFile
    private let spans: [SourceSpan]
    /// So many statements have been handed out.
    private(set) var position = 0

    init(of file: SourceFile) {
        self.file = file
        spans = Parser.parse(file, id: FileID(index: 0)).tree.statements.map(\.span)
    }

    /// Its statements, as they were written.
    var texts: [String] { spans.map { String(file.slice($0)) } }

    /// The next piece, with the checker as it will be once it has run; nothing at the end.
    mutating func next(for checker: Checker) -> (checker: Checker, program: CheckedProgram, text: String)? {
        for last in spans[position...].indices {
            let piece = piece(from: position, through: last)
            var copy = checker
            guard let program = copy.checkEntry(piece).entry else { continue }
            let text = String(file.slice(spans[position].joined(with: spans[last])))
            position = last + 1
            return (copy, program, text)
        }
        return nil
    }

    /// Every byte before it is a blank or stays a line end, so that its places are those of the whole entry.
    private func piece(from first: Int, through last: Int) -> SourceFile {
        let span = spans[first].joined(with: spans[last])
        let before = file.bytes[..<span.start].map { $0 == UInt8(ascii: "\n") ? $0 : UInt8(ascii: " ") }
        return SourceFile(name: file.name, text: String(decoding: before, as: UTF8.self) + file.slice(span))
    }
}
