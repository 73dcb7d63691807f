import Checking
import Diagnostics
import Testing

@Suite struct GoodProgramTests {
    @Test(arguments: programs)
    func `a good program has no error`(_ text: String) {
        let checked = Checked(text)
        #expect(checked.errors.map(\.message) == [])
        #expect(checked.isRight)
    }

    @Test func `a program that tests its probes and uses its names has no warning`() {
        #expect(Checked(Self.programs[0]).codes == [])
    }

    @Test(arguments: [
        "limit coverage(root, below: 36 C) <= 95%", "limit coldest(root) >= 36 C", "limit coldest(root) > 5 C or elapsed() > 1h",
        "limit volume(below: 0 C) < 200 cm3", "vessel cold = sphere(center: (0, 9, 0) mm, radius: 1 mm) at -40 C\nlimit coldest(root) < 0 C",
        "limit margin(root, below: -20 C) < 5 mm", "goal coldest(spot) < -40 C", "goal coverage(root, below: 0 C) <= 5%", "goal coldest(root) > 5 C", "limit coverage(root, below: 0 C) <= 0.5%",
        "goal margin(spot, below: -20 C) >= 10 mm\ngoal margin(spot, below: -20 C) < 20 mm", "limit coldest(spot) > -60 C\ngoal coverage(spot, below: -40 C) >= 95%",
        "limit warmest(root) < 45 C", "limit coldest(root) > 5 C and coldest(spot) > -150 C",
    ])
    func `a requirement that may hold is let pass`(_ requirement: String) {
        let head = "background muscle\norgan root = sphere(center: (0, 0, 0) mm, radius: 9 mm) of nerve\ntarget spot = sphere(center: (0, 40, 0) mm, radius: 9 mm) of osteolytic_tumour\n"
        #expect(Checked(head + requirement).codes == [])
    }

    @Test func `modules come before their users, each once`() throws {
        var checker = Checker(library: ShelfLibrary())
        let result = checker.check(SourceFile(name: "case.frz", text: "use \"./mine.frz\"\nuse layouts\nprint \"{gap} {spacing}\""))
        let program = try #require(result.program)
        let names = program.modules.map { program.sources[$0.file].name }
        #expect(names == ["tissues.frz", "probes.frz", "layouts.frz", "mine.frz"])
        #expect(program.sources[program.main.file].name == "case.frz")
    }

