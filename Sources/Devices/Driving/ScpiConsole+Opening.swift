/// A case is begun on a machine that stands connected.
extension ScpiConsole {
    /// Nobody else may be freezing on it: a case that is under way, or was left with its gas on, is not taken over by a new one.
    public func requireFree() throws {
        guard profile.can(.open) else { return }
        let numbers = Array(1...profile.limits.channels)
        let values = try readValues(.open, channels: numbers)
        let open = numbers.filter { number in stride(from: number - 1, to: values.count, by: numbers.count).contains { values[$0] ?? 1 != 0 } }
        if !open.isEmpty { throw ConsoleFailure.busy(open) }
    }

    /// A stop is over when a new case begins. One that only a key at the machine releases is the machine's to refuse.
    public func release() throws {
        guard profile.can(.rearm) else { return bank.rearm() }
        try rearm()
    }
}
