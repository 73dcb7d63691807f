import Evaluation

/// What the exit status says, by the contract.
public enum ExitStatus {
    public static let done: Int32 = 0
    public static let programWrong: Int32 = 1
    public static let commandLineWrong: Int32 = 2
    public static let refused: Int32 = 3
    public static let goalMissed: Int32 = 4
    public static let deviceFailed: Int32 = 5
    public static let assertionFailed: Int32 = 6
    public static let stopped: Int32 = 130

    /// Where nothing halted the program a missed goal counts. A journal that cannot be written is a device that failed.
    static func of(_ halt: Halt?, goals: [RunReport.Goal]) -> Int32 {
        switch halt {
        case .stopped: stopped
        case .deviceFailed, .journalFailed: deviceFailed
        case .refused: refused
        case .assertionFailed: assertionFailed
        case .mistake: programWrong
        case nil: goals.allSatisfy(\.isMet) ? done : goalMissed
        }
    }
}

extension Procedure {
    /// Why the console did not confirm that the gas is closed; nothing where it is.
    public var gasFailure: String? { machine.gasFailure }

    /// The machine was never taken over: nothing of it was opened, and nothing closed.
    public var isMachineUntouched: Bool { !machine.isOpen }

    /// Whether anything tells if gas flows.
    public var seesGas: Bool { machine.driver.seesGas }

    /// Judges the goals, closes the journal, and sums the run up. Where the console did not confirm that its gas is closed the journal stays open:
    /// whoever takes it up closes the gas.
    public func conclude(_ halt: Halt?, program: String, version: String) -> RunReport {
        if halt == nil { haltAtEnd = lookAfterGas(isLast: options.isInteractive) }
        let halt = halt ?? haltAtEnd
        if halt != nil { closeGas() }
        if ledger.isAtCut { try? takeUpBetweenCommands(goesOn: false) }
        let goals = judgeGoals()
        var exit = ExitStatus.of(halt, goals: goals)
        if machine.gasFailure != nil { exit = ExitStatus.deviceFailed }
        do {
            if !isLeftOpen, machine.gasFailure == nil { try record(.end, .members([("goals", .list(goals.map { $0.json(.full) })), ("exit", .number(Int(exit)))])) }
        } catch {
            if exit != ExitStatus.stopped { exit = isLeftOpen ? ExitStatus.stopped : ExitStatus.deviceFailed }
        }
        var report = RunReport(
            version: version, program: program, title: state.patient?.title, driver: driver.name, isDryRun: options.isDryRun,
            resolutionMM: state.resolutionMM, commands: rows, goals: goals, values: published, solverWallSeconds: solverWallSeconds,
            wallSeconds: options.clock() - startedAt, exit: exit)
        report.machine = driver.machine.mark
        return report
    }

    /// A machine on its own clock may still be between two states when the last command is over: its valves are looked at once it has settled. Why the
    /// run ends otherwise than it seemed; who stops the wait stops the run, for nothing has been seen of the valves then.
    ///
    /// - Parameter isLast: a person leaves: it is looked once more, since somebody else may have opened gas meanwhile.
    func lookAfterGas(isLast: Bool = false) -> Halt? {
        let openings = machine.begun.count(where: \.opensGas)
        let isNew = openings > openingsLookedAfter
        let mayLook = ledger.isInPast ? ledger.upcoming(.reading) != nil || ledger.upcoming(.failed) != nil : driver.settlingSeconds > 0
        guard mayLook, isNew || isLast, machine.isOpen, !machine.isStopped, !isLeftOpen else { return nil }
        openingsLookedAfter = openings
        do {
            try passWithGasOff(isNew ? machine.wait(seconds: driver.settlingSeconds).seconds : machine.secondsSinceHeardOf())
            try checkForStop()
            return nil
        } catch let error where !(error is LedgerCut || error is PastLeft) {
            return halt(error) as? Halt
        } catch {
            return nil
        }
    }

    /// A goal that cannot be measured is missed.
    public func judgeGoals() -> [RunReport.Goal] {
        requirementsBeforeEntry = nil
        abandonEntry()
        return requirements.filter { !$0.isLimit }.map { goal in
            let judgement = try? judgement(of: goal)
            return RunReport.Goal(
                line: goal.line, text: goal.text, value: judgement?.value, unit: judgement?.unit ?? "", isMet: judgement?.holds ?? false, confident: judgement?.confident)
        }
    }
}
