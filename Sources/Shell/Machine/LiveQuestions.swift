import Session

#if canImport(Glibc)
    import Glibc
#else
    import Musl
#endif

/// Questions to the person at a real machine. While one is open the machine hears a heartbeat; no answer in time is a no.
struct LiveQuestions {
    var answersYes: Bool
    var stop: StopSignal
    var heartbeat: () -> Void

    /// How long an answer is waited for while gas flows, s.
    static let patienceSeconds = 30.0

    /// - Parameter patienceSeconds: nothing to wait as long as it takes (no gas flows by a command yet).
    func isAgreed(_ question: String, patienceSeconds: Double? = nil) -> Bool {
        if answersYes { return true }
        Terminal.write(question, to: Terminal.errors)
        let end = patienceSeconds.map { MonotonicClock.seconds() + $0 } ?? .infinity
        while MonotonicClock.seconds() < end, !stop.isRaised {
            heartbeat()
            var entry = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
            if poll(&entry, 1, 500) > 0 { return ["y", "yes"].contains(readLine()?.lowercased() ?? "") }
        }
        Terminal.write("no answer\n", to: Terminal.errors)
        return false
    }
}
