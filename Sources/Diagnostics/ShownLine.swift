/// A source line as it may be put on a terminal: tabs expanded, control characters replaced, and too long a line cut to a window.
struct ShownLine {
    static let tabWidth = 4
    static let widest = 160

    private(set) var characters: [Unicode.Scalar] = []
    /// Where each scalar of the source line begins in `characters`, and where the line ends.
    private var columns: [Int] = []

    init(_ line: String) {
        for scalar in line.unicodeScalars {
            columns.append(characters.count)
            if scalar == "\t" {
                repeat { characters.append(" ") } while characters.count % ShownLine.tabWidth != 0
            } else {
                characters.append(ShownLine.isPrintable(scalar) ? scalar : "\u{FFFD}")
            }
        }
        columns.append(characters.count)
    }

    /// The shown column, from 0, of a source column, from 1.
    func column(of sourceColumn: Int) -> Int { columns[min(max(sourceColumn - 1, 0), columns.count - 1)] }

    /// The part of the line that is shown, with `…` where it was cut.
    struct Window {
        var text: String
        var start: Int
        var end: Int
        var isCutBefore: Bool

        func placed(_ mark: DiagnosticRenderer.Mark) -> DiagnosticRenderer.Mark {
            var placed = mark
            let shift = isCutBefore ? 1 - start : 0
            placed.start = min(max(mark.start, start), end) + shift
            placed.end = max(min(mark.end, end + 1) + shift, placed.start + 1)
            return placed
        }
    }

    func window(around span: Range<Int>) -> Window {
        guard characters.count > ShownLine.widest else {
            return Window(text: text(0, characters.count), start: 0, end: characters.count, isCutBefore: false)
        }
        let width = ShownLine.widest - 2
        let start = max(0, min(span.lowerBound - width / 3, characters.count - width))
        let end = min(characters.count, start + width)
        let text = (start > 0 ? "…" : "") + text(start, end) + (end < characters.count ? "…" : "")
        return Window(text: text, start: start, end: end, isCutBefore: start > 0)
    }

    private func text(_ start: Int, _ end: Int) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: characters[start..<end])
        return String(text)
    }

    /// Text without anything that would move the cursor, colour the terminal or turn its direction.
    static func printable(_ text: String) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { shown.append(scalar == "\n" || scalar == "\t" ? " " : isPrintable(scalar) ? scalar : "\u{FFFD}") }
        return String(shown)
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned, .format: false
        default: true
        }
    }
}
