import Bioheat

/// What each probe of the library should say, worked out from what is published.
///
/// - `argon_2_4` and `icesphere_1_5`: the gas flow is fitted to their own single-probe experiment (`GasFlowFit`).
/// - The other argon probes: the flow in proportion to the diameter, which both fitted ones bear out within 6 %: gas returns through
///   an annulus under the probe's wall, whose section at one gap goes with the diameter.
/// - The start-up time of every argon probe: the shape of an IceSphere's cool-down (`CoolDown`). Its level is not used.
public struct ProbeCalibration: Sendable {
    /// A figure of one probe, fitted or scaled, beside the library's.
    public struct Finding: Sendable {
        public enum Quantity: String, Sendable {
            case gasFlow = "gas_flow"
            case start
        }

        public let probe: String
        public let quantity: Quantity
        /// g/s or s.
        public let found: Double
        public let library: Double
        /// Half of the last digit the library writes, and the fit's own tolerance.
        public let rounding: Double

        public var unit: String { quantity == .gasFlow ? "g/s" : "s" }
        public var agrees: Bool { abs(found - library) <= rounding }
    }

    public static let fittedProbes = PublishedCases.fitted.map(\.probe)
    public static let scaledProbes = ["argon_17g", "argon_1_7", "argon_2_0", "argon_3_0"]
    static let coolDownProbe = "icesphere_1_5"
    public static var probes: [String] { (fittedProbes + scaledProbes).sorted() }

    public private(set) var fits: [GasFlowFit] = []
    /// By candidate of the time constant; empty where no probe asked for has it.
    public private(set) var coolDowns: [CoolDown] = []
    public private(set) var findings: [Finding] = []

    private static let flowRounding = 0.01
    private static let startRounding = 0.5
    private static let shapeTolerance = 1.0 / 60

    /// Grams a second for each millimetre of diameter: the mean of the fitted probes.
    public var flowPerDiameter: Double {
        let shares = fits.map { fit in fit.flowGPerSecond / (models[fit.experiment.probe]?.diameterMM ?? .nan) }
        return shares.reduce(0, +) / Double(max(shares.count, 1))
    }

    /// The slowest start whose shape the measurement does not tell from the best: a thermocouple is good to about a kelvin, of a fall of 60.
    /// (The consensus has a probe at its temperature within 30 to 60 s, C4.3.1.)
    public var coolDown: CoolDown? {
        guard let best = coolDowns.map(\.rootMeanSquare).min() else { return nil }
        return coolDowns.last { $0.rootMeanSquare <= best + Self.shapeTolerance }
    }

    private let models: [String: ProbeModel]

    /// - Parameter asked: names of `probes`; a scaled one needs both fits.
    /// - Parameter models: the library's probes by name, and `tissues` its tissues.
    public init(of asked: [String], models: [String: ProbeModel], tissues: [String: Tissue]) {
        self.models = models
        let needsAll = asked.contains { Self.scaledProbes.contains($0) }
        for experiment in PublishedCases.fitted where needsAll || asked.contains(experiment.probe) {
            guard let probe = models[experiment.probe], let tissue = tissues[experiment.tissue] else { continue }
            fits.append(GasFlowFit(experiment, probe: probe, tissue: tissue))
        }
        if var probe = models[Self.coolDownProbe], let water = tissues["water"], let fit = fits.first(where: { $0.experiment.probe == probe.name }) {
            probe.gasFlowGPerSecond = fit.flowGPerSecond
            coolDowns = CoolDown.fit(probe: probe, water: water)
        }
        findings = Self.probes.filter(asked.contains).flatMap(findings)
    }

    public var agrees: Bool { findings.allSatisfy(\.agrees) }

    private func findings(of name: String) -> [Finding] {
        guard let model = models[name] else { return [] }
        let own = fits.first { $0.experiment.probe == name }?.flowGPerSecond
        var findings = [
            Finding(
                probe: name, quantity: .gasFlow, found: own ?? flowPerDiameter * model.diameterMM, library: model.gasFlowGPerSecond,
                rounding: Self.flowRounding)
        ]
        if let coolDown, case .cryogen(_, _, let start) = model.cooling {
            findings.append(
                Finding(probe: name, quantity: .start, found: coolDown.startSeconds, library: start, rounding: Self.startRounding))
        }
        return findings
    }
}
