/// A journal told once more: the program runs again on what its machine and its persons said then, and all that it decides is held against the record.
public struct Replay: Sendable {
    public let journal: JournalText
    public let header: RunHeader
    /// Whether the last bit counts: on the same kind of processor and by the same version.
    public let isExact: Bool

    /// Nothing where the journal has no header of this format.
    public init?(of journal: JournalText, processor: String, version: String) {
        guard let header = RunHeader(journal) else { return nil }
        self.journal = journal
        self.header = header
        isExact = header.processor == processor && header.version == version
    }

    /// The records behind the opening: the header and the files read before anything ran.
    public func past(openedWith fileCount: Int) -> Past { Past(of: journal, behind: 1 + fileCount, isExact: isExact) }

    /// A sitting at the prompt: what was typed is in the journal, not a program.
    public var isSitting: Bool { header.programText.isEmpty }

    public var entries: [String] { journal.payloads(of: .entry).compactMap { $0["text"]?.textValue } }

    /// By what the recorded numbers are held against today's.
    public var boundWords: String {
        isExact ? "to the last bit" : "to \(Past.relativeBound) of each number, for the journal is of \(otherness)"
    }

    private var otherness: String { "another processor or version (\(header.processor), frazil \(header.version))" }
}
