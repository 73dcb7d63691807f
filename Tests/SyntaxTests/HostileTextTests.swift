import Diagnostics
import Testing

@testable import Syntax

@Suite("Hostile text") struct HostileTextTests {
    @Test("nested too deeply is one error on its line", arguments: ["(", "[", "-", "not ", "f(", "let a = predict {", "if a { } else ", "if a {"])
    func deep(opening: String) {
        let result = read(String(repeating: opening, count: 20_000))
        #expect(result.diagnostics.filter { $0.code == "S024" }.count == 1)
        #expect(result.diagnostics.count <= 5)
        #expect(!result.isUnfinished)
    }

    @Test("a type nested too deeply is one error")
    func deepType() {
        #expect(codes("let a: " + String(repeating: "List<", count: 20_000)) == ["S024"])
    }

    @Test("a hundred thousand brackets are one error, soon")
    func manyBrackets() {
        let elapsed = ContinuousClock().measure {
            #expect(codes(String(repeating: "(", count: 100_000)) == ["S024"])
        }
        #expect(elapsed < .seconds(10))
    }

    @Test("a long chain of operators is refused before its tree is too tall", arguments: [" + 1", " * 2", " or a", ".b", " ^ 2"])
    func tall(operation: String) {
        #expect(codes("let a = b" + String(repeating: operation, count: 5_000)) == ["S024"])
        #expect(codes("let a = b" + String(repeating: operation, count: 100)).isEmpty)
    }

    @Test("tall trees do not hide in blocks")
    func tallBlocks() {
        let chain = String(repeating: " + 1", count: 300)
        var program = "1"
        for _ in 0..<5 { program = "predict { let a = \(program)\(chain) }\(chain)" }
        #expect(codes("let a = " + program) == ["S024"])
    }

    @Test("many broken strings on one line are read in linear time")
    func brokenStrings() {
        #expect(read(String(repeating: "\"{ ", count: 20_000)).diagnostics.count < 20)
        #expect(read(String(repeating: "\"{", count: 10_000) + String(repeating: "}\"", count: 10_000)).diagnostics.count < 60)
    }

    @Test("bytes that are no text are told at most a few times")
    func binary() {
        #expect(codes("let a\u{0} = 3") == ["S001"])
        #expect(codes(String(decoding: (0...255).map { UInt8($0) }, as: UTF8.self)) == ["S001"])
        #expect(codes(String(decoding: Array(repeating: UInt8(0xFF), count: 4_000), as: UTF8.self)) == ["S002"])
    }

    @Test("random bytes and shuffled programs end in diagnostics with a place", arguments: 0..<40)
    func fuzz(seed: Int) {
        var generator = SeededGenerator(state: UInt64(seed))
        for _ in 0..<20 {
            let result = read(seed % 2 == 0 ? noise(&generator) : shuffle(&generator))
            #expect(result.diagnostics.count <= 150)
            for diagnostic in result.diagnostics { #expect(diagnostic.span.end >= diagnostic.span.start && diagnostic.span.start >= 0) }
        }
    }

    private func noise(_ generator: inout SeededGenerator) -> String {
        let bytes = (0..<Int.random(in: 0..<300, using: &generator)).map { _ in UInt8.random(in: 9...255, using: &generator) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func shuffle(_ generator: inout SeededGenerator) -> String {
        let bytes = Array(Programs.careless.utf8)
        let pieces = tokenRanges(Programs.careless).map { String(decoding: bytes[$0], as: UTF8.self) } + ["\n", "\n", " ", "\"", "{", "}", "(", "scan", "every"]
        return (0..<80).map { _ in pieces.randomElement(using: &generator)! }.joined(separator: Bool.random(using: &generator) ? " " : "")
    }
}

@Suite("The prompt asks for another line") struct UnfinishedTests {
    @Test(
        "where only the end came too early",
        arguments: [
            "repeat 2 times {", "repeat 2 times {\n  freeze 12m", "let a = (1,", "let a = [1\n", "f(predict {", "tissue t {\n density: 3 kg/m3", "let a = 1 +", "if a { stop } else {",
            "fn f(a: Int",
        ])
    func unfinished(text: String) {
        #expect(read(text).isUnfinished)
    }

    @Test(
        "and not where something is wrong or nothing is missing",
        arguments: ["freeze 12m", "", "print \"open", "print \"{a\"", "freeze", "repeat 2 times", "repeat 2 times {\n  freze 12m", "let a = (1 2", ")", "}", "let a = 12foo + ("])
    func finished(text: String) {
        #expect(!read(text).isUnfinished)
    }
}
