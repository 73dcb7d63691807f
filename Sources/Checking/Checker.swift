import Diagnostics
import Quantities
import Syntax

/// Where modules come from.
public protocol ModuleLibrary: Sendable {
    /// Modules whose names every program sees without `use`: tissues, probes.
    var prelude: [String] { get }
    /// A module of the library by its name.
    func module(named: String) -> SourceFile?
    /// `use "./mine.frz"`: the path is taken from the folder of the file that uses it, `importer`.
    func file(at path: String, from importer: String) -> SourceFile?
    var moduleNames: [String] { get }
}

/// A program without errors, with everything it needs to run.
public struct CheckedProgram: Sendable {
    public var sources: SourceMap
    public var main: ProgramTree
    /// The prelude and the modules used, in the order they must be evaluated (each before its user), each once.
    public var modules: [ProgramTree]

    public init(sources: SourceMap, main: ProgramTree, modules: [ProgramTree]) {
        self.sources = sources
        self.main = main
        self.modules = modules
    }
}

/// Tells everything about a program that can be told without running it: names, types with their dimensions, effects, and the rules of
/// the consensus.
///
/// A value: the prompt keeps one, and each entry is checked on a copy, so that an entry with an error leaves no trace.
public struct Checker: Sendable {
    let library: any ModuleLibrary
    var sources = SourceMap()
    var environment = Environment()
    var modules = ModuleStore()
    var diagnostics: [Diagnostic] = []
    /// What the statement being checked stands in.
    var context = Context()
    /// How deep statements, expressions and routines are nested at this moment.
    var nesting = 0
    /// The routines whose bodies are being checked, outermost first.
    var callChain: [String] = []
    /// Told once a program.
    var hasToldOfBackground = false
    /// Words of modules that could not be read.
    private var unreadInModules = UnreadWords()

    static let deepestNesting = 700
    static let deepestCall = 50

    /// Nothing but the prelude has been read.
    private var isFresh = true

    public init(library: any ModuleLibrary) { self.library = library }

    /// Whether what every program sees has been read.
    public var knowsLibrary: Bool { !isFresh }

    /// A checker that has read what every program sees. Copies of it check many programs without reading that again.
    public static func prepared(library: any ModuleLibrary) -> Checker {
        var checker = Checker(library: library)
        checker.loadPrelude()
        return checker
    }

    /// Checks a whole program; warnings ride along. There is no program where there is an error. What was declared before is forgotten.
    public mutating func check(_ file: SourceFile) -> (program: CheckedProgram?, diagnostics: [Diagnostic], sources: SourceMap) {
        if !isFresh { self = Checker(library: library) }
        let tree = read(file, isEntry: false)
        return outcome(of: tree)
    }

    /// The prompt: checks one more piece against what is already declared; the modules it uses come with it. On error nothing changes.
    public mutating func checkEntry(_ file: SourceFile) -> (entry: CheckedProgram?, diagnostics: [Diagnostic], sources: SourceMap) {
        var copy = self
        copy.diagnostics = []
        copy.hasToldOfBackground = false
        let tree = copy.read(file, isEntry: true)
        let (entry, told, sources) = copy.outcome(of: tree)
        if entry != nil { self = copy }
        return (entry, told, sources)
    }

    /// What the value of a lone expression is, such as `a length`; nothing for an entry that is none.
    public func typeWords(ofEntry entry: CheckedProgram) -> String? {
        guard entry.main.statements.count == 1, case .expression(let expression) = entry.main.statements[0].kind else { return nil }
        var copy = self
        let type = copy.type(of: expression)
        return type == .void || type.isUnknown ? nil : type.described
    }

    /// What a name of the top level stands for, such as `a length`.
    public func typeWords(ofValue name: String) -> String? { environment.scopes[0][name]?.type.described }

    /// A limit or a goal counts no more: what comes later is not held against it.
    public mutating func takeBack(requirementAt span: SourceSpan) {
        environment.demands.removeAll { span.holds($0.threshold.span) }
    }

    /// Whether this is built in and hangs on its arguments alone, not on patient or machine.
    public static func asksNothing(_ function: String) -> Bool { Signature.builtins[function] != nil && !Signature.isQuestion(function) }

    /// What the prompt can complete and `help` can explain, in alphabetical order.
    public var visibleNames: [String] {
        var names = Set(environment.scopes[0].symbols.keys)
        names.formUnion(environment.tissues.keys)
        names.formUnion(environment.probeModels.keys)
        names.formUnion(environment.routines.keys)
        names.formUnion(environment.regions.keys)
        names.formUnion(environment.placement.names)
        names.formUnion(Signature.builtins.keys)
        names.formUnion(Signature.constants.keys)
        names.formUnion(Signature.gases)
        if environment.skin != nil { names.insert("skin") }
        return names.sorted()
    }

