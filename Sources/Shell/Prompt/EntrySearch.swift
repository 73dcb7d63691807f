/// A search through earlier entries for what is typed, the latest first.
struct EntrySearch {
    private let entries: [String]
    private let last: String
    private var place: Int
    private(set) var wanted = ""
    private(set) var hasFailed = false

    private static let older: Unicode.Scalar = "\u{12}"
    private static let erasing: [Unicode.Scalar] = ["\u{8}", "\u{7F}"]

    /// - Parameter last: what an earlier search looked for, which is looked for again where nothing is typed.
    init(in entries: [String], last: String = "") {
        (self.entries, self.last, place) = (entries, last, entries.count)
    }

    /// Nothing as long as nothing fits.
    var found: String? { place < entries.count ? entries[place] : nil }

    /// False where the key ends the search.
    mutating func take(_ key: Unicode.Scalar) -> Bool {
        if key == Self.older {
            if wanted.isEmpty { wanted = last }
            look(before: place)
        } else if Self.erasing.contains(key) {
            wanted = String(wanted.unicodeScalars.dropLast())
            place = entries.count
            look(before: place)
        } else if key.value >= 0x20, key.value < 0x7F || key.value > 0x9F {
            wanted.unicodeScalars.append(key)
            look(before: min(place + 1, entries.count))
        } else {
            return false
        }
        return true
    }

    private mutating func look(before end: Int) {
        guard !wanted.isEmpty else { return hasFailed = false }
        let next = entries[..<end].lastIndex { $0.contains(wanted) }
        hasFailed = next == nil
        place = next ?? place
    }
}
