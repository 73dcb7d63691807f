#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// The entries of earlier sessions: one a line, line ends and backslashes escaped, readable by the owner only.
///
/// Each entry is appended as it is made, under a lock, so that two sessions at once both keep theirs and a crash loses nothing. A history that
/// cannot be written is no reason to stop: the session goes on without.
public struct HistoryFile: Sendable {
    public let path: String
    static let keptEntries = 5000

    public init(path: String) {
        self.path = path
    }

    /// `frazil/history` in the user's data folder, or nothing where there is no home.
    public static var standard: HistoryFile? {
        if let data = Surroundings.folder("XDG_DATA_HOME") { return HistoryFile(path: data + "/frazil/history") }
        return Surroundings.variable("HOME").map { HistoryFile(path: $0 + "/.local/share/frazil/history") }
    }

    /// Oldest first; an entry that comes again is kept at its last place.
    public func load() -> [String] {
        guard let text = contents() else { return [] }
        if text.utf8.count(where: { $0 == UInt8(ascii: "\n") }) > 2 * Self.keptEntries { shorten() }
        return Self.latest(of: text)
    }

    private static func latest(of text: String) -> [String] {
        var seen: Set<String> = []
        let entries = text.split(separator: "\n").map { unescaped($0) }
        return entries.reversed().filter { seen.insert($0).inserted }.prefix(keptEntries).reversed()
    }

    public func append(_ entry: String) {
        makeFolders()
        guard let file = openLocked() else { return }
        defer { close(file) }
        let line = Self.escaped(entry) + "\n"
        if let text = contents(), text == line || text.hasSuffix("\n" + line) { return }
        _ = save(line, to: file)
    }

    /// Read once more under the lock: what another session has added meanwhile stays.
    private func shorten() {
        guard let file = openLocked() else { return }
        defer { close(file) }
        let new = path + ".new"
        let latest = Self.latest(of: contents() ?? "")
        let other = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard other >= 0 else { return }
        defer { close(other) }
        if save(latest.map { Self.escaped($0) + "\n" }.joined(), to: other) { rename(new, path) } else { unlink(new) }
    }

    /// For appending, with nobody else writing. A file that was replaced while we waited for it is opened anew.
    private func openLocked() -> Int32? {
        for _ in 0..<100 {
            let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
            guard file >= 0 else { return nil }
            _ = flock(file, LOCK_EX)
            var (ours, present) = (stat(), stat())
            if fstat(file, &ours) == 0, stat(path, &present) == 0, ours.st_ino == present.st_ino { return file }
            close(file)
        }
        return nil
    }

    private func save(_ text: String, to file: Int32) -> Bool {
        fchmod(file, 0o600)
        let bytes = Array(text.utf8)
        return write(file, bytes, bytes.count) == bytes.count
    }

    private func contents() -> String? {
        guard let file = fopen(path, "re") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&block, 1, block.count, file), count > 0 { bytes += block[..<count] }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func makeFolders() {
        var folder = ""
        for part in path.split(separator: "/").dropLast() {
            folder += "/" + part
            mkdir(folder, 0o700)
        }
    }

    static func escaped(_ entry: String) -> String {
        entry.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
    }

    static func unescaped(_ line: Substring) -> String {
        var entry = ""
        var isEscape = false
        for character in line {
            if isEscape {
                entry.append(character == "n" ? "\n" : character)
                isEscape = false
            } else if character == "\\" {
                isEscape = true
            } else {
                entry.append(character)
            }
        }
        return entry
    }
}
