/// Words of an entry; what stands between quotation marks is one.
struct QuotedWords {
    private(set) var words: [String] = []

    init(_ entry: String) {
        for (index, piece) in entry.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            if index % 2 == 1 { words.append(String(piece)) } else { words += piece.split { $0.isWhitespace || $0 == "," }.map(String.init) }
        }
    }
}
