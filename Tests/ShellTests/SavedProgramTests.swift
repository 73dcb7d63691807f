import Testing

@testable import Shell

@Suite("What is written by save")
struct SavedProgramTests {
    private func saved(_ lines: [String]) -> [String] { SavedProgram(lines.map { DoneStatement(text: $0) }).statements.map(\.text) }

    @Test(arguments: [
        (["set power A 80%", "set power A 60%", "freeze A 3m"], [1, 2]),
        (["set power A 80%", "freeze A 3m", "set power A 60%", "freeze A 3m"], [0, 1, 2, 3]),
        (["set power A 80%", "limit tip(A) > -100 C", "let gap = 3 mm", "place probe C at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g", "set power A 60%"], [1, 2, 3, 4]),
        (["set power A, B 80%", "set power A 60%", "freeze 3m"], [0, 1, 2]),
        (["set power A, B 80%", "set power A 60%", "set power B 70%", "freeze 3m"], [1, 2, 3]),
        (["set power A 80%", "set power all 60%", "set power all 50%", "freeze 3m"], [2, 3]),
        (["set power all 80%", "set power A 60%", "freeze 3m"], [0, 1, 2]),
        (["set power A 80%", "let plan = predict { freeze 3m }", "set power A 60%"], [0, 1, 2]),
        (["set power A 80%", "withdraw A", "set power A 60%"], [0, 1, 2]),
        (["set power A next()", "set power A 60%"], [0, 1]),
        (["set power \"P{i}\" 80%", "set power P1 60%"], [0, 1]),
        (["set power A 80%", "print 1", "repeat 2 times { freeze 1m }", "set power A 60%"], [0, 1, 2, 3]),
        (["set power A 80%"], [0]),
    ])
    func aPowerThatDidNothingIsLeftOut(lines: [String], kept: [Int]) { #expect(saved(lines) == kept.map { lines[$0] }) }

    @Test func aNoteIsKept() {
        let program = SavedProgram([DoneStatement(text: "set power A 80%"), DoneStatement(text: "set power A 60%"), DoneStatement(text: "freeze A 1m", note: "Cut short.")])
        #expect(program.text == "set power A 60%\n# Cut short.\nfreeze A 1m\n")
    }
}
