import Diagnostics
import Syntax

/// The modules read so far.
struct ModuleStore: Sendable {
    /// What each declares, with what it uses itself; by its file's name.
    var environments: [String: Environment] = [:]
    /// In the order they must be evaluated.
    var trees: [ProgramTree] = []
    /// The modules being read, outermost first.
    var chain: [String] = []
    var hasPrelude = false
}

extension Checker {
    /// Modules that every program sees. Each of them sees those before it.
    mutating func loadPrelude() {
        guard !modules.hasPrelude else { return }
        modules.hasPrelude = true
        for name in library.prelude {
            guard let file = library.module(named: name) else { continue }
            environment.adopt(load(file, seeing: environment))
        }
    }

    mutating func use(_ tree: UseTree) {
        guard context.isTopLevel else { return tell(CheckMessages.onlyAtTopLevel("`use`", at: tree.span)) }
        guard let file = file(for: tree) else {
            let nearest = tree.isPath ? nil : nearName(to: tree.module, among: library.moduleNames)
            context.lacksModule = true
            let plain = tree.module.split(separator: "/").last.map { $0.hasSuffix(".frz") ? String($0.dropLast(4)) : String($0) }
            let quoted = tree.isPath ? library.moduleNames.first { $0 == plain } : nil
            return tell(CheckMessages.unknownModule(tree.module, isPath: tree.isPath, nearest: nearest, quoted: quoted, at: tree.span))
        }
        if modules.chain.contains(file.name) || file.name == sources[tree.span.file].name {
            return tell(CheckMessages.cyclicUse(modules.chain + [file.name], at: tree.span))
        }
        environment.adopt(load(file, seeing: prelude))
    }

    private func file(for tree: UseTree) -> SourceFile? {
        tree.isPath ? library.file(at: tree.module, from: sources[tree.span.file].name) : library.module(named: tree.module)
    }

    /// What a module sees before its own first line.
    private var prelude: Environment {
        var environment = Environment()
        for name in library.prelude {
            if let file = library.module(named: name), let known = modules.environments[file.name] { environment.adopt(known) }
        }
        return environment
    }

    /// Reads and checks a module once, with nothing of the program that uses it in sight.
    private mutating func load(_ file: SourceFile, seeing start: Environment) -> Environment {
        if let known = modules.environments[file.name] { return known }
        let outer = (environment, context, callChain)
        modules.chain.append(file.name)
        environment = start
        context = Context(isModule: true)
        callChain = []
        let parsed = Parser.parse(file, id: sources.add(file))
        checkFile(parsed)
        let own = environment
        (environment, context, callChain) = outer
        modules.chain.removeLast()
        modules.environments[file.name] = own
        modules.trees.append(parsed.tree)
        return own
    }
}
