import Diagnostics

/// Help on a word: of the language, a unit, a module of the library, or what one declares.
public enum WordHelp {
    /// Everything there is help on, in alphabetical order, each once.
    public static var words: [String] { Set(LibraryHelp.words + LanguageHelp.words + PromptHelp.words + ["words"]).sorted() }

    /// Everything that is said of the word, or nothing. The library comes first: what it declares is a program's own word.
    public static func text(on word: String) -> String? {
        if word == "words" { return list }
        let pages = [LibraryHelp.text(onDeclared: word), LibraryHelp.text(onModule: word)] + LanguageHelp.texts(on: word) + [PromptHelp.text(on: word)]
        let found = pages.compactMap(\.self)
        return found.isEmpty ? nil : found.joined(separator: "\n\n")
    }

    /// The words that may be meant, at most four: the misspelt ones, nearest first, then those that a word of three letters or more is a part of.
    public static func near(_ word: String, among known: [String] = words) -> [String] {
        var rest = Set(known)
        var found: [String] = []
        while found.count < 4, let nearest = nearestName(to: word, among: rest) {
            found.append(nearest)
            rest.remove(nearest)
        }
        let longer = word.count < 3 ? [] : rest.filter { $0.lowercased().contains(word.lowercased()) }
        return Array((found + longer.sorted()).prefix(4))
    }

    /// All words in columns, by where they come from.
    private static var list: String {
        let language = section("the language", LanguageHelp.words + ["words"])
        let library = LibraryHelp.modules.map { section("\($0.name).frz", [$0.name] + $0.declarations.map(\.name)) }
        let prompt = section("the prompt", PromptHelp.words)
        return ([language, prompt] + library).joined(separator: "\n")
    }

    private static func section(_ title: String, _ words: [String]) -> String {
        title + "\n" + CompletionOffer(word: "", names: words.sorted()).table(width: min(100, Terminal.columns(of: Terminal.output) - 2)).split(separator: "\n").map { "  " + $0 + "\n" }.joined()
    }
}
