extension Explanation {
    /// The machine: codes `M…`.
    static let machine: [Explanation] = [
        Explanation(
            "M101", "a function that commands the machine",
            #"""
            A `fn` computes; only a `protocol` commands, so that a reader sees from the word alone what a call can do to the
            patient.
            """#,
            wrong: "fn chill() { hold 12m }",
            right: "protocol chill() { hold 12m }"),
        Explanation(
            "M102", "no probe is placed",
            "The command speaks to the placed probes, and at this place of the program none can be in.",
            wrong: #"""
                background muscle
                freeze 12m
                """#,
            right: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                freeze 12m
                """#),
        Explanation(
            "M103", "a probe that is not in",
            "No probe of this name is placed here, or it was withdrawn before.",
            wrong: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                freeze B 12m
                """#,
            right: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                freeze A 12m
                """#),
        Explanation(
            "M104", "a probe that is in already",
            "Two probes cannot share a name. One that is to stand elsewhere is withdrawn first.",
            wrong: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                place probe A at (0, 15, 0) mm from (0, 15, 60) mm using argon_17g
                """#,
            right: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                test probe B using argon_17g
                place probe B at (0, 15, 0) mm from (0, 15, 60) mm using argon_17g
                """#),
        Explanation(
            "M105", "a probe named twice",
            "A command names each probe once; in `together` each has one thing to do.",
            wrong: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                freeze A, A 12m
                """#,
            right: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                freeze A 12m
                """#),
        Explanation(
            "M106", "a power outside 0 % to 100 %",
            "100 % is all that the console gives. A bare 80 would be 8000 %; the sign belongs to it.",
            wrong: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                set power A to 140%
                """#,
            right: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                set power A to 100%
                """#),
        Explanation(
            "M107", "no bound",
            "Whatever waits for a condition says how long at most: the condition may never come true.",
            wrong: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                thaw until tip(all) > 10 C
                """#,
            right: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                thaw until tip(all) > 10 C at most 15m
                """#),
        Explanation(
            "M108", "a duration that is not positive, or longer than a day",
            "A freeze, a thaw, a hold and a bound last longer than 0 s, and 24 h at most.",
            wrong: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                freeze 0 s
                """#,
            right: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                freeze 30 s
                """#),
        Explanation(
            "M109", "what cannot run side by side",
            "`together` holds freezes, thaws and holds of a stated length; the block ends with the longest of them.",
            wrong: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                together { freeze A 12m; scan }
                """#,
            right: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                together { freeze A 12m; hold 13m }
                """#),
        Explanation(
            "M112", "scans during a freeze of unknown length",
            #"""
            `scan every` interrupts a freeze of a stated length. How long a `freeze until` lasts is only known once its forecast
            has run, and it is then sent as one piece; freeze in pieces and look between them.
            """#,
            wrong: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                freeze until tip(A) < -100 C at most 15m scan every 5m
                """#,
            right: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                repeat 3 times { freeze until tip(A) < -100 C at most 5m; scan }
                """#),
        Explanation(
            "M110", "an override without a reason",
            "An override goes against a limit in the open; its reason stands in the journal and in the report.",
            wrong: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                override "" { freeze 2m }
                """#,
            right: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                override "agreed at the tumour board" { freeze 2m }
                """#),
        Explanation(
            "M111", "a count that is not whole",
            "Repetitions and the ends of a range are whole numbers.",
            wrong: #"repeat 1.5 times { print "again" }"#,
            right: #"repeat 2 times { print "again" }"#),
    ]
}
