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
        let start = ContinuousClock.now
        let seconds = try advanceStretch(until: end)
        let spent = (ContinuousClock.now - start) / .seconds(1)
        return pace.wait(simulatedSeconds: seconds, spentSeconds: spent)
    }

    /// Steps to the next moment at which something may switch, at most to the end; the seconds that passed.
    func advanceStretch(until end: Double) throws(ConsoleFailure) -> Double {
        beginFaults()
        let seconds = nextStretch(until: end)
        step(seconds: seconds)
        beginFaults()
        try shutWhereGasIsOut()
        try requireLink()
        return seconds
    }

    /// Up to the next moment at which gas goes off by itself or the link breaks; always more than nothing.
    private func nextStretch(until end: Double) -> Double {
        let toEnd = min(end, faults.linkSeconds, faults.nextBegin(after: hidden.elapsedSeconds)) - hidden.elapsedSeconds
        let toChange = bank.secondsToNextChange ?? .infinity
        return max(min(toEnd, toChange, Self.stretchSeconds), Channel.instant)
    }

    private func step(seconds: Double) {
        var drives: [String: ProbeDrive] = [:]
        for name in flowing { drives[name] = drive(of: name) }
        hidden.advance(seconds: seconds, drives: drives)
        for name in flowing { useGas(name, seconds: seconds) }
        changeChannels { $0.pass(seconds: seconds) }
    }

    private func drive(of probe: String) -> ProbeDrive {
        guard let channel = bank[probe] else { return .off }
        switch channel.state {
        case .thawing: return bottles["helium"]?.isEmpty == false ? .thawing : .off
        case _ where isGasFlowing(probe):
            return .freezing(power: channel.power * lateStrength(of: probe), pressurePsi: pressurePsi(of: coolingGas(of: probe)))
        default: return .off
        }
    }

    private func useGas(_ probe: String, seconds: Double) {
        guard bank[probe]?.state == .thawing else {
            let flow = coolingFlow(of: probe) + activeFaults.leak(of: probe)
            bottles[coolingGas(of: probe)]?.use(gramsPerSecond: flow, seconds: seconds)
            return
        }
        bottles["helium"]?.use(gramsPerSecond: GasBottle.thawGramsPerSecond, seconds: seconds)
    }

    /// Where a bottle has run out the gas is off. A freeze that ends so is a failure; a thaw just goes on without gas.
    private func shutWhereGasIsOut() throws(ConsoleFailure) {
        var failure: ConsoleFailure?
        for name in bank.flowing {
            let isFreezing = bank[name]?.state == .freezing
            let gas = isFreezing ? coolingGas(of: name) : "helium"
            guard bottles[gas]?.isEmpty == true else { continue }
            changeChannels { $0.shut(name) }
            if isFreezing { failure = failure ?? .emptyBottle(gas, probe: name) }
        }
        if let failure { throw failure }
    }
}
