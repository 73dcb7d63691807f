/// Everything measured beside what the model says of it.
struct SightingTable {
    /// By the forecasts' own model.
    let reference: Track
    /// Coarse tracks from that model's factors to where the comparison stands.
    let moved: (from: Track, to: Track)?
    let slopes: Linearisation
    /// The forecasts' finest cell.
    let resolutionMM: Double

    func sightings(of monitoring: Monitoring) -> [TwinFit.Sighting] {
        monitoring.minutes.compactMap(sighting) + monitoring.scans.flatMap(sightings)
    }

    private func sighting(of minute: Monitoring.Minute) -> TwinFit.Sighting? {
        guard let predicted = figure({ $0.mean(of: minute) }), let slopes = slopes.slopes(of: { $0.mean(of: minute) }) else { return nil }
        return TwinFit.Sighting(
            gauge: minute.gauge, difference: minute.mean - predicted,
            deviation: GaugeError.deviation(of: minute, resolutionMM: resolutionMM), slopes: slopes,
            ownSlopes: GaugeError.lastingKelvin(at: minute.mean, resolutionMM: resolutionMM) + placement(minute))
    }

    /// Of a needle, along each axis, K for a standard deviation.
    private func placement(_ minute: Monitoring.Minute) -> [Double] {
        guard case .sensor = minute.gauge, let slope = slopes.track.slope(of: minute) else { return [] }
        return (0..<3).map { slope[$0] * GaugeError.needleMM }
    }

    private func sightings(of scan: Monitoring.Scan) -> [TwinFit.Sighting] {
        (0..<3).compactMap { axis in
            let extent = { (track: Track) in track.extents(atSeconds: scan.seconds)?[axis] }
            guard let predicted = figure(extent), let slopes = slopes.slopes(of: extent) else { return nil }
            return TwinFit.Sighting(
                gauge: .extent(axis: axis), difference: scan.extentsMM[axis] - predicted, deviation: GaugeError.deviation(ofExtentIn: scan, resolutionMM: resolutionMM), slopes: slopes, ownSlopes: [])
        }
    }

    /// The model's own, moved to where the comparison stands by the difference of the coarse tracks.
    private func figure(_ figure: (Track) -> Double?) -> Double? {
        guard let own = figure(reference) else { return nil }
        guard let moved else { return own }
        guard let from = figure(moved.from), let to = figure(moved.to) else { return nil }
        return own + to - from
    }
}
