import Testing

@testable import Shell

@Suite("Pictures of pixels")
struct TerminalGraphicsTests {
    @Test(arguments: [
        ("\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[?62;c", TerminalGraphics?.some(.kitty), ""), ("\u{1B}[?62;4;22c", .sixel, ""), ("\u{1B}[?64;1;22c", nil, ""), ("\u{1B}[?62;44c", nil, ""),
        ("\u{1B}_Gi=31;EINVAL\u{1B}\\\u{1B}[?62;4c", .sixel, ""), ("fre\u{1B}[?6;4ceze", .sixel, "freeze"), ("", nil, ""), ("typed", nil, "typed"), ("\u{1B}[A", nil, "\u{1B}[A"),
    ])
    func areSentOnlyWhereTheTerminalSaysSo(answer: String, graphics: TerminalGraphics?, rest: String) {
        let read = TerminalGraphics.read(Array(answer.utf8))
        #expect(read.graphics == graphics)
        #expect(String(decoding: read.rest, as: UTF8.self) == rest)
    }

    private let picture = RasterPicture(columns: 5, rows: 2, pixels: [.warm, .warm, .warm, .warm, .probe, .lethal, .warm, .warm, .warm, .probe])

    @Test func forKittyAreColoursInBase64() {
        let text = picture.text(.kitty, size: (10, 1), scale: 1)
        #expect(text == "\u{1B}_Ga=T,f=24,s=5,v=2,c=10,r=1,q=2,m=0;LCwwLCwwLCwwLCwwAJ5zzuT0LCwwLCwwLCwwAJ5z\u{1B}\\")
    }

    @Test func forKittyComeInPiecesOf4096Bytes() {
        let large = RasterPicture(columns: 100, rows: 20, pixels: [Palette](repeating: .cold, count: 2000)).text(.kitty, size: (25, 3), scale: 1)
        let pieces = large.split(separator: "\u{1B}\\")
        #expect(pieces.count == 2)
        #expect(pieces[0].contains("m=1;") && pieces[1].hasPrefix("\u{1B}_Gm=0;"))
        #expect(pieces.allSatisfy { ($0.split(separator: ";").last?.count ?? 0) <= 4096 })
    }

    @Test func forSixelsAreBandsOfSixRows() {
        let text = picture.text(.sixel, size: (10, 1), scale: 1)
        #expect(text.hasPrefix("\u{1B}P0;1;0q\"1;1;5;2#0;2;17;17;19"))
        #expect(text.hasSuffix("#0@BBB?$#3A!4?$#7!4?B\u{1B}\\"))
    }

    @Test func forSixelsAreEnlarged() {
        let text = picture.text(.sixel, size: (10, 1), scale: 4)
        #expect(text.contains("\"1;1;20;8#"))
        #expect(text.hasSuffix("-#0!4?!12B!4?$#3!4B!16?$#7!16?!4B\u{1B}\\"), "\(text)")
    }
}
