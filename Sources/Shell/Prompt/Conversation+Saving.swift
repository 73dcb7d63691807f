import Checking
import Diagnostics
import Session
import Syntax

/// `save "FILE"` and `load "FILE"`.
extension Conversation {
    /// What was declared and done (`SavedProgram`), laid out as `frazil fmt` does, in a file that was not there or that this sitting wrote. What a program would not take is told, and kept all the same.
    func save(to path: String) -> Bool {
        guard !path.isEmpty else { return fails(SavingWords.wantsFile("save")) }
        guard !done.isEmpty else { return fails(SavingWords.nothingToSave) }
        let written = SourceFile(name: path, text: SavedProgram(done).text)
        let text = if case .success(let formatted) = Formatter.format(written) { formatted } else { written.text }
        let isAnew: Bool
        do throws(CommandLineFault) {
            isAnew = try savedFiles.write(text, to: path)
        } catch {
            return fails(SavingWords.notSaved(error.message))
        }
        var fresh = Checker(library: LibraryFolder())
        let checked = fresh.check(SourceFile(name: path, text: text))
        let page = DiagnosticPage(sources: checked.sources, diagnostics: checked.diagnostics.filter { $0.severity == .error })
        audience.tell(page)
        audience.say(SavingWords.saved(path, isAnew: isAnew, runs: !page.hasErrors))
        return true
    }

    /// What stood on the screen goes into a file that was not there, and from now on what follows too.
    func keepTranscript(in path: String) -> Bool {
        guard !path.isEmpty else { return fails(SavingWords.wantsFile("transcript")) }
        if let begun = audience.transcript.path, TextFile.isSame(path, begun) {
            audience.say(SavingWords.transcribed(path))
            return true
        }
        do throws(CommandLineFault) {
            try audience.transcript.begin(in: path)
        } catch {
            return fails(SavingWords.noTranscript(error.message))
        }
        audience.say(SavingWords.transcribed(path))
        return true
    }

    /// Says why one of the prompt's own words did not do what it says.
    func fails(_ words: String) -> Bool {
        audience.say(words)
        return false
    }

    /// The whole file as one entry.
    func load(from path: String) {
        guard !path.isEmpty else { return audience.say(SavingWords.wantsFile("load")) }
        do throws(CommandLineFault) {
            switch try TextFile.program(path) {
            case .success(let file): enter(nextEntry(file.text, from: path))
            case .failure(let bad): audience.tell(DiagnosticPage(sources: bad.sources, diagnostics: [bad.diagnostic]))
            }
        } catch {
            audience.say(error.message)
        }
    }
}

extension CommandRow {
    /// What the machine did of it, as a command of its own; nothing where it did nothing.
    var wordsDone: DoneStatement? {
        guard isCommitted else { return nil }
        guard wasCutShort else { return DoneStatement(text: command.programWords ?? text) }
        let seconds = max(1, ((endSeconds - startSeconds) * 10).rounded() / 10)
        return command.lasting(seconds).programWords.map { DoneStatement(text: $0, note: Self.cutNote) }
    }

    /// A stop comes between two readings, each of which draws its noise.
    private static let cutNote = "Cut short in the sitting. The stop asked the sensors once more, and each answer draws its noise: from here on measured values differ by that."
}
