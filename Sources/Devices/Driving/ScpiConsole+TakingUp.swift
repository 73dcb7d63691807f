/// A case that is under way, found again by a driver that was not there, or was killed.
extension ScpiConsole {
    /// Fills the driver's own books from the commands that were begun, in order. Nothing is said to the machine; what it really does is asked by
    /// ``status()``.
    public func takeUp(
        _ begun: [Command], hasThermocouple: @escaping (_ model: String) -> Bool, gas: @escaping (_ model: String) -> String
    ) throws {
        self.hasThermocouple = hasThermocouple
        gasOfModel = gas
        // The gas was closed before these books are filled. Each command began when the one before it was over and a stop had been released.
        bank = ChannelBank()
        for command in begun {
            bank.rearm()
            bank.pass(seconds: ChannelBank.longestSeconds)
            number(command)
            try? bank.begin(withoutSensors(command))
            note(command)
        }
        (commandCount, announcedCount) = (begun.count, begun.count + 1)
        lastSeconds = try machineSeconds()
        lastReadAt = wall.now()
        ownGasUntil = lastSeconds + settlingSeconds
        // Whether it knows the case is told by its status; one that has taken nothing of it yet has a number from before.
        markBefore = try one(.marked)
    }

    /// The same numbers as when they were first named.
    private func number(_ command: Command) {
        switch command {
        case .test(let probe, _):
            channels[probe] = channels[probe] ?? nextChannel
            tests[probe] = true
        case .place(let placement): channels[placement.probe] = channels[placement.probe] ?? nextChannel
        case .placeSensor(let name, _, _): sensors[name] = sensors[name] ?? nextSensor
        default: break
        }
    }

    public func status() throws -> ConsoleStatus {
        let seconds = try machineSeconds()
        try agreeWithValves()
        let last = try lastTaken()
        var status = ConsoleStatus(
            atSeconds: seconds, channels: bank.channelStatuses, isStopped: try one(.stopped).map { $0 != 0 } ?? bank.isStopped,
            commandCount: last.map { $0.isOfThisCase ? $0.count : 0 }, lastBegunAtSeconds: try one(.begun), gasOffAtSeconds: try one(.gasOff))
        status.knowsCase = last?.isOfThisCase ?? true
        if let speed, profile.can(.watchdog) {
            let limits = profile.limits
            status.settlingSeconds = settlingSeconds + max(1, speed)
            // From a reading to the next, the last heartbeat among them, and from that the watchdog's time; a second of the wall for talking.
            status.mostSecondsUnwatched = secondsBetweenReadings + speed * (limits.watchdogSeconds + limits.heartbeatSeconds + 1)
        }
        return status
    }

    func one(_ operation: DeviceOperation) throws(ConsoleFailure) -> Double? {
        profile.can(operation) ? try readValues(operation, channels: []).first.flatMap { $0 } : nil
    }

    /// The machine's valves are right, the books are not.
    private func agreeWithValves() throws {
        let probes = channels.keys.sorted()
        let numbers = probes.compactMap { channels[$0] }
        guard let open = try openChannels(among: numbers), !numbers.isEmpty else { return }
        let left = profile.can(.left) ? try readValues(.left, channels: numbers) : []
        for (index, probe) in probes.enumerated() {
            let isOpen = open.contains(numbers[index])
            if isOpen, bank[probe]?.state.isGasOn != true { throw ConsoleFailure.staysOpen(probe) }
            if !isOpen { bank.shut(probe) } else if let seconds = left.indices.contains(index) ? left[index] : nil { bank.setLeft(seconds, of: probe) }
        }
    }

    // MARK: Counting

    /// Room for the commands of one case in the number that the machine keeps.
    static let mostCommands = 1_000_000

    /// The machine is told the number of the command that is said next, and keeps it when it has taken that: so a lost answer can be told from a lost
    /// command, and this case from another.
    func announce() throws(ConsoleFailure) {
        announcedCount = max(announcedCount, commandCount + 1)
        try perform(.mark, TemplateValues(numbers: [.count: Double(caseNumber * Self.mostCommands + commandCount + 1)]))
    }

    /// The last command that the machine has taken, by its number in its case; nothing where it does not count.
    func lastTaken() throws -> (count: Int, isOfThisCase: Bool)? {
        guard let number = try one(.marked), number >= 0, number < 1e15 else { return nil }
        let (other, count) = Int(number).quotientAndRemainder(dividingBy: Self.mostCommands)
        return (count, other == caseNumber)
    }
}
