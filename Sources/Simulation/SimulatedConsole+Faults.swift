import Bioheat
import Devices

/// What the faults make of valves, gas and probes.
extension SimulatedConsole {
    var activeFaults: [SimulatedFault] { faults.active(at: hidden.elapsedSeconds) }

    /// Behind the regulator, psi.
    func pressurePsi(of gas: String) -> Double {
        let pressure = bottles[gas]?.pressurePsi ?? 0
        return gas == "helium" ? pressure : min(pressure, activeFaults.greatestPsi)
    }

    /// Through a probe at this moment, g/s, with what it loses; helium in a thaw.
    func flow(of probe: String) -> Double {
        guard isGasFlowing(probe) else { return 0 }
        guard bank[probe]?.state != .thawing else { return bottles["helium"]?.isEmpty == false ? GasBottle.thawGramsPerSecond : 0 }
        return coolingFlow(of: probe) + activeFaults.leak(of: probe)
    }

    func coolingFlow(of probe: String) -> Double {
        guard let channel = bank[probe], let model = hidden.probes.first(where: { $0.name == probe })?.model else { return 0 }
        return model.gasFlow(power: channel.power, pressurePsi: pressurePsi(of: model.gas))
    }

    /// Whether gas flows, which a stuck valve decides by itself.
    func isGasFlowing(_ probe: String) -> Bool { bank[probe]?.state.isGasOn == true || stuck.contains(probe) }

    /// Every probe through which gas flows.
    var flowing: [String] { Set(bank.flowing).union(stuck).sorted() }

    /// Changes the channels; a valve that does not close stays open.
    func changeChannels<Failure>(_ body: (inout ChannelBank) throws(Failure) -> Void) throws(Failure) {
        let open = bank.flowing
        try body(&bank)
        for probe in open where bank[probe]?.state.isGasOn != true && activeFaults.isStuck(probe) { stuck.insert(probe) }
        noteFlow()
    }

    /// What begins at this moment by itself.
    func beginFaults() {
        let active = activeFaults
        if !active.hasGas {
            for gas in ["argon", "nitrogen"] {
                let empty = bottles[gas]?.holding(grams: 0)
                bottles[gas] = empty
            }
        }
        guard active.contains(.watchdogTrip), !hasTripped else { return }
        hasTripped = true
        changeChannels { $0.stop() }
    }

    /// A probe that got weak after it was placed: its valve is open for a shorter share of the time.
    func lateStrength(of probe: String) -> Double {
        let placed = strengthAtPlacing[probe] ?? 1
        return placed > 0 ? min(activeFaults.strength(of: probe) / placed, 1) : 0
    }

    /// What a test outside the body finds (C4.1.3): 0 nothing, 1 a leak, 2 too little cooling, 3 no thermocouple.
    func testResult(of probe: String) -> Int {
        let active = activeFaults
        if active.leak(of: probe) > 0 { return 1 }
        if active.strength(of: probe) < 0.8 { return 2 }
        return active.hasThermocouple(probe) ? 0 : 3
    }
}
