/// Words of an entry; what stands between quotation marks is one.
struct QuotedWords {
    private(set) var words: [String] = []

    init(_ entry: String) {
        for (index, piece) in entry.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            if index % 2 == 1 { words.append(String(piece)) } else { words += piece.split { $0.isWhitespace || $0 == "," }.map(String.init) }
        }
    }

    /// A comment is none between quotation marks.
    static func withoutComment(_ entry: String) -> String { String(entry[..<(place(of: "#", in: entry) ?? entry.endIndex)]) }

    /// Whether a `;` stands outside quotation marks.
    static func isSeveral(_ entry: String) -> Bool { place(of: ";", in: entry) != nil }

    /// Outside quotation marks.
    static func place(of sign: Character, in entry: String) -> String.Index? {
        var isQuoted = false
        return entry.indices.first { index in
            if entry[index] == "\"" { isQuoted.toggle() }
            return entry[index] == sign && !isQuoted
        }
    }
}
