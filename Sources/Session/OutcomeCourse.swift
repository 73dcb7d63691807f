import Bioheat
import Evaluation
import Uncertainty

/// Organs and margins against time, by the model that the plan goes on with.
public struct OutcomeCourse: Sendable {
    public struct Moment: Sendable {
        /// Program time.
        public var seconds: Double
        /// The coldest point at that instant.
        public var organCelsius: [String: Double]
        /// Of each target; nothing while the zone is empty.
        public var marginMM: [String: Double]
    }

    /// What margins are told of, °C.
    public static let isotherm = -20.0

    public var moments: [Moment] = []
}

extension Procedure {
    /// No forecast keeps them, so that the plan is gone through once more, looked at so many times. Empty before time has passed; nothing where a person stops it.
    public func outcomeCourse(momentCount: Int) -> OutcomeCourse? {
        var course = OutcomeCourse()
        guard let history = state.history else { return course }
        var patient = VariedPatient(history, factors: state.factors, resolutionMM: state.resolutionMM)
        let interval = state.elapsedSeconds / Double(max(momentCount, 1))
        course.moments.append(moment(of: patient.model))
        var next = interval
        patient.liveOn(through: history, while: { event, model in
            let isLast = event == history.events.count - 1
            guard isLast || model.elapsedSeconds >= next - 1e-6 else { return !stop.isRaised }
            course.moments.append(moment(of: model))
            audience.progressed(Progress(phase: .lookingBack, text: "", doneSeconds: model.elapsedSeconds, totalSeconds: state.elapsedSeconds))
            while next <= model.elapsedSeconds { next += interval }
            return !stop.isRaised
        })
        return stop.isRaised ? nil : course
    }

    private func moment(of model: BioheatModel) -> OutcomeCourse.Moment {
        let standing = state.standing(in: model)
        let regions = state.patient?.regions ?? []
        let targets = regions.filter { $0.role == .target }.map(\.name)
        let organs = watchedRegions.union(regions.filter { $0.role == .organ }.map(\.name)).subtracting(targets)
        return OutcomeCourse.Moment(
            seconds: model.elapsedSeconds, organCelsius: values(of: organs) { .coldest(region: $0, now: true) },
            marginMM: values(of: Set(targets)) { .margin(region: $0, below: OutcomeCourse.isotherm, now: false) })

        func values(of names: Set<String>, _ question: (String) -> Question) -> [String: Double] {
            Dictionary(uniqueKeysWithValues: names.compactMap { name in number(standing.answer(question(name), atlas: atlas)).map { (name, $0) } })
        }
    }

    private func number(_ answer: Answer) -> Double? { if case .number(let value) = answer { value } else { nil } }
}
