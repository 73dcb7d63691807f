import Bioheat
import Geometry

/// How fast an IceSphere's surface cools, and the time constant of the gas that makes the same curve.
///
/// Measured by Sarshoghi (Dosimetry for Pulmonary Cryoablation, A549_Clinic_N2.csv): a thermocouple on the probe in a dish at 28.8 °C. Only
/// the *shape* is used, as a share of the fall from the first reading to the last: at the level measured the heat does not close (the
/// dish is shallow and convects). Time is counted from where the surface passes the first reading.
public struct CoolDown: Sendable {
    public struct Moment: Sendable {
        public let seconds: Double
        /// Shares of the fall, 0 to 1.
        public let measured: Double
        public let computed: Double
    }

    public static let dishCelsius = 28.8
    static let firstCelsius = 0.904
    static let measured: [(seconds: Double, celsius: Double)] = [
        (5, -24.342), (10, -32.775), (20, -39.311), (30, -42.837), (60, -49.536), (90, -53.376), (120, -56.031), (150, -57.33), (180, -58.443),
        (210, -59.31),
    ]

    public let startSeconds: Double
    public let moments: [Moment]

    /// Of the differences between the shares, no unit.
    public var rootMeanSquare: Double {
        (moments.reduce(0) { $0 + ($1.computed - $1.measured) * ($1.computed - $1.measured) } / Double(max(moments.count, 1))).squareRoot()
    }

    /// The curve with one time constant of the gas.
    public init(startSeconds: Double, probe: ProbeModel, water: Tissue) {
        self.startSeconds = startSeconds
        var model = probe
        if case .cryogen(let celsius, let coefficient, _) = model.cooling {
            model.cooling = .cryogen(celsius: celsius, coefficientWPerM2K: coefficient, startSeconds: startSeconds)
        }
        let curve = Self.surface(of: model, in: water)
        let start = Self.time(of: Self.firstCelsius, in: curve)
        let last = Self.measured.last ?? (0, 0)
        let fall = Self.celsius(at: start + last.seconds, in: curve) - Self.firstCelsius
        moments = Self.measured.map { seconds, celsius in
            Moment(
                seconds: seconds, measured: (celsius - Self.firstCelsius) / (last.celsius - Self.firstCelsius),
                computed: (Self.celsius(at: start + seconds, in: curve) - Self.firstCelsius) / fall)
        }
    }

    /// Time constants that are tried, s.
    public static let candidates = [0.5, 1, 2, 3, 5, 7, 10, 15]

    /// The candidate with the shape nearest to the measured one.
    public static func fit(probe: ProbeModel, water: Tissue) -> [CoolDown] {
        candidates.map { CoolDown(startSeconds: $0, probe: probe, water: water) }
    }

    private typealias Curve = [(seconds: Double, celsius: Double)]

    private static func surface(of model: ProbeModel, in water: Tissue) -> Curve {
        var patient = Patient(background: water)
        patient.backgroundCelsius = dishCelsius
        let probe = PlacedProbe(name: "A", model: model, tip: Point(0, 0, -model.activeLengthMM / 2), entry: Point(0, 0, 60))
        var solver = BioheatModel(patient: patient, probes: [probe], resolutionMM: 1)
        var curve: Curve = [(0, dishCelsius)]
        while solver.elapsedSeconds < 300 {
            let seconds = solver.elapsedSeconds < 60 ? 1.0 : 5
            solver.advance(seconds: seconds, drives: ["A": .freezing(power: 1, pressurePsi: model.nominalPressurePsi)])
            curve.append((solver.elapsedSeconds, solver.tipCelsius("A")))
        }
        return curve
    }

    private static func time(of celsius: Double, in curve: Curve) -> Double {
        for (before, after) in zip(curve, curve.dropFirst()) where after.celsius <= celsius {
            return before.seconds + (after.seconds - before.seconds) * (before.celsius - celsius) / (before.celsius - after.celsius)
        }
        return .nan
    }

    private static func celsius(at seconds: Double, in curve: Curve) -> Double {
        for (before, after) in zip(curve, curve.dropFirst()) where after.seconds >= seconds {
            return before.celsius + (after.celsius - before.celsius) * (seconds - before.seconds) / (after.seconds - before.seconds)
        }
        return .nan
    }
}
