/// What goes wrong between the driver and its instruments, in words.
extension ConsoleFailure {
    static func link(_ instrument: String, _ reason: String) -> ConsoleFailure {
        ConsoleFailure(code: "link", message: "the link to `\(instrument)` failed: \(reason)")
    }

    /// Whether the instrument could not be heard, rather than said no.
    var isOfLink: Bool { code == "link" }

    /// Frazil's own console says behind the standard's words which of its refusals it is: `Settings conflict;gas: there is no argon left`.
    static func instrument(_ instrument: String, answers error: ScpiError, to message: String) -> ConsoleFailure {
        if let refusal = refusal(in: error) { return refusal }
        return ConsoleFailure(code: "device", message: "`\(instrument)` answers \(error.text) to `\(message.prefix(60))`")
    }

    private static func refusal(in error: ScpiError) -> ConsoleFailure? {
        let parts = error.message.split(separator: ";", maxSplits: 1)
        guard parts.count == 2, let colon = parts[1].firstRange(of: ": ") else { return nil }
        let code = parts[1][..<colon.lowerBound]
        guard !code.isEmpty, code.allSatisfy({ $0 == "-" || ($0 >= "a" && $0 <= "z") }) else { return nil }
        return ConsoleFailure(code: String(code), message: String(parts[1][colon.upperBound...]))
    }

    static func unconfirmed(_ instrument: String, _ query: String, saw: String, wanted: String) -> ConsoleFailure {
        ConsoleFailure(code: "unconfirmed", message: "`\(instrument)` answers `\(saw.prefix(60))` to `\(query.prefix(60))`, not `\(wanted)`")
    }

    static func testFailed(_ probe: String, saw: String) -> ConsoleFailure {
        ConsoleFailure(code: "test-failed", message: "probe `\(probe)` failed its test (\(saw.prefix(60))); it must not be used (C4.1.3)")
    }

    static func wrongInstrument(_ instrument: String, saw: String, wanted: String) -> ConsoleFailure {
        ConsoleFailure(code: "identity", message: "`\(instrument)` says it is `\(saw.prefix(80))`, but the profile wants `\(wanted)`")
    }

    static func mixedInstruments() -> ConsoleFailure {
        ConsoleFailure(code: "identity", message: "some of these instruments are simulated and some are not")
    }

    static func noWords(_ operation: DeviceOperation, profile: String) -> ConsoleFailure {
        ConsoleFailure(code: "no-words", message: "the device profile `\(profile)` has no message for `\(operation.rawValue)`")
    }

    static func busy(_ channels: [Int]) -> ConsoleFailure {
        let places = channels.map { "\($0)" }.joined(separator: ", ")
        return ConsoleFailure(
            code: "busy",
            message: "gas flows in channel \(places) already: another case is under way there. `frazil resume JOURNAL` takes up one that was cut off, "
                + "`frazil device stop PROFILE URL` closes all gas")
    }

    static func noChannel(_ probe: String, channels: Int) -> ConsoleFailure {
        ConsoleFailure(code: "no-channel", message: "there is no channel left for `\(probe)`: the device has \(channels)")
    }

    static func powerOutside(_ fraction: Double, _ range: ClosedRange<Double>) -> ConsoleFailure {
        ConsoleFailure(
            code: "bad-power", message: "the device takes \(range.lowerBound * 100) to \(range.upperBound * 100) % of power, not \(fraction * 100) %")
    }

    static func tooLong(_ seconds: Double, most: Double) -> ConsoleFailure {
        ConsoleFailure(code: "too-long", message: "a freeze of \(seconds) s is longer than the \(most) s that the device's profile allows")
    }

    static func tooOften(_ probe: String, most: Int) -> ConsoleFailure {
        ConsoleFailure(code: "too-often", message: "probe `\(probe)` has been frozen \(most) times here, which is all that the device's profile allows")
    }

    static func untested(_ probe: String) -> ConsoleFailure {
        ConsoleFailure(code: "untested", message: "probe `\(probe)` has not been tested (C4.1.3), and the device's profile wants it")
    }

    public static func failedTest(_ probe: String) -> ConsoleFailure {
        ConsoleFailure(code: "test-failed", message: "probe `\(probe)` failed its test and must not be used (C4.1.3)")
    }

