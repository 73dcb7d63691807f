import Diagnostics
import Quantities
import Syntax

/// The rules of the consensus that can be told before anything runs: told as warnings, each with its section.
extension Checker {
    /// C4.3.3, s.
    public static let saturationSeconds = 15.0 * 60

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
        tell(.longFreeze(seconds, at: time.span))
    }

    /// C4.1.3: before insertion each probe is tested outside the body. Told once a program, with every probe that
    /// it is true of; another model than the one tested is told for each.
    mutating func checkTested(_ pattern: ProbePattern, _ probe: ProbeName, _ model: String) {
        guard !environment.placement.isOpen, environment.probeModels[model] != nil else { return }
        let name = pattern.isExact ? pattern.prefix : text(probe.span)
        let tested = environment.placement.tested
        if let other = tested[pattern], other != model {
            return tell(CheckMessages.otherModelTested(name, tested: other, placed: model, at: probe.span))
        }
        guard !tested.keys.contains(where: { $0.mayEqual(pattern) }), !context.isPrediction else { return }
        tellUntested(name, model, at: probe.span)
    }

    private mutating func tellUntested(_ name: String, _ model: String, at span: SourceSpan) {
        let told = diagnostics.lastIndex { $0.code == CheckCode.untestedProbe.rawValue }
        guard let told else { return tell(CheckMessages.untestedProbe(name, model: model, at: span)) }
        guard diagnostics[told].span.file == span.file, diagnostics[told].span != span, !diagnostics[told].secondary.contains(where: { $0.span == span }) else { return }
        diagnostics[told].secondary.append(Diagnostic.Label(span: span, text: "nor was this one"))
    }

    // MARK: - Radical goals

    static let radicalMarginMetres = 0.01
    static let wholeCoverage = 0.99

    /// C4.1.5, C7.3: a radical ablation passes the lesion's edge by 1 cm.
    mutating func noteGoal(_ threshold: Threshold) {
        guard threshold.wantsMore, let region = threshold.region else { return }
        switch threshold.question {
        case "margin":
            environment.marginGoals.insert(region)
            guard threshold.value > 0, threshold.value < Self.radicalMarginMetres - 1e-9 else { return }
            tell(CheckMessages.narrowMargin(Quantity(threshold.value, .length).description, at: threshold.valueExpression.span))
        case "coverage" where threshold.value >= Self.wholeCoverage: environment.wholeGoals[region] = threshold.valueExpression.span
        default: break
        }
    }

    /// A goal that wants all of a target, and none that wants a margin round it.
    mutating func checkRadicalGoals() {
        for (region, span) in environment.wholeGoals where !environment.marginGoals.contains(region) {
            tell(CheckMessages.noMargin(region, at: span))
        }
    }

    // MARK: - Allowances

    /// The sections that a warning can cite.
    static let sections = ["C4.1.3", "C4.1.5", "C4.2.1", "C4.2.3", "C4.3.3", "C4.3.4", "C5"]

    /// An `# allow` that allows nothing is told, so that nobody counts on it.
    mutating func checkAllowances(_ allowances: [Allowance]) {
        for allowance in allowances {
            if allowance.isMisspelt {
                tell(CheckMessages.misspeltAllowance(at: allowance.span))
            } else if !Self.sections.contains(allowance.section) {
                tell(CheckMessages.unknownSection(allowance.section, known: Self.sections, at: allowance.span))
            } else if allowance.reason.isEmpty {
                tell(CheckMessages.allowanceWithoutReason(allowance.section, at: allowance.span))
            }
        }
    }
}
