/// What terminals send for the keys beside the letters, and what these do.
///
/// A sequence that is not bound would end in the entry as text, so every key that is known and has no work here is bound to do nothing.
enum TerminalKeys {
    static let nothing = "frazil-nothing"

    /// What is bound later holds. In vi's way of editing Escape is a key of its own, and a letter behind it a command.
    static func table(isVi: Bool) -> [(keys: [String], function: String)] {
        [
            (idle, nothing),
            (arrows("D", ofRxvt: "d") + (isVi ? [] : ["\u{1B}b"]), "ed-prev-word"),
            (arrows("C", ofRxvt: "c") + (isVi ? [] : ["\u{1B}f"]), "em-next-word"),
            (["[1~", "[7~", "[H", "OH", "[1;5H", "O5H", "[1;5~", "[7;5~", "[7\\^"].map { escape + $0 }, "ed-move-to-beg"),
            (["[4~", "[8~", "[F", "OF", "[1;5F", "O5F", "[4;5~", "[8;5~", "[8\\^"].map { escape + $0 }, "ed-move-to-end"),
            ([escape + "[3~"], "ed-delete-next-char"),
            (["[3;5~", "[3;3~", "[3\\^"].map { escape + $0 } + (isVi ? [] : ["\u{1B}d"]), "em-delete-next-word"),
            (["\u{1B}^?", "\u{1B}^H"], "ed-delete-prev-word"),
        ]
    }

    private static let escape = "\u{1B}"
    /// Shift is 1, Alt 2, Ctrl 4, Meta 8, each added to 1.
    private static let modifiers = Array(2...16)
    private static let letters = Array("ABCDEFHPQRS").map(String.init)
    private static let numbers = Array(1...8) + Array(11...15) + Array(17...21) + Array(23...26) + [28, 29] + Array(31...34)

    /// An arrow with Ctrl, with Alt, or with both, as xterm, older ones and rxvt send it.
    private static func arrows(_ letter: String, ofRxvt small: String) -> [String] {
        let modified = ["[1;5", "[1;3", "[1;7", "[1;9", "[5", "[3", "O5", "O3"].map { escape + $0 + letter }
        return modified + [escape + "O" + small, escape + escape + "[" + letter, escape + escape + "O" + letter]
    }

    /// Modified letters and numbers, function keys, those of the Linux console and of the keypad, a window's focus, a paste's end without its beginning.
    private static let idle: [String] = {
        let modified = letters.flatMap { letter in modifiers.flatMap { ["[1;\($0)\(letter)", "[\($0)\(letter)", "O\($0)\(letter)"] } }
        let numbered = numbers.flatMap { number in ["~", "\\^", "$", "@"].map { "[\(number)\($0)" } + modifiers.map { "[\(number);\($0)~" } }
        let plain = ["OP", "OQ", "OR", "OS", "[P", "[Q", "[R", "[S", "[E", "OE", "[Z", "[a", "[b", "[c", "[d", "Oa", "Ob", "Oc", "Od", "[I", "[O", "[201~", "OX", "OI"]
        let others = "ABCDE".map { "[[\($0)" } + "jklmnopqrstuvwxy".map { "O\($0)" }
        return (modified + numbered + plain + others).map { escape + $0 }
    }()
}
