import Testing

@testable import Syntax

@Suite("A program with one mistake") struct MessageTests {
    @Test("is told what to type", arguments: golden)
    func tells(program: String, expected: String) {
        #expect(rendered(program) == expected)
    }

    @Test("a mistake in each statement is told, all in one go")
    func severalErrors() {
        let program = "freze 12m\nlet a = (1, 2\nplace probe A at p from q\nrepeat 2 times {\n  print )\n  set power 80%\n}\nprint \"done\"\n}\nscan every 5m"
        #expect(codes(program) == ["S029", "S022", "S040", "S021", "S020", "S023", "S043"])
        #expect(read(program).tree.statements.count == 2)
    }

    static let golden: [(String, String)] = [
        (
            "freeze A for 12m",
            """
            error[S049]: `for` is left out before a duration
             ┌─ bad.frz:1:10
            1│ freeze A for 12m
             │          ^^^ one word too many
             help: write `freeze A 12m`
            """
        ),
        (
            "place probe A at 0, 0, 0 mm from q using m",
            """
            error[S034]: a point stands in brackets
             ┌─ bad.frz:1:18
            1│ place probe A at 0, 0, 0 mm from q using m
             │                  ^^ the first of three coordinates
             help: write `(0, 0, 0) mm`
            """
        ),
        (
            "tumor lesion = sphere(p, r)",
            """
            error[S029]: no statement begins with `tumor`
             ┌─ bad.frz:1:1
            1│ tumor lesion = sphere(p, r)
             │ ^^^^^ unknown word
             help: a region is a `target`, an `organ` or a `vessel`, and a value is a `let`: write for example `target lesion = …`
            """
        ),
        (
            "hold 12 minutes",
            """
            error[S007]: `minutes` is not a unit
             ┌─ bad.frz:1:9
            1│ hold 12 minutes
             │         ^^^^^^^ unknown unit
             help: write `min`
            """
        ),
        (
            "for (i = 0; i < 3; i++) { scan }",
            """
            error[S020]: expected a name, found `(`
             ┌─ bad.frz:1:5
            1│ for (i = 0; i < 3; i++) { scan }
             │     ^ expected a name
             help: write it like `for i in 1..4 { print i }`
            """
        ),
        (
            "freze 12m",
            """
            error[S029]: no statement begins with `freze`
             ┌─ bad.frz:1:1
            1│ freze 12m
             │ ^^^^^ unknown word
             help: did you mean `freeze`?
            """
        ),
        (
            "let a = [1, 2 3]",
            """
            error[S022]: expected `,` or `]`, found `3`
             ┌─ bad.frz:1:15
            1│ let a = [1, 2 3]
             │         -     ^ expected `,` or `]`
             │         opened here
             help: write `,` before a further value, or `]` at the end
            """
        ),
        (
            "if a < b < c { stop }",
            """
            error[S025]: a comparison cannot be chained
             ┌─ bad.frz:1:10
            1│ if a < b < c { stop }
             │    ----- ^ a second comparison
             │    the first
             help: write `a < b and b < c`
            """
        ),
        (
            "if n = 2 { stop }",
            """
            error[S026]: `=` gives a name its value; it does not compare
             ┌─ bad.frz:1:6
            1│ if n = 2 { stop }
             │      ^ compares nothing
             help: write `==`
            """
        ),
        (
            "print \"nerve",
            """
            error[S004]: this string is not closed on its line
             ┌─ bad.frz:1:7
            1│ print "nerve
             │       ^^^^^^ begins here
             help: write `"` at its end; a line break inside is written `\\n`
            """
        ),
        (
            "print \"nerve {a\"",
            """
            error[S006]: this `{` in a string is not closed
             ┌─ bad.frz:1:14
            1│ print "nerve {a"
             │              ^ begins an expression
             help: close it with `}` before the string ends, or write `{{` for a brace
            """
        ),
        (
            "let a = cos (3)",
            """
            error[S033]: the bracket of a call follows its name without a space
             ┌─ bad.frz:1:9
            1│ let a = cos (3)
             │         ^^^^^ a space stands between
             help: write `cos(`
            """
        ),
        (
            "let t = freeze 12m",
            """
            error[S032]: `freeze` is a command and gives no value
             ┌─ bad.frz:1:9
            1│ let t = freeze 12m
             │         ^^^^^^ expected a value
             help: write it on a line of its own, or `predict { freeze … }` for its prediction
            """
        ),
        (
            "place probe A at p from q",
            """
            error[S040]: `using` is missing here
             ┌─ bad.frz:1:1
            1│ place probe A at p from q
             │ ^^^^^^^^^^^^^^^^^^^^^^^^^ does not say `using`
             help: write it like `place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g`
            """
        ),
        (
            "let c = 12sec",
            """
            error[S007]: `sec` is not a unit
             ┌─ bad.frz:1:11
            1│ let c = 12sec
             │           ^^^ unknown unit
             help: write `s`
            """
        ),
        (
            "let c = n mm",
            """
            error[S010]: a unit stands only behind a number or a tuple
             ┌─ bad.frz:1:11
            1│ let c = n mm
             │           ^^ unit behind another value
             help: write `* 1 mm`
            """
        ),
        (
            "assert a && b",
            """
            error[S003]: `&&` is written otherwise here
             ┌─ bad.frz:1:10
            1│ assert a && b
             │          ^^ unknown sign
             help: write `and`
            """
        ),
        (
            "set power 80%",
            """
            error[S020]: expected a probe's name, found `80%`
             ┌─ bad.frz:1:11
            1│ set power 80%
             │           ^^^ expected a probe's name
             help: write `set power all to 80%` or `set power A to 80%`
            """
        ),
        (
            "let a =\n\n",
            """
            error[S021]: expected a value, found the end of the text
             ┌─ bad.frz:1:7
            1│ let a =
             │       ^ a value is missing behind this
             help: write a value after `=`, such as `12 mm`, a name, or a call like `coldest(lesion)`
            """
        ),
        (
            "let a = (1,\n  2\nfreeze 12m",
            """
            error[S022]: this `(` is never closed
             ┌─ bad.frz:1:9
            1│ let a = (1,
             │         ^ opened here
             help: write `)` where it ends
            """
        ),
        (
            "freeze",
            """
            error[S042]: `freeze` needs a duration
             ┌─ bad.frz:1:1
            1│ freeze
             │ ^^^^^^ for how long?
             help: write it like `freeze 12m`
            """
        ),
        (
            "let a = .5",
            """
            error[S009]: a number begins with a digit
             ┌─ bad.frz:1:9
            1│ let a = .5
             │         ^^ no digit before the point
             help: write `0.5`
            """
        ),
        (
            "// a comment",
            """
            error[S003]: a comment begins with `#`
             ┌─ bad.frz:1:1
            1│ // a comment
             │ ^^ not a comment here
             help: write `# …`
            """
        ),
        (
            "let a = if b { 1 }",
            """
            error[S045]: an `if` that gives a value needs an `else`
             ┌─ bad.frz:1:9
            1│ let a = if b { 1 }
             │         ^^^^^^^^^^ gives nothing otherwise
             help: write it like `if size(lesion) < 3 cm { 10m } else { 12m }`
            """
        ),
    ]

    @Test(
        "has its code",
        arguments: [
            ("let a = \u{1}", "S001"), ("let a = 1 @", "S002"), ("let a = 1 \u{FFFD}", "S002"), ("let a = 1 ≤ 2", "S003"), (#"print "\x""#, "S005"),
            (#"print "}""#, "S006"), (#"print "{}""#, "S006"), (#"print "{a b}""#, "S006"), ("let a = 1e999", "S008"), ("test prob A using b", "S020"),
            ("print )", "S021"), ("repeat 2 times {", "S022"), ("}", "S023"), ("f(1) = 2", "S026"), ("for i in 1..2..3 { }", "S027"), ("let a = 1 2", "S028"),
            ("{ freeze 1m }", "S030"), ("place sensor T at p at q from r", "S041"), ("hold", "S042"), ("scan every 5m", "S043"),
            ("place sensor T at p from q using m", "S044"), ("use \"{a}\"", "S046"), ("protocol p() -> Int { }", "S047"), ("tissue t { a: 1 b: 2 }", "S048"),
        ])
    func code(program: String, expected: String) {
        #expect(codes(program) == [expected], "\(rendered(program))")
    }
}
