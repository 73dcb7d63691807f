import Diagnostics
import Syntax

extension Preparation {
    mutating func term(_ expression: Expression) -> Term {
        switch expression.kind {
        case .number(let parts): literal(expression) { try Interpreter.number(parts, expression.span) }
        case .string(let parts): text(parts, expression)
        case .boolean(let isTrue): ConstantTerm(expression, .boolean(isTrue))
        case .name(let name): named(name, expression)
        case .list(let items): ListTerm(expression, items.map { term($0) })
        case .record(let entries): RecordTerm(expression, entries.map { ($0.name.text, term($0.value)) })
        case .tuple(let coordinates, let unit): TupleTerm(expression, coordinates.map { term($0) }, unit)
        case .unary(let operation, let operand): unary(operation, operand, expression)
        case .binary(let operation, let left, let right, _): binary(operation, term(left), term(right), expression)
        case .call(let name, let arguments): call(name, arguments, expression)
        case .member(let base, let name): MemberTerm(expression, term(base), name)
        case .range(let lower, let upper): RangeTerm(expression, term(lower), term(upper))
        case .conditional(let condition, let then, let otherwise): ChoiceTerm(expression, term(condition), term(then), term(otherwise))
        case .predict(let block): PredictionTerm(expression, passage(block))
        case .scan(let tree): ScanTerm(expression, tree, in: surroundings)
        }
    }

    private func literal(_ expression: Expression, _ value: () throws -> Value) -> Term {
        do {
            return ConstantTerm(expression, try value())
        } catch {
            return FaultyTerm(expression, error)
        }
    }

    private mutating func text(_ parts: [StringPart], _ expression: Expression) -> Term {
        let parts = parts.map { part -> TextTerm.Part in
            switch part {
            case .text(let text): .text(text)
            case .expression(let expression): .term(term(expression))
            }
        }
        if parts.isEmpty { return ConstantTerm(expression, .string("")) }
        if parts.count == 1, case .text(let text) = parts[0] { return ConstantTerm(expression, .string(text)) }
        return TextTerm(expression, parts)
    }

    private func named(_ name: String, _ expression: Expression) -> Term {
        if let place = surroundings.names.lastIndex(of: name) { return LocalTerm(expression, place: place) }
        return GlobalTerm(expression, place: interpreter.place(ofGlobal: name), name: name)
    }

    private mutating func unary(_ operation: UnaryOperator, _ operand: Expression, _ whole: Expression) -> Term {
        switch (operation, operand.kind) {
        case (.not, _): NotTerm(whole, term(operand))
        // `-40 C` is one literal; elsewhere the sign turns a quantity or a direction round.
        case (.negate, .number(let parts)): literal(whole) { try Interpreter.number(parts, whole.span, negated: true) }
        case (.negate, _): NegatedTerm(whole, term(operand))
        }
    }

    private func binary(_ operation: BinaryOperator, _ left: Term, _ right: Term, _ whole: Expression) -> Term {
        switch operation {
        case .or: OrTerm(whole, left, right)
        case .and: AndTerm(whole, left, right)
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: ComparisonTerm(whole, operation, left, right)
        case .add: SumTerm(whole, left, right)
        case .subtract: DifferenceTerm(whole, left, right)
        case .multiply: ProductTerm(whole, left, right)
        case .divide: QuotientTerm(whole, left, right)
        case .power: PowerTerm(whole, left, right)
        }
    }

    private mutating func call(_ name: Name, _ arguments: [Argument], _ expression: Expression) -> Term {
        let terms = arguments.map { term($0.value) }
        let labels = arguments.map { $0.label?.text }
        // No routine may be called as a built-in is.
        guard let builtin = Builtins.all[name.text] else { return RoutineTerm(expression, name, labels: labels, terms) }
        let call = Call(name, Array(zip(labels, terms)), parameters: builtin.parameters, expression.span)
        return BuiltinTerm(expression, builtin, call, over: terms)
    }
}
