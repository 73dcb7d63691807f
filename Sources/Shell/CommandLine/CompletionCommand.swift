/// `frazil completion bash|zsh|fish`: prints a script for that shell.
enum CompletionCommand {
    static func run(_ arguments: [String]) -> Int32 {
        guard arguments.count == 1, let shell = CompletionScript.Shell(rawValue: arguments[0]) else {
            return Terminal.complain(.wantsShell(arguments.first))
        }
        return Terminal.say(CompletionScript.text(for: shell))
    }
}
