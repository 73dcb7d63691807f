import Session

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Ctrl-C, a closed terminal and termination as flags that are looked at between steps, so that the gas is always closed in order.
public enum Interrupts {
    private static let stop = StopSignal()
    private static let end = StopSignal()

    /// The program was asked to end: not only the command that runs, but the sitting too.
    static var isEnding: Bool { end.isRaised }

    /// Ctrl-C stops a command; SIGTERM, SIGQUIT and a terminal that goes away (unless `nohup` says otherwise) stop it and end the program.
    /// However often they come, the gas is closed in order. A closed pipe does not end the program.
    @discardableResult
    public static func install() -> StopSignal {
        let stop = stop
        _ = Bell.descriptor
        signal(SIGINT) { _ in
            Interrupts.stop.raise()
            Bell.ring()
        }
        signal(SIGPIPE, SIG_IGN)
        // A limit on the size of files is a full disk like another, not the end with the gas on.
        signal(SIGXFSZ, SIG_IGN)
        for number in [SIGTERM, SIGQUIT, SIGHUP] where !(number == SIGHUP && isIgnored(SIGHUP)) {
            signal(number) { _ in
                Interrupts.end.raise()
                Interrupts.stop.raise()
                Bell.ring()
            }
        }
        return stop
    }

    /// Ctrl-Z does nothing while a command may be running: a program put to sleep would leave the gas on.
    static func withoutSuspending<Result>(_ work: () throws -> Result) rethrows -> Result {
        let before = signal(SIGTSTP, SIG_IGN)
        defer { signal(SIGTSTP, before) }
        return try work()
    }

    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(number, nil, &action) == 0 else { return false }
        #if canImport(Glibc)
            let handler = action.__sigaction_handler.sa_handler
        #else
            let handler = action.__sigaction_u.__sa_handler
        #endif
        return unsafeBitCast(handler, to: Int.self) == 1
    }
}
