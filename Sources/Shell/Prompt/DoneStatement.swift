/// A statement that was entered and done, as it would stand in a program.
struct DoneStatement: Hashable {
    let text: String
    /// How many limits and goals it set.
    var requirementCount = 0

    /// One limit or goal, written at the prompt itself.
    var isRequirement: Bool { requirementCount == 1 && (text.hasPrefix("limit") || text.hasPrefix("goal")) }
}