    static func pressure(_ gas: String, psi: Double, _ range: ClosedRange<Double>) -> ConsoleFailure {
        let side = psi < range.lowerBound ? "below" : "above"
        return ConsoleFailure(
            code: "gas",
            message: "\(gas) stands at \(Int(psi.rounded())) psi, \(side) its working range of \(Int(range.lowerBound.rounded())) to \(Int(range.upperBound.rounded())) psi (C4.3.6)")
    }

    static func noPressure(_ gas: String) -> ConsoleFailure {
        ConsoleFailure(code: "gas", message: "the pressure of \(gas) cannot be read")
    }

    static func sensorDead(_ probe: String) -> ConsoleFailure {
        ConsoleFailure(code: "sensor", message: "the thermocouple of probe `\(probe)` does not answer while its gas flows")
    }

    static func sensorImplausible(_ name: String, celsius: Double) -> ConsoleFailure {
        ConsoleFailure(code: "sensor", message: "`\(name)` shows \(celsius) C, which nothing here can have")
    }

    static func closedByItself(_ probe: String) -> ConsoleFailure {
        ConsoleFailure(code: "gas-off", message: "the device has closed the gas of probe `\(probe)` by itself before its time: its watchdog, or a hand at it")
    }

    static func staysOpen(_ probe: String) -> ConsoleFailure {
        ConsoleFailure(code: "not-closed", message: "the gas of probe `\(probe)` does not go off: close the bottle by hand")
    }

    static func leaks(_ probe: String, flow: Double, most: Double) -> ConsoleFailure {
        ConsoleFailure(code: "leak", message: "\(flow.tenths) g/s flow through probe `\(probe)`, more than the \(most.tenths) g/s it can take: it leaks")
    }

    static func noFlow(_ probe: String) -> ConsoleFailure {
        ConsoleFailure(code: "no-flow", message: "the flow through probe `\(probe)` cannot be read while it freezes, and the device's profile limits it")
    }

    static func restarted(_ instrument: String) -> ConsoleFailure {
        ConsoleFailure(code: "restarted", message: "`\(instrument)` was switched off and on in the middle of the case: its settings are gone")
    }

    static func driven(heardBefore seconds: Double) -> ConsoleFailure {
        ConsoleFailure(
            code: "busy", message: "another session drives the device: its heartbeat came \(seconds.tenths) s ago. One that was killed is forgotten when the watchdog's time is over")
    }

    private static let lookFirst = "look at the machine and the patient; `end` leaves, and a new case begins with what is there"

    static let notOurs = ConsoleFailure(
        code: "disturbed", message: "the device has taken a command that this session did not give: another session was let in. The forecasts do not know of it: \(lookFirst)")

    static func strangeGas(_ channel: Int) -> ConsoleFailure {
        ConsoleFailure(code: "disturbed", message: "gas flows in channel \(channel), which this session did not open. The forecasts do not know of it: \(lookFirst)")
    }

    static func exchanged(_ probe: String, _ channel: Int, saw: String) -> ConsoleFailure {
        ConsoleFailure(code: "disturbed", message: "channel \(channel) no longer holds probe `\(probe)` as it was connected (\(saw)): \(lookFirst)")
    }

    static func ordersChanged(_ probe: String, saw: String) -> ConsoleFailure {
        ConsoleFailure(code: "disturbed", message: "the gas of probe `\(probe)` no longer does what this session ordered (\(saw)): \(lookFirst)")
    }

    static func gasSince(_ seconds: Double) -> ConsoleFailure {
        ConsoleFailure(
            code: "disturbed",
            message: "gas has flowed until \(seconds.tenths) s of the device's clock that this session did not open, or not for so long. The forecasts do not know of it: \(lookFirst)")
    }

    static func timePassed(_ seconds: Double) -> ConsoleFailure {
        ConsoleFailure(
            code: "disturbed", message: "the device's time was moved on by \(seconds.tenths) s by somebody else. The forecasts do not know of it: \(lookFirst)")
    }

    static func nothingFlows(_ probe: String) -> ConsoleFailure {
        ConsoleFailure(code: "no-flow", message: "no gas flows through probe `\(probe)`, though its valve is open, or far less than it takes")
    }

    static let noImaging = ConsoleFailure(code: "no-scan", message: "this device has no imaging; what a scan shows is entered by hand")
    static let clockStands = ConsoleFailure(code: "clock", message: "the device's own clock stands still while its gas flows: nothing that it says can be judged")
    static let timeStands = ConsoleFailure(code: "link", message: "the device's own clock went backwards: it was started anew")
}

extension Double {
    fileprivate var tenths: String { "\((self * 100).rounded() / 100)" }
}
