import Glibc
import Testing

@testable import Shell

@Suite("Typing while a command runs", .serialized)
struct TypingAheadTests {
    private static let setting = "background muscle; place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g\r"
    private static let freezing = [(cue: "0:00> ", keys: setting), (cue: "0:00> ", keys: "freeze 1m\r"), (cue: "[?] ", keys: "y\r")]

    /// What was on the screen of a sitting in which keys are typed while a freeze runs, and behind it.
    private func sit(_ parts: [(cue: String, keys: String)], columns: UInt16 = 80, also: @escaping @Sendable (Int, Int32) -> Void = { _, _ in }) throws -> String {
        let terminal = try #require(PseudoTerminal(columns: columns))
        let program = try #require(BuiltProgram(at: terminal, home: Scratch.folder(), ["--resolution", "4", "--speed", "40"]))
        let typist = Typist(at: terminal, following: Self.freezing + parts) { [keyboard = terminal.keyboard] part in also(part - Self.freezing.count, keyboard) }
        let exit = program.wait()
        let screen = typist.leave()
        #expect(exit == 0, "\(screen.debugDescription)")
        return screen
    }

    @Test func aLineIsEditedAndStandsInTheNextEntry() throws {
        let screen = try sit([
            ("running [", "rint 6 * 78\u{1B}[D"), ("> rint 6 * 7", "\u{1B}[3~\u{1}p"), ("> print 6 * 7", ""), ("done, 1:00", ""), ("1:00> ", ""), ("print 6 * 7", "\r"), ("\n42", ""), ("1:00> ", "quit\r"),
        ])
        #expect(!screen.contains("^["))
    }

    /// Return does not run it: it was typed before it was known how the command ends.
    @Test func aLineThatWasEndedWaitsForReturn() throws {
        let screen = try sit([
            ("running [", "print 6 * 7\r"), ("waits for the prompt: print 6 * 7", ""), ("done, 1:00", ""), ("1:00> ", ""), ("print 6 * 7", " + 1\r"), ("\n43", ""), ("1:00> ", "quit\r"),
        ])
        #expect(!screen.contains("\n42"))
    }

    @Test func severalLinesAreStagedAsAPasteIs() throws {
        let screen = try sit([
            ("running [", "let x = 6\rprint x * 7\r"), ("2 lines wait for the prompt, the last of them: print x * 7", ""), ("done, 1:00", ""), ("x * 7", "\r"), ("run them? [y]es [n]o ", "y\r"), ("\n42", ""),
            ("1:00> ", "quit\r"),
        ])
        #expect(screen.contains("2 lines, checked as one program: no error"))
    }

    @Test func aPasteIsTakenLiterally() throws {
        let screen = try sit([("running [", Key.paste("print 6\n  * 7\u{1}")), ("> " + "  * 7", ""), ("done, 1:00", ""), ("* 7", "\u{3}"), ("1:00> ", "quit\r")])
        #expect(!screen.contains("error"))
    }

    @Test func nothingOfItIsAnAnswerToAQuestion() throws {
        let screen = try sit([
            ("running [", "y\r"), ("waits for the prompt: y", ""), ("done, 1:00", ""), ("1:00> ", ""), ("y", "\u{3}"), ("1:00> ", "freeze 1m\r"), ("[?] ", "n\r"), ("not committed", ""), ("1:00> ", "quit\r"),
        ])
        #expect(!screen.contains("done, 2:00"))
    }

    @Test func ctrlCThrowsItAwayAndStops() throws {
        let screen = try sit([
            ("running [", "print 6 * 7\r"), ("waits for the prompt: print 6 * 7", Key.interrupt), ("stopped, all gas is off", ""), ("stopped> ", "print 1 + 1\r"), ("\n2", ""), ("stopped> ", "resume\r"),
            ("going on", ""), ("> ", "quit\r"),
        ])
        #expect(!screen.contains("\n42"))
    }

    @Test func nothingThatIsTypedBehindCtrlCIsLost() throws {
        let screen = try sit([
            ("running [", "junk"), ("> junk", Key.interrupt + "print 6 * 7"), ("stopped, all gas is off", ""), ("stopped> ", ""), ("print 6 * 7", "\r"), ("\n42", ""), ("stopped> ", "resume\r"), ("going on", ""), ("> ", "quit\r"),
        ])
        #expect(!screen.contains("error"))
    }

    @Test func anotherWidthDrawsStatusAndLineAtOnce() throws {
        let screen = try sit([("running [", "print 6 * 7"), ("> print 6 * 7", ""), ("\u{1B}[J", ""), ("\n> print 6 * 7", ""), ("done, 1:00", ""), ("print 6 * 7", "\r"), ("\n42", ""), ("1:00> ", "quit\r")]) { part, keyboard in
            if part == 1 { PseudoTerminal.resize(keyboard, columns: 32) }
        }
        #expect(screen.contains("SIM 0:"))
    }
}
