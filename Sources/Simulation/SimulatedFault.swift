/// What goes wrong in a rehearsal.
public enum SimulatedFault: Hashable, Sendable {
    /// A probe cools and warms with this share (0…1) of its strength.
    case weakProbe(name: String, factor: Double)
    /// A probe's thermocouple is broken: its tip has no reading.
    case openThermocouple(name: String)
    /// The bottles of cooling gas are empty.
    case emptyGas
    /// So long after the case began the console no longer answers; its own watchdog closes the gas.
    case linkLost(afterSeconds: Double)
}

extension [SimulatedFault] {
    /// The share of its strength that a probe has left; 1 without a fault.
    func strength(of probe: String) -> Double {
        reduce(1) { strength, fault in
            guard case .weakProbe(probe, let factor) = fault else { return strength }
            return strength * (factor.isFinite ? Swift.min(Swift.max(factor, 0), 1) : 1)
        }
    }

    func hasThermocouple(_ probe: String) -> Bool { !contains(.openThermocouple(name: probe)) }

    var hasGas: Bool { !contains(.emptyGas) }

    /// When the link breaks, s; never without a fault.
    var linkSeconds: Double {
        reduce(.infinity) { earliest, fault in
            guard case .linkLost(let seconds) = fault else { return earliest }
            return Swift.min(earliest, seconds.isNaN ? 0 : seconds)
        }
    }
}
