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
    public func text(ofGlobal name: String) -> String? { environment.global(place(ofGlobal: name)).map(text) }

    /// A name that stands for something else than it did.
    public struct Assignment {
        /// As a program would say it, to the last bit.
        public let written: String
        /// As `print` shows the value.
        public let shown: String
    }

    /// What the names of the top level stand for now where it was something else at an earlier moment, by name.
    public func assignments(since stand: Stand) -> [Assignment] {
        globalPlaces.sorted { $0.key < $1.key }.compactMap { name, place in
            guard let before = stand.environment.global(place)?.written, let value = environment.global(place), let now = value.written, before != now else { return nil }
            return Assignment(written: "\(name) = \(now)", shown: "\(name) = \(text(of: value))")
        }
    }

    /// The prediction that a name of the top level stands for.
    public func prediction(named name: String) -> PredictionID? {
        if case .prediction(let prediction)? = environment.global(place(ofGlobal: name)) { prediction } else { nil }
    }
}
