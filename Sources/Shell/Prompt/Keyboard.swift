#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// What comes from the keyboard: keys one by one as they are typed, and in one piece what is pasted.
///
/// A paste stands between the terminal's own marks. Where a terminal sets none, it is several lines of text that came at once: a line end behind
/// which more text is waiting already. Nobody types as fast, and what was typed ahead while nobody read is as little looked at as a paste.
/// Escape by itself is told from the first character of a key's sequence by what comes behind it within a moment.
final class Keyboard {
    /// Keys that no keyboard has; bound to what the prompt does. C1 control characters, which are dropped where somebody sends them.
    enum Key {
        static let paste: Unicode.Scalar = "\u{90}"
        static let escape: Unicode.Scalar = "\u{91}"
        static let interrupt: Unicode.Scalar = "\u{3}"
    }

    /// What a signal asks for while a key is waited for.
    enum Disturbance: Hashable, Sendable { case none, interrupt, end }

    /// In vi's way of editing Escape is a key of its own.
    var escapeIsAKey = false
    /// Asked each time a signal has come.
    var disturbance: () -> Disturbance = { .none }
    /// Of the paste that was announced last.
    private(set) var pasted: [Unicode.Scalar] = []
    /// Announced before anything that is typed.
    private var staged: [Unicode.Scalar] = []

    let input: Int32
    private var bytes: [UInt8] = []
    private var position = 0
    /// Bytes of a key's sequence that has been looked at.
    private var lookedAt = 0
    private var lastCount = 0

    private static let escapeByte: UInt8 = 0x1B
    /// What the sequences of arrows, of Alt-Return and Alt-Backspace go on with; a letter behind Escape is vi's next command.
    private static let behindEscape = Array("[O\r\n\u{8}\u{7F}".utf8)
    private static let pasteStart = Array("[200~".utf8)
    private static let pasteEnd = Array("\u{1B}[201~".utf8)
    private static let sequenceMilliseconds: Int32 = 40
    private static let lineMilliseconds: Int32 = 20
    private static let quietMilliseconds: Int32 = 60
    /// A paste longer than this is cut: no program is as long.
    private static let longestPaste = 1 << 20

    init(input: Int32) {
        self.input = input
        _ = Bell.descriptor
    }

    /// Forgets what was typed while nobody read.
    func discard() {
        tcflush(input, TCIFLUSH)
        forget()
    }

    /// Forgets what was read and not handed out.
    func forget() {
        bytes = []
        position = 0
        lookedAt = 0
    }

    /// Whether Ctrl-C came right behind what was handed out, read with it; what came before it is forgotten. That of a paste is none.
    func takeInterrupt() -> Bool {
        let typed = waiting[..<(waiting.firstRange(of: [Self.escapeByte] + Self.pasteStart)?.lowerBound ?? waiting.endIndex)]
        guard let last = typed.lastIndex(of: UInt8(Key.interrupt.value)) else { return false }
        position = last + 1
        lookedAt = 0
        return true
    }

    /// What another reader of the terminal found, and was not meant for it.
    func giveBack(_ typed: [UInt8]) { bytes += typed }

    /// Comes as a paste before anything else.
    func stage(_ text: String) { staged = Array(text.unicodeScalars) }

    /// The next key; nothing at the end of the input, and where the program is asked to end.
    func next() -> Unicode.Scalar? {
        if !staged.isEmpty { return stagedPaste() }
        while true {
            switch fill() {
            case .end: return nil
            case .interrupt: return Key.interrupt
            case .none: break
            }
            if lookedAt == 0, let key = special() { return key }
            guard lookedAt > 0 || !isNothingLeft else { continue }
            guard let scalar = character() else { return nil }
            if !(0x80...0x9F).contains(scalar.value) { return scalar }
        }
    }

    // MARK: Bytes

    /// Whether more of the key is to come whose beginning was handed out.
    var isInsideSequence: Bool { lookedAt > 0 }

    private var isNothingLeft: Bool { position >= bytes.count }
    private var waiting: ArraySlice<UInt8> { bytes[position...] }

    private func fill() -> Disturbance {
        while isNothingLeft {
            let disturbed = disturbance()
            guard disturbed == .none else { return disturbed }
            guard waits(-1) else { continue }
            guard takeWhatIsThere() else { return .end }
        }
        return .none
    }

    /// Whether there is something to be read within so many milliseconds; a bell that rings ends the wait.
    private func waits(_ milliseconds: Int32) -> Bool {
        var entries = [pollfd(fd: input, events: Int16(POLLIN), revents: 0), pollfd(fd: Bell.descriptor, events: Int16(POLLIN), revents: 0)]
        let count = poll(&entries, milliseconds < 0 ? 2 : 1, milliseconds)
        if count > 0, entries[1].revents != 0 { Bell.silence() }
        return count > 0 && entries[0].revents != 0
    }

