import Bioheat
import Devices
import Geometry

extension SimulatedConsole {
    public func expect(revision: Int) { expectedRevision = revision }

    public func begin(_ clearance: consuming Clearance) throws {
        let command = clearance.command
        guard command.isWayOut || clearance.revision == expectedRevision else {
            throw ConsoleFailure.stale(clearance: clearance.revision, expected: expectedRevision)
        }
        try begin(command)
        commandCount += 1
        lastBegunAtSeconds = hidden.elapsedSeconds
        noteFlow()
    }

    public func allStop() throws { changeChannels { $0.stop() } }

    public func status() throws -> ConsoleStatus {
        try requireLink()
        return ConsoleStatus(
            atSeconds: hidden.elapsedSeconds, channels: bank.channelStatuses, isStopped: bank.isStopped, commandCount: commandCount,
            lastBegunAtSeconds: lastBegunAtSeconds, gasOffAtSeconds: gasOffAtSeconds)
    }

    /// Remembers when gas ceases to flow.
    func noteFlow() {
        guard bank.flowing.isEmpty else { return isFlowing = true }
        if isFlowing { gasOffAtSeconds = hidden.elapsedSeconds }
        isFlowing = false
    }

    public func rearm() throws {
        try requireLink()
        bank.rearm()
    }

    public func heartbeat() throws { try requireLink() }

    /// Everything that can refuse comes before anything is changed; the bank itself is changed whole or not at all.
    func begin(_ command: Command) throws(ConsoleFailure) {
        if case .stop = command { return changeChannels { $0.stop() } }
        try requireLink()
        try requireGoodTest(command)
        try requireKnownModel(command)
        var next = bank
        try next.begin(command.withoutSensors(named: sensors))
        try requireGas(command, next)
        changeChannels { $0 = next }
        apply(command)
    }

    private func requireGoodTest(_ command: Command) throws(ConsoleFailure) {
        guard case .test(let probe, _) = command, testResult(of: probe) > 0 else { return }
        throw .failedTest(probe)
    }

    private func requireKnownModel(_ command: Command) throws(ConsoleFailure) {
        switch command {
        case .test(let probe, let model): try requireModel(model, of: probe)
        case .place(let placement): try requireModel(placement.model, of: placement.probe)
        default: break
        }
    }

    private func requireModel(_ model: String, of probe: String) throws(ConsoleFailure) {
        guard probeModels[model] != nil else { throw .unknownModel(model, probe: probe) }
    }

    private func requireGas(_ command: Command, _ bank: ChannelBank) throws(ConsoleFailure) {
        guard case .freeze(let probes, _) = command else { return }
        for probe in probes {
            let gas = coolingGas(of: probe)
            guard let bottle = bottles[gas], !bottle.isEmpty, pressurePsi(of: gas) > 0 else { throw .emptyBottle(gas, probe: probe) }
        }
    }

    /// What a command that the channels have taken does to the patient.
    private func apply(_ command: Command) {
        switch command {
        case .place(let placement): place(placement)
        case .placeSensor(let name, let tip, _): sensors[name] = tip
        case .withdraw(let names): withdraw(names)
        case .warmSkin(let celsius): hidden.warmSkin(toCelsius: celsius)
        case .scan(let request): begunScan = request
        case .test, .setPower, .freeze, .thaw, .hold, .insulate, .stop: break
        }
    }

    private func place(_ placement: Placement) {
        guard let model = probeModels[placement.model] else { return }
        let strength = activeFaults.strength(of: placement.probe)
        strengthAtPlacing[placement.probe] = strength
        hidden.place(
            PlacedProbe(name: placement.probe, model: model.weakened(to: strength), tip: placement.tip, entry: placement.entry))
    }

    private func withdraw(_ names: [String]) {
        let probes = names.filter { sensors[$0] == nil }
        for name in names { sensors.removeValue(forKey: name) }
        if !probes.isEmpty { hidden.withdraw(probes) }
    }

    func coolingGas(of probe: String) -> String { hidden.probes.first { $0.name == probe }?.model.gas ?? "" }
}

extension Command {
    /// A sensor can be withdrawn like a probe, but no channel is on it.
    fileprivate func withoutSensors(named sensors: [String: Point]) -> Command {
        guard case .withdraw(let names) = self else { return self }
        return .withdraw(probes: names.filter { sensors[$0] == nil })
    }
}
