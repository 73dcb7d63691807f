/// Puts the pieces of a program on lines.
struct LayoutPrinter {
    private struct Bracket {
        var symbol: String
        var isOnOneLine: Bool
        /// Where its closing bracket stands when it begins a line; what is inside stands one level deeper.
        var indentation: Int
    }

    private let pieces: [LayoutPiece]
    private let layout: Layout
    /// For each opening bracket, whether a line break stands before its closing one.
    private let brokenBrackets: Set<Int>
    private var brackets: [Bracket] = []
    private var output = ""
    private var isAtLineStart = true
    private var isAtStatementStart = true
    /// The indentation of the line that is being written, and the same without the extra of a line that goes on.
    private var lineIndentation = 0
    private var lineBase = 0

    init(_ pieces: [LayoutPiece], _ layout: Layout) {
        self.layout = layout
        self.pieces = LayoutPrinter.withoutSpareSeparators(pieces, layout)
        brokenBrackets = LayoutPrinter.broken(self.pieces)
    }

    mutating func print() -> String {
        for index in pieces.indices { put(index) }
        if !isAtLineStart { output += "\n" }
        return output
    }

    private mutating func put(_ index: Int) {
        let piece = pieces[index]
        breakLine(before: index)
        if isAtLineStart {
            indent(index)
        } else if index > 0, needsSpace(between: pieces[index - 1], and: piece) {
            output += " "
        }
        if piece.isCloser, !brackets.isEmpty { brackets.removeLast() }
        output += piece.text
        isAtLineStart = false
        if !piece.isComment { isAtStatementStart = piece.isSymbol(";") || piece.isSymbol("{") }
        if piece.isOpener { open(index) }
    }

    private mutating func open(_ index: Int) {
        let piece = pieces[index]
        let indentation = piece.text == "{" ? lineBase : lineIndentation
        brackets.append(Bracket(symbol: piece.text, isOnOneLine: !brokenBrackets.contains(index), indentation: indentation))
    }

    // MARK: - Lines

    private mutating func breakLine(before index: Int) {
        guard index > 0 else { return }
        let piece = pieces[index]
        let startsStatement = beginsStatement(index)
        guard piece.newlines > 0 || isForcedBreak(index), !joinsElse(index) else { return }
        if !isAtLineStart { output += "\n" }
        isAtLineStart = true
        if startsStatement { isAtStatementStart = true }
        if piece.newlines > 1, mayHaveBlankLine(before: index) { output += "\n" }
    }

    private func beginsStatement(_ index: Int) -> Bool {
        pieces[index].endsStatement || pieces[index - 1].isSymbol("{")
    }

    private var isInBraces: Bool { brackets.last.map { $0.symbol == "{" } ?? true }

    /// A block that is broken anywhere is broken behind its opening and before its closing brace.
    private func isForcedBreak(_ index: Int) -> Bool {
        guard let block = brackets.last, isBrokenBlock(block) else { return false }
        return (pieces[index - 1].isSymbol("{") && !pieces[index].isComment) || pieces[index].isSymbol("}")
    }

    private func isBrokenBlock(_ bracket: Bracket) -> Bool { bracket.symbol == "{" && !bracket.isOnOneLine }

    /// `} else {` stands on one line.
    private func joinsElse(_ index: Int) -> Bool {
        pieces[index].kind == .word && pieces[index].text == "else" && pieces[index - 1].isSymbol("}")
    }

    private func mayHaveBlankLine(before index: Int) -> Bool {
        let piece = pieces[index]
        return isInBraces && !pieces[index - 1].isSymbol("{") && !piece.isSymbol("}")
            && (piece.endsStatement || piece.isComment || pieces[index - 1].isComment)
    }

    private mutating func indent(_ index: Int) {
        lineBase = pieces[index].isCloser ? closing(index) : brackets.last.map { $0.indentation + 2 } ?? 0
        lineIndentation = lineBase + (goesOn(index) ? 2 : 0)
        output += String(repeating: " ", count: lineIndentation)
    }

    /// `})` stands where the line of its outermost bracket began.
    private func closing(_ index: Int) -> Int {
        var open = brackets.count - 1
        var next = index + 1
        while next < pieces.count, pieces[next].isCloser, pieces[next].newlines == 0, open > 0, !isBrokenBlock(brackets[open - 1]) {
            open -= 1
            next += 1
        }
        return open >= 0 ? brackets[open].indentation : 0
    }

