import Diagnostics
import Quantities
import Syntax

/// Limits and goals held against each other.
extension Checker {
    /// What one comparison of a limit or a goal asks for.
    struct Demand: Sendable {
        var threshold: Threshold
        var isLimit: Bool
        /// The limit or the goal as it is written.
        var text: String
    }

    /// Each is held against those before it; what may be put right by a later one waits for the end.
    mutating func noteDemands(_ thresholds: [Threshold], isLimit: Bool) {
        for threshold in thresholds {
            let demand = Demand(threshold: threshold, isLimit: isLimit, text: "\(isLimit ? "limit" : "goal") \(text(threshold.span))")
            if let other = environment.demands.first(where: { demand.excludes($0) }) {
                let (limit, goal) = isLimit ? (demand, other) : (other, demand)
                tell(CheckMessages.exclusion(limit: limit.text, goal: goal.text, other: other.threshold.span, isLimit: isLimit, at: threshold.span))
            }
            environment.demands.append(demand)
        }
    }

    // MARK: - Goals with the sign turned round

    /// A treatment enlarges coverage and margin, so that a goal bounds them from below; an upper bound beside a lower one may be meant.
    mutating func checkCappedGoals() {
        let goals = environment.demands.filter { !$0.isLimit && ["coverage", "margin"].contains($0.threshold.question) }
        for goal in goals where goal.threshold.isCap {
            guard let region = goal.threshold.region, environment.targets.contains(region) else { continue }
            guard !goals.contains(where: { $0.threshold.wantsMore && $0.threshold.region == region }) else { continue }
            tell(
                CheckMessages.turnedRound(
                    "this goal is met while nothing of the target `\(region)` is frozen",
                    "write `\(text(goal.threshold.span).withSignTurned)`", at: goal.threshold.span))
        }
    }

    // MARK: - Limits with a way round

    /// Two things to be spared, joined by `or`: one of them is enough.
    mutating func checkAlternatives(in condition: Expression) {
        guard case .binary(let operation, let left, let right, _) = condition.kind else { return }
        if operation == .and { [left, right].forEach { checkAlternatives(in: $0) } }
        guard operation == .or, let one = sparing(left), let other = sparing(right) else { return }
        let isSame = one == other
        tell(CheckMessages.weakened(isSame ? nil : one, isSame ? nil : other, at: condition.span))
    }

    /// The region that a comparison keeps warm.
    private func sparing(_ condition: Expression) -> String? {
        comparisons(in: condition).first { $0.question == "coldest" && $0.wantsMore }?.region
    }
}

extension Checker.Demand {
    /// One is a limit, the other a goal, and no state holds both.
    fileprivate func excludes(_ other: Checker.Demand) -> Bool {
        guard isLimit != other.isLimit else { return false }
        let (limit, goal) = isLimit ? (threshold, other.threshold) : (other.threshold, threshold)
        guard limit.region == goal.region else { return false }
        return limit.wantsMore ? limit.forbidsCold(of: goal) : limit.forbidsMore(of: goal)
    }
}

extension Checker.Threshold {
    /// A floor under a region's temperature, against a goal that wants a part of it colder.
    fileprivate func forbidsCold(of goal: Self) -> Bool {
        guard question == "coldest" else { return false }
        switch goal.question {
        case "coldest", "warmest": return !goal.wantsMore && goal.value <= value
        case "coverage": return goal.wantsMore && goal.value > 0 && (goal.below ?? .infinity) <= value
        case "margin": return goal.wantsMore && goal.value >= 0 && (goal.below ?? .infinity) <= value
        default: return false
        }
    }

    /// A ceiling over what has been cold, against a goal that wants more of it, as cold or colder.
    fileprivate func forbidsMore(of goal: Self) -> Bool {
        guard let below, let wanted = goal.below, wanted <= below, goal.wantsMore else { return false }
        if question == "coverage", goal.question == "margin" { return value < 1 && goal.value >= 0 }
        return question == goal.question && goal.value > value
    }
}

extension String {
    /// `tip(A) > 10 C` from `tip(A) < 10 C`.
    var withSignTurned: String {
        guard let place = firstIndex(where: { $0 == "<" || $0 == ">" }) else { return self }
        return self[..<place] + (self[place] == "<" ? ">" : "<") + self[index(after: place)...]
    }
}
