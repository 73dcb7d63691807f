#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// How a terminal takes pictures made of pixels, by what it answers when it is asked; never by its name.
enum TerminalGraphics: Hashable, Sendable {
    case kitty, sixel

    /// Kitty's question for a picture of one pixel, and behind it the one for device attributes, which every terminal answers.
    static let question = "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\\u{1B}[c"
    private static let patienceMilliseconds: Int32 = 250

    /// Asks a terminal that takes commands between its text. What was typed meanwhile is in the rest.
    static func ask(input: Int32, output: Int32) -> (graphics: TerminalGraphics?, rest: [UInt8]) {
        var before = termios()
        guard tcgetattr(input, &before) == 0 else { return (nil, []) }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ICANON | ECHO)
        tcsetattr(input, TCSANOW, &silent)
        defer { tcsetattr(input, TCSANOW, &before) }
        Terminal.write(question, to: output)
        return read(answer(on: input))
    }

    private static func answer(on input: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        var entry = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
        while attributes(in: bytes) == nil, poll(&entry, 1, patienceMilliseconds) > 0 {
            var block = [UInt8](repeating: 0, count: 1024)
            let count = systemRead(input, &block, block.count)
            guard count > 0 else { break }
            bytes += block[..<count]
        }
        return bytes
    }

    /// `ESC _ G i=31 ; OK ESC \` is kitty's yes; 4 among the attributes `ESC [ ? … c` is that for sixels.
    static func read(_ bytes: [UInt8]) -> (graphics: TerminalGraphics?, rest: [UInt8]) {
        var rest = bytes
        var isKitty = false
        if let start = rest.firstRange(of: Array("\u{1B}_G".utf8)), let end = rest[start.upperBound...].firstRange(of: Array("\u{1B}\\".utf8)) {
            isKitty = String(decoding: rest[start.upperBound..<end.lowerBound], as: UTF8.self) == "i=31;OK"
            rest.removeSubrange(start.lowerBound..<end.upperBound)
        }
        guard let attributes = attributes(in: rest) else { return (isKitty ? .kitty : nil, rest) }
        let hasSixels = String(decoding: rest[attributes], as: UTF8.self).dropFirst(3).dropLast().split(separator: ";").contains("4")
        rest.removeSubrange(attributes)
        return (isKitty ? .kitty : hasSixels ? .sixel : nil, rest)
    }

    private static func attributes(in bytes: [UInt8]) -> Range<Int>? {
        guard let start = bytes.firstRange(of: Array("\u{1B}[?".utf8)) else { return nil }
        guard let end = bytes[start.upperBound...].firstIndex(where: { (0x40...0x7E).contains($0) }), bytes[end] == UInt8(ascii: "c") else { return nil }
        return start.lowerBound..<(end + 1)
    }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int { read(descriptor, buffer, count) }