    @Test func `a probe that may be placed is not missed`() {
        let checked = Checked(
            """
            background muscle
            let wanted = coverage(spot, below: -20 C) < 50%
            organ spare = sphere(center: (9, 0, 0) mm, radius: 2 mm) of nerve
            """)
        #expect(checked.codes.contains("N104"))
        let placed = Checked(
            """
            background muscle
            for i in 1..3 { test probe "P{i}" using wire; place probe "P{i}" at (10 mm * i, 0, 0) from (10 mm * i, 0, 60 mm) using wire }
            if tip(P2) < 40 C { freeze P1, "P{1 + 1}" 12m } else { test probe Q using wire; place probe Q at (0, 0, 0) mm from (0, 0, 60) mm using wire }
            thaw Q, P3 3m
            """)
        #expect(placed.codes == [])
        #expect(
            Checked(
                "background muscle\nfor i in 1..3 { place probe \"P{i}\" at (10 mm * i, 0, 0) from (10 mm * i, 0, 60 mm) using wire }\nfreeze Q 5m"
            ).errors.map(\.code) == ["M103"])
    }

    @Test func `a prediction leaves the probes as they were`() {
        let head =
            "background muscle\ntest probe A using wire\nlet p = predict { place probe A at (0, 0, 0) mm from (0, 0, 60) mm using wire; freeze 9m }\nprint p.ok\n"
        #expect(Checked(head).codes == [])
        #expect(Checked(head + "freeze 9m").codes == ["M102"])
    }

    static let programs: [String] = [
        """
        use protocols
        case "Three probes round a lesion"
        background cancellous_bone
        target lesion  = ellipsoid(center: (0, 0, 0) mm, radii: (14, 12, 12) mm) of osteolytic_tumour
        organ  sciatic = tube(from: (-40, 30, 0) mm, to: (40, 30, 0) mm, radius: 2 mm) of nerve
        vessel artery  = tube(through: [(-40, -32, 6) mm, (0, -30, 6) mm, (40, -32, 6) mm], radius: 3 mm) at 37 C
        skin plane(point: (0, 0, 60) mm, normal: (0, 0, 1))
        limit coldest(sciatic) > 5 C
        limit coldest(skin) > 5 C and coldest(artery) > 0 C
        goal  coverage(lesion, below: -40 C) >= 95%
        let ring = 8 mm
        for i in 1..3 {
          test probe "P{i}" using argon_17g
          place probe "P{i}" at (ring * cos(120 deg * i), ring * sin(120 deg * i), -14 mm)
                             from (ring * cos(120 deg * i), ring * sin(120 deg * i), 60 mm) using argon_17g
        }
        set power all to 100%
        warm skin to 40 C
        double_freeze(freezing: 12m, thawing: 3m)
        publish "lesion_below_-40" = coverage(lesion, below: -40 C)
        thaw until tip(all) > 10 C at most 15m
        withdraw all
        scan
        """,
        """
        background muscle
        place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
        set power A 100%
        freeze 12m
        thaw 3m
        scan
        """,
        """
        background ultrasound_gel at 21 C
        place probe A at (0, 0, 0) mm from (0, 0, 90) mm using argon_17g
        freeze 10m
        publish "width_0" = iceball().width
        publish "volume_20" = volume(below: -20 C)
        """,
        """
        background muscle
        target lesion = ellipsoid(center: (0, 0, 0) mm, radii: (8, 4, 6) mm) of osteolytic_tumour
        organ  rib    = difference(box(center: (0, 0, 0) mm, size: (60, 8, 12) mm), lesion) of cortical_bone
        organ  pleura = box(center: (0, 19, 0) mm, size: (60, 2, 60) mm) of lung
        limit coldest(pleura) > 0 C
        insulate box(center: (0, 16, 0) mm, size: (60, 4, 60) mm) with co2
        place probe upper at (0, 10,  8) mm from (0, -45,  8) mm using argon_17g
        for p in [60%, 80%, 100%] {
          let trial = predict { set power all to p; freeze 10m }
          print "{p}: {coverage(lesion, below: -40 C, in: trial)} of the lesion, pleura {coldest(pleura, in: trial)}"
          publish "coverage_at_{p}" = coverage(lesion, below: -40 C, in: trial)
        }
        freeze 10m scan every 5m
        """,
        ShelfLibrary.tissue("still_water") + """
            background still_water at 10 C
            domain box(center: (20, 0, 0) mm, size: (80, 4, 4) mm) insulated
            vessel wall = halfspace(point: (0, 0, 0) mm, normal: (-1, 0, 0)) at -40 C
            resolution 1 mm
            hold 20m
            publish "front" = distance(from: (0, 0, 0) mm, along: (1, 0, 0), until: 0 C)
            """,
        """
        background cancellous_bone
        resolution auto
        target lesion = sphere(centre: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
        organ  cord   = cylinder(from: (-40, 22, 0) mm, to: (40, 22, 0) mm, radius: 6 mm) of nerve
        place probe A at (0, -4, -6) mm from (0, 20, 80) mm using argon_17g
        place sensor T1 at (0, 9, 0) mm from (0, 9, 60) mm
        repeat 2 times {
          freeze until coverage(lesion, below: -40 C, now: true) >= 99% or coldest(cord) < 18 C at most 15m
          thaw 3m
        }
        withdraw T1
        if coverage(lesion, below: -40 C) < 60% { print "ineffective even as palliation (C7.3)" }
        """,
        """
        use layouts
        background muscle
        target lesion = expand(rotate(translate(box(center: (0, 0, 0) mm, size: (9, 9, 30) mm), by: (1, 0, 0) mm), axis: (0, 0, 1), angle: 30 deg), by: 2 mm) of osteolytic_tumour
        organ dome = intersection(union(sphere((30, 0, 0) mm, 9 mm), cone(from: (30, 0, 0) mm, to: (30, 0, 20) mm, radius: 9 mm)), lesion) of nerve
        let course = if size(lesion) < 3 cm { 12m } else { 15m }
        var worst = 100%
        for site in pair(center: center(lesion) + long_axis(lesion) * 2 mm) {
          print "{site.x} {site}"
          worst = min(worst, coverage(lesion, below: -20 C))
        }
        let rise = (-10 C - -40 C) / 5 min
        let start = -40 C + 2 deltaC
        assert worst > 5% and not (rise > 10 deltaC / 1 min), "the worst is {worst} from {start}"
        test probe A using wire
        place probe A at center(lesion) from center(lesion) + (0, 0, 60) mm using wire
        override "the board agreed" { freeze A course }
        together { thaw A 3m; hold 1m }
        while tip(A) < 0 C at most 5m { thaw passive 30s }
        let seen = scan ct slice z = 0 mm
        print "{seen.volume} {elapsed()} {remaining(argon)} {count([1, 2, 3])} {round(2.5) * pi} {abs(-3 mm) ^ 2}"
        stop
        """,
        """
        background muscle
        chill(times: 1 + 1)
        protocol chill(times: Int, power: Ratio = half(of: 100%)) {
          test probe A using wire
          place probe A at (0, 0, 0) mm from (0, 0, 60) mm using wire
          set power all to power
          repeat times times { freeze 5m; thaw 3m }
        }
        fn half(of: Ratio) { return of / 2 }
        thaw A 3m
        """,
    ]
}
