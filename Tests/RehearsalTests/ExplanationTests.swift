import Diagnostics
import Foundation
import Testing

/// The long texts of all messages, and their programs with one mistake each.
@Suite struct ExplanationTests {
    static let withExample = Explanation.all.filter { !$0.wrong.isEmpty }

    @Test(arguments: withExample.map(\.code))
    func `the example brings its message about, and no other`(_ code: String) throws {
        let explanation = try #require(Explanation.of(code))
        let examined = Examined(explanation.wrong)
        #expect(examined.codes == [code], "\(examined.told)")
        #expect(examined.diagnostics.allSatisfy { $0.help != nil || code.hasPrefix("E") })
    }

    @Test(arguments: withExample.filter { !$0.right.isEmpty }.map(\.code))
    func `the example put right has nothing to tell`(_ code: String) throws {
        let examined = Examined(try #require(Explanation.of(code)).right)
        #expect(examined.codes == [], "\(examined.told)")
    }

    /// A new message without a long text, or a text whose message is gone, fails here.
    @Test func `every code in the sources has its text, and every text its code`() throws {
        var codes: Set<String> = []
        for file in Tree.files(below: "Sources", ending: ".swift") where !file.path.contains("/Explanations/") {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /"([SNQPMWERD][0-9]{3})"/) { codes.insert(String(match.1)) }
        }
        let explained = Explanation.all.map(\.code)
        #expect(codes.count >= 150)
        #expect(Set(explained).count == explained.count)
        #expect(codes.subtracting(explained).sorted() == [])
        #expect(Set(explained).subtracting(codes).sorted() == [])
    }

    /// What has no program of a few lines: a text that is none, nesting beyond any line, modules that are wrong (held by `MistakeTests`).
    private static let withoutLines: [String: String] = [
        "S001": "let a = \u{1}", "S024": "print " + String(repeating: "(", count: 300) + "1" + String(repeating: ")", count: 300), "N114": "", "N116": "",
        "N126": "",
    ]

    @Test func `every code that needs no run has a program that is wrong, and the same put right`() {
        for explanation in Explanation.all where "SNQPMW".contains(explanation.code.first ?? " ") {
            if let program = Self.withoutLines[explanation.code] {
                if !program.isEmpty { #expect(Examined(program).codes == [explanation.code]) }
            } else {
                #expect(!explanation.wrong.isEmpty && !explanation.right.isEmpty, "\(explanation.code)")
            }
        }
    }

    /// The mistakes that only running can tell are brought about by a test that names them.
    @Test func `every code of a run is brought about somewhere`() throws {
        var named = ""
        for file in Tree.files(below: "Tests", ending: ".swift") { named += try String(contentsOf: file, encoding: .utf8) }
        let codes = Explanation.all.map(\.code).filter { $0.hasPrefix("E") }
        #expect(codes.count >= 30)
        #expect(codes.filter { !named.contains("\"\($0)\"") && Explanation.of($0)?.wrong.isEmpty != false } == [])
    }

    @Test func `there are examples for most, and words for all`() {
        #expect(Self.withExample.count >= 100)
        for explanation in Explanation.all {
            #expect(explanation.text.count >= 40 && explanation.text.hasSuffix("."), "\(explanation.code)")
            #expect(!explanation.title.isEmpty && !explanation.title.hasSuffix("."), "\(explanation.code)")
        }
    }

    @Test func `a code is found in either case, and nothing else is`() {
        #expect(Explanation.of("q102")?.code == "Q102")
        #expect(Explanation.of("Q999") == nil)
        #expect(Explanation.of("Q102")?.page.contains("-40 C + 5 deltaC") == true)
    }
}
