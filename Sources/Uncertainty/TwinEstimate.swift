import Geometry

/// The fit to everything measured, without the gauges that contradict every believable patient.
struct TwinEstimate: Sendable {
    let unknowns: Unknowns
    /// Where the slopes were taken for the fit.
    let standing: PatientFactors
    let fit: TwinFit
    let leftOut: [Correction.Contradiction]
    let sightings: [TwinFit.Sighting]
    /// Of the extents of the ice of this instant, mm, where there is any.
    let iceSlopes: [[Double]]

    /// What the fit leads to.
    var found: PatientFactors { unknowns.moving(standing, by: fit.shifts) }

    /// What the fit leads to, but no further than some times the reach of the slopes: a straight line leads astray far out.
    func within(reachOf slopes: Linearisation) -> PatientFactors {
        let shares = zip(unknowns.subjects, fit.shifts).map { abs($1) / (Self.furthest * unknowns.reach(of: $0)) }
        let share = max(shares.max() ?? 0, 1)
        return unknowns.moving(standing, by: fit.shifts.map { $0 / share })
    }
    private static let furthest = 4.0

    /// - Parameter standing: the model is compared as it would be with these factors.
    /// - Parameter reference: what the forecasts' own model says.
    /// - Parameter judging: leaves out gauges that are not believed; before the slopes hold for what is found, nothing can be said of that.
    /// - Parameter moved: coarse tracks from the forecasts' own factors to these, where they are others.
    init?(
        _ monitoring: Monitoring, at standing: PatientFactors, reference: Track, moved: (from: Track, to: Track)? = nil, _ slopes: Linearisation,
        resolutionMM: Double, judging: Bool
    ) {
        unknowns = slopes.unknowns
        self.standing = standing
        let table = SightingTable(reference: reference, moved: moved, slopes: slopes, resolutionMM: resolutionMM)
        var sightings = table.sightings(of: monitoring)
        let logarithms = unknowns.subjects.map { [unknowns] in unknowns.logarithm($0, in: standing) }
        let prior = unknowns.covariance
        var leftOut: [Correction.Contradiction] = []
        var fit: TwinFit?
        while !sightings.isEmpty {
            guard let next = TwinFit(sightings, standing: logarithms, prior: prior) else { return nil }
            fit = next
            guard judging, let worst = Self.worst(next, sightings) else { break }
            leftOut.append(worst.contradiction)
            sightings.removeAll { $0.gauge.isOf(worst.gauge) }
            if sightings.isEmpty { fit = TwinFit([], standing: logarithms, prior: prior) }
        }
        guard let fit else { return nil }
        self.fit = fit
        self.leftOut = leftOut
        self.sightings = sightings
        iceSlopes = (0..<3).compactMap { axis in slopes.slopes { $0.lastIceMM?[axis] } }
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
        let residual = fit.residuals[gauge] ?? (0, 0)
        let bound = gauge.isThermocouple ? Twin.greatestResidual : Twin.greatestResidualOfScan
        let own = fit.ownErrors[gauge] ?? []
        let lasting = own.prefix(2).map(abs).max() ?? 0
        let offset = zip(own.prefix(2), sighting.ownSlopes).map(*).reduce(0, +)
        let shift = own.count > 4 ? Point(own[2], own[3], own[4]) : .zero
        return [
            (.residual(gauge, residual.absolute), residual.relative / bound),
            (.offset(gauge, offset), lasting / Twin.greatestDeviations),
            (.misplaced(gauge, shift.length * GaugeError.needleMM), shift.length / Twin.greatestDeviations),
        ]
    }

    // MARK: What is made of it

    /// - Parameter factors: those of the forecasts' model.
    func correction(from factors: PatientFactors) -> Correction {
        let implausible = implausible
        return Correction(
            factors: found, estimates: estimates, contradictions: leftOut + implausible, isTaken: implausible.isEmpty && !sightings.isEmpty,
            movesModel: moves(from: factors), sightings: sightings.count)
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
        return fit.distanceSquared(of: shifts) > Twin.leastMove * Twin.leastMove && shows(shifts)
    }

    private func shows(_ shifts: [Double]) -> Bool {
        func change(_ slopes: [Double]) -> Double { abs(zip(slopes, shifts).map(*).reduce(0, +)) }
        return sightings.contains { $0.gauge.isThermocouple && change($0.slopes) > Twin.leastKelvin } || iceSlopes.contains { change($0) > Twin.leastMM }
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
