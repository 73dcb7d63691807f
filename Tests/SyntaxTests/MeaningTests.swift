import Diagnostics
import Testing

@testable import Syntax

@Suite("Numbers and units") struct NumberTests {
    @Test(
        "a unit stands attached or behind a space",
        arguments: [
            ("12m", "12.0 m"), ("12 min", "12.0 min"), ("1m30s", "1.0 m + 30.0 s"), ("5m2.5s", "5.0 m + 2.5 s"), ("2m3s", "2.0 m + 3.0 s"), ("1 h 30 min", "1.0 h + 30.0 min"), ("-40C", "-40.0 C"),
            ("-40 °C", "-40.0 °C"), ("3200 psi", "3200.0 psi"), ("0.006 /s", "0.006 /s"), ("1000 kg/m3", "1000.0 kg/m3"),
            ("2 kJ/kg/K", "2.0 kJ/kg/K"), ("10 W/m2/K", "10.0 W/m2/K"), ("3.8 MJ/m3/K", "3.8 MJ/m3/K"), ("5 deltaC", "5.0 deltaC"),
            ("0.2 g/s", "0.2 g/s"), ("80%", "80.0 %"), ("80 %", "80.0 %"), ("1.5e-3 m3", "0.0015 m3"), ("3 µm", "3.0 um"), ("3 cm³", "3.0 cm3"),
            ("-1m30s", "-1.0 m + -30.0 s"), ("1e3", "1000.0"),
        ])
    func unitBinds(text: String, expected: String) throws {
        #expect(try grouped(text) == expected)
    }

    @Test(
        "elsewhere a unit's word is a name",
        arguments: [
            ("3 / s", "(3.0 / s)"), ("C + A - K", "((C + A) - K)"), ("s", "s"), ("12 mm / s", "(12.0 mm / s)"), ("f(m: 3)", "f(m: 3.0)"),
            ("2 * m", "(2.0 * m)"), ("min(3, 4)", "min(3.0, 4.0)"),
        ])
    func unitWordIsAName(text: String, expected: String) throws {
        #expect(try grouped(text) == expected)
    }

    @Test(
        "one unit stands behind a tuple, not behind a call or a bracket",
        arguments: [("(0, -7.5, 20) mm", "(0.0, -7.5, 20.0) mm"), ("(1, 0, 0)", "(1.0, 0.0, 0.0)"), ("[(1, 2, 3)mm]", "[(1.0, 2.0, 3.0) mm]")])
    func tupleUnit(text: String, expected: String) throws {
        #expect(try grouped(text) == expected)
        #expect(codes("let a = (3) mm") == ["S010"])
        #expect(codes("let a = f(1, 2) mm") == ["S010"])
    }

    @Test(
        "a minus makes a literal negative in front and subtracts behind a value",
        arguments: [
            ("2 - -40", "(2.0 - -40.0)"), ("-40C + 5 deltaC", "(-40.0 C + 5.0 deltaC)"), ("-10C - -40C", "(-10.0 C - -40.0 C)"), ("a -40", "(a - 40.0)"),
            ("-x", "(- x)"), ("-2 ^ 2", "(- (2.0 ^ 2.0))"), ("f(-1, at: -3 C)", "f(-1.0, at: -3.0 C)"), ("- - 3", "(- -3.0)"),
        ])
    func minus(text: String, expected: String) throws {
        #expect(try grouped(text) == expected)
    }

    @Test("a range is not a decimal point", arguments: [("1..3", "(1.0 .. 3.0)"), ("40..60", "(40.0 .. 60.0)"), ("1.5..n + 1", "(1.5 .. (n + 1.0))")])
    func range(text: String, expected: String) throws {
        #expect(try grouped(text) == expected)
    }
}

@Suite("Expressions") struct ExpressionTests {
    @Test(
        "bind by rank",
        arguments: [
            ("a or b and not c == d", "(a or (b and (not (c == d))))"), ("a + b * c ^ d", "(a + (b * (c ^ d)))"), ("a - b - c", "((a - b) - c)"),
            ("a / b * c", "((a / b) * c)"), ("a ^ b ^ c", "(a ^ (b ^ c))"), ("(a + b) * c", "((a + b) * c)"), ("a.b.c + d", "(a.b.c + d)"),
            ("a + 1 < b * 2", "((a + 1.0) < (b * 2.0))"), ("not a and b", "((not a) and b)"), ("-a * b", "((- a) * b)"), ("2 ^ -1", "(2.0 ^ -1.0)"),
        ])
    func rank(text: String, expected: String) throws {
        #expect(try grouped(text) == expected)
    }

