import Bioheat

/// What a driver tells a simulated machine of the patient on it (`SIMulation:PATient`).
public struct PatientDescription: Equatable, Codable, Sendable {
    /// A new case: time begins at nothing, bottles are full, channels empty. Otherwise something was added to the patient.
    public var isNewCase: Bool
    public var patient: Patient
    /// By name.
    public var probeModels: [String: ProbeModel]
    /// The finest cell of the hidden patient, mm.
    public var resolutionMM: Double
    public var seed: UInt64

    public init(isNewCase: Bool, patient: Patient, probeModels: [String: ProbeModel], resolutionMM: Double, seed: UInt64) {
        self.isNewCase = isNewCase
        self.patient = patient
        self.probeModels = probeModels
        self.resolutionMM = resolutionMM
        self.seed = seed
    }

    /// Nothing in it that a solver would choke on.
    var isSound: Bool {
        let tissues = [patient.background] + patient.layers.map(\.material) + (patient.skin.map { [$0.tissue] } ?? [])
        return (0.05...20).contains(resolutionMM) && tissues.allSatisfy(\.isSound) && probeModels.values.allSatisfy(\.isSound)
    }
}

extension Tissue {
    fileprivate var isSound: Bool {
        let positive = [densityKgPerM3, conductivityWPerMK, frozenConductivityWPerMK, heatCapacityJPerKgK, frozenHeatCapacityJPerKgK]
        return positive.allSatisfy { $0 > 0 && $0.isFinite } && solidusCelsius < liquidusCelsius && latentHeatJPerKg >= 0
    }
}

extension ProbeModel {
    fileprivate var isSound: Bool {
        [diameterMM, activeLengthMM, nominalPressurePsi].allSatisfy { $0 > 0 && $0 < 1e6 } && gasFlowGPerSecond >= 0 && gasFlowGPerSecond < 1e3
            && insulatedTipMM >= 0 && insulatedTipMM < 1e3 && shaftDiameterMM >= diameterMM && shaftDiameterMM < 1e3
    }
}
