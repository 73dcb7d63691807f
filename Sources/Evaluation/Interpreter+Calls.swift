import Diagnostics
import Syntax

/// The arguments of one call by the parameter they fill; each is still an expression.
struct Call {
    var name: Name
    var span: SourceSpan
    private(set) var filled: [String: Expression] = [:]
    /// What stands without a label after every parameter is filled: the parts of a union.
    private(set) var rest: [Expression] = []

    /// A label fills its own parameter (`center|centre` has two labels); what has none fills the first that is free.
    init(_ name: Name, _ arguments: [Argument], parameters: [String], _ span: SourceSpan) {
        self.name = name
        self.span = span
        let labels = parameters.map { $0.split(separator: "|").map(String.init) }
        for argument in arguments {
            guard let label = argument.label?.text else { continue }
            filled[labels.first { $0.contains(label) }?[0] ?? label] = argument.value
        }
        for argument in arguments where argument.label == nil {
            if let free = labels.first(where: { filled[$0[0]] == nil }) { filled[free[0]] = argument.value } else { rest.append(argument.value) }
        }
    }

    func optional(_ parameter: String) -> Expression? { filled[parameter] }

    func has(_ parameter: String) -> Bool { filled[parameter] != nil }

    /// Throws where nothing fills the parameter.
    func needed(_ parameter: String) throws -> Expression {
        guard let expression = filled[parameter] else { throw Diagnostic.noArgument(parameter, of: name.text, at: span) }
        return expression
    }
}

extension Interpreter {
    static let deepestCall = 100

    func call(_ name: Name, _ arguments: [Argument], _ span: SourceSpan) throws -> Value {
        if let routine = environment.routines[name.text] { return try call(routine, Call(name, arguments, parameters: routine.labels, span)) }
        if let builtin = Builtins.all[name.text] {
            return try builtin.run(self, Call(name, arguments, parameters: builtin.parameters, span))
        }
        let known = Array(environment.routines.keys) + Builtins.all.keys
        throw Diagnostic.unknownName(name.text, what: "function", nearest: nearestName(to: name.text, among: known), at: name.span)
    }

    /// A `fn` or a `protocol`: arguments are evaluated at the call, standard values inside it, where earlier parameters are known.
    private func call(_ routine: Routine, _ call: Call) throws -> Value {
        guard environment.callDepth < Self.deepestCall else { throw Diagnostic.tooDeep(at: call.span) }
        calls.append(OpenCall(span: call.span, isFunction: routine.result != nil))
        defer { calls.removeLast() }
        var arguments: [String: Value] = [:]
        for (parameter, expression) in call.filled { arguments[parameter] = try evaluate(expression) }
        environment.openCall(with: arguments)
        defer { environment.closeCall() }
        for parameter in routine.parameters where arguments[parameter.name.text] == nil {
            guard let standard = parameter.standard else { throw Diagnostic.noArgument(parameter.name.text, of: call.name.text, at: call.span) }
            environment.declare(parameter.name.text, try evaluate(standard))
        }
        guard case .returned(let value) = try execute(routine.body) else { return .none }
        return value
    }

    /// Runs a block on a copy of the state. The copy is closed on every way out.
    func predict(_ block: Block) throws -> Value {
        let (sensors, beside) = (environment.sensors, sideBySide)
        try commander.beginPrediction()
        sideBySide = nil
        defer { (environment.sensors, sideBySide) = (sensors, beside) }
        do {
            _ = try execute(block)
        } catch {
            _ = try? commander.endPrediction()
            throw error
        }
        return .prediction(try commander.endPrediction())
    }

    func member(_ name: Name, of base: Expression) throws -> Value {
        let value = try evaluate(base)
        switch value {
        case .prediction(let id): if let found = member(name.text, of: id) { return found }
        case .iceball(let ball): if let found = Self.member(name.text, of: ball) { return found }
        case .scan(_, let ball): return ball.flatMap { Self.member(name.text, of: $0) } ?? .nothing
        case .point(let point): if let axis = Self.axes[name.text] { return .millimetres(point[axis]) }
        case .direction(let direction): if let axis = Self.axes[name.text] { return .number(direction[axis]) }
        case .list(let items): if let found = try member(name, of: items) { return found }
        case .nothing: return .nothing
        default: break
        }
        throw Diagnostic.unknownName(name.text, what: "part of \(value.kind)", nearest: nil, at: name.span)
    }

    private static let axes = ["x": 0, "y": 1, "z": 2]

    private func member(_ name: String, of prediction: PredictionID) -> Value? {
        switch name {
        case "ok": .boolean(commander.isOK(prediction))
        case "violations": .list(commander.violations(of: prediction).map { .string($0) })
        default: nil
        }
    }

    private static func member(_ name: String, of ball: IceballAnswer) -> Value? {
        switch name {
        case "width": .millimetres(ball.widthMM)
        case "length": .millimetres(ball.lengthMM)
        case "volume": .of(ball.volumeCM3 * 1e-6, .volume)
        case "extents": .point(ball.extentsMM)
        default: nil
        }
    }

    private func member(_ name: Name, of items: [Value]) throws -> Value? {
        switch name.text {
        case "count": return .number(Double(items.count))
        case "first", "last":
            guard let item = name.text == "first" ? items.first : items.last else { throw Diagnostic.noSuchItem(1, count: 0, at: name.span) }
            return item
        default: return nil
        }
    }
}

extension Routine {
    var labels: [String] { parameters.map(\.name.text) }
}
