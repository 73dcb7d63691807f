import Diagnostics
import Evaluation
import Session

/// Standard input that is no terminal, and the text of `-e`.
extension Conversation {
    /// Standard input that is no terminal: checked as a whole, then run as a script would be; values of lone expressions are shown.
    func readThrough() throws(CommandLineFault) -> Int32 {
        if let text = options.text { return through(SourceFile(name: "-e", text: text)) }
        switch try TextFile.program("-") {
        case .failure(let bad):
            DiagnosticPage(sources: bad.sources, diagnostics: [bad.diagnostic]).tell()
            return ExitStatus.programWrong
        case .success(let file):
            return through(file)
        }
    }

    /// Nothing of a script that is wrong is run.
    private func through(_ file: SourceFile) -> Int32 {
        isRight(file) ? conclude(runThrough(file), program: options.text == nil ? "-" : "-e") : ExitStatus.programWrong
    }

    /// A whole script as one entry.
    func runThrough(_ file: SourceFile) -> Halt? {
        let pieces = EntryPieces(of: file)
        var progress = EntryProgress(of: pieces, from: stand())
        return writeDown(file) ?? run(pieces, file, &progress)
    }
}
