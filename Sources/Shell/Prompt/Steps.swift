/// The entries of a sitting that changed something, in order: each may be taken back as long as no machine was told of it.
struct Steps {
    struct Step {
        let text: String
        /// What stood before it; nothing where a machine was told.
        let before: Conversation.Stand?
        /// What of it was done.
        let done: [DoneStatement]

        /// On one line, and not too long for one.
        var line: String {
            let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return words.count > 70 ? words.prefix(69) + "…" : words
        }
    }

    private(set) var all: [Step] = []

    /// So many can be taken back: each remembers what stood before it, models of predictions among it.
    static let most = 30

    var last: Step? { all.last }

    /// An entry that did nothing leaves nothing to be taken back.
    mutating func take(_ text: String, _ before: Conversation.Stand, wasCommitted: Bool, done: [DoneStatement]) {
        guard done != before.done else { return }
        let rest = Array(done.dropFirst(before.done.count))
        all.append(Step(text: text, before: wasCommitted ? nil : before, done: rest))
        if all.count > Self.most { all.removeFirst() }
    }

    mutating func removeLast() { all.removeLast() }
}
