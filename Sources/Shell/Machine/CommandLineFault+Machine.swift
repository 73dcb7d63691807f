import DeviceIO
import Simulation

/// What is wrong with a command line that is about a machine.
extension CommandLineFault {
    static func noProfile(_ name: String, known: [String], nearest: String?) -> CommandLineFault {
        CommandLineFault(
            "there is no device profile `\(name)`", help: nearest.map { "did you mean `\($0)`?" } ?? "one of \(known.joined(separator: ", ")), or a file")
    }

    static func badProfile(_ path: String) -> CommandLineFault {
        CommandLineFault("\(path) is not one sound device profile", help: "frazil check \(path)")
    }

    static func badAddress(_ text: String) -> CommandLineFault {
        CommandLineFault("`\(text)` is no address of a device: \(DeviceAddress.fault(in: text))", help: "scpi://HOST:PORT or scpi:///dev/ttyUSB0?baud=115200")
    }

    static func noInstrument(_ name: String, names: [String]) -> CommandLineFault {
        CommandLineFault("the device profile has no instrument `\(name)`", help: "it has \(names.joined(separator: ", "))")
    }

    static func wrongCount(_ count: Int, names: [String]) -> CommandLineFault {
        CommandLineFault(
            "the device profile has \(names.count) instrument\(names.count == 1 ? "" : "s") (\(names.joined(separator: ", "))), and \(count) address\(count == 1 ? " is" : "es are") given",
            help: "one address each, with commas between")
    }

    static func notConnected(_ reason: String) -> CommandLineFault {
        var fault = CommandLineFault("the device is not connected: \(reason)", help: "nothing was sent, no stop either: gas that flows goes on flowing; `frazil device check` tries each instrument")
        fault.exitStatus = 5
        return fault
    }

    static func wantsInstruments(_ action: String) -> CommandLineFault {
        CommandLineFault(
            "`frazil device \(action)` wants a profile and its instruments' addresses", help: "frazil device \(action) bench scpi://10.0.0.5 scpi://10.0.0.6")
    }

    static func gasMayBeOpen(_ reason: String) -> CommandLineFault {
        var fault = CommandLineFault("\(RunCommand.openGas): \(reason)")
        fault.exitStatus = 5
        return fault
    }

    static func profileWithoutDevice() -> CommandLineFault {
        CommandLineFault("`--profile` says what a device understands, and `--driver sim` is none", help: "--driver scpi://HOST:PORT --profile NAME|FILE")
    }

    static func needsAnswer() -> CommandLineFault {
        CommandLineFault("a real machine is driven with somebody at the terminal, or with --yes")
    }

    static func wantsLine() -> CommandLineFault {
        CommandLineFault("`frazil console` wants either --tcp HOST:PORT or --pty", help: "frazil console --tcp 127.0.0.1:5025")
    }

    static func cannotListen(_ place: String, _ reason: String) -> CommandLineFault { CommandLineFault("cannot listen on \(place): \(reason)") }

    static func badFault(_ text: String) -> CommandLineFault {
        CommandLineFault("there is no fault `\(text)`", help: "NAME[@seconds][:probe][=value] with one of \(WireFault.names.joined(separator: ", "))")
    }

    static func wantsDeviceAction(_ seen: String?) -> CommandLineFault {
        CommandLineFault("`frazil device` wants `list`, `check`, `stop`, `faults` or `fuzz`" + (seen.map { ", not `\($0)`" } ?? ""))
    }

    static func noConsole(_ reason: String) -> CommandLineFault { CommandLineFault("the console to test on does not start: \(reason)") }
}
