import Diagnostics
import Syntax

extension Interpreter {
    /// Routines are known throughout their file, before and after their declaration.
    func execute(_ statements: [Statement]) throws -> Flow {
        for statement in statements { declareRoutine(statement) }
        for statement in statements {
            if case .returned(let value) = try execute(statement) { return .returned(value) }
        }
        return .next
    }

    /// One statement outside all braces: made ready as a whole, then carried out.
    func execute(_ statement: Statement) throws -> Flow {
        var preparation = Preparation(self)
        guard let step = preparation.step(statement) else { return .next }
        environment.makeRoom(preparation.places)
        try deepen(by: step.height, at: step.span)
        defer { rise(by: step.height) }
        return try carryOut(step)
    }

    func declareRoutine(_ statement: Statement) {
        switch statement.kind {
        case .function(let routine), .protocolDeclaration(let routine): environment.routines[routine.name.text] = PreparedRoutine(routine)
        default: break
        }
    }

    func carryOut(_ step: Step) throws -> Flow {
        try placing(at: step.span) { try step.carryOut(self) }
    }

    /// Gives what the operator could not do or answer a place in the program.
    func placing<Result>(at span: SourceSpan, _ work: () throws -> Result) throws -> Result {
        do {
            return try work()
        } catch let unanswerable as Unanswerable {
            throw unanswerable.mistake(at: span)
        }
    }

    /// What is worked out from its tree: descriptions, requirements and commands.
    func carryOut(_ statement: Statement) throws -> Flow {
        switch statement.kind {
        case .tissue(let declaration): return try declareTissue(declaration)
        case .probeModel(let declaration): return try declareProbeModel(declaration)
        case .limit(let condition, let confidence): return try require(condition, confidence, isLimit: true, statement)
        case .goal(let condition, let confidence): return try require(condition, confidence, isLimit: false, statement)
        case .command(let command): return try perform(command, statement.span)
        default: return try describe(statement)
        }
    }

    func assert(_ condition: Term, _ message: Term?) throws -> Flow {
        if try condition.truth(self) { return .next }
        let words = try message.map { try $0.value(self).text }
        commander.tell(Diagnostic.assertion(text(of: condition.span), message: words, at: condition.span))
        try commander.assertionFailed()
        return .next
    }

    func override(_ reason: Term, _ body: Passage) throws -> Flow {
        try commander.beginOverride(reason: reason.value(self).text)
        defer { commander.endOverride() }
        return try body.run(self)
    }
}
