/// What Tab can put in the place of the word before the cursor.
public struct CompletionOffer: Hashable, Sendable {
    /// The word before the cursor that a name would replace; each name begins with it.
    public var word: String
    /// In the order they are shown.
    public var names: [String]
    /// Whether they are what this place asks for, rather than whatever has a name.
    public var isCertain = false
    /// A few words on a name, where there are any.
    public var notes: [String: String] = [:]
    /// What is put behind a name once it is complete; a blank where nothing is said.
    public var endings: [String: String] = [:]

    public init(word: String, names: [String]) {
        self.word = word
        self.names = names
    }

    public static let none = CompletionOffer(word: "", names: [])

    /// Those of the names that begin with the last word of the text, sorted, each once.
    public init(for text: String, among names: some Sequence<String>) {
        let word = String(text.reversed().prefix(while: Self.isPartOfAName).reversed())
        self.init(word: word, names: Self.going(on: word, in: Set(names).sorted()))
    }

    /// What all the names go on with after the word.
    public var sharedEnding: String {
        guard var shared = names.first else { return "" }
        for name in names.dropFirst() { shared = String(zip(shared, name).prefix { $0 == $1 }.map(\.0)) }
        return String(shared.dropFirst(word.count))
    }

    /// Those that go on with the word, in the order given.
    init(word: String, certainly names: [String]) {
        self.init(word: word, names: Self.going(on: word, in: names))
        isCertain = true
    }

    /// Those that are longer than the word. A word that is whole stands before them, so that nothing is put behind it unasked.
    private static func going(on word: String, in names: [String]) -> [String] {
        let longer = names.filter { $0.hasPrefix(word) && $0 != word }
        return longer.isEmpty || word.isEmpty || !names.contains(word) ? longer : [word] + longer
    }

    /// A name a line with its note, where every line has room for one; else the names in columns.
    public func list(width: Int) -> String {
        let column = (names.map(\.count).max() ?? 0) + 2
        guard !notes.isEmpty, names.count <= 20, width >= column + 24 else { return table(width: width) }
        return names.map { name in
            let note = notes[name].map { FoldedText.shortened($0, to: width - column - 1) } ?? ""
            return note.isEmpty ? name + "\n" : name + String(repeating: " ", count: column - name.count) + note + "\n"
        }.joined()
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

    static func isPartOfAName(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }
}
