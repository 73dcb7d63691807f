import DeviceIO
import Devices
import Session

/// `frazil device (list | check | stop | faults | fuzz)`.
enum DeviceCommand {
    static func run(_ arguments: [String]) -> Int32 {
        do throws(CommandLineFault) {
            guard let action = arguments.first else { throw .wantsDeviceAction(nil) }
            let rest = Array(arguments.dropFirst())
            switch action {
            case "list": return Terminal.say(DeviceProfiles.names.joined(separator: "\n"))
            case "check": return try check(rest)
            case "stop": return try stop(rest)
            case "faults": return try FaultMatrix.run(rest)
            case "fuzz": return try ConsoleFuzz.run(rest)
            default: throw .wantsDeviceAction(action)
            }
        } catch {
            return Terminal.complain(error)
        }
    }

    /// Talks to every instrument of a profile and opens nothing.
    private static func check(_ arguments: [String]) throws(CommandLineFault) -> Int32 {
        let (profile, addresses) = try instruments("check", arguments)
        var table = DeviceCheckTable()
        var links: [InstrumentLink] = []
        for (instrument, address) in zip(profile.instruments, addresses) {
            do throws(CommandLineFault) {
                links.append(try Drivers.link(instrument, address, profile.limits.deadlineSeconds))
                table.add(instrument.name, "connect", address.text, isRight: true)
            } catch {
                table.add(instrument.name, "connect", error.message, isRight: false)
            }
        }
        if links.count == addresses.count { converse(profile, links, &table) }
        _ = Terminal.say(table.text)
        return table.isRight ? ExitStatus.done : ExitStatus.deviceFailed
    }

    /// Closes all gas, whoever opened it, and asks every channel whether it is closed. For a machine that a session could not reach any more.
    private static func stop(_ arguments: [String]) throws(CommandLineFault) -> Int32 {
        let (profile, addresses) = try instruments("stop", arguments)
        let console: ScpiConsole
        do throws(CommandLineFault) {
            console = try Drivers.connected(profile, addresses, stop: Interrupts.install())
        } catch {
            throw .gasMayBeOpen("\(error.message); \(Drivers.shoutStop(profile, addresses))")
        }
        do {
            try console.allStop()
        } catch {
            throw .gasMayBeOpen((error as? ConsoleFailure)?.message ?? "\(error)")
        }
        return Terminal.say("\(console.identity.mark) \(console.identity.name): \(console.seesGas ? "all gas is closed" : RunCommand.unseenGas)")
    }

    private static func instruments(
        _ action: String, _ arguments: [String]
    ) throws(CommandLineFault) -> (profile: DeviceProfile, addresses: [DeviceAddress]) {
        let options = try OptionReader(arguments, OptionReader.Grammar())
        guard options.operands.count >= 2 else { throw .wantsInstruments(action) }
        let profile = try DeviceProfiles.named(options.operands[0])
        return (profile, try Drivers.addresses(options.operands.dropFirst().joined(separator: ","), for: profile))
    }

    private static func converse(_ profile: DeviceProfile, _ links: [InstrumentLink], _ table: inout DeviceCheckTable) {
        let wall = WallTime(now: MonotonicClock.seconds, sleep: { _ in })
        let console = ScpiConsole(profile: profile, links: links, wall: wall)
        for row in console.check() { table.add(row.instrument, row.what, row.saw, isRight: row.isRight) }
        table.foot = table.isRight ? "\(console.identity.mark): nothing was opened; not tried: \(console.untried.joined(separator: ", "))" : ""
    }
}

/// The rows of `device check`.
struct DeviceCheckTable {
    private var rows: [(instrument: String, what: String, saw: String, isRight: Bool)] = []
    var foot = ""

    var isRight: Bool { rows.allSatisfy(\.isRight) }

    mutating func add(_ instrument: String, _ what: String, _ saw: String, isRight: Bool) { rows.append((instrument, what, saw, isRight)) }

    var text: String {
        let lines = rows.map { "\(padded($0.instrument, 14))\(padded($0.what, 14))\($0.isRight ? "ok    " : "WRONG ")\($0.saw)" }
        return (lines + (foot.isEmpty ? [] : [foot])).joined(separator: "\n")
    }

    private func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(1, width - text.count)) }
}
