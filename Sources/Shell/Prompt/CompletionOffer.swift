/// What Tab can put in the place of the word before the cursor.
public struct CompletionOffer: Hashable, Sendable {
    /// The word before the cursor that a name would replace; each name begins with it.
    public var word: String
    /// In the order they are shown.
    public var names: [String]

    public init(word: String, names: [String]) {
        self.word = word
        self.names = names
    }

    public static let none = CompletionOffer(word: "", names: [])

    /// Those of the names that begin with the last word of the text, sorted, each once.
    public init(for text: String, among names: some Sequence<String>) {
        let word = String(text.reversed().prefix(while: Self.isPartOfAName).reversed())
        self.init(word: word, names: Set(names.filter { $0.hasPrefix(word) && $0 != word }).sorted())
    }

    /// What all the names go on with after the word.
    public var sharedEnding: String {
        guard var shared = names.first else { return "" }
        for name in names.dropFirst() { shared = String(zip(shared, name).prefix { $0 == $1 }.map(\.0)) }
        return String(shared.dropFirst(word.count))
    }

    /// The names in columns as wide as the widest of them.
    public func table(width: Int) -> String {
        let column = (names.map(\.count).max() ?? 0) + 2
        let perLine = max(1, width / column)
        var lines: [String] = []
        for start in stride(from: 0, to: names.count, by: perLine) {
            let row = names[start..<min(start + perLine, names.count)]
            lines.append(row.map { $0 + String(repeating: " ", count: column - $0.count) }.joined())
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func isPartOfAName(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }
}
