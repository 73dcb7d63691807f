/// How far an entry has come, statement by statement, and what of it will stand if it fails.
struct EntryProgress {
    /// As they were written.
    private let statements: [String]
    /// So many have run to their end.
    private var finishedCount = 0
    /// So many stand whatever comes: behind the last of them something was committed.
    private(set) var standingCount = 0
    /// What stands behind those; nothing once the statement that failed had done something by itself.
    private(set) var standing: Conversation.Stand?
    private var isDoneInPart = false
    /// What names stand for since the statement that failed, for a reader: `n = 1`.
    var kept: [String] = []

    /// What was done before it in the same lines, and stands whatever comes.
    private let earlier: [String]

    init(of pieces: EntryPieces, behind earlier: [String] = [], from stand: Conversation.Stand) {
        statements = pieces.texts
        self.earlier = earlier
        standing = stand
    }

    mutating func finished(upTo count: Int) { finishedCount = count }

    /// Something was committed: what stands now cannot be taken back any more.
    mutating func stands(_ stand: Conversation.Stand) {
        standingCount = finishedCount
        standing = stand
    }

    /// The statement that failed had done something before it did; nothing before it is taken back.
    mutating func failedHalfWay() {
        standingCount = finishedCount
        standing = nil
        isDoneInPart = true
    }

    /// Which statements stand and which do not; nothing where there is but one, which the message is about.
    var words: String? {
        guard statements.count + earlier.count > 1 else { return keptWords }
        let rest = standingCount + (isDoneInPart ? 1 : 0)
        if rest == 0, earlier.isEmpty { return "nothing of this entry stands" }
        let whole: [String] = earlier + Array(statements[..<standingCount])
        let lines = [
            Self.line("stands", whole[...]), isDoneInPart ? Self.line("done in part", statements[standingCount..<rest]) : nil,
            keptWords, Self.line("does not stand", statements[rest...]),
        ]
        return lines.compactMap(\.self).joined(separator: "\n")
    }

    /// Of lines of which one is the prompt's own, and did not do what it says.
    static func failed(_ failed: String, behind earlier: [String]) -> String {
        [line("stands", earlier[...]), line("failed", [failed])].compactMap(\.self).joined(separator: "\n")
    }

    private var keptWords: String? { Self.line("stands of it", kept[...]) }

    private static let mostListed = 6

    private static func line(_ title: String, _ texts: ArraySlice<String>) -> String? {
        guard !texts.isEmpty else { return nil }
        let listed = texts.prefix(mostListed).map { "`\(onOneLine($0))`" }
        let more = texts.count > listed.count ? "; and \(texts.count - listed.count) more" : ""
        return "  \(title): \(listed.joined(separator: "; "))\(more)"
    }

    private static func onOneLine(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.count > 60 ? words.prefix(59) + "…" : words
    }
}
