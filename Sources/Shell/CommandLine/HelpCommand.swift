import Diagnostics

/// `frazil help [WORD]`.
enum HelpCommand {
    static func run(_ arguments: [String]) -> Int32 {
        guard let word = arguments.first else { return Terminal.say(HelpPages.overview) }
        if let command = Subcommand(rawValue: word) { return Terminal.say(command.helpPage) }
        if let text = WordHelp.text(on: word) ?? Explanation.of(word)?.page { return Terminal.say(text) }
        let known = Subcommand.allCases.map(\.rawValue) + WordHelp.words
        return Terminal.complain(.noHelp(word, near: WordHelp.near(word, among: known)))
    }
}
