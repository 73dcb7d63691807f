/// Where on the screen an entry's characters stand, counted from its prompt's first row.
struct EntryLayout {
    let columns: Int
    private let promptWidth: Int

    /// The prompt without what is sent between its escapes.
    init(prompt: String, escape: Character, columns: Int) {
        self.columns = max(columns, 2)
        let shown = prompt.split(separator: escape, omittingEmptySubsequences: false).enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element)
        promptWidth = shown.joined().unicodeScalars.reduce(0) { $0 + DisplayWidth.of($1) }
    }

    /// The row of the place behind a text.
    func row(behind text: String) -> Int {
        var row = promptWidth / columns
        var column = promptWidth % columns
        for scalar in text.unicodeScalars {
            if scalar == "\n" {
                row += 1
                column = 0
                continue
            }
            let width = scalar == "\t" ? 8 - column % 8 : DisplayWidth.of(scalar)
            if column + width > columns {
                row += 1
                column = 0
            }
            column += width
            if column >= columns {
                row += 1
                column -= columns
            }
        }
        return row
    }
}
