import Devices
import Diagnostics
import Evaluation
import Uncertainty

extension Procedure {
    /// So long after gas was switched a thermocouple follows the start of the gas rather than the tissue, s.
    static let settlingSeconds = 60.0

    /// Keeps a reading for the model that follows the patient.
    func remember(_ readings: Readings, _ commitment: Commitment) {
        guard options.followsPatient, commitment.course.isSettled(after: commitment.seconds) else { return }
        let seconds = commitment.forecast.startSeconds + commitment.seconds
        for (name, celsius) in readings.tipCelsius.sorted(by: { $0.key < $1.key }) {
            twin.monitoring.read(celsius, by: .tip(probe: name), atSeconds: seconds)
        }
        for (name, celsius) in readings.sensorCelsius.sorted(by: { $0.key < $1.key }) {
            guard let gauge = state.gauge(ofSensor: name) else { continue }
            twin.monitoring.read(celsius, by: gauge, atSeconds: seconds)
        }
    }

    /// Behind a command: what was measured corrects the model that the next forecast starts from.
    func followPatient(behind forecast: Forecast, _ course: Course, _ request: CommandRequest) throws {
        let begun = options.clock()
        defer { solverWallSeconds += options.clock() - begun }
        guard !options.isDryRun, options.followsPatient, let history = state.history else { return }
        expect(forecast)
        guard let correction = twin.correction(by: history, resolutionMM: state.resolutionMM, beginning: { report(.following, request, Double($0), 0) })
        else { return }
        try record(.twin, correction.record(behind: rows.count))
        let row = rows.count - course.rowCount
        if rows.indices.contains(row) { rows[row].correction = correction }
        tell(correction, request)
        guard correction.isTaken, correction.movesModel else { return }
        state.follow(correction.factors, in: twin.follow(correction.factors, through: history, resolutionMM: state.resolutionMM))
    }

    /// Organs that a correction makes warmer than the book does are shown with how well that is known.
    func addRanges(to forecast: inout Forecast) {
        guard let running, let history = running.history, let outcome = forecast.outcome, !outcome.organs.isEmpty, !isPredicting else { return }
        let names = outcome.organs.keys.sorted()
        let values = names.map { outcome.organs[$0] ?? nil }
        let ranges = twin.ranges(of: values, after: history) { run, model in
            let patient = running.standing(in: model)
            return names.map { patient.coldest($0, now: false, atlas: self.twinAtlas) }
        }
        for (name, band) in zip(names, ranges ?? []) { forecast.organRanges[name] = band }
    }

    /// What the forecast had every gauge show.
    private func expect(_ forecast: Forecast) {
        for moment in forecast.trajectory.moments {
            var celsius: [Gauge: Double] = [:]
            for (name, value) in moment.tipCelsius { celsius[.tip(probe: name)] = value }
            for (name, value) in moment.sensorCelsius { if let gauge = state.gauge(ofSensor: name) { celsius[gauge] = value } }
            let isEnd = moment.seconds == forecast.trajectory.moments.last?.seconds
            twin.expect(celsius, atSeconds: forecast.startSeconds + moment.seconds, isTurn: moment.seconds == 0 || isEnd)
        }
        for (seconds, extents) in forecast.trajectory.iceMM { twin.expect(extentsMM: extents, atSeconds: forecast.startSeconds + seconds) }
    }

    private func tell(_ correction: Correction, _ request: CommandRequest) {
        for contradiction in correction.contradictions where toldContradictions.insert(contradiction.source).inserted {
            audience.told(.contradicts(contradiction, isTaken: correction.isTaken, of: request))
        }
        if correction.isTaken, correction.movesModel { audience.printed(correction.words) }
    }
}

extension Course {
    fileprivate var rowCount: Int { commands.count + marks.count }

    /// Whether thermocouples follow the tissue, s after the begin: not while gas starts or has just gone off, nor while helium warms the probes, which is not
    /// estimated.
    fileprivate func isSettled(after seconds: Double) -> Bool {
        let thaws = commands.contains { if case .thaw(_, true, _) = $0 { true } else { false } }
        let ends = [0] + commands.map(\.seconds).filter { $0 < seconds - 1e-6 }
        return !thaws && ends.allSatisfy { seconds - $0 >= Procedure.settlingSeconds }
    }
}

extension PlanState {
    fileprivate func gauge(ofSensor name: String) -> Gauge? {
        sensors.first { $0.name == name }.map { .sensor(name: name, at: $0.tip) }
    }

    /// Extents of the ice of this instant, mm; nothing where there is none.
    var presentIceMM: SIMD3<Double>? { zone(0, now: true)?.extents?.size }
}
