import Testing

@testable import Shell

@Suite("What is typed while a command runs")
struct TypedTextTests {
    private func typed(_ keys: String) -> TypedText { typed(Array(keys.utf8)) }

    private func typed(_ bytes: [UInt8]) -> TypedText {
        var reader = KeyReader()
        var text = TypedText()
        for byte in bytes { if let key = reader.take(byte) { text.take(key) } }
        return text
    }

    @Test(arguments: [
        ("scan", "scan"), ("scam\u{7F}n", "scan"), ("scam\u{8}n", "scan"), ("can\u{1}s", "scan"), ("scn\u{2}a", "scan"), ("can\u{1B}[Hs\u{1B}[F!", "scan!"), ("can\u{1B}OHs\u{1B}OF!", "scan!"),
        ("can\u{1B}[1~s\u{1B}[4~!", "scan!"), ("can\u{1B}[7~s\u{1B}[8~!", "scan!"), ("sn\u{1B}[Dca\u{1B}[C!", "scan!"), ("sn\u{1B}ODca\u{1B}OC!", "scan!"), ("scaan\u{2}\u{2}\u{1B}[3~", "scan"),
        ("sscan\u{1}\u{4}", "scan"), ("scan\u{4}\u{6}", "scan"), ("scan now\u{1}\u{6}\u{6}\u{6}\u{6}\u{B}", "scan"), ("thaw 3m\u{15}scan", "scan"), ("scan  12m \u{17}", "scan  "),
        ("scan\u{1B}[A\u{1B}[B\u{1B}[5~\u{1B}[1;5D\u{1B}OP\u{1B}[[A\u{1B}[15~\u{1B}b!", "scan!"), ("scan\u{7}\t\u{C}", "scan"), ("\u{7F}\u{2}\u{4}\u{17}\u{15}scan", "scan"),
        ("scan\u{1B}[200~ a\u{1B}[D\tb\u{1B}[201~!", "scan a[D\tb!"), ("a\u{1B}[200~b\r\nc\rd\u{1B}[201~", "ab\nc\nd"),
    ])
    func isEdited(keys: String, text: String) { #expect(typed(keys).whole == text) }

    @Test func returnEndsTheLineWhereverTheCursorIs() {
        let text = typed("scan\u{1}\rthaw")
        #expect(text.whole == "scan\nthaw")
        #expect(text.lineBefore == "thaw" && text.above?.last == "scan")
        #expect(typed("scan\u{1B}\r").whole == "scan\n", "Alt-Return too")
    }

    @Test func aLineThatWaitsIsTakenBack() {
        #expect(typed("scan\r\u{7F}!").whole == "scan!")
        #expect(typed("scan\r\u{15}\u{15}thaw").whole == "thaw")
        #expect(typed("a\rb\u{2}\u{2}\u{B}!").whole == "a!\nb", "to the end of its own line only")
    }

    @Test func wholeCharactersAreErased() {
        #expect(typed("naïve中\u{7F}").whole == "naïve")
        #expect(typed("e\u{301}x\u{2}\u{7F}").whole == "x", "with its accent")
        #expect(typed("😀\u{2}a").whole == "a😀")
    }

    /// A key's sequence that comes in pieces is one all the same, and a character cut off is none.
    @Test func bytesMayComeInAnyPieces() {
        #expect(typed([0xE4, 0xB8, 0x61]).whole == "a")
        #expect(typed([0xFF, 0xC0, 0x80, 0x62]).whole == "b")
        #expect(typed(Array("a\u{1B}[1;".utf8) + [0x1B] + Array("[Db".utf8)).whole == "ba")
    }

    /// Whatever comes, the text has lines and characters only, and the row stays within the screen.
    @Test func anyBytesAtAllLeaveAText() {
        var generator = SplitMix(state: 7)
        let keys = ["\u{1B}[D", "\u{1B}[C", "\u{1B}[200~", "\u{1B}[201~", "\u{1B}[3~", "\u{1}", "\u{5}", "\u{B}", "\u{17}", "\r", "\u{7F}", "é", "中", "e\u{301}", "😀", "word ", "\t"].map { Array($0.utf8) }
        var (reader, text) = (KeyReader(), TypedText())
        for turn in 0..<20_000 {
            let bytes = generator.next() % 5 == 0 ? [UInt8(truncatingIfNeeded: generator.next())] : keys[Int(generator.next() % UInt64(keys.count))]
            for byte in bytes { if let key = reader.take(byte) { text.take(key) } }
            if turn % 200 == 0 { text.take(.eraseLine) }
            guard turn % 50 == 0 else { continue }
            #expect(text.whole.unicodeScalars.allSatisfy { $0 == "\n" || $0 == "\t" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
            let row = TypingRow(text, columns: 40)
            #expect(DisplayWidth.of(row.text) < 40 && row.cursor <= DisplayWidth.of(row.text), "\(row)")
        }
    }

    private struct SplitMix {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    @Test func escapeByItselfIsForgotten() {
        var reader = KeyReader()
        #expect(reader.take(0x1B) == nil && reader.isBehindEscape)
        reader.forgetEscape()
        #expect(reader.take(UInt8(ascii: "b")) == .text("b"))
    }

    @Test func ofAPasteWithoutAnEndNothingIsLost() {
        var reader = KeyReader()
        for byte in "\u{1B}[200~let a = 1\nlet b".utf8 { #expect(reader.take(byte) == nil) }
        #expect(reader.isInsidePaste && reader.endPaste() == .text("let a = 1\nlet b"))
        #expect(!reader.isInsidePaste && reader.endPaste() == nil && reader.take(UInt8(ascii: "x")) == .text("x"))
    }

    @Test func aPasteIsCutAndItsEndFound() {
        let text = typed("\u{1B}[200~" + String(repeating: "x", count: (1 << 20) + 50) + "\u{1B}[201~!").whole
        #expect(text.hasSuffix("x!") && text.utf8.count <= 1 << 20)
    }
}

@Suite("The row that is typed on")
struct TypingRowTests {
    private func row(_ before: String, _ after: String = "", columns: Int) -> TypingRow {
        var text = TypedText()
        text.take(.text(before + after))
        for _ in after { text.take(.left) }
        return TypingRow(text, columns: columns)
    }

    @Test func showsTheLineAndWhereTheCursorIs() {
        #expect(row("sc", "an", columns: 80).text == "  Ctrl-C stops  > scan")
        #expect(row("sc", "an", columns: 80).cursor == 20)
        #expect(row("中中", "中", columns: 80).cursor == 22, "two columns each")
    }

    @Test func leavesTheHintOutWhereThereIsNoRoom() { #expect(row("scan", columns: 30).text == "> scan") }

    @Test(arguments: [0, 1, 5, 18, 19, 25, 38]) func isNeverTooWide(atCursor place: Int) {
        let line = "print 1 + 中2中 + 3 + 4中中 + 5 + 6 + 7 + 8"
        for columns in [12, 20, 30, 41] {
            let row = row(String(line.prefix(place)), String(line.dropFirst(place)), columns: columns)
            #expect(DisplayWidth.of(row.text) < columns && row.cursor < columns, "\(row) in \(columns)")
            #expect(row.text.contains(line.dropFirst(max(0, place - 1)).prefix(1)), "what stands before the cursor is seen")
        }
    }
}
