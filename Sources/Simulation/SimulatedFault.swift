/// What goes wrong in a rehearsal.
public enum SimulatedFault: Hashable, Sendable {
    /// A probe cools and warms with this share (0…1) of its strength.
    case weakProbe(name: String, factor: Double)
    /// A probe's thermocouple is broken: its tip has no reading.
    case openThermocouple(name: String)
    /// A probe's thermocouple shows so much more each second, K/s.
    case driftingThermocouple(name: String, kelvinPerSecond: Double)
    /// The bottles of cooling gas are empty.
    case emptyGas
    /// The regulators pass on no more than this pressure of cooling gas, psi.
    case saggingGas(psi: Double)
    /// While its valve is open a probe loses so much gas more, g/s.
    case leakingProbe(name: String, gramsPerSecond: Double)
    /// A channel's valve does not close any more.
    case stuckOpen(name: String)
    /// The console's watchdog closes all gas, though somebody is there.
    case watchdogTrip
    /// So long after the case began the console no longer answers; its own watchdog closes the gas.
    case linkLost(afterSeconds: Double)
    /// A fault that begins so long after the case did, s.
    indirect case from(seconds: Double, SimulatedFault)

    /// When it begins, s.
    var beginSeconds: Double {
        if case .from(let seconds, _) = self { seconds } else { 0 }
    }

    fileprivate var inner: SimulatedFault {
        if case .from(_, let fault) = self { fault.inner } else { self }
    }
}

extension [SimulatedFault] {
    /// Those that have begun.
    func active(at seconds: Double) -> [SimulatedFault] { filter { $0.beginSeconds <= seconds }.map(\.inner) }

    /// The share of its strength that a probe has left; 1 without a fault.
    func strength(of probe: String) -> Double {
        reduce(1) { strength, fault in
            guard case .weakProbe(probe, let factor) = fault else { return strength }
            return strength * (factor.isFinite ? Swift.min(Swift.max(factor, 0), 1) : 1)
        }
    }

    func hasThermocouple(_ probe: String) -> Bool { !contains(.openThermocouple(name: probe)) }

    /// What a thermocouple shows too much at a moment, K.
    func drift(of probe: String, at seconds: Double) -> Double {
        filter { $0.beginSeconds <= seconds }.reduce(0) { drift, fault in
            guard case .driftingThermocouple(probe, let rate) = fault.inner else { return drift }
            return drift + rate * (seconds - fault.beginSeconds)
        }
    }

    var hasGas: Bool { !contains(.emptyGas) }

    /// The most that the regulators pass on, psi.
    var greatestPsi: Double {
        reduce(.infinity) { most, fault in
            guard case .saggingGas(let psi) = fault else { return most }
            return Swift.min(most, Swift.max(psi, 0))
        }
    }

    /// What a probe loses besides, g/s.
    func leak(of probe: String) -> Double {
        reduce(0) { leak, fault in
            guard case .leakingProbe(probe, let flow) = fault else { return leak }
            return leak + Swift.max(flow, 0)
        }
    }

    func isStuck(_ probe: String) -> Bool { contains(.stuckOpen(name: probe)) }

    /// When the next fault begins, s; never where all have.
    func nextBegin(after seconds: Double) -> Double { map(\.beginSeconds).filter { $0 > seconds }.min() ?? .infinity }

    /// When the link breaks, s; never without a fault.
    var linkSeconds: Double {
        reduce(.infinity) { earliest, fault in
            guard case .linkLost(let seconds) = fault.inner else { return earliest }
            return Swift.min(earliest, seconds.isNaN ? 0 : seconds)
        }
    }
}
