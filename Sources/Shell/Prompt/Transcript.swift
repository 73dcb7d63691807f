/// What stood on the screen in a sitting, as plain text. Once it has a file, that holds all of it from the first entry on, and what follows.
final class Transcript {
    private var text = ""
    private(set) var path: String?

    /// More is not kept before there is a file for it.
    private static let mostKept = 4 << 20

    func add(_ words: String) {
        let plain = Self.plain(words) + "\n"
        if let path { return append(plain, to: path) }
        text += plain
        if text.utf8.count > Self.mostKept { text = String(text.suffix(Self.mostKept / 2)) }
    }

    /// In a file that was not there.
    func begin(in path: String) throws(CommandLineFault) {
        try TextFile.make(path, text)
        self.path = path
        text = ""
    }

    private func append(_ words: String, to path: String) {
        do {
            try TextFile.append(words, to: path)
        } catch {
            self.path = nil
            Terminal.write("frazil: the transcript is not gone on with: \(error.message)\n", to: Terminal.errors)
        }
    }

    /// Without colours and what else a terminal is told between the letters.
    static func plain(_ text: String) -> String {
        text.replacing(/\u{1B}\[[0-9;?]*[A-Za-z]/, with: "").filter { $0 != "\u{1}" && $0 != "\r" }
    }
}
