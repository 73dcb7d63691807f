/// A line of what is said before a commit, and how soon it is left out where the screen has too few lines for all.
struct CardLine: Hashable {
    /// In the order in which they are left out, the first last.
    enum Part: Int, Hashable, CaseIterable {
        /// What it is about, and what breaks: stays whatever comes.
        case kept
        case limit, target, ice, organ, tips, gas, uncertainty, scan
    }

    let text: String
    let part: Part

    init(_ text: String, _ part: Part) {
        self.text = text
        self.part = part
    }
}

/// What is said before a commit, on one screen: the limits never scroll off it.
struct FittedCard: Hashable {
    private(set) var lines: [CardLine]
    private(set) var leftOutCount = 0
    private let columns: Int

    /// - Parameter rows: how many lines of the screen there are for it; nothing for as many as it takes.
    init(_ lines: [CardLine], rows: Int?, columns: Int) {
        self.lines = lines
        self.columns = columns
        guard let rows else { return }
        for part in CardLine.Part.allCases.reversed() where part != .kept {
            while height > rows, let place = self.lines.lastIndex(where: { $0.part == part }) {
                self.lines.remove(at: place)
                leftOutCount += 1
            }
        }
    }

    var text: String { (lines.map(\.text) + note).joined(separator: "\n") }

    /// Lines of the screen.
    var height: Int { FoldedText.folded(text, to: columns).count { $0 == "\n" } + 1 }

    private var note: [String] { leftOutCount == 0 ? [] : ["  … \(leftOutCount) more line\(leftOutCount == 1 ? "" : "s"): `?` shows all"] }
}
