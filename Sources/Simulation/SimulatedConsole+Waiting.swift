import Bioheat
import Devices

extension SimulatedConsole {
    /// The longest stretch over which gas pressures are held, s.
    static let stretchSeconds = 5.0

    /// Steps the hidden patient. May come back early where the pace is interrupted: ``Readings/atSeconds`` tells how far it got.
    public func wait(seconds: Double) throws -> Readings {
        try requireLink()
        guard seconds >= 0, seconds <= ChannelBank.longestSeconds else { throw ConsoleFailure.badTime(seconds) }
        let end = hidden.elapsedSeconds + seconds
        while end - hidden.elapsedSeconds > 1e-9 {
            guard try waitStretch(until: end) else { break }
        }
        return read()
    }

    /// One stretch in which nothing switches; false where the wait is interrupted.
    private func waitStretch(until end: Double) throws(ConsoleFailure) -> Bool {
        let seconds = nextStretch(until: end)
        let start = ContinuousClock.now
        step(seconds: seconds)
        defer { noteFlow() }
        try shutWhereGasIsOut()
        try requireLink()
        let spent = (ContinuousClock.now - start) / .seconds(1)
        return pace.wait(simulatedSeconds: seconds, spentSeconds: spent)
    }

    /// Up to the next moment at which gas goes off by itself or the link breaks; always more than nothing.
    private func nextStretch(until end: Double) -> Double {
        let toEnd = min(end, faults.linkSeconds) - hidden.elapsedSeconds
        let toChange = bank.secondsToNextChange ?? .infinity
        return max(min(toEnd, toChange, Self.stretchSeconds), Channel.instant)
    }

    private func step(seconds: Double) {
        var drives: [String: ProbeDrive] = [:]
        for name in bank.flowing { drives[name] = drive(of: name) }
        hidden.advance(seconds: seconds, drives: drives)
        for name in bank.flowing { useGas(name, seconds: seconds) }
        bank.pass(seconds: seconds)
    }

    private func drive(of probe: String) -> ProbeDrive {
        guard let channel = bank[probe] else { return .off }
        switch channel.state {
        case .freezing: return .freezing(power: channel.power, pressurePsi: bottles[coolingGas(of: probe)]?.pressurePsi ?? 0)
        case .thawing: return bottles["helium"]?.isEmpty == false ? .thawing : .off
        default: return .off
        }
    }

    private func useGas(_ probe: String, seconds: Double) {
        guard let channel = bank[probe], let model = hidden.probes.first(where: { $0.name == probe })?.model else { return }
        if channel.state == .freezing {
            let pressure = bottles[model.gas]?.pressurePsi ?? 0
            bottles[model.gas]?.use(gramsPerSecond: model.gasFlow(power: channel.power, pressurePsi: pressure), seconds: seconds)
        } else {
            bottles["helium"]?.use(gramsPerSecond: GasBottle.thawGramsPerSecond, seconds: seconds)
        }
    }

    /// Where a bottle has run out the gas is off. A freeze that ends so is a failure; a thaw just goes on without gas.
    private func shutWhereGasIsOut() throws(ConsoleFailure) {
        var failure: ConsoleFailure?
        for name in bank.flowing {
            let isFreezing = bank[name]?.state == .freezing
            let gas = isFreezing ? coolingGas(of: name) : "helium"
            guard bottles[gas]?.isEmpty == true else { continue }
            bank.shut(name)
            if isFreezing { failure = failure ?? .emptyBottle(gas, probe: name) }
        }
        if let failure { throw failure }
    }
}
