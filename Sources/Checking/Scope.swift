import Diagnostics

/// A name that stands for a value: a `let`, a `var`, a parameter or a loop's name.
struct Symbol: Sendable {
    enum Origin: Sendable { case binding, variable, parameter, loop }

    var type: FrazilType
    var span: SourceSpan
    var origin: Origin
    /// In SI units (a temperature in °C), where it can be told before running.
    var constant: Double?
    var isUsed = false
}

/// The values declared between one pair of braces.
struct Scope: Sendable {
    private(set) var symbols: [String: Symbol] = [:]

    subscript(name: String) -> Symbol? {
        get { symbols[name] }
        set { symbols[name] = newValue }
    }

    mutating func markUsed(_ name: String) { symbols[name]?.isUsed = true }

    /// Every `let` and `var` that nothing reads, in the order of their places.
    var unused: [(name: String, span: SourceSpan)] {
        symbols.filter { !$0.value.isUsed && !$0.key.hasPrefix("_") && ($0.value.origin == .binding || $0.value.origin == .variable) }
            .map { ($0.key, $0.value.span) }.sorted { $0.span.start < $1.span.start }
    }
}

/// Something declared once for the whole program, with its place.
struct Declared: Sendable {
    var span: SourceSpan
    /// A tissue through which blood flows.
    var isLiving = false
}

/// Everything that a file can see: its own names, the prelude's, and those of the modules it uses.
struct Environment: Sendable {
    var scopes = [Scope()]
    var tissues: [String: Declared] = [:]
    var probeModels: [String: Declared] = [:]
    var routines: [String: RoutineRecord] = [:]
    var regions: [String: Declared] = [:]
    var skin: Declared?
    var background: Declared?
    var domain: Declared?
    var resolution: Declared?
    var title: Declared?
    var placement = Placement()
    /// °C, where it can be told without running.
    var backgroundCelsius: Double?
    /// A vessel stands at another temperature than the background's, or at one that only running tells.
    var isHeldElsewhere = false
    /// Targets and organs, which begin at the background's temperature.
    var tissueRegions: Set<String> = []
    var targets: Set<String> = []
    /// What limits and goals ask for, to hold them against each other.
    var demands: [Checker.Demand] = []
    /// Goals that want the whole of a target, and the targets whose margin is asked for.
    var wholeGoals: [String: SourceSpan] = [:]
    var marginGoals: Set<String> = []

    /// Takes over what a module declares.
    mutating func adopt(_ module: Environment) {
        for (name, symbol) in module.scopes[0].symbols {
            var symbol = symbol
            symbol.isUsed = true
            scopes[0][name] = symbol
        }
        tissues.merge(module.tissues) { _, new in new }
        probeModels.merge(module.probeModels) { _, new in new }
        routines.merge(module.routines) { _, new in new }
    }
}
