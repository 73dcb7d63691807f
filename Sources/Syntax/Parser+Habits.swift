import Diagnostics

/// Where a statement is over and the line is not, what was meant: words in another order, or words of everyday speech.
extension Parser {
    /// What to type instead of what stands from here on, by the statement that began the line; nothing where it cannot be told.
    func habit(in first: Token) -> String? {
        switch first.text {
        case "freeze", "thaw": habit(inTimed: first.text)
        case "withdraw": at("and") || at("&") ? "withdraw A, B` or `withdraw all" : nil
        case "limit", "goal": habitInRequirement(startingWith: first)
        case "background": habitInBackground
        case "domain": sidesOfDomain
        case "use": severalModules(startingWith: first)
        case "vessel" where current.isNumber: "\(text(index(of: first), position)) at \(file.slice(span(current)))"
        case "case" where current.isWord: "case \"\(text(index(of: first) + 1, statementEnd(from: position)))\""
        case _ where first.isNumber && at("times"): "repeat \(file.slice(span(first))) times { … }"
        default: nil
        }
    }

    private func habit(inTimed command: String) -> String? {
        if let times = rangeOfTimes { return times.map { "\(command) \($0)" }.joined(separator: "` or `") }
        if let typed = conditionInWords() { return typed }
        guard isBehindTime else { return nil }
        let time = file.slice(span(peek(-1)))
        if command == "thaw", at("active") || at("actively") { return "thaw \(time)" }
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

    /// `freeze 10 to 12 min`.
    private var rangeOfTimes: [String]? {
        guard at("to"), case .number(let first) = peek(-1).kind, case .number(let second) = peek(1).kind, let unit = second.last?.unit ?? first.last?.unit,
            UnitWords.time.contains(unit.text)
        else { return nil }
        return [(first, peek(-1)), (second, peek(1))].map { $0.0.last?.unit == nil ? "\(file.slice(span($0.1))) \(unit.text)" : file.slice(span($0.1)) }
    }

    /// `use layouts, protocols`.
    private func severalModules(startingWith first: Token) -> String? {
        if current.isWord, !at("and"), isFirstOnLine(index(of: first)), peek(1).isNewline || peek(1).isEnd { return "use \(current.text)" }
        guard at(",") || at("and") else { return nil }
        let names = tokens[(index(of: first) + 1)..<statementEnd(from: position)].filter { $0.isWord && $0.text != "and" }.map(\.text)
        return names.map { "use \($0)" }.joined(separator: "; ")
    }

    /// `limit coldest(sciatic) above 5 C`: what was typed, with the sign.
    private func habitInRequirement(startingWith first: Token) -> String? {
        if current.isNumber, first.text == "goal", peek(-1, ")") { return "\(text(index(of: first), position)) >= \(file.slice(span(current)))" }
        guard current.isWord else { return nil }
        let value = tokens[position..<statementEnd(from: position)].first(where: \.isNumber)
        let isNegative = value.map { peek(index(of: $0, behind: position) - position - 1, "-") } ?? false
        let compared = value.map { (isNegative ? "-" : "") + file.slice(span($0)) }
        let question = text(index(of: first), position)
        switch current.text.lowercased() {
        case "above", "over", "exceeds", "exceeding", "greater", "more", "higher", "warmer": return "\(question) > \(compared ?? "5 C")"
        case "below", "under", "less", "lower", "colder": return "\(question) < \(compared ?? "-40 C")"
        case "and", "or": return current.text.lowercased() + "` in small letters"
        case "at" where peek(1).isNumber: return "with \(file.slice(span(peek(1)))) confidence"
        default: return nil
        }
    }

    private func index(of token: Token, behind place: Int) -> Int { tokens[place...].firstIndex { $0.start == token.start } ?? place }

    /// `37 degrees`, where a temperature is wanted.
    var degreesOfTemperature: Diagnostic? {
        guard current.isWord, ["degrees", "degree", "deg"].contains(current.text), peek(-1).isNumber else { return nil }
        let isNegative = peek(-2, "-")
        let before = isNegative ? -3 : -2
        let isCompared = ["at", "until", "to", "<", ">", "<=", ">="].contains { peek(before, $0) }
        guard isCompared || (peek(before, ":") && ["below", "surface", "cryogen", "freezing"].contains(peek(before - 1).text)) else { return nil }
        let typed = (isNegative ? "-" : "") + file.slice(span(peek(-1))) + " C"
        return SyntaxMessages.degrees(typed, at: span(current))
    }

    /// `domain 100 mm x 80 mm x 60 mm` and `domain 100 x 80 x 60 mm`.
    private var sidesOfDomain: String? {
        let figures = tokens[(position - 1)..<statementEnd(from: position)].filter(\.isNumber)
        guard peek(-1).isNumber, figures.count == 3 else { return nil }
        let unit = figures.map { UnitWords.last(of: $0) }.last { !$0.isEmpty } ?? "mm"
        let sides = figures.map { file.slice(span($0)).prefix { $0.isNumber || $0 == "." } }.joined(separator: ", ")
        return "domain box(center: (0, 0, 0) mm, size: (\(sides)) \(unit == "m" ? "mm" : unit))"
    }

    private var habitInBackground: String? {
        if at(","), peek(1).isNumber { return "background \(peek(-1).text) at \(file.slice(span(peek(1))))" }
        if current.isNumber { return "background \(peek(-1).text) at \(file.slice(span(current)))" }
        return current.isWord ? "background \(current.text)" : nil
    }
}
