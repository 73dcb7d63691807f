/// A statement that was entered and done, as it would stand in a program.
struct DoneStatement: Hashable {
    var text: String
    /// How many limits and goals it set.
    var requirementCount = 0

    /// What a program cannot do again as it was, for whoever reads it.
    var note: String?

    /// As it stands in a program.
    var line: String { note.map { "# \($0)\n\(text)" } ?? text }

    /// One limit or goal, and nothing else.
    var isRequirement = false
}
