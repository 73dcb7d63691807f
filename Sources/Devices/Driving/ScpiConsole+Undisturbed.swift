/// Nothing may have happened at the machine that this session did not tell it: what it reckons with would be another patient's.
extension ScpiConsole {
    /// From here on the machine is this case's: what it says of the cases before counts as known.
    public func noteBeginning() throws {
        markBefore = try one(.marked)
        ownGasUntil = try one(.gasOff) ?? ownGasUntil
    }

    /// That nobody else drives the machine, and that the last command it has taken is one of this case.
    public func requireOurs() throws {
        try requireNobodyElse()
        guard let number = try one(.marked), let last = try lastTaken() else { return }
        if last.isOfThisCase, last.count <= announcedCount { return markBefore = nil }
        guard number == markBefore else { throw ConsoleFailure.notOurs }
    }

    /// What it can be seen by.
    private static let sights: [DeviceOperation] = [.heard, .marked, .open, .gasOff]

    /// Asked before a command that needs a clearance is said, while no gas of this case flows.
    func requireUndisturbed() throws {
        guard bank.flowing.isEmpty, Self.sights.contains(where: profile.can) else { return }
        try requireNotRestarted()
        try requireOurs()
        try perform(.sample)
        let seconds = try machineSeconds()
        guard seconds >= lastSeconds - 1 else { throw ConsoleFailure.timeStands }
        guard speed != nil || seconds - lastSeconds < 1e-3 else { throw ConsoleFailure.timePassed(seconds - lastSeconds) }
        try requireNothingOpen(at: seconds)
        try requireNoOtherGas()
    }

    /// Each channel still holds the probe that was connected there: another one, or another model, would freeze another patient.
    func requirePlugged(_ probes: [String]) throws(ConsoleFailure) {
        for probe in probes {
            guard let channel = channels[probe], let model = bank[probe]?.model else { continue }
            do throws(ConsoleFailure) {
                try perform(.plugged, TemplateValues(channels: [channel], words: [.name: probe, .model: model]))
            } catch {
                throw error.code == "unconfirmed" ? .exchanged(probe, channel, saw: error.message) : error
            }
        }
    }

    func requireNothingOpen(at seconds: Double) throws {
        let unsettled = Set(channels.filter { !isSettled($0.key, at: seconds) }.map(\.value))
        guard let open = try openChannels(among: allChannels.filter { !unsettled.contains($0) }), let channel = open.min() else { return }
        throw ConsoleFailure.strangeGas(channel)
    }

    /// Gas that went off behind the last that this session knows of was opened by somebody else.
    private func requireNoOtherGas() throws {
        guard let off = try one(.gasOff), off > ownGasUntil else { return }
        throw ConsoleFailure.gasSince(off)
    }

    var allChannels: [Int] { Array(1...profile.limits.channels) }

    /// Until when gas may have flowed by this session's own commands, s of the machine's time.
    func noteGas(at seconds: Double) {
        guard mayHaveGas else { return }
        ownGasUntil = max(ownGasUntil, seconds + settlingSeconds)
        mayHaveGas = !bank.flowing.isEmpty || !channels.keys.allSatisfy { isSettled($0, at: seconds) }
    }
}
