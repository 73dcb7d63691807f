/// The row that is typed on below a status: the part of the line around the cursor that there is room for.
struct TypingRow: Hashable {
    let text: String
    /// Columns before the cursor.
    let cursor: Int

    private static let hint = "  Ctrl-C stops  > "
    private static let shortHint = "> "
    private static let leastRoom = 20
    private static let cut = "…"

    init(_ typed: TypedText, columns: Int) {
        let hint = columns - DisplayWidth.of(Self.hint) >= Self.leastRoom ? Self.hint : Self.shortHint
        // The last column stays free: behind it a terminal would go on in the next row.
        let room = max(2, columns - 1 - DisplayWidth.of(hint))
        let before = Self.end(of: Self.shown(typed.lineBefore), within: room)
        let after = Self.beginning(of: Self.shown(typed.lineAfter), within: room - DisplayWidth.of(before))
        text = hint + before + after
        cursor = DisplayWidth.of(hint + before)
    }

    /// A tab is one blank here.
    private static func shown(_ line: Substring) -> String { String(line.replacing("\t", with: " ")) }

    private static func beginning(of line: String, within columns: Int) -> String {
        guard DisplayWidth.of(line) > columns else { return line }
        return columns > 0 ? fitting(line, within: columns - 1) + cut : ""
    }

    private static func end(of line: String, within columns: Int) -> String {
        guard DisplayWidth.of(line) > columns else { return line }
        return cut + String(fitting(String(line.reversed()), within: columns - 1).reversed())
    }

    private static func fitting(_ line: String, within columns: Int) -> String {
        var width = 0
        return String(line.prefix { character in
            width += DisplayWidth.of(String(character))
            return width <= columns
        })
    }
}
