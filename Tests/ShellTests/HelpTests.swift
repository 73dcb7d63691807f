import Diagnostics
import StandardLibrary
import Testing

@testable import Checking
@testable import Shell
@testable import Syntax

/// `frazil help WORD`, at the shell and at the prompt.
@Suite struct HelpTests {
    @Test func `there is help on every word of the language and on everything that is built in`() {
        let words = Keywords.reserved.union(Signature.builtins.keys).union(Signature.constants.keys).union(Signature.gases)
            .union(UnitWords.all.subtracting(["°C"])).union(FrazilType.written.keys).union(EntryRule.tissue.keys).union(EntryRule.probeModel.keys)
        #expect(words.filter { WordHelp.text(on: $0) == nil }.sorted() == [])
    }

    @Test func `every page begins with an example that can be read`() {
        for page in LanguageHelp.pages where page.words != ["units"] {
            let examples = page.text.split(separator: "\n").filter { !$0.hasPrefix(" ") }.joined(separator: "\n")
            #expect(!examples.isEmpty && page.text.contains("\n  "), "\(page.words)")
            for example in examples.split(separator: /[ ]{8,}(?=[^ #])/) where !example.contains("…") && !example.contains("NAME") {
                let told = Parser.parse(SourceFile(name: "help", text: String(example)), id: FileID(index: 0)).diagnostics
                #expect(told.map(\.message) == [], "\(page.words): \(example)")
            }
        }
    }

    @Test func `the prompt understands a code behind help and behind explain`() {
        #expect(Conversation.Word("explain Q102") == .help("Q102"))
        #expect(Conversation.Word("help Q102") == .help("Q102"))
        #expect(Conversation.Word("explain = 3") == nil)
    }

    @Test func `there is help on every module of the library and on all it declares, with an example`() throws {
        #expect(LibraryHelp.modules.map(\.name) == StandardLibrary.moduleNames)
        for module in LibraryHelp.modules {
            let page = try #require(WordHelp.text(on: module.name))
            #expect(page.contains("\nuse \(module.name)\n") || ["tissues", "probes"].contains(module.name))
            for declaration in module.declarations {
                #expect(page.contains("  \(declaration.name)"))
                let text = try #require(WordHelp.text(on: declaration.name))
                let example = text.contains("# @example \(declaration.name)") || text.contains(" of \(declaration.name)") || text.contains(" using \(declaration.name)")
                #expect(example || text.contains("\(declaration.name)("), "\(declaration.name)")
            }
        }
        #expect(LibraryHelp.words.count > 75)
    }

    @Test func `every word there is help on is listed`() throws {
        let listed = try #require(WordHelp.text(on: "words")).split { $0 == " " || $0 == "\n" }.map(String.init)
        #expect(Set(WordHelp.words).subtracting(listed) == [])
    }

    @Test(arguments: [("freez", "freeze"), ("icesphere", "icesphere_1_5"), ("suggest", "suggest_layout"), ("double_freze", "double_freeze"), ("layuots", "layouts")])
    func `an unknown word offers the near ones`(word: String, wanted: String) {
        #expect(WordHelp.text(on: word) == nil)
        #expect(WordHelp.near(word).contains(wanted))
        #expect(WordHelp.near(word).count <= 4)
    }

    /// A terminal breaks a paragraph where it is too narrow: one that is broken already would be broken twice.
    @Test func `no paragraph is broken by hand`() {
        let pages = PromptHelp.pages.map(\.text) + LanguageHelp.pages.map(\.text) + Subcommand.allCases.map(\.helpPage) + [HelpPages.overview, Conversation.overview]
        for page in pages {
            let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
            for (line, next) in zip(lines, lines.dropFirst()) {
                let isText = line.count > 70 && !line.contains(/\S  +\S/) && line.contains(/[a-z,;]$/) && !isCode(line)
                #expect(!(isText && next.contains(/^ *[a-z`(]/)), "\(line)\n\(next)")
                #expect(!next.contains(/^ {26,}[a-z`(]/) || next.contains(/(on the wire|in the machine):/), "\(line)\n\(next)")
            }
        }
    }

    private func isCode(_ line: Substring) -> Bool { Parser.parse(SourceFile(name: "help", text: String(line)), id: FileID(index: 0)).diagnostics.isEmpty }

    @Test func `no word but one has two pages`() {
        let words = LanguageHelp.pages.flatMap(\.words)
        #expect(Dictionary(grouping: words) { $0 }.filter { $0.value.count > 1 }.keys.sorted() == ["min"], "a function and a unit")
    }
}
