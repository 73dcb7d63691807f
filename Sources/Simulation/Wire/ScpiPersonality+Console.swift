import Devices

/// A clinical console: probes, gas and sensors.
extension ScpiPersonality {
    static let probes: [Entry] = [
        Entry("PROBe:CONNect") { session, call throws(ScpiError) in
            try call.require(3)
            try session.machine.plug(try call.text(1), model: try call.text(2), into: try call.channel(0))
            return nil
        },
        Entry("PROBe:NAME?") { session, call throws(ScpiError) in
            try call.require(1)
            return try call.channels(0).map { "\"\(session.machine.plugged[$0]?.name ?? "")\"" }.joined(separator: ",")
        },
        Entry("PROBe:MODel?") { session, call throws(ScpiError) in
            try call.require(1)
            return try call.channels(0).map { "\"\(session.machine.plugged[$0]?.model ?? "")\"" }.joined(separator: ",")
        },
        Entry("PROBe:TEST?") { session, call throws(ScpiError) in
            try call.require(1)
            let probe = try session.machine.probe(on: try call.channel(0))
            let result = session.machine.console.testResult(of: probe.name)
            if result == 0 { try session.begin(.test(probe: probe.name, model: probe.model)) }
            return "\(result)"
        },
        Entry("PROBe:PLACe") { session, call throws(ScpiError) in
            try call.require(1)
            try session.begin(.place(try session.machine.placement(on: try call.channel(0))))
            return nil
        },
        Entry("PROBe:WITHdraw") { session, call throws(ScpiError) in
            try call.require(1)
            try session.begin(.withdraw(probes: try session.machine.names(on: try call.channels(0))))
            return nil
        },
        Entry("PROBe#:POWer") { session, call throws(ScpiError) in
            let channels = call.parameters.count == 2 ? try call.channels(1) : call.suffixes
            guard call.parameters.count <= 2 else { throw .parameterNotAllowed }
            let percent = try call.number(0, in: 0...100, units: ["PCT": 1, "%": 1])
            try session.begin(.setPower(probes: try session.machine.names(on: channels), fraction: percent / 100))
            return nil
        },
        Entry("PROBe#:POWer?") { session, call throws(ScpiError) in
            let channels = call.parameters.isEmpty ? call.suffixes : try call.channels(0)
            return session.machine.each(channels) { ScpiNumber.text(100 * (session.machine.console.bank[$0]?.power ?? 0)) }
        },
        Entry("PROBe:STATe?") { session, call throws(ScpiError) in
            try call.require(1)
            return session.machine.each(try call.channels(0)) { session.machine.console.bank[$0]?.state.rawValue.uppercased() ?? "EMPTY" }
        },
        Entry("PROBe:OPEN?") { session, call throws(ScpiError) in
            try call.require(1)
            return session.machine.each(try call.channels(0)) { session.machine.console.bank[$0]?.state.isGasOn == true ? "1" : "0" }
        },
        Entry("PROBe:LEFT?") { session, call throws(ScpiError) in
            try call.require(1)
            return session.machine.each(try call.channels(0)) { ScpiNumber.text(session.machine.console.bank[$0]?.secondsLeft ?? 0) }
        },
    ]

    static let gas: [Entry] = [
        Entry("FREeze") { session, call throws(ScpiError) in
            try call.require(2)
            let seconds = try call.number(0, in: 0...ChannelBank.longestSeconds, units: ["S": 1, "MIN": 60])
            try session.begin(.freeze(probes: try session.machine.names(on: try call.channels(1)), seconds: seconds))
            session.machine.heard(session.number, takesOver: true)
            return nil
        },
        Entry("THAW") { session, call throws(ScpiError) in
            try call.require(2)
            let seconds = try call.number(0, in: 0...ChannelBank.longestSeconds, units: ["S": 1, "MIN": 60])
            try session.begin(.thaw(probes: try session.machine.names(on: try call.channels(1)), isActive: true, seconds: seconds))
            session.machine.heard(session.number, takesOver: true)
            return nil
        },
        Entry("CLOSe") { session, call throws(ScpiError) in
            try call.require(1)
            try session.begin(.thaw(probes: try session.machine.names(on: try call.channels(0)), isActive: false, seconds: 0))
            return nil
        },
    ]

    static let sensors: [Entry] = [
        Entry("INITiate[:IMMediate]") { session, call throws(ScpiError) in
            try call.requireNone()
            session.machine.takeSample()
            return nil
        },
        Entry("FETCh:TIME?") { session, call throws(ScpiError) in
            try call.requireNone()
            return ScpiNumber.text(try session.sample(isNew: false).atSeconds)
        },
        Entry("FETCh:TEMPerature?") { session, call throws(ScpiError) in try session.tips(call, isNew: false) },
        Entry("MEASure:TEMPerature?") { session, call throws(ScpiError) in try session.tips(call, isNew: true) },
        Entry("FETCh:SENSor?") { session, call throws(ScpiError) in try session.sensorTips(call, isNew: false) },
        Entry("MEASure:SENSor?") { session, call throws(ScpiError) in try session.sensorTips(call, isNew: true) },
        Entry("FETCh:PRESsure?") { session, call throws(ScpiError) in try session.ofGas(call, isNew: false, \.pressurePsi) },
        Entry("MEASure:PRESsure?") { session, call throws(ScpiError) in try session.ofGas(call, isNew: true, \.pressurePsi) },
        Entry("FETCh:MASS?") { session, call throws(ScpiError) in try session.ofGas(call, isNew: false, \.remainingGrams) },
        Entry("FETCh:FLOW?") { session, call throws(ScpiError) in
            try call.require(1)
            _ = try session.sample(isNew: false)
            return session.machine.each(try call.channels(0)) { ScpiNumber.text(session.machine.flows[$0] ?? 0) }
        },
    ]
}

extension ScpiSession {
    func begin(_ command: Command) throws(ScpiError) {
        machine.isSampleFresh = false
        let number = announced
        announced = nil
        try refusing { () throws(ConsoleFailure) in try machine.console.begin(command) }
        guard let number else { return }
        machine.console.commandCount = number
        machine.console.lastBegunAtSeconds = machine.seconds
    }

    /// The last reading of all sensors, or a new one.
    func sample(isNew: Bool) throws(ScpiError) -> Readings {
        if isNew { machine.takeSample() }
        guard let sample = machine.sample else { throw .corrupt }
        return sample
    }

    func tips(_ call: ScpiPersonality.Call, isNew: Bool) throws(ScpiError) -> String {
        try call.require(1)
        let channels = try call.channels(0)
        let sample = try sample(isNew: isNew)
        return machine.each(channels) { ScpiNumber.text(sample.tipCelsius[$0]) }
    }

    func sensorTips(_ call: ScpiPersonality.Call, isNew: Bool) throws(ScpiError) -> String {
        try call.require(1)
        let numbers = try call.channels(0, upTo: 1000)
        let sample = try sample(isNew: isNew)
        return numbers.map { ScpiNumber.text(machine.sensors[$0].flatMap { sample.sensorCelsius[$0] }) }.joined(separator: ",")
    }

    func ofGas(_ call: ScpiPersonality.Call, isNew: Bool, _ values: KeyPath<Readings, [String: Double]>) throws(ScpiError) -> String {
        try call.require(1)
        let gas = ["ARG": "argon", "HEL": "helium", "NITR": "nitrogen"].first { (short, name) in
            (try? call.word(0)).map { $0 == short || $0 == name.uppercased() } ?? false
        }
        guard let gas else { throw .illegalValue }
        return ScpiNumber.text(try sample(isNew: isNew)[keyPath: values][gas.value])
    }
}
