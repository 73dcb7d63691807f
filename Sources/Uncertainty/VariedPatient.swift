import Bioheat
import Geometry

/// A patient other than the textbook's who lives through what was done to the textbook's.
public struct VariedPatient: Sendable {
    public private(set) var model: BioheatModel
    /// Nothing for the textbook's own patient, solved on other cells.
    private let draw: Draw?
    private var placements: Int
    private var eventsLived = 0

    /// Before time has passed; steps on one thread, for others are stepped beside it.
    public init(_ history: TreatmentHistory, draw: Draw?, resolutionMM: Double) {
        self.draw = draw
        placements = history.probes.count
        let probes = history.probes.enumerated().map { Self.misplaced($1, placement: $0, draw) }
        model = BioheatModel(
            patient: history.patient, probes: probes, resolutionMM: resolutionMM, variation: draw?.variation ?? Variation(), threads: 1)
        if let celsius = history.skinCelsius { model.warmSkin(toCelsius: celsius) }
    }

    /// Goes through what has not been lived through yet. One event is one call of the solver, so that the answer does not depend on how
    /// often anybody looked.
    public mutating func live(through history: TreatmentHistory) {
        for event in history.events[eventsLived...] { live(through: event) }
        eventsLived = history.events.count
    }

    func hasLived(through history: TreatmentHistory) -> Bool { eventsLived == history.events.count }

    private mutating func live(through event: TreatmentHistory.Event) {
        switch event {
        case .place(let probe): place(probe)
        case .withdraw(let name): model.withdraw(name)
        case .insulate(let layer): model.insulate(layer)
        case .warmSkin(let celsius): model.warmSkin(toCelsius: celsius)
        case .describe(let patient): model.update(patient: patient)
        case .pass(let seconds, let drives, let longest):
            model.advance(seconds: seconds, drives: drives, longestStep: longest)
        }
    }

    private mutating func place(_ probe: PlacedProbe) {
        model.place(Self.misplaced(probe, placement: placements, draw))
        placements += 1
    }

    private static func misplaced(_ probe: PlacedProbe, placement: Int, _ draw: Draw?) -> PlacedProbe {
        guard let shift = draw?.misplacement(ofPlacement: placement) else { return probe }
        var probe = probe
        probe.tip += shift
        probe.entry += shift
        return probe
    }
}