    /// False at the end of the input.
    private func takeWhatIsThere() -> Bool {
        if isNothingLeft {
            bytes = []
            position = 0
        }
        var block = [UInt8](repeating: 0, count: 1 << 16)
        var count = read(input, &block, block.count)
        while count < 0, errno == EINTR { count = read(input, &block, block.count) }
        guard count > 0 else { return false }
        lastCount = count
        bytes += block[..<count]
        return true
    }

    private func takesMore(within milliseconds: Int32) -> Bool { waits(milliseconds) && takeWhatIsThere() }

    /// A character of the line, byte by byte where it has come in pieces.
    private func character() -> Unicode.Scalar? {
        let first = bytes[position]
        let length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        while waiting.count < length { guard takeWhatIsThere() else { return nil } }
        let scalar = String(decoding: waiting.prefix(length), as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
        position += length
        lookedAt = max(0, lookedAt - length)
        return scalar
    }

    // MARK: What is no plain key

    /// A paste, or Escape; nothing where the next character is to be taken as it is.
    private func special() -> Unicode.Scalar? {
        if waiting.first == Self.escapeByte { return sequence() }
        if isLineEnd(waiting.first), waiting.count == 1 { _ = takesMore(within: lastCount > 1 ? Self.lineMilliseconds : 0) }
        if isOfSeveralLines { return plainPaste() }
        if waiting.first == 9, let next = waiting.dropFirst().first, isOfText(next) { return tab() }
        return nil
    }

    private func isLineEnd(_ byte: UInt8?) -> Bool { byte == 13 || byte == 10 }
    private func isOfText(_ byte: UInt8) -> Bool { byte > 0x20 && byte != 0x7F }

    /// A line end that is part of Alt-Return's sequence ends no line of a paste.
    private var isOfSeveralLines: Bool {
        guard waiting.count > 1 else { return false }
        guard let end = waiting.indices.first(where: { isLineEnd(bytes[$0]) && ($0 == position || bytes[$0 - 1] != Self.escapeByte) }) else { return false }
        guard let next = waiting[end...].first(where: { !isLineEnd($0) && $0 != 0x20 && $0 != 9 }) else { return false }
        return isOfText(next)
    }

    /// A tab with text right behind it was not pressed to complete anything.
    private func tab() -> Unicode.Scalar {
        position += 1
        pasted = ["\t"]
        return Key.paste
    }

    private func stagedPaste() -> Unicode.Scalar {
        (pasted, staged) = (staged, [])
        return Key.paste
    }

    private func plainPaste() -> Unicode.Scalar {
        while bytes.count < Self.longestPaste, takesMore(within: Self.quietMilliseconds) {}
        return stage(waiting.prefix(Self.longestPaste), through: bytes.count)
    }

    private func stage(_ text: ArraySlice<UInt8>, through end: Int) -> Unicode.Scalar {
        pasted = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
        position = end
        return Key.paste
    }

    /// What begins with Escape: the mark of a paste, Escape by itself, or a key whose characters are then handed out as they are.
    private func sequence() -> Unicode.Scalar? {
        let length = sequenceLength()
        if waiting.dropFirst().starts(with: Self.pasteStart) { return markedPaste() }
        if escapeIsAKey, length == 1 || !Self.behindEscape.contains(waiting[position + 1]) {
            position += 1
            return Key.escape
        }
        lookedAt = length
        return nil
    }

    private func sequenceLength() -> Int {
        if waiting.count < 2, !takesMore(within: Self.sequenceMilliseconds) { return 1 }
        guard waiting[position + 1] == UInt8(ascii: "[") else { return min(waiting.count, waiting[position + 1] == UInt8(ascii: "O") ? 3 : 2) }
        while true {
            if let end = waiting.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) { return end + 1 - position }
            guard waiting.count < 64, takesMore(within: Self.sequenceMilliseconds) else { return waiting.count }
        }
    }

    /// To its end mark, however long it is: what is in it must not be taken for typing.
    private func markedPaste() -> Unicode.Scalar {
        let start = position + 1 + Self.pasteStart.count
        var searched = start
        while true {
            if let end = bytes[min(searched, bytes.count)...].firstRange(of: Self.pasteEnd) {
                return stage(bytes[start..<end.lowerBound].prefix(Self.longestPaste), through: end.upperBound)
            }
            searched = max(start, bytes.count - Self.pasteEnd.count + 1)
            guard takeWhatIsThere() else { return stage(bytes[start...], through: bytes.count) }
        }
    }
}
