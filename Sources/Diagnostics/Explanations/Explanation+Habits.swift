extension Explanation {
    /// What people bring along from other languages and from everyday writing: codes `S05…` and `S06…`.
    static let habits: [Explanation] = [
        Explanation(
            "S050", "an index in square brackets",
            #"""
            Lists have no index. `item(list, 2)` is the second item, counted from 1; `.first` and `.last` are its ends; `for` goes
            through all of them.
            """#,
            wrong: #"""
                let powers = [60%, 80%]
                print powers[0]
                """#,
            right: #"""
                let powers = [60%, 80%]
                print item(powers, 1)
                """#),
        Explanation(
            "S051", "a count in words",
            "A number is written in figures, so that it can be reckoned with.",
            wrong: #"repeat twice { print "again" }"#,
            right: #"repeat 2 times { print "again" }"#),
        Explanation(
            "S052", "minutes and seconds with a colon",
            "`12:30` may be minutes or hours; units say which.",
            wrong: #"""
                background muscle
                hold 12:30
                """#,
            right: #"""
                background muscle
                hold 12m30s
                """#),
        Explanation(
            "S053", "a comma in a number",
            #"""
            A comma parts two values. A decimal is written with a point and a thousand without any mark, because `1,000` is read
            as one in some countries and as a thousand in others.
            """#,
            wrong: "let _gap = 1,5 mm",
            right: "let _gap = 1.5 mm"),
        Explanation(
            "S054", "`+=` and `++`",
            "A variable gets its new value with `=`, and the whole sum is written.",
            wrong: #"""
                var n = 1
                n += 1
                print n
                """#,
            right: #"""
                var n = 1
                n = n + 1
                print n
                """#),
        Explanation(
            "S055", "a full stop behind a statement",
            "A statement ends with its line or with `;`. A point is a decimal, or asks for a part as in `iceball().width`.",
            wrong: "print 3 mm.",
            right: "print 3 mm"),
        Explanation(
            "S056", "a name that is no word",
            "A name begins with a letter and goes on with letters, digits and `_`, without a space.",
            wrong: #"""
                background muscle
                test probe A using argon 17G
                """#,
            right: #"""
                background muscle
                test probe A using argon_17g
                """#),
        Explanation(
            "S057", "a question without brackets",
            "What a question asks about stands in brackets behind its name, with the labels of the rest.",
            wrong: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 12 mm) of tumour
                limit temperature of lesion > -60 C
                """#,
            right: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 12 mm) of tumour
                limit coldest(lesion) > -60 C
                """#),
        Explanation(
            "S058", "other quotation marks",
            "Word processors turn straight quotation marks into typographic ones. A text stands in straight ones here.",
            wrong: "print “ready”",
            right: #"print "ready""#),
        Explanation(
            "S059", "a word that ends a block elsewhere",
            "A block begins with `{` and ends with `}`. A further choice is written `else if`, in two words.",
            wrong: #"if 1 mm < 2 mm { print "yes" } elseif 2 mm < 1 mm { print "no" }"#,
            right: #"if 1 mm < 2 mm { print "yes" } else if 2 mm < 1 mm { print "no" }"#),
        Explanation(
            "S060", "several values behind `print`",
            "`print` shows one value. Several are put into one text, each between braces.",
            wrong: #"print "gap", 15 mm"#,
            right: #"print "gap {15 mm}""#),
        Explanation(
            "S061", "`probe` where the name is enough",
            "Only `test` and `place` say `probe`; every other command names it alone.",
            wrong: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                freeze probe A 2m
                """#,
            right: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                freeze A 2m
                """#),
        Explanation(
            "S062", "probes joined by `and`",
            "`and` joins conditions; probes in one command are joined by a comma.",
            wrong: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                test probe B using argon_17g
                place probe B at (0, 15, 0) mm from (0, 15, 60) mm using argon_17g
                freeze A and B 2m
                """#,
            right: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                test probe B using argon_17g
                place probe B at (0, 15, 0) mm from (0, 15, 60) mm using argon_17g
                freeze A, B 2m
                """#),
        Explanation(
            "S063", "`to` where `until` is meant",
            #"""
            A freeze or a thaw that ends at a temperature watches a condition, with a bound: cold takes time to arrive, and may
            never.
            """#,
            wrong: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                thaw to 10 C
                """#,
            right: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                thaw until tip(all) > 10 C at most 15m
                """#),
    ]
}
