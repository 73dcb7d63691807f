/// `frazil` and `frazil repl`: hands the options to the prompt.
enum PromptCommand {
    static func run(_ arguments: [String]) -> Int32 {
        do {
            return Prompt.run(options: try options(arguments))
        } catch {
            return Terminal.complain(error)
        }
    }

    private static func options(_ arguments: [String]) throws(CommandLineFault) -> PromptOptions {
        var grammar = RunCommand.grammar(without: ["--accuracy", "--json"])
        grammar.values.insert("--execute")
        grammar.short["-e"] = "--execute"
        grammar.flags.insert("--no-startup")
        let read = try OptionReader(arguments, grammar)
        if let operand = read.operands.first { throw .wantsNothing("repl", seen: operand) }
        var options = PromptOptions()
        options.driver = read.values["--driver"] ?? "sim"
        options.profile = read.values["--profile"]
        options.seed = try read.seed()
        options.speed = try read.speed()
        options.resolutionMM = try read.resolutionMM()
        options.journalPath = read.values["--journal"]
        options.isDryRun = read.flags.contains("--dry-run")
        options.showsBands = read.flags.contains("--bands")
        options.followsPatient = try read.followsPatient(on: options.driver)
        options.answersYes = read.flags.contains("--yes")
        options.skipsStartup = read.flags.contains("--no-startup")
        options.text = read.values["--execute"]
        return options
    }
}
