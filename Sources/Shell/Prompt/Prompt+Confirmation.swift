import Session

/// A command is committed on a yes to its prediction; before that another time or power may be tried.
extension PromptAudience {
    static let commitQuestion = "commit? [y]es [n]o [w]hat if [?] "
    private static let whatIfQuestion = "what if (a time, a power, or both: `8m 60%`)? "
    private static let explanation = """
        y  sends it        n, or Return  sends nothing
        w  predicts it with another time or power; nothing is sent, and the question stands again
        """

    /// Only what takes time, and a scan, predicts anything; placing and setting are committed without a question, unless everything is asked about.
    func agrees(to rows: [CommandRow]) -> Bool {
        guard let answer, asks(about: rows) else { return true }
        show(rows)
        if let picture = picture() { say(picture) }
        while let word = answer(Self.commitQuestion)?.lowercased().filter({ !$0.isWhitespace }) {
            switch word {
            case "w", "whatif": tryAnother(than: rows, answer)
            case "?", "h", "help": say(Self.explanation)
            default: return YesOrNo.isYes(word)
            }
        }
        return false
    }

    private func asks(about rows: [CommandRow]) -> Bool {
        switch confirmation {
        case .forecasts: rows.contains { $0.prediction != nil }
        case .everything: true
        case .nothing: false
        }
    }

    private func show(_ rows: [CommandRow]) {
        let members = rows.filter { $0.prediction != nil && $0.startSeconds == rows.first { $0.prediction != nil }?.startSeconds && $0.command.seconds > 0 }
        if members.count > 1 { say(ForecastCard(together: members, before: lastOutcome).text) }
        for row in rows where members.count < 2 || !members.contains(where: { $0.index == row.index }) {
            say(row.prediction == nil ? "asked for `\(row.shortText)`" : ForecastCard(row, before: lastOutcome).text)
        }
    }

    private func tryAnother(than asked: [CommandRow], _ answer: (String) -> String?) {
        guard let words = answer(Self.whatIfQuestion) else { return }
        guard let alternative = Alternative(words: words) else {
            return say("`\(words)` is no time and no power: such as `8m`, `60%` or `8m 60%`")
        }
        guard let rows = whatIf(alternative) else { return }
        show(rows)
        say("nothing was sent; the question is still about `\(asked.map(\.shortText).joined(separator: "; "))`")
    }

    /// Asked of a live machine only, whose gas is closed meanwhile.
    func goesOn(after disagreement: Disagreement) -> Bool {
        status.clear()
        return question?.isAnswered(YesOrNo.contradiction, withinSeconds: YesOrNo.patienceSeconds) ?? true
    }

    /// What of a refused command would hold.
    func offered(_ remedy: Remedy) {
        let parts = [remedy.seconds.map { "for \(SessionClock.duration($0))" }, remedy.power.map { "at \(Int(($0 * 100).rounded()))% for the whole time" }]
        let words = parts.compactMap(\.self)
        say(words.isEmpty ? "no shorter time and no lower power would hold either" : "it would hold " + words.joined(separator: ", or "))
    }
}
