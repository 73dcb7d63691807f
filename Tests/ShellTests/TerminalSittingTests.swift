import Glibc
import Testing

@testable import Shell

@Suite("Sittings with the built program on a terminal", .serialized)
struct TerminalSittingTests {
    private static let setting = "background muscle; place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g\r"
    private static let oneProbe = [(cue: "0:00> ", keys: setting)]

    /// What was on the screen of a sitting in which each of the keys is typed once its cue is to be seen, and the exit status.
    @discardableResult
    private func sit(
        with arguments: [String] = [], home: String = Scratch.folder(), kind: String = "xterm", settings: String? = nil, throughShell: Bool = false,
        typing parts: [(cue: String, keys: String)]
    ) throws -> (exit: Int32?, screen: String) {
        let terminal = try #require(PseudoTerminal(kind: kind, settings: settings))
        let program = try #require(BuiltProgram(at: terminal, home: home, ["--resolution", "4"] + arguments, throughShell: throughShell))
        let typist = Typist(at: terminal, following: parts)
        let exit = program.wait()
        let screen = typist.leave()
        if exit == nil { Issue.record("did not come to its end: \(screen.debugDescription)") }
        return (exit, screen)
    }

    @Test func leavesAtOnce() throws {
        let (exit, screen) = try sit(typing: [("0:00> ", Key.endOfFile)])
        #expect(exit == 0)
        #expect(screen.contains("SIMULATED: no machine is connected"))
        #expect(screen.hasSuffix("\u{1B}[?2004l"), "pastes are no longer marked")
    }

    @Test func tabCompletesAWordAndAFunctionWithItsBracket() throws {
        let (_, screen) = try sit(typing: [("0:00> ", "fre" + Key.tab), ("eze ", Key.interrupt), ("0:00> ", "covera" + Key.tab), ("ge(", Key.interrupt), ("0:00> ", "quit\r")])
        #expect(!screen.contains("coverage( "))
    }

    @Test func aMarkedPasteIsCheckedAndRunOnAYes() throws {
        let text = "background muscle\nlet x = 6\nprint x * 7\n"
        let (exit, screen) = try sit(typing: [("0:00> ", Key.paste(text)), ("x * 7", "\r"), ("run them? [y]es [n]o ", "y\r"), ("42", ""), ("0:00> ", "quit\r")])
        #expect(exit == 0)
        #expect(screen.contains("3 lines, checked as one program: no error"))
    }

    @Test func aPasteWithoutMarksIsCheckedAndNotRunOnANo() throws {
        let (_, screen) = try sit(typing: [
            ("0:00> ", "background muscle\rlet x = 6\r\tprint x * 7\r"), ("x * 7", "\r"), ("[n]o ", "n\r"), ("nothing of these lines was run", ""), ("0:00> ", "print x\r"),
            ("0:00> ", "quit\r"),
        ])
        #expect(!screen.contains("\n42"))
        #expect(screen.contains("nothing called `x`"), "\(screen)")
    }

    @Test func nothingOfAPasteIsAnAnswerToItsQuestions() throws {
        let (_, screen) = try sit(typing: [("0:00> ", Self.setting.replacing("; ", with: "\r") + "hold 30s\ry\r"), ("\ny", "\r"), ("0:00> ", "quit\r")])
        #expect(!screen.contains("done, 0:30"))
    }

    @Test func whatWasDoneOfAPasteIsSaidWhenItEndsHalfWay() throws {
        let (_, screen) = try sit(typing: [
            ("0:00> ", Key.paste(Self.setting.replacing("; ", with: "\n") + "\nhold 30s\nprint 6 * 7")), ("6 * 7", "\r"), ("[n]o ", "y\r"), ("[?] ", "n\r"), ("0:00> ", "quit\r"),
        ])
        #expect(screen.replacing("\r\n", with: " ").contains("not committed: this command was not sent, nor what follows it in the entry; the command before it was done"))
        #expect(!screen.contains("\n42"))
    }

