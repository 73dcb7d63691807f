import Session

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Ctrl-C and termination as a flag that is looked at between steps, so that the gas is always closed in order.
public enum Interrupts {
    private static let stop = StopSignal()

    /// SIGINT and SIGTERM raise the signal, however often they come; a closed pipe does not end the program.
    @discardableResult
    public static func install() -> StopSignal {
        let stop = stop
        signal(SIGINT) { _ in Interrupts.stop.raise() }
        signal(SIGTERM) { _ in Interrupts.stop.raise() }
        signal(SIGPIPE, SIG_IGN)
        return stop
    }
}
