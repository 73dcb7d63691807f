import Diagnostics
import Testing

/// The rules of the consensus on whole courses. Each rule's plain case is the example of its explanation.
@Suite struct RuleTests {
    private static let head = """
        use protocols
        background muscle
        target lesion = sphere(center: (0, 0, 0) mm, radius: 12 mm) of tumour
        for i in 1..2 {
          test probe "P{i}" using argon_17g
          place probe "P{i}" at (15 mm * i - 22.5 mm, 0 mm, -10 mm) from (15 mm * i - 22.5 mm, 0 mm, 60 mm) using argon_17g
        }

        """

    private func codes(_ course: String) -> [String] { Examined(Self.head + course).codes }

    @Test func `a course through a protocol of the library is told where it is called`() {
        let examined = Examined(Self.head + "double_freeze()")
        #expect(examined.codes == ["W203"])
        #expect(examined.lines == [8])
        #expect(codes("watched_freeze()") == [])
        #expect(codes("watched_freeze(thawing: 2m)") == ["W202"])
        #expect(codes("watched_freeze(cycles: 1)") == ["W201"])
    }

    @Test func `scans count by what was frozen since the last`() {
        #expect(codes("repeat 2 times { freeze 5m; scan; thaw 3m }") == [])
        #expect(codes("repeat 2 times { freeze 3m; thaw 3m }") == ["W203"])
        #expect(codes("repeat 2 times { freeze 12m scan every 6m; thaw 3m }") == ["W203"])
        #expect(codes("repeat 2 times { together { freeze P1 5m; freeze P2 4m }; scan; thaw 3m }") == [])
    }

    @Test func `freezes without a thaw between them count as one`() {
        #expect(codes("freeze 10m scan every 4m\nfreeze 10m scan every 4m\nthaw 3m\nfreeze 5m") == ["W104"])
        #expect(codes("freeze P1 10m scan every 4m\nfreeze P2 10m scan every 4m\nthaw 3m\nfreeze 5m") == [])
        #expect(codes("freeze 10m scan every 4m\nthaw 3m\nfreeze 10m scan every 4m") == [])
    }

    @Test func `a freeze that is too long is told wherever its length came from, and once`() {
        for line in ["freeze 18m scan every 5m; thaw 3m; freeze 5m", "for k in [6 min, 18 min] { freeze k scan every 5m; thaw 3m }", "var k = 18 min\nfreeze k scan every 5m\nthaw 3m\nfreeze 5m"] {
            #expect(codes(line) == ["W104"], "\(line)")
        }
        #expect(codes("protocol go(lasting: Duration = 25 min) { freeze lasting scan every 5m; thaw 3m }\ngo()\ngo()") == ["W104"])
        #expect(codes("protocol go(lasting: Duration = 5 min) { freeze lasting scan every 5m; thaw 3m }\ngo(18m)\ngo()") == ["W104"])
    }

    @Test func `a rest is no thaw, and a thaw until warm is long enough`() {
        #expect(codes("freeze 4m\nthaw passive 1m\nfreeze 1m\nscan\nthaw 3m\nfreeze 5m\nthaw 3m") == [])
        #expect(codes("freeze 5m; scan; thaw until tip(all) > 10 C at most 5m; freeze 5m") == [])
        #expect(codes("freeze 5m; scan; thaw until tip(all) > 10 C at most 2m; freeze 5m") == ["W202"])
        #expect(codes("freeze 5m; scan; thaw 2m; thaw 1m; freeze 5m") == [])
    }

    @Test func `what hangs on a run is not held against the program`() {
        #expect(codes("freeze 5m\nscan\nthaw 3m\nif coverage(lesion, below: -40 C) < 95% { freeze 5m }") == [])
        #expect(codes("freeze 5m\nscan\nthaw 3m\nif size(lesion) > 5 cm { freeze 5m }") == ["W201"])
        #expect(codes("let p = predict { freeze 9m }\nprint p.ok\nrepeat 2 times { freeze 5m; scan; thaw 3m }") == [])
        #expect(codes("repeat 2 times { freeze 5m; scan; thaw 3m }\nprint 5 mm / (margin(lesion, below: 0 C) / 1 mm)") == [])
    }

