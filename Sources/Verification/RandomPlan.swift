import Bioheat
import Geometry
import Uncertainty

/// A plan such as a trial of the bands draws at random: a lesion in soft tissue, one to three probes in it, a nerve beside it, a freeze and a thaw.
struct RandomPlan: Sendable {
    let lesion: Shape
    let nerve: Shape
    let history: TreatmentHistory

    init(seed: UInt64) {
        var generator = SeededGenerator(seed: seed, stream: 1000)
        let radii = Point(generator.nextUniform(7...13), generator.nextUniform(7...13), generator.nextUniform(10...15))
        let lesion = Shape.ellipsoid(centre: .zero, radii: radii)
        let away = radii.y + generator.nextUniform(6...14)
        let nerve = Shape.tube(points: [Point(-40, away, 0), Point(40, away, 0)], radius: 2)
        let probes = Self.probes(count: 1 + Int(generator.nextUnit() * 3), spacingMM: generator.nextUniform(9...14), &generator)
        var patient = Patient(background: Self.tissue)
        patient.regions = [
            .init(role: .target, name: "lesion", shape: lesion, filling: .tissue(Self.tissue)),
            .init(role: .organ, name: "nerve", shape: nerve, filling: .tissue(Self.tissue)),
        ]
        var history = TreatmentHistory(patient: patient, probes: probes)
        let drives = Dictionary(uniqueKeysWithValues: probes.map { ($0.name, ProbeDrive.freezing(power: 1, pressurePsi: 3500)) })
        for _ in 0..<Int(generator.nextUniform(60...144)) { history.add(.pass(seconds: 5, drives: drives, longestStep: nil)) }
        for _ in 0..<12 { history.add(.pass(seconds: 15, drives: [:], longestStep: 15)) }
        self.lesion = lesion
        self.nerve = nerve
        self.history = history
    }

    private static func probes(count: Int, spacingMM: Double, _ generator: inout SeededGenerator) -> [PlacedProbe] {
        (0..<count).map { number in
            let place = Point((Double(number) - Double(count - 1) / 2) * spacingMM, generator.nextUniform(-2...2), generator.nextUniform(-2...2))
            return PlacedProbe(name: "P\(number)", model: probe, tip: place - Point(0, 0, 15), entry: place + Point(0, 0, 60))
        }
    }

    /// A published generic soft tissue (Micromachines 2025;16:1321), its latent heat by mass.
    static let tissue = Tissue(
        name: "soft tissue", densityKgPerM3: 1000, conductivityWPerMK: 0.5, frozenConductivityWPerMK: 2, heatCapacityJPerKgK: 3600,
        frozenHeatCapacityJPerKgK: 1800, latentHeatJPerKg: 250_000, solidusCelsius: -8, liquidusCelsius: -1, perfusionPerSecond: 0.0005,
        metabolismWPerM3: 4200)

    /// The library's 17 G probe.
    static let probe = ProbeModel(
        name: "argon_17g", diameterMM: 1.47, activeLengthMM: 30, cooling: .cryogen(celsius: -150, coefficientWPerM2K: 9000, startSeconds: 15))
}
