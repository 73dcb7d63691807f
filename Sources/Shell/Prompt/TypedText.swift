/// What is typed while a command runs: lines with a cursor among them. Nothing of it is entered; it waits for the prompt.
struct TypedText: Hashable, Sendable {
    /// Of the cursor.
    private(set) var before = ""
    private(set) var after = ""

    var whole: String { before + after }
    /// Of the line with the cursor.
    var lineBefore: Substring { before[(before.lastIndex(of: "\n").map(before.index(after:)) ?? before.startIndex)...] }
    var lineAfter: Substring { after.prefix { $0 != "\n" } }
    /// The last line above it, and how many there are.
    var above: (last: Substring, count: Int)? {
        let lines = before.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        return lines.last.map { ($0, lines.count) }
    }

    mutating func take(_ key: EditingKey) {
        switch key {
        case .text(let text): before += text
        case .lineEnd: endLine()
        case .left: back(before.isEmpty ? 0 : 1)
        case .right: on(after.isEmpty ? 0 : 1)
        case .start: back(lineBefore.count)
        case .end: on(lineAfter.count)
        case .erase: before = String(before.dropLast())
        case .delete: after = String(after.dropFirst())
        case .eraseWord: eraseWord()
        case .eraseLine: eraseLine()
        case .eraseToEnd: after = String(after.dropFirst(lineAfter.count))
        case .redraw: break
        }
    }

    /// As at the prompt, wherever in the line the cursor is.
    private mutating func endLine() {
        on(lineAfter.count)
        before += "\n"
    }

    private mutating func back(_ count: Int) {
        after = before.suffix(count) + after
        before = String(before.dropLast(count))
    }

    private mutating func on(_ count: Int) {
        before += after.prefix(count)
        after = String(after.dropFirst(count))
    }

    /// Blanks before the cursor and the word before them.
    private mutating func eraseWord() {
        let rest = lineBefore.reversed().drop(while: \.isWhitespace).drop { !$0.isWhitespace }
        before = String(before.dropLast(lineBefore.count - rest.count))
    }

    /// An empty line goes itself, so that those above it can be taken back too.
    private mutating func eraseLine() {
        if lineBefore.isEmpty, lineAfter.isEmpty { return take(.erase) }
        before = String(before.dropLast(lineBefore.count))
        take(.eraseToEnd)
    }
}
