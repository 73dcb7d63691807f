import Glibc
import Synchronization

@testable import Shell

/// Both ends of a real terminal: a test types on one, the editor reads the other.
final class PseudoTerminal {
    let keyboard: Int32
    let line: Int32
    let kind: String
    /// Where the `.editrc` stands; there is none behind `/dev/null`.
    let settingsPath: String

    /// - Parameter settings: the lines of an `.editrc`. Nothing of it is told by the environment, which all tests share.
    init?(columns: UInt16 = 80, rows: UInt16 = 24, kind: String = "xterm", settings: String? = nil) {
        var master: Int32 = -1
        var slave: Int32 = -1
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        guard openpty(&master, &slave, nil, nil, &size) == 0 else { return nil }
        keyboard = master
        line = slave
        self.kind = kind
        settingsPath = settings == nil ? "/dev/null" : Scratch.folder() + "/editrc"
        if let settings { try? TextFile.make(settingsPath, settings) }
    }

    /// The terminal data base is read by one at a time.
    private static let opening = Mutex(())

    func editor(history: HistoryFile? = nil) -> LineEditor? {
        Self.opening.withLock { _ in LineEditor(input: line, output: line, history: history, kind: kind, settings: EditorSettings(path: settingsPath)) }
    }

    /// By which another program opens it.
    var path: String { ttyname(line).map { String(cString: $0) } ?? "" }

    static func resize(_ keyboard: Int32, columns: UInt16) {
        var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(keyboard, UInt(TIOCSWINSZ), &size)
    }

    deinit {
        close(keyboard)
        close(line)
    }

    func type(_ keys: String) {
        let bytes = Array(keys.utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { write(keyboard, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            sent += count
        }
    }
}

/// The keys of the tests, by the names on their caps.
enum Key {
    static let enter = "\r"
    static let tab = "\t"
    static let interrupt = "\u{3}"
    static let endOfFile = "\u{4}"
    static let search = "\u{12}"
    static let up = "\u{1B}[A"
    static let left = "\u{1B}[D"
    static let escape = "\u{1B}"
    static let altEnter = "\u{1B}\r"

    /// Lines as a person types them: each once the one before it stands, Return by itself; the last one is not ended.
    static func lines(_ lines: String..., after prompt: String) -> [(cue: String, keys: String)] {
        var parts: [(cue: String, keys: String)] = []
        for line in lines {
            if let last = parts.last { parts += [(cue: last.keys, keys: enter)] }
            parts.append((cue: parts.isEmpty ? prompt : "\n", keys: line))
        }
        return parts
    }

    static func paste(_ text: String) -> String { "\u{1B}[200~" + text + "\u{1B}[201~" }
}
