/// A message at length: what it means, a program that brings it about, and how that is put right.
///
/// A test holds every code of the tree against this list, and brings every example about.
public struct Explanation: Hashable, Sendable {
    public let code: String
    /// A few words for the list of all codes.
    public let title: String
    /// Why it is told, in full sentences.
    public let text: String
    /// A program whose only message is this one. Empty for what needs a run, or a text of its own (a byte that is no UTF-8).
    public let wrong: String
    /// The same program put right, with nothing to tell. Empty where there is nothing to put right.
    public let right: String

    init(_ code: String, _ title: String, _ text: String, wrong: String = "", right: String = "") {
        self.code = code
        self.title = title
        self.text = text
        self.wrong = wrong
        self.right = right
    }

    public static let all = (syntax + habits + names + quantities + patient + machine + practice + doubts + evaluation + session + devices).sorted { $0.code < $1.code }

    public static func of(_ code: String) -> Explanation? {
        let wanted = code.uppercased()
        return all.first { $0.code == wanted }
    }

    /// What `frazil explain` shows.
    public var page: String {
        var parts = ["\(code): \(title)", text]
        if !wrong.isEmpty { parts.append("It is told of\n\n" + indented(wrong)) }
        if !right.isEmpty { parts.append("Write instead\n\n" + indented(right)) }
        return parts.joined(separator: "\n\n")
    }

    private func indented(_ program: String) -> String {
        program.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    " + $0 }.joined(separator: "\n")
    }
}
