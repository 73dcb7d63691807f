import Diagnostics

/// A paste of several lines: it stands on the screen as it was staged, is checked as one program, and runs on a yes.
extension Conversation {
    func respond(toPaste text: String) {
        let file = nextEntry(text)
        guard mayRun(file), !holdsOwnWord(file) else { return }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
        guard isRight(file) else { return audience.say("nothing of the \(lines) pasted lines was run; Up brings them back") }
        guard audience.agreesToPaste(ofLines: lines) else { return audience.say("nothing of the paste was run; Up brings it back") }
        go(through: file)
    }
}

extension PromptAudience {
    private static let pasteQuestion = "run them? [y]es [n]o "

    func agreesToPaste(ofLines lines: Int) -> Bool {
        guard let answer, confirmation != .nothing else { return true }
        say("\(lines) pasted lines, checked as one program: no error")
        return YesOrNo.isYes(answer(Self.pasteQuestion))
    }
}
