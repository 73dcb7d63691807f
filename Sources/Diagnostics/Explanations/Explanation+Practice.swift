extension Explanation {
    /// Warnings: habits, and the rules of the consensus: codes `W…`.
    static let practice: [Explanation] = [
        Explanation(
            "W101", "a name that nothing reads",
            #"""
            A value that is computed and never used is often a slip: another name was meant further down. A leading underscore
            says that it is meant.
            """#,
            wrong: "let gap = 15 mm",
            right: "let _gap = 15 mm"),
        Explanation(
            "W102", "a result that nothing uses",
            "The line computes something and drops it. At the prompt it would be shown; in a program `print` shows it.",
            wrong: #"""
                background muscle
                elapsed()
                """#,
            right: #"""
                background muscle
                print elapsed()
                """#),
        Explanation(
            "W103", "a name that hides another",
            "Inside these braces the outer value cannot be reached, and a reader may take one for the other.",
            wrong: #"""
                let gap = 3 mm
                for gap in [1 mm, 2 mm] { print gap }
                print gap
                """#,
            right: #"""
                let gap = 3 mm
                for other in [1 mm, 2 mm] { print other }
                print gap
                """#),
        Explanation(
            "W104", "a freeze beyond 15 min",
            #"""
            C4.3.3: at standard argon pressure the ice ball is nearly saturated at 15 min and hardly grows after. A second cycle
            enlarges it more than a longer first one (C4.3.4).
            """#,
            wrong: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                freeze 25m
                """#,
            right: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                freeze 15m
                """#),
        Explanation(
            "W105", "a probe that was not tested",
            #"""
            C4.1.3: before insertion each probe is connected and watched outside the body while it makes an ice ball and thaws. A
            leaking or blocked probe is found there, not in the patient.
            """#,
            wrong: #"""
                background muscle
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                """#,
            right: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                """#),
        Explanation(
            "W106", "another model than the one tested",
            "The needle that was tested and the one that is placed are of different models, so they are two needles.",
            wrong: #"""
                background muscle
                test probe A using argon_1_7
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                """#,
            right: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                """#),
        Explanation(
            "W107", "a withdrawal from the ice",
            #"""
            C4.1.5: a probe is withdrawn only when the ice around it has melted; before that it tears what it is frozen to. At run
            time the command is refused while the tip is at or below 0 C.
            """#,
            wrong: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                freeze 12m
                withdraw all
                """#,
            right: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                freeze 12m
                thaw until tip(all) > 10 C at most 15m
                withdraw all
                """#),
        Explanation(
            "W108", "a radical goal without its margin",
            #"""
            C4.1.5 and C7.3: a radical ablation covers the lesion and passes its edge by 1 cm or more. A goal of the whole lesion,
            or of a smaller margin, falls short of that; where that is meant (a nidus, a nerve close by), a comment says why.
            """#,
            wrong: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm)
                goal margin(lesion, below: -20 C) >= 5 mm
                """#,
            right: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm)
                goal margin(lesion, below: -20 C) >= 5 mm # allow C4.1.5: the nerve leaves no more room
                """#),
        Explanation(
            "W109", "an `# allow` that allows nothing",
            #"""
            `# allow C4.3.3: reason` lets one line go against one section of the consensus. It needs a section that a warning
            cites, and a reason.
            """#,
            wrong: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                freeze 12m # allow C4.3.3
                """#,
            right: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                freeze 18m # allow C4.3.3: low argon pressure, agreed with the anaesthetist
                """#),
        Explanation(
            "W110", "a zone as warm as the body",
            #"""
            `below: 40 C` counts all tissue that is colder than 40 C, which it is before anything is frozen: a goal on it is met at once and says nothing of
            ice. Most often a minus sign was lost.
            """#,
            wrong: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm)
                goal coverage(lesion, below: 40 C) >= 80%
                """#,
            right: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm)
                goal coverage(lesion, below: -40 C) >= 80%
                """#),
        Explanation(
            "W201", "one cycle only",
            #"""
            C4.3.4: freeze, thaw, freeze, thaw. The second freeze starts in tissue that is cold and without blood flow, enlarges
            the ice ball and the lethal zone.
            """#,
            wrong: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 12 mm) of tumour
                for i in 1..2 {
                  test probe "P{i}" using argon_17g
                  place probe "P{i}" at (15 mm * i - 22.5 mm, 0 mm, -10 mm) from (15 mm * i - 22.5 mm, 0 mm, 60 mm) using argon_17g
                }
                freeze 5m
                thaw 3m
                """#,
            right: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 12 mm) of tumour
                for i in 1..2 {
                  test probe "P{i}" using argon_17g
                  place probe "P{i}" at (15 mm * i - 22.5 mm, 0 mm, -10 mm) from (15 mm * i - 22.5 mm, 0 mm, 60 mm) using argon_17g
                }
                repeat 2 times { freeze 5m; scan; thaw 3m }
                """#),
        Explanation(
            "W202", "a thaw too short",
            #"""
            C4.1.5: between two freezes helium thaws for 3 to 5 min. Much of the killing happens in the thaw; a second freeze into
            what is still frozen adds little. A `thaw passive` is a rest and is not judged.
            """#,
            wrong: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 12 mm) of tumour
                for i in 1..2 {
                  test probe "P{i}" using argon_17g
                  place probe "P{i}" at (15 mm * i - 22.5 mm, 0 mm, -10 mm) from (15 mm * i - 22.5 mm, 0 mm, 60 mm) using argon_17g
                }
                freeze 5m
                scan
                thaw 1m
                freeze 5m
                """#,
            right: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 12 mm) of tumour
                for i in 1..2 {
                  test probe "P{i}" using argon_17g
                  place probe "P{i}" at (15 mm * i - 22.5 mm, 0 mm, -10 mm) from (15 mm * i - 22.5 mm, 0 mm, 60 mm) using argon_17g
                }
                freeze 5m
                scan
                thaw 3m
                freeze 5m
                """#),
        Explanation(
            "W203", "no scan for more than 5 min of freezing",
            "C4.1.5: a scan every 5 min during freezing follows the ice ball on its way to the lesion's edge and to its neighbours.",
            wrong: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 12 mm) of tumour
                for i in 1..2 {
                  test probe "P{i}" using argon_17g
                  place probe "P{i}" at (15 mm * i - 22.5 mm, 0 mm, -10 mm) from (15 mm * i - 22.5 mm, 0 mm, 60 mm) using argon_17g
                }
                repeat 2 times { freeze 12m; thaw 3m }
                """#,
            right: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 12 mm) of tumour
                for i in 1..2 {
                  test probe "P{i}" using argon_17g
                  place probe "P{i}" at (15 mm * i - 22.5 mm, 0 mm, -10 mm) from (15 mm * i - 22.5 mm, 0 mm, 60 mm) using argon_17g
                }
                repeat 2 times { freeze 12m scan every 5m; thaw 3m }
                """#),
        Explanation(
            "W204", "fewer or more probes than the lesion takes",
            #"""
            C4.2.1: with 17 G needles a lesion below 3 cm takes 2 to 3 probes at its edge zone, one of 3 cm and more takes 4 to 6.
            Not told of a single probe in a small lesion inside bone (C4.2.2: through a cannula), nor of too few where one is
            thicker than 17 G.
            """#,
            wrong: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 10 mm) of tumour
                test probe A using argon_17g
                place probe A at (0, 0, -10) mm from (0, 0, 60) mm using argon_17g
                repeat 2 times { freeze 5m; scan; thaw 3m }
                """#,
            right: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 12 mm) of tumour
                for i in 1..2 {
                  test probe "P{i}" using argon_17g
                  place probe "P{i}" at (15 mm * i - 22.5 mm, 0 mm, -10 mm) from (15 mm * i - 22.5 mm, 0 mm, 60 mm) using argon_17g
                }
                repeat 2 times { freeze 5m; scan; thaw 3m }
                """#),
        Explanation(
            "W205", "a spacing that is not the consensus's",
            #"""
            C4.2.1 and C4.2.3: probes stand in parallel planes 1.5 cm apart, the two of a sandwich round a flat bone 2 cm. The
            consensus names no tolerance; this is told from 5 mm off, which is an estimate. Distances are between active lengths.
            """#,
            wrong: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 12 mm) of tumour
                for i in 1..2 {
                  test probe "P{i}" using argon_17g
                  place probe "P{i}" at (24 mm * i - 36 mm, 0 mm, -10 mm) from (24 mm * i - 36 mm, 0 mm, 60 mm) using argon_17g
                }
                repeat 2 times { freeze 5m; scan; thaw 3m }
                """#,
            right: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 12 mm) of tumour
                for i in 1..2 {
                  test probe "P{i}" using argon_17g
                  place probe "P{i}" at (15 mm * i - 22.5 mm, 0 mm, -10 mm) from (15 mm * i - 22.5 mm, 0 mm, 60 mm) using argon_17g
                }
                repeat 2 times { freeze 5m; scan; thaw 3m }
                """#),
        Explanation(
            "W206", "something fragile and no limit",
            #"""
            C5 names injuries of nerves, cord, skin, growth plate and cartilage. One of them lies within 30 mm of an active length
            (an estimate: the ice of one probe reaches about 15 mm, and cold runs before it), and no limit watches it.
            """#,
            wrong: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 12 mm) of tumour
                for i in 1..2 {
                  test probe "P{i}" using argon_17g
                  place probe "P{i}" at (15 mm * i - 22.5 mm, 0 mm, -10 mm) from (15 mm * i - 22.5 mm, 0 mm, 60 mm) using argon_17g
                }
                organ sciatic = tube(from: (-40, 25, 0) mm, to: (40, 25, 0) mm, radius: 2 mm) of nerve
                repeat 2 times { freeze 5m; scan; thaw 3m }
                """#,
            right: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 12 mm) of tumour
                for i in 1..2 {
                  test probe "P{i}" using argon_17g
                  place probe "P{i}" at (15 mm * i - 22.5 mm, 0 mm, -10 mm) from (15 mm * i - 22.5 mm, 0 mm, 60 mm) using argon_17g
                }
                organ sciatic = tube(from: (-40, 25, 0) mm, to: (40, 25, 0) mm, radius: 2 mm) of nerve
                limit coldest(sciatic) > 5 C
                repeat 2 times { freeze 5m; scan; thaw 3m }
                """#),
        Explanation(
            "W207", "a large lesion and no bound on the frozen volume",
            #"""
            C5: much frozen tissue can let core temperature, platelets and pressure fall (cryoshock). Told of a lesion of more
            than 5 cm where no limit bounds the volume. The consensus names no volume; the bound is your house's.
            """#,
            wrong: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 27 mm) of tumour
                for i in 1..4 {
                  test probe "P{i}" using argon_17g
                  place probe "P{i}" at (15 mm * i - 37.5 mm, 0 mm, -10 mm) from (15 mm * i - 37.5 mm, 0 mm, 90 mm) using argon_17g
                }
                repeat 2 times { freeze 5m; scan; thaw 3m }
                """#,
            right: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 27 mm) of tumour
                limit volume(below: 0 C) < 200 cm3
                for i in 1..4 {
                  test probe "P{i}" using argon_17g
                  place probe "P{i}" at (15 mm * i - 37.5 mm, 0 mm, -10 mm) from (15 mm * i - 37.5 mm, 0 mm, 90 mm) using argon_17g
                }
                repeat 2 times { freeze 5m; scan; thaw 3m }
                """#),
    ]
}
