import Devices
import Evaluation

/// How a run that was cut off goes on.
extension Procedure {
    /// The past ends here, with nothing under way.
    ///
    /// - Parameter goesOn: false where the run is over, and only its gas was still to be closed.
    func takeUpBetweenCommands(before request: CommandRequest? = nil, goesOn: Bool = true) throws {
        guard ledger.isAtCut else { return }
        let status = try reunite()
        if goesOn { try requireExplained(status, nil) }
        let gap = status.map { max(0, $0.atSeconds - machine.seconds) } ?? 0
        try ask(takeover(nil, status, gapSeconds: gap, before: request))
        if let status { machine.hear(of: status.atSeconds) }
        try passWithGasOff(gap)
    }

    /// The past ends behind the last entry of a sitting, or within its end: one that was left over gas that would not go off.
    public func takeUpIfCutOff() throws {
        if ledger.isInPast, !ledger.isAtCut, machine.isStopped || lookAfterGas(isLast: true) != nil { closeGas() }
        try takeUpBetweenCommands()
    }

    /// The past ends in the middle of a command: the machine says what it did of it. Returns where it was done and only its result is to be written.
    func takeUp(_ commitment: inout Commitment) throws {
        let status = try reunite()
        if let status { try settle(&commitment, by: status) }
        try requireExplained(status, commitment)
        let ranOn = status.map { secondsRunOn(in: commitment, $0) } ?? 0
        let gap = status.map { max(0, $0.atSeconds - machine.seconds - ranOn) } ?? 0
        commitment.seconds += ranOn
        try ask(takeover(commitment, status, gapSeconds: gap, before: commitment.request))
        if let status { machine.hear(of: status.atSeconds) }
        guard commitment.hasBegun else {
            try passWithGasOff(gap)
            throw CutShort(seconds: 0, wasNotBegun: true)
        }
        if commitment.isDone { return try passBehind(gap, commitment) }
        try cutShort(&commitment)
        try passWithGasOff(gap)
        throw CutShort(seconds: commitment.seconds)
    }

    /// The machine, its gas closed. One that does not know the case is not gone on with: what it has in the patient is not what the journal says.
    private func reunite() throws -> ConsoleStatus? {
        let status = try machine.reunite(state.patient, probeModels)
        guard let status, !status.knowsCase, machine.begun.contains(where: \.isSaid) else { return status }
        (isLeftOpen, isLeftForMachine) = (true, true)
        throw Halt.deviceFailed(
            "this console knows nothing of the case: it is another one, or it was started anew. Its gas is closed; look at the machine before anything is taken up")
    }

    /// What the machine did meanwhile is what the journal holds, and its gas went off when the watchdog can have closed it: more is another's, and nothing of it
    /// is in the model.
    private func requireExplained(_ status: ConsoleStatus?, _ commitment: Commitment?) throws {
        guard let status else { return }
        if let count = status.commandCount, count > machine.begun.count { throw unexplained("the console has taken \(count) commands of this case, and the journal holds \(machine.begun.count)") }
        guard let off = status.gasOffAtSeconds, let settling = status.settlingSeconds, let unwatched = status.mostSecondsUnwatched else { return }
        let usesGas = commitment?.begun.contains(where: \.opensGas) == true
        let latest = machine.seconds + (usesGas ? unwatched : settling)
        // Gas that this resumption has found and closed is the command's own, as far as anybody knows.
        guard off > latest, off < status.atSeconds - settling else { return }
        throw unexplained("gas flowed at the console until \(Int(off.rounded())) s of its clock, and by the journal until \(Int(latest.rounded())) s at most")
    }

    private func unexplained(_ why: String) -> Halt {
        (isLeftOpen, isLeftForMachine) = (true, true)
        return Halt.deviceFailed("\(why): another has driven it since. Its gas is closed; look at the machine and the patient before anything is taken up")
    }

    private func passBehind(_ gap: Double, _ commitment: Commitment) throws {
        guard gap > 0 else { return }
        try complete(commitment)
        try passWithGasOff(gap)
        throw CutShort(seconds: commitment.seconds, isDone: true)
    }

    private func settle(_ commitment: inout Commitment, by status: ConsoleStatus) throws {
        switch try machine.settle(by: status) {
        case .begun(let command): commitment.begun.append(command)
        case .nothingOpen, .notBegun: break
        case .unknown(let command):
            (isLeftOpen, isLeftForMachine) = (true, true)
            throw Halt.deviceFailed(
                "the gas is closed, but the console does not tell whether it had begun `\(command.kind)`; look at the machine before anything is taken up")
        }
    }

    /// How long the command went on behind what was last heard of it, s: its gas until that went off, a wait without gas until now.
    private func secondsRunOn(in commitment: Commitment, _ status: ConsoleStatus) -> Double {
        guard commitment.hasBegun else { return 0 }
        let usesGas = commitment.begun.contains(where: \.opensGas)
        let end = usesGas ? status.gasOffAtSeconds ?? machine.seconds : status.atSeconds
        return min(max(0, end - machine.seconds), max(0, commitment.course.seconds - commitment.seconds))
    }

    private func takeover(_ commitment: Commitment?, _ status: ConsoleStatus?, gapSeconds: Double, before request: CommandRequest?) -> Takeover {
        let open = commitment.map { commitment in
            Takeover.OpenCommand(
                line: commitment.request.line, text: commitment.request.text,
                fate: commitment.isDone ? .done : commitment.hasBegun ? .cutOff : .notBegun, ranSeconds: commitment.seconds,
                wholeSeconds: commitment.course.seconds)
        }
        return Takeover(
            open: open, nextLine: request?.line, status: status, gapSeconds: gapSeconds,
            isClosingTimeUnknown: status != nil && status?.gasOffAtSeconds == nil && commitment?.begun.contains(where: \.opensGas) == true,
            placedProbes: placedProbes, elapsedSeconds: state.elapsedSeconds, isSimulated: machine.isSimulated)
    }

    /// Shows what will be done and asks. What an earlier resumption did is not asked about again.
    private func ask(_ takeover: Takeover) throws {
        guard !ledger.isInPast, !audience.takesUp(takeover) else { return }
        isLeftOpen = true
        throw Halt.stopped
    }
}
