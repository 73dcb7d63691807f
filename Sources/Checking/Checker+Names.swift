import Diagnostics
import Quantities
import Syntax

/// What may be written at a place, for a prompt that completes it.
extension Checker {
    /// What a text says that is one expression, such as `7m30s`, `5 mm` or `gap / 2`; nothing for what is no quantity, or only running tells.
    public func quantity(in text: String) -> Quantity? {
        var copy = self
        copy.diagnostics = []
        let file = SourceFile(name: "quantity", text: text)
        let parsed = Parser.parse(file, id: copy.sources.add(file))
        guard parsed.diagnostics.isEmpty, parsed.tree.statements.count == 1, case .expression(let expression) = parsed.tree.statements[0].kind else { return nil }
        guard case .quantity(let dimension) = copy.type(of: expression), copy.diagnostics.isEmpty, let value = copy.constant(expression) else { return nil }
        return Quantity(value, dimension)
    }

    public var tissueNames: [String] { environment.tissues.keys.sorted() }
    public var probeModelNames: [String] { environment.probeModels.keys.sorted() }
    /// Targets, organs and vessels.
    public var regionNames: [String] { environment.regions.keys.sorted() }
    /// Constants and variables of this type, in words such as `a length`.
    public func valueNames(described type: String) -> [String] {
        environment.scopes[0].symbols.filter { $0.value.type.described == type }.keys.sorted()
    }

    /// Names of the top level that stand for values.
    public var globalNames: [String] { environment.scopes[0].symbols.keys.sorted() }

    /// Functions and protocols that a program or the library declares.
    public var routineNames: [String] { environment.routines.keys.sorted() }

    /// What `for` can go through: lists by their names, and functions that give one.
    public var listNames: [String] {
        let values = environment.scopes[0].symbols.filter { $0.value.type.isList }.keys
        return values.sorted() + environment.routines.filter { $0.value.result.isList }.keys.sorted()
    }

    /// What can stand behind the dot of an expression, each with what it is, such as `a length`; none where it cannot be understood.
    public func members(of text: String) -> [(name: String, type: String)] {
        var copy = self
        let file = SourceFile(name: "members", text: text)
        let parsed = Parser.parse(file, id: copy.sources.add(file))
        guard parsed.diagnostics.isEmpty, parsed.tree.statements.count == 1, case .expression(let expression) = parsed.tree.statements[0].kind else { return [] }
        return copy.type(of: expression).members.map { ($0.key, $0.value.described) }.sorted { $0.name < $1.name }
    }

    /// What each argument of a function or a protocol is, by its label: `below` and `a temperature`.
    public func arguments(of function: String) -> [(label: String, type: String, isOptional: Bool)] {
        if let record = environment.routines[function] { return record.parameters.map { ($0.name, $0.type.described, $0.isOptional) } }
        return (Signature.builtins[function]?.first?.parameters ?? []).map { ($0.labels.first ?? "", $0.wanted.words, $0.isOptional) }
    }

    /// Functions that ask the plan for a value.
    public var questionNames: [String] { Signature.builtins.keys.filter(Signature.isQuestion).sorted() }

    /// What a function gives, such as `a length`; nothing where it is not known.
    public func resultWords(of function: String) -> String? {
        if let record = environment.routines[function] { return record.result.described }
        if case .type(let type)? = Signature.builtins[function]?.first?.result { return type.described }
        return function == "tip" ? FrazilType.temperature.described : nil
    }

    /// Probes and sensors that have been named.
    public var probeNames: [String] { environment.placement.names.sorted() }
    public var moduleNames: [String] { library.moduleNames }

    /// Whether a name is called with brackets behind it.
    public func isFunction(_ name: String) -> Bool { environment.routines[name] != nil || Signature.builtins[name] != nil }

    /// The labels of a function's or protocol's arguments, in their order, each once and as it is usually written; none where there is no such function.
    public func labels(of function: String) -> [String] {
        if let record = environment.routines[function] { return record.parameters.map(\.name) }
        let labels = (Signature.builtins[function] ?? []).flatMap { $0.parameters.compactMap(\.labels.first) }
        return labels.indices.filter { labels.firstIndex(of: labels[$0]) == $0 }.map { labels[$0] }
    }
}

extension FrazilType {
    fileprivate var isList: Bool { if case .list = self { true } else { false } }
}