    private mutating func read(_ file: SourceFile, isEntry: Bool) -> ProgramTree {
        let parsed = Parser.parse(file, id: begin(file))
        context = Context(isEntry: isEntry)
        checkFile(parsed)
        return parsed.tree
    }

    private mutating func begin(_ file: SourceFile) -> FileID {
        isFresh = false
        let id = sources.add(file)
        loadPrelude()
        return id
    }

    /// What is left of a program without the statements that hold an error, and without those that need one of them: it can be gone through, so that
    /// what is wrong in the rest is told in the same go. Where only the name of a tissue or of a probe model is wrong, another stands in for it.
    /// Nothing where too much is wrong.
    ///
    /// - Returns: the rest with the places of the whole program, as a copy of this checker that was asked to `check` it gives them.
    public func soundPart(of file: SourceFile) -> CheckedProgram? {
        let prepared = isFresh ? self : Checker(library: library)
        var left: ProgramTree?
        for _ in 0..<Self.mostRounds {
            var checker = prepared
            let id = checker.begin(file)
            let parsed = left.map { ParseResult(tree: $0, diagnostics: [], isUnfinished: false) } ?? Parser.parse(file, id: id)
            checker.checkFile(parsed)
            let (program, told, _) = checker.outcome(of: parsed.tree)
            if let program { return program }
            let errors = told.filter { $0.severity == .error }
            let mended = parsed.tree.statements.with(checker.standIns(for: errors))
            let faults = faults(errors, parsed.tree).filter { fault in !mended.places.contains(fault) }
            guard !errors.isEmpty, faults.count <= Self.mostFaults else { return nil }
            left = ProgramTree(file: id, statements: mended.statements.without(faults), allowances: parsed.tree.allowances)
        }
        return nil
    }

    /// Known names for unknown tissues and probe models: the nearest, or any. For an unknown type only the nearest.
    private func standIns(for errors: [Diagnostic]) -> [SourceSpan: String] {
        var names: [SourceSpan: String] = [:]
        for error in errors {
            if error.code == CheckCode.unknownType.rawValue {
                names[error.span] = nearestName(to: sources[error.span.file].slice(error.span), among: FrazilType.written.keys)
            }
            let known = error.code == CheckCode.unknownTissue.rawValue ? environment.tissues : environment.probeModels
            guard [CheckCode.unknownTissue, .unknownProbeModel].map(\.rawValue).contains(error.code) else { continue }
            names[error.span] = nearestName(to: sources[error.span.file].slice(error.span), among: known.keys) ?? known.keys.min()
        }
        return names
    }

    /// The places of errors; of those in modules, the statements that use them.
    private func faults(_ errors: [Diagnostic], _ tree: ProgramTree) -> [SourceSpan] {
        let own = errors.map(\.span).filter { $0.file == tree.file }
        return own.count == errors.count ? own : own + tree.statements.filter(\.isUse).map(\.span)
    }

    private static let mostRounds = 12
    private static let mostFaults = 200

    /// Checks the statements of a file. Where its syntax is wrong, part of it is missing, and what only seems to be missing is not told.
    mutating func checkFile(_ parsed: ParseResult) {
        let before = diagnostics
        diagnostics = []
        checkTopLevel(parsed.tree.statements)
        if !context.isEntry, !context.isModule { checkEnd(of: parsed.tree) }
        let isWhole = parsed.diagnostics.isEmpty && !context.lacksModule && unreadInModules.all.isEmpty
        let told = (isWhole ? diagnostics : surelyWrong(parsed)).withOneErrorAtEachPlace(behind: parsed.diagnostics)
        diagnostics = before + parsed.diagnostics + explained(parsed.tree.allowances.applied(to: told, in: sources), by: parsed.tree)
        checkAllowances(parsed.tree.allowances)
    }

    /// What is told of a file of which part is missing, without what may come of that.
    private mutating func surelyWrong(_ parsed: ParseResult) -> [Diagnostic] {
        let unread = wordsUnread(parsed)
        if unread.all.contains("use") { context.lacksModule = true }
        var mayStand: [String: Bool] = [:]
        return diagnostics.filter { diagnostic in
            let place = diagnostic.span
            if place.file == parsed.tree.file {
                if !parsed.brokenLines.isEmpty, parsed.brokenLines.contains(sources.line(of: place)) { return false }
                if diagnostic.isOfBlock, parsed.unclosedBlocks.contains(where: { $0.holds(place) }) { return false }
            }
            guard let absence = Absence(of: diagnostic) else { return true }
            if case .statement(let word, _) = absence, mayStand[word] == nil { mayStand[word] = unread.mayHold(word) }
            return isSure(absence, diagnostic, parsed, unread, mayStand)
        }
    }

