import Diagnostics

/// The command line: finds the subcommand, and says what is wrong where there is none.
public enum Entrance {
    public static let version = "0.1.0"

    /// Runs one command line (without the program's name) and gives its exit status.
    public static func run(_ arguments: [String]) -> Int32 {
        Terminal.fillClosedDescriptors()
        KeptMemory.keepFields()
        guard let word = arguments.first else { return PromptCommand.run([]) }
        if let command = Subcommand(rawValue: word) { return run(command, Array(arguments.dropFirst())) }
        switch word {
        case "--version", "-V": return Terminal.say("frazil \(version)")
        case "--help", "-h": return Terminal.say(HelpPages.overview)
        case let file where file.hasSuffix(".frz") || file.contains("/"): return RunCommand.run(arguments)
        default: return word.hasPrefix("-") ? PromptCommand.run(arguments) : unknown(word)
        }
    }

    private static func run(_ command: Subcommand, _ arguments: [String]) -> Int32 {
        if asksForHelp(arguments) { return Terminal.say(command.helpPage) }
        switch command {
        case .repl: return PromptCommand.run(arguments)
        case .run: return RunCommand.run(arguments)
        case .check: return CheckCommand.run(arguments)
        case .fmt: return FormatCommand.run(arguments)
        case .journal: return JournalCommand.run(arguments)
        case .help: return HelpCommand.run(arguments)
        case .explain: return ExplainCommand.run(arguments)
        case .bench: return BenchCommand.run(arguments)
        case .verify: return VerifyCommand.run(arguments)
        case .calibrate: return CalibrateCommand.run(arguments)
        case .console: return ConsoleCommand.run(arguments)
        case .device: return DeviceCommand.run(arguments)
        case .resume: return ResumeCommand.run(arguments)
        case .completion: return CompletionCommand.run(arguments)
        case .train, .report: return Terminal.complain(.notYet(command.rawValue))
        }
    }

    /// `--help` counts anywhere before `--`.
    private static func asksForHelp(_ arguments: [String]) -> Bool {
        arguments.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
    }

    private static func unknown(_ word: String) -> Int32 {
        Terminal.complain(.unknownCommand(word, nearest: nearestName(to: word, among: Subcommand.allCases.map(\.rawValue))))
    }
}

/// The first word of a command line.
public enum Subcommand: String, CaseIterable, Sendable {
    case repl, run, check, fmt, console, device, journal, resume, train, report, bench, verify, calibrate, completion, help, explain
}
