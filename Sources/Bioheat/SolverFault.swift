/// What shows that the solver broke: no figure of it can be trusted.
public enum SolverFault: Hashable, Sendable {
    /// A temperature is no number, or lies outside what body, gas and room can make of tissue, °C.
    case temperature(ClosedRange<Float>)
    /// The enthalpy's change differs from the heat that came in by this share of what was exchanged.
    case heatBalance(Double)

    /// A twentieth: told from a thousandth on (`BioheatModel.energyImbalance`).
    static let greatestImbalance = 0.05
}

/// Between which temperatures tissue must stay: nothing gets colder or warmer than the coldest and the warmest of what it touches, but for what
/// metabolism adds.
struct TemperatureReach: Sendable {
    private var coldest: Double
    private var warmest: Double
    private var isUnbounded = false
    /// What metabolism can have added, K.
    private var metabolicK = 0.0

    /// K: stages may overshoot by tenths, but in the first second cells inside a probe are drawn up to a twentieth of the whole range colder than its
    /// surface. What breaks goes much farther at once.
    private var overshootK: Double { 3 + 0.2 * (warmest - coldest) }

    init(_ patient: Patient) {
        (coldest, warmest) = (patient.backgroundCelsius, patient.backgroundCelsius)
        include(patient)
    }

    /// °C.
    var celsius: ClosedRange<Float> {
        (isUnbounded ? -.infinity : Float(coldest - overshootK))...Float(warmest + metabolicK + overshootK)
    }

    mutating func include(_ patient: Patient) {
        include(SkinContact.roomAir.celsius)
        for region in patient.regions {
            if case .held(let celsius) = region.filling { include(celsius) }
        }
    }

    mutating func include(_ drive: ProbeDriveState, _ model: ProbeModel) {
        include(drive.cryogenCelsius)
        switch (drive.drive, model.cooling) {
        case (.freezing, .idealSurface(let celsius)): include(celsius)
        case (.freezing, .cryogen(let celsius, _, _)): include(celsius)
        // So many watts, whatever the temperature: a bench for exact solutions, not a probe.
        case (.freezing, .constantSink): isUnbounded = true
        case (.thawing, _): include(model.thawCelsius)
        case (.off, _): break
        }
    }

    mutating func include(seconds: Double, skin: SkinContact, laws: [PhaseLaw]) {
        include(skin.celsius)
        metabolicK += laws.map { $0.metabolism * seconds / $0.smallestCapacity }.max() ?? 0
    }

    private mutating func include(_ celsius: Double) {
        coldest = min(coldest, celsius)
        warmest = max(warmest, celsius)
    }
}
