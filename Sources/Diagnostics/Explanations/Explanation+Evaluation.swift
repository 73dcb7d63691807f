extension Explanation {
    /// What only running can tell: codes `E…`.
    static let evaluation: [Explanation] = [
        Explanation(
            "E101", "a division by zero",
            "The divisor came to 0 while the program ran.",
            wrong: #"""
                let n = count([1, 2])
                print 5 mm / (n - 2)
                """#,
            right: #"""
                let n = count([1, 2])
                print 5 mm / n
                """#),
        Explanation(
            "E102", "no finite value",
            "A root of a negative number, or numbers far too large.",
            wrong: "print sqrt(count([1]) - 3)",
            right: "print sqrt(count([1]) + 3)"),
        Explanation(
            "E103", "a number that has to be whole",
            "Repetitions and the ends of a range are whole numbers.",
            wrong: #"repeat count([1]) / 2 times { print "again" }"#,
            right: #"repeat count([1]) times { print "again" }"#),
        Explanation(
            "E104", "a value outside its range",
            #"""
            The value came to something outside what is possible here: a power below 0 % or above 100 %, a bound that is not
            positive.
            """#,
            wrong: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                set power A to 70% * count([1, 2])
                """#,
            right: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                set power A to 50% * count([1, 2])
                """#),
        Explanation(
            "E105", "a number that is not there",
            #"""
            A question may have no answer: the margin of a zone that is still empty, a front that was not found. Nothing can be
            reckoned with that; it can be compared, and every comparison with it is false.
            """#),
        Explanation(
            "E106", "an item that is not there",
            "An empty list has no first and no last item.",
            wrong: #"""
                let points: List<Point> = []
                print points.first
                """#,
            right: #"""
                let points: List<Point> = [(0, 0, 0) mm]
                print points.first
                """#),
        Explanation(
            "E107", "another kind of value",
            "A value came out as another kind than this place takes."),
        Explanation(
            "E108", "below absolute zero",
            "A temperature came to less than -273.15 C while the program ran.",
            wrong: "print -200 C - 100 deltaC * count([1])",
            right: "print -200 C + 100 deltaC * count([1])"),
        Explanation(
            "E201", "an unknown name",
            "A name turned out, while running, not to stand for anything: a part of a value, a model, a tissue."),
        Explanation(
            "E202", "a probe that is not in",
            "The name, as it was worked out, is no placed probe's.",
            wrong: #"""
                background muscle
                for i in 1..2 {
                  test probe "P{i}" using argon_17g
                  place probe "P{i}" at (15 mm * i, 0 mm, 0 mm) from (15 mm * i, 0 mm, 60 mm) using argon_17g
                }
                for i in 1..3 { freeze "P{i}" 1m }
                """#,
            right: #"""
                background muscle
                for i in 1..2 {
                  test probe "P{i}" using argon_17g
                  place probe "P{i}" at (15 mm * i, 0 mm, 0 mm) from (15 mm * i, 0 mm, 60 mm) using argon_17g
                }
                for i in 1..2 { freeze "P{i}" 1m }
                """#),
        Explanation(
            "E203", "no probe is in",
            "The command speaks to the placed probes, and there is none."),
        Explanation(
            "E204", "a probe that is in already",
            "The name, as it was worked out, is a placed probe's.",
            wrong: #"""
                background muscle
                test probe P0 using argon_17g
                for i in 1..2 {
                  place probe "P{i - i}" at (15 mm * i, 0 mm, 0 mm) from (15 mm * i, 0 mm, 60 mm) using argon_17g
                }
                """#,
            right: #"""
                background muscle
                for i in 1..2 {
                  test probe "P{i}" using argon_17g
                  place probe "P{i}" at (15 mm * i, 0 mm, 0 mm) from (15 mm * i, 0 mm, 60 mm) using argon_17g
                }
                """#),
        Explanation(
            "E205", "a missing argument",
            "A parameter without a default was given nothing."),
        Explanation(
            "E301", "no patient",
            "A command came before the program said what the body is made of."),
        Explanation(
            "E302", "a shape that is no solid",
            #"""
            A radius or an edge is 0 or negative, a tube leads nowhere, an intersection has nothing in common. Nothing can be
            solved in it.
            """#,
            wrong: #"""
                background muscle
                organ duct = sphere(center: (0, 0, 0) mm, radius: 0 mm)
                """#,
            right: #"""
                background muscle
                organ duct = sphere(center: (0, 0, 0) mm, radius: 2 mm)
                """#),
        Explanation(
            "E303", "no skin",
            "The warm bag, or a question about the skin, needs `skin plane(…)` first."),
        Explanation(
            "E304", "a file that cannot be read",
            "There is no such file as a `mesh` or a `label` names, or it may not be read. The path is taken from the program's folder."),
        Explanation(
            "E305", "a domain that is no box",
            "The domain, as it was worked out, is another shape."),
        Explanation(
            "E306", "a direction without length",
            "All three numbers of the direction are 0.",
            wrong: #"""
                background muscle
                skin plane(point: (0, 0, 60) mm, normal: (0, 0, 0))
                """#,
            right: #"""
                background muscle
                skin plane(point: (0, 0, 60) mm, normal: (0, 0, 1))
                """#),
        Explanation(
            "E307", "one point for two",
            "The tip and the entry came to the same point.",
            wrong: #"""
                background muscle
                let tip_place = (0, 0, 0) mm
                place sensor T1 at tip_place from tip_place
                """#,
            right: #"""
                background muscle
                let tip_place = (0, 0, 0) mm
                place sensor T1 at tip_place from tip_place + (0, 0, 60) mm
                """#),
        Explanation(
            "E308", "entries that are missing",
            "A tissue or a probe model lacks figures that it needs."),
        Explanation(
            "E313", "a patient told otherwise once time has passed",
            #"""
            Background, skin, domain, resolution and regions are what all that was frozen has been reckoned with, and coverage and margin count from the
            start. Told otherwise behind a freeze they would turn a missed goal into a met one. Something new may be added under a name of its own.
            """#,
            wrong: #"""
                background muscle
                hold 1m
                resolution 2 mm
                """#,
            right: #"""
                background muscle
                resolution 2 mm
                hold 1m
                """#),
        Explanation(
            "E309", "a freezing range the wrong way round",
            "The range, as it was worked out, does not run from the colder to the warmer end."),
        Explanation(
            "E310", "a mesh or an image that cannot be used",
            #"""
            The file was read, but it is cut off, of another format, too large, or does not say where in the patient it lies. The
            message names what was found and what is wanted; `help mesh` and `help label` list the formats.
            """#),
        Explanation(
            "E311", "a mesh without an inside",
            #"""
            A surface with a gap of more than 2 mm, or with triangles that face opposite ways, does not tell inside from outside. Let the
            program that made it close it and make its normals consistent.
            """#),
        Explanation(
            "E312", "a label that is not in the image",
            "No voxel has this value. The help lists the labels that there are."),
        Explanation(
            "E401", "what cannot run side by side",
            "A command inside `together` cannot run beside others."),
        Explanation(
            "E402", "a loop in which no time passes",
            "The loop has turned 100 000 times without any simulated time passing, so its bound would never be reached."),
        Explanation(
            "E403", "nested too deeply",
            "Calls, blocks and expressions were nested deeper than the interpreter goes."),
        Explanation(
            "E404", "too many",
            "A loop of more than 100 000 turns, or a range of so many numbers: a slip in a count.",
            wrong: #"repeat 200000 times { print "again" }"#,
            right: #"repeat 2 times { print "again" }"#),
        Explanation(
            "E405", "no bound",
            "What waits for a condition says how long at most."),
        Explanation(
            "E501", "an assertion that failed",
            "The program said `assert` of something that does not hold. It ends, with the gas off and exit status 6."),
        Explanation(
            "E601", "regions that overlap",
            #"""
            Where two regions share a place, the later one wins. The overlap is told with its volume, so that it is not one by
            mistake; where it is meant, cut one out of the other.
            """#,
            wrong: #"""
                background muscle
                organ duct = sphere(center: (0, 0, 0) mm, radius: 9 mm)
                organ root = sphere(center: (9, 0, 0) mm, radius: 9 mm)
                """#,
            right: #"""
                background muscle
                organ duct = sphere(center: (0, 0, 0) mm, radius: 9 mm)
                organ root = sphere(center: (29, 0, 0) mm, radius: 9 mm)
                """#),
        Explanation(
            "E602", "a mesh whose gaps were closed",
            "Gaps of up to 2 mm in the surface were closed flat. Where they are many, look at the mesh in the program that made it."),
        Explanation(
            "E603", "a region that reaches the edge of its image",
            #"""
            The label goes on to the last voxels of the image, so that the organ may go on where there is no image. The region ends
            at the edge: what lies beyond is neither frozen nor watched as a part of it.
            """#),
        Explanation(
            "E604", "an image in two places",
            #"""
            A NIfTI image can give its place twice, as an affine (`sform`) and as a rotation (`qform`), and these differ by more than half a
            voxel. The affine is taken; export the image again, or find out which is right.
            """#),
    ]
}
