import Devices
import Geometry

/// What only a simulated instrument understands: its patient, its time, and what is to go wrong.
extension ScpiPersonality {
    static let simulation: [Entry] = [
        Entry("SIMulation:PATient") { session, call throws(ScpiError) in
            try call.require(1)
            guard case .block(let bytes) = call.parameters[0] else { throw .dataType }
            guard let description = session.machine.settings.read(bytes), description.isSound else { throw .illegalValue.about("this is no patient") }
            session.machine.take(description)
            return nil
        },
        Entry("SIMulation:PROBe:POSition") { session, call throws(ScpiError) in
            try call.require(7)
            session.machine.positions[try call.channel(0)] = (try call.point(1), try call.point(4))
            return nil
        },
        Entry("SIMulation:PROBe:PLACe") { session, call throws(ScpiError) in
            try call.require(3)
            let channel = try call.channel(0)
            try session.machine.plug(try call.text(1), model: try call.text(2), into: channel)
            try session.begin(.place(try session.machine.placement(on: channel)))
            return nil
        },
        Entry("SIMulation:PROBe:WITHdraw") { session, call throws(ScpiError) in
            try call.require(1)
            try session.begin(.withdraw(probes: try session.machine.names(on: try call.channels(0))))
            return nil
        },
        Entry("SIMulation:SENSor:PLACe") { session, call throws(ScpiError) in
            try call.require(8)
            let number = try call.channels(0, upTo: 1000)[0]
            let name = try call.text(1)
            try session.begin(.placeSensor(name: name, tip: try call.point(2), entry: try call.point(5)))
            session.machine.sensors[number] = name
            return nil
        },
        Entry("SIMulation:SENSor:REMove") { session, call throws(ScpiError) in
            try call.require(1)
            for number in try call.channels(0, upTo: 1000) {
                // Said again by a session that takes a case up it may be out already.
                guard let name = session.machine.sensors.removeValue(forKey: number) else { continue }
                try session.begin(.withdraw(probes: [name]))
            }
            return nil
        },
        Entry("SIMulation:SKIN:TEMPerature") { session, call throws(ScpiError) in
            try call.require(1)
            try session.begin(.warmSkin(celsius: try call.number(0, in: 0...60)))
            return nil
        },
        Entry("SIMulation:SCAN?") { session, call throws(ScpiError) in try session.scan(call) },
        Entry("SIMulation:SPEed?") { session, call throws(ScpiError) in
            try call.requireNone()
            return ScpiNumber.text(session.machine.settings.speed ?? 0)
        },
        Entry("SIMulation:TIME?") { session, call throws(ScpiError) in
            try call.requireNone()
            return ScpiNumber.text(session.machine.seconds)
        },
        Entry("SIMulation:ADVance") { session, call throws(ScpiError) in
            try session.advance(call)
            return nil
        },
        Entry("SIMulation:ADVance?") { session, call throws(ScpiError) in
            try session.advance(call)
            session.wait { ScpiNumber.text($0.machine.seconds) }
            return nil
        },
        Entry("SIMulation:FAULt") { session, call throws(ScpiError) in
            try call.require(1)
            guard var fault = WireFault(try call.text(0)) else { throw .illegalValue.about("there is no such fault") }
            fault.author = session.number
            session.machine.add(fault)
            return nil
        },
        Entry("SIMulation:FAULt?") { session, call throws(ScpiError) in
            try call.requireNone()
            let texts = session.machine.faultList.map { "\"\($0.text)\"" }
            return texts.isEmpty ? "\"\"" : texts.joined(separator: ",")
        },
        Entry("SIMulation:FAULt:CLEar") { session, call throws(ScpiError) in
            try call.requireNone()
            session.machine.clearFaults()
            return nil
        },
        Entry("SIMulation:GAS?") { session, call throws(ScpiError) in
            try call.requireNone()
            return "\(session.machine.flowingCount)"
        },
    ]
}

extension ScpiPersonality.Call {
    func point(_ index: Int) throws(ScpiError) -> Point {
        Point(
            try number(index, in: -1000...1000), try number(index + 1, in: -1000...1000), try number(index + 2, in: -1000...1000))
    }
}

extension ScpiSession {
    /// Time that stands may be asked to pass; a clock may not.
    func advance(_ call: ScpiPersonality.Call) throws(ScpiError) {
        try call.require(1)
        let seconds = try call.number(0, in: 0...ChannelBank.longestSeconds, units: ["S": 1, "MIN": 60])
        guard machine.settings.speed == nil else { throw .settingsConflict.about("this console's time goes by the clock") }
        guard machine.advance == nil else { throw .settingsConflict.about("time is passing already") }
        machine.heard(number, takesOver: true)
        machine.advance = (machine.seconds + seconds, number)
    }

    /// Time, three extents, volume, error, rows and columns, and the pixels of a slice.
    func scan(_ call: ScpiPersonality.Call) throws(ScpiError) -> String {
        guard [1, 3].contains(call.parameters.count) else { throw .missingParameter }
        var request = ScanRequest(modality: try call.word(0).lowercased())
        if call.parameters.count == 3 {
            guard let axis = ["X", "Y", "Z"].firstIndex(of: try call.word(1)) else { throw .illegalValue }
            request.sliceAxis = axis
            request.sliceMillimetres = try call.number(2, in: -1000...1000)
        }
        try begin(.scan(request))
        guard let image = try? machine.console.scan(request) else { throw .hardware }
        let head = [
            image.atSeconds, image.extentsMM.x, image.extentsMM.y, image.extentsMM.z, image.volumeCM3, image.errorMM,
            Double(image.slice?.count ?? 0), Double(image.slice?.first?.count ?? 0),
        ]
        return (head + (image.slice ?? []).flatMap { $0.map(Double.init) }).map { ScpiNumber.text($0) }.joined(separator: ",")
    }
}
