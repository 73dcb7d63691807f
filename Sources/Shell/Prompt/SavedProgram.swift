import Syntax

/// What was declared and done in a sitting, as a program: all of it but declarations that were made anew (`ReplacedDeclarations`), and powers that were set
/// anew before any time had passed, for nothing was done by them.
struct SavedProgram {
    let statements: [DoneStatement]

    init(_ done: [DoneStatement]) {
        var later = LaterPowers()
        statements = ReplacedDeclarations(done).statements.reversed().filter { !later.replace($0.kind) }.reversed()
    }

    var text: String { statements.map(\.line).joined(separator: "\n") + "\n" }
}

/// Whose power is set further down before any time passes: statements are asked about from the last to the first.
private struct LaterPowers {
    private var names: Set<String> = []
    private var areAll = false

    /// Whether a statement does nothing but set powers that are set again. It counts for those before it.
    mutating func replace(_ statement: Statement.Kind?) -> Bool {
        guard case .command(.setPower(let targets, let value))? = statement else {
            if !Self.isTimeless(statement) { self = LaterPowers() }
            return false
        }
        defer { take(targets) }
        return value.isPlain && covers(targets)
    }

    private func covers(_ targets: ProbeTargets) -> Bool {
        switch targets {
        case .unsaid, .all: areAll
        case .named(let probes): areAll || probes.allSatisfy { $0.word.map(names.contains) ?? false }
        }
    }

    private mutating func take(_ targets: ProbeTargets) {
        switch targets {
        case .unsaid, .all: areAll = true
        case .named(let probes): names.formUnion(probes.compactMap(\.word))
        }
    }

    /// What surely takes no time, and takes no probe out.
    private static func isTimeless(_ statement: Statement.Kind?) -> Bool {
        switch statement {
        case .title, .background, .region, .skin, .domain, .resolution, .insulate, .tissue, .probeModel, .limit, .goal, .function, .protocolDeclaration, .use: true
        case .command(.test), .command(.place), .command(.placeSensor): true
        case .binding(let binding): binding.value.isPlain
        default: false
        }
    }
}

extension ProbeName {
    fileprivate var word: String? { if case .word(let word) = kind { word } else { nil } }
}

extension Expression {
    /// Calls nothing, so that it may be left out.
    fileprivate var isPlain: Bool {
        switch kind {
        case .number, .boolean, .name: true
        case .unary(_, let operand): operand.isPlain
        case .binary(_, let left, let right, _): left.isPlain && right.isPlain
        default: false
        }
    }
}
