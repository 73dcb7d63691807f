import Checking
import Diagnostics
import Testing

/// The prompt checks one entry after another against what is declared already.
@Suite struct EntryTests {
    private var checker = Checker(library: ShelfLibrary())

    private mutating func enter(_ text: String) -> [String] {
        checker.checkEntry(SourceFile(name: "prompt", text: text)).diagnostics.map(\.code)
    }

    @Test mutating func `names and probes stay from entry to entry`() {
        #expect(enter("background muscle") == [])
        #expect(enter("let gap = 15 mm") == [])
        #expect(enter("test probe A using wire; place probe A at (gap, 0, 0) from (gap, 0, 60 mm) using wire") == [])
        #expect(enter("freeze A 12m") == [])
        #expect(enter("tip(A)") == [])
        #expect(enter("let gap = 3 s") == [])
        #expect(enter("hold gap") == [])
    }

    @Test mutating func `an entry with an error leaves no trace`() {
        #expect(enter("background muscle") == [])
        let names = checker.visibleNames
        #expect(enter("let gap = 15 mm; let wide = gap + 1 s") == ["Q103"])
        #expect(checker.visibleNames == names)
        #expect(enter("print gap") == ["N101"])
        #expect(enter("place probe A at (0, 0, 0) mm from (0, 0, 60) mm using wyre") == ["N103"])
        #expect(enter("freeze 5m") == ["M102"])
    }

    @Test mutating func `modules come with the entry that uses them`() throws {
        _ = enter("background muscle")
        let result = checker.checkEntry(SourceFile(name: "prompt", text: "use layouts"))
        let entry = try #require(result.entry)
        #expect(entry.modules.map { entry.sources[$0.file].name } == ["tissues.frz", "probes.frz", "layouts.frz"])
        #expect(enter("pair(center: (0, 0, 0) mm)") == [])
        #expect(checker.visibleNames.contains("pair") && checker.visibleNames.contains("margin"))
    }

    @Test mutating func `the map of sources keeps every entry`() throws {
        let first = try #require(checker.checkEntry(SourceFile(name: "one", text: "let a = 1")).entry)
        let second = try #require(checker.checkEntry(SourceFile(name: "two", text: "a")).entry)
        #expect(second.sources[first.main.file].name == "one")
        #expect(second.sources[second.main.file].name == "two")
    }

    @Test mutating func `a wrong background can be put right`() {
        #expect(enter("hold 3m") == ["P101"])
        #expect(enter("background mucsle") == ["N102"])
        #expect(enter("background muscle") == [])
        #expect(enter("hold 3m") == [])
    }
}
