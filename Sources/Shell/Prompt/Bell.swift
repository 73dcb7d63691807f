#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Wakes whoever waits for a key when a signal has come: a pipe, for a signal may come between a look at a flag and the wait.
enum Bell {
    private static let ends: (reading: Int32, writing: Int32) = {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return (-1, -1) }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        return (ends[0], ends[1])
    }()

    /// To be waited for beside the keyboard; -1 where there is none.
    static var descriptor: Int32 { ends.reading }

    /// One `write`, so that a signal handler may ring. `descriptor` has to be asked for once before.
    static func ring() {
        let before = errno
        var byte: UInt8 = 0
        _ = write(ends.writing, &byte, 1)
        errno = before
    }

    static func silence() {
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(ends.reading, &bytes, bytes.count) > 0 {}
    }
}