    /// Words of the part that could not be read, here or in a module.
    private mutating func wordsUnread(_ parsed: ParseResult) -> UnreadWords {
        guard !parsed.diagnostics.isEmpty else { return unreadInModules }
        var words = parsed.tree.statements.wordsBeside(in: sources[parsed.tree.file])
        if context.isModule { unreadInModules.add(words) }
        words.add(unreadInModules)
        return words
    }

    /// What is missing is not in the part that could not be read.
    private func isSure(_ absence: Absence, _ diagnostic: Diagnostic, _ parsed: ParseResult, _ unread: UnreadWords, _ mayStand: [String: Bool]) -> Bool {
        switch absence {
        case .name:
            if mayComeOfModule(diagnostic) { return diagnostic.help?.hasPrefix("did you mean") == true }
            return !unread.declared.contains(sources[diagnostic.span.file].slice(diagnostic.span)[...])
        case .use: return !unread.all.contains(sources[diagnostic.span.file].slice(diagnostic.span)[...])
        case .statement(let word, let isOfModule):
            if isOfModule, context.lacksModule, callsUnknown { return false }
            return mayStand[word] == false
        case .part:
            let whole = parsed.tree.statements.first { $0.span.holds(diagnostic.span) }
            return whole.map { whole in !parsed.diagnostics.contains { $0.span.touches(whole.span) } } ?? false
        case .any: return false
        }
    }

    /// The name that is missing may be one of the module that cannot be had.
    private func mayComeOfModule(_ diagnostic: Diagnostic) -> Bool {
        guard context.lacksModule, !Absence.isOfNoModule(diagnostic) else { return false }
        return !Absence.isOfCall(diagnostic) || callsUnknown
    }

    /// Something is called that may be a protocol of a module that cannot be had.
    private var callsUnknown: Bool { diagnostics.contains { $0.code == CheckCode.unknownFunction.rawValue } }

    private func explained(_ told: [Diagnostic], by tree: ProgramTree) -> [Diagnostic] {
        guard told.contains(where: DeclaredBelow.mayExplain) else { return told }
        let below = DeclaredBelow(tree.statements)
        return told.map { below.explaining($0, in: sources) }
    }

    /// What can only be told once the last line was read.
    private mutating func checkEnd(of tree: ProgramTree) {
        let isForOthers = tree.statements.allSatisfy(\.isDeclaration) && tree.statements.contains { !$0.isBinding }
        if !isForOthers { tellUnused(in: environment.scopes[0], of: tree.file) }
        checkRadicalGoals()
        checkCappedGoals()
    }

    private func outcome(of tree: ProgramTree) -> (program: CheckedProgram?, diagnostics: [Diagnostic], sources: SourceMap) {
        var seen: Set<Diagnostic> = []
        let told = diagnostics.filter { seen.insert($0).inserted }.inReadingOrder(first: tree.file)
        guard !told.contains(where: { $0.severity == .error }) else { return (nil, told, sources) }
        return (CheckedProgram(sources: sources, main: tree, modules: modules.trees), told, sources)
    }

    mutating func tell(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    /// Reports, and gives the type that is never reported again.
    mutating func refuse(_ diagnostic: Diagnostic) -> FrazilType {
        tell(diagnostic)
        return .unknown
    }

    /// The name that was meant; nothing for a single letter, which is near to every other.
    func nearName(to word: String, among names: some Sequence<String>) -> String? {
        word.count > 1 ? nearestName(to: word, among: names) : nil
    }

    /// Source text on one line, for a suggestion.
    func text(_ span: SourceSpan) -> String {
        sources[span.file].slice(span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Counts the nesting, so that no program can exhaust the stack.
    mutating func enter(_ span: SourceSpan) -> Bool {
        guard nesting < Self.deepestNesting else {
            tell(CheckMessages.tooDeep("expressions and blocks", at: span))
            return false
        }
        nesting += 1
        return true
    }

    mutating func leave() { nesting -= 1 }
}

/// What a statement stands in.
struct Context: Sendable {
    enum Routine: Sendable {
        case none
        case function(name: String)
        case `protocol`(name: String)
    }

    var routine = Routine.none
    var declaredResult: FrazilType?
    var returned: FrazilType?
    /// Braces around it.
    var depth = 0
    var isEntry = false
    var isModule = false
    var isPrediction = false
    /// A module that is used cannot be had, so that its names are missing.
    var lacksModule = false

    var isTopLevel: Bool {
        if case .none = routine { depth == 0 } else { false }
    }

    var functionName: String? {
        if case .function(let name) = routine { name } else { nil }
    }

    var isProtocol: Bool {
        if case .protocol = routine { true } else { false }
    }

    var isInRoutine: Bool { functionName != nil || isProtocol }
}
