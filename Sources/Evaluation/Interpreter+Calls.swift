import Diagnostics
import Syntax

/// The arguments of one call of a built-in by the parameter they fill; each is still to be worked out.
struct Call {
    var name: Name
    var span: SourceSpan
    private(set) var filled: [String: Term] = [:]
    /// What stands without a label after every parameter is filled: the parts of a union.
    private(set) var rest: [Term] = []

    /// A label fills its own parameter (`center|centre` has two labels); what has none fills the first that is free.
    init(_ name: Name, _ arguments: [(label: String?, term: Term)], parameters: [String], _ span: SourceSpan) {
        self.name = name
        self.span = span
        let labels = parameters.map { $0.split(separator: "|").map(String.init) }
        for argument in arguments {
            guard let label = argument.label else { continue }
            filled[labels.first { $0.contains(label) }?[0] ?? label] = argument.term
        }
        for argument in arguments where argument.label == nil {
            if let free = labels.first(where: { filled[$0[0]] == nil }) { filled[free[0]] = argument.term } else { rest.append(argument.term) }
        }
    }

    func optional(_ parameter: String) -> Term? { filled[parameter] }

    func has(_ parameter: String) -> Bool { filled[parameter] != nil }

    /// Throws where nothing fills the parameter.
    func needed(_ parameter: String) throws -> Term {
        guard let term = filled[parameter] else { throw Diagnostic.noArgument(parameter, of: name.text, at: span) }
        return term
    }
}

extension Interpreter {
    static let deepestCall = 100

    func unknownFunction(_ name: Name) -> Halt {
        let known = Array(environment.routines.keys) + Builtins.all.keys
        return Diagnostic.unknownName(name.text, what: "function", nearest: nearestName(to: name.text, among: known), at: name.span)
    }

    /// A `fn` or a `protocol`: arguments are worked out at the call, standard values inside it, where earlier parameters are known.
    func call(_ routine: PreparedRoutine, _ arguments: [Term?], _ name: Name, _ span: SourceSpan) throws -> Value {
        guard environment.callDepth < Self.deepestCall else { throw Diagnostic.tooDeep(at: span) }
        calls.append(CallSite(span: span, isFunction: routine.tree.result != nil))
        defer { calls.removeLast() }
        let body = routine.body(self)
        let call = environment.prepareCall(places: body.places)
        defer { environment.close(call) }
        for (place, argument) in arguments.enumerated() {
            guard let argument else { continue }
            let value = try argument.value(self)
            environment.setArgument(place, of: call, value)
        }
        environment.open(call)
        defer { environment.forget(0..<arguments.count) }
        for (place, argument) in arguments.enumerated() where argument == nil {
            guard let standard = body.standards[place] else {
                throw Diagnostic.noArgument(routine.tree.parameters[place].name.text, of: name.text, at: span)
            }
            let value = try standard.value(self)
            environment.setLocal(place, value)
        }
        return try showingCall { if case .returned(let value) = try body.passage.run(self) { value } else { .none } }
    }

    private func showingCall(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch {
            throw showingCalls(error)
        }
    }

    /// What is wrong in a routine is told with the calls that led there, the innermost first.
    func showingCalls(_ error: any Error) -> any Error {
        guard case Halt.mistake(var diagnostic) = error, !diagnostic.secondary.contains(where: { $0.text == Self.calledHere }) else { return error }
        diagnostic.secondary += calls.suffix(Self.mostCallsShown).reversed().map { Diagnostic.Label(span: $0.span, text: Self.calledHere) }
        return Halt.mistake(diagnostic)
    }

    private static let calledHere = "called here"
    private static let mostCallsShown = 3

    /// Runs a block on a copy of the state. The copy is closed on every way out.
    func predict(_ block: Passage) throws -> Value {
        let (sensors, beside) = (environment.sensors, sideBySide)
        try commander.beginPrediction()
        sideBySide = nil
        defer { (environment.sensors, sideBySide) = (sensors, beside) }
        do {
            _ = try block.run(self)
        } catch {
            _ = try? commander.endPrediction()
            throw error
        }
        return .prediction(try commander.endPrediction())
    }

    func member(_ name: Name, of value: Value) throws -> Value {
        switch value {
        case .prediction(let id): if let found = member(name.text, of: id) { return found }
        case .iceball(let ball): if let found = Self.member(name.text, of: ball) { return found }
        case .scan(_, let ball): return ball.flatMap { Self.member(name.text, of: $0) } ?? .nothing
        case .point(let point): if let axis = Self.axes[name.text] { return .millimetres(point[axis]) }
        case .direction(let direction): if let axis = Self.axes[name.text] { return .number(direction[axis]) }
        case .list(let items): if let found = try member(name, of: items) { return found }
        case .record(let entries): if let entry = entries.first(where: { $0.name == name.text }) { return entry.value }
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
