import Quantities
import Session

/// A command is committed on a yes to its prediction; before that another time or power may be tried.
extension PromptAudience {
    static let commitQuestion = "commit? [y]es [n]o [w]hat if [?] "
    /// Letters of an answer that is none.
    private static let mostRepeated = 30
    private static let whatIfQuestion = "what if (a time, a power, or both: `8m 60%`)? "
    private static let explanation = """
        y  sends it        n, or Return  sends nothing
        w  predicts it with another time or power, such as `w 8m` or `w 8m 60%`; nothing is sent, and the question stands again
        show slice coronal   the predicted ice on a plane, as at the prompt
        ?  shows all of the prediction, also what has no room on the screen
        """

    /// Only what takes time, and a scan, predicts anything; placing and setting are committed without a question, unless everything is asked about.
    func agrees(to rows: [CommandRow]) -> Bool {
        agreedCount = rows.count
        guard let answer, asks(about: rows) else { return true }
        let room = show(rows)
        if room > 0, let picture = picture(room) { say(picture) }
        while let words = answer(Self.commitQuestion) {
            switch Reply(words) {
            case .yes: return true
            case .no: return false
            case .whatIf(let words): tryAnother(than: rows, words.isEmpty ? answer(Self.whatIfQuestion) : words)
            case .slice(let words): slice(words)
            case .other: say("`\(words.prefix(Self.mostRepeated))` is no answer: y sends it, n sends nothing, w tries another time or power, ? shows all")
            case .all:
                say(Self.explanation)
                say(Self.cards(of: rows).map(\.text).joined(separator: "\n"))
            }
        }
        return false
    }

    /// What it would have been is seen before what is wrong with it.
    func refused(_ rows: [CommandRow]) {
        guard answer != nil, !isInPast(), rows.first?.prediction != nil else { return }
        _ = show(rows, beside: Self.rowsOfRefusal)
    }

    /// What is wrong with it, and what would hold.
    private static let rowsOfRefusal = 12

    /// What was typed at the question.
    private enum Reply {
        case yes, no
        case whatIf(String)
        case all
        /// `show slice coronal`, from the third word on.
        case slice([String])
        case other

        init(_ words: String) {
            let word = words.lowercased().filter { !$0.isWhitespace }
            if YesOrNo.isYes(word) {
                self = .yes
            } else if ["", "n", "no"].contains(word) {
                self = .no
            } else if let beginning = Self.beginning(of: words) {
                self = .whatIf(Self.rest(of: words, behind: beginning.count))
            } else if word.first == "?" || word == "help" {
                self = .all
            } else if case .show(let said)? = Conversation.Word(words), said.first == "slice" {
                self = .slice(Array(said.dropFirst()))
            } else {
                self = .other
            }
        }

        /// Of a trial: `w`, `w 8m`, `what if 8m`; no other word, such as `withdraw A`.
        private static func beginning(of words: String) -> String? {
            let first = words.lowercased().split(whereSeparator: \.isWhitespace).map(String.init).prefix(2)
            if first == ["what", "if"] || first.first?.hasPrefix("whatif") == true { return "whatif" }
            return first.first?.wholeMatch(of: /w([^a-z].*)?/) == nil ? nil : "w"
        }

        /// What stands behind so many letters.
        private static func rest(of words: String, behind count: Int) -> String {
            var left = count
            return String(
                words.drop { letter in
                    if !letter.isWhitespace { left -= 1 }
                    return letter.isWhitespace || left >= 0
                })
        }
    }

    private func asks(about rows: [CommandRow]) -> Bool {
        switch confirmation {
        case .forecasts: rows.contains { $0.prediction != nil }
        case .everything: true
        case .nothing: false
        }
    }

    /// What is predicted, on one screen with the question behind it. How many lines are left.
    ///
    /// - Parameter others: of what is said behind it, lines.
    @discardableResult
    private func show(_ rows: [CommandRow], beside others: Int = 1) -> Int {
        let isOnScreen = Terminal.isTerminal(Terminal.output)
        let room = Terminal.rows(of: Terminal.output) - others
        let card = FittedCard(Self.cards(of: rows), rows: isOnScreen ? room : nil, columns: Terminal.columns(of: Terminal.output))
        say(card.text)
        return card.leftOutCount > 0 ? 0 : room - card.height
    }

    /// What runs side by side is one card; the scans of a freeze are the first to be left out.
    private static func cards(of rows: [CommandRow]) -> [CardLine] {
        let members = rows.filter { $0.prediction != nil && $0.startSeconds == rows.first { $0.prediction != nil }?.startSeconds && $0.command.seconds > 0 }
        let together = members.count > 1 ? ForecastCard(together: members).lines : []
        return rows.enumerated().reduce(together) { lines, row in
            if members.count > 1, members.contains(where: { $0.index == row.element.index }) { return lines }
            guard row.element.prediction != nil else { return lines + [CardLine("asked for `\(row.element.shortText)`", .kept)] }
            let card = ForecastCard(row.element).lines
            return lines + (row.offset == 0 ? card : card.map { CardLine($0.text, .scan) })
        }
    }

    private func tryAnother(than asked: [CommandRow], _ words: String?) {
        guard let words, !["", "n", "no"].contains(words.lowercased().filter { !$0.isWhitespace }) else { return }
        guard let alternative = Alternative(words: words, quantity) else {
            return say("`\(words)` is no time and no power: such as `8m`, `60%` or `8m 60%`")
        }
        if alternative.power != nil, !asked.contains(where: { if case .freeze = $0.command { true } else { false } }) {
            return say("a power is that of a freeze; of this only another time can be tried, such as `3m`")
        }
        guard var rows = whatIf(alternative) else { return }
        // With a time of its own it is no `freeze until` any more.
        if alternative.seconds != nil {
            for index in rows.indices { rows[index].text = rows[index].command.words ?? rows[index].text }
        }
        show(rows, beside: 3)
        say("nothing was sent; the question is still about `\(asked.map(\.shortText).joined(separator: "; "))`")
    }

    /// Asked of a live machine only, whose gas is closed meanwhile.
    func goesOn(after disagreement: Disagreement) -> Bool {
        status.clear()
        return question?.isAnswered(YesOrNo.contradiction, withinSeconds: YesOrNo.patienceSeconds) ?? true
    }

    /// What of a refused command would hold.
    func offered(_ remedy: Remedy) { say(Self.words(of: remedy)) }

    static func words(of remedy: Remedy) -> String {
        let parts = [
            remedy.seconds.map { "for \(Quantity($0, .duration)) (tried in steps of \(Int(remedy.secondsStep)) s)" },
            remedy.power.map { "at \(Int(($0 * 100).rounded()))% for the whole time (in steps of \(Int((remedy.powerStep * 100).rounded()))%)" },
        ]
        let words = parts.compactMap(\.self)
        return words.isEmpty ? "here no shorter time and no lower power holds" : "it would hold " + words.joined(separator: ", or ")
    }
}
