import Diagnostics
import Quantities
import Syntax

/// The rules of the consensus that can be told before anything runs: told as warnings, each with its section.
extension Checker {
    static let saturationSeconds = 15.0 * 60

    /// C4.3.3: at standard argon pressure the ice ball is nearly saturated at 15 min.
    mutating func checkSaturation(_ extent: Extent) {
        let time: Expression
        switch extent {
        case .lasting(let expression): time = expression
        case .until(_, let bound):
            guard let bound else { return }
            time = bound
        }
        note(.freezeTime, of: time)
        checkSaturation(time)
    }

    mutating func checkSaturation(_ time: Expression) {
        guard let seconds = constant(time), seconds > Self.saturationSeconds else { return }
        tell(CheckMessages.longFreeze(Quantity(seconds, .duration).description, at: time.span))
    }

    /// C4.1.3: before insertion each probe is tested outside the body. Told once a program; another model than the one tested is told
    /// for each probe.
    mutating func checkTested(_ pattern: ProbePattern, _ probe: ProbeName, _ model: String) {
        guard !environment.placement.isOpen, environment.probeModels[model] != nil else { return }
        let name = pattern.isExact ? pattern.prefix : text(probe.span)
        let tested = environment.placement.tested
        if let other = tested[pattern], other != model {
            return tell(CheckMessages.otherModelTested(name, tested: other, placed: model, at: probe.span))
        }
        guard !tested.keys.contains(where: { $0.mayEqual(pattern) }), !hasToldOfTesting, !context.isPrediction else { return }
        hasToldOfTesting = true
        tell(CheckMessages.untestedProbe(name, model: model, at: probe.span))
    }
}
