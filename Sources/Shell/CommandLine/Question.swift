#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A yes or no from the person at the terminal, in time. No answer is a no.
enum Question {
    static let contradiction = "the gas is closed; go on with a new forecast? [y/N] "
    /// How long a machine waits with its gas closed before a person who does not answer counts as gone, s.
    static let patienceSeconds = 60.0

    static func isAgreed(to question: String, withinSeconds seconds: Double = .infinity) -> Bool {
        guard Terminal.isTerminal(0) else { return false }
        tcflush(0, TCIFLUSH)
        Terminal.write(question, to: Terminal.errors)
        let answer = line(withinSeconds: seconds)
        if answer == nil { Terminal.write("\n", to: Terminal.errors) }
        return PromptAudience.isYes(answer)
    }

    /// A line of standard input; nothing where it does not come in time, or Ctrl-C does.
    private static func line(withinSeconds seconds: Double) -> String? {
        let end = WallClock.seconds() + seconds
        while WallClock.seconds() < end {
            var state = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
            let count = poll(&state, 1, 200)
            if count < 0 { return nil }
            if count > 0 { return readLine() }
        }
        return nil
    }
}
