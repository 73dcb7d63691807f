import Bioheat
import Geometry
import Outcome
import Uncertainty

/// A patient out of the prior on the table, with gauges that err, and the model that follows it.
struct TwinSitting {
    let hidden: PatientFactors
    private let gauges: [Gauge]
    /// Of each gauge, in standard deviations: what stays, and where a needle lies.
    private let lasting: [Gauge: [Double]]
    private let misplaced: [Gauge: Point]
    private var noise: NormalDraws
    private var history: TreatmentHistory
    private var patient: VariedPatient
    private var forecast: VariedPatient
    private var twin = Twin()
    private let names: [String]

    private static let scanMM = 1.0
    private static let settlingSeconds = 60.0

    /// - Parameter count: 1 or 2 probes.
    init(seed: UInt64, probes count: Int) {
        let probes = Self.probes(count)
        names = probes.map(\.name)
        var draws = NormalDraws(seed: seed, stream: 1)
        hidden = Self.draw(names, &draws)
        let places = [Point(0, -13, 15), Point(0, 18, 15)]
        gauges = names.map { .tip(probe: $0) } + places.enumerated().map { .sensor(name: "T\($0 + 1)", at: $1) }
        lasting = Dictionary(uniqueKeysWithValues: gauges.map { ($0, [draws.next(), draws.next()]) })
        misplaced = Dictionary(uniqueKeysWithValues: gauges.map { ($0, draws.nextPoint() * GaugeError.needleMM) })
        noise = NormalDraws(seed: seed, stream: 2)
        history = TreatmentHistory(patient: Patient(background: Self.tissue), probes: probes)
        patient = VariedPatient(history, factors: hidden, resolutionMM: TwinCoverage.resolutionMM)
        forecast = VariedPatient(history, factors: .textbook, resolutionMM: TwinCoverage.resolutionMM)
    }

    private static func draw(_ names: [String], _ draws: inout NormalDraws) -> PatientFactors {
        var factors = PatientFactors()
        let prior = Correction.priorDeviations
        let common = draws.next() * prior.strength
        for name in names { factors.strengths[name] = NormalDraws.exponential(common + draws.next() * prior.betweenProbes) }
        factors.perfusion = NormalDraws.exponential(draws.next() * prior.perfusion)
        return factors
    }

    /// Forecasts, treats, measures, and corrects the model by what was measured.
    @discardableResult
    mutating func treat(minutes: Int, freezing: Bool) -> Correction? {
        let drives = freezing ? Dictionary(uniqueKeysWithValues: names.map { ($0, ProbeDrive.freezing(power: 1, pressurePsi: 3500)) }) : [:]
        for _ in 0..<minutes * 12 { history.add(.pass(seconds: 5, drives: drives, longestStep: nil)) }
        expect(minutes: minutes)
        measure()
        if freezing { scan() }
        guard let correction = twin.correction(by: history, resolutionMM: TwinCoverage.resolutionMM) else { return nil }
        if correction.isTaken, correction.movesModel { follow(correction.factors) }
        return correction
    }

    private mutating func follow(_ factors: PatientFactors) {
        _ = twin.follow(factors, through: history, resolutionMM: TwinCoverage.resolutionMM)
        forecast = VariedPatient(history, factors: factors, resolutionMM: TwinCoverage.resolutionMM)
        forecast.live(through: history)
    }

    private mutating func expect(minutes: Int) {
        let (gauges, start, end) = (gauges, forecast.model.elapsedSeconds, forecast.model.elapsedSeconds + Double(minutes) * 60)
        var twin = twin
        forecast.live(through: history) { _, model in
            let celsius = Dictionary(uniqueKeysWithValues: gauges.map { ($0, Self.truth($0, model)) })
            let isTurn = model.elapsedSeconds < start + 6 || model.elapsedSeconds > end - 1
            twin.expect(celsius, atSeconds: model.elapsedSeconds, isTurn: isTurn)
        }
        self.twin = twin
    }

    private mutating func measure() {
        var (monitoring, noise) = (twin.monitoring, noise)
        let (gauges, lasting, misplaced, start) = (gauges, lasting, misplaced, patient.model.elapsedSeconds)
        patient.live(through: history) { _, model in
            guard model.elapsedSeconds >= start + Self.settlingSeconds else { return }
            for gauge in gauges {
                let celsius = Self.truth(gauge, model, beside: misplaced[gauge] ?? .zero)
                let off = zip(lasting[gauge] ?? [], GaugeError.lastingKelvin(at: celsius, resolutionMM: 0)).map(*).reduce(0, +)
                monitoring.read(celsius + off + noise.next() * GaugeError.readingKelvin, by: gauge, atSeconds: model.elapsedSeconds)
            }
        }
        twin.monitoring = monitoring
        self.noise = noise
    }

    private mutating func scan() {
        guard let seen = Self.ice(patient.model), let expected = Self.ice(forecast.model) else { return }
        twin.monitoring.see(extentsMM: seen + noise.nextPoint() * Self.scanMM, errorMM: Self.scanMM, atSeconds: patient.model.elapsedSeconds)
        twin.expect(extentsMM: expected, atSeconds: forecast.model.elapsedSeconds)
    }

    private static func truth(_ gauge: Gauge, _ model: BioheatModel, beside shift: Point = .zero) -> Double {
        switch gauge {
        case .tip(let probe): model.tipCelsius(probe)
        case .sensor(_, let place): model.temperature(at: place + shift)
        case .extent: .nan
        }
    }

    private static func ice(_ model: BioheatModel) -> Point? { FrozenZone(field: model.level(0, now: true), celsius: 0).extents?.size }

    private static func probes(_ count: Int) -> [PlacedProbe] {
        (0..<count).map { number in
            let x = 16 * (Double(number) - Double(count - 1) / 2)
            return PlacedProbe(name: "P\(number + 1)", model: RandomPlan.probe, tip: Point(x, 0, 0), entry: Point(x, 0, 60))
        }
    }

    private static let tissue = RandomPlan.tissue
}
