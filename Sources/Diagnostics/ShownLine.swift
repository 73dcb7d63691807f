/// A source line as it may be put on a terminal: tabs expanded, control characters replaced, and too long a line cut to a window.
struct ShownLine {
    static let tabWidth = 4
    private static let widths = 24...160

    /// What stands in each column; nothing in the second one of a wide character.
    private(set) var characters: [String] = []
    /// In which column each scalar of the source line stands, and where the line ends.
    private var columns: [Int] = []

    init(_ line: String) {
        for scalar in line.unicodeScalars {
            columns.append(characters.count)
            append(scalar)
        }
        columns.append(characters.count)
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        if scalar == "\t" {
            repeat { characters.append(" ") } while characters.count % ShownLine.tabWidth != 0
        } else if scalar.properties.generalCategory == .nonspacingMark, !characters.isEmpty {
            characters[characters.count - 1].unicodeScalars.append(scalar)
        } else {
            characters.append(ShownLine.isPrintable(scalar) ? String(scalar) : "\u{FFFD}")
            if scalar.isWide { characters.append("") }
        }
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

    func window(around span: Range<Int>, columns: Int) -> Window {
        let widest = min(max(columns, ShownLine.widths.lowerBound), ShownLine.widths.upperBound)
        guard characters.count > widest else {
            return Window(text: text(0, characters.count), start: 0, end: characters.count, isCutBefore: false)
        }
        let width = widest - 2
        let start = max(0, min(span.lowerBound - width / 3, characters.count - width))
        let end = min(characters.count, start + width)
        let text = (start > 0 ? "…" : "") + text(start, end) + (end < characters.count ? "…" : "")
        return Window(text: text, start: start, end: end, isCutBefore: start > 0)
    }

    private func text(_ start: Int, _ end: Int) -> String {
        characters[start..<end].joined()
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

extension Unicode.Scalar {
    /// Two columns on a terminal: what Unicode calls wide or full-width (UAX 11), by blocks, and pictures.
    fileprivate var isWide: Bool {
        switch value {
        case 0..<0x1100: false
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x20000...0x3FFFD:
            true
        default: properties.isEmojiPresentation
        }
    }
}
