extension Explanation {
    /// The patient: codes `P…`.
    static let patient: [Explanation] = [
        Explanation(
            "P101", "no background",
            #"""
            Regions lie in something and commands act on someone: the program says first what the body is made of. Its temperature
            is 37 C where none is said.
            """#,
            wrong: "hold 3m",
            right: #"""
                background muscle
                hold 3m
                """#),
        Explanation(
            "P102", "said twice",
            #"""
            The background, the skin, the domain, the resolution and the case's title are said once, since the second would
            silently replace the first.
            """#,
            wrong: #"""
                background muscle
                background fat
                """#,
            right: "background fat"),
        Explanation(
            "P103", "entries that are missing",
            #"""
            A tissue needs all of its figures, frozen and unfrozen; nothing is assumed. A probe model needs its diameter, its
            active length, and how it cools.
            """#,
            wrong: "tissue jelly { density: 1000 kg/m3; conductivity: 0.5 W/m/K; freezing: -2 C to -1 C }",
            right: #"""
                tissue jelly {
                  density: 1000 kg/m3; conductivity: 0.5 W/m/K; frozen_conductivity: 2 W/m/K; heat_capacity: 3500 J/kg/K
                  frozen_heat_capacity: 1800 J/kg/K; latent_heat: 250 kJ/kg; freezing: -2 C to -1 C
                }
                """#),
        Explanation(
            "P104", "an entry given twice",
            "It would not be clear which of the two figures counts.",
            wrong: "probe model wire_2 { diameter: 3 mm; active_length: 100 mm; surface: -150 C; surface: -140 C }",
            right: "probe model wire_2 { diameter: 3 mm; active_length: 100 mm; surface: -150 C }"),
        Explanation(
            "P105", "a freezing range the wrong way round",
            "Tissue freezes over a range: `freezing: -8 C to -1 C` runs from where all is ice to where ice begins.",
            wrong: #"""
                tissue jelly {
                  density: 1000 kg/m3; conductivity: 0.5 W/m/K; frozen_conductivity: 2 W/m/K; heat_capacity: 3500 J/kg/K
                  frozen_heat_capacity: 1800 J/kg/K; latent_heat: 250 kJ/kg; freezing: -1 C to -8 C
                }
                """#,
            right: #"""
                tissue jelly {
                  density: 1000 kg/m3; conductivity: 0.5 W/m/K; frozen_conductivity: 2 W/m/K; heat_capacity: 3500 J/kg/K
                  frozen_heat_capacity: 1800 J/kg/K; latent_heat: 250 kJ/kg; freezing: -8 C to -1 C
                }
                """#),
        Explanation(
            "P106", "a figure outside its range",
            "Densities, conductivities and diameters are above 0; the finest cell is from 0.05 mm to 20 mm.",
            wrong: "resolution 0.01 mm",
            right: "resolution 1 mm"),
        Explanation(
            "P107", "a requirement that asks nothing",
            "A limit or a goal compares a question to the state with a value; a comparison of constants would never change.",
            wrong: #"""
                background muscle
                limit 3 mm > 2 mm
                """#,
            right: #"""
                background muscle
                limit volume(below: 0 C) < 200 cm3
                """#),
        Explanation(
            "P108", "a domain that is no box",
            "The heat equation is solved on a rectilinear grid, whose domain is a box.",
            wrong: "domain sphere(center: (0, 0, 0) mm, radius: 90 mm)",
            right: "domain box(center: (0, 0, 0) mm, size: (180, 180, 180) mm)"),
        Explanation(
            "P109", "how a probe model cools",
            #"""
            A real model has a cryogen with a heat-transfer coefficient; an ideal one, for checks, holds its `surface` at a
            temperature. It is one of the two.
            """#,
            wrong: "probe model wire_2 { diameter: 3 mm; active_length: 100 mm }",
            right: "probe model wire_2 { diameter: 3 mm; active_length: 100 mm; surface: -150 C }"),
        Explanation(
            "P110", "tissue or temperature",
            #"""
            A vessel is held at the temperature of its blood (`at 37 C`); an organ or a target is made of a tissue (`of muscle`)
            and takes the temperature that comes.
            """#,
            wrong: #"""
                background muscle
                organ duct = sphere(center: (0, 0, 0) mm, radius: 9 mm) at 37 C
                """#,
            right: #"""
                background muscle
                vessel duct = sphere(center: (0, 0, 0) mm, radius: 9 mm) at 37 C
                """#),
        Explanation(
            "P111", "no skin",
            "The warm bag lies on the skin, which the program has not described.",
            wrong: #"""
                background muscle
                warm skin to 40 C
                """#,
            right: #"""
                background muscle
                skin plane(point: (0, 0, 60) mm, normal: (0, 0, 1))
                warm skin to 40 C
                """#),
        Explanation(
            "P112", "a probe without a length",
            "`at` is the tip, `from` the place where the probe enters the skin. The two are different points.",
            wrong: #"""
                background muscle
                place sensor T1 at (0, 0, 10) mm from (0, 0, 1) cm
                """#,
            right: #"""
                background muscle
                place sensor T1 at (0, 0, 10) mm from (0, 0, 60) mm
                """#),
        Explanation(
            "P113", "a requirement that can never hold",
            #"""
            A coverage is from 0 % to 100 %, nothing gets colder than boiling nitrogen (-196 C), nothing is below 0 g, 0 min or 0 cm3, and what is
            above one figure is not below a smaller one. And a limit holds all the time, from the first moment on: one that wants something
            frozen, or a nerve warmer than the body, is broken before anything is done, and would refuse every command. What is to
            be reached by the end is a `goal`.
            """#,
            wrong: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm)
                limit coverage(lesion, below: -40 C) >= 95%
                """#,
            right: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm)
                goal coverage(lesion, below: -40 C) >= 95%
                """#),
        Explanation(
            "P115", "an empty region",
            #"""
            The region's shape holds nothing, usually because a `difference` took all of it away, so that neither its coverage nor
            its coldest point exists.
            """#,
            wrong: #"""
                background muscle
                organ shell = difference(sphere(center: (0, 0, 0) mm, radius: 9 mm), sphere(center: (0, 0, 0) mm, radius: 10 mm))
                limit coldest(shell) > 5 C
                """#,
            right: #"""
                background muscle
                organ shell = difference(sphere(center: (0, 0, 0) mm, radius: 10 mm), sphere(center: (0, 0, 0) mm, radius: 9 mm))
                limit coldest(shell) > 5 C
                """#),
        Explanation(
            "P116", "a confidence that cannot be told",
            #"""
            A limit or goal with confidence is judged on the bad side of a band from sixteen patients: 50 % to 95 %, and of one
            comparison with an order, since only that has a bad side. Of several comparisons each is a limit of its own.
            """#,
            wrong: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm)
                goal coverage(lesion, below: -40 C) >= 95% with 99% confidence
                """#,
            right: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm)
                goal coverage(lesion, below: -40 C) >= 95% with 95% confidence
                """#),
    ]
}
