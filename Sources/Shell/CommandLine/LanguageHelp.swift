/// Help on the words of the language: how each is written, and what it does.
enum LanguageHelp {
    /// A few words of one kind, with one page for them: lines of the language, and words on them that are indented.
    struct Page: Sendable {
        var words: [String]
        var text: String
    }

    /// Each once; `min` is a function and a unit.
    static var words: [String] { Set(pages.flatMap(\.words)).sorted() }

    /// The pages on a word: of the language, and of the units of that name.
    static func texts(on word: String) -> [String] { pages.filter { $0.words.contains(word) }.map(\.text) }

    static let pages = patient + entries + requirements + commands + choices + questions + mathematics + small + units

    private static let patient = [
        Page(words: ["case"], text: "case \"Distal femur metastasis, 28 mm\"\n  The title of the case, for the report."),
        Page(words: ["background"], text: "background muscle\nbackground ultrasound_gel at 21 C\n  The tissue everything lies in; at body temperature where none is said."),
        Page(
            words: ["target", "organ"],
            text: """
                target lesion  = sphere(center: (0, 0, 0) mm, radius: 10 mm) of tumour
                organ  sciatic = tube(from: (-40, 24, 0) mm, to: (40, 24, 0) mm, radius: 2 mm) of nerve
                  A region of a tissue. A target is what is to be frozen; an organ is what no probe may go through. `help shapes` lists the shapes.
                """),
        Page(words: ["vessel"], text: "vessel artery = tube(from: (-40, -26, 0) mm, to: (40, -26, 0) mm, radius: 3 mm) at 37 C\n  A region that is held at its temperature."),
        Page(words: ["skin"], text: "skin plane(point: (0, 0, 60) mm, normal: (0, 0, 1))\n  The normal points out of the body. Beyond it is room air."),
        Page(words: ["warm"], text: "warm skin to 40 C\n  The warm bag on the skin, 20 C to 45 C."),
        Page(words: ["insulate"], text: "insulate box(center: (0, 16, 0) mm, size: (60, 4, 60) mm) with co2\n  Puts a layer in: air, co2 or saline."),
        Page(words: ["domain", "resolution"], text: "resolution 1 mm\ndomain box(center: (0, 0, 0) mm, size: (120, 120, 120) mm)\n  The finest cell, and what is solved. Both are chosen where they are not written; `resolution auto` chooses the cell so that the\n  0 C front is estimated to be within 0.2 mm."),
        Page(
            words: ["shapes", "sphere", "ellipsoid", "box", "cylinder", "tube", "cone", "halfspace"],
            text: """
                sphere(center: (0, 0, 0) mm, radius: 10 mm)
                ellipsoid(center: (0, 0, 0) mm, radii: (14, 12, 12) mm)
                box(center: (0, 0, 0) mm, size: (60, 4, 60) mm)
                cylinder(from: (0, 0, 0) mm, to: (0, 0, 40) mm, radius: 5 mm)
                tube(from: (-40, 24, 0) mm, to: (40, 24, 0) mm, radius: 2 mm)
                tube(through: [(-40, 24, 0) mm, (0, 26, 0) mm, (40, 24, 0) mm], radius: 2 mm)
                cone(from: (0, 0, 0) mm, to: (0, 0, 40) mm, from_radius: 5 mm, to_radius: 2 mm)
                halfspace(point: (0, 0, 0) mm, normal: (0, 0, 1))
                  Solids. A tube has round ends; a half-space is the side that its normal points to. `help union` makes shapes of shapes.
                """),
        Page(
            words: ["mesh"],
            text: """
                target tumour_rest = mesh("segments/tumour.stl") of tumour
                  The inside of a closed surface of triangles: STL (binary or text) or OBJ. The path is taken from the program's folder, lengths are \
                millimetres. Gaps of up to 2 mm are closed and told. Places are as in the file; where 3D Slicer wrote `SPACE=LPS` into \
                it they are turned to right, front and head positive, as `label` has them.
                """),
        Page(
            words: ["label"],
            text: """
                target lesion = label("ct-labels.nii.gz", 5) of tumour
                organ bone = label("ct-labels.nii.gz", value: 4) of cortical_bone
                  The voxels of an image that have a value: NIfTI-1 (.nii, .nii.gz) or NRRD (raw, gzip). The path is taken from the program's folder.
                  Places are millimetres of the image's own space, right, front and head positive (RAS); `center(lesion)` tells where a region is.
                  The surface is rounded, within half a voxel's diagonal, so that it holds the voxels' volume (to 1 %). Where that cannot be, in what is \
                one or two voxels thin, the region is the voxels themselves.
                """),
        Page(
            words: ["union", "intersection", "difference", "expand", "translate", "rotate"],
            text: """
                union(lesion, satellite)        intersection(lesion, bone)        difference(expand(lesion, by: 5 mm), lesion)
                translate(lesion, by: (0, 5, 0) mm)
                rotate(lesion, axis: (0, 0, 1), angle: 30 deg, about: (0, 0, 0) mm)
                  Shapes of shapes. A region's name stands for its shape.
                """),
        Page(words: ["plane"], text: "skin plane(point: (0, 0, 60) mm, normal: (0, 0, 1))\n  The body's surface; for `skin` alone. The normal points out of the body."),
        Page(
            words: ["units"],
            text: """
                12m  12 min  1m30s     a duration; `m` behind a bare number is a minute
                15 mm  2 cm            a length
                -40 C  233 K           a temperature; 5 deltaC is a difference
                80%  3200 psi  5 W     a ratio, a pressure, a power
                (0, -7.5, 20) mm       a place
                """),
    ]

