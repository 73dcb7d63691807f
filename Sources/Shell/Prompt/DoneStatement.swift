import Diagnostics
import Syntax

/// A statement that was entered and done, as it would stand in a program.
struct DoneStatement: Hashable {
    var text: String
    /// How many limits and goals it set.
    var requirementCount = 0

    /// What a program cannot do again as it was, for whoever reads it.
    var note: String?

    /// As it stands in a program.
    var line: String { note.map { "# \($0)\n\(text)" } ?? text }

    /// What it is, as the parser reads it; nothing where the text holds several statements.
    var kind: Statement.Kind? {
        let statements = Parser.parse(SourceFile(name: "saved", text: text), id: FileID(index: 0)).tree.statements
        return statements.count == 1 ? statements[0].kind : nil
    }

    /// One limit or goal, and nothing else.
    var isRequirement = false
}
