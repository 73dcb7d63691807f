extension ScpiConsole {
    /// Lets the machine's time pass, with a heartbeat as often as the profile says, and reads every sensor. Comes back early where somebody
    /// interrupts.
    public func wait(seconds: Double) throws -> Readings {
        guard seconds >= 0, seconds <= ChannelBank.longestSeconds else { throw ConsoleFailure.badTime(seconds) }
        var left = seconds
        while left > 1e-9 {
            let stretch = profile.limits.hasTimer ? left : min(left, max(bank.secondsToNextChange ?? left, Channel.instant))
            let passed = try pass(seconds: stretch)
            try closeWhatIsOver(after: passed)
            left -= passed
            if passed < stretch - 1e-9 { break }
        }
        return try readAndCheck()
    }

    public func heartbeat() throws { try beat() }

    func beat() throws(ConsoleFailure) {
        guard profile.can(.heartbeat) else { return }
        try perform(.heartbeat)
        lastHeartbeat = wall.now()
    }

    /// The machine's seconds that passed.
    private func pass(seconds: Double) throws(ConsoleFailure) -> Double {
        guard let speed else {
            try advanceSimulated(seconds: seconds)
            return seconds
        }
        let start = wall.now()
        let end = start + seconds / speed
        while wall.now() < end, !wall.isInterrupted() {
            if wall.now() - lastHeartbeat >= profile.limits.heartbeatSeconds { try beat() }
            wall.sleep(min(end - wall.now(), 0.05))
        }
        return min((wall.now() - start) * speed, seconds)
    }

    /// The channels' time goes on; where the device has no timer of its own, the driver closes what is over.
    private func closeWhatIsOver(after seconds: Double) throws(ConsoleFailure) {
        let before = bank.flowing
        bank.pass(seconds: seconds)
        let over = before.filter { bank[$0]?.state.isGasOn != true }
        for probe in over { changedAt[probe] = lastSeconds + seconds }
        guard !over.isEmpty, !profile.limits.hasTimer else { return }
        do throws(ConsoleFailure) {
            try perform(.close, values(over, [:]))
        } catch {
            try? allStop()
            throw error
        }
    }
}
