import Devices

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// A serial line that one program has for itself.
///
/// A lock on the device (`flock`) keeps out other sessions, and goes with the program however that ends. `TIOCEXCL` keeps out everybody else but root. A
/// pseudo-terminal gets the lock alone: its other end keeps the line open, and with it the mark of a session that was killed.
enum SerialHold {
    /// False where another has it.
    static func take(_ descriptor: Int32) -> Bool {
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else { return false }
        if !isPseudoTerminal(descriptor) { _ = ioctl(descriptor, UInt(TIOCEXCL)) }
        return true
    }

    static func release(_ descriptor: Int32) {
        guard descriptor >= 0, isatty(descriptor) == 1 else { return }
        if !isPseudoTerminal(descriptor) { _ = ioctl(descriptor, UInt(TIOCNXCL)) }
        _ = flock(descriptor, LOCK_UN)
    }

    static func held(_ path: String) -> TransportFailure {
        .system("another program holds \(path), a session of frazil or a terminal program (`fuser \(path)` names it): end that one first")
    }

    /// By the numbers that Linux has for the clients' ends of pseudo-terminals.
    private static func isPseudoTerminal(_ descriptor: Int32) -> Bool {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return false }
        return (136...143).contains(Int(status.st_rdev >> 8) & 0xFFF)
    }
}
