import Diagnostics

/// One word of the program, as the lexer hands it to the parser.
struct Token: Sendable {
    enum Kind: Sendable {
        case word
        case symbol
        case number([NumberPart])
        case string([StringPiece])
        /// Told already: no value, and what stands on its line is not read.
        case unclosedString
        /// The unit behind a tuple; the unit of a number is part of the number.
        case unit
        /// A newline that ends a statement; one that does not is no token.
        case newline
        case end
    }

    var kind: Kind
    /// The word or symbol as written, or a unit in its plain spelling; empty for the other kinds.
    var text: String
    var start: Int
    var end: Int
    /// How many braces are open around it.
    var braceDepth: Int
    /// No space stands between it and the token before.
    var isAttached: Bool
    /// The operator between two operands that it may be.
    var operation: BinaryOperator?

    var isWord: Bool { if case .word = kind { true } else { false } }
    /// A word or a symbol, which its text tells.
    var isSpelled: Bool {
        switch kind {
        case .word, .symbol: true
        default: false
        }
    }
    var isNumber: Bool { if case .number = kind { true } else { false } }
    var isString: Bool { if case .string = kind { true } else { false } }
    var isUnclosedString: Bool { if case .unclosedString = kind { true } else { false } }
    var isUnit: Bool { if case .unit = kind { true } else { false } }
    var isNewline: Bool { if case .newline = kind { true } else { false } }
    var isEnd: Bool { if case .end = kind { true } else { false } }
}

/// A part of a string: literal text with its escapes undone, or the bytes between `{` and `}`.
enum StringPiece: Sendable {
    case text(String)
    case code(Range<Int>)
}

/// A comment from `#` to the end of its line.
struct Comment: Sendable {
    var start: Int
    var end: Int
}
