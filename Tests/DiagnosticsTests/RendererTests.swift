import Testing

@testable import Diagnostics

@Suite("A diagnostic on the page") struct RendererTests {
    private func render(_ text: String, isColoured: Bool = false, _ make: (SourceFile, FileID) -> Diagnostic) -> String {
        let file = SourceFile(name: "protocol.frz", text: text)
        var sources = SourceMap()
        let id = sources.add(file)
        return DiagnosticRenderer(sources: sources, isColoured: isColoured).render(make(file, id))
    }

    private func span(_ words: String, in file: SourceFile, _ id: FileID) -> SourceSpan {
        let place = file.text.ranges(of: words).first!
        let start = file.text.utf8.distance(from: file.text.startIndex, to: place.lowerBound)
        return SourceSpan(file: id, start: start, end: start + words.utf8.count)
    }

    @Test("no line of the source is wider than the screen, and its mark stands below it", arguments: [30, 60, 79])
    func onANarrowScreen(columns: Int) {
        let file = SourceFile(name: "entry 1", text: String(repeating: "let a = 1; ", count: 12) + "freeze 12m; " + String(repeating: "let b = 2; ", count: 12))
        var sources = SourceMap()
        let id = sources.add(file)
        let diagnostic = Diagnostic(.error, "R101", "it breaks", at: span("freeze 12m", in: file, id))
        let rows = DiagnosticRenderer(sources: sources, isColoured: false, columns: columns).render(diagnostic).split(separator: "\n").map(Array.init)
        #expect(rows[2].count == columns && rows[2].contains("…"))
        let mark = rows[3].indices.filter { rows[3][$0] == "^" }
        #expect(String(rows[2][mark[0]...mark[mark.count - 1]]) == "freeze 12m")
    }

    @Test("labels are broken between words, in their own column", arguments: [40, 60])
    func labelsOnANarrowScreen(columns: Int) {
        let file = SourceFile(name: "entry 1", text: "freeze A 12m and then thaw A")
        var sources = SourceMap()
        let id = sources.add(file)
        let words = "this is more than there is room for beside the mark, whichever way it is turned"
        let diagnostic = Diagnostic(
            .error, "R101", "it breaks", at: span("12m", in: file, id), label: words, secondary: [.init(span: span("thaw A", in: file, id), text: "and " + words)])
        let rows = DiagnosticRenderer(sources: sources, isColoured: false, columns: columns).render(diagnostic).split(separator: "\n").dropFirst(3).map(String.init)
        #expect(rows.allSatisfy { $0.count <= columns && $0.hasPrefix(" │ ") }, "\(rows)")
        let told = rows.joined(separator: " ").split { " │^-".contains($0) }.joined(separator: " ")
        #expect(told == "and \(words) \(words)")
        #expect(rows.contains { $0.hasPrefix(" │          this is more") }, "\(rows)")
    }

