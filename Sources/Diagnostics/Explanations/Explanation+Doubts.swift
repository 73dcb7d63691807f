extension Explanation {
    /// What can be read, could be run, and is surely not meant: codes `W111` to `W118` and `W3…`.
    static let doubts: [Explanation] = [
        Explanation(
            "W111", "a bound that says nothing, or that no treatment keeps",
            #"""
            A limit that cannot break guards nothing: `> 5 K` is a bound near absolute zero, `K` being a temperature as `C` is. The same is told of a goal
            that is met whatever is done, of a limit that breaks as soon as anything is cooled, of a margin wider than ice grows, and of a region's size,
            which nothing that is done changes.
            """#,
            wrong: #"""
                background muscle
                organ root = sphere(center: (0, 0, 0) mm, radius: 9 mm) of nerve
                limit coldest(root) > 5 K
                """#,
            right: #"""
                background muscle
                organ root = sphere(center: (0, 0, 0) mm, radius: 9 mm) of nerve
                limit coldest(root) > 5 C
                """#),
        Explanation(
            "W112", "a limit or a goal turned round",
            #"""
            `warmest(root) > 5 C` holds as long as any point of the nerve is warm, and so lets all the rest freeze: what spares it is a bound under its coldest
            point. A goal that bounds a target's coverage or margin from above is met before anything is done, and one that wants an organ frozen
            has another region in mind. An upper bound beside a lower one of the same target is not told.
            """#,
            wrong: #"""
                background muscle
                organ root = sphere(center: (0, 0, 0) mm, radius: 9 mm) of nerve
                limit warmest(root) > 5 C
                """#,
            right: #"""
                background muscle
                organ root = sphere(center: (0, 0, 0) mm, radius: 9 mm) of nerve
                limit coldest(root) > 5 C
                """#),
        Explanation(
            "W113", "a fraction with `%` behind it",
            "A share is written `95%` or `0.95`; `0.95%` is 0.0095. Told of goals and of powers.",
            wrong: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of tumour
                goal coverage(lesion, below: -40 C) >= 0.95%
                """#,
            right: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of tumour
                goal coverage(lesion, below: -40 C) >= 95%
                """#),
        Explanation(
            "W114", "a limit and a goal that exclude each other",
            #"""
            A limit is never broken, so that a goal which needs it broken can never be met. Most often one of the two has the wrong region, or lacks a minus.
            """#,
            wrong: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of tumour
                limit coldest(lesion) > -20 C
                goal coverage(lesion, below: -40 C) >= 95%
                """#,
            right: #"""
                background muscle
                target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of tumour
                organ root = sphere(center: (0, 30, 0) mm, radius: 3 mm) of nerve
                limit coldest(root) > 5 C
                goal coverage(lesion, below: -40 C) >= 95%
                """#),
        Explanation(
            "W115", "a limit with a way round",
            #"""
            Of two halves joined by `or` one is enough: while one organ is spared the other may be frozen. Where both are to be spared it is `and`,
            or a limit for each.
            """#,
            wrong: #"""
                background muscle
                organ root = sphere(center: (0, 0, 0) mm, radius: 9 mm) of nerve
                organ gut = sphere(center: (0, 40, 0) mm, radius: 9 mm)
                limit coldest(root) > 5 C or coldest(gut) > 5 C
                """#,
            right: #"""
                background muscle
                organ root = sphere(center: (0, 0, 0) mm, radius: 9 mm) of nerve
                organ gut = sphere(center: (0, 40, 0) mm, radius: 9 mm)
                limit coldest(root) > 5 C
                limit coldest(gut) > 5 C
                """#),
        Explanation(
            "W116", "a condition that ends a command at once, or never",
            #"""
            A freeze makes tissue colder and a thaw makes it warmer. `freeze until tip(A) > 10 C` is over before any gas has flowed, since the tip
            is warm at first; `<` was meant.
            """#,
            wrong: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                freeze until tip(A) > -100 C at most 10m
                """#,
            right: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                freeze until tip(A) < -100 C at most 10m
                """#),
        Explanation(
            "W117", "a time too short to be kept, or a scan that never comes",
            #"""
            A valve takes a part of a second, a scan takes longer: what is shorter than 1 s, or 30 s between scans, is most often an `s` or an `ms` where
            `m`, a minute, was meant. Scans further apart than the freeze is long are never taken.
            """#,
            wrong: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                freeze 10 ms
                """#,
            right: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                freeze 10m
                """#),
        Explanation(
            "W118", "a body or a vessel at a temperature that none has",
            #"""
            Bodies, and phantoms on a bench, are between 0 and 60 C; a vessel may stand for a cold wall, down to -200 C. Beyond that a unit or a
            digit is wrong: 37 K is -236.15 C.
            """#,
            wrong: "background muscle at 37 K",
            right: "background muscle at 37 C"),
        Explanation(
            "W119", "a layer of living tissue",
            #"""
            `insulate` puts a layer of a gas or a fluid between tissues. Blood flows through none of them; a tissue that is there already is an `organ`.
            """#,
            wrong: #"""
                background muscle
                insulate box(center: (0, 14, 0) mm, size: (80, 3, 30) mm) with fat
                """#,
            right: #"""
                background muscle
                insulate box(center: (0, 14, 0) mm, size: (80, 3, 30) mm) with air
                """#),
        Explanation(
            "W120", "a union of one shape",
            "A `union` joins several shapes and an `intersection` is what several share. Of one shape both are that shape: another was forgotten.",
            wrong: #"""
                background muscle
                organ root = union(sphere(center: (0, 0, 0) mm, radius: 9 mm)) of nerve
                """#,
            right: #"""
                background muscle
                organ root = sphere(center: (0, 0, 0) mm, radius: 9 mm) of nerve
                """#),
        Explanation(
            "W121", "a direction with a unit",
            "A direction says which way, not how far: three plain numbers without a unit. With one it looks like a place.",
            wrong: #"""
                background muscle
                skin plane(point: (0, 0, 60) mm, normal: (0, 0, 1) mm)
                """#,
            right: #"""
                background muscle
                skin plane(point: (0, 0, 60) mm, normal: (0, 0, 1))
                """#),
        Explanation(
            "W122", "a probe that freezes nothing, or cannot be",
            #"""
            A probe whose surface or gas is not below 0 C, or whose power is 0 %, makes no ice; one that is thicker than 16 mm or cold over more than
            16 cm is hardly meant: twice the thickest of C1.3 (8 mm), twice the longest active length from memory. Most often a sign or a unit went wrong.
            """#,
            wrong: #"""
                background muscle
                probe model wire { diameter: 3 mm; active_length: 30 mm; surface: 150 C }
                """#,
            right: #"""
                background muscle
                probe model wire { diameter: 3 mm; active_length: 30 mm; surface: -150 C }
                """#),
        Explanation(
            "W123", "a block in which nothing is done",
            #"""
            `together`, `override` and `predict` stand around commands. With nothing between the braces nothing is done, and no word of it is in the journal.
            """#,
            wrong: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                together { }
                """#,
            right: #"""
                background muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                together { freeze A 5m }
                """#),
        Explanation(
            "W124", "a gas that sets the time step of the whole patient",
            #"""
            The steps of the solver follow the material through which heat spreads fastest, wherever it lies. That is ice, as long as no gas is
            declared with figures of its own: with the true capacity of air every forecast takes four times as long, though it is as right. What a gas
            stores is nothing beside what it holds back, so the library's `air` and `co2` have a raised capacity: the insulation, which is the
            conductivity's, is the same, and a layer of thickness d answers later by d²/(π² × 1.4e-7 m²/s), 12 s for 4 mm.
            """#,
            wrong: #"""
                background muscle
                tissue helium_gas {
                  density: 0.16 kg/m3; conductivity: 0.155 W/m/K; frozen_conductivity: 0.155 W/m/K; heat_capacity: 5193 J/kg/K; frozen_heat_capacity: 5193 J/kg/K
                  latent_heat: 0 kJ/kg; freezing: -190 C to -189 C
                }
                """#,
            right: #"""
                background muscle
                tissue helium_gas {
                  density: 0.16 kg/m3; conductivity: 0.155 W/m/K; frozen_conductivity: 0.155 W/m/K; heat_capacity: 1000 kJ/kg/K; frozen_heat_capacity: 1000 kJ/kg/K
                  latent_heat: 0 kJ/kg; freezing: -190 C to -189 C
                }
                """#),
        Explanation(
            "W301", "a needle where none can be meant",
            #"""
            `at` is the tip, `from` where the needle enters the skin; the active length runs from the tip towards the entry. Told where the two are
            exchanged, where the tip lies in the air or the entry in the body, where a needle would be longer than 250 mm, where an active length lies so
            far from every target (30 mm, an estimate) that its ice does not come there, and where a sensor lies outside the domain.
            """#,
            wrong: #"""
                background muscle
                skin plane(point: (0, 0, 60) mm, normal: (0, 0, 1))
                test probe A using argon_17g
                place probe A at (0, 0, 60) mm from (0, 0, 0) mm using argon_17g
                """#,
            right: #"""
                background muscle
                skin plane(point: (0, 0, 60) mm, normal: (0, 0, 1))
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                """#),
        Explanation(
            "W302", "a region, or a slice, outside the body",
            #"""
            The skin's normal points out of the body; beyond its plane there is air, in which no region lies. Where all regions lie there, the
            normal is turned round. Outside a `domain` nothing is solved, so that the middle of a region does not lie there either, nor a scan's slice; of a
            target that the domain cuts, coverage and margin are of the part within.
            Without a `domain` a slice is told of that lies more than 100 mm (an estimate) from every region and needle.
            """#,
            wrong: #"""
                background muscle
                organ root = sphere(center: (0, 0, 0) mm, radius: 9 mm) of nerve
                skin plane(point: (0, 0, 60) mm, normal: (0, 0, -1))
                """#,
            right: #"""
                background muscle
                organ root = sphere(center: (0, 0, 0) mm, radius: 9 mm) of nerve
                skin plane(point: (0, 0, 60) mm, normal: (0, 0, 1))
                """#),
        Explanation(
            "W303", "a region or layer thinner than a cell, or larger than a body",
            #"""
            Below 0.2 mm nothing is seen of a region: no cell is so small. A lesion of more than 1 m is in no body. Either has the wrong unit. Layers of
            tissue may be drawn wider than the body.

            What is thinner than a cell of the grid is solved with holes in it: heat passes a layer of air of 0.7 mm on cells of 1 mm almost as if it were not
            there. `resolution auto` gives what is thin two cells, `resolution 0.35 mm` says it outright.
            """#,
            wrong: #"""
                background muscle
                organ root = sphere(center: (0, 0, 0) mm, radius: 9 um) of nerve
                """#,
            right: #"""
                background muscle
                organ root = sphere(center: (0, 0, 0) mm, radius: 9 mm) of nerve
                """#),
        Explanation(
            "W304", "a way that a run refuses",
            #"""
            A probe's way, from the skin to its tip, goes through an organ, a vessel, or a probe that is placed already. A run refuses the command (R103) and
            ends there with exit status 3, unless an `override` says why it must be so. Targets and the skin may be gone through.
            """#,
            wrong: #"""
                background muscle
                organ root = sphere(center: (0, 0, 30) mm, radius: 9 mm) of muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                """#,
            right: #"""
                background muscle
                organ root = sphere(center: (0, 0, 30) mm, radius: 9 mm) of muscle
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 60, 0) mm using argon_17g
                """#),
        Explanation(
            "W306", "cells too wide for what blood does",
            #"""
            Beside the ice blood brings back the warmth over a depth of √(k/(w ρb cb)): 1.4 mm in kidney, 3 mm in liver, 14 mm in muscle. Cells wider than
            0.7 of that (half of it in what freezes within 4 K) do not hold what the ice takes from so thin a layer: among three probes in kidney ice was
            forecast 6 % too large by volume with cells of 2 mm, 1.3 % with 1 mm. The background is looked at, every target, and organs within 30 mm of an
            active length. `resolution auto` chooses a cell by an estimate.
            """#,
            wrong: #"""
                background kidney
                resolution 2 mm
                """#,
            right: #"""
                background kidney
                resolution 0.7 mm
                """#),
        Explanation(
            "W307", "cells wider than any that were checked",
            #"""
            `frazil verify --convergence` holds the solver against exact solutions on cells of up to 3 mm. Wider ones show the ice of a probe in a handful of
            cells, or in none: in agar cells of 20 mm forecast no ice at all where there is a ball of 30 mm. A sketch may be coarse; a limit on a nerve
            must not.
            """#,
            wrong: #"""
                background muscle
                resolution 8 mm
                """#,
            right: #"""
                background muscle
                resolution 2 mm
                """#),
        Explanation(
            "W305", "a limit that comes too late",
            #"""
            A limit is looked at in the forecast of every command behind it. Behind the last command that takes time there is nothing left to forecast, and
            the limit is neither kept nor broken. Write limits before the first command; a `goal` asks at the end what has come about.
            """#,
            wrong: #"""
                background muscle
                organ root = sphere(center: (0, 30, 0) mm, radius: 3 mm) of nerve
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                freeze 5m
                limit coldest(root) > 5 C
                """#,
            right: #"""
                background muscle
                organ root = sphere(center: (0, 30, 0) mm, radius: 3 mm) of nerve
                limit coldest(root) > 5 C
                test probe A using argon_17g
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                freeze 5m
                """#),
    ]
}
