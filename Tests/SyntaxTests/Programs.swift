import Foundation

/// One program for each construct of the language.
enum Programs {
    static let constructs: [String] = [
        // The patient
        "case \"Distal femur metastasis, 28 mm\"",
        "background muscle",
        "background gel at 21 C",
        "target lesion = sphere(center: (0, 0, 0) mm, radius: 12 mm) of tumour",
        "organ cord = cylinder(from: (-40, 22, 0) mm, to: (40, 22, 0) mm, radius: 6 mm) of nerve",
        "vessel artery = tube(from: (-40, -26, 0) mm, to: (40, -26, 0) mm, radius: 3 mm) at 37 C",
        "vessel wall = halfspace(point: (0, 0, 0) mm, normal: (-1, 0, 0)) at -40 C",
        "skin plane(point: (0, 0, 60) mm, normal: (0, 0, 1))",
        "domain box(center: (20, 0, 0) mm, size: (80, 4, 4) mm) insulated",
        "domain box(center: (20, 0, 0) mm, size: (80, 4, 4) mm)",
        "resolution 0.5 mm",
        "resolution auto",
        "insulate box(center: (0, 14, 0) mm, size: (80, 3, 30) mm) with air",
        "tissue still_water {\n  density: 1000 kg/m3\n  freezing: -0.1 C to 0 C, perfusion: 0.006 /s; latent_heat: 334 kJ/kg\n}",
        "probe model wire { diameter: 3 mm; active_length: 100 mm; surface: -150 C }",
        "probe model ramp {\n  surface: [(0, 37), (60, -120)]\n}",
        // What must hold
        "limit coldest(cord) > 5 C",
        "limit coldest(cord) > 5 C with 95% confidence",
        "goal margin(lesion, below: -20 C) >= 5 mm\n  with 90 % confidence",
        "goal coverage(lesion, below: -40 C) >= 95%",
        // What to do
        "test probe A using argon_17g",
        "test probe \"P{i}\" using argon_17g",
        "place probe A at (0, -7, 10) mm from (0, -7, 70) mm using argon_17g",
        "place probe \"P{i}\" at (ring * cos(120 deg * i), 0 mm, -14 mm)\n  from (0, 0, 60) mm\n  using argon_17g",
        "place sensor T1 at (0, 10, 0) mm from (0, 10, 60) mm",
        "set power A to 80%",
        "set power A, \"P{i}\" 80%",
        "set power all 100%",
        "freeze 12m",
        "freeze A, B 12m",
        "freeze \"P{i}\" 12m",
        "freeze all 12m",
        "freeze A t",
        "freeze t",
        "freeze 2 * t",
        "freeze A (2 * t)",
        "freeze duration(A)",
        "freeze 15m scan every 5m",
        "freeze until margin(lesion, below: -20 C) >= 5 mm at most 15m",
        "freeze A until tip(A) < -100 C\n  at most 15m\n  scan every 5m",
        "freeze until tip(A) < -100 C",
        "thaw 3m",
        "thaw passive 5m",
        "thaw A 3m",
        "thaw passive A, B 3m",
        "thaw until tip(all) > 10 C at most 15m",
        "hold 1m",
        "scan",
        "scan ct",
        "scan ct slice z = 0 mm",
        "withdraw all",
        "withdraw A, \"P{i}\"",
        "withdraw",
        "warm skin to 40 C",
        "stop",
        // Values, choice, repetition, names
        "let gap = 15 mm",
        "let gap: Length = 15 mm",
        "let points: List<Point> = [(0, 0, 0) mm, (1, 0, 0) mm,]",
        "let plan = { gap: 15 mm, power: 80%, names: [\"A\"], nested: { a: 1 } }",
        "let plan = {\n  gap: 15 mm  # apart\n  power: 80%\n}\nprint plan.gap",
        "var n = 0\nn = n + 1",
        "let s = scan ct slice z = 0 mm",
        "let trial = predict { set power all to p; freeze 10m }",
        "let trial = predict {\n  freeze 12m\n  thaw 3m\n}",
        "let t = if c { 10m } else if d { 11m } else { 12m }",
        "if size(lesion) < 3 cm { freeze 10m } else { freeze 12m }",
        "if a {\n  stop\n}\nelse if b {\n  stop\n}\nelse {\n  scan\n}",
        "repeat 2 times { freeze 12m; thaw 3m }",
        "repeat 2 { freeze 12m }",
        "for i in 1..4 { print i }",
        "for p in [60%, 80%, 100%] { set power all to p }",
        "while tip(A) < 0 C at most 5m { thaw 30s }",
        "while tip(A) < 0 C { thaw 30s }",
        "fn lattice(center: Point, spacing: Length, count: Int = 2) -> List<List<Point>> {\n  let half = spacing / 2\n  return [[center]]\n}",
        "fn nothing() { return }",
        "protocol double_freeze(freezing: Duration = 12 min, thawing: Duration = 3 min, cycles: Int = 2) {\n  repeat cycles times { freeze freezing; thaw thawing }\n}",
        "double_freeze(freezing: 15m)",
        "use layouts",
        "use \"./mine.frz\"",
        "print \"nerve: {coldest(sciatic)}, {coverage(lesion, below: -40 C)} covered {{so far}} \\\"\\n\"",
        "assert coverage(lesion, below: -40 C) > 80%, \"palliative bar (C7.3)\"",
        "assert a and not b or c == d",
        "publish \"lesion_below_-40\" = coverage(lesion, below: -40 C)",
        "override \"agreed at the tumour board\" { freeze 10m }",
        "together { freeze A 12m; freeze B 8m }",
        "let width = iceball().width",
        "let d = distance(from: (0, 0, 0) mm, along: (1, 0, 0), until: 0 C)",
        "let x = temperature(at: p, now: true)",
        "let empty = []\nlet f = false",
    ]

    /// All of the above in one text, with comments and careless spacing.
    static let careless = """
        # first


        use   layouts;
        fn f (a:Length,b : Int=2)->List<Point>{return [ (a,b ,-3)mm,(1,2,3) mm ]}   # trailing
        tissue foo{density:3 kg/m3,   # one
        conductivity: 0.6 W/m/K;
           freezing : -8 C to -1 C, perfusion: 0.006 /s }
        repeat 2 times{freeze 12m;thaw 3m;}



        # own
        if tip(A)<0 C and not(b){ print "x {a+b}"   # note
        }
        # between
        else   { # why
        \tthaw passive  5m
            # inside

        }
        let p=predict{freeze A , B 12m}
        place probe "P{i}" at ( ring*cos(120 deg * i),
           -14 mm)
        from (1,2,3) mm
         using argon_17g
        ; scan ; ; stop ;
        let pts = [
        (1,2,3) mm,  # a

        (4,-5,6) mm,
        ]
        let t = -x^-2 + a.b..3 - -40C
        let q = f(predict {
         freeze 12m
        }, 3)
        freeze until(a or b)
          # go on
          at most 15m

          scan every   5m
        while a at most 5m { thaw 3m
        }
        # last
        """
}

extension Programs {
    /// Every program and module of the tree these tests were built from.
    static let ofTheTree: [URL] = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        return ["Stdlib", "Scripts"].flatMap { folder in
            let base = root.appendingPathComponent(folder)
            let names = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
            return names.filter { $0.hasSuffix(".frz") }.sorted().map { base.appendingPathComponent($0) }
        }
    }()
}