    @Test("underlines, labels, notes and helps")
    func whole() {
        let text = String(repeating: "\n", count: 11) + "let t = -40 C + 5 C\n"
        let shown = render(text) { file, id in
            Diagnostic(
                .error, "Q102", "cannot add a temperature to a temperature", at: span("-40 C", in: file, id), label: "temperature",
                secondary: [.init(span: span("5 C", in: file, id), text: "temperature")],
                notes: ["a temperature is a point on a scale; a difference is written `deltaC`"], help: "write `-40 C + 5 deltaC`")
        }
        #expect(
            shown == """
                error[Q102]: cannot add a temperature to a temperature
                  ┌─ protocol.frz:12:9
                12│ let t = -40 C + 5 C
                  │         ^^^^^   --- temperature
                  │         temperature
                  = note: a temperature is a point on a scale; a difference is written `deltaC`
                  help: write `-40 C + 5 deltaC`
                """)
    }

    @Test("shows a second place on its own line")
    func secondLine() {
        let shown = render("let a = 1\n\nlet a = 2") { file, id in
            Diagnostic(
                .warning, "Q1", "hidden", at: SourceSpan(file: id, start: 15, end: 16), label: "hides it",
                secondary: [.init(span: SourceSpan(file: id, start: 4, end: 5), text: "first")])
        }
        #expect(
            shown == """
                warning[Q1]: hidden
                 ┌─ protocol.frz:3:5
                1│ let a = 1
                 │     - first
                3│ let a = 2
                 │     ^ hides it
                """)
    }

    @Test("shows a second file under its own name")
    func secondFile() {
        var sources = SourceMap()
        let first = sources.add(SourceFile(name: "a.frz", text: "use b"))
        let second = sources.add(SourceFile(name: "b.frz", text: "let c = 1"))
        let diagnostic = Diagnostic(
            .error, "Q1", "no", at: SourceSpan(file: first, start: 4, end: 5), secondary: [.init(span: SourceSpan(file: second, start: 4, end: 5), text: "there")])
        #expect(
            DiagnosticRenderer(sources: sources, isColoured: false).render(diagnostic) == """
                error[Q1]: no
                 ┌─ a.frz:1:5
                1│ use b
                 │     ^
                 ┌─ b.frz:1:5
                1│ let c = 1
                 │     - there
                """)
    }

    @Test("expands tabs and replaces what would reach the terminal")
    func controlCharacters() {
        let shown = render("\tlet \u{1B}[31m = x") { file, id in
            Diagnostic(.error, "S1", "bad \u{1B} name", at: span("x", in: file, id), label: "here\u{7}")
        }
        #expect(shown.contains("1│     let \u{FFFD}[31m = x"))
        #expect(shown.contains(" │                 ^ here\u{FFFD}"))
        #expect(!shown.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }

    @Test("underlines as wide as the terminal draws", arguments: [("let 漢字 = ", "日本", 11, 4), ("e\u{301}e\u{301} ", "x", 3, 1), ("🧊 ", "ab", 3, 2)])
    func widths(before: String, marked: String, column: Int, width: Int) {
        let shown = render(before + marked) { file, id in Diagnostic(.error, "S1", "no", at: span(marked, in: file, id)) }
        #expect(shown.hasSuffix("│ " + String(repeating: " ", count: column) + String(repeating: "^", count: width)))
    }

    @Test("underlines a span of several lines to the end of its first")
    func severalLines() {
        let shown = render("freeze 12m\nthaw 3m") { _, id in Diagnostic(.error, "S1", "no", at: SourceSpan(file: id, start: 7, end: 15), label: "here") }
        #expect(shown.contains("1│ freeze 12m\n │        ^^^ here"))
    }

    @Test("cuts a long line to a window around the span", arguments: [0, 10, 500, 999])
    func longLine(place: Int) throws {
        let text = String(repeating: "a", count: place) + "X" + String(repeating: "b", count: 999 - place)
        let rows = render(text) { _, id in Diagnostic(.error, "S1", "no", at: SourceSpan(file: id, start: place, end: place + 1)) }.split(separator: "\n")
        let line = try #require(rows.first { $0.hasPrefix("1│") })
        let underline = try #require(rows.last)
        #expect(line.count <= 165)
        #expect(line.firstIndex(of: "X").map { line.distance(from: line.startIndex, to: $0) } == underline.firstIndex(of: "^").map { underline.distance(from: underline.startIndex, to: $0) })
    }

    @Test("survives a place that is not in the text", arguments: [(0, 0), (50, 90), (3, 1), (-4, 2)])
    func strangePlaces(start: Int, end: Int) {
        let shown = render("abc") { _, id in Diagnostic(.error, "S1", "no", at: SourceSpan(file: id, start: start, end: end)) }
        #expect(shown.contains("^"))
    }

    @Test("is coloured only where asked")
    func colour() {
        let make = { (_: SourceFile, id: FileID) in Diagnostic(.error, "S1", "no", at: SourceSpan(file: id, start: 0, end: 1), help: "yes") }
        let coloured = render("abc", isColoured: true, make)
        #expect(coloured.contains("\u{1B}[1;31merror[S1]\u{1B}[0m"))
        #expect(!render("abc", make).contains("\u{1B}"))
    }
}

@Suite("Near names") struct NearNameTests {
    @Test("are offered where they are near enough", arguments: [("mucsle", "muscle"), ("freze", "freeze"), ("argon_71g", "argon_17g")])
    func near(typed: String, meant: String) {
        #expect(nearestName(to: typed, among: ["muscle", "freeze", "argon_17g", "nerve"]) == meant)
    }

    @Test("are not offered where nothing is near")
    func far() {
        #expect(nearestName(to: "kidney", among: ["muscle", "nerve"]) == nil)
        #expect(nearestName(to: "", among: ["muscle"]) == nil)
    }
}

@Suite("Places in a file") struct SourceFileTests {
    @Test("count lines and scalars from 1")
    func positions() {
        let file = SourceFile(name: "a", text: "é = 1\r\nb")
        #expect(file.position(at: 2) == SourcePosition(line: 1, column: 2))
        #expect(file.position(at: 99) == SourcePosition(line: 2, column: 2))
        #expect(file.line(1) == "é = 1")
        #expect(file.line(7) == "")
    }
}
