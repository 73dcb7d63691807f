import Checking
import Diagnostics
import Syntax

extension Interpreter {
    /// Hands a `limit` or a `goal` to the operator with a closure that measures it; it sees the names as they are now.
    func require(_ condition: Expression, _ confidence: Expression?, isLimit: Bool, _ statement: Statement) throws -> Flow {
        let names = environment
        let measure = { [self] in
            try withNames(names) { isLimit ? try watching { try measured(limit: condition) } : try measured(condition) }
        }
        // With its confidence, as it is written.
        let span = confidence.map { _ in SourceSpan(file: condition.span.file, start: condition.span.start, end: statement.span.end) } ?? condition.span
        var requirement = Requirement(
            isLimit: isLimit, line: line(of: statement.span), text: text(of: span), span: span, watchedRegions: watchedRegions(in: condition),
            measure: measure)
        requirement.confidence = try confidence.map { try share(ofConfidence: $0) }
        try commander.require(requirement)
        return .next
    }

    private func share(ofConfidence confidence: Expression) throws -> Double {
        let share = try quantity(confidence, .ratio)
        guard Confidence.isWithinReach(share) else {
            throw Diagnostic.outOfRange("a confidence", Value.share(share).text, allowed: "50 % to 95 %", example: "with 95% confidence", at: confidence.span)
        }
        // 95 × 0.01 is not quite 0.95.
        return (share * 1e9).rounded() / 1e9
    }

    /// What is not there cannot break a limit: a probe outside the body, a zone that is still empty. A temperature without an answer can:
    /// a region that is not watched is not safe.
    private func measured(limit condition: Expression) throws -> Requirement.Measurement {
        let unbroken = Requirement.Measurement(holds: true, value: nil)
        do {
            let measurement = try measured(condition)
            let isUnanswered = !measurement.holds && measurement.value == nil
            return isUnanswered && condition.asksOnlyForZones ? unbroken : measurement
        } catch Halt.mistake(let mistake) where Diagnostic.codesOfAbsentProbes.contains(mistake.code) {
            return unbroken
        }
    }

    /// Whether it holds, with the figure that decides: of two joined by `and` or `or` the first that decides the whole.
    private func measured(_ condition: Expression) throws -> Requirement.Measurement {
        guard case .binary(let operation, let left, let right, _) = condition.kind else {
            return Requirement.Measurement(holds: try truth(condition), value: nil)
        }
        switch operation {
        case .and: return try joined(left, right, decidedBy: false)
        case .or: return try joined(left, right, decidedBy: true)
        default: return try compared(operation, left, right, condition)
        }
    }

    private func joined(_ left: Expression, _ right: Expression, decidedBy decision: Bool) throws -> Requirement.Measurement {
        let first = try measured(left)
        if first.holds == decision { return first }
        let second = try measured(right)
        return second.holds == decision ? second : first
    }

    private func compared(
        _ operation: BinaryOperator, _ left: Expression, _ right: Expression, _ condition: Expression
    ) throws -> Requirement.Measurement {
        let comparison = Comparison(operation, try evaluate(left), try evaluate(right), condition.span)
        let isOnRight = !left.asksTheState && right.asksTheState
        var measurement = Requirement.Measurement(holds: try comparison.holds(), value: comparison.measured(isOnRight: isOnRight))
        measurement.unit = comparison.measuredUnit(isOnRight: isOnRight)
        measurement.room = comparison.room
        measurement.mayTouchItsBound = operation == .lessOrEqual || operation == .greaterOrEqual
        return measurement
    }

    /// The regions whose coldest point the condition asks for, each once.
    private func watchedRegions(in condition: Expression) -> [String] {
        var names: [String] = []
        condition.visit { expression in
            guard case .call(let function, let arguments) = expression.kind, function.text == "coldest" else { return }
            guard let argument = arguments.first(where: { $0.label == nil || $0.label?.text == "region" }) else { return }
            if case .region(let name)? = try? evaluate(argument.value), !names.contains(name) { names.append(name) }
        }
        return names
    }
}

extension Expression {
    /// Whether a question to the state stands anywhere in it.
    var asksTheState: Bool { !questions.isEmpty }

    /// Whether its only questions are where a zone is, which may not be anywhere yet.
    var asksOnlyForZones: Bool { asksTheState && questions.isSubset(of: ["margin", "distance"]) }

    private var questions: Set<String> {
        var names: Set<String> = []
        visit { if case .call(let name, _) = $0.kind, Builtins.questions[name.text] != nil { names.insert(name.text) } }
        return names
    }

    /// This expression and everything in it; blocks of a prediction are left out.
    func visit(_ look: (Expression) -> Void) {
        look(self)
        for part in parts { part.visit(look) }
    }

    private var parts: [Expression] {
        switch kind {
        case .number, .string, .boolean, .name, .predict, .scan: []
        case .list(let items), .tuple(let items, _): items
        case .record(let entries): entries.map(\.value)
        case .unary(_, let operand): [operand]
        case .binary(_, let left, let right, _), .range(let left, let right): [left, right]
        case .call(_, let arguments): arguments.map(\.value)
        case .member(let base, _): [base]
        case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
        }
    }
}
