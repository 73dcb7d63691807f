extension Explanation {
    /// Reading the text: codes `S…`.
    static let syntax: [Explanation] = [
        Explanation(
            "S001", "this is not the text of a program",
            #"""
            A program is UTF-8 text. A control character or a byte that is no UTF-8 stands here, as in a compiled file, an image,
            or a text saved in an old encoding. Nothing of the file is read.
            """#),
        Explanation(
            "S002", "a character without a meaning",
            #"""
            Outside strings and comments only letters, digits and the signs of the language may stand. Typographic quotation marks
            and signs copied from a web page are the usual cause.
            """#,
            wrong: "let gap = 15 mm @",
            right: "let _gap = 15 mm"),
        Explanation(
            "S003", "a sign of another language",
            #"""
            Operators and comments have one spelling here: `and`, `or`, `not`, `^` for a power, `#` for a comment. Spellings that
            other languages use are recognised and the one to write is named.
            """#,
            wrong: "print 1 mm < 2 mm && 2 mm < 3 mm",
            right: "print 1 mm < 2 mm and 2 mm < 3 mm"),
        Explanation(
            "S004", "a string that is not closed",
            #"""
            A string begins and ends with `"` on one line. Without its end the rest of the line is lost; a line break inside is
            written `\n`.
            """#,
            wrong: #"print "nerve"#,
            right: #"print "nerve""#),
        Explanation(
            "S005", "an escape that does not exist",
            #"Behind a backslash only `n`, `t`, `"` and the backslash itself have a meaning."#,
            wrong: #"print "C:\x""#,
            right: #"print "C:\\x""#),
        Explanation(
            "S006", "braces in a string",
            #"""
            In a string `{` begins an expression that is worked out, and `}` ends it; it holds exactly one expression. A brace
            that is meant as a brace is written twice.
            """#,
            wrong: #"print "nerve {""#,
            right: #"print "nerve {{""#),
        Explanation(
            "S007", "a unit that is spelt otherwise",
            #"""
            Units are written in their short form: `s`, `min`, `h`, `mm`, `cm`, `C`, `deg`, `psi`. The message names the one that
            was meant.
            """#,
            wrong: #"""
                background muscle
                hold 12sec
                """#,
            right: #"""
                background muscle
                hold 12s
                """#),
        Explanation(
            "S008", "a number that is too large",
            "A number has to be representable: at most about 1.8e308.",
            wrong: "print 1e999",
            right: "print 1e99"),
        Explanation(
            "S009", "a number without its first digit",
            "A number begins with a digit: `.5` is easily read as 5.",
            wrong: "print .5",
            right: "print 0.5"),
        Explanation(
            "S010", "a unit behind something that is no number",
            #"""
            A unit binds only directly behind a number or a tuple. Anywhere else its letters are a name, so that `n mm` is two
            things side by side.
            """#,
            wrong: #"""
                let n = 3
                print n mm
                """#,
            right: #"""
                let n = 3
                print n * 1 mm
                """#),
        Explanation(
            "S020", "something else was expected",
            #"""
            The statement goes on otherwise than its grammar says. The help shows the whole statement as it is written; `frazil
            help WORD` says more.
            """#,
            wrong: #"""
                background muscle
                test prob A using argon_17g
                """#,
            right: #"""
                background muscle
                test probe A using argon_17g
                """#),
        Explanation(
            "S021", "a value is missing",
            "A value was expected: a number with its unit, a name, a string, a list, a point or a call.",
            wrong: "let gap =",
            right: "let _gap = 15 mm"),
        Explanation(
            "S022", "a bracket that is not closed",
            #"""
            Every `(`, `[` and `{` is closed by its own. The place where it was opened is shown; the missing one often belongs a
            line or two further on.
            """#,
            wrong: #"""
                let _p = (1,
                  2
                """#,
            right: "let _p = (1, 2, 3) mm"),
        Explanation(
            "S023", "a bracket that closes nothing",
            "There is a closing bracket too many, or the opening one was deleted.",
            wrong: #"""
                print "done"
                }
                """#,
            right: #"print "done""#),
        Explanation(
            "S024", "nested too deeply",
            #"""
            Brackets and blocks may be nested 200 deep, and one expression may hold 500 operators, so that no text can exhaust the
            machine. Give the inner parts names with `let`.
            """#),
        Explanation(
            "S025", "a comparison that is chained",
            "`a < b < c` would compare a yes or no with `c`. Each comparison stands alone and `and` joins them.",
            wrong: "print 1 mm < 2 mm < 3 mm",
            right: "print 1 mm < 2 mm and 2 mm < 3 mm"),
        Explanation(
            "S026", "`=` where `==` is meant",
            "`=` gives a name its value; `==` compares. Only a name can stand before `=`.",
            wrong: #"""
                var n = 1
                n = 2
                if n = 2 { print "two" }
                """#,
            right: #"""
                var n = 1
                n = 2
                if n == 2 { print "two" }
                """#),
        Explanation(
            "S027", "a range with three ends",
            "A range has a first and a last number: `1..3` is 1, 2, 3.",
            wrong: "for i in 1..2..3 { print i }",
            right: "for i in 1..3 { print i }"),
        Explanation(
            "S028", "something behind the end of a statement",
            "The statement is complete and the line is not. One statement stands on a line; several are parted by `;`.",
            wrong: "print 1 2",
            right: "print 1; print 2"),
        Explanation(
            "S029", "no statement begins so",
            #"""
            A line begins with a word of the language (`place`, `freeze`, `let`, …), with the name of a protocol and its bracket,
            or gives a variable a new value.
            """#,
            wrong: "freze 12m",
            right: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                freeze 12m
                """#),
        Explanation(
            "S030", "a block by itself",
            "Braces belong to a statement that says what they are for: `repeat`, `if`, `predict`, `together` and the like.",
            wrong: #"{ print "done" }"#,
            right: #"repeat 1 times { print "done" }"#),
        Explanation(
            "S031", "a word of the language as a name",
            "Words of the language cannot be names, so that a program can be read without looking anything up.",
            wrong: "let freeze = 12m",
            right: "let _freezing = 12m"),
        Explanation(
            "S032", "a command where a value is wanted",
            "A command does something and gives no value. What it would do is asked with `predict { … }`, which does nothing.",
            wrong: "let _t = freeze 12m",
            right: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                let plan = predict { freeze 12m }
                print plan.ok
                """#),
        Explanation(
            "S033", "a space before a call's bracket",
            "`cos (120 deg)` is a name and a bracket side by side. In a call the bracket follows the name directly.",
            wrong: "print cos (120 deg)",
            right: "print cos(120 deg)"),
        Explanation(
            "S034", "a point without brackets",
            "Three coordinates stand in brackets, and one unit may stand behind them all.",
            wrong: #"""
                background muscle
                place sensor T1 at 0, 0, 0 mm from (0, 0, 60) mm
                """#,
            right: #"""
                background muscle
                place sensor T1 at (0, 0, 0) mm from (0, 0, 60) mm
                """#),
        Explanation(
            "S040", "a part of a command is missing",
            "A probe is placed `at` its tip, `from` its entry, `using` a model: all three are needed.",
            wrong: "place probe A at (0, 0, 0) mm from (0, 0, 60) mm",
            right: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                """#),
        Explanation(
            "S041", "a part of a command is said twice",
            "It would not be clear which of the two counts.",
            wrong: #"""
                background muscle
                place sensor T1 at (0, 9, 0) mm at (0, 8, 0) mm from (0, 9, 60) mm
                """#,
            right: #"""
                background muscle
                place sensor T1 at (0, 9, 0) mm from (0, 9, 60) mm
                """#),
        Explanation(
            "S042", "a duration is missing",
            "`freeze`, `thaw` and `hold` say how long: a duration, or `until … at most …`.",
            wrong: "hold",
            right: #"""
                background muscle
                hold 1m
                """#),
        Explanation(
            "S043", "`scan every` without a freeze",
            "`scan every 5m` is a part of a freeze: it interrupts nothing else.",
            wrong: "scan every 5m",
            right: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                freeze 12m scan every 5m
                """#),
        Explanation(
            "S044", "a model for a sensor",
            "A thermocouple needle has a tip and an entry; it has no model and draws no heat.",
            wrong: "place sensor T1 at (0, 9, 0) mm from (0, 9, 60) mm using argon_17g",
            right: #"""
                background muscle
                place sensor T1 at (0, 9, 0) mm from (0, 9, 60) mm
                """#),
        Explanation(
            "S045", "an `if` value without `else`",
            "An `if` that gives a value gives one either way.",
            wrong: "let _time = if 1 mm < 2 mm { 10m }",
            right: "let _time = if 1 mm < 2 mm { 10m } else { 12m }"),
        Explanation(
            "S046", "a computed path",
            "The files a program uses are known before it runs; their paths hold no expressions.",
            wrong: #"use "{1}.frz""#,
            right: "use protocols"),
        Explanation(
            "S047", "a protocol with a result",
            "A protocol commands the machine and returns nothing; a `fn` computes and returns. One routine does one of the two.",
            wrong: "protocol cool() -> Length { hold 1m }",
            right: "protocol cool() { hold 1m }"),
        Explanation(
            "S048", "two entries on one line",
            "Between the braces of a `tissue` or a `probe model` an entry ends at a newline, `,` or `;`.",
            wrong: "probe model wire_2 { diameter: 3 mm active_length: 100 mm; surface: -150 C }",
            right: "probe model wire_2 { diameter: 3 mm; active_length: 100 mm; surface: -150 C }"),
        Explanation(
            "S049", "a `for` before a duration",
            "`freeze`, `thaw` and `hold` take the duration directly behind them. `for` begins a loop.",
            wrong: #"""
                background muscle
                hold for 5m
                """#,
            right: #"""
                background muscle
                hold 5m
                """#),
    ]
}
