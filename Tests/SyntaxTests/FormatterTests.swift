import Diagnostics
import Foundation
import Testing

@testable import Syntax

@Suite("The one layout") struct FormatterTests {
    @Test("of a careless program")
    func careless() throws {
        #expect(
            try formatted(Programs.careless) == """
                # first

                use layouts
                fn f(a: Length, b: Int = 2) -> List<Point> { return [(a, b, -3) mm, (1, 2, 3) mm] } # trailing
                tissue foo {
                  density: 3 kg/m3 # one
                  conductivity: 0.6 W/m/K
                  freezing: -8 C to -1 C, perfusion: 0.006 /s
                }
                repeat 2 times { freeze 12m; thaw 3m }

                # own
                if tip(A) < 0 C and not (b) {
                  print "x {a+b}" # note
                }
                # between
                else { # why
                  thaw passive 5m
                  # inside
                }
                let p = predict { freeze A, B 12m }
                place probe "P{i}" at (ring * cos(120 deg * i),
                  -14 mm)
                  from (1, 2, 3) mm
                  using argon_17g
                scan; stop
                let pts = [
                  (1, 2, 3) mm, # a
                  (4, -5, 6) mm,
                ]
                let t = -x^-2 + a.b..3 - -40C
                let q = f(predict {
                  freeze 12m
                }, 3)
                freeze until (a or b)
                  # go on
                  at most 15m
                  scan every 5m
                while a at most 5m {
                  thaw 3m
                }
                # last

                """)
    }

    @Test("leaves two dashes before a comment what they are")
    func dashes() throws {
        #expect(try formatted("print 5 ---# note\n3\n") == "print 5 - -- # note\n  3\n")
        #expect(try formatted("print 5 - -- # note\n  3\n") == "print 5 - -- # note\n  3\n")
    }

    @Test("keeps the meaning, every comment, and itself")
    func careful() throws {
        let once = try formatted(Programs.careless)
        #expect(meaning(once) == meaning(Programs.careless))
        #expect(once.count { $0 == "#" } == Programs.careless.count { $0 == "#" })
        #expect(try formatted(once) == once)
    }

    @Test("ends each line with a line feed", arguments: ["let a = 1\r\nlet b = 2\r\n", "let a = 1\nlet b = 2", "\n\nlet a = 1  \n\tlet b = 2\n\n\n"])
    func lineEnds(program: String) throws {
        #expect(try formatted(program) == "let a = 1\nlet b = 2\n")
    }

    @Test("keeps the meaning of every program of the tree, which is laid out already", arguments: Programs.ofTheTree)
    func tree(program: URL) throws {
        let text = try String(contentsOf: program, encoding: .utf8)
        let once = try formatted(text)
        #expect(meaning(once) == meaning(text))
        #expect(once == text)
    }

    @Test("there are programs in the tree")
    func treeIsFound() { #expect(Programs.ofTheTree.count >= 10) }

    @Test("of all constructs together is stable")
    func together() throws {
        let program = Programs.constructs.joined(separator: "\n")
        let once = try formatted(program)
        #expect(meaning(once) == meaning(program))
        #expect(try formatted(once) == once)
    }

    @Test("does not change where spaces change: any spacing gives the same text", arguments: Programs.constructs)
    func spacing(program: String) throws {
        let wide = program.replacing(" = ", with: "   =\t").replacing(", ", with: "  ,   ")
        if meaning(wide) == meaning(program) { #expect(try formatted(wide) == formatted(program)) }
    }

    @Test("holds with a comment or a line break between any two tokens", arguments: Programs.constructs + [Programs.careless])
    func interrupted(program: String) throws {
        let bytes = Array(program.utf8)
        let interruptions = [" # c\n", "\n", "\n\n  # c\n\n", ";", "\n;\n"]
        // A long program takes one interruption a token, in turn.
        let isLong = bytes.count > 500
        for (place, range) in tokenRanges(program).enumerated() {
            for interruption in isLong ? [interruptions[place % interruptions.count]] : interruptions {
                let text = String(decoding: bytes[..<range.upperBound], as: UTF8.self) + interruption + String(decoding: bytes[range.upperBound...], as: UTF8.self)
                guard codes(text).isEmpty else { continue }
                let once = try formatted(text)
                #expect(meaning(once) == meaning(text), "\(text)\n→\n\(once)")
                #expect(try formatted(once) == once, "\(text)\n→\n\(once)")
                #expect(once.count { $0 == "#" } == text.count { $0 == "#" })
            }
        }
    }

    @Test("of nothing is nothing", arguments: ["", "\n\n", " \t"])
    func nothing(program: String) throws {
        #expect(try formatted(program) == "")
    }

    @Test("is not given to a program with errors")
    func refused() {
        guard case .failure(let failure) = Formatter.format(SourceFile(name: "a", text: "let a = (")) else {
            Issue.record("a program with errors was formatted")
            return
        }
        #expect(failure.diagnostics.map(\.code) == ["S021"] || failure.diagnostics.map(\.code) == ["S022"])
    }
}