    private static let requirements = [
        Page(words: ["limit"], text: "limit coldest(sciatic) > 5 C\n  Never: a command whose prediction breaks it is refused, and nothing is sent."),
        Page(
            words: ["confidence"],
            text: """
                limit coldest(sciatic) > 5 C with 95% confidence
                goal  margin(lesion, below: -20 C) >= 5 mm with 95% confidence
                  Held against sixteen patients who differ from the textbook in perfusion, conductivity and latent heat, with probes of other \
                strength that lie up to 2 mm off: not more than a twentieth of what they stand for may break it. 50% to 95%.
                """),
        Page(words: ["goal"], text: "goal coverage(lesion, below: -40 C) >= 95%\n  Judged at the end: met or missed."),
        Page(words: ["assert"], text: "assert coverage(lesion, below: -40 C) > 80%, \"why\"\n  Ends the program, all gas off, where it does not hold."),
        Page(words: ["override"], text: "override \"why\" { freeze 2m }\n  Commits against a limit, in the open: the reason is in the journal and the report."),
    ]

    private static let commands = [
        Page(words: ["test"], text: "test probe A using argon_17g\n  Outside the body, before it is placed (C4.1.3)."),
        Page(words: ["place", "probe"], text: "place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g\n  The tip, then the skin entry. Refused through an organ, a vessel or another probe."),
        Page(words: ["sensor"], text: "place sensor T1 at (8, 0, 0) mm from (8, 0, 60) mm\n  A thermocouple needle. What it measures corrects the forecasts that follow: the strength of each probe, and perfusion."),
        Page(words: ["set", "power"], text: "set power A to 80%        set power A, B to 60%        set power all to 100%\n  100% where it was never set."),
        Page(
            words: ["freeze", "every", "until", "most"],
            text: """
                freeze 12m                     # every placed probe
                freeze A, B 12m                # these
                freeze 15m scan every 5m
                freeze until margin(lesion, below: -20 C) >= 5 mm at most 15m
                  The forecast runs on with the gas off until every limited organ has passed its coldest; where a limit breaks, nothing is sent.
                """),
        Page(
            words: ["thaw", "passive"],
            text: """
                thaw 3m                        # active, with helium
                thaw passive 5m                # a wait, without gas
                thaw until tip(all) > 10 C at most 15m
                  Never refused.
                """),
        Page(words: ["hold"], text: "hold 1m\n  Waits with the gas off."),
        Page(words: ["scan", "slice"], text: "scan\nlet s = scan ct slice z = 0 mm\n  What the imaging sees of the ice ball, with its error."),
        Page(words: ["stop"], text: "stop\n  Closes all gas. Never refused."),
        Page(words: ["withdraw"], text: "withdraw A        withdraw all\n  Refused while the ice still holds a probe (C4.1.5)."),
        Page(words: ["together"], text: "together { freeze A 12m; freeze B 8m }\ntogether { for name in [\"A\", \"B\"] { freeze \"{name}\" 8m } }\n  Side by side; ends with the last."),
        Page(words: ["predict"], text: "let plan = predict { freeze 12m; thaw 3m }\n  On a copy; commits nothing. Then: coldest(sciatic, in: plan), plan.ok, plan.violations."),
    ]

    private static let choices = [
        Page(words: ["let", "var"], text: "let gap = 15 mm\nvar n = 0\n  A name for a value; a `var` may be given another: n = n + 1."),
        Page(words: ["if", "else"], text: "if size(lesion) < 3 cm { freeze 10m } else { freeze 12m }\nlet time = if size(lesion) < 3 cm { 10m } else { 12m }\n  A choice; as a value it has an `else`."),
        Page(words: ["repeat", "times"], text: "repeat 2 times { freeze 12m; thaw 3m }\n  So many times; `times` may be left out."),
        Page(words: ["for"], text: "for p in [60%, 80%, 100%] { print p }        for i in 1..4 { print i }\n  Once for each item of a list; `1..4` is 1, 2, 3, 4."),
        Page(words: ["while"], text: "while tip(A) < 0 C at most 5m { thaw 30s }\n  Every open-ended loop has a bound."),
        Page(words: ["fn", "return"], text: "fn twice(length: Length) -> Length { return 2 * length }\n  A function cannot command the machine; a protocol can."),
        Page(words: ["protocol"], text: "protocol cycle(freezing: Duration = 12 min) { freeze freezing; thaw 3m }\ncycle(freezing: 10m)\n  `use protocols`, then `help double_freeze`, shows one of the library."),
        Page(words: ["use"], text: "use protocols\nuse \"./mine.frz\"\n  The names of a module."),
        Page(words: ["print"], text: "print \"nerve: {coldest(sciatic)}\"\n  What stands in braces is worked out."),
        Page(words: ["publish"], text: "publish \"coverage\" = coverage(lesion, below: -40 C)\n  A value for the report."),
    ]

