import Diagnostics

/// The words of the language, each list with the reason it exists.
enum Keywords {
    /// Words that begin a statement.
    static let statements = Set(StatementWord.allCases.map(\.rawValue))

    static let commands: Set<String> = ["test", "place", "set", "freeze", "thaw", "hold", "scan", "withdraw", "warm", "stop"]

    static let control: Set<String> = [
        "let", "var", "if", "repeat", "for", "while", "fn", "protocol", "return", "use", "print", "assert", "publish", "override", "together",
    ]

    /// Words of statements with blocks, read even where their heads cannot be.
    static let withBlock: Set<String> = ["if", "else", "repeat", "for", "while", "fn", "protocol", "override", "together"]

    /// Words of an expression that can never be a name.
    static let expression: Set<String> = ["and", "or", "not", "true", "false", "else", "predict"]

    /// Words that join the parts of a statement; they may label an argument, so a parameter may be called so.
    static let joining: Set<String> = ["at", "from", "using", "until", "with", "of", "to", "in", "times", "every"]

    /// A line that begins with one of these goes on with the statement before; `scan` only in `scan every`.
    static let continuation: Set<String> = ["at", "from", "using", "until", "with", "of", "else", "and", "or"]

    /// What no region, variable, function or loop may be called.
    static let reserved: Set<String> = statements.union(expression).union(joining).union(["all"])

    /// Where one of these stands in place of a value, a value is missing or a command was meant to give one.
    static let neverValues: Set<String> = commands.subtracting(["scan", "set", "test"]).union(control).subtracting(["if"]).union(["and", "or", "else"])

    /// A bracket behind one of these opens a value, not the arguments of a call.
    static let beforeValue: Set<String> = joining.union(expression).union([
        "if", "while", "for", "repeat", "return", "print", "assert", "publish", "override", "case", "limit", "goal", "resolution", "domain",
        "insulate", "skin", "freeze", "thaw", "hold", "most", "passive", "all",
    ])

    /// A line that begins with one of these and a further word begins a statement even where a bracket above was left open.
    static let surelyStatements: Set<String> = statements.subtracting(["if", "scan", "set", "stop", "test", "probe", "skin"])
    /// Words that surely begin one where one of these stands behind them.
    static let surelyWith: [String: Set<String>] = [
        "set": ["power"], "test": ["probe"], "probe": ["model"], "skin": ["plane"], "scan": ["ct", "ultrasound", "mri", "slice"],
    ]
}

/// Every word that the grammar knows by itself, in alphabetical order.
public let languageWords = Keywords.reserved.union(Parser.innerWords.values.joined()).sorted()

/// The words that begin a statement, in alphabetical order.
public let statementWords = Keywords.statements.sorted()

/// The words that a line may go on with a statement by.
public let continuationWords = Keywords.continuation.sorted()

/// The word that begins a statement and is most like this one; nothing where none is.
public func nearestStatementWord(to word: String) -> String? { word.count > 1 ? nearestName(to: word, among: Keywords.statements) : nil }

/// The words that begin a statement.
enum StatementWord: String, CaseIterable {
    case title = "case"
    case background, target, organ, vessel, skin, domain, resolution, insulate, tissue, probe, limit, goal
    case test, place, set, freeze, thaw, hold, scan, withdraw, warm, stop
    case letBinding = "let"
    case variable = "var"
    case branch = "if"
    case repeatTimes = "repeat"
    case forEach = "for"
    case whileLoop = "while"
    case function = "fn"
    case protocolDeclaration = "protocol"
    case returnValue = "return"
    case use, print, assert, publish, override, together
}
