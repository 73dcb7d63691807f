import Geometry

extension ChannelBank {
    /// One command on channels that may be left half done where it throws: the caller keeps the result only on success.
    mutating func carryOut(_ command: Command) throws(ConsoleFailure) {
        switch command {
        case .test(let probe, let model): try test(probe, model: model)
        case .place(let placement): try place(placement)
        case .placeSensor(let name, let tip, let entry): try requirePlace(name, tip: tip, entry: entry)
        case .setPower(let probes, let fraction): try setPower(fraction, of: probes)
        case .freeze(let probes, let seconds): try freeze(probes, seconds: seconds)
        case .thaw(let probes, let isActive, let seconds): thaw(probes, seconds: isActive ? seconds : 0)
        case .hold(let seconds): try requireTime(seconds)
        case .withdraw(let probes): try withdraw(probes)
        case .warmSkin(let celsius): try requireTemperature(celsius)
        case .scan(let request): try requireSlice(request)
        case .insulate: break
        case .stop: stop()
        }
    }

    private mutating func test(_ probe: String, model: String) throws(ConsoleFailure) {
        connect(probe, model: model)
        try move(probe, .test)
    }

    private mutating func place(_ placement: Placement) throws(ConsoleFailure) {
        try requirePlace(placement.probe, tip: placement.tip, entry: placement.entry)
        connect(placement.probe, model: placement.model)
        try move(placement.probe, .place)
    }

    private mutating func setPower(_ fraction: Double, of probes: [String]) throws(ConsoleFailure) {
        guard (0...1).contains(fraction) else { throw .badPower(fraction) }
        for probe in probes { try change(probe) { $0.power = fraction } }
    }

    private mutating func freeze(_ probes: [String], seconds: Double) throws(ConsoleFailure) {
        guard !probes.isEmpty else { throw .noProbe }
        try requireTime(seconds)
        for probe in probes {
            try move(probe, .freeze)
            try change(probe) { $0.secondsLeft = seconds }
        }
    }

    /// Never refused: an unknown probe has nothing to thaw, and a time that makes no sense opens no gas.
    private mutating func thaw(_ probes: [String], seconds: Double) {
        let isActive = seconds > 0 && seconds <= Self.longestSeconds
        for probe in probes where self[probe] != nil {
            try? move(probe, isActive ? .thaw : .warmUp)
            try? change(probe) { $0.secondsLeft = $0.state.isGasOn ? seconds : 0 }
        }
    }

    private mutating func withdraw(_ probes: [String]) throws(ConsoleFailure) {
        for probe in probes { try move(probe, .withdraw) }
    }

    private func requireTime(_ seconds: Double) throws(ConsoleFailure) {
        guard seconds > 0, seconds <= Self.longestSeconds else { throw .badTime(seconds) }
    }

    private func requirePlace(_ name: String, tip: Point, entry: Point) throws(ConsoleFailure) {
        guard (entry - tip).normalised != nil, tip.length.isFinite else { throw .badPlace(name) }
    }

    private func requireTemperature(_ celsius: Double) throws(ConsoleFailure) {
        guard celsius.isFinite else { throw .badTemperature }
    }

    private func requireSlice(_ request: ScanRequest) throws(ConsoleFailure) {
        guard let axis = request.sliceAxis else { return }
        guard (0...2).contains(axis), request.sliceMillimetres?.isFinite == true else { throw .badSlice }
    }
}
