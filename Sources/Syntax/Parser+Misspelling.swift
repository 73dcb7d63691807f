import Diagnostics

/// Words inside a statement that are nearly right: told with the whole line as it was meant.
extension Parser {
    /// The words that may stand inside a statement behind the one that begins it.
    static let innerWords: [String: [String]] = [
        "freeze": ["until", "most", "scan", "every"], "thaw": ["passive", "until", "most"], "set": ["power"], "test": ["probe", "using"],
        "place": ["probe", "sensor", "from", "using"], "if": ["else"], "limit": ["with", "confidence"], "goal": ["with", "confidence"],
        "repeat": ["times"], "let": ["predict", "scan"], "var": ["predict", "scan"], "print": ["predict", "scan"], "scan": ["slice"],
        "warm": ["skin"], "probe": ["model"], "domain": ["insulated"],
    ]

    /// The word at hand, where it is nearly one of these.
    func misspelt(among words: [String]) -> Diagnostic? { misspelt(at: position, from: statementStart, among: words) }

    /// The first word of the statement at hand that is nearly one of those that may stand in it.
    func misspelling(behind first: Token) -> Diagnostic? {
        guard let words = Self.innerWords[first.text] else { return nil }
        let begin = index(of: first)
        return ((begin + 1)..<max(statementEnd(from: position), begin + 1)).lazy.compactMap { misspelt(at: $0, from: begin, among: words) }.first
    }

    private func misspelt(at place: Int, from begin: Int, among words: [String]) -> Diagnostic? {
        let word = tokens[place]
        guard word.isWord, word.text.utf8.count > 3, !word.text.hasPrefix("else"), !Keywords.reserved.contains(word.text), let meant = nearestName(to: word.text, among: words) else { return nil }
        let typed = [text(begin, place), meant, text(place + 1, statementEnd(from: place))].filter { !$0.isEmpty }.joined(separator: " ")
        return SyntaxMessages.expected("`\(meant)`", found: .token(word.text), at: span(word), typed: typed.utf8.count > 100 || typed.contains("{") ? meant : typed)
    }

    /// Whole lines that begin rightly and then say what is not said here, each with what to type.
    func oddTail(behind first: Token) -> String? {
        switch first.text {
        case "stop": "stop`, which closes all gas, or `thaw passive \(current.isWord ? current.text : "A") 3m"
        case "hold" where peek(-1, "until"), "hold" where at("until"): "thaw passive \(text(peek(-1, "until") ? position - 1 : position, statementEnd(from: position)))"
        case "use" where at("."): text(index(of: first), position)
        case "freeze" where at("power"), "thaw" where at("power"): powerBehindTime(first)
        case "freeze" where at(":") && peek(-1).isWord, "thaw" where at(":") && peek(-1).isWord:
            "\(text(index(of: first), position)) \(text(position + 1, statementEnd(from: position)))"
        case "freeze" where isProbeList(first), "thaw" where isProbeList(first):
            "\(first.text) \(probesBefore(position).joined(separator: ", ")) \(text(position, statementEnd(from: position)))"
        default: nil
        }
    }

    /// `freeze 12m power 80%`.
    private func powerBehindTime(_ first: Token) -> String? {
        guard let figure = tokens[position..<statementEnd(from: position)].first(where: \.isNumber) else { return nil }
        return "set power all to \(file.slice(span(figure)))`, and below it `\(text(index(of: first), position))"
    }

    /// `freeze A B 12m`, at the time.
    private func isProbeList(_ first: Token) -> Bool {
        current.isNumber && position - index(of: first) > 2 && tokens[(index(of: first) + 1)..<position].allSatisfy { $0.isWord && !Keywords.reserved.contains($0.text) }
    }

    private func probesBefore(_ place: Int) -> [String] { tokens[(index(of: tokens[statementStart]) + 1)..<place].map(\.text) }
}
