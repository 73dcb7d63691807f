import Diagnostics

/// A paste of several lines: it stands on the screen as it was staged, is checked as one program, and runs on a yes.
extension Conversation {
    func respond(toPaste text: String) {
        let file = nextEntry(text)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
        let mixed = MixedEntry(file)
        guard mayRun(mixed?.program ?? file), mixed.map(mayRun) ?? true else { return }
        guard isRight(mixed?.program ?? file) else { return audience.say("nothing of the \(lines) lines was run; Up brings them back") }
        guard audience.agreesToPaste(ofLines: lines) else { return audience.say("nothing of these lines was run; Up brings them back") }
        if let mixed { go(through: mixed) } else { go(through: file) }
    }

    /// Several lines that were typed as one entry, some of them the prompt's own.
    func respond(to mixed: MixedEntry) {
        guard mayRun(mixed.program), mayRun(mixed), isRight(mixed.program) else { return }
        go(through: mixed)
    }

    /// Lines that cannot be done among others are told, and nothing of it is run.
    private func mayRun(_ mixed: MixedEntry) -> Bool {
        guard !mixed.inTheWay.isEmpty else { return true }
        let lines = mixed.inTheWay.map { "  line \($0.number), `\($0.line)`: it \($0.why)" }
        audience.say("nothing of these lines was done; in the way \(lines.count == 1 ? "is" : "are")\n" + lines.joined(separator: "\n") + "\n  leave out what is in the way, and enter it by itself")
        return false
    }

    /// In order, each piece as an entry of its own. Where one does not come to its end, what follows is left.
    private func go(through mixed: MixedEntry) {
        let firstRow = procedure.rows.count
        for (number, piece) in mixed.pieces.enumerated() {
            guard !comesToItsEnd(piece, behind: mixed.pieces[..<number].flatMap(\.texts), since: firstRow) else { continue }
            if number + 1 < mixed.pieces.count { audience.say("what follows it in these lines was not done") }
            return
        }
    }

    private func comesToItsEnd(_ piece: MixedEntry.Piece, behind earlier: [String], since firstRow: Int) -> Bool {
        switch piece {
        case .program(let file): return go(through: file, behind: earlier, since: firstRow)
        case .word(let word, let line):
            if obey(word) { return true }
            audience.say(EntryProgress.failed(line, behind: earlier))
            return false
        }
    }
}

extension PromptAudience {
    private static let pasteQuestion = "run them? [y]es [n]o "

    func agreesToPaste(ofLines lines: Int) -> Bool {
        guard let answer, confirmation != .nothing else { return true }
        say("\(lines) lines, checked as one program: no error")
        return YesOrNo.isYes(answer(Self.pasteQuestion))
    }
}
