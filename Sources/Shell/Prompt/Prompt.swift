import Devices
import Session

/// The interactive environment: `frazil` and `frazil repl`.
public enum Prompt {
    /// Runs until the user leaves, or to the end of a standard input that is no terminal; gives the exit status.
    public static func run(options: PromptOptions) -> Int32 {
        do {
            var options = options
            options.readsThrough = !hasTerminal || options.text != nil
            let conversation = try Conversation(options: options, stop: Interrupts.install())
            return !options.readsThrough ? talk(conversation, startingWith: options.skipsStartup ? nil : StartupFile.standardPath) : try conversation.readThrough()
        } catch {
            return Terminal.complain(error)
        }
    }

    private static var hasTerminal: Bool { Terminal.isTerminal(0) && Terminal.isTerminal(Terminal.output) }

    /// A sitting that was cut off, behind what it has come to. Without a terminal there is nobody to say what follows.
    static func goOn(_ conversation: Conversation) throws(CommandLineFault) -> Int32 {
        hasTerminal ? talk(conversation) : conversation.leaveTakenUp()
    }

    private static func talk(_ conversation: Conversation, startingWith startup: String? = nil) -> Int32 {
        guard let editor = LineEditor(history: HistoryFile.standard) else {
            return Terminal.complain(CommandLineFault("this terminal cannot be edited on", help: "frazil run FILE"))
        }
        Terminal.write(banner(conversation.machine), to: Terminal.output)
        return conversation.talk(with: editor, startingWith: startup)
    }

    private static func banner(_ machine: ConsoleIdentity) -> String {
        """
        Frazil \(Entrance.version)  \(words(for: machine))
        For research, planning and training. Not a medical device.
        `help` explains, Ctrl-D leaves, Ctrl-C stops.

        """
    }

    private static func words(for machine: ConsoleIdentity) -> String {
        if !machine.isSimulated { return "LIVE: \(machine.name)" }
        return machine.name == "simulated console" ? "SIMULATED: no machine is connected" : "SIMULATED: \(machine.name)"
    }
}
