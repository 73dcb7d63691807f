/// Text whose lines are no wider than the terminal, broken between words; what is broken off stands under the column that it belongs to.
enum FoldedText {
    static func folded(_ text: String, to width: Int) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { folded(line: $0, to: width) }.joined(separator: "\n")
    }

    /// One line as far as it goes, with `…` where it goes on.
    static func shortened(_ text: String, to width: Int) -> String {
        guard DisplayWidth.of(text) > width else { return text }
        guard width > 1, let end = lastBreak(in: text[...], within: width - 1) else { return "" }
        return text[..<end] + "…"
    }

    private static func folded(line: Substring, to width: Int) -> String {
        guard DisplayWidth.of(line) > width else { return String(line) }
        let margin = String(repeating: " ", count: hang(of: line, width))
        var (lines, rest, indent) = ([String](), line, "")
        while DisplayWidth.of(indent + rest) > width, let end = lastBreak(in: rest, within: width - indent.count) {
            lines.append(indent + rest[..<end])
            rest = rest[end...].drop { $0 == " " }
            indent = margin
        }
        return (lines + (rest.isEmpty ? [] : [indent + rest])).joined(separator: "\n")
    }

    /// The last blank up to which a text is narrow enough, or the first one behind a word that is too wide.
    private static func lastBreak(in text: Substring, within width: Int) -> Substring.Index? {
        let start = text.firstIndex { $0 != " " } ?? text.endIndex
        let blanks = text[start...].indices.filter { text[$0] == " " && text[text.index(before: $0)] != " " }
        return blanks.last { DisplayWidth.of(text[..<$0]) <= width && !isInQuantity($0, of: text) } ?? blanks.last { DisplayWidth.of(text[..<$0]) <= width } ?? blanks.first
    }

    private static let units: Set<Substring> = ["%", "C", "K", "mm", "cm3", "g", "psi", "W", "s", "min", "h"]

    /// Between a number and its unit.
    private static func isInQuantity(_ blank: Substring.Index, of text: Substring) -> Bool {
        let word = text[text.index(after: blank)...].prefix { $0.isLetter || $0.isNumber || $0 == "%" }
        return text[text.index(before: blank)].isNumber && units.contains(word)
    }

    /// Where the second column begins, if there is one and it leaves room; else a little further in than the line.
    private static func hang(of line: Substring, _ width: Int) -> Int {
        let indent = line.prefix { $0 == " " }.count
        let usual = indent == 0 ? 0 : min(indent + 2, width / 2)
        let gap = line.dropFirst(indent).firstRange(of: "  ")
        guard let gap, let column = line[gap.lowerBound...].firstIndex(where: { $0 != " " }) else { return usual }
        let hang = DisplayWidth.of(line[..<column])
        return hang <= width * 3 / 5 ? hang : usual
    }
}
