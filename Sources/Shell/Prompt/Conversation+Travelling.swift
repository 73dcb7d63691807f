import Evaluation
import Session

/// `fork "name"`, `forks`, `compare "a" "b"`, `back to "name"`.
extension Conversation {
    func fork(as name: String) -> Bool {
        guard state == .ready else { return fails(TravelWords.whileStopped("fork")) }
        guard !name.isEmpty else { return fails(TravelWords.wantsName("fork")) }
        guard name != Self.nowWord, !forks.contains(where: { $0.name == name }) else { return fails(TravelWords.nameIsTaken(name)) }
        guard writeDown("fork \"\(name)\"") else { return false }
        forks.append(Fork(name: name, stand: stand(isForReturn: true), steps: steps))
        let clock = SessionClock.text(procedure.elapsedSeconds)
        audience.say(procedure.canGoBack ? TravelWords.forked(name, clock) : TravelWords.forkedForecast(name, clock, machine.mark))
        return true
    }

    func listForks() {
        guard !forks.isEmpty else { return audience.say(TravelWords.noForks) }
        let columns = forks.compactMap { fork in figures { try procedure.figures(of: fork.stand.procedure) }.map { (fork.name, $0) } }
        let now = figures { try procedure.figures() }.map { [(Self.nowWord, $0)] } ?? []
        audience.say(FigureTable(columns + now).list(width: Terminal.columns(of: Terminal.output)))
    }

    /// Forks and predictions by their names, and `now`.
    func compare(_ names: [String]) {
        guard !names.isEmpty else { return audience.say(TravelWords.wantsTwo) }
        var columns: [(String, StandFigures)] = []
        for name in names {
            guard let figures = figures(named: name) else { return }
            columns.append((name, figures))
        }
        guard columns.count > 1 else { return audience.say(TravelWords.wantsOther(names[0], isNow: names[0] == Self.nowWord)) }
        audience.say(FigureTable(columns).comparison(width: Terminal.columns(of: Terminal.output)))
    }

    private static let nowWord = "now"

    private func figures(named name: String) -> StandFigures? {
        if let fork = forks.first(where: { $0.name == name }) { return figures { try procedure.figures(of: fork.stand.procedure) } }
        if name == Self.nowWord { return figures { try procedure.figures() } }
        if checker.visibleNames.contains(name), let prediction = interpreter.prediction(named: name) {
            return figures { try procedure.figures(of: prediction) }
        }
        audience.say(TravelWords.unknown(name, moments: forks.map(\.name) + predictionNames + [Self.nowWord]))
        return nil
    }

    /// What a `let plan = predict { … }` gave its name.
    private var predictionNames: [String] { checker.visibleNames.filter { interpreter.prediction(named: $0) != nil } }

    private func figures(_ reckon: () throws -> StandFigures) -> StandFigures? {
        do {
            return try reckon()
        } catch {
            audience.say((error as? Unanswerable)?.message ?? "\(error)")
            return nil
        }
    }

    /// What goes where one goes back: nothing of it was there when the moment was remembered.
    private func dropped(by fork: Fork) -> String {
        let (now, then) = (procedure.stand(), fork.stand.procedure)
        var kept = then.requirementTexts
        let requirements = now.requirementTexts.filter { text in
            guard let place = kept.firstIndex(of: text) else { return true }
            kept.remove(at: place)
            return false
        }
        let probes = now.probeNames.filter { !then.probeNames.contains($0) }
        let names = Set(checker.visibleNames).subtracting(fork.stand.checker.visibleNames).subtracting(now.probeNames)
        return TravelWords.dropped(requirements, probes: probes, names: names.sorted())
    }

    func goBack(to name: String) {
        guard state == .ready else { return audience.say(TravelWords.whileStopped("back")) }
        guard !name.isEmpty else { return audience.say(TravelWords.wantsName("back to", such: forks.last?.name)) }
        guard let fork = forks.first(where: { $0.name == name }) else { return audience.say(TravelWords.unknownFork(name, forks: forks.map(\.name))) }
        guard procedure.canGoBack else { return audience.say(TravelWords.noWayBack(machine.mark)) }
        let left = TravelWords.left(fork.stand.procedure, at: procedure.elapsedSeconds, procedure.stand().commandCount) + dropped(by: fork)
        guard writeDown("back to \"\(name)\""), become(fork.stand, procedure: { try procedure.goBack(to: name, fork.stand.procedure) }) else { return }
        steps = fork.steps
        audience.say("\(TravelWords.wentBack(name, SessionClock.text(procedure.elapsedSeconds)))\(left)")
    }
}