    private static let questions = [
        Page(
            words: ["coldest", "warmest", "temperature"],
            text: "coldest(sciatic)        coldest(sciatic, in: plan)        warmest(sciatic)        temperature(at: (0, 0, 10) mm)\n  `coldest` is of the time since the start; `now: true` asks for this instant."),
        Page(
            words: ["coverage", "margin", "volume"],
            text: """
                coverage(lesion, below: -40 C)     # the share of a region that has been so cold
                margin(lesion, below: -20 C)       # how far the zone reaches past the region; negative where it does not
                volume(below: -40 C)
                  Of the time since the start; `now: true` asks for this instant, `in: plan` asks a prediction.
                """),
        Page(words: ["iceball"], text: "iceball().width        iceball().length        iceball().volume\n  At 0 C: across the probes, along them."),
        Page(words: ["distance"], text: "distance(from: (0, 0, 0) mm, along: (1, 0, 0), until: 0 C)\n  To the first crossing of a temperature, or nothing."),
        Page(words: ["tip"], text: "tip(A)        tip(all) > 10 C\n  The coldest point of the active length's surface; `all` means every probe."),
        Page(
            words: ["size", "center", "centre", "long_axis", "extent"],
            text: "size(lesion)        center(lesion)        long_axis(lesion)        extent(lesion, along: (0, 0, 1))\n  Its greatest extent, its middle, the direction in which it is longest, its width along a direction."),
        Page(words: ["pressure", "remaining"], text: "pressure(argon)        remaining(argon)\n  Of a gas bottle."),
        Page(words: ["elapsed"], text: "elapsed()\n  Simulated time since the start."),
    ]

    private static let mathematics = [
        Page(words: ["sqrt", "abs"], text: "sqrt(9 mm2)        abs(-3 mm)\n  The dimension goes along: the root of an area is a length. `(27 mm3) ^ (1/3)` works too."),
        Page(words: ["exp", "log"], text: "exp(-0.5)        log(2)\n  Of a plain number: the exponential, the natural logarithm."),
        Page(words: ["min", "max"], text: "min(3 mm, 2 cm)        max([60%, 80%])\n  Of several values of one kind, or of a list."),
        Page(words: ["round", "floor"], text: "round(2.5)        floor(2.9)\n  To a whole number: the nearest, the next below."),
        Page(words: ["sin", "cos", "tan", "pi"], text: "cos(120 deg)        sin(pi / 6 * 1 rad)\n  Of an angle."),
        Page(words: ["count"], text: "count([60%, 80%, 100%])        [60%, 80%].first        [60%, 80%].last\n  How many items a list has, and its ends."),
        Page(words: ["item"], text: "item([60%, 80%, 100%], 2)\n  One item of a list, counted from 1."),
    ]

    /// Words that join others.
    private static let small = [
        Page(
            words: ["and", "or", "not", "true", "false"],
            text: "assert tip(A) > 0 C and not (coldest(sciatic) < 5 C or false)\n  Yes and no. A comparison never chains: a < b and b < c."),
        Page(
            words: ["at", "from", "using", "of", "with", "to"],
            text: """
                place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
                organ duct = sphere(center: (0, 0, 0) mm, radius: 2 mm) of nerve
                  `at` is a tip or a temperature, `from` an entry, `using` a model, `of` a tissue, `with` a layer, `to` a value. A line may begin with one of \
                them and goes on with the statement before.
                """),
        Page(words: ["all"], text: "set power all to 80%        withdraw all        thaw until tip(all) > 10 C at most 15m\n  Every placed probe; in a comparison every one of them."),
        Page(
            words: ["in", "now"],
            text: "for i in 1..4 { print i }        print coldest(sciatic, in: plan)        print coverage(lesion, below: -40 C, now: true)\n  A list's items, a prediction that is asked, this instant instead of the time since the start."),
        Page(words: ["argon", "helium", "nitrogen", "gas"], text: "print remaining(argon)        print pressure(helium)\n  The gases of the console. `help argon_17g` shows what a probe uses."),
        Page(
            words: ["allow", "consensus"],
            text: """
                freeze 18m # allow C4.3.3: low argon pressure, agreed with the anaesthetist
                  Lets one line go against one section of the 2018 consensus, with a reason; on a line of its own it speaks of the next line. Warnings name their section.
                """),
    ]
}
