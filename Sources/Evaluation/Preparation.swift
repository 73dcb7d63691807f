import Diagnostics
import Syntax

/// Makes statements and expressions ready to run: every name becomes a place, every literal a value. Nothing is done yet.
struct Preparation {
    let interpreter: Interpreter
    private(set) var surroundings: Surroundings
    /// The most values that are held at one time.
    private(set) var places: Int

    /// What is made ready sees what the statement at hand sees.
    init(_ interpreter: Interpreter) {
        self.init(interpreter, interpreter.environment.surroundings)
    }

    private init(_ interpreter: Interpreter, _ surroundings: Surroundings) {
        self.interpreter = interpreter
        self.surroundings = surroundings
        places = surroundings.names.count
    }

    /// A routine sees its parameters and the top level. What stands for a parameter may use those before it.
    static func body(of routine: Routine, _ interpreter: Interpreter) -> PreparedRoutine.Body {
        var preparation = Preparation(interpreter, Surroundings(isTopLevel: false))
        var standards: [Term?] = []
        for parameter in routine.parameters {
            standards.append(parameter.standard.map { preparation.term($0) })
            preparation.declare(parameter.name.text)
        }
        let passage = preparation.passage(routine.body)
        return PreparedRoutine.Body(standards: standards, passage: passage, places: preparation.places)
    }

    // MARK: - Names

    @discardableResult
    private mutating func declare(_ name: String) -> Int {
        surroundings.names.append(name)
        places = max(places, surroundings.names.count)
        return surroundings.names.count - 1
    }

    // MARK: - Statements

    mutating func passage(_ block: Block) -> Passage {
        let outer = surroundings
        surroundings.isTopLevel = false
        let steps = block.statements.compactMap { step($0) }
        let declared = outer.names.count..<surroundings.names.count
        surroundings = outer
        return Passage(steps, block.span, places: declared)
    }

    /// Nothing for what is done already: routines are known in their whole file.
    mutating func step(_ statement: Statement) -> Step? {
        let span = statement.span
        switch statement.kind {
        case .title, .background, .region, .skin, .domain, .resolution, .insulate, .tissue, .probeModel, .limit, .goal, .command:
            return PlainStep(statement, in: surroundings)
        case .binding(let binding): return bind(binding, span)
        case .assignment(let name, let value): return assign(name, value, span)
        case .branch(let branch): return choose(branch, span)
        case .repeatTimes(let count, let body): return RepeatStep(span, term(count), passage(body))
        case .forEach(let name, let list, let body): return forEach(name, list, body, span)
        case .whileLoop(let condition, let bound, let body):
            return WhileStep(span, term(condition), bound: bound.map { term($0) }, passage(body))
        case .function, .protocolDeclaration, .deviceProfile, .use, .unread: return nil
        case .returnValue(let value): return giveBack(value, span)
        case .print(let value): return show(value, span)
        case .assert(let condition, let message): return assert(condition, message, span)
        case .publish(let name, let value): return publish(name, value, span)
        case .override(let reason, let body): return override(reason, body, span)
        case .together(let body): return together(body, span)
        case .expression(let expression): return workOut(expression, span)
        }
    }

    private mutating func bind(_ binding: Binding, _ span: SourceSpan) -> Step {
        let value = term(binding.value)
        if surroundings.isTopLevel { return GlobalStep(span, place: interpreter.place(ofGlobal: binding.name.text), value) }
        return LocalStep(span, place: declare(binding.name.text), value)
    }

    private mutating func assign(_ name: Name, _ value: Expression, _ span: SourceSpan) -> Step {
        let term = term(value)
        if let place = surroundings.names.lastIndex(of: name.text) { return LocalStep(span, place: place, term) }
        let place = interpreter.place(ofGlobal: name.text)
        return ActionStep(span, over: [term]) { interpreter in
            let found = try term.value(interpreter)
            guard interpreter.environment.global(place) != nil else {
                throw Diagnostic.unknownName(name.text, what: "name", nearest: nil, at: name.span)
            }
            interpreter.environment.setGlobal(place, found)
            return .next
        }
    }

    private mutating func choose(_ branch: Branch, _ span: SourceSpan) -> Step {
        BranchStep(span, term(branch.condition), passage(branch.then), otherwise: otherwise(branch.otherwise))
    }

    private mutating func otherwise(_ otherwise: Branch.Otherwise) -> Passage? {
        switch otherwise {
        case .none: nil
        case .block(let block): passage(block)
        case .branch(let statement): passage(Block(statements: [statement], span: statement.span))
        }
    }

    private mutating func forEach(_ name: Name, _ list: Expression, _ body: Block, _ span: SourceSpan) -> Step {
        let list = term(list)
        let place = declare(name.text)
        defer { surroundings.names.removeLast() }
        return ForStep(span, place: place, list, passage(body))
    }

    // MARK: - Statements that do one thing

    private mutating func giveBack(_ value: Expression?, _ span: SourceSpan) -> Step {
        guard let value else { return ActionStep(span, over: []) { _ in .returned(.none) } }
        let term = term(value)
        return ActionStep(span, over: [term]) { .returned(try term.value($0)) }
    }

    private mutating func show(_ value: Expression, _ span: SourceSpan) -> Step {
        let term = term(value)
        return ActionStep(span, over: [term]) { interpreter in
            interpreter.commander.print(interpreter.text(of: try term.value(interpreter)))
            return .next
        }
    }

    private mutating func assert(_ condition: Expression, _ message: Expression?, _ span: SourceSpan) -> Step {
        let (condition, message) = (term(condition), message.map { term($0) })
        return ActionStep(span, over: [condition] + (message.map { [$0] } ?? [])) { try $0.assert(condition, message) }
    }

    private mutating func publish(_ name: Expression, _ value: Expression, _ span: SourceSpan) -> Step {
        let (name, value) = (term(name), term(value))
        return ActionStep(span, over: [name, value]) { interpreter in
            let key = try name.value(interpreter).text
            interpreter.commander.publish(key, try value.value(interpreter).published)
            return .next
        }
    }

    private mutating func override(_ reason: Expression, _ body: Block, _ span: SourceSpan) -> Step {
        let (reason, body) = (term(reason), passage(body))
        return ActionStep(span, over: [reason]) { try $0.override(reason, body) }
    }

    private mutating func together(_ body: Block, _ span: SourceSpan) -> Step {
        let body = passage(body)
        return ActionStep(span, over: []) { try $0.together(body, span) }
    }

    private mutating func workOut(_ expression: Expression, _ span: SourceSpan) -> Step {
        let term = term(expression)
        return ActionStep(span, over: [term]) { interpreter in
            _ = try term.value(interpreter)
            return .next
        }
    }
}
