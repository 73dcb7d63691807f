import Session

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// A yes or no from the person at the terminal. What was typed before the question was asked is no answer to it; no answer in time, or nobody there, is a no.
struct YesOrNo {
    /// `--yes`: what was foreseen is agreed to.
    var answersYes = false
    var stop: StopSignal?
    /// Keeps a machine's watchdog patient while the question is open, and tells what it hears.
    var pulse: Pulse?

    static let contradiction = "the gas is closed; go on with a new forecast? [y/N] "
    /// How long a machine waits with its gas closed before a person who does not answer counts as gone, s.
    static let patienceSeconds = 60.0

    /// A question that `--yes` answers beforehand; it waits as long as it takes.
    func isAgreed(_ question: String) -> Bool { answersYes || isAnswered(question, withinSeconds: .infinity) }

    /// A question that nobody could have foreseen, and that only a person at the terminal answers.
    func isAnswered(_ question: String, withinSeconds seconds: Double) -> Bool {
        guard Terminal.isTerminal(0) else { return false }
        tcflush(0, TCIFLUSH)
        Terminal.write(question, to: Terminal.errors)
        guard let answer = watched(withinSeconds: seconds) else {
            Terminal.write("no answer\n", to: Terminal.errors)
            return false
        }
        return Self.isYes(answer)
    }

    private func watched(withinSeconds seconds: Double) -> String? {
        guard let pulse else { return line(withinSeconds: seconds) }
        return pulse.during(isNeeded: true) { line(withinSeconds: seconds) }
    }

    /// A line of standard input; nothing where it is not finished in time, or Ctrl-C or the end of the input comes first.
    private func line(withinSeconds seconds: Double) -> String? {
        let end = MonotonicClock.seconds() + seconds
        var bytes: [UInt8] = []
        while MonotonicClock.seconds() < end, stop?.isRaised != true {
            if let news = pulse?.takeNews() { Terminal.write("\n\(news)\n", to: Terminal.errors) }
            var entry = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
            let count = poll(&entry, 1, 500)
            if count < 0, errno != EINTR { return nil }
            guard count > 0 else { continue }
            var buffer = [UInt8](repeating: 0, count: 256)
            let length = read(0, &buffer, buffer.count)
            guard length > 0 else { return nil }
            bytes += buffer[..<length]
            if let newline = bytes.firstIndex(of: 10) { return String(decoding: bytes[..<newline], as: UTF8.self) }
        }
        return nil
    }

    static func isYes(_ answer: String?) -> Bool { ["y", "yes"].contains(answer?.lowercased().filter { !$0.isWhitespace }) }
}