    @Test(
        "may stand in a string",
        arguments: [
            (#""a {b + 1} c""#, #""a {(b + 1.0)} c""#), (#""{f("x{y}")}""#, #""{f("x{y}")}""#), (#""{{}}""#, #""{}""#), (#""a\tb\\""#, "\"a\tb\\\""),
        ])
    func interpolation(text: String, expected: String) throws {
        #expect(try grouped(text) == expected)
    }

    @Test("in a string know their place in the file")
    func interpolationSpan() throws {
        let text = #"print "é {coldest(cord)}""#
        guard case .print(let expression)? = read(text).tree.statements.first?.kind, case .string(let parts) = expression.kind,
            case .expression(let inner)? = parts.last
        else { throw SyntaxFailure() }
        #expect(SourceFile(name: "a", text: text).slice(inner.span) == "coldest(cord)")
    }

    @Test("choose and predict and look")
    func values() throws {
        #expect(try grouped("if a { 1 } else if b { 2 } else { 3 }") == "(if a { 1.0 } else { (if b { 2.0 } else { 3.0 }) })")
        #expect(try grouped("predict { freeze 1m; thaw 1m }") == "predict of 2")
        #expect(try grouped("scan ct slice z = 0 mm") == "scan ct z 0.0 mm")
    }
}

@Suite("Lines") struct LineTests {
    @Test(
        "go on where they must",
        arguments: [
            ("freeze 12m\n  scan every 5m", "freeze 12m scan every 5m"), ("let a = 1 +\n2", "let a = 1 + 2"), ("let a = b\n  and c", "let a = b and c"),
            ("freeze A,\n B 12m", "freeze A, B 12m"), ("let a = (1,\n\n# why\n2, 3)\nmm", "let a = (1, 2, 3); mm"), ("if a { stop }\nelse { scan }", "if a { stop } else { scan }"),
            ("place sensor T at p\n\n from q", "place sensor T at p from q"), ("freeze until a\nat most 5m", "freeze until a at most 5m"),
        ])
    func goOn(broken: String, joined: String) {
        #expect(meaning(broken) == meaning(joined))
    }

    @Test("end where they may: a lone scan is a statement of its own", arguments: ["thaw 3m\nscan", "withdraw all\nscan ct", "freeze 12m\nscan", "withdraw\nscan slice z = 0 mm"])
    func loneScan(program: String) {
        #expect(read(program).tree.statements.count == 2)
        #expect(codes(program).isEmpty)
    }

    @Test("end inside braces, even between brackets")
    func bracesInBrackets() {
        #expect(meaning("f(predict {\n freeze 1m\n thaw 1m\n}, 3)") == meaning("f(predict { freeze 1m; thaw 1m }, 3)"))
    }

    @Test("may end in CR LF, begin with a byte order mark, and hold tabs")
    func lineEnds() {
        #expect(meaning("\u{FEFF}let a = 1\r\n\tlet b = 2\r\n") == meaning("let a = 1\nlet b = 2"))
    }
}

@Suite("Words of the language") struct WordTests {
    @Test("label an argument", arguments: ["at", "from", "to", "until", "below", "in", "by", "of", "with", "scan", "limit"])
    func label(word: String) throws {
        #expect(try grouped("f(\(word): 1)") == "f(\(word): 1.0)")
    }

    @Test("are no names", arguments: ["let freeze = 1", "target scan = s of t", "fn if() { }", "for all in x { }", "var and = 1", "tissue limit { a: 1 }"])
    func reserved(program: String) {
        #expect(codes(program) == ["S031"])
    }

    @Test("probes are told from durations by what follows")
    func probesOrDurations() {
        #expect(meaning("freeze A 12m") != meaning("freeze 12m"))
        guard case .command(.freeze(.unsaid, .lasting, scanEvery: nil))? = read("freeze t").tree.statements.first?.kind else {
            Issue.record("`freeze t` freezes every probe for t")
            return
        }
        guard case .command(.freeze(.named(let names), .lasting, scanEvery: nil))? = read("freeze A t").tree.statements.first?.kind else {
            Issue.record("`freeze A t` freezes A for t")
            return
        }
        #expect(names.count == 1)
    }
}
