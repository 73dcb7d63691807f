import Diagnostics

extension [Statement] {
    /// The words of a file that stand in none of these statements, nor in a comment: of what could not be read.
    public func wordsBeside(in file: SourceFile) -> UnreadWords {
        var rest = file.bytes
        for leaf in flatMap(\.leaves) {
            for place in leaf.start..<Swift.max(leaf.start, Swift.min(leaf.end, rest.count)) where rest[place] != UInt8(ascii: "\n") { rest[place] = UInt8(ascii: " ") }
        }
        return UnreadWords(String(decoding: rest, as: UTF8.self))
    }

    /// Without those that hold one of these places, and without those whose head could not be read. Of a block only the statement inside goes.
    public func without(_ faults: [SourceSpan]) -> [Statement] {
        compactMap { statement in
            if case .unread = statement.kind { return nil }
            let own = faults.filter { statement.span.touches($0) }
            return own.isEmpty && !statement.holdsUnread ? statement : statement.without(own)
        }
    }
}

extension Statement {
    /// The places of what was read whole: of a statement with braces, what stands before and between them and the statements inside.
    fileprivate var leaves: [SourceSpan] {
        let blocks = blocks
        guard let last = blocks.last else { return [span] }
        let inner = blocks.flatMap { $0.statements.flatMap(\.leaves) }
        if case .unread = kind { return inner }
        let ends = [span.start] + blocks.dropLast().map(\.span.end)
        return zip(ends, blocks).map { SourceSpan(file: span.file, start: $0, end: $1.span.start) } + inner + [SourceSpan(file: span.file, start: last.span.end, end: span.end)]
    }

    /// A statement of which only the blocks could be read stands in one of its blocks.
    fileprivate var holdsUnread: Bool {
        blocks.contains { block in
            block.statements.contains { statement in
                if case .unread = statement.kind { true } else { statement.holdsUnread }
            }
        }
    }

    /// Nothing where a fault lies outside its blocks.
    fileprivate func without(_ faults: [SourceSpan]) -> Statement? {
        let blocks = blocks
        guard faults.allSatisfy({ fault in blocks.contains { $0.span.holds(fault) } }) else { return nil }
        return mappingBlocks { Block(statements: $0.statements.without(faults), span: $0.span) }
    }
}
