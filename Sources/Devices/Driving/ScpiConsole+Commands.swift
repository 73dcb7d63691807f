extension ScpiConsole {
    public func expect(revision: Int) { expectedRevision = revision }

    public func begin(_ clearance: consuming Clearance) throws {
        let command = clearance.command
        guard command.isWayOut || clearance.revision == expectedRevision else {
            throw ConsoleFailure.stale(clearance: clearance.revision, expected: expectedRevision)
        }
        try begin(command)
    }

    /// Everything that can refuse comes before anything is said. What fails behind that closes all gas.
    private func begin(_ command: Command) throws {
        if case .stop = command {
            try allStop()
            return commandCount += 1
        }
        var next = bank
        try next.begin(withoutSensors(command))
        try requireLimits(command)
        if !command.isWayOut { try requireUndisturbed() }
        if case .freeze(let probes, _) = command { try requirePlugged(probes) }
        try requireGas(command)
        do {
            mayHaveGas = mayHaveGas || command.opensGas
            press(command.opensGas || !bank.flowing.isEmpty)
            try carryOut(command, next)
            commandCount += 1
            // A simulated clock may have stood until now.
            if command.opensGas { lastReadAt = wall.now() }
        } catch {
            try? allStop()
            throw error
        }
        bank = next
        press(!bank.flowing.isEmpty)
        due = nil
        note(command)
    }

    // MARK: Interlocks of the profile

    private func requireLimits(_ command: Command) throws(ConsoleFailure) {
        switch command {
        case .test(let probe, _): try requireChannel(probe)
        case .place(let placement): try requireChannel(placement.probe)
        case .setPower(_, let fraction): try requirePower(fraction)
        case .freeze(let probes, let seconds): try requireFreeze(probes, seconds)
        case .scan(let request): try requireImaging(request)
        default: break
        }
    }

    private func requireChannel(_ probe: String) throws(ConsoleFailure) {
        guard channels[probe] != nil || channels.count < profile.limits.channels else {
            throw .noChannel(probe, channels: profile.limits.channels)
        }
    }

    private func requirePower(_ fraction: Double) throws(ConsoleFailure) {
        guard profile.limits.power.contains(fraction) else { throw .powerOutside(fraction, profile.limits.power) }
        guard profile.can(.power) || fraction == 1 else { throw .noWords(.power, profile: profile.name) }
    }

    private func requireFreeze(_ probes: [String], _ seconds: Double) throws(ConsoleFailure) {
        let limits = profile.limits
        guard seconds <= limits.longestFreezeSeconds else { throw .tooLong(seconds, most: limits.longestFreezeSeconds) }
        for probe in probes {
            if tests[probe] == false { throw .failedTest(probe) }
            if tests[probe] == nil, limits.refusesUntested { throw .untested(probe) }
            if freezeCounts[probe, default: 0] >= limits.mostFreezes { throw .tooOften(probe, most: limits.mostFreezes) }
        }
    }

    /// The pressure of every gas that the freeze needs, before it begins (C4.3.6).
    private func requireGas(_ command: Command) throws(ConsoleFailure) {
        guard case .freeze(let probes, _) = command else { return }
        for gas in Set(probes.map(gas(of:))).sorted() { try requirePressure(of: gas) }
    }

    private func requirePressure(of gas: String) throws(ConsoleFailure) {
        guard profile.limits.pressurePsi[gas] != nil else { return }
        try perform(.sample)
        try requireWorkingPressure(readValues(.pressure, channels: [], gas: gas).first.flatMap { $0 }, of: gas)
    }

    private func requireImaging(_ request: ScanRequest) throws(ConsoleFailure) {
        guard identity.isSimulated else { throw .noImaging }
        begunScan = request
    }

    // MARK: Saying it

    private func carryOut(_ command: Command, _ next: ChannelBank) throws(ConsoleFailure) {
        switch command {
        case .test(let probe, let model): try test(probe, model: model)
        case .place(let placement): try place(placement)
        case .placeSensor(let name, let tip, let entry): try placeSensor(name, tip: tip, entry: entry)
        case .setPower(let probes, let fraction): try setPower(probes, fraction)
        case .freeze(let probes, let seconds):
            try sayPowers(of: probes)
            try open(.freeze, probes, seconds: seconds)
        case .thaw(let probes, let isActive, let seconds): try thaw(probes.filter { bank[$0] != nil }, next, seconds: isActive ? seconds : 0)
        case .withdraw(let names): try withdraw(names)
        case .warmSkin(let celsius): try warmSkinOfSimulated(celsius)
        case .scan: try announce()
        case .hold, .insulate, .stop: break
        }
    }

    private func test(_ probe: String, model: String) throws(ConsoleFailure) {
        try plugIn(probe, model: model)
        try announce()
        do {
            try perform(.test, values([probe], [:]))
        } catch {
            guard error.code == "unconfirmed" else { throw error }
            tests[probe] = false
            throw .testFailed(probe, saw: error.message)
        }
        tests[probe] = true
    }

    /// Channels are given in the order in which probes are first named.
    private func plugIn(_ probe: String, model: String) throws(ConsoleFailure) {
        let channel = channels[probe] ?? nextChannel
        channels[probe] = channel
        try perform(.connect, TemplateValues(channels: [channel], words: [.name: probe, .model: model]))
    }

    var nextChannel: Int { (1...profile.limits.channels).first { !channels.values.contains($0) } ?? 0 }

    private func place(_ placement: Placement) throws(ConsoleFailure) {
        try plugIn(placement.probe, model: placement.model)
        try announce()
        try tellPosition(of: placement)
        try perform(.place, values([placement.probe], [:]))
    }

    private func setPower(_ probes: [String], _ fraction: Double) throws(ConsoleFailure) {
        try announce()
        try sayPower(fraction, of: probes)
    }

    private func sayPower(_ fraction: Double, of probes: [String]) throws(ConsoleFailure) {
        try perform(.power, values(probes, [.percent: Self.percent(fraction)]))
    }

    /// To a thousandth of a percent.
    static func percent(_ fraction: Double) -> Double { (fraction * 100_000).rounded() / 1000 }

    /// Right before the gas goes on: whatever an earlier case, or a hand at the instrument, left there, the freeze has the power that was forecast.
    private func sayPowers(of probes: [String]) throws(ConsoleFailure) {
        let powers = Dictionary(grouping: probes) { bank[$0]?.power ?? 1 }
        for (fraction, probes) in powers.sorted(by: { $0.key < $1.key }) { try sayPower(fraction, of: probes) }
    }

    private func open(_ operation: DeviceOperation, _ probes: [String], seconds: Double) throws(ConsoleFailure) {
        guard profile.can(operation) else { throw .noWords(operation, profile: profile.name) }
        try beat()
        try announce()
        try perform(operation, values(probes, [.seconds: seconds]))
    }

    /// A thaw after a stop, and one without warming gas, closes.
    private func thaw(_ probes: [String], _ next: ChannelBank, seconds: Double) throws(ConsoleFailure) {
        let warming = probes.filter { next[$0]?.state == .thawing && seconds > 0 }
        let closing = probes.filter { !warming.contains($0) }
        if warming.isEmpty { try announce() }
        if !closing.isEmpty { try perform(.close, values(closing, [:])) }
        if !warming.isEmpty { try open(.thaw, warming, seconds: seconds) }
    }

    private func withdraw(_ names: [String]) throws(ConsoleFailure) {
        let probes = names.filter { sensors[$0] == nil }
        if probes.isEmpty { try announce() }
        for name in names where sensors[name] != nil { try removeSensor(name) }
        guard !probes.isEmpty else { return }
        try announce()
        try perform(.withdraw, values(probes, [:]))
        try withdrawFromSimulated(probes)
    }

    func values(_ probes: [String], _ numbers: [TemplateValue: Double]) -> TemplateValues {
        TemplateValues(channels: probes.compactMap { channels[$0] }, numbers: numbers)
    }

    // MARK: Keeping count

    func note(_ command: Command) {
        switch command {
        case .freeze(let probes, _):
            for probe in probes { freezeCounts[probe, default: 0] += 1 }
            mark(probes)
        case .thaw(let probes, _, _): mark(probes)
        case .withdraw(let names): forget(names)
        default: break
        }
    }

    private func mark(_ probes: [String]) {
        for probe in probes { changedAt[probe] = lastSeconds }
    }

    private func forget(_ names: [String]) {
        for name in names {
            sensors[name] = nil
            freezeCounts[name] = nil
            tests[name] = nil
        }
    }

    /// A sensor can be withdrawn like a probe, but no channel is on it.
    func withoutSensors(_ command: Command) -> Command {
        guard case .withdraw(let names) = command else { return command }
        return .withdraw(probes: names.filter { sensors[$0] == nil })
    }

    func gas(of probe: String) -> String { gasOfModel(bank[probe]?.model ?? "") }
}
