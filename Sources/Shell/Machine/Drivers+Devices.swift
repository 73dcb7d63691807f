import Bioheat
import DeviceIO
import Devices
import Session
import Simulation

/// What the command line says of a device.
struct DeviceOptions {
    /// `--driver`: one address, or several with commas between.
    var addresses: String
    /// `--profile`
    var profile: String?
    /// Its text as it was when a journal was begun, where one is taken up.
    var profileText: String?
    var seed: UInt64
    var resolutionMM: Double?
    /// Nothing is connected.
    var isDryRun: Bool
    var stop: StopSignal
}

/// A machine on a wire.
extension Drivers {
    static func device(_ options: DeviceOptions) -> Result<Driver, CommandLineFault> {
        do throws(CommandLineFault) {
            let (profile, text) = try DeviceProfiles.named(options.profile, as: options.profileText)
            let addresses = try addresses(options.addresses, for: profile)
            if options.isDryRun { return .success(rehearsal(options.addresses)) }
            var driver = driver(try connected(profile, addresses, stop: options.stop), options)
            driver.profileText = text
            return .success(driver)
        } catch {
            return .failure(error)
        }
    }

    /// One address an instrument, in the profile's order.
    static func addresses(_ text: String, for profile: DeviceProfile) throws(CommandLineFault) -> [DeviceAddress] {
        guard let listed = DeviceAddress.list(text) else { throw .badAddress(text) }
        let names = profile.instruments.map(\.name)
        if let stranger = listed.compactMap(\.instrument).first(where: { !names.contains($0) }) { throw .noInstrument(stranger, names: names) }
        var unnamed = listed.filter { $0.instrument == nil }[...]
        let sorted = names.compactMap { name in listed.first { $0.instrument == name } ?? unnamed.popFirst() }
        guard sorted.count == names.count, sorted.count == listed.count else { throw .wrongCount(listed.count, names: names) }
        return sorted
    }

    /// Connects every instrument and asks it who it is; nothing is opened.
    static func connected(
        _ profile: DeviceProfile, _ addresses: [DeviceAddress], stop: StopSignal, stepDeadlineSeconds: Double = 30
    ) throws(CommandLineFault) -> ScpiConsole {
        var links: [InstrumentLink] = []
        // A stop is said on these lines, too: only connecting is called off.
        var isConnecting = true
        for (instrument, address) in zip(profile.instruments, addresses) {
            links.append(try link(instrument, address, profile.limits.deadlineSeconds) { isConnecting && stop.isRaised })
        }
        let wall = WallTime(now: MonotonicClock.seconds, sleep: Pace.sleepOnWallClock, isInterrupted: { stop.isRaised })
        let console = ScpiConsole(profile: profile, links: links, wall: wall, stepDeadlineSeconds: stepDeadlineSeconds)
        console.onUnheardStop = { failure, seconds in
            Terminal.write("frazil: the stop is not heard (\(failure.message)); saying it again for \(Int(seconds)) s\n", to: Terminal.errors)
        }
        do {
            try console.connect()
            isConnecting = false
        } catch {
            throw .notConnected((error as? ConsoleFailure)?.message ?? "\(error)")
        }
        return console
    }

    /// For a machine that cannot be connected as it should: stop is said to every instrument that can be reached, whatever it says it is and whoever else
    /// holds its line. What came of it.
    static func shoutStop(_ profile: DeviceProfile, _ addresses: [DeviceAddress]) -> String {
        var links: [InstrumentLink] = []
        var unreached: [String] = []
        for (instrument, address) in zip(profile.instruments, addresses) {
            do throws(CommandLineFault) {
                links.append(try link(instrument, address, profile.limits.deadlineSeconds, isShared: true))
            } catch {
                unreached.append("`\(instrument.name)` could not be reached")
            }
        }
        if links.isEmpty { return "no instrument can be reached, so no stop was heard" }
        let wall = WallTime(now: MonotonicClock.seconds, sleep: Pace.sleepOnWallClock)
        let failures = unreached + ScpiConsole(profile: profile, links: links, wall: wall).shoutStop()
        return "stop was said to \(links.map(\.name).joined(separator: ", "))" + (failures.isEmpty ? "" : ", but \(failures.joined(separator: "; "))")
    }

    static func link(
        _ instrument: DeviceProfile.Instrument, _ address: DeviceAddress, _ deadline: Double, isShared: Bool = false, isCalledOff: @escaping () -> Bool = { false }
    ) throws(CommandLineFault) -> InstrumentLink {
        do {
            let transport = try StreamTransport(address, within: max(deadline, 2), isShared: isShared, isCalledOff: isCalledOff)
            return InstrumentLink(name: instrument.name, transport: transport, isTagged: instrument.isTagged, deadlineSeconds: deadline)
        } catch {
            throw .notConnected("\(address.text): \(error.message)")
        }
    }

    static func driver(_ console: ScpiConsole, _ options: DeviceOptions) -> Driver {
        let resolutionMM = options.resolutionMM
        let describe: (ScpiConsole, Patient, [String: ProbeModel], Bool) throws -> Void = { console, patient, models, isNewCase in
            let description = PatientDescription(
                isNewCase: isNewCase, patient: patient, probeModels: models, resolutionMM: resolutionMM ?? patient.resolutionMM, seed: options.seed)
            try console.describe(
                PatientCodec.bytes(of: description) ?? [], hasThermocouple: { models[$0]?.hasThermocouple ?? true }, gas: { models[$0]?.gas ?? "argon" })
        }
        var driver = Driver(
            name: options.addresses, stepSeconds: console.secondsBetweenReadings, machine: console.identity,
            open: { patient, models in
                try takeOver(console)
                try describe(console, patient, models, true)
                try console.release()
                try console.noteBeginning()
                return console
            },
            describe: { _, patient, models in try describe(console, patient, models, false) })
        driver.reconnect = { _, models, begun in
            try console.armWatchdog()
            try console.takeUp(begun, hasThermocouple: { models[$0]?.hasThermocouple ?? true }, gas: { models[$0]?.gas ?? "argon" })
            return console
        }
        driver.closeGas = { try console.allStop() }
        driver.numberCase = { console.caseNumber = $0 }
        driver.clockSpeed = console.speed
        driver.settlingSeconds = console.speed == nil ? 0 : console.settlingSeconds + 1
        driver.seesGas = console.seesGas
        driver.heartbeat = console.heartbeat
        driver.heartbeatSeconds = console.profile.limits.heartbeatSeconds
        return driver
    }

    /// Of two sessions that look at the same moment neither gets it.
    private static func takeOver(_ console: ScpiConsole) throws {
        try console.requireFree()
        try console.beat()
        try console.requireFree()
        try console.armWatchdog()
    }

    private static func rehearsal(_ name: String) -> Driver {
        Driver(name: name, open: { _, _ in throw ConsoleFailure(code: "dry-run", message: "nothing is connected in a dry run") })
    }
}
