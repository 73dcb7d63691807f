import Diagnostics

/// Reads a program's text into its tree.
///
/// A newline or `;` ends a statement (`END`); which newlines count is decided by the lexer. Words in quotes are written as they stand.
///
///     program     = {statement END}
///     block       = "{" {statement END} "}"
///     statement   = patient | condition | command | control | assignment | expression
///
///     patient     = "case" expression
///                 | "background" NAME ["at" expression]
///                 | ("target" | "organ" | "vessel") NAME "=" expression {"of" NAME | "at" expression}
///                 | "skin" expression | "domain" expression ["insulated"] | "resolution" (expression | "auto")
///                 | "insulate" expression "with" NAME
///                 | "tissue" NAME entries | "probe" "model" NAME entries
///                 | "device" "profile" NAME "{" {part (END | ",")} "}"
///     entries     = "{" {NAME ":" expression ["to" expression] (END | ",")} "}"
///     part        = "instrument" NAME entries | "on" NAME "{" {message END} "}" | NAME ":" expression ["to" expression]
///     message     = ("say" | "ask") NAME STRING {"=" expression | "for" NAME | "in" NAME | ("scale" | "offset") expression}
///     condition   = ("limit" | "goal") expression ["with" expression "confidence"]
///
///     command     = "test" "probe" probe "using" NAME
///                 | "place" ("probe" | "sensor") probe {"at" expression | "from" expression | "using" NAME}
///                 | "set" "power" probes ["to"] expression
///                 | "freeze" [probes] extent ["scan" "every" expression]
///                 | "thaw" ["passive"] [probes] extent
///                 | "hold" expression | scan | "withdraw" [probes] | "warm" "skin" "to" expression | "stop"
///     probes      = "all" | probe {"," probe}
///     probe       = NAME | STRING
///     extent      = expression | "until" expression ["at" "most" expression]
///     scan        = "scan" [NAME] ["slice" NAME "=" expression]
///
///     control     = ("let" | "var") NAME [":" type] "=" expression
///                 | "if" expression block ["else" (block | control)]
///                 | "repeat" expression ["times"] block
///                 | "for" NAME "in" expression block
///                 | "while" expression ["at" "most" expression] block
///                 | "fn" NAME parameters ["->" type] block | "protocol" NAME parameters block
///                 | "return" [expression] | "use" (NAME | STRING) | "print" expression
///                 | "assert" expression ["," expression] | "publish" expression "=" expression
///                 | "override" expression block | "together" block
///     parameters  = "(" [NAME [":" type] ["=" expression] {"," …}] ")"
///     type        = NAME ["<" type {"," type} ">"]
///     assignment  = NAME "=" expression
///
///     expression  = conjunction {"or" conjunction}
///     conjunction = negation {"and" negation}
///     negation    = "not" negation | comparison
///     comparison  = range [("<" | "<=" | ">" | ">=" | "==" | "!=") range]
///     range       = sum [".." sum]
///     sum         = product {("+" | "-") product}
///     product     = signed {("*" | "/") signed}
///     signed      = "-" signed | power
///     power       = postfix ["^" signed]
///     postfix     = primary {"." NAME}
///     primary     = NUMBER | STRING | "true" | "false" | NAME | NAME "(" [arguments] ")" | list | record | tuple
///                 | "predict" block | scan | "if" expression "{" expression "}" "else" ("{" expression "}" | "if" …)
///     arguments   = [NAME ":"] expression {"," [NAME ":"] expression}
///     list        = "[" [expression {"," expression}] "]"
///     record      = "{" {NAME ":" expression (END | ",")} "}"
///     tuple       = "(" expression {"," expression} ")" [UNIT]
public struct Parser {
    let file: SourceFile
    let id: FileID
    let tokens: [Token]
    var position = 0
    var diagnostics: [Diagnostic]
    var layout = Layout()

    /// How deep the parser is, and how tall the tree it made is: both bounded, so that no reader of the tree can run out of stack.
    var depth = 0
    var height = 0
    static let deepest = 200
    static let tallest = 500

