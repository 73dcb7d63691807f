import Devices

/// Closes all gas where nobody says for long that he is there. It counts while gas flows.
struct Watchdog {
    /// Nothing where it is not armed.
    var seconds: Double?
    /// The session that must be heard.
    var keeper: Int?
    /// Since it was heard last, s.
    var silentSeconds = 0.0
    var isTripped = false
    /// Nobody is left on the line of the session that armed it.
    var isOrphan = false
}

extension ScpiMachine {
    /// Whether a step is left to do: the rim calls ``step()`` until there is none, and looks after its lines in between.
    public var isBusy: Bool { advance != nil }

    /// The wall's clock went on.
    public func pass(wallSeconds: Double) {
        guard wallSeconds > 0 else { return }
        self.wallSeconds += wallSeconds
        if let speed = settings.speed {
            passByClock(wallSeconds, speed)
        } else if watchdog.isOrphan, isGasFlowing {
            watchdog.silentSeconds += wallSeconds
            if watchdog.silentSeconds > watchdog.seconds ?? .infinity { tripForOrphan() }
        }
    }

    /// Until the first gas nothing happens, and time does not begin.
    private func passByClock(_ wallSeconds: Double, _ speed: Double) {
        guard seconds > 0 || isGasFlowing else { return }
        let end = seconds + wallSeconds * speed
        while end - seconds > 1e-6 {
            let before = seconds
            advanceOnce(to: min(end, before + 1))
            count(silence: (seconds - before) / speed)
            if seconds <= before { break }
        }
    }

    /// The client is gone and time stands: it is let go on as long as the watchdog would have waited, with the gas on.
    private func tripForOrphan() {
        let end = seconds + (watchdog.seconds ?? 0)
        while end - seconds > 1e-6, isGasFlowing { advanceOnce(to: end) }
        trip()
    }

    /// One stretch of what was asked for.
    public func step() {
        guard let advance else { return }
        let before = seconds
        advanceOnce(to: advance.end)
        if advance.session != watchdog.keeper { count(silence: seconds - before) }
        if advance.end - seconds <= 1e-9 || advanceFailure != nil || seconds <= before { self.advance = nil }
        if self.advance == nil { takeSample(afterStep: true) }
    }

    private func advanceOnce(to end: Double) {
        isSampleFresh = false
        do throws(ConsoleFailure) {
            _ = try console.advanceStretch(until: end)
        } catch {
            advanceFailure = advanceFailure ?? error
        }
    }

    private func count(silence: Double) {
        guard isGasFlowing, let limit = watchdog.seconds else { return watchdog.silentSeconds = 0 }
        watchdog.silentSeconds += silence
        if watchdog.silentSeconds > limit { trip() }
    }

    private func trip() {
        watchdog.isTripped = true
        watchdog.silentSeconds = 0
        console.changeChannels { $0.stop() }
    }

    /// A session was heard. What an orphan hears counts from whoever takes it over.
    func heard(_ session: Int, takesOver: Bool = false) {
        if takesOver, watchdog.isOrphan || watchdog.keeper == nil {
            watchdog.keeper = session
            watchdog.isOrphan = false
        }
        if watchdog.keeper == session { watchdog.silentSeconds = 0 }
    }

    func left(_ session: Int) {
        heartbeats[session] = nil
        if watchdog.keeper == session { watchdog.isOrphan = true }
        if advance?.session == session { advance = nil }
    }

    func stop() {
        isSampleFresh = false
        advance = nil
        console.changeChannels { $0.stop() }
    }
}
