/// Shows a diagnostic the way a person reads it: the sentence, the source line with the span underlined and labelled, notes, and a help.
///
///     error[Q102]: cannot add a temperature to a temperature
///       ┌─ protocol.frz:12:9
///     12│ let t = -40 C + 5 C
///       │         ^^^^^   --- temperature
///       │         temperature
///       = note: a temperature is a point on a scale; a difference is written `deltaC`
///       help: write `-40 C + 5 deltaC`
///
/// The text has no line end at its end.
public struct DiagnosticRenderer: Sendable {
    let sources: SourceMap
    let style: DiagnosticStyle
    private let columns: Int

    /// - Parameter columns: of the screen, where there is one: no line of the source is shown wider.
    public init(sources: SourceMap, isColoured: Bool, columns: Int = .max) {
        self.sources = sources
        style = DiagnosticStyle(isColoured: isColoured)
        self.columns = columns
    }

    public func render(_ diagnostic: Diagnostic) -> String {
        let marks = marks(of: diagnostic)
        let gutter = String(repeating: " ", count: String(marks.map(\.line).max() ?? 1).count)
        var rows = [headline(diagnostic)]
        rows += excerpts(marks, gutter)
        rows += diagnostic.notes.map { gutter + style.dim("= note:") + " " + printable($0) }
        if let help = diagnostic.help { rows.append(gutter + style.help("help:") + " " + printable(help)) }
        return rows.joined(separator: "\n")
    }

    private func headline(_ diagnostic: Diagnostic) -> String {
        style.severity(diagnostic.severity, "\(diagnostic.severity.rawValue)[\(diagnostic.code)]") + style.bold(": " + printable(diagnostic.message))
    }

    // MARK: - Places

    /// One underlined place, in columns of its line as it is shown.
    struct Mark {
        var file: FileID
        var line: Int
        var column: Int
        var start: Int
        var end: Int
        var text: String
        /// Nil for a second place.
        var severity: Diagnostic.Severity?
    }

    private func marks(of diagnostic: Diagnostic) -> [Mark] {
        let primary = mark(diagnostic.span, diagnostic.label, diagnostic.severity)
        return [primary] + diagnostic.secondary.map { mark($0.span, $0.text, nil) }
    }

    private func mark(_ span: SourceSpan, _ text: String, _ severity: Diagnostic.Severity?) -> Mark {
        let start = sources.start(of: span)
        let end = sources.end(of: span)
        let shown = ShownLine(sources[span.file].line(start.line))
        let first = shown.column(of: start.column)
        let last = end.line > start.line ? shown.characters.count : shown.column(of: end.column)
        return Mark(
            file: span.file, line: start.line, column: start.column, start: first, end: max(last, first + 1), text: printable(text), severity: severity)
    }

    // MARK: - Excerpts

    /// The primary's file first, then each other file; the lines of one file in their order.
    private func excerpts(_ marks: [Mark], _ gutter: String) -> [String] {
        var rows: [String] = []
        var files: [FileID] = []
        for mark in marks where !files.contains(mark.file) {
            files.append(mark.file)
            let place = "\(printable(sources[mark.file].name)):\(mark.line):\(mark.column)"
            rows.append(gutter + style.dim("┌─") + " " + place)
            let here = marks.filter { $0.file == mark.file }
            for line in Set(here.map(\.line)).sorted() { rows += excerpt(of: line, here.filter { $0.line == line }, gutter) }
        }
        return rows
    }

    private func excerpt(of line: Int, _ marks: [Mark], _ gutter: String) -> [String] {
        let shown = ShownLine(sources[marks[0].file].line(line))
        let window = shown.window(around: marks[0].start..<marks[0].end, columns: columns - gutter.count - 2)
        let number = String(repeating: " ", count: max(0, gutter.count - String(line).count)) + String(line)
        let placed = marks.map { window.placed($0) }.sorted { $0.start < $1.start }
        let bar = gutter + style.dim("│") + " "
        return [style.dim(number + "│") + " " + window.text] + underlines(placed, room: columns - gutter.count - 2).map { bar + $0 }
    }

    /// The row of underlines, with the rightmost label behind it, then each other label on a row of its own.
    private func underlines(_ marks: [Mark], room: Int) -> [String] {
        var row = ""
        var width = 0
        for mark in marks.indices {
            let start = max(marks[mark].start, width)
            let next = marks.index(after: mark)
            let end = next < marks.count && marks[next].severity != nil ? min(marks[mark].end, marks[next].start) : marks[mark].end
            guard end > start else { continue }
            row += String(repeating: " ", count: start - width) + style.mark(marks[mark].severity, end - start)
            width = end
        }
        guard let last = marks.last else { return [] }
        let others = marks.dropLast().reversed().flatMap { label(of: $0, at: $0.start, room) }
        if last.text.count > room - width - 1, room - width - 1 < Self.leastLabelRoom { return [row] + label(of: last, at: last.start, room) + others }
        var behind = label(of: last, at: width + 1, room)
        if !behind.isEmpty { row += behind.removeFirst().dropFirst(width) }
        return [row] + behind + others
    }

    /// Less than this is too narrow for words: a label then begins farther to the left.
    private static let leastLabelRoom = 24

    /// Broken between words, each row of it in the same column.
    private func label(of mark: Mark, at column: Int, _ room: Int) -> [String] {
        let indent = mark.text.count <= room - column ? column : max(0, min(column, room - Self.leastLabelRoom))
        return Self.folded(mark.text, to: room - indent).map { String(repeating: " ", count: indent) + style.label(mark.severity, $0) }
    }

    private static func folded(_ text: String, to width: Int) -> [String] {
        text.split(separator: " ").reduce(into: [String]()) { rows, word in
            if let last = rows.last, last.count + 1 + word.count <= width { rows[rows.count - 1] += " " + word } else { rows.append(String(word)) }
        }
    }

    private func printable(_ text: String) -> String { ShownLine.printable(text) }
}
