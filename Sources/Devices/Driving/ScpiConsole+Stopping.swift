/// Gas off everywhere, whatever else is going on.
extension ScpiConsole {
    /// For so long a stop is said again where an instrument cannot be heard: by then a watchdog has closed the gas, and a person is told. s
    static let stopPatienceSeconds = 10.0
    private static let pauseSeconds = 0.25
    /// For one more where a stop was given up before.
    private static let leastPatienceSeconds = 1.0

    /// Tells every instrument to be safe, whatever the others do, and looks whether the gas is off. Where a line is broken it is said again until
    /// it is heard, or patience ends.
    public func allStop() throws {
        bank.stop()
        press(false)
        let end = wall.now() + (isGivenUp ? Self.leastPatienceSeconds : Self.stopPatienceSeconds)
        for link in links { link.secondsLeft = { [wall] in end - wall.now() } }
        defer { for link in links { link.secondsLeft = { .infinity } } }
        shoutToEach()
        var failure = sayStop()
        var pauses = isGivenUp ? 0 : Int(Self.stopPatienceSeconds / Self.pauseSeconds)
        while let unheard = failure, unheard.isOfLink, pauses > 0, wall.now() < end {
            if pauses == Int(Self.stopPatienceSeconds / Self.pauseSeconds) { onUnheardStop(unheard, Self.stopPatienceSeconds) }
            pauses -= 1
            wall.sleep(Self.pauseSeconds)
            failure = sayStop()
        }
        isGivenUp = failure != nil
        // Gas that flowed on behind it is not known to anybody here.
        if isGivenUp { mayHaveGas = false }
        if let failure { throw failure }
    }

    /// Says stop on the lines there are, whoever may answer: where a machine cannot be connected as it should. Why one was not heard, instrument by
    /// instrument; nothing is known of the gas.
    public func shoutStop() -> [String] {
        bank.stop()
        return profile.messages(for: .stop).compactMap { message in
            do throws(ConsoleFailure) {
                try insist(message)
                return nil
            } catch {
                return error.message
            }
        }
    }

    /// One instrument that is silent does not keep the others waiting for their stop.
    private func shoutToEach() {
        let messages = profile.messages(for: .stop)
        guard Set(messages.map(\.instrument)).count > 1 else { return }
        let values = TemplateValues(channels: allChannels)
        for message in messages where message.kind == .say {
            for filled in (try? Self.fill(message, values, profile, .stop)) ?? [] { try? link(message.instrument).shout(filled.text) }
        }
    }

    /// Once to every instrument. The first that was not heard, or did not close.
    private func sayStop() -> ConsoleFailure? {
        var failure: ConsoleFailure?
        for message in profile.messages(for: .stop) {
            do throws(ConsoleFailure) { try insist(message) } catch { failure = failure ?? error }
        }
        do throws(ConsoleFailure) {
            if failure == nil { try requireClosed() }
        } catch {
            failure = error
        }
        return failure
    }

    private func insist(_ message: DeviceMessage) throws(ConsoleFailure) {
        let values = TemplateValues(channels: allChannels)
        for filled in try Self.fill(message, values, profile, .stop) {
            switch message.kind {
            case .say: try link(message.instrument).insist(filled.text)
            case .expect(let wanted): try confirm(filled.text, is: wanted.filled(filled.values) ?? "", by: link(message.instrument))
            case .read: break
            }
        }
    }

    /// Behind a stop: every valve closed, and nothing flowing.
    private func requireClosed() throws(ConsoleFailure) {
        // A driver that does not know the case yet looks at every channel.
        let all = Dictionary(uniqueKeysWithValues: allChannels.map { ("channel \($0)", $0) })
        let known = channels.isEmpty ? all : channels
        let probes = known.keys.sorted()
        let numbers = probes.compactMap { known[$0] }
        if let open = try openChannels(among: numbers), let probe = probes.first(where: { known[$0].map(open.contains) ?? false }) {
            throw .staysOpen(probe)
        }
        guard profile.can(.flow) else { return }
        try perform(.sample)
        for (probe, flow) in zip(probes, try readValues(.flow, channels: numbers)) where flow ?? 0 > profile.limits.greatestLeak {
            throw .staysOpen(probe)
        }
    }

    public func rearm() throws {
        guard profile.can(.rearm) else { throw ConsoleFailure.needsPerson }
        try perform(.rearm)
        bank.rearm()
    }

    /// While gas flows, or is about to, nobody is waited for longer than a watchdog would.
    func press(_ isPressed: Bool) {
        for link in links { link.isPressed = isPressed }
    }
}
