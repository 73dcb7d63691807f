/// A statement that was entered and done, as it would stand in a program.
struct DoneStatement: Hashable {
    let text: String
    /// How many limits and goals it set.
    var requirementCount = 0

    /// One limit or goal, and nothing else.
    var isRequirement = false
}
