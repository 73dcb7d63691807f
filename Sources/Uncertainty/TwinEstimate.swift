import Geometry

/// The fit to everything measured, without the gauges that contradict every believable patient.
struct TwinEstimate: Sendable {
    let unknowns: Unknowns
    /// Where the slopes were taken for the fit.
    let standing: PatientFactors
    let fit: TwinFit
    let leftOut: [Correction.Contradiction]
    let sightings: Int

    /// What the fit leads to.
    var found: PatientFactors { unknowns.moving(standing, by: fit.shifts) }

    /// - Parameter standing: the model is compared as it would be with these factors.
    /// - Parameter reference: what the forecasts' own model says.
    /// - Parameter moved: coarse tracks from the forecasts' own factors to these, where they are others.
    init?(
        _ monitoring: Monitoring, at standing: PatientFactors, reference: Track, moved: (from: Track, to: Track)? = nil, _ slopes: Linearisation
    ) {
        unknowns = slopes.unknowns
        self.standing = standing
        let table = SightingTable(reference: reference, moved: moved, slopes: slopes)
        var sightings = table.sightings(of: monitoring)
        let logarithms = unknowns.subjects.map { [unknowns] in unknowns.logarithm($0, in: standing) }
        let prior = unknowns.covariance
        var leftOut: [Correction.Contradiction] = []
        var fit: TwinFit?
        while !sightings.isEmpty {
            guard let next = TwinFit(sightings, standing: logarithms, prior: prior) else { return nil }
            fit = next
            guard let worst = Self.worst(next, sightings) else { break }
            leftOut.append(worst.contradiction)
            sightings.removeAll { $0.gauge.isOf(worst.gauge) }
            if sightings.isEmpty { fit = TwinFit([], standing: logarithms, prior: prior) }
        }
        guard let fit else { return nil }
        self.fit = fit
        self.leftOut = leftOut
        self.sightings = sightings.count
    }

    /// The gauge that is the furthest from being believed, where there is one.
    private static func worst(_ fit: TwinFit, _ sightings: [TwinFit.Sighting]) -> (gauge: Gauge, contradiction: Correction.Contradiction)? {
        var worst: (gauge: Gauge, contradiction: Correction.Contradiction, excess: Double)?
        for sighting in sightings {
            for (contradiction, excess) in contradictions(of: sighting, in: fit) where excess > max(1, worst?.excess ?? 0) {
                worst = (sighting.gauge, contradiction, excess)
            }
        }
        return worst.map { ($0.gauge, $0.contradiction) }
    }

    /// Each with how many times over the bound it is.
    private static func contradictions(of sighting: TwinFit.Sighting, in fit: TwinFit) -> [(Correction.Contradiction, Double)] {
        let gauge = sighting.gauge
        let residual = fit.residuals[gauge] ?? 0
        let bound = gauge.isThermocouple ? Twin.greatestResidualKelvin : Twin.greatestResidualDeviations * sighting.deviation
        let own = fit.ownErrors[gauge] ?? []
        let offset = own.first ?? 0
        let shift = own.count > 3 ? Point(own[1], own[2], own[3]) : .zero
        let placement = GaugeError.placementMM(.usual)
        return [
            (.residual(gauge, residual), residual / bound),
            (.offset(gauge, offset * (sighting.ownSlopes.first ?? 0)), abs(offset) / Twin.greatestDeviations),
            (.misplaced(gauge, shift.length * placement), shift.length / Twin.greatestDeviations),
        ]
    }

    // MARK: What is made of it

    /// - Parameter factors: those of the forecasts' model.
    func correction(from factors: PatientFactors) -> Correction {
        let implausible = implausible
        return Correction(
            factors: found, estimates: estimates, contradictions: leftOut + implausible, isTaken: implausible.isEmpty && sightings > 0,
            movesModel: moves(from: factors), sightings: sightings)
    }

    private var estimates: [Correction.Estimate] {
        let prior = unknowns.covariance
        let found = found
        return unknowns.subjects.indices.map { number in
            let subject = unknowns.subjects[number]
            return Correction.Estimate(
                subject: subject, factor: Logarithm.exponential(unknowns.logarithm(subject, in: found)),
                deviation: fit.covariance[number][number].squareRoot(), priorDeviation: prior[number][number].squareRoot())
        }
    }

    /// By itself, and against what the other unknowns let expect: one probe of three may be weak where all together are not.
    private var implausible: [Correction.Contradiction] {
        let prior = unknowns.covariance
        guard let precision = LeastSquares.inverse(of: prior) else { return [] }
        let found = found
        let values = unknowns.subjects.map { unknowns.logarithm($0, in: found) }
        return unknowns.subjects.indices.compactMap { number in
            let alone = values[number] / prior[number][number].squareRoot()
            let amongOthers = zip(precision[number], values).map(*).reduce(0, +) / precision[number][number].squareRoot()
            guard max(abs(alone), abs(amongOthers)) > Twin.greatestDeviations else { return nil }
            return .implausible(unknowns.subjects[number], factor: Logarithm.exponential(values[number]))
        }
    }

    private func moves(from factors: PatientFactors) -> Bool {
        let found = found
        let shifts = unknowns.subjects.map { unknowns.logarithm($0, in: found) - unknowns.logarithm($0, in: factors) }
        return fit.distanceSquared(of: shifts) > Twin.leastMove * Twin.leastMove
    }
}

extension Gauge {
    /// A scan is one gauge, though it gives three extents.
    fileprivate func isOf(_ other: Gauge) -> Bool {
        switch (self, other) {
        case (.extent, .extent): true
        default: self == other
        }
    }
}
