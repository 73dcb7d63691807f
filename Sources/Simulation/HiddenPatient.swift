import Bioheat
import Geometry
import Outcome

/// The patient that the simulated console treats: as described, but with a perfusion and a probe strength of its own that nobody is told.
///
/// While no time has passed its model is made anew when next asked for, so that the grid suits every probe placed until then.
struct HiddenPatient: Sendable {
    private(set) var patient: Patient
    private(set) var probes: [PlacedProbe] = []
    private let resolutionMM: Double
    let variation: Variation
    private var skinCelsius: Double?
    private var model: BioheatModel?
    private(set) var elapsedSeconds = 0.0

    init(patient: Patient, resolutionMM: Double, variation: Variation) {
        self.patient = patient
        self.resolutionMM = resolutionMM
        self.variation = variation
    }

    // MARK: Changes

    mutating func place(_ probe: PlacedProbe) {
        probes.append(probe)
        change { $0.place(probe) }
    }

    mutating func withdraw(_ names: [String]) {
        probes.removeAll { names.contains($0.name) }
        change { $0.withdraw(names) }
    }

    /// Puts a layer in; one that is there already is not put in twice.
    mutating func insulate(_ layer: Patient.Layer) {
        guard !patient.has(layer) else { return }
        patient.layers.append(layer)
        change { $0.insulate(layer) }
    }

    mutating func warmSkin(toCelsius celsius: Double) {
        skinCelsius = celsius
        change { $0.warmSkin(toCelsius: celsius) }
    }

    /// Takes over what has been added to the description. Layers put in at the console stay; where only layers are new, nothing else is touched.
    mutating func update(_ described: Patient) {
        if patient.isSame(apartFromLayersAs: described) {
            for layer in described.layers { insulate(layer) }
        } else {
            let kept = patient.layers.filter { !described.has($0) }
            patient = described
            patient.layers += kept
            let patient = patient
            change { $0.update(patient: patient) }
        }
    }

    private mutating func change(_ body: (inout BioheatModel) -> Void) {
        let before = model
        model = nil
        guard elapsedSeconds > 0, var changed = before else { return }
        body(&changed)
        model = changed
    }

    // MARK: Time

    mutating func advance(seconds: Double, drives: [String: ProbeDrive]) {
        var model = takeModel()
        model.advance(seconds: seconds, drives: drives)
        elapsedSeconds += seconds
        self.model = model
    }

    /// The only reference to the model, so that stepping it copies nothing.
    private mutating func takeModel() -> BioheatModel {
        let taken = prepared()
        model = nil
        return taken
    }

    private mutating func prepared() -> BioheatModel {
        if let model { return model }
        var made = BioheatModel(patient: patient, probes: probes, resolutionMM: resolutionMM, variation: variation)
        if let skinCelsius { made.warmSkin(toCelsius: skinCelsius) }
        model = made
        return made
    }

    // MARK: The truth

    mutating func truth() -> BioheatModel { prepared() }

    /// The ice of this instant; placed by Kirchhoff's variable, which has no kink at the front.
    mutating func ice() -> FrozenZone { FrozenZone(field: prepared().level(0, now: true), celsius: 0) }

    /// At each of these points, °C.
    mutating func temperatures(at points: [Point]) -> [Double] {
        guard !points.isEmpty else { return [] }
        guard elapsedSeconds > 0 else { return points.map { _ in patient.backgroundCelsius } }
        return prepared().temperatures(at: points)
    }

    /// The coldest point of a probe's active surface, °C.
    mutating func tipCelsius(_ probe: String) -> Double {
        elapsedSeconds > 0 ? prepared().tipCelsius(probe) : patient.backgroundCelsius
    }
}
