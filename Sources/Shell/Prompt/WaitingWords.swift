/// Of lines that were typed or pasted while nobody could run them: they stand in the next entry.
enum WaitingWords {
    static func of(_ last: some StringProtocol, count: Int) -> String {
        count == 1 ? "  waits for the prompt: \(last)" : "  \(count) lines wait for the prompt, the last of them: \(last)"
    }

    static func of(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return of(lines.last ?? "", count: lines.count)
    }
}
