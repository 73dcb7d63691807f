/// A case is begun on a machine that stands connected.
extension ScpiConsole {
    /// Nobody else may be working on it: a case that is under way, or was left with its gas on, is not taken over by a new one.
    public func requireFree() throws {
        if let open = try openChannels(among: allChannels), !open.isEmpty { throw ConsoleFailure.busy(open.sorted()) }
        try requireNobodyElse()
    }

    func requireNobodyElse() throws(ConsoleFailure) {
        if let seconds = try one(.heard), seconds >= 0, seconds < profile.limits.watchdogSeconds { throw ConsoleFailure.driven(heardBefore: seconds) }
    }

    /// A stop is over when a new case begins. One that only a key at the machine releases is the machine's to refuse.
    public func release() throws {
        guard profile.can(.rearm) else { return bank.rearm() }
        try rearm()
    }
}
