extension Explanation {
    /// Names: codes `N…`.
    static let names: [Explanation] = [
        Explanation(
            "N101", "an unknown name",
            #"""
            A name is known from its `let`, `var`, parameter, loop or region on, inside the same braces. Where one that is spelt
            alike is known, it is offered.
            """#,
            wrong: #"""
                let gap = 15 mm
                print gapp + gap
                """#,
            right: #"""
                let gap = 15 mm
                print gap + gap
                """#),
        Explanation(
            "N102", "an unknown tissue",
            #"""
            Tissues stand in the library (`frazil help muscle` shows one), or the program describes its own with `tissue NAME { …
            }` further up.
            """#,
            wrong: "background mucsle",
            right: "background muscle"),
        Explanation(
            "N103", "an unknown probe model",
            #"""
            Probe models stand in the library (`frazil help argon_17g`), or the program describes its own with `probe model NAME {
            … }`.
            """#,
            wrong: #"""
                background muscle
                test probe A using argon_71g
                """#,
            right: #"""
                background muscle
                test probe A using argon_17g
                """#),
        Explanation(
            "N104", "an unknown region",
            #"""
            Questions such as `coldest(…)` and `coverage(…)` are about a target, an organ, a vessel or the `skin`, which must be
            declared above.
            """#,
            wrong: #"""
                background muscle
                print coldest(lesion)
                """#,
            right: #"""
                background muscle
                organ lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm)
                print coldest(lesion)
                """#),
        Explanation(
            "N105", "an unknown function or protocol",
            "It is neither built in nor declared here. One of the library comes with `use`: `use protocols`, `use layouts`.",
            wrong: #"""
                background muscle
                double_freeze()
                """#,
            right: #"""
                use protocols
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                double_freeze()
                """#),
        Explanation(
            "N106", "a module that cannot be had",
            #"""
            `use NAME` looks in the library, `use "./mine.frz"` in the folder of the file that says so. Names that the module
            would bring are not reported besides.
            """#,
            wrong: "use protocol",
            right: "use protocols"),
        Explanation(
            "N107", "an unknown entry",
            #"""
            A `tissue` and a `probe model` have a fixed set of entries, so that a misspelt one is not silently left out of the
            physics.
            """#,
            wrong: "probe model wire_2 { diameter: 3 mm; active_lenght: 100 mm; active_length: 100 mm; surface: -150 C }",
            right: "probe model wire_2 { diameter: 3 mm; active_length: 100 mm; surface: -150 C }"),
        Explanation(
            "N108", "an unknown label",
            "The arguments of a call may carry labels; each function has its own. `frazil help NAME` shows them.",
            wrong: #"""
                background muscle
                organ duct = sphere(center: (0, 0, 0) mm, radus: 9 mm)
                """#,
            right: #"""
                background muscle
                organ duct = sphere(center: (0, 0, 0) mm, radius: 9 mm)
                """#),
        Explanation(
            "N109", "an unknown part",
            #"""
            A point has `.x`, `.y`, `.z`; an ice ball `.width`, `.length`, `.volume`, `.extents`; a prediction `.ok` and
            `.violations`; a list `.count`, `.first`, `.last`.
            """#,
            wrong: #"""
                let p = (1, 2, 3) mm
                print p.w
                """#,
            right: #"""
                let p = (1, 2, 3) mm
                print p.x
                """#),
        Explanation(
            "N110", "an unknown type",
            #"""
            Types are `Length`, `Duration`, `Temperature`, `TemperatureDifference`, `Ratio`, `Int`, `Point`, `Direction`,
            `List<…>`, `Region`, `Shape`, `Prediction` and the other quantities by their names. They may be left out nearly
            everywhere.
            """#,
            wrong: "let _gap: Lenght = 3 mm",
            right: "let _gap: Length = 3 mm"),
        Explanation(
            "N111", "a word that is not one of those possible",
            #"""
            Here one of a few words may stand: `ct`, `mri`, `us` for a scan, `x`, `y`, `z` for an axis, `argon`, `helium`,
            `nitrogen` for a gas, `air`, `co2`, `saline` for a layer.
            """#,
            wrong: #"""
                background muscle
                scan ctt
                """#,
            right: #"""
                background muscle
                scan ct
                """#),
        Explanation(
            "N112", "declared twice",
            "One name stands for one thing in its braces. The first place is shown.",
            wrong: #"""
                let gap = 1 mm
                let gap = 2 mm
                print gap
                """#,
            right: #"""
                let gap = 1 mm
                let wide = 2 mm
                print gap + wide
                """#),
        Explanation(
            "N113", "a constant that is changed",
            #"""
            What `let`, a parameter or a loop names keeps its value, so that a reader can rely on it. What changes is declared
            with `var`.
            """#,
            wrong: #"""
                let n = 1
                n = n + 1
                """#,
            right: #"""
                var n = 1
                n = n + 1
                """#),
        Explanation(
            "N114", "modules that use each other",
            "A module is read after those that it uses; in a circle none could be first. What two of them need goes into a third."),
        Explanation(
            "N115", "a routine that calls itself",
            #"""
            Every repetition has a bound that can be told before it runs, so a `fn` or a `protocol` may not call itself, not even
            through others.
            """#,
            wrong: "fn half(of: Length) -> Length { return half(of: of / 2) }",
            right: "fn half(of: Length) -> Length { return of / 2 }"),
        Explanation(
            "N116", "a module that acts",
            #"""
            A module declares: tissues, probe models, functions, protocols, constants. Using it must not move the machine or
            describe a patient.
            """#),
        Explanation(
            "N117", "a declaration inside braces",
            #"""
            The patient, limits, goals, tissues, functions and protocols stand outside all braces: they hold for the whole
            program, whatever way it takes.
            """#,
            wrong: "repeat 2 times { background muscle }",
            right: "background muscle"),
        Explanation(
            "N118", "a name of the language's own",
            #"""
            Questions, shapes and mathematics are built in under this name; a second meaning would change what a reader thinks a
            line does.
            """#,
            wrong: #"fn margin() { print "x" }"#,
            right: #"fn my_margin() { print "x" }"#),
        Explanation(
            "N119", "a parameter without a type",
            "What a parameter is follows from its type or from its default; one of the two is written.",
            wrong: "fn twice(x) -> Length { return x * 2 }",
            right: "fn twice(x: Length) -> Length { return x * 2 }"),
        Explanation(
            "N120", "a missing argument",
            "Every parameter without a default is given.",
            wrong: #"""
                background muscle
                organ duct = sphere(center: (0, 0, 0) mm)
                """#,
            right: #"""
                background muscle
                organ duct = sphere(center: (0, 0, 0) mm, radius: 9 mm)
                """#),
        Explanation(
            "N121", "an argument too many",
            "There is no parameter left that this could fill.",
            wrong: "print sqrt(4, 5)",
            right: "print sqrt(4)"),
        Explanation(
            "N123", "an argument given twice",
            "It would not be clear which of the two counts.",
            wrong: #"""
                background muscle
                organ duct = sphere(center: (0, 0, 0) mm, radius: 1 mm, radius: 2 mm)
                """#,
            right: #"""
                background muscle
                organ duct = sphere(center: (0, 0, 0) mm, radius: 2 mm)
                """#),
        Explanation(
            "N124", "a `return` outside",
            "`return` ends a function or a protocol. A program ends with its last line; `stop` closes all gas.",
            wrong: "return 5",
            right: "fn five() { return 5 }"),
        Explanation(
            "N125", "a way through without `return`",
            "A function that gives a value gives one on every way through it.",
            wrong: "fn least(a: Length) -> Length { if a > 2 mm { return a } }",
            right: "fn least(a: Length) -> Length { if a > 2 mm { return a } else { return 2 mm } }"),
        Explanation(
            "N126", "nested too deeply",
            "Routines may call each other 50 deep, so that no program can exhaust the machine."),
        Explanation(
            "N127", "a question without its brackets",
            "What is built in is called: `coldest(lesion)`, `elapsed()`. The name alone is no value.",
            wrong: #"""
                background muscle
                print elapsed
                """#,
            right: #"""
                background muscle
                print elapsed()
                """#),
    ]
}
