import Checking
import Diagnostics
import Testing

/// No text makes the checker fail: it always comes back, with a diagnostic wherever there is no program.
@Suite struct RobustnessTests {
    private func survives(_ text: String) -> Bool {
        let checked = Checked(text)
        return checked.isRight || !checked.errors.isEmpty
    }

    @Test(arguments: GoodProgramTests.programs.indices)
    func `a program with a word left out`(_ index: Int) {
        let words = GoodProgramTests.programs[index].split(separator: " ", omittingEmptySubsequences: false)
        for left in stride(from: 0, to: words.count, by: 7) {
            var rest = words
            rest.remove(at: left)
            #expect(survives(rest.joined(separator: " ")), "without word \(left)")
        }
    }

    @Test(arguments: Mistake.all.indices)
    func `a mistake with its end cut off`(_ index: Int) {
        let text = Mistake.all[index].text
        for length in stride(from: 0, to: min(text.count, 400), by: 89) { #expect(survives(String(text.prefix(length)))) }
    }

    @Test func `deep nesting`() {
        #expect(survives("let x = " + String(repeating: "(", count: 190) + "1" + String(repeating: ")", count: 190)))
        #expect(survives("let x = " + String(repeating: "-", count: 5000) + "1"))
        #expect(survives("let x = " + String(repeating: "1 + ", count: 5000) + "1"))
        #expect(survives(String(repeating: "if true { ", count: 5000) + String(repeating: "}", count: 5000)))
        #expect(survives(String(repeating: "[", count: 150) + String(repeating: "]", count: 150)))
    }

    /// Each function's body is as deep as the parser lets it be, and all of them are checked inside one another.
    @Test func `deep nesting across functions`() {
        let opened = String(repeating: "(", count: 150)
        let closed = String(repeating: ")", count: 150)
        let chain = (0..<20).map { "fn f\($0)(x: Length) -> Length { return \(opened)-f\($0 + 1)(x)\(closed) }\n" }.joined()
        #expect(survives(chain + "fn f20(x: Length) -> Length { return x }"))
        let deep = (0..<20).map { "fn g\($0)(x: Length) -> Length { return \(String(repeating: "abs(", count: 150))g\($0 + 1)(x)\(closed) }\n" }
        #expect(Checked(deep.joined() + "fn g20(x: Length) -> Length { return x }").codes.contains("N126"))
    }

    @Test func `dimensions that grow without end`() {
        let squares = (0..<80).map { "let a\($0 + 1) = a\($0) * a\($0)\n" }.joined()
        #expect(Checked("let a0 = 1 mm\n" + squares + "print a80").errors.map(\.code) == ["Q111"])
        let roots = (0..<80).map { "let a\($0 + 1) = sqrt(a\($0))\n" }.joined()
        #expect(Checked("let a0 = 1 mm\n" + roots + "print a80").errors.map(\.code) == ["Q111"])
    }

    @Test func `numbers that are not finite`() {
        #expect(survives("background muscle\nhold 1e300 min * 1e300\nrepeat 1e300 times { hold 1s }\nfor i in 1..1e300 { print i }"))
        #expect(survives("print (2 mm) ^ 1e300"))
    }
}
