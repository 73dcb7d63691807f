import Bioheat

/// A patient as measured, with the track of what would be measured of it.
struct TrackedPatient: Sendable {
    private var patient: VariedPatient
    private(set) var track = Track()

    var model: BioheatModel { patient.model }

    init(_ patient: VariedPatient) { self.patient = patient }

    /// - Parameter watch: nothing where nobody asks for the track any more.
    mutating func live(through history: TreatmentHistory, watching watch: Watch?) {
        guard let watch else { return patient.live(through: history) }
        var track = track
        patient.live(through: history) { event, model in
            let seconds = model.elapsedSeconds
            track.add(watch.sample(of: model), atSeconds: seconds, isTurn: history.turns(behind: event))
            if let extents = watch.extents(of: model) { track.add(extentsMM: extents, atSeconds: seconds) }
        }
        track.lastIceMM = Watch.ice(of: patient.model)
        self.track = track
    }
}

extension TreatmentHistory {
    /// Whether the course of temperatures may have a kink behind an event: another follows that is not more of the same, or none yet.
    func turns(behind event: Int) -> Bool {
        guard events.indices.contains(event + 1), case .pass(_, let drives, _) = events[event], case .pass(_, let next, _) = events[event + 1]
        else { return true }
        return drives != next
    }
}
