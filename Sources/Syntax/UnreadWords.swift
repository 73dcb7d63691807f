import Diagnostics

/// Words of a program's text that could not be read.
public struct UnreadWords: Sendable {
    public private(set) var all: Set<Substring> = []
    /// Those that may be names which come into being there: behind `let`, `organ`, `place probe` or a word that is like one of these, and before `=`.
    public private(set) var declared: Set<Substring> = []

    public init() {}

    /// - Parameter text: with blanks for what could be read.
    init(_ text: String) {
        for line in text.split(separator: "\n") {
            for piece in line.prefix(while: { $0 != "#" }).split(whereSeparator: { $0 == ";" || $0 == "{" || $0 == "}" }) { add(piece) }
        }
    }

    public mutating func add(_ other: UnreadWords) {
        all.formUnion(other.all)
        declared.formUnion(other.declared)
    }

    /// Whether this word of the language, or one that is like it, stands there.
    public func mayHold(_ word: String) -> Bool { all.contains(word[...]) || nearestName(to: word, among: all.lazy.map(String.init)) != nil }

    private mutating func add(_ piece: Substring) {
        let words = piece.split { !($0.isLetter || $0.isNumber || $0 == "_") }
        all.formUnion(words)
        guard let first = words.first else { return }
        if piece.contains("=") { declared.insert(first) }
        guard Self.mayDeclare(first) else { return }
        if piece.contains("="), let name = piece.prefix(while: { $0 != "=" }).split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_") }).last { declared.insert(name) }
        declared.formUnion(words.dropFirst().prefix(Self.mostDeclared(by: words)))
    }

    /// How many words behind the first may be names: all of a routine's, for its parameters are among them; the second behind `probe` or `model`.
    private static func mostDeclared(by words: [Substring]) -> Int {
        if words[0] == "fn" || words[0] == "protocol" { return words.count }
        return words[0] == "place" || words[0] == "probe" || words.count > 2 && isKind(words[1]) ? 2 : 1
    }

    private static let kinds: Set<String> = ["probe", "sensor", "model"]

    private static func isKind(_ word: Substring) -> Bool { kinds.contains(String(word)) || nearestName(to: String(word), among: kinds) != nil }

    /// Words of other statements, and those most like them, bring nothing into being.
    private static func mayDeclare(_ word: Substring) -> Bool {
        let word = String(word)
        let meant = Keywords.statements.contains(word) ? word : nearestStatementWord(to: word)
        return meant.map(declaring.contains) ?? true
    }

    private static let declaring: Set<String> = [
        "let", "var", "target", "organ", "vessel", "tissue", "probe", "place", "fn", "protocol", "for", "skin", "device", "use",
    ]
}
