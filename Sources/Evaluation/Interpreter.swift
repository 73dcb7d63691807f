import Bioheat
import Checking
import Devices
import Diagnostics
import Syntax

/// Runs a checked program: each statement is made ready (`Preparation`) and carried out; its only effects are the commands it hands to its
/// operator and the questions it asks.
///
/// One interpreter serves a whole session at the prompt: names stay from entry to entry, modules run once. Not to be shared between threads.
public final class Interpreter {
    let commander: any Operator
    var environment = Environment()
    var sources = SourceMap()
    /// How deep statements, expressions and calls are nested at this moment.
    var depth = 0
    /// The functions and protocols that are being carried out, outermost first.
    var calls: [CallSite] = []
    /// Whether a condition is being watched while time runs: there `coldest` means this instant.
    var isWatching = false
    /// Commands of an open `together`, which run side by side once it closes.
    var sideBySide: [Command]?
    /// Meshes and images that the program has named.
    var shapes: ShapeShelf
    /// Commands handed over so far.
    var commandCount = 0
    /// What was known at the last command of the present entry of which anything was committed.
    var standBehindCommand: Environment?
    /// Whether a statement that ended the program is left out instead, and the rest gone through.
    private var passingOver: (any Error) -> Bool = { _ in false }
    var modulesRun: Set<String> = []
    /// Where each name of the top level has its value. A place is kept for good.
    private(set) var globalPlaces: [String: Int] = [:]

    static let greatestDepth = 4000

    public init(operator commander: any Operator, files: any ShapeFiles = NoShapeFiles()) {
        self.commander = commander
        shapes = ShapeShelf(files: files)
    }

    /// Runs modules not yet run, then the program. Throws `Halt`; what the operator throws goes through unchanged.
    public func run(_ program: CheckedProgram) throws {
        try run(program) { _ in }
    }

    /// The same; `beginning` is told of each of the program's own statements before it is carried out, and `passingOver` decides whether a
    /// statement that ended the program is left out instead.
    public func run(_ program: CheckedProgram, beginning: (Statement) -> Void, passingOver: @escaping (any Error) -> Bool = { _ in false }) throws {
        try prepare(program)
        self.passingOver = passingOver
        defer { self.passingOver = { _ in false } }
        for statement in program.main.statements { declareRoutine(statement) }
        for statement in program.main.statements {
            beginning(statement)
            do {
                if case .returned = try execute(statement) { return }
            } catch {
                guard passingOver(error) else { throw error }
                forgetOpenWork()
            }
        }
    }

    /// One entry at the prompt. The value of a lone expression is returned as text. An entry that fails leaves of its names what stood behind the
    /// last command that was committed, and where it had not commanded anything yet, nothing said of the patient either.
    public func runEntry(_ program: CheckedProgram) throws -> String? {
        let before = (stand: stand, patient: commander.patient, commandCount: commandCount)
        standBehindCommand = nil
        do {
            try prepare(program)
            return try runStatements(of: program.main)
        } catch {
            forgetOpenWork()
            takeBack(to: before.stand)
            if let standBehindCommand { environment.takeTopLevel(of: standBehindCommand) }
            if commandCount == before.commandCount { commander.patient = before.patient }
            throw error
        }
    }

    private func runStatements(of tree: ProgramTree) throws -> String? {
        if tree.statements.count == 1, case .expression(let expression) = tree.statements[0].kind {
            return try placing(at: expression.span) { try shown(evaluate(expression)) }
        }
        _ = try execute(tree.statements)
        return nil
    }

    /// Inside braces. A function of which a statement is left out gives no value that can be gone on with.
    func passesOver(_ error: any Error) -> Bool { !calls.contains(where: \.isFunction) && passingOver(showingCalls(error)) }

    private func forgetOpenWork() {
        depth = 0
        calls = []
        isWatching = false
        sideBySide = nil
    }

    private func shown(_ value: Value) -> String? {
        if case .none = value { return nil }
        return text(of: value)
    }

    /// As `print` and a string's `{…}` show it.
    func text(of value: Value) -> String {
        if case .prediction(let prediction) = value { commander.words(of: prediction) } else { value.text }
    }

    private func prepare(_ program: CheckedProgram) throws {
        sources = program.sources
        for module in program.modules {
            let name = sources[module.file].name
            guard !modulesRun.contains(name) else { continue }
            _ = try execute(module.statements)
            modulesRun.insert(name)
        }
    }

    // MARK: - Making ready

    /// The place of a name of the top level, declared or not.
    func place(ofGlobal name: String) -> Int {
        if let place = globalPlaces[name] { return place }
        globalPlaces[name] = globalPlaces.count
        return globalPlaces.count - 1
    }

    /// An expression made ready with the names in sight.
    func prepared(_ expression: Expression) -> Term {
        var preparation = Preparation(self)
        let term = preparation.term(expression)
        environment.makeRoom(preparation.places)
        return term
    }

    /// Counts the nesting, so that no program can exhaust the stack.
    func deepen(by levels: Int, at span: SourceSpan) throws {
        guard depth + levels <= Self.greatestDepth else { throw Diagnostic.tooDeep(at: span) }
        depth += levels
    }

    func rise(by levels: Int) { depth -= levels }

    /// Does some work with other names in sight.
    func within<Result>(_ surroundings: Surroundings, _ work: () throws -> Result) rethrows -> Result {
        let outer = environment.surroundings
        environment.surroundings = surroundings
        defer { environment.surroundings = outer }
        return try work()
    }

    /// The source text of a span on one line: comments dropped, runs of blanks and line ends made one space.
    func text(of span: SourceSpan) -> String { SourceLine.flattened(sources[span.file].slice(span)) }

    func line(of span: SourceSpan) -> Int { sources.start(of: span).line }
}

/// A function or a protocol that is being carried out.
struct CallSite {
    var span: SourceSpan
    /// It gives a value and commands nothing: a choice in it decides no command by itself.
    var isFunction: Bool
}

public enum SourceLine {
    /// Source text on one line, strings kept as they are.
    public static func flattened(_ source: String) -> String {
        var result = ""
        var isInString = false
        var isInComment = false
        for character in source {
            if isInComment { isInComment = !character.isNewline }
            if isInComment { continue }
            if character == "\"" { isInString.toggle() }
            if character == "#", !isInString { isInComment = true; continue }
            let isBlank = character.isWhitespace && !isInString
            if isBlank, result.isEmpty || result.last == " " { continue }
            result.append(isBlank ? " " : character)
        }
        while result.last == " " { result.removeLast() }
        return result
    }
}
