extension Conversation {
    /// An error in it is told, and the prompt comes all the same.
    func startUp(from path: String?) {
        do throws(CommandLineFault) {
            guard let file = try StartupFile(at: path) else { return }
            audience.say("taken from \(file.path)")
            for words in file.settings { set(words) }
            if file.entry.contains(where: { !$0.isWhitespace }) { enter(nextEntry(file.entry, from: file.path)) }
        } catch {
            audience.say("the start-up file is left out: \(error.message)")
        }
    }
}