    /// Of several errors at one token only the first is told.
    var lastFailure = -1
    /// Where the last of the same mistakes ended, one straight behind the other.
    var repeatedUpTo = -1
    /// Of many errors on one line only the first few are told.
    var lastToldLine = 0
    var toldOnLine = 0
    static let mostOnOneLine = 4
    /// The line of the last row of a pasted table.
    var lastTableLine = -1
    /// Lines from which signs without a meaning were left out; what else is wrong there is not told.
    let brokenLines: Set<Int>
    let missingBraces: MissingBraces
    /// The innermost block at hand is what an `if` does where its condition holds.
    var isInThen = false
    /// By their places among the tokens, the round brackets that are closed on their line, with their closers.
    lazy var closingBrackets = Self.closingBrackets(among: tokens)
    let hasUnclosedString: Bool
    /// Where entries ended last whose brace is missing: the statement they stand in is over.
    var endOfEntries = -1
    /// Where the block at hand was to end whose brace is missing.
    var missingEnd = -1
    /// Those whose end could not be told.
    var unclosedBlocks: [SourceSpan] = []
    /// An error before the end of the text: another line cannot mend it.
    var hasLastingError: Bool
    var isGivenUp = false

    /// Reads one file; what could be read is in the tree even where there are errors.
    public static func parse(_ file: SourceFile, id: FileID) -> ParseResult {
        parseWithLayout(file, id: id).result
    }

    static func parseWithLayout(_ file: SourceFile, id: FileID) -> (result: ParseResult, lexer: Lexer, layout: Layout) {
        var lexer = Lexer(file, id: id)
        lexer.run()
        var parser = Parser(file, id: id, lexer: lexer)
        var tree = parser.program()
        tree.allowances = lexer.comments.compactMap { Allowance($0, in: file, id: id) }
        let result = ParseResult(
            tree: tree, diagnostics: parser.diagnostics.sorted { $0.span.start < $1.span.start }, isUnfinished: parser.isUnfinished(lexer),
            brokenLines: parser.brokenLines, unclosedBlocks: parser.unclosedBlocks)
        return (result, lexer, parser.layout)
    }

    init(_ file: SourceFile, id: FileID, lexer: Lexer) {
        self.file = file
        self.id = id
        tokens = lexer.tokens
        diagnostics = lexer.diagnostics
        brokenLines = Set(lexer.holes.map { file.line(at: $0) })
        missingBraces = lexer.braceDepth > 0 ? MissingBraces(lexer.tokens, file) : MissingBraces()
        hasLastingError = !lexer.diagnostics.isEmpty
        hasUnclosedString = hasLastingError && lexer.tokens.contains(where: \.isUnclosedString)
    }

    private func isUnfinished(_ lexer: Lexer) -> Bool {
        guard !diagnostics.isEmpty, !hasLastingError else { return false }
        if !lexer.brackets.isEmpty { return true }
        guard tokens.count >= 2 else { return false }
        let last = tokens[tokens.count - 2]
        switch last.kind {
        case .symbol: return ![")", "]", "}", ";"].contains(last.text)
        case .word: return ["and", "or", "not"].contains(last.text)
        default: return false
        }
    }

    private mutating func program() -> ProgramTree {
        let statements = statements(closedBy: nil)
        return ProgramTree(file: id, statements: statements)
    }
}

/// What came of reading a file.
public struct ParseResult: Sendable {
    /// What could be read.
    public var tree: ProgramTree
    /// Errors with codes `S001`…, in the order of the text.
    public var diagnostics: [Diagnostic]
    /// Only the end came too early (an open bracket or brace, or a value that is still to come): the prompt asks for another line.
    public var isUnfinished: Bool
    /// Lines of which part could not be read: a mistake found in the rest may come of that.
    public var brokenLines: Set<Int>
    /// Blocks that are never closed, with all that stands behind them: what is said of their place in the program may come of that.
    public var unclosedBlocks: [SourceSpan]

    public init(
        tree: ProgramTree, diagnostics: [Diagnostic], isUnfinished: Bool, brokenLines: Set<Int> = [], unclosedBlocks: [SourceSpan] = []
    ) {
        self.tree = tree
        self.diagnostics = diagnostics
        self.isUnfinished = isUnfinished
        self.brokenLines = brokenLines
        self.unclosedBlocks = unclosedBlocks
    }
}

/// Which tokens have a meaning that their spelling does not tell; the formatter spaces them by it. Byte offsets.
struct Layout: Sendable {
    var prefixMinuses: Set<Int> = []
    var typeAngles: Set<Int> = []
    var entryBraces: Set<Int> = []
    /// A call's and a parameter list's: no space stands before it.
    var callBrackets: Set<Int> = []
}

/// A production that could not be read; what is wrong has been told.
struct SyntaxFailure: Error {}
