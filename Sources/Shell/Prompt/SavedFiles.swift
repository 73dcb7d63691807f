/// Files that this sitting wrote, with what it wrote: one that nobody has changed since may be written anew.
struct SavedFiles {
    private var texts: [String: String] = [:]

    /// A new file, or one of its own anew; any other that is there stays as it is. Whether it was there.
    mutating func write(_ text: String, to path: String) throws(CommandLineFault) -> Bool {
        let isThere = try isOwn(path)
        if isThere { try TextFile.replace(path, with: text) } else { try TextFile.make(path, text) }
        texts[TextFile.resolved(path)] = text
        return isThere
    }

    /// False where there is none, and where it is somebody else's.
    private func isOwn(_ path: String) throws(CommandLineFault) -> Bool {
        guard let before = texts[TextFile.resolved(path)], let bytes = try? TextFile.bytes(of: path) else { return false }
        guard bytes == Array(before.utf8) else { throw CommandLineFault("\(path) has been changed since it was saved") }
        return true
    }
}
