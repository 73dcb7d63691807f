import Glibc

/// Both ends of a real terminal: a test types on one, the editor reads the other.
final class PseudoTerminal {
    let keyboard: Int32
    let line: Int32

    init?(columns: UInt16 = 80, rows: UInt16 = 24) {
        var master: Int32 = -1
        var slave: Int32 = -1
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        guard openpty(&master, &slave, nil, nil, &size) == 0 else { return nil }
        keyboard = master
        line = slave
        setenv("TERM", "xterm", 1)
        setenv("EDITRC", "/dev/null", 1)
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
    static let altEnter = "\u{1B}\r"

    static func paste(_ text: String) -> String { "\u{1B}[200~" + text + "\u{1B}[201~" }
}
