import Diagnostics
import Testing

@testable import Checking
@testable import Syntax

/// LANGUAGE.md cannot say what is not so.
@Suite struct LanguageReferenceTests {
    private let reference: LanguageReference

    init() throws { reference = try LanguageReference() }

    @Test func `every example is right, and prints what stands behind it`() {
        var count = 0
        for section in reference.sections {
            for example in section.examples {
                count += 1
                let before = Examined(example.program)
                let examined = Examined(example.program + example.added)
                #expect(examined.diagnostics.filter { $0.severity == .error } == [], "line \(example.line): \(examined.told)")
                let printed = examined.printed.dropFirst(before.printed.count).map { $0 + "\n" }.joined()
                if let output = example.output { #expect(printed == output, "line \(example.line)") }
                if example.output == nil, example.added.contains("print \"") { #expect(!printed.isEmpty, "line \(example.line)") }
            }
        }
        #expect(count >= 16)
    }

    @Test func `every wrong line brings its message about, and no other`() {
        var count = 0
        for mistake in reference.sections.flatMap(\.mistakes) {
            count += 1
            let before = Examined(mistake.program).diagnostics.map(\.message)
            let added = Examined(mistake.program + mistake.line + "\n").diagnostics.filter { !before.contains($0.message) }
            #expect(added.map(\.code) == [mistake.code], "\(mistake.line)")
        }
        #expect(count >= 40)
    }

    @Test func `every word, built-in name, unit and type of the language stands in it`() {
        let words = Keywords.reserved.union(Signature.builtins.keys).union(UnitWords.all).union(FrazilType.written.keys)
            .union(EntryRule.tissue.keys).union(EntryRule.probeModel.keys).union(Signature.gases)
        let written = Set(reference.text.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "°" || $0 == "%") }.map(String.init))
        let missing = words.filter { !written.contains($0) && !($0.hasPrefix("°") || $0 == "%") }
        #expect(missing.sorted() == [])
    }

    @Test func `the grammar is the parser's`() throws {
        let parser = try Tree.text("Sources/Syntax/Parser.swift").split(separator: "\n", omittingEmptySubsequences: false)
        let comment = parser.drop { !$0.hasPrefix("///     program ") }.prefix { $0.hasPrefix("///") }
        let grammar = comment.map { String($0.dropFirst("///     ".count)) }.joined(separator: "\n") + "\n"
        #expect(reference.sections.last?.blocks.first?.text == grammar)
    }

    @Test func `each rule of the consensus cites the section of its message`() throws {
        let rules = try #require(reference.sections.first { $0.title == "Rules of the consensus" })
        #expect(rules.blocks.count >= 2)
        for explanation in Explanation.all where explanation.code.hasPrefix("W2") || ["W104", "W105", "W107", "W108"].contains(explanation.code) {
            let told = Examined(explanation.wrong).diagnostics
            let section = try #require(told.first?.section, "\(explanation.code)")
            let row = reference.text.split(separator: "\n").first { $0.hasPrefix("| " + explanation.code) }
            #expect(row?.contains(section) == true, "\(explanation.code)")
        }
    }
}
