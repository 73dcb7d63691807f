import Diagnostics
import Syntax

/// A built-in with its arguments.
final class BuiltinTerm: Term {
    private let builtin: Builtin
    private let call: Call

    init(_ expression: Expression, _ builtin: Builtin, _ call: Call, over arguments: [Term]) {
        self.builtin = builtin
        self.call = call
        super.init(expression, over: arguments)
    }

    override func value(_ interpreter: Interpreter) throws -> Value { try builtin.run(interpreter, call) }
}

/// A call of a `fn` or a `protocol`. Which one the name stands for is looked up when it is called: the prompt may declare it anew.
final class RoutineTerm: Term {
    private let name: Name
    private let labels: [String?]
    private let arguments: [Term]
    /// The argument of each parameter, for the routine that was called last.
    private var matched: (routine: PreparedRoutine, arguments: [Term?])?

    init(_ expression: Expression, _ name: Name, labels: [String?], _ arguments: [Term]) {
        (self.name, self.labels, self.arguments) = (name, labels, arguments)
        super.init(expression, over: arguments)
    }

    override func value(_ interpreter: Interpreter) throws -> Value {
        guard let routine = interpreter.environment.routines[name.text] else { throw interpreter.unknownFunction(name) }
        return try interpreter.call(routine, arguments(for: routine), name, span)
    }

    private func arguments(for routine: PreparedRoutine) -> [Term?] {
        if let matched, matched.routine === routine { return matched.arguments }
        let found = matching(routine.tree.labels)
        matched = (routine, found)
        return found
    }

    /// A label fills its own parameter; what has none fills the first that is free.
    private func matching(_ parameters: [String]) -> [Term?] {
        var filled = [Term?](repeating: nil, count: parameters.count)
        for (label, argument) in zip(labels, arguments) {
            if let label, let place = parameters.firstIndex(of: label) { filled[place] = argument }
        }
        for (label, argument) in zip(labels, arguments) where label == nil {
            if let free = filled.firstIndex(where: { $0 == nil }) { filled[free] = argument }
        }
        return filled
    }
}

/// A `fn` or a `protocol`, made ready when it is called first.
final class PreparedRoutine {
    struct Body {
        /// What stands for a parameter that is not given.
        var standards: [Term?]
        var passage: Passage
        /// How many values it holds at most.
        var places: Int
    }

    let tree: Routine
    private var body: Body?

    init(_ tree: Routine) { self.tree = tree }

    func body(_ interpreter: Interpreter) -> Body {
        if let body { return body }
        let made = Preparation.body(of: tree, interpreter)
        body = made
        return made
    }
}
