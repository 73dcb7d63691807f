extension ScpiConsole {
    /// Whether the profile has a way to tell if gas flows.
    public var seesGas: Bool { profile.can(.open) || profile.can(.flow) }

    /// Those of these channels whose gas flows; of one that cannot be read it may. Nothing where the profile has no way to look.
    func openChannels(among numbers: [Int]) throws(ConsoleFailure) -> Set<Int>? {
        guard profile.can(.open) else { return nil }
        guard !numbers.isEmpty else { return [] }
        let values = try readValues(.open, channels: numbers)
        // One behind the other where a channel has several valves.
        let open = values.indices.filter { values[$0] ?? 1 != 0 }.map { numbers[$0 % numbers.count] }
        return Set(open)
    }
}
