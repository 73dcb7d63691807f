/// A row of a pasted table.
enum TableRow {
    /// So many bytes of a table are looked into.
    static let farthest = 4000

    /// The first row of a table that names a probe and three or six coordinates, as the line of a program; nothing where there is none.
    static func placing(_ table: String) -> String? {
        for line in table.split(separator: "\n", omittingEmptySubsequences: false).prefix(40) {
            guard line.contains("|") || line.contains("\t") else { return nil }
            if let placing = placing(row: line) { return placing }
        }
        return nil
    }

    private static func placing(row: Substring) -> String? {
        let cells = row.split { $0 == "|" || $0 == "\t" }.map { $0.filter { !$0.isWhitespace } }
        let numbers = cells.compactMap { number(in: $0) }
        guard let name = cells.first(where: { $0.first?.isLetter == true && !Keywords.reserved.contains($0) && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } }), numbers.count >= 3
        else { return nil }
        let entry = numbers.count >= 6 ? Array(numbers[3..<6]) : [numbers[0], numbers[1], "60"]
        return "place probe \(name) at \(point(numbers.prefix(3))) from \(point(entry[...])) using argon_17g"
    }

    private static func point(_ coordinates: ArraySlice<String>) -> String { "(" + coordinates.joined(separator: ", ") + ") mm" }

    /// `12` and `12mm`.
    private static func number(in cell: String) -> String? {
        let plain = cell.hasSuffix("mm") ? String(cell.dropLast(2)) : cell
        return Double(plain) == nil ? nil : plain
    }
}
