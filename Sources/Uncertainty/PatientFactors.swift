import Bioheat

/// How a patient, and the probes in it, differ from the textbook's by what was measured: factors, where 1 is no difference.
public struct PatientFactors: Hashable, Sendable {
    /// On the cooling of each probe (its coefficient and its gas), by the probe's name.
    public var strengths: [String: Double] = [:]
    /// On the cooling of a probe that nothing was measured of yet.
    public var strengthOfOthers = 1.0
    public var perfusion = 1.0

    public static let textbook = PatientFactors()

    public init() {}

    public func strength(of probe: String) -> Double { strengths[probe] ?? strengthOfOthers }

    /// What concerns the tissue; each probe's strength is in the probe itself.
    public var variation: Variation {
        var variation = Variation()
        variation.perfusion = perfusion
        return variation
    }

    /// The probe as strong as it was found to be. An ideal one stands at its temperature whatever its strength.
    public func adjusted(_ probe: PlacedProbe) -> PlacedProbe {
        let strength = strength(of: probe.name)
        guard strength != 1 else { return probe }
        var probe = probe
        probe.model.gasFlowGPerSecond *= strength
        probe.model.cooling = probe.model.cooling.scaled(by: strength)
        return probe
    }
}

extension ProbeModel.Cooling {
    fileprivate func scaled(by strength: Double) -> Self {
        switch self {
        case .idealSurface: self
        case .cryogen(let celsius, let coefficient, let start):
            .cryogen(celsius: celsius, coefficientWPerM2K: coefficient * strength, startSeconds: start)
        case .constantSink(let wattsPerMetre): .constantSink(wattsPerMetre: wattsPerMetre * strength)
        }
    }
}
