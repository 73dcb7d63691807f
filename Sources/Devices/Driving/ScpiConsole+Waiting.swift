extension ScpiConsole {
    /// Lets the machine's time pass, with a heartbeat as often as the profile says, and reads every sensor. Comes back early where somebody
    /// interrupts.
    public func wait(seconds: Double) throws -> Readings {
        guard seconds >= 0, seconds <= ChannelBank.longestSeconds else { throw ConsoleFailure.badTime(seconds) }
        let (before, readAt, isFlowing) = (lastSeconds, lastReadAt, !bank.flowing.isEmpty)
        var left = seconds
        var ending: [String] = []
        while left > 1e-9 {
            let stretch = profile.limits.hasTimer ? left : min(left, max(bank.secondsToNextChange ?? left, Channel.instant))
            let passed = try pass(seconds: stretch)
            ending = try closeWhatIsOver(after: passed)
            left -= passed
            if passed < stretch - 1e-9 { break }
        }
        let readings = try readAndCheck(justEnded: ending)
        if isFlowing { try requireRunningClock(since: before, readAt: readAt) }
        return readings
    }

    /// What the machine does is judged by its own clock: one that stands would let everything pass. Held against the wall's from reading to reading.
    private func requireRunningClock(since before: Double, readAt: Double) throws(ConsoleFailure) {
        guard let speed else { return }
        let expected = (lastReadAt - readAt) * speed
        guard expected >= 2, lastSeconds - before < expected / 4 else { return }
        try? allStop()
        throw .clockStands
    }

    /// While nothing is under way: a line that broke is made anew, and it is asked whether the case is still this one and all gas off.
    public func heartbeat() throws {
        for link in links { try link.mendIfBroken() }
        try beat()
        try requireOurs()
        guard bank.flowing.isEmpty, profile.can(.open) else { return }
        try perform(.sample)
        try requireNothingOpen(at: machineSeconds())
    }

    /// How long is waited at most from one reading to the next, s: time that stands is stepped as in a rehearsal; a clock is followed closely enough to see
    /// what happens.
    public var secondsBetweenReadings: Double { speed.map { min(5, max(2 * $0 * profile.limits.heartbeatSeconds, 0.1)) } ?? 5 }

    /// Arms the watchdog anew, too: another may have disarmed it.
    public func beat() throws(ConsoleFailure) {
        guard profile.can(.heartbeat) else { return }
        if isWatched { try armWatchdog() }
        try perform(.heartbeat)
        lastHeartbeat = wall.now()
    }

    /// The machine's seconds that passed. On a clock a wait ends when the waits since the command began say so, so that what talking takes does
    /// not add up; one at whose end gas goes off ends a moment earlier, so that the last reading is one of the freeze.
    private func pass(seconds: Double) throws(ConsoleFailure) -> Double {
        guard let speed else {
            try advanceSimulated(seconds: seconds)
            return seconds
        }
        let start = wall.now()
        let end = max(due ?? start, start - 5) + seconds / speed
        let isLast = profile.limits.hasTimer && abs((bank.secondsToNextChange ?? .infinity) - seconds) < 1e-6
        let wake = isLast ? end - min(Self.leadSeconds, seconds / speed / 4) : end
        while wall.now() < wake, !wall.isInterrupted() {
            if wall.now() - lastHeartbeat >= profile.limits.heartbeatSeconds { try beat() }
            wall.sleep(max(min(wake - wall.now(), 0.05), 0))
        }
        due = end
        return wall.isInterrupted() ? min(max(wall.now() - start, 0) * speed, seconds) : seconds
    }

    /// So long before the gas goes off the last reading is begun, s of the wall, and less of a short wait.
    private static let leadSeconds = 0.1

    /// The channels' time goes on; where the device has no timer of its own, the driver closes what is over. The probes whose gas goes off.
    private func closeWhatIsOver(after seconds: Double) throws(ConsoleFailure) -> [String] {
        let before = bank.flowing
        bank.pass(seconds: seconds)
        let over = before.filter { bank[$0]?.state.isGasOn != true }
        for probe in over { changedAt[probe] = lastSeconds + seconds }
        guard !over.isEmpty, !profile.limits.hasTimer else { return over }
        do throws(ConsoleFailure) {
            try perform(.close, values(over, [:]))
        } catch {
            try? allStop()
            throw error
        }
        return over
    }
}
