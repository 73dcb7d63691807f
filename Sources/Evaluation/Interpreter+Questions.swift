import Diagnostics
import Geometry
import Quantities
import Syntax

extension Interpreter {
    // Each asks the operator and puts the answer's unit back on.

    /// The coldest since the start; of this instant where `now: true` is given and in a watched condition.
    func coldest(_ call: Call) throws -> Value {
        try temperature(asking: .coldest(region: region(call), now: isNow(call, otherwise: isWatching)), call)
    }

    func warmest(_ call: Call) throws -> Value { try temperature(asking: .warmest(region: region(call)), call) }

    func temperature(_ call: Call) throws -> Value { try temperature(asking: .temperature(at: point(call.needed("at"))), call) }

    func coverage(_ call: Call) throws -> Value {
        let question = Question.coverage(region: try region(call), below: try below(call), now: try isNow(call))
        return try number(asking: question, call).map(Value.share) ?? .nothing
    }

    func margin(_ call: Call) throws -> Value {
        let question = Question.margin(region: try region(call), below: try below(call), now: try isNow(call))
        return try number(asking: question, call).map(Value.millimetres) ?? .nothing
    }

    func volume(_ call: Call) throws -> Value {
        let question = Question.volume(below: try below(call), now: try isNow(call))
        return try number(asking: question, call).map { .of($0 * 1e-6, .volume) } ?? .nothing
    }

    func iceball(_ call: Call) throws -> Value {
        guard case .iceball(let ball) = try commander.answer(.iceball, in: prediction(call)) else { return .nothing }
        return .iceball(ball)
    }

    func centre(_ call: Call) throws -> Value {
        guard case .point(let point) = try commander.answer(.centre(region: region(call)), in: nil) else { return .nothing }
        return .point(point)
    }

    func size(_ call: Call) throws -> Value {
        try number(asking: .size(region: region(call)), call).map(Value.millimetres) ?? .nothing
    }

    func longAxis(_ call: Call) throws -> Value {
        guard case .point(let axis) = try commander.answer(.longAxis(region: region(call)), in: nil) else { return .nothing }
        return .direction(axis)
    }

    func extent(_ call: Call) throws -> Value {
        let question = Question.extent(region: try region(call), along: try direction(call.needed("along")))
        return try number(asking: question, call).map(Value.millimetres) ?? .nothing
    }

    func distance(_ call: Call) throws -> Value {
        let question = Question.distance(
            from: try point(call.needed("from")), along: try direction(call.needed("along")), until: try celsius(call.needed("until")))
        return try number(asking: question, call).map(Value.millimetres) ?? .nothing
    }

    func pressure(_ call: Call) throws -> Value {
        try number(asking: .pressure(gas: gas(call)), call).map { .of($0 * UnitTable.psi, .pressure) } ?? .nothing
    }

    func remaining(_ call: Call) throws -> Value {
        try number(asking: .remaining(gas: gas(call)), call).map { .of($0 * 1e-3, .mass) } ?? .nothing
    }

    func elapsed(_ call: Call) throws -> Value {
        try number(asking: .elapsed, call).map { .of($0, .duration) } ?? .nothing
    }

    /// `tip(A)` is a temperature; `tip(all)` is every probe's, and a comparison with it means every one.
    func tip(_ call: Call) throws -> Value {
        let argument = try call.needed("probe")
        let prediction = try prediction(call)
        if case .name("all") = argument.kind, argument.declared(self) == nil {
            return .tips(try tips(of: everyProbe(call.span), prediction))
        }
        let name = try placed(probeName(argument), argument.span)
        return try tips(of: [name], prediction).first.map { .temperature($0) } ?? .nothing
    }

    private func tips(of probes: [String], _ prediction: PredictionID?) throws -> [Temperature] {
        switch try commander.answer(.tips(probes: probes), in: prediction) {
        case .numbers(let numbers): numbers.map(Temperature.init(celsius:))
        case .number(let number?): [Temperature(celsius: number)]
        default: []
        }
    }

    /// A placed probe's own name, else a text that names one.
    private func probeName(_ term: Term) throws -> String {
        if case .name(let name) = term.kind, commander.placedProbes.contains(name) || term.declared(self) == nil { return name }
        return try evaluate(term).text
    }

    // What a question is about.

    private func region(_ call: Call) throws -> String {
        let argument = try call.needed("region")
        if case .name("skin") = argument.kind, commander.patient?.skin == nil { throw Diagnostic.noSkin(at: argument.span) }
        let value = try evaluate(argument)
        guard case .region(let name) = value else { throw Diagnostic.wrongKind(value.kind, wanted: "a region", at: argument.span) }
        return name
    }

    private func below(_ call: Call) throws -> Double { try celsius(call.needed("below")) }

    private func isNow(_ call: Call, otherwise standard: Bool = false) throws -> Bool { try call.optional("now")?.truth(self) ?? standard }

    private func gas(_ call: Call) throws -> String {
        let argument = try call.needed("gas")
        if case .name(let name) = argument.kind, argument.declared(self) == nil { return name }
        return try evaluate(argument).text
    }

    private func prediction(_ call: Call) throws -> PredictionID? {
        guard let argument = call.optional("in") else { return nil }
        let value = try evaluate(argument)
        guard case .prediction(let id) = value else { throw Diagnostic.wrongKind(value.kind, wanted: "a prediction", at: argument.span) }
        return id
    }

    private func number(asking question: Question, _ call: Call) throws -> Double? {
        guard case .number(let number) = try commander.answer(question, in: prediction(call)) else { return nil }
        return number
    }

    private func temperature(asking question: Question, _ call: Call) throws -> Value {
        try number(asking: question, call).map(Value.celsius) ?? .nothing
    }
}