    /// Limits stand outside all braces, so that a missing one is missing whatever a run answers.
    @Test func `a neighbour without a limit is told though the course hangs on a run`() {
        let nerve = "organ root = tube(from: (-40, 25, 0) mm, to: (40, 25, 0) mm, radius: 2 mm) of nerve\n"
        #expect(codes(nerve + "freeze 5m\nscan\nthaw 3m\nif coverage(lesion, below: -40 C) < 95% { freeze 5m }") == ["W206"])
        #expect(codes(nerve + "limit coldest(root) > 5 C\nfreeze 5m\nscan\nthaw 3m\nif coverage(lesion, below: -40 C) < 95% { freeze 5m }") == [])
    }

    @Test func `a choice within a function is none of the course's`() {
        let function = "fn word() -> Text { if coverage(lesion, below: -40 C) > 80% { return \"good\" } else { return \"poor\" } }\n"
        #expect(codes(function + "freeze 5m\nscan\nthaw 3m\nprint word()") == ["W201"])
        #expect(codes(function + "freeze 5m\nscan\nthaw 3m\nif word() == \"poor\" { freeze 5m }") == [])
    }

    @Test func `a bench check without a target is no treatment`() {
        let bench = """
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            freeze 12m
            """
        #expect(Examined(bench).codes == [])
    }

    @Test func `probes are counted by what is in at the same time`() {
        let moved = """
            repeat 2 times { freeze 5m; scan; thaw 3m }
            thaw until tip(all) > 10 C at most 15m
            withdraw all
            for i in 3..4 {
              test probe "P{i}" using argon_17g
              place probe "P{i}" at (15 mm * i - 52.5 mm, 0 mm, 0 mm) from (15 mm * i - 52.5 mm, 0 mm, 60 mm) using argon_17g
            }
            repeat 2 times { freeze 5m; scan; thaw 3m }
            """
        #expect(codes(moved) == [])
    }

    @Test func `a pair round a bone may stand 2 cm apart`() {
        let pair = """
            background muscle
            target lesion = ellipsoid(center: (0, 0, 0) mm, radii: (8, 4, 6) mm) of osteolytic_tumour
            for i in 1..2 {
              test probe "P{i}" using argon_17g
              place probe "P{i}" at (40 mm * (i - 1) / 2 - 10 mm, 0 mm, -10 mm) from (40 mm * (i - 1) / 2 - 10 mm, 0 mm, 60 mm) using argon_17g
            }
            repeat 2 times { freeze 5m; scan; thaw 3m }
            """
        #expect(Examined(pair).codes == [])
    }

    @Test func `a line may go against one section with a reason`() {
        #expect(codes("double_freeze() # allow C4.1.5: ultrasound watches all the time") == [])
        #expect(codes("# allow C4.1.5: ultrasound watches\n# all the time\ndouble_freeze()") == [])
        #expect(codes("double_freeze() # allow C4.3.3: the wrong section") == ["W203"])
        #expect(codes("# allow C4.1.5: the wrong line\nhold 1m\ndouble_freeze()") == ["W203"])
        #expect(codes("double_freeze() # allow C9.9: no such section") == ["W203", "W109"])
    }

    /// Every rule can be let go on its own line, by its own section, with a reason.
    @Test(arguments: Explanation.all.map(\.code).filter { code in
        code.hasPrefix("W2") || ["W104", "W105", "W106", "W107", "W108"].contains(code)
    })
    func `each rule can be allowed`(_ code: String) throws {
        let program = try #require(Explanation.of(code)?.wrong)
        let told = Examined(program)
        let (diagnostic, line) = (try #require(told.diagnostics.first), try #require(told.lines.first))
        let section = try #require(diagnostic.section, "\(diagnostic.message)")
        var lines = program.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        lines[line - 1] += " # allow \(section): agreed at the tumour board"
        #expect(Examined(lines.joined(separator: "\n")).codes == [], "\(code)")
    }

    @Test func `a mistake that a run would surely end with is told at once`() {
        #expect(codes("repeat 2 times { freeze 5m; scan; thaw 3m }\nfor i in 1..3 { freeze \"P{i}\" 1m; scan }") == ["E202"])
        #expect(codes("print coverage(lesion, below: 0 C)\nrepeat 2 times { freeze 5m; scan; thaw 3m }\nfor i in 1..3 { freeze \"P{i}\" 1m; scan }") == ["E202"])
        #expect(codes("var n = 3\nif coverage(lesion, below: 0 C) < 0.5 { n = 0 }\nfor i in 1..n { freeze \"P{i}\" 1m; scan }") == [])
    }

    @Test func `a program that only counts does not hold up a check`() {
        #expect(codes("repeat 2 times { freeze 5m; scan; thaw 3m }\nvar n = 0\nfor i in 1..90000 { for j in 1..90000 { n = n + i * j } }\nprint n") == [])
    }
}
