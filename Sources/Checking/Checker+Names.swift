/// What may be written at a place, for a prompt that completes it.
extension Checker {
    public var tissueNames: [String] { environment.tissues.keys.sorted() }
    public var probeModelNames: [String] { environment.probeModels.keys.sorted() }
    /// Probes and sensors that have been named.
    public var probeNames: [String] { environment.placement.names.sorted() }
    public var moduleNames: [String] { library.moduleNames }

    /// Whether a name is called with brackets behind it.
    public func isFunction(_ name: String) -> Bool { environment.routines[name] != nil || Signature.builtins[name] != nil }

    /// The labels of a function's or protocol's arguments, in their order; none where there is no such function.
    public func labels(of function: String) -> [String] {
        if let record = environment.routines[function] { return record.parameters.map(\.name) }
        return (Signature.builtins[function] ?? []).flatMap { $0.parameters.flatMap(\.labels) }
    }
}
