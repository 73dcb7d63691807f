import Bioheat

/// What makes a patient another than the textbook's.
enum Difference: Sendable {
    case none
    /// One out of a prior, with its probes misplaced.
    case drawn(Draw)
    /// One as measured.
    case found(PatientFactors)

    var variation: Variation {
        switch self {
        case .none: Variation()
        case .drawn(let draw): draw.variation
        case .found(let factors): factors.variation
        }
    }

    /// The probe as it is in this patient.
    ///
    /// - Parameter number: it is placed as this one, from 0.
    func placed(_ probe: PlacedProbe, placement number: Int) -> PlacedProbe {
        switch self {
        case .none: return probe
        case .drawn(let draw): return probe.misplaced(by: draw.misplacement(ofPlacement: number))
        case .found(let factors): return factors.adjusted(probe)
        }
    }
}
