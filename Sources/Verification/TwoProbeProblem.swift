import Bioheat
import Geometry
import Outcome

/// cryo2probe-v1: two ideal probes of 1.7 mm, 15 mm apart, at −140 °C in a box of 96 mm at 37 °C. The problem that solvers are timed on.
///
/// Reference: an octant at 0.25 mm (5.65 million cells), good to 0.1 mm, 0.15 mm along the probes; body-fitted finite elements at 3 mm
/// agree within 0.15 mm and 0.3 %.
public struct TwoProbeProblem: Sendable {
    /// A number of the reference, after the first 12 min of freezing.
    public struct Figure: Sendable {
        public let name: String
        public let unit: String
        public let reference: Double
        /// How far off it may be before the run counts as wrong, in its unit; nothing where the reference is not judged.
        public let bound: Double?
    }

    public struct Row: Sendable {
        public let figure: Figure
        public let computed: Double

        public var error: Double { computed - figure.reference }
        /// Not a number is not within anything.
        public var isRight: Bool { figure.bound.map { abs(error) <= $0 } ?? true }
    }

    public let resolutionMM: Double
    public let threads: Int
    /// Equal cells all over, as a solver without a grid of its own would have them.
    public let isUniform: Bool

    public init(resolutionMM: Double, threads: Int, isUniform: Bool = false) {
        self.resolutionMM = resolutionMM
        self.threads = threads
        self.isUniform = isUniform
    }

    static let spacingMM = 15.0
    public static let freezeSeconds = 720.0
    public static let thawSeconds = 180.0

    static let tissue = Tissue(
        name: "cryo2probe", densityKgPerM3: 1000, conductivityWPerMK: 0.52, frozenConductivityWPerMK: 2, heatCapacityJPerKgK: 3600,
        frozenHeatCapacityJPerKgK: 1850, latentHeatJPerKg: 250e3, solidusCelsius: -8, liquidusCelsius: -1, perfusionPerSecond: 7500 / 3.8e6)

    static let freezing = ["left": ProbeDrive.freezing(power: 1, pressurePsi: 3500), "right": .freezing(power: 1, pressurePsi: 3500)]

    /// The problem at its start.
    public func model() -> BioheatModel {
        var patient = Patient(background: Self.tissue)
        patient.domain = .init(box: Bounds(lower: Point(repeating: -48), upper: Point(repeating: 48)), isInsulated: false)
        if isUniform, let box = patient.domain?.box {
            // A target is fine throughout.
            let whole = Shape.box(centre: box.centre, size: box.size)
            patient.regions = [.init(role: .target, name: "whole", shape: whole, filling: .tissue(Self.tissue))]
        }
        let probe = ProbeModel(name: "ideal", diameterMM: 1.7, activeLengthMM: 30, cooling: .idealSurface(celsius: -140))
        let probes = [("left", -Self.spacingMM / 2), ("right", Self.spacingMM / 2)].map { name, x in
            PlacedProbe(name: name, model: probe, tip: Point(x, 0, -15), entry: Point(x, 0, 40))
        }
        return BioheatModel(patient: patient, probes: probes, resolutionMM: resolutionMM, threads: threads)
    }

    /// How far off the volume may be: half a per cent, and on cells wider than 1 mm a whole one, which is what peers are judged by.
    private var volumeBound: Double { resolutionMM > 1 ? 0.01 : 0.005 }

    /// Held against the reference, after the first freeze.
    public func rows(_ model: BioheatModel) -> [Row] {
        let centre = Point(Self.spacingMM / 2, 0, 0)
        func row(_ name: String, _ unit: String, _ reference: Double, within bound: Double?, _ computed: Double?) -> Row {
            Row(figure: Figure(name: name, unit: unit, reference: reference, bound: bound), computed: computed ?? .nan)
        }
        func reach(_ direction: Point, _ celsius: Double) -> Double? { model.frontDistance(from: centre, along: direction, until: celsius) }
        var rows: [Row] = []
        let fronts: [(Double, x: Double, y: Double, z: Double)] = [(0, 23.12, 17.58, 25.30), (-40, 14.55, 8.26, 18.10)]
        for (celsius, x, y, z) in fronts {
            let (title, bound) = ("\(Int(celsius)) C", celsius == 0 ? 0.15 : nil)
            rows.append(row("\(title) along x", "mm", x, within: bound, reach(Point(1, 0, 0), celsius).map { $0 + centre.x }))
            rows.append(row("\(title) along y", "mm", y, within: bound, reach(Point(0, 1, 0), celsius)))
            rows.append(row("\(title) along z", "mm", z, within: bound, reach(Point(0, 0, 1), celsius)))
        }
        for (celsius, volume) in [(0.0, 50.5), (-20, 24.0), (-40, 11.6)] {
            let zone = FrozenZone(field: model.level(celsius, now: true), celsius: 0)
            rows.append(
                row("volume below \(Int(celsius)) C", "mL", volume, within: celsius == 0 ? volumeBound * volume : nil, zone.volumeMM3 / 1000))
        }
        return rows
    }
}
