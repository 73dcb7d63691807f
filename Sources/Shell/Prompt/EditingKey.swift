/// What a key does to the text that is typed while a command runs.
enum EditingKey: Hashable, Sendable {
    case text(String)
    case lineEnd
    case left, right, start, end
    case erase, delete, eraseWord, eraseLine, eraseToEnd
    case redraw

    /// Of a control character, which stands 64 before its letter; nothing where it does nothing here.
    init?(control: UInt8) {
        switch Unicode.Scalar(control ^ 0x40) {
        case "A": self = .start
        case "B": self = .left
        case "D": self = .delete
        case "E": self = .end
        case "F": self = .right
        case "H", "?": self = .erase
        case "J", "M": self = .lineEnd
        case "K": self = .eraseToEnd
        case "L": self = .redraw
        case "U": self = .eraseLine
        case "W": self = .eraseWord
        default: return nil
        }
    }

    /// Of what stands behind Escape in the sequence of a key; nothing where it does nothing here.
    init?(sequence: String) {
        switch sequence {
        case "[C", "OC": self = .right
        case "[D", "OD": self = .left
        case "[H", "OH", "[1~", "[7~": self = .start
        case "[F", "OF", "[4~", "[8~": self = .end
        case "[3~": self = .delete
        default: return nil
        }
    }
}
