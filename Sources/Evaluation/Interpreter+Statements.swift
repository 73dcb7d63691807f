import Diagnostics
import Syntax

/// How a statement ended: the next one follows, or the routine returns.
enum Flow {
    case next
    case returned(Value)
}

extension Interpreter {
    /// Routines are known throughout their file, before and after their declaration.
    func execute(_ statements: [Statement]) throws -> Flow {
        for statement in statements { declareRoutine(statement) }
        for statement in statements {
            if case .returned(let value) = try execute(statement) { return .returned(value) }
        }
        return .next
    }

    /// A block's names end with it.
    func execute(_ block: Block) throws -> Flow {
        environment.openScope()
        defer { environment.closeScope() }
        return try nested(at: block.span) { try execute(block.statements) }
    }

    func execute(_ statement: Statement) throws -> Flow {
        try placing(at: statement.span) { try carryOut(statement) }
    }

    /// Gives what the operator could not do or answer a place in the program.
    func placing<Result>(at span: SourceSpan, _ work: () throws -> Result) throws -> Result {
        do {
            return try work()
        } catch let unanswerable as Unanswerable {
            throw unanswerable.mistake(at: span)
        }
    }

    private func carryOut(_ statement: Statement) throws -> Flow {
        switch statement.kind {
        case .title, .background, .region, .skin, .domain, .resolution, .insulate: return try describe(statement)
        case .tissue(let declaration): return try declareTissue(declaration)
        case .probeModel(let declaration): return try declareProbeModel(declaration)
        case .limit(let condition, let confidence): return try require(condition, confidence, isLimit: true, statement)
        case .goal(let condition, let confidence): return try require(condition, confidence, isLimit: false, statement)
        case .command(let command): return try perform(command, statement.span)
        case .binding(let binding): return try bind(binding)
        case .assignment(let name, let value): return try assign(name, value)
        case .branch(let branch): return try choose(branch)
        case .repeatTimes(let count, let body): return try repeatBlock(count, body)
        case .forEach(let name, let list, let body): return try forEach(name, list, body)
        case .whileLoop(let condition, let bound, let body): return try loop(while: condition, bound: bound, body)
        case .function, .protocolDeclaration, .deviceProfile, .use: return .next
        case .returnValue(let value): return .returned(try value.map(evaluate) ?? .none)
        case .print(let value): return try show(value)
        case .assert(let condition, let message): return try assert(condition, message, statement)
        case .publish(let name, let value): return try publish(name, value)
        case .override(let reason, let body): return try override(reason, body)
        case .together(let body): return try together(body, statement.span)
        case .expression(let expression): return try discard(expression)
        }
    }

    func declareRoutine(_ statement: Statement) {
        switch statement.kind {
        case .function(let routine), .protocolDeclaration(let routine): environment.routines[routine.name.text] = routine
        default: break
        }
    }

    private func bind(_ binding: Binding) throws -> Flow {
        environment.declare(binding.name.text, try evaluate(binding.value))
        return .next
    }

    private func assign(_ name: Name, _ expression: Expression) throws -> Flow {
        let value = try evaluate(expression)
        guard environment.assign(name.text, value) else { throw Diagnostic.unknownName(name.text, what: "name", nearest: nil, at: name.span) }
        return .next
    }

    private func show(_ expression: Expression) throws -> Flow {
        commander.print(try evaluate(expression).text)
        return .next
    }

    private func publish(_ name: Expression, _ expression: Expression) throws -> Flow {
        let key = try evaluate(name).text
        commander.publish(key, try evaluate(expression).published)
        return .next
    }

    private func assert(_ condition: Expression, _ message: Expression?, _ statement: Statement) throws -> Flow {
        if try truth(condition) { return .next }
        let words = try message.map { try evaluate($0).text }
        commander.tell(Diagnostic.assertion(text(of: condition.span), message: words, at: condition.span))
        try commander.assertionFailed()
        return .next
    }

    private func discard(_ expression: Expression) throws -> Flow {
        _ = try evaluate(expression)
        return .next
    }

    private func override(_ reason: Expression, _ body: Block) throws -> Flow {
        try commander.beginOverride(reason: evaluate(reason).text)
        defer { commander.endOverride() }
        return try execute(body)
    }
}
