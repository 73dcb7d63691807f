import Devices

/// The instruments of a bench. None knows of probes: a relay opens a valve, a thermometer has wires.
extension ScpiPersonality {
    /// Relay 100 + n is the cooling gas of channel n, 120 + n its warming gas; a closed relay is an open valve.
    static let relayTable: [Entry] = [
        Entry("ROUTe:CLOSe") { session, call throws(ScpiError) in
            try call.require(1)
            let relays = try call.channels(0, upTo: 999)
            let valves = try session.machine.valves(relays)
            for isWarming in [false, true] {
                let names = try session.machine.names(on: valves.filter { $0.isWarming == isWarming }.map(\.channel))
                guard !names.isEmpty else { continue }
                let most = ChannelBank.longestSeconds
                try session.begin(isWarming ? .thaw(probes: names, isActive: true, seconds: most) : .freeze(probes: names, seconds: most))
            }
            session.machine.heard(session.number, takesOver: true)
            return nil
        },
        Entry("ROUTe:OPEN") { session, call throws(ScpiError) in
            try call.require(1)
            let valves = try session.machine.valves(try call.channels(0, upTo: 999))
            let open = valves.filter { session.machine.isOpen($0) }
            try session.begin(.thaw(probes: try session.machine.names(on: open.map(\.channel)), isActive: false, seconds: 0))
            return nil
        },
        Entry("ROUTe:OPEN:ALL") { session, call throws(ScpiError) in
            try call.requireNone()
            session.machine.stop()
            return nil
        },
        Entry("ROUTe:CLOSe?") { session, call throws(ScpiError) in
            try call.require(1)
            return try session.machine.valves(try call.channels(0, upTo: 999)).map { session.machine.isOpen($0) ? "1" : "0" }.joined(separator: ",")
        },
    ]

    /// Thermocouples in kelvin: 200 + n in the probe of channel n, 300 + n sensor n.
    static let thermometerTable: [Entry] = [
        Entry("MEASure:TEMPerature?") { session, call throws(ScpiError) in
            try call.require(3)
            guard try call.word(0) == "TC", ["K", "T"].contains(try call.word(1)) else { throw .illegalValue }
            let wires = try call.channels(2, upTo: 999)
            let sample = try session.sample(isNew: true)
            return wires.map { ScpiNumber.text(session.machine.celsius(onWire: $0, sample).map { $0 + 273.15 }) }.joined(separator: ",")
        }
    ]

    /// A mass-flow controller's set point as a voltage, 0 to 5 V, and its flow in mg/s.
    static let supplyTable: [Entry] = [
        Entry("SOURce:VOLTage") { session, call throws(ScpiError) in
            try call.require(2)
            let volts = try call.number(0, in: 0...5, units: ["V": 1, "MV": 0.001])
            try session.begin(.setPower(probes: try session.machine.names(on: try call.channels(1)), fraction: volts / 5))
            return nil
        },
        Entry("MEASure:FLOW?") { session, call throws(ScpiError) in
            try call.require(1)
            let channels = try call.channels(0)
            return session.machine.each(channels) { ScpiNumber.text(1000 * session.machine.console.flow(of: $0)) }
        },
    ]

    /// Gauges in bar: 401 argon, 402 helium, 403 nitrogen.
    static let gaugeTable: [Entry] = [
        Entry("MEASure:PRESsure?") { session, call throws(ScpiError) in
            try call.require(1)
            let gauges = try call.channels(0, upTo: 999)
            let sample = try session.sample(isNew: true)
            let gases = [401: "argon", 402: "helium", 403: "nitrogen"]
            return gauges.map { ScpiNumber.text(gases[$0].flatMap { sample.pressurePsi[$0] }.map { $0 * 0.0689476 }) }.joined(separator: ",")
        }
    ]
}

/// What a relay opens.
struct Valve {
    var channel: Int
    var isWarming: Bool
}

extension ScpiMachine {
    func valves(_ relays: [Int]) throws(ScpiError) -> [Valve] {
        var valves: [Valve] = []
        for relay in relays {
            switch relay {
            case 101...100 + Self.channelCount: valves.append(Valve(channel: relay - 100, isWarming: false))
            case 121...120 + Self.channelCount: valves.append(Valve(channel: relay - 120, isWarming: true))
            default: throw .outOfRange
            }
        }
        return valves
    }

    func isOpen(_ valve: Valve) -> Bool {
        plugged[valve.channel].flatMap { console.bank[$0.name]?.state } == (valve.isWarming ? .thawing : .freezing)
    }

    func celsius(onWire wire: Int, _ sample: Readings) -> Double? {
        if wire > 300 { return sensors[wire - 300].flatMap { sample.sensorCelsius[$0] } }
        return plugged[wire - 200].flatMap { sample.tipCelsius[$0.name] }
    }
}
