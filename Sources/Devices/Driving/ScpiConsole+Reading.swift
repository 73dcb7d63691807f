extension ScpiConsole {
    public func readings() throws -> Readings { try readAndCheck() }

    /// Every sensor, read and judged: what cannot be true, or must not go on, closes all gas.
    ///
    /// - Parameter ended: probes whose gas goes off about now, by the driver's clock.
    func readAndCheck(justEnded ended: [String] = []) throws -> Readings {
        let readings = try read(ended)
        do {
            try check(readings)
        } catch {
            try? allStop()
            throw error
        }
        return readings
    }

    /// In one order, whatever the machine: a sample, then temperatures, sensors and gases.
    private func read(_ ended: [String]) throws(ConsoleFailure) -> Readings {
        try requireNotRestarted()
        try perform(.sample)
        let late = try closed(among: ended)
        var readings = Readings(atSeconds: try machineSeconds())
        guard readings.atSeconds >= lastSeconds - 1 else { throw .timeStands }
        lastSeconds = max(lastSeconds, readings.atSeconds)
        lastReadAt = wall.now()
        noteGas(at: readings.atSeconds)
        try readTips(into: &readings)
        try readSensors(into: &readings)
        for gas in ["argon", "helium", "nitrogen"] {
            readings.pressurePsi[gas] = try readValues(.pressure, channels: [], gas: gas).first.flatMap { $0 }
            readings.remainingGrams[gas] = try readValues(.mass, channels: [], gas: gas).first.flatMap { $0 }
        }
        readings.notices = links.flatMap { $0.takeNotices() } + missingTips(in: readings)
        readings.readLate = late
        for probe in late { readings.tipCelsius[probe] = nil }
        return readings
    }

    /// Of probes whose gas goes off about now, those on a machine's own clock for which it is off already: their tips warm by degrees a second and show
    /// nothing of the freeze any more.
    private func closed(among ended: [String]) throws(ConsoleFailure) -> Set<String> {
        guard speed != nil, !ended.isEmpty else { return [] }
        // Where the device has no timer the driver has just closed it.
        guard profile.limits.hasTimer else { return Set(ended) }
        guard let open = try openChannels(among: ended.compactMap { channels[$0] }) else { return [] }
        return Set(ended.filter { channels[$0].map { !open.contains($0) } ?? false })
    }

    private func readTips(into readings: inout Readings) throws(ConsoleFailure) {
        let probes = bank.inPatient
        guard !probes.isEmpty, profile.can(.temperature) else { return }
        let values = try readValues(.temperature, channels: probes.compactMap { channels[$0] })
        for (probe, celsius) in zip(probes, values) { readings.tipCelsius[probe] = try plausible(celsius, of: probe) }
    }

    private func readSensors(into readings: inout Readings) throws(ConsoleFailure) {
        let names = sensors.keys.sorted()
        guard !names.isEmpty, profile.can(.sensor) else { return }
        let values = try readValues(.sensor, channels: names.compactMap { sensors[$0] })
        for (name, celsius) in zip(names, values) { readings.sensorCelsius[name] = try plausible(celsius, of: name) }
    }

    private func plausible(_ celsius: Double?, of name: String) throws(ConsoleFailure) -> Double? {
        guard let celsius else { return nil }
        guard profile.limits.temperatureCelsius.contains(celsius) else { throw .sensorImplausible(name, celsius: celsius) }
        return celsius
    }

    /// A thermocouple that should answer and does not is told once.
    private func missingTips(in readings: Readings) -> [String] {
        guard profile.can(.temperature) else { return [] }
        return bank.inPatient.filter { isMissing($0, in: readings) && toldOf.insert("tip of \($0)").inserted }
            .map { "the thermocouple of probe `\($0)` does not answer" }
    }

    private func isMissing(_ probe: String, in readings: Readings) -> Bool {
        readings.tipCelsius[probe] == nil && hasThermocouple(bank[probe]?.model ?? "")
    }

    // MARK: What must not go on

    private func check(_ readings: Readings) throws(ConsoleFailure) {
        for probe in bank.flowing {
            if profile.limits.needsThermocouple, isMissing(probe, in: readings) { throw .sensorDead(probe) }
            guard bank[probe]?.state == .freezing else { continue }
            try checkPressure(of: gas(of: probe), readings)
        }
        try checkValves(after: readings.atSeconds)
        try checkFlows(after: readings.atSeconds)
        for probe in bank.flowing where isSettled(probe, at: readings.atSeconds) { try checkOrders(of: probe) }
    }

    /// Gas that flows does what this session ordered: cooling or warming, at the power, and not for longer. What confirmed the order is asked again.
    private func checkOrders(of probe: String) throws(ConsoleFailure) {
        guard let channel = bank[probe] else { return }
        try requirePlugged([probe])
        do throws(ConsoleFailure) {
            try confirmAgain(channel.state == .freezing ? .freeze : .thaw, values([probe], [.seconds: channel.secondsLeft]))
            if channel.state == .freezing { try confirmAgain(.power, values([probe], [.percent: Self.percent(channel.power)])) }
        } catch {
            throw error.code == "unconfirmed" ? .ordersChanged(probe, saw: error.message) : error
        }
        guard profile.limits.hasTimer, profile.can(.left), let number = channels[probe] else { return }
        guard let left = try readValues(.left, channels: [number]).first.flatMap({ $0 }) else { return }
        if left > channel.secondsLeft + max(5, 5 * (speed ?? 0)) { throw .ordersChanged(probe, saw: "its gas is to flow for another \(Int(left.rounded())) s") }
    }

    private func confirmAgain(_ operation: DeviceOperation, _ values: TemplateValues) throws(ConsoleFailure) {
        let confirming = profile.messages(for: operation).filter { message in
            guard case .expect(let wanted) = message.kind else { return false }
            return !wanted.values.union(message.template.values).contains(.seconds)
        }
        try perform(confirming, of: operation, values)
    }

    private func checkPressure(of gas: String, _ readings: Readings) throws(ConsoleFailure) {
        try requireWorkingPressure(readings.pressurePsi[gas], of: gas)
    }

    /// Held against the gas's working range, where it has one.
    func requireWorkingPressure(_ psi: Double?, of gas: String) throws(ConsoleFailure) {
        guard let range = profile.limits.pressurePsi[gas] else { return }
        guard let psi else { throw .noPressure(gas) }
        guard range.contains(psi) else { throw .pressure(gas, psi: psi, range) }
    }

    /// A moment after a change the machine may still, or already, be in the other state; s of its own time.
    public var settlingSeconds: Double { speed.map { max(2, 2 * $0) } ?? 1e-3 }

    func isSettled(_ probe: String, at seconds: Double) -> Bool {
        guard let left = bank[probe]?.secondsLeft, let speed else { return true }
        let isAboutToEnd = bank[probe]?.state.isGasOn == true && left < max(2, 2 * speed)
        return !isAboutToEnd && seconds - (changedAt[probe] ?? -.infinity) >= settlingSeconds
    }

    private func checkValves(after seconds: Double) throws(ConsoleFailure) {
        guard let open = try openChannels(among: allChannels) else { return }
        if let stranger = open.subtracting(channels.values).min() { throw .strangeGas(stranger) }
        let probes = channels.keys.sorted().filter { isSettled($0, at: seconds) }
        for probe in probes {
            let isOpen = channels[probe].map(open.contains) ?? false
            let isMeant = bank[probe]?.state.isGasOn == true
            if isOpen, !isMeant { throw .staysOpen(probe) }
            if !isOpen, isMeant { throw .closedByItself(probe) }
        }
    }

    private func checkFlows(after seconds: Double) throws(ConsoleFailure) {
        let probes = channels.keys.sorted().filter { isSettled($0, at: seconds) }
        guard profile.can(.flow), !probes.isEmpty else { return }
        let flows = try readValues(.flow, channels: probes.compactMap { channels[$0] })
        for (probe, flow) in zip(probes, flows) {
            try check(flow, of: probe)
        }
    }

    private func check(_ flow: Double?, of probe: String) throws(ConsoleFailure) {
        let limits = profile.limits
        guard let channel = bank[probe] else { return }
        guard let flow else {
            if channel.state == .freezing, limits.holdsFlow { throw .noFlow(probe) }
            return
        }
        if !channel.state.isGasOn, flow > limits.greatestLeak { throw .staysOpen(probe) }
        if flow > limits.greatestFlow { throw .leaks(probe, flow: flow, most: limits.greatestFlow) }
        if channel.state == .freezing, channel.power > 0, flow <= limits.leastFlow * channel.power { throw .nothingFlows(probe) }
    }
}
