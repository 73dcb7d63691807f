import Session

/// `undo`, `undo limit`, `undo goal`.
extension Conversation {
    func undo(_ what: String?) {
        guard state == .ready else { return audience.say(TravelWords.whileStopped("undo")) }
        guard let what else { return undoLast() }
        guard ["limit", "goal"].contains(what) else { return audience.say(TravelWords.wantsLimitOrGoal(what)) }
        undoRequirement(isLimit: what == "limit")
    }

    private func undoLast() {
        guard let step = steps.last else { return audience.say(TravelWords.nothingToUndo) }
        guard let before = step.before, procedure.isUncommitted(since: before.procedure) else {
            return audience.say(TravelWords.committed(step, forks: canGoBackTo, mayTakeRequirement: procedure.requirementCount > 0))
        }
        guard writeDown("undo"), become(before, procedure: { try procedure.takeBack(step.text, to: before.procedure) }) else { return }
        steps.removeLast()
        audience.say(TravelWords.takenBack(step.line))
    }

    /// The last limit or goal, wherever it was said: it binds nothing that was done before.
    private func undoRequirement(isLimit: Bool) {
        let word = isLimit ? "limit" : "goal"
        guard let (number, requirement) = procedure.lastRequirement(isLimit: isLimit) else { return audience.say(TravelWords.noRequirement(word)) }
        let text = "\(word) \(requirement.text)"
        guard let place = statement(ofRequirement: number) else { return audience.say(TravelWords.requirementOfOther(text)) }
        let before = stand()
        guard writeDown("undo \(word)") else { return }
        if let halt = RunCommand.halt({ try procedure.takeBack(requirement: number) }) { return tell(halt) }
        done.remove(at: place)
        checker.takeBack(requirementAt: requirement.span)
        steps.take("undo \(text)", before, wasCommitted: false, done: done)
        audience.say(TravelWords.takenBack(text))
    }

    /// The statement that set the limit or goal of this number and nothing else; nothing where it came with more.
    private func statement(ofRequirement number: Int) -> Int? {
        var count = 0
        for (place, statement) in done.enumerated() {
            count += statement.requirementCount
            if count > number { return statement.isRequirement ? place : nil }
        }
        return nil
    }

    private var canGoBackTo: [String]? { procedure.canGoBack ? forks.map(\.name) : nil }
}