    /// A line that goes on with a statement, where no bracket shows it.
    private func goesOn(_ index: Int) -> Bool {
        let piece = pieces[index]
        if piece.isCloser || !isInBraces || isAtStatementStart { return false }
        if piece.isComment { return commentGoesOn(index) }
        if piece.kind == .word, piece.text == "else" { return false }
        return !piece.endsStatement
    }

    /// A comment belongs to what comes after it.
    private func commentGoesOn(_ index: Int) -> Bool {
        guard let next = pieces[index...].first(where: { !$0.isComment }) else { return false }
        return !next.endsStatement && !next.isCloser && !(next.kind == .word && next.text == "else")
    }

    // MARK: - Spaces

    private func needsSpace(between before: LayoutPiece, and piece: LayoutPiece) -> Bool {
        if piece.isComment || before.isComment { return true }
        if before.isOpener || piece.isCloser { return spaceInside(before, piece) }
        if piece.kind == .symbol { return needsSpace(beforeSymbol: piece, after: before) }
        return needsSpace(afterSymbol: before)
    }

    /// Braces have a space inside, other brackets none.
    private func spaceInside(_ before: LayoutPiece, _ piece: LayoutPiece) -> Bool {
        if before.isOpener && piece.isCloser { return false }
        return before.isSymbol("{") || piece.isSymbol("}")
    }

    private func needsSpace(beforeSymbol piece: LayoutPiece, after before: LayoutPiece) -> Bool {
        switch piece.text {
        case ",", ";", ":", ".", "..", "^": false
        case "(": !layout.callBrackets.contains(piece.start) && needsSpace(afterSymbol: before)
        case "<", ">": !layout.typeAngles.contains(piece.start)
        default: needsSpace(afterSymbol: before)
        }
    }

    private func needsSpace(afterSymbol before: LayoutPiece) -> Bool {
        guard before.kind == .symbol else { return true }
        switch before.text {
        case ".", "..", "^": return false
        case "-": return !layout.prefixMinuses.contains(before.start)
        case "<": return !layout.typeAngles.contains(before.start)
        default: return true
        }
    }

    // MARK: - Preparation

    /// Drops each `;` that joins nothing on its line, and each `,` between entries that a line break replaces.
    private static func withoutSpareSeparators(_ pieces: [LayoutPiece], _ layout: Layout) -> [LayoutPiece] {
        var kept: [LayoutPiece] = []
        var holdsEntries: [Bool] = []
        var newlines = 0
        var isBehindDropped = false
        for index in pieces.indices {
            var piece = pieces[index]
            if piece.isOpener { holdsEntries.append(layout.entryBraces.contains(piece.start)) }
            if piece.isCloser, !holdsEntries.isEmpty { holdsEntries.removeLast() }
            let separates = piece.isSymbol(";") || (piece.isSymbol(",") && holdsEntries.last == true)
            let beginsLine = piece.newlines + newlines > 0
            if separates, isSpare(beginsLine, after: kept.last, before: index + 1 < pieces.count ? pieces[index + 1] : nil) {
                newlines += piece.newlines
                isBehindDropped = true
                continue
            }
            piece.newlines += newlines
            newlines = 0
            if isBehindDropped, !piece.isComment {
                piece.endsStatement = true
                isBehindDropped = false
            }
            kept.append(piece)
        }
        return kept
    }

    private static func isSpare(_ beginsLine: Bool, after: LayoutPiece?, before: LayoutPiece?) -> Bool {
        guard let before, let after else { return true }
        if before.kind == .word, Keywords.continuation.contains(before.text) { return false }
        let isLast = before.newlines > 0 || before.isComment || before.isSymbol("}") || before.isSymbol(";") || before.isSymbol(",")
        let isFirst = after.isSymbol("{") || after.isSymbol(";") || after.isComment
        return isLast || isFirst || beginsLine
    }

    private static func broken(_ pieces: [LayoutPiece]) -> Set<Int> {
        var open: [Int] = []
        var broken: Set<Int> = []
        for (index, piece) in pieces.enumerated() {
            if piece.newlines > 0 { broken.formUnion(open) }
            if piece.isOpener { open.append(index) }
            if piece.isCloser, !open.isEmpty { open.removeLast() }
        }
        return broken
    }
}
