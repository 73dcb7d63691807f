import Diagnostics
import Testing

@testable import Checking
@testable import Shell
@testable import Syntax

/// `frazil help WORD`, at the shell and at the prompt.
@Suite struct HelpTests {
    @Test func `there is help on every word of the language and on everything that is built in`() {
        let words = Keywords.reserved.union(Signature.builtins.keys).union(Signature.constants.keys).union(Signature.gases)
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

    @Test func `no word has two pages`() {
        let words = LanguageHelp.words
        #expect(Set(words).count == words.count)
    }
}