    @Test func ctrlCInAFreezeStopsAndLeavesACleanScreen() throws {
        let (exit, screen) = try sit(with: ["--speed", "30"], typing: Self.oneProbe + [
            ("0:00> ", "freeze 4m\r"), ("[?] ", "y\r"), ("running [", Key.interrupt), ("stopped, all gas is off", ""), ("stopped> ", "thaw passive 10s\r"), ("before `resume`", ""),
            ("stopped> ", "resume\r"), ("going on", ""), ("> ", "thaw passive 10s\r"), ("[?] ", "y\r"), ("done, ", ""), ("> ", "quit\r"),
        ])
        #expect(exit == 0)
        let cleared = try #require(screen.ranges(of: "\u{1B}[J\u{1B}[?7h").last { screen[$0.upperBound...].contains("stopped, all gas is off") })
        let said = screen.range(of: "stopped, all gas is off", in: cleared.upperBound)
        #expect(!screen[cleared.upperBound..<said].contains("running ["))
    }

    @Test func theStatusTellsWhatHappens() throws {
        let (_, screen) = try sit(with: ["--speed", "60"], typing: Self.oneProbe + [
            ("0:00> ", "limit tip(A) > -250 C\r"), ("0:00> ", "freeze 2m\r"), ("[?] ", "y\r"), ("running [##########", ""), ("done, 2:00", ""), ("2:00> ", "quit\r"),
        ])
        let block = screen.suffix(from: screen.range(of: "running [###", in: screen.startIndex)).prefix(800)
        for part in [" left  freeze 2m", "forecast ice ball ", "measured A ", "argon ", "nearest limit: tip(A) > -250 C, "] { #expect(block.contains(part), "\(part) in \(block)") }
    }

    /// However the terminal breaks the rows when its window changes, they begin where the cursor stands.
    @Test func whileNothingIsTypedTheCursorStandsWhereTheStatusBegins() throws {
        let (_, screen) = try sit(with: ["--speed", "30"], typing: Self.oneProbe + [
            ("0:00> ", "freeze 2m\r"), ("[?] ", "y\r"), ("running [", ""), ("stops  > \u{1B}[J\r\u{1B}[3A", "scan"), ("stops  > scan\u{1B}[J\r\u{1B}[22C", Key.interrupt), ("stopped> ", "end\r"),
        ])
        #expect(screen.contains("cut short, "))
    }

    @Test(arguments: [(24, true), (12, true), (11, false)]) func aPictureStandsBelowACardWhereItFits(rows: UInt16, isThere: Bool) throws {
        let terminal = try #require(PseudoTerminal(rows: rows))
        let program = try #require(BuiltProgram(at: terminal, home: Scratch.folder(), ["--resolution", "4"]))
        let typist = Typist(at: terminal, following: Self.oneProbe + [("0:00> ", "freeze 1m\r"), ("[?] ", "n\r"), ("not committed", ""), ("0:00> ", "quit\r")])
        #expect(program.wait() == 0)
        #expect(typist.leave().contains("coronal, y = 0 mm") == isThere)
    }

    @Test func anotherWidthDrawsTheEntryAnew() throws {
        let terminal = try #require(PseudoTerminal())
        let program = try #require(BuiltProgram(at: terminal, home: Scratch.folder(), []))
        let typist = Typist(at: terminal, following: [("0:00> ", "print 12345 + 6789"), ("6789", ""), ("\u{1B}[J", Key.enter), ("19134", ""), ("0:00> ", "quit\r")]) { [keyboard = terminal.keyboard] part in
            if part == 1 { PseudoTerminal.resize(keyboard, columns: 20) }
        }
        #expect(program.wait() == 0)
        let screen = typist.leave()
        #expect(screen.contains("\r\u{1B}[1A\u{1B}[J"), "up from the second row that the entry now has")
    }

    @Test func anEntryOfSeveralLinesIsRecalledInTheNextSitting() throws {
        let home = Scratch.folder()
        let block = Key.lines("repeat 1 times {", "print 6 * 7", "}", after: "0:00> ")
        try sit(home: home, typing: block + [("}", "\r"), ("42", ""), ("0:00> ", "quit\r")])
        let (exit, screen) = try sit(home: home, typing: [("0:00> ", Key.up + Key.up), ("}", "\r"), ("42", ""), ("0:00> ", "quit\r")])
        #expect(exit == 0)
        #expect(screen.contains("repeat 1 times {"))
    }

    @Test func viKeysEditALine() throws {
        let (exit, _) = try sit(settings: "bind -v", typing: [("0:00> ", "print 6 * 78"), ("78", Key.escape), ("\u{8}", "x\r"), ("\n42", ""), ("0:00> ", "quit\r")])
        #expect(exit == 0)
    }

    @Test func searchFindsAnEarlierEntry() throws {
        try sit(typing: [("0:00> ", "print 6 * 7\r"), ("42", ""), ("0:00> ", "print 1\r"), ("0:00> ", Key.search + "6 "), ("6 * 7", "\r"), ("\n42", ""), ("0:00> ", "quit\r")])
    }

    @Test func ctrlZLeavesForTheShellAndTheEntryIsThereAfterwards() throws {
        let (_, screen) = try sit(throughShell: true, typing: [
            ("shell: ", "$FRAZIL\r"), ("0:00> ", "print 6 *"), ("6 *", "\u{1A}"), ("Stopped", ""), ("shell: ", "fg\r"), ("print 6 *", " 7\r"), ("\n42", ""), ("0:00> ", "quit\r"),
            ("shell: ", "exit\r"),
        ])
        #expect(screen.contains("\u{1B}[?2004l"))
    }

    @Test func aDumbTerminalGetsNoEscapesAndAPictureOfLetters() throws {
        let (exit, screen) = try sit(kind: "dumb", typing: Self.oneProbe + [("0:00> ", "freeze 1m\r"), ("||", ""), (". 0 C  o -20 C  # -40 C  | probe", ""), ("[?] ", "y\r"), ("done, 1:00", ""), ("1:00> ", "show slice axial\r"), ("1:00> ", "show timeline\r"), ("- waiting, SIM", ""), ("1:00> ", "quit\r")])
        #expect(exit == 0)
        #expect(!screen.contains("\u{1B}"))
    }

    @Test func whatRunsSideBySideIsToldByNameInTheOrderInWhichItEnds() throws {
        let (_, screen) = try sit(with: ["--speed", "100"], typing: Self.oneProbe + [
            ("0:00> ", "place probe B at (0, 8, 0) mm from (0, 8, 60) mm using argon_17g\r"), ("0:00> ", "together { freeze A 1m; freeze B 30s }\r"), ("[?] ", "y\r"),
            ("done, 0:30, `freeze B 30s`: measured B ", ""), ("done, 1:00, `freeze A 1m`: measured A ", ""), ("1:00> ", "quit\r"),
        ])
        #expect(screen.contains("done, 1:00, `freeze A 1m`"))
    }

    /// On the plane there is the ice of the forecast, not that of the plan, which has none.
    @Test func whatIsAskedAboutIsShownOnAPlane() throws {
        let (exit, screen) = try sit(typing: Self.oneProbe + [
            ("0:00> ", "freeze 2m\r"), ("[?] ", "show slice axial at 5 mm\r"), ("axial, z = 5 mm", ""), ("[?] ", "n\r"), ("not committed", ""), ("0:00> ", "show slice axial at 5 mm\r"), ("axial, z = 5 mm", ""),
            ("0:00> ", "quit\r"),
        ])
        #expect(exit == 0)
        let pictures = screen.split(separator: "show slice axial at 5 mm").dropFirst().map { $0.prefix { $0 != ":" } }
        #expect(pictures.count == 2 && pictures[0].contains("..") && !pictures[1].contains(".."), "\(pictures)")
    }

    @Test func aNoAtWhatIfGoesBackToTheCard() throws {
        let (exit, screen) = try sit(typing: Self.oneProbe + [
            ("0:00> ", "freeze 1m\r"), ("[?] ", "w\r"), ("60%`)? ", "n\r"), ("[?] ", "w\r"), ("60%`)? ", "\r"), ("[?] ", "what if 30s\r"), ("0:00 to 0:30", ""), ("[?] ", "w at 50% for 20s\r"), ("0:00 to 0:20", ""), ("[?] ", "withdraw A\r"), ("`withdraw A` is no answer", ""), ("[?] ", "n\r"), ("not committed", ""), ("0:00> ", "quit\r"),
        ])
        #expect(exit == 0)
        #expect(!screen.contains("is no time and no power"))
    }

    @Test func whatOfARefusedEntryStandsIsSaid() throws {
        let (_, screen) = try sit(typing: [
            ("0:00> ", "background muscle\r"), ("0:00> ", Self.setting.replacing("background muscle; ", with: "").replacing("\r", with: "; let b = 2 mm; freeze 1m\r")), ("[?] ", "n\r"),
            ("does not stand: `let b = 2 mm`; `freeze 1m`", ""), ("0:00> ", "print b\r"), ("nothing called `b`", ""), ("0:00> ", "quit\r"),
        ])
        #expect(screen.contains("  stands: `place probe A at "))
    }

    @Test func aQuestionMarkInAnOpenBracketIsAnswered() throws {
        try sit(typing: Self.oneProbe + [("0:00> ", "print coverage(?\r"), ("here goes a region, the `region` of `coverage`", ""), ("0:00> ", "freeze until ?\r"), ("here goes a condition", ""), ("0:00> ", "quit\r")])
    }

    @Test func aPlaneBeyondThePatientIsSaidToBe() throws {
        let (_, screen) = try sit(typing: Self.oneProbe + [
            ("0:00> ", "show slice axial at 500 mm\r"), ("there is nothing on this plane", ""), ("0:00> ", "show slice coronal\r"), ("coldest so far", ""), ("0:00> ", "quit\r"),
        ])
        let picture = screen.suffix(from: screen.range(of: "show slice coronal", in: screen.startIndex))
        #expect(picture.prefix(while: { $0 != ">" }).count { $0.isNewline } < 24, "a picture and the prompt fit the screen")
    }

    @Test func aSavedProgramSaysWhatItCannotDoAgain() throws {
        let path = Scratch.folder() + "/mine.frz"
        let (_, screen) = try sit(with: ["--speed", "30"], typing: Self.oneProbe + [
            ("0:00> ", "freeze 4m\r"), ("[?] ", "y\r"), ("running [", Key.interrupt), ("stopped> ", "resume\r"), ("going on", ""), ("> ", "save \"\(path)\"\r"), ("saved: ", ""), ("> ", "quit\r"),
        ])
        let text = try String(decoding: TextFile.bytes(of: path), as: UTF8.self)
        #expect(text.contains("# Cut short in the sitting.") && text.contains("\nfreeze A "), "\(screen)")
    }

    @Test func aMistakeInALoadedFileNamesTheFileAndItsLine() throws {
        let path = Scratch.folder() + "/piece.frz"
        try TextFile.make(path, "background muscle\nprint nothing_such\n")
        let (_, screen) = try sit(typing: [("0:00> ", "load \"\(path)\"\r"), ("nothing_such", ""), ("0:00> ", "quit\r")])
        #expect(screen.contains("piece.frz:2:7"), "\(screen)")
    }

    @Test func mistakesNameTheEntryTheyStandIn() throws {
        let (_, screen) = try sit(typing: [("0:00> ", "print 1\r"), ("0:00> ", "print nothing_such\r"), ("0:00> ", "quit\r")])
        #expect(screen.contains("entry 2:1:7"))
    }
}

extension String {
    fileprivate func range(of text: String, in start: Index) -> Index { self[start...].firstRange(of: text)?.lowerBound ?? endIndex }
}
