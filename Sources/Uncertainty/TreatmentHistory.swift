import Bioheat

/// What has been done to a patient since time began to pass, in order: another patient can live through the same.
public struct TreatmentHistory: Sendable {
    /// Most are passes, hundreds an hour: what is large and rare lies elsewhere.
    public enum Event: Sendable {
        indirect case place(PlacedProbe)
        case withdraw([String])
        indirect case insulate(Patient.Layer)
        case warmSkin(celsius: Double)
        /// Regions were added or changed.
        indirect case describe(Patient)
        /// A probe not named in `drives` is off. A longest step, s, where another than the usual was taken.
        case pass(seconds: Double, drives: [String: ProbeDrive], longestStep: Double?)
    }

    public let patient: Patient
    /// In the order they were placed.
    public let probes: [PlacedProbe]
    /// Of the warm bag on the skin, °C, where there is one.
    public let skinCelsius: Double?
    public private(set) var events: [Event] = []

    /// As the patient lies there when time begins to pass.
    public init(patient: Patient, probes: [PlacedProbe], skinCelsius: Double? = nil) {
        self.patient = patient
        self.probes = probes
        self.skinCelsius = skinCelsius
    }

    public mutating func add(_ event: Event) { events.append(sharing(event)) }

    /// What drives the probes is most often the same as in the pass before, and then is kept once.
    private func sharing(_ event: Event) -> Event {
        guard case .pass(let seconds, let drives, let longest) = event, case .pass(_, let before, _)? = events.last, drives == before else { return event }
        return .pass(seconds: seconds, drives: before, longestStep: longest)
    }
}
