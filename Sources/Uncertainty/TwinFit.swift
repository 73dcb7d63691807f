/// The patient that agrees best with what was measured and with what was believed before: Gauss and Newton's step for a maximum a posteriori.
///
/// Unknown are logarithms of factors (`Unknowns`), and for each gauge what its own error is: a thermocouple's calibration, and how far a needle lies from
/// where it was to go, along each axis, by the slope of the temperature there. All have normal priors. Where the residuals are larger than the noise
/// explains, the covariance is widened in proportion (Birge's ratio): the model's own error counts as noise of a minute's mean.
struct TwinFit: Sendable {
    /// What one gauge said at one time, against the model as it stands.
    struct Sighting: Sendable {
        let gauge: Gauge
        /// Measured less predicted; K or mm.
        let difference: Double
        /// Of the noise.
        let deviation: Double
        /// What the prediction changes by with each unknown.
        let slopes: [Double]
        /// The same for the gauge's own errors, each of them scaled to a standard deviation of 1.
        let ownSlopes: [Double]

        /// The same where the slopes are used for so far a move: they are known to a share only.
        func blurred(by shifts: [Double]) -> Sighting {
            let moves = zip(slopes, shifts).map { GaugeError.slopeShare * $0 * $1 }
            let square = moves.map { $0 * $0 }.reduce(deviation * deviation, +)
            return Sighting(gauge: gauge, difference: difference, deviation: square.squareRoot(), slopes: slopes, ownSlopes: ownSlopes)
        }
    }

    /// How far each unknown lies from where the model stands.
    let shifts: [Double]
    let covariance: [[Double]]
    /// The gauges' own errors, in their standard deviations.
    let ownErrors: [Gauge: [Double]]
    /// What is left, root mean square: in K or mm, and in standard deviations of a sighting.
    let residuals: [Gauge: (absolute: Double, relative: Double)]

    /// - Parameter standing: the unknowns where the model stands, as logarithms.
    /// - Parameter prior: their covariance before anything was measured, about 0.
    init?(_ sightings: [Sighting], standing: [Double], prior: [[Double]]) {
        guard let rough = TwinFit(exactly: sightings, standing: standing, prior: prior),
            let fit = TwinFit(exactly: sightings.map { $0.blurred(by: rough.shifts) }, standing: standing, prior: prior)
        else { return nil }
        self = fit
    }

    private init?(exactly sightings: [Sighting], standing: [Double], prior: [[Double]]) {
        let columns = Self.columns(sightings, after: standing.count)
        let total = columns.values.map(\.upperBound).max() ?? standing.count
        var system = LeastSquares(count: total)
        guard let precision = LeastSquares.inverse(of: prior) else { return nil }
        system.add(precision: precision, mean: standing.map { -$0 })
        for unknown in standing.count..<total { system.add([(unknown, 1)], value: 0, deviation: 1) }
        for sighting in sightings {
            system.add(Self.terms(sighting, columns), value: sighting.difference, deviation: sighting.deviation)
        }
        guard let (values, covariance) = system.solved() else { return nil }
        shifts = Array(values.prefix(standing.count))
        ownErrors = columns.mapValues { $0.map { values[$0] } }
        let left = sightings.map { sighting in
            sighting.difference - Self.terms(sighting, columns).reduce(0) { $0 + $1.factor * values[$1.unknown] }
        }
        residuals = Self.rootMeanSquares(sightings, left)
        let square = zip(sightings, left).reduce(0) { $0 + ($1.1 / $1.0.deviation) * ($1.1 / $1.0.deviation) }
        let widening = max(1, square / Double(max(sightings.count - standing.count, 1)))
        self.covariance = standing.indices.map { row in standing.indices.map { widening * covariance[row][$0] } }
    }

    private static func columns(_ sightings: [Sighting], after count: Int) -> [Gauge: Range<Int>] {
        var columns: [Gauge: Range<Int>] = [:]
        var next = count
        for sighting in sightings where columns[sighting.gauge] == nil {
            columns[sighting.gauge] = next..<next + sighting.ownSlopes.count
            next += sighting.ownSlopes.count
        }
        return columns
    }

    private static func terms(_ sighting: Sighting, _ columns: [Gauge: Range<Int>]) -> [(unknown: Int, factor: Double)] {
        let own = zip(columns[sighting.gauge] ?? 0..<0, sighting.ownSlopes).map { (unknown: $0, factor: $1) }
        return sighting.slopes.enumerated().map { (unknown: $0, factor: $1) } + own
    }

    private static func rootMeanSquares(_ sightings: [Sighting], _ left: [Double]) -> [Gauge: (absolute: Double, relative: Double)] {
        Dictionary(grouping: sightings.indices, by: { sightings[$0].gauge }).mapValues { members in
            func mean(_ square: (Int) -> Double) -> Double { (members.map(square).reduce(0, +) / Double(members.count)).squareRoot() }
            return (mean { left[$0] * left[$0] }, mean { left[$0] * left[$0] / (sightings[$0].deviation * sightings[$0].deviation) })
        }
    }

    /// How far shifts lead away, in the fit's own uncertainty: the square of Mahalanobis' distance, for each unknown.
    func distanceSquared(of shifts: [Double]) -> Double {
        guard let precision = LeastSquares.inverse(of: covariance) else { return .infinity }
        let square = zip(shifts, precision).reduce(0) { sum, pair in sum + pair.0 * zip(pair.1, shifts).map(*).reduce(0, +) }
        return square / Double(shifts.count)
    }
}
