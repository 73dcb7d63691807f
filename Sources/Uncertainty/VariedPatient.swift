import Bioheat
import Geometry

/// A patient other than the textbook's who lives through what was done to the textbook's.
public struct VariedPatient: Sendable {
    public private(set) var model: BioheatModel
    private let difference: Difference
    private var placements: Int
    private var eventsLived = 0

    /// Before time has passed; steps on one thread, for others are stepped beside it.
    ///
    /// - Parameter draw: nothing for the textbook's own patient, solved on other cells.
    public init(_ history: TreatmentHistory, draw: Draw?, resolutionMM: Double) {
        self.init(history, draw.map { .drawn($0) } ?? .none, resolutionMM: resolutionMM, threads: 1)
    }

    /// The patient as measured, before time has passed.
    public init(_ history: TreatmentHistory, factors: PatientFactors, resolutionMM: Double, threads: Int = 2) {
        self.init(history, .found(factors), resolutionMM: resolutionMM, threads: threads)
    }

    private init(_ history: TreatmentHistory, _ difference: Difference, resolutionMM: Double, threads: Int) {
        self.difference = difference
        placements = history.probes.count
        let probes = history.probes.enumerated().map { difference.placed($1, placement: $0) }
        model = BioheatModel(
            patient: history.patient, probes: probes, resolutionMM: resolutionMM, variation: difference.variation, threads: threads)
        if let celsius = history.skinCelsius { model.warmSkin(toCelsius: celsius) }
    }

    /// Goes through what has not been lived through yet. One event is one call of the solver, so that the answer does not depend on how
    /// often anybody looked.
    ///
    /// - Parameter look: behind each event, told its number.
    public mutating func live(through history: TreatmentHistory, looking look: (_ event: Int, BioheatModel) -> Void = { _, _ in }) {
        liveOn(through: history) { event, model in
            look(event, model)
            return true
        }
    }

    /// The same until somebody says that it is enough, by a no.
    public mutating func liveOn(through history: TreatmentHistory, while look: (_ event: Int, BioheatModel) -> Bool) {
        while eventsLived < history.events.count {
            let number = eventsLived
            live(through: history.events[number])
            eventsLived += 1
            guard look(number, model) else { return }
        }
    }

    func hasLived(through history: TreatmentHistory) -> Bool { eventsLived == history.events.count }

    private mutating func live(through event: TreatmentHistory.Event) {
        switch event {
        case .place(let probe): place(probe)
        case .withdraw(let names): model.withdraw(names)
        case .insulate(let layer): model.insulate(layer)
        case .warmSkin(let celsius): model.warmSkin(toCelsius: celsius)
        case .describe(let patient): model.update(patient: patient)
        case .pass(let seconds, let drives, let longest):
            model.advance(seconds: seconds, drives: drives, longestStep: longest)
        }
    }

    private mutating func place(_ probe: PlacedProbe) {
        model.place(difference.placed(probe, placement: placements))
        placements += 1
    }
}
