extension Interpreter {
    /// The names known at one moment; what was commanded is the operator's.
    public struct Stand {
        fileprivate let environment: Environment
        fileprivate let modulesRun: Set<String>
    }

    public var stand: Stand { Stand(environment: environment, modulesRun: modulesRun) }

    public func takeBack(to stand: Stand) {
        environment = stand.environment
        modulesRun = stand.modulesRun
    }

    /// The value of a name of the top level, as `print` shows it.
    public func text(ofGlobal name: String) -> String? { environment.global(place(ofGlobal: name))?.text }

    /// The prediction that a name of the top level stands for.
    public func prediction(named name: String) -> PredictionID? {
        if case .prediction(let prediction)? = environment.global(place(ofGlobal: name)) { prediction } else { nil }
    }
}
