import Bioheat
import Geometry
import Outcome

/// A lone probe of finite length at any angle, held against the axisymmetric reference: are its ends right?
public struct LoneProbeProblem: Sendable {
    /// What cools the probe.
    public enum Cooling: String, CaseIterable, Sendable {
        case held = "lone probe, held at -140 C"
        case gas = "lone probe, gas at -150 C"
    }

    public let cooling: Cooling
    public let resolutionMM: Double

    public static let radiusMM = 0.75
    public static let lengthMM = 25.0
    public static let seconds = 600.0
    static let gasCelsius = -150.0
    static let coefficient = 5000.0

    public init(cooling: Cooling, resolutionMM: Double) {
        self.cooling = cooling
        self.resolutionMM = resolutionMM
    }

    /// Middle, and fronts across and along (towards the tip), mm; volume, mL.
    public struct Outcome: Sendable {
        public let acrossMM: Double
        public let alongMM: Double
        public let volumeML: Double
    }

    var model: ProbeModel {
        // So much gas that the coefficient alone limits the heat, as in the reference.
        switch cooling {
        case .held: ProbeModel(name: "held", diameterMM: 2 * Self.radiusMM, activeLengthMM: Self.lengthMM, cooling: .idealSurface(celsius: -140))
        case .gas:
            ProbeModel(
                name: "gas", diameterMM: 2 * Self.radiusMM, activeLengthMM: Self.lengthMM,
                cooling: .cryogen(celsius: Self.gasCelsius, coefficientWPerM2K: Self.coefficient, startSeconds: 0.1),
                gasFlowGPerSecond: 100)
        }
    }

    /// By the solver; the probe stands slanting.
    public func computed(celsius: Double, along direction: Point = Point(0.3, 0.5, 0.8)) -> (outcome: Outcome, imbalance: Double) {
        let axis = direction.normalised ?? Point(0, 0, 1)
        let middle = Point(0.31, -0.17, 0.42)
        var patient = Patient(background: .reference)
        patient.domain = .init(box: Bounds(lower: Point(repeating: -55), upper: Point(repeating: 55)), isInsulated: true)
        let tip = middle - axis * Self.lengthMM / 2
        let probe = PlacedProbe(name: "A", model: model, tip: tip, entry: tip + axis * 100)
        var solver = BioheatModel(patient: patient, probes: [probe], resolutionMM: resolutionMM)
        solver.advance(seconds: Self.seconds, drives: ["A": .freezing(power: 1, pressurePsi: 3500)])
        let sides = axis.sides
        let found = sides.map { solver.frontDistance(from: middle, along: $0, until: celsius) ?? .nan }
        let along = solver.frontDistance(from: middle, along: -axis, until: celsius) ?? .nan
        let zone = FrozenZone(field: solver.level(celsius, now: true), celsius: 0)
        let outcome = Outcome(acrossMM: found.reduce(0, +) / Double(found.count), alongMM: along, volumeML: zone.volumeMM3 / 1000)
        return (outcome, solver.energyImbalance)
    }

    /// By the reference, the probe's own volume added to the ice's.
    public func reference(celsius: Double, finestMM: Double = 0.15) -> Outcome {
        let contact: ReferenceContact =
            switch cooling {
            case .held: .held(celsius: -140)
            case .gas: .gas(celsius: Self.gasCelsius, coefficientWPerM2K: Self.coefficient)
            }
        var reference = AxisymmetricReference(
            tissue: .reference, initialCelsius: 37, probeRadiusMM: Self.radiusMM, lengthMM: Self.lengthMM, contact: contact,
            finestMM: finestMM)
        reference.advance(to: Self.seconds)
        let fronts = reference.fronts(ofCelsius: celsius)
        let own = Double.pi * Self.radiusMM * Self.radiusMM * Self.lengthMM / 1000
        return Outcome(
            acrossMM: fronts?.acrossMM ?? .nan, alongMM: fronts?.alongMM ?? .nan, volumeML: reference.volumeML(belowCelsius: celsius) + own)
    }
}

extension Point {
    /// Four directions of length 1 across this one.
    var sides: [Point] {
        let helper = abs(x) < 0.6 ? Point(1, 0, 0) : Point(0, 1, 0)
        let first = cross(helper).normalised ?? Point(1, 0, 0)
        let second = cross(first).normalised ?? Point(0, 1, 0)
        return [first, -first, second, -second]
    }
}
