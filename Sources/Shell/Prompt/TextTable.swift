/// Columns as wide as their widest entry.
struct TextTable {
    let head: [String]
    let rows: [[String]]
    /// Columns whose head is a name that may be cut, and whether those of the first column may be.
    var namesInHead: Range<Int> = 0..<0
    var namesInFirstColumn = false

    var text: String { text(width: .max) }

    /// Where it is wider than the screen, names are cut in the middle; figures never are.
    func text(width: Int) -> String {
        let all = [head] + rows
        let widths = widths(of: all, within: width)
        return all.enumerated().map { row, cells in
            let padded = cells.enumerated().map { column, cell in
                let shown = isName(row, column) ? Self.cut(cell, to: widths[column]) : cell
                return shown + String(repeating: " ", count: max(0, widths[column] - DisplayWidth.of(shown)))
            }
            return "  " + padded.joined(separator: "  ").trimmedAtEnd
        }.joined(separator: "\n")
    }

    private static let leastNameWidth = 6

    private func isName(_ row: Int, _ column: Int) -> Bool { row == 0 ? namesInHead.contains(column) : namesInFirstColumn && column == 0 }

    /// Columns with names become narrower, the widest first, until the table is narrow enough or nothing is left to be cut.
    private func widths(of all: [[String]], within width: Int) -> [Int] {
        func widest(_ column: Int, _ counts: (Int) -> Bool) -> Int { all.indices.filter(counts).map { DisplayWidth.of(all[$0][column]) }.max() ?? 0 }
        var widths = head.indices.map { widest($0) { _ in true } }
        let least = head.indices.map { column in max(Self.leastNameWidth, widest(column) { !isName($0, column) }) }
        while widths.reduce(0, { $0 + $1 + 2 }) > width {
            guard let column = widths.indices.filter({ widths[$0] > least[$0] }).max(by: { widths[$0] < widths[$1] }) else { break }
            widths[column] -= 1
        }
        return widths
    }

    /// Both ends stay, for names often differ in their last word only.
    static func cut(_ name: String, to width: Int) -> String {
        guard DisplayWidth.of(name) > width else { return name }
        let last = (width - 1) / 2
        var (start, end) = (name[...], name[...])
        while DisplayWidth.of(start) > width - 1 - last { start.removeLast() }
        while DisplayWidth.of(end) > last { end.removeFirst() }
        return start + "…" + end
    }
}
