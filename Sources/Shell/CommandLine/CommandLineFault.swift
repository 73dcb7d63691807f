import Diagnostics

/// What is wrong with a command line, in one line and with what to type instead. Exit status 2.
public struct CommandLineFault: Error, Hashable, Sendable {
    public var message: String
    public var help: String?
    /// 2 but where a device is at fault.
    public var exitStatus: Int32 = 2

    init(_ message: String, help: String? = nil) {
        self.message = message
        self.help = help
    }

    static func unknownCommand(_ word: String, nearest: String?) -> CommandLineFault {
        CommandLineFault("there is no command `\(word)`", help: nearest.map { "did you mean `frazil \($0)`?" } ?? "frazil --help lists them")
    }

    static func wantsShell(_ word: String?) -> CommandLineFault {
        let shells = CompletionScript.Shell.allCases.map(\.rawValue)
        let near = word.flatMap { nearestName(to: $0, among: shells) }
        return CommandLineFault(
            word.map { "there is no completion for `\($0)`" } ?? "a completion for which shell?", help: "frazil completion \(near ?? shells.joined(separator: "|"))")
    }

    static func notYet(_ command: String) -> CommandLineFault { CommandLineFault("`frazil \(command)` is not in this version yet") }

    static func unknownOption(_ option: String, nearest: String?) -> CommandLineFault {
        CommandLineFault("there is no option `\(option)`", help: nearest.map { "did you mean `\($0)`?" } ?? "--help lists them")
    }

    static func optionWantsValue(_ option: String) -> CommandLineFault { CommandLineFault("`\(option)` wants a value") }
    static func optionTakesNone(_ option: String) -> CommandLineFault { CommandLineFault("`\(option)` takes no value") }
    static func givenTwice(_ option: String) -> CommandLineFault { CommandLineFault("`\(option)` is given twice") }

    static func badValue(_ value: String, of option: String, wanted: String) -> CommandLineFault {
        CommandLineFault("`\(option)` wants \(wanted), not `\(value)`")
    }

    static func wantsOneFile(_ command: String, seen: Int) -> CommandLineFault {
        CommandLineFault("`frazil \(command)` wants one file, not \(seen)", help: "frazil \(command) --help")
    }

    static func wantsFiles(_ command: String) -> CommandLineFault {
        CommandLineFault("`frazil \(command)` wants at least one file", help: "frazil \(command) --help")
    }

    static func noPrograms(in folder: String) -> CommandLineFault {
        CommandLineFault("there is no `.frz` file in \(folder)", help: "name a program, or a folder that holds some")
    }

    static func noProgram(_ path: String, ending: String) -> CommandLineFault {
        CommandLineFault("\(path) is not a .frz program: its name ends in .\(ending)", help: "name a program, or a folder that holds some; a program in it goes into a file of its own")
    }

    static func noExplanation(_ code: String, nearest: String?) -> CommandLineFault {
        CommandLineFault(
            "there is no message with the code `\(code)`",
            help: nearest.map { "did you mean `frazil explain \($0)`?" } ?? "`frazil explain` lists them all")
    }

    static func wantsNothing(_ command: String, seen: String) -> CommandLineFault {
        CommandLineFault("`frazil \(command)` takes no `\(seen)`", help: "frazil \(command) --help")
    }

    static func wantsAction(_ seen: String?) -> CommandLineFault {
        CommandLineFault("`frazil journal` wants `show`, `verify` or `replay`" + (seen.map { ", not `\($0)`" } ?? ""))
    }

    static func unknownDriver(_ name: String) -> CommandLineFault {
        CommandLineFault("there is no driver `\(name)`", help: "--driver sim, or a device: --driver scpi://HOST:PORT")
    }

    static func noCalibration(_ probe: String, known: [String], nearest: String?) -> CommandLineFault {
        CommandLineFault(
            "nothing is published to fit `\(probe)` to", help: nearest.map { "did you mean `\($0)`?" } ?? "one of " + known.joined(separator: ", "))
    }

    static func noLibrary() -> CommandLineFault { CommandLineFault("the library's tissues and probes cannot be read") }

    static func noHelp(_ word: String, near: [String]) -> CommandLineFault {
        let offers = near.map { "`frazil help \($0)`" }.joined(separator: ", ")
        return CommandLineFault(
            "there is no help on `\(word)`", help: near.isEmpty ? "`frazil help words` lists every word there is help on" : "did you mean \(offers)?")
    }
}
