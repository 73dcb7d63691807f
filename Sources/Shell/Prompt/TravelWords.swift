import Session

/// The words of `undo`, `fork`, `forks`, `compare` and `back`.
enum TravelWords {
    static func whileStopped(_ word: String) -> String {
        "stopped: what has been done stays as it is until somebody says what follows; `resume` first, then `\(word)`. Nothing is sent by either"
    }

    // MARK: Taking back

    static let nothingToUndo = "there is nothing to take back (the last \(Steps.most) entries that declared or did something are remembered)"

    static func wantsLimitOrGoal(_ what: String) -> String {
        "`undo` takes back the last entry, `undo limit` the last limit, `undo goal` the last goal; there is no `undo \(what)`"
    }

    static func takenBack(_ text: String) -> String { "taken back: `\(text)`" }

    static func noRequirement(_ word: String) -> String { "there is no \(word)" }

    static func requirementOfOther(_ text: String) -> String {
        "`\(text)` came together with something else and is not taken back alone; `undo` takes the last entry back as a whole"
    }

    /// - Parameter forks: what can be gone back to; nothing where there is no going back at all.
    static func committed(_ step: Steps.Step, forks: [String]?, mayTakeRequirement: Bool) -> String {
        let way = forks.map { forks in
            forks.last.map { "; `back to \"\($0)\"` goes back to a fork" } ?? "; `fork \"name\"` before a step lets the simulator be set back"
        } ?? ""
        let requirements = mayTakeRequirement ? "\n  `undo limit` and `undo goal` still take back the last limit or goal" : ""
        return """
            `\(step.line)` has been committed
              the machine has done it, and it cannot be taken back
              \(instead(of: step))\(way)\(requirements)
            """
    }

    /// What may be done about a command that is done.
    private static func instead(of step: Steps.Step) -> String {
        let words = step.done.last?.text.split(whereSeparator: \.isWhitespace).map(String.init) ?? []
        switch words.first {
        case "place" where words.count > 2: return "`withdraw \(words[2])` takes it out again"
        case "set": return "set the power anew"
        case "freeze", "together": return "what was frozen has been frozen; `thaw` warms it"
        case "warm": return "warm the skin to another temperature"
        default: return "what is done is done"
        }
    }

    // MARK: Forks

    static func wantsName(_ word: String, such name: String? = nil) -> String {
        "`\(word)` wants a name: `\(word) \"\(name ?? "before the second freeze")\"`"
    }

    static func nameIsTaken(_ name: String) -> String { "there is a moment called \"\(name)\" already; give this one another name" }

    static func forked(_ name: String, _ clock: String) -> String { "remembered as \"\(name)\", at \(clock); `back to \"\(name)\"` goes back to it" }

    static func forkedForecast(_ name: String, _ clock: String, _ mark: String) -> String {
        "remembered as \"\(name)\", at \(clock): the forecast only. \(noReturn(mark)); `compare` holds it against others"
    }

    static let noForks = "nothing is remembered yet; `fork \"name\"` remembers this moment"

    static let wantsTwo = """
        compare what with what? Forks by their names, predictions by theirs, and `now`:
        compare "one probe" "two probes"     compare "start" now     compare plan now   (behind `let plan = predict { … }`)
        """

    static func wantsOther(_ name: String, isNow: Bool) -> String {
        isNow ? "compare `now` with what? `compare \"one probe\" now` with a fork, or a prediction by its name" : "compare \"\(name)\" with what? `compare \"\(name)\" now` with the plan as it stands"
    }

    /// - Parameter moments: what can be compared.
    static func unknown(_ name: String, moments: [String]) -> String { "there is no fork and no prediction called \"\(name)\"" + known(name, moments) }

    // MARK: Going back

    static func unknownFork(_ name: String, forks: [String]) -> String {
        forks.isEmpty ? "there is no fork called \"\(name)\"; \(noForks)" : "there is no fork called \"\(name)\"" + known(name, forks)
    }

    private static func known(_ name: String, _ names: [String]) -> String {
        let near = WordHelp.near(name, among: names)
        if !near.isEmpty { return "; did you mean \(near.map { "\"\($0)\"" }.joined(separator: " or "))?" }
        return "; there is " + names.map { "\"\($0)\"" }.joined(separator: ", ")
    }

    static func noWayBack(_ mark: String) -> String {
        "\(noReturn(mark)); what has been committed stays. `let plan = predict { … }` tries from here, and `compare plan now` compares"
    }

    private static func noReturn(_ mark: String) -> String {
        mark == "LIVE" ? "This machine is LIVE, and its patient goes one way only" : "This simulator runs by itself and is not set back from here"
    }

    static func wentBack(_ name: String, _ clock: String) -> String { "back at \(clock), as it was at \"\(name)\"" }

    /// What was said since the fork and is gone, a line a kind.
    static func dropped(_ requirements: [String], probes: [String], names: [String]) -> String {
        let kinds = [
            requirements.map { "`\($0)`" }.joined(separator: ", "), list(probes, "probe", "probes"), list(names, "the name", "the names"),
        ].filter { !$0.isEmpty }
        return kinds.isEmpty ? "" : "\n  dropped with it: \(kinds.joined(separator: "; "))"
    }

    private static func list(_ names: [String], _ one: String, _ several: String) -> String {
        names.isEmpty ? "" : "\(names.count == 1 ? one : several) \(names.map { "`\($0)`" }.joined(separator: ", "))"
    }

    /// What is left behind.
    static func left(_ stand: Procedure.Stand, at seconds: Double, _ commandCount: Int) -> String {
        let count = commandCount - stand.commandCount
        guard count != 0 || seconds != stand.elapsedSeconds else { return "" }
        let commands = count == 1 ? "one command" : "\(count) commands"
        let what = count > 0 ? "\(commands) up to \(SessionClock.text(seconds))" : "what was done up to \(SessionClock.text(seconds))"
        return "; \(what) left behind, in the journal only"
    }
}
