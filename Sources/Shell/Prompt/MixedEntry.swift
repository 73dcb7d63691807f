import Diagnostics
import Syntax

/// Several lines, some of which are the prompt's own: pieces of a program and words of the prompt, in the order in which they are done.
struct MixedEntry {
    enum Piece {
        case program(SourceFile)
        case word(Conversation.Word, line: String)

        /// What of it stands once it is done, as it was written; what only looks leaves nothing.
        var texts: [String] {
            switch self {
            case .program(let file): EntryPieces(of: file).texts
            case .word(.fork, let line), .word(.save, let line), .word(.set, let line), .word(.transcript, let line): [line]
            case .word: []
            }
        }
    }

    let pieces: [Piece]
    /// The program of it, each line in its place: what is checked before anything is done.
    let program: SourceFile
    /// Lines that cannot be done among others, by their numbers: the line, and why.
    let inTheWay: [(number: Int, line: String, why: String)]

    /// Nothing where no line is the prompt's own.
    init?(_ file: SourceFile) {
        guard Conversation.Word.ownLine(in: file.text) != nil else { return nil }
        let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var pieces: [Piece] = []
        var inTheWay: [(number: Int, line: String, why: String)] = []
        var (chunk, program) = ([String](), [String]())
        func close() {
            if chunk.contains(where: Self.says) { pieces.append(.program(SourceFile(name: file.name, text: chunk.joined(separator: "\n")))) }
        }
        for (index, line) in lines.enumerated() {
            guard let word = Conversation.Word.own(onLine: line) else {
                chunk.append(line)
                program.append(line)
                continue
            }
            if let why = Self.why(word, isInside: EntryEnd(of: chunk.joined(separator: "\n")).isOpen) { inTheWay.append((index + 1, line.trimmedAtEnd, why)) }
            close()
            pieces.append(.word(word, line: line.trimmedAtEnd))
            chunk = Array(repeating: "", count: index + 1)
            program.append("")
        }
        close()
        self.pieces = pieces
        self.inTheWay = inTheWay
        self.program = SourceFile(name: file.name, text: program.joined(separator: "\n"))
    }

    private static func says(_ line: String) -> Bool { line.contains { !$0.isWhitespace } }

    /// What only looks, sets, remembers or writes down may stand among others; nothing where it may.
    private static func why(_ word: Conversation.Word, isInside: Bool) -> String? {
        if isInside { return "stands inside brackets that are still open" }
        switch word {
        case .help, .show, .save, .fork, .forks, .compare, .transcript, .set: return nil
        case .undo, .back, .load, .resume: return "changes what the lines behind it stand on"
        case .leave, .end: return "leaves, and what follows it would not be done"
        case .unknown, .startAnew, .inBackground, .beside, .hole: return "is nothing that can be done"
        }
    }
}
