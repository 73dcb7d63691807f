/// The words of `save`, `load` and `transcript`.
enum SavingWords {
    static func wantsFile(_ word: String) -> String { "`\(word)` wants a file: `\(word) \"\(word == "transcript" ? "sitting.txt" : "mine.frz")\"`" }

    static let nothingToSave = "nothing has been declared or done yet"

    static func notSaved(_ reason: String) -> String { "not saved: \(reason); give it another name" }

    static func saved(_ path: String, isAnew: Bool, runs: Bool) -> String {
        "saved: \(path)" + (isAnew ? ", in place of what was saved before" : "") + (runs ? "; `frazil run \(path)` runs it" : ", which does not run as it stands")
    }

    static func noTranscript(_ reason: String) -> String { "\(reason); give it another name" }

    static func transcribed(_ path: String) -> String { "the sitting is written down in \(path), from its first entry on" }
}
