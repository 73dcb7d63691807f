import Diagnostics

/// A token or a comment as the formatter sees it: its text, and the line breaks before it.
struct LayoutPiece {
    enum Kind { case word, symbol, value, unit, comment }

    var kind: Kind
    var text: String
    var start: Int
    /// Line ends between this and the piece before.
    var newlines: Int
    /// The statement before is over here.
    var endsStatement: Bool

    var isComment: Bool { kind == .comment }
    var isOpener: Bool { kind == .symbol && (text == "(" || text == "[" || text == "{") }
    var isCloser: Bool { kind == .symbol && (text == ")" || text == "]" || text == "}") }

    func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }

    /// Tokens and comments in the order of the text.
    static func pieces(of file: SourceFile, _ lexer: Lexer) -> [LayoutPiece] {
        var pieces: [LayoutPiece] = []
        var comments = lexer.comments[...]
        var end = 0
        var endsStatement = false
        func add(_ kind: Kind, _ text: String, _ start: Int, _ newEnd: Int) {
            let newlines = file.bytes[end..<start].count { $0 == UInt8(ascii: "\n") }
            pieces.append(LayoutPiece(kind: kind, text: text, start: start, newlines: newlines, endsStatement: endsStatement))
            end = newEnd
        }
        func addComments(before place: Int) {
            while let comment = comments.first, comment.start < place {
                add(.comment, trimmed(slice(file, comment.start, comment.end)), comment.start, comment.end)
                comments.removeFirst()
            }
        }
        for token in lexer.tokens {
            if token.isNewline {
                endsStatement = true
                continue
            }
            addComments(before: token.isEnd ? file.bytes.count + 1 : token.start)
            if token.isEnd { break }
            add(kind(of: token), text(of: token, file), token.start, token.end)
            endsStatement = false
        }
        return pieces
    }

    private static func kind(of token: Token) -> Kind {
        switch token.kind {
        case .word: .word
        case .symbol: .symbol
        case .unit: .unit
        default: .value
        }
    }

    /// A number keeps its spelling, with one space where there are several before its unit.
    private static func text(of token: Token, _ file: SourceFile) -> String {
        let text = slice(file, token.start, token.end)
        guard token.isNumber else { return text }
        return text.split(whereSeparator: { $0 == " " || $0 == "\t" }).joined(separator: " ")
    }

    private static func slice(_ file: SourceFile, _ start: Int, _ end: Int) -> String {
        file.slice(SourceSpan(file: FileID(index: 0), start: start, end: end))
    }

    private static func trimmed(_ comment: String) -> String {
        var scalars = comment.unicodeScalars[...]
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(String.UnicodeScalarView(scalars))
    }
}
