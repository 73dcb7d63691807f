#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The two outputs of the program, and what they are connected to.
enum Terminal {
    static let output: Int32 = 1
    static let errors: Int32 = 2

    /// A standard descriptor that came closed would be given to the next file that is opened (a journal), and what is said would be
    /// written into it. Such a one is filled with something that can be neither read nor written as it should.
    static func fillClosedDescriptors() {
        for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) < 0 {
            let filler = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
            if filler >= 0, filler != descriptor { close(filler) }
        }
    }

    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// As the user wants it (`:set width`), else as the terminal says; 80 where it does not.
    static func columns(of descriptor: Int32) -> Int {
        if descriptor == output, let wanted = Screen.settings.columns { return wanted }
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// 24 where the terminal does not say.
    static func rows(of descriptor: Int32) -> Int {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 else { return 24 }
        return Int(size.ws_row)
    }

    /// Colour only on a terminal that wants it, or where the user does (`:set colour`).
    static func isColoured(_ descriptor: Int32) -> Bool {
        if let wanted = Screen.settings.colour { return wanted != .none }
        return understandsEscapes(descriptor) && getenv("NO_COLOR") == nil
    }

    /// Pixels from one character to the next; 8 where the terminal does not say.
    static func pixelsAColumn(of descriptor: Int32) -> Int {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_xpixel >= size.ws_col else { return 8 }
        return Int(size.ws_xpixel / size.ws_col)
    }

    /// Whether there is one that takes commands between its text; `TERM=dumb`, or none, says no.
    static func understandsEscapes(_ descriptor: Int32, kind: String = kind) -> Bool { isTerminal(descriptor) && !["", "dumb"].contains(kind) }

    /// `TERM`; empty where there is none.
    static var kind: String { Surroundings.variable("TERM") ?? "" }

    /// Writes all of a text; false where it cannot be written (a closed pipe, a full disk).
    @discardableResult
    static func write(_ text: String, to descriptor: Int32) -> Bool {
        let bytes = Array(text.utf8)
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            written += count
        }
        return true
    }

    static func say(_ text: String) -> Int32 {
        write(fitted(text.hasSuffix("\n") ? text : text + "\n", to: output), to: output)
        return 0
    }

    /// Broken between words where it goes to a terminal that is too narrow for it.
    static func fitted(_ text: String, to descriptor: Int32) -> String {
        isTerminal(descriptor) ? FoldedText.folded(text, to: columns(of: descriptor)) : text
    }

    /// One line on what is wrong with the command line, and what to type.
    static func complain(_ fault: CommandLineFault) -> Int32 {
        write("frazil: \(fault.message)\n", to: errors)
        if let help = fault.help { write("  help: \(help)\n", to: errors) }
        return fault.exitStatus
    }
}

/// `write(2)`, whose name inside the type means the type's own.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(descriptor, bytes, count) }
