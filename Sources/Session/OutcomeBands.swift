import Uncertainty

/// Where the figures of a prediction lie for the members of an ensemble, 5 to 95 %: in their own units and order.
public struct OutcomeBands: Hashable, Sendable {
    public struct Target: Hashable, Sendable {
        public var coverage: [Band]
        public var marginMM: [Band]
    }

    public var iceballMM: [Band]
    public var volumesCM3: [Band]
    public var targets: [String: Target]
    public var organs: [String: Band]
    /// The members' finest cell, mm.
    public var resolutionMM: Double

    /// - Parameter forecast: the prediction itself, which the members' figures are brought onto.
    init(about forecast: PredictedOutcome, _ measured: Ensemble.Measured<PredictedOutcome>, resolutionMM: Double) {
        func band(_ value: Double?, within range: ClosedRange<Double>? = nil, _ figure: (PredictedOutcome) -> Double?) -> Band {
            // A zone too small for the members' cells: that they do not have it says nothing of its size.
            if range != nil, let value, value > 0, figure(measured.textbook) == 0 { return Band(low: nil, high: nil) }
            return Band(of: measured.corrected(for: value, within: range, figure)).holding(value)
        }
        let levels = PredictedOutcome.isotherms.indices
        self.resolutionMM = resolutionMM
        iceballMM = (0..<3).map { axis in band(forecast.iceballMM[axis], within: 0...(.infinity)) { $0.iceballMM[axis] } }
        volumesCM3 = levels.map { level in band(forecast.volumesCM3[level], within: 0...(.infinity)) { $0.volumesCM3[level] } }
        targets = Dictionary(
            uniqueKeysWithValues: forecast.targets.map { name, target in
                let coverage = levels.map { level in band(target.coverage[level], within: 0...1) { $0.targets[name]?.coverage[level] } }
                let margins = levels.map { level in band(target.marginMM[level]) { $0.targets[name]?.marginMM[level] } }
                return (name, Target(coverage: coverage, marginMM: margins))
            })
        organs = Dictionary(
            uniqueKeysWithValues: forecast.organs.map { name, celsius in (name, band(celsius) { $0.organs[name] ?? nil }) })
    }
}

extension OutcomeBands {
    /// Beside the prediction, in its shape: each figure is a list of two.
    func json(_ precision: Precision) -> JSONValue {
        .members([
            ("percent", .list([.number(5), .number(95)])), ("members", .number(Ensemble.memberCount)),
            ("seed", .text(String(Ensemble.usualSeed))), ("resolution_mm", precision.number(resolutionMM, decimals: 4)),
            ("iceball_mm", .list(iceballMM.map { $0.json(precision.millimetres) })),
            ("volume_cm3", PredictedOutcome.byIsotherm(volumesCM3.map { $0.json(precision.volume) })),
            ("targets", .sorted(targets.mapValues { $0.json(precision) })),
            ("organs", .sorted(organs.mapValues { .members([("coldest_C", $0.json(precision.celsius))]) })),
        ])
    }
}

extension OutcomeBands.Target {
    func json(_ precision: Precision) -> JSONValue {
        .members([
            ("coverage", PredictedOutcome.byIsotherm(coverage.map { $0.json(precision.ratio) })),
            ("margin_mm", PredictedOutcome.byIsotherm(marginMM.map { $0.json(precision.millimetres) })),
        ])
    }
}
