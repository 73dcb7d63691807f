import Diagnostics

/// Where a text has more `{` than `}`: those that are never closed, told by how the lines are indented, and where each was to end.
///
/// Without this the whole rest of the text would stand in the open block, and be told as wrong there.
struct MissingBraces {
    /// By the place of an opening brace among the tokens: the first token that no longer stands in its block.
    private(set) var ends: [Int: Int] = [:]

    private struct Open {
        var place: Int
        /// Of the line on which it stands.
        var indentation: Int
        /// Its statements begin on a line of their own that stands no farther in: nothing can be told of it.
        var isFlat: Bool
    }

    private var open: [Open] = []
    private var indentation = 0

    init() {}

    init(_ tokens: [Token], _ file: SourceFile) {
        for place in tokens.indices {
            let token = tokens[place]
            let isFirst = place == 0 || tokens[place - 1].isNewline || (tokens[place - 1].text == "{" && Self.isOnLaterLine(place, tokens, file))
            if isFirst || Self.isLoneElse(place, tokens, file), !token.isNewline, !token.isEnd { begin(place, token, Self.column(of: token, file)) }
            guard case .symbol = token.kind else { continue }
            if token.text == "{" {
                open.append(Open(place: place, indentation: indentation, isFlat: Self.isFlat(place, indentation, tokens, file)))
            } else if token.text == "}" {
                _ = open.popLast()
            }
        }
    }

    /// A line begins; blocks that it does not stand in end before it.
    private mutating func begin(_ place: Int, _ token: Token, _ column: Int) {
        let isCloser = token.text == "}" && !token.isString
        while let last = open.last, !last.isFlat, isCloser ? last.indentation > column : last.indentation >= column {
            ends[last.place] = place
            open.removeLast()
        }
        indentation = column
    }

    /// An `else` that begins a line and follows no brace: a line goes on before it, so that no end of a line stands there.
    private static func isLoneElse(_ place: Int, _ tokens: [Token], _ file: SourceFile) -> Bool {
        let token = tokens[place]
        return place > 0 && token.isWord && token.text == "else" && tokens[place - 1].text != "}" && isOnLaterLine(place, tokens, file)
    }

    private static func isFlat(_ place: Int, _ indentation: Int, _ tokens: [Token], _ file: SourceFile) -> Bool {
        guard place + 1 < tokens.count, !tokens[place + 1].isEnd, isOnLaterLine(place + 1, tokens, file) else { return false }
        return column(of: tokens[place + 1], file) <= indentation
    }

    private static func isOnLaterLine(_ place: Int, _ tokens: [Token], _ file: SourceFile) -> Bool {
        file.bytes[tokens[place - 1].end..<tokens[place].start].contains(UInt8(ascii: "\n"))
    }

    /// How many signs stand before it on its line.
    private static func column(of token: Token, _ file: SourceFile) -> Int {
        let lineStart = file.bytes[..<token.start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return token.start - lineStart
    }
}
