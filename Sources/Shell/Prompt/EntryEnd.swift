import Diagnostics
import Syntax

/// Whether an entry is at its end when Return is pressed.
struct EntryEnd {
    private let text: String
    private let parsed: ParseResult

    init(of text: String) {
        self.text = text
        parsed = Parser.parse(SourceFile(name: "entry", text: text), id: FileID(index: 0))
    }

    /// A bracket is open, or a line ends in the middle of something.
    var isOpen: Bool { parsed.isUnfinished }

    /// An `if` over several lines may go on with `else` on the next one; an empty line says that it does not.
    var mayTakeElse: Bool {
        guard !isOpen, text.contains("\n"), text.split(separator: "\n", omittingEmptySubsequences: false).last?.contains("}") == true else { return false }
        guard case .branch(let branch)? = parsed.tree.statements.last?.kind else { return false }
        return Self.lacksElse(branch)
    }

    private static func lacksElse(_ branch: Branch) -> Bool {
        switch branch.otherwise {
        case .none: return true
        case .block: return false
        case .branch(let next):
            guard case .branch(let inner) = next.kind else { return false }
            return lacksElse(inner)
        }
    }
}
