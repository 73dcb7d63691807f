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

    @Test(arguments: [
        (["let gap = 6 mm", "let gap = 9 mm"], ["let gap = 9 mm"]),
        (["let gap = 6 mm", "let wide = 2 * gap", "let gap = 9 mm"], ["var gap = 6 mm", "let wide = 2 * gap", "gap = 9 mm"]),
        (["background muscle", "case \"x\"", "background kidney"], ["background kidney", "case \"x\""]),
        (
            ["target t = sphere(center: (0, 0, 0) mm, radius: 6 mm) of tumour", "limit coldest(t) > -190 C", "target t = sphere(center: (0, 0, 0) mm, radius: 8 mm) of tumour"],
            ["target t = sphere(center: (0, 0, 0) mm, radius: 8 mm) of tumour", "limit coldest(t) > -190 C"]
        ),
        // What took time, or another shape, was done with the first.
        (["skin plane(point: (0, 0, 60) mm, normal: (0, 0, 1))", "hold 1m", "skin plane(point: (0, 0, 70) mm, normal: (0, 0, 1))"], nil),
        (["target t = a", "organ o = difference(b, t)", "target t = c"], nil),
        // It needs what was declared behind the first.
        (["target t = a", "let r = 3 mm", "target t = sphere(center: (0, 0, 0) mm, radius: r)"], nil),
    ] as [([String], [String]?)])
    func theLastOfSeveralDeclarationsIsWritten(lines: [String], written: [String]?) { #expect(saved(lines) == written ?? lines) }

    @Test func aNoteIsKept() {
        let program = SavedProgram([DoneStatement(text: "set power A 80%"), DoneStatement(text: "set power A 60%"), DoneStatement(text: "freeze A 1m", note: "Cut short.")])
        #expect(program.text == "set power A 60%\n# Cut short.\nfreeze A 1m\n")
    }
}
