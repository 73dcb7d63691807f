import Diagnostics

/// Where a statement is over and the line is not, what was meant: words in another order, or words of everyday speech.
extension Parser {
    /// What to type instead of what stands from here on, by the statement that began the line; nothing where it cannot be told.
    func habit(in first: Token) -> String? {
        switch first.text {
        case "freeze", "thaw": habit(inTimed: first.text)
        case "withdraw": at("and") || at("&") ? "withdraw A, B` or `withdraw all" : nil
        case "limit", "goal": habitInRequirement
        case "background": habitInBackground
        default: nil
        }
    }

    private func habit(inTimed command: String) -> String? {
        guard isBehindTime else { return nil }
        let time = file.slice(span(peek(-1)))
        if at("passive") || at("passively") { return "thaw passive \(time)" }
        if at("at"), peek(1).isNumber { return "set power all to \(file.slice(span(peek(1))))` in the line before" }
        if current.isWord, ["twice", "times", "again"].contains(current.text) { return "repeat 2 times { \(command) \(time) }" }
        if peek(1, "scan") || (current.isWord && ["scan", "scanning"].contains(current.text)) { return "freeze \(time) scan every 5m" }
        let isJoined = current.isWord && ["for", "with", "using", "on", "in", "of"].contains(current.text)
        let name = isJoined ? peek(1) : current
        return name.isWord && StatementWord(rawValue: name.text) == nil ? "\(command) \(name.text) \(time)" : nil
    }

    private var isBehindTime: Bool {
        guard case .number(let parts) = peek(-1).kind, let unit = parts.last?.unit else { return false }
        return UnitWords.time.contains(unit.text)
    }

    private var habitInRequirement: String? {
        guard current.isWord else { return nil }
        switch current.text.lowercased() {
        case "above", "over", "exceeds", "exceeding", "greater", "more", "higher", "warmer": return "coldest(sciatic) > 5 C` with `>"
        case "below", "under", "less", "lower", "colder": return "coldest(lesion) < -40 C` with `<"
        case "and", "or": return current.text.lowercased() + "` in small letters"
        case "at" where peek(1).isNumber: return "with \(file.slice(span(peek(1)))) confidence"
        default: return nil
        }
    }

    private var habitInBackground: String? {
        if current.isNumber { return "background \(peek(-1).text) at \(file.slice(span(current)))" }
        return current.isWord ? "background \(current.text)" : nil
    }
}
