import Testing

/// Needles and regions where none can be meant; and those that are unusual and right.
@Suite struct PlaceTests {
    private static let lesion = "background muscle\ntarget lesion = sphere(center: (0, 0, 0) mm, radius: 12 mm) of tumour\n"
    private static let skin = "skin plane(point: (0, 0, 60) mm, normal: (0, 0, 1))\nlimit coldest(skin) > 5 C\n"
    private static let test = "test probe A using argon_17g\n"

    /// What is told of places alone.
    private func told(_ text: String) -> [String] { Examined(text).diagnostics.filter { $0.code.hasPrefix("W3") }.map { $0.code + ": " + $0.message } }

    private func codes(_ text: String) -> [String] { told(text).map { String($0.prefix(4)) } }

    private func placed(_ tip: String, from entry: String, skin: Bool = true) -> String {
        Self.lesion + (skin ? Self.skin : "") + Self.test + "place probe A at \(tip) from \(entry) using argon_17g"
    }

    @Test func `tip and entry exchanged are told, with a skin and without`() {
        #expect(told(placed("(0, 0, 60) mm", from: "(0, 0, -14) mm")) == ["W301: `A` points out of the body: its entry lies in the body, its tip outside"])
        let expected = ["W301: `A` points out of the body: its entry is at `lesion`, its active length is not"]
        #expect(told(placed("(0, 0, 60) mm", from: "(0, 0, -14) mm", skin: false)) == expected)
        #expect(told(placed("(0, 0, 60) mm", from: "(0, 0, 0) mm", skin: false)) == expected)
        #expect(codes(Self.lesion + Self.skin + "place sensor T at (0, 20, 60) mm from (0, 20, 0) mm") == ["W301"])
    }

    @Test func `an entry in the body is told, one on another side of it is not`() {
        #expect(told(placed("(0, 0, -14) mm", from: "(0, 0, 40) mm")) == ["W301: the entry of `A` lies 20 mm under the skin"])
        #expect(told(placed("(0, 0, -14) mm", from: "(0, 0, 6) mm", skin: false)) == ["W301: the entry of `A` lies inside the target `lesion`"])
        #expect(codes(placed("(10, 0, 0) mm", from: "(-90, 0, 0) mm")) == [])
        #expect(codes(placed("(10, 0, 0) mm", from: "(-90, 0, -40) mm")) == [])
        #expect(codes(placed("(0, 0, -14) mm", from: "(30, 0, 55) mm")) == [])
        let deep = Self.lesion + "skin plane(point: (0, 0, 60) cm, normal: (0, 0, 1))\n" + Self.test
        #expect(codes(deep + "place probe A at (0, 0, -14) mm from (0, 0, 60) mm using argon_17g") == ["W301"])
    }

    @Test func `a tip in the air, a needle too long and a needle far from every target are told`() {
        #expect(told(placed("(0, 0, 70) mm", from: "(0, 0, 90) mm")) == ["W301: the tip of `A` lies 10 mm beyond the skin, in the air"])
        #expect(told(placed("(0, 0, -14) cm", from: "(0, 0, 60) cm")) == ["W301: tip and entry of `A` lie 740 mm apart, and no needle is that long"])
        #expect(codes(placed("(0, 0, -120) mm", from: "(0, 0, 60) mm")) == ["W301"])
        #expect(codes(placed("(0, 0, -70) mm", from: "(0, 0, 60) mm")) == [])
    }

    @Test func `needles of one statement are told once, and those of a guess not at all`() {
        let loop = "for i in 1..3 { test probe \"P{i}\" using argon_17g; place probe \"P{i}\" at (0, 10 mm * i, 600 mm) from (0, 10 mm * i, 60 mm) using argon_17g }"
        #expect(codes(Self.lesion + loop) == ["W301"])
        #expect(codes(Self.lesion + "let p = predict { hold 1m }\nif p.ok { \(loop) }") == [])
    }

    @Test func `a needle on either side of a bone, and one through a tumour that has grown through the skin, are right`() {
        let bone = "background muscle\norgan rib = box(center: (0, 0, 0) mm, size: (100, 20, 8) mm) of cortical_bone\ntarget lesion = sphere(center: (0, 0, 0) mm, radius: 8 mm) of tumour\n"
        #expect(codes(bone + Self.test + "place probe A at (0, 10, 12) mm from (0, -60, 12) mm using argon_17g") == [])
        let grown = "background muscle\ntarget lesion = sphere(center: (0, 0, 45) mm, radius: 25 mm) of tumour\n" + Self.skin
        #expect(codes(grown + Self.test + "place probe A at (0, 0, 25) mm from (0, 0, 60) mm using argon_17g") == [])
    }

    @Test func `a way that a run would refuse is told before, but not where an override lets it or a prediction tries it`() {
        let head = "background muscle\norgan root = sphere(center: (0, 0, 30) mm, radius: 4 mm) of muscle\ntest probe A using argon_17g\ntest probe B using argon_17g\n"
        let through = "place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g"
        let aside = "place probe A at (0, 0, 0) mm from (0, 60, 0) mm using argon_17g\n"
        #expect(told(head + through) == ["W304: `A` goes through the organ root, and a run refuses to place it"])
        #expect(codes(head + aside) == [])
        #expect(told(head + aside + "place probe B at (-20, 20, 0) mm from (40, 20, 0) mm using argon_17g").contains("W304: `B` crosses probe A, and a run refuses to place it"))
        #expect(codes(head + "override \"no other way\" { \(through) }") == [])
        #expect(codes(head + "let p = predict { \(through) }\nprint p.ok") == [])
    }

    @Test func `a way leads through a ring's bore, and not through its wall`() {
        func ring(at x: Double) -> String {
            """
            background muscle
            organ ring = difference(cylinder(from: (\(x), 0, 25) mm, to: (\(x), 0, 35) mm, radius: 7 mm), cylinder(from: (\(x), 0, 24) mm, to: (\(x), 0, 36) mm, radius: 6 mm)) of muscle
            \(Self.test)
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            """
        }
        #expect(codes(ring(at: 0)) == [] && codes(ring(at: 5)) == [])
        #expect(told(ring(at: 5.4)) == ["W304: `A` goes through the organ ring, and a run refuses to place it"] && codes(ring(at: 6.5)) == ["W304"])
    }

    @Test func `a sensor outside the domain, and a region there, are told`() {
        let domain = "domain box(center: (0, 0, 0) mm, size: (160, 160, 160) mm)\n"
        #expect(codes(Self.lesion + domain + "place sensor T at (0, 20, -100) mm from (0, 20, 60) mm") == ["W301"])
        #expect(codes(Self.lesion + domain + "organ root = sphere(center: (0, 300, 0) mm, radius: 3 mm) of nerve") == ["W302"])
        #expect(codes(Self.lesion + domain + "organ root = tube(from: (-200, 30, 0) mm, to: (200, 30, 0) mm, radius: 3 mm) of nerve") == [])
        let cut = "target rim = sphere(center: (75, 0, 0) mm, radius: 8 mm) of tumour"
        #expect(told(Self.lesion + domain + cut).contains { $0.hasPrefix("W302: the target `rim` reaches") && $0.contains("its coverage and margin are of the rest") })
    }

    @Test func `a skin turned round is told once, one region beyond it by its name`() {
        let turned = "skin plane(point: (0, 0, 60) mm, normal: (0, 0, -2))\n"
        let examined = Examined(Self.lesion + turned + Self.test + "place probe A at (0, 0, -14) mm from (0, 0, 60) mm using argon_17g")
        #expect(examined.diagnostics.filter { $0.code.hasPrefix("W3") }.map(\.help) == ["write `normal: (0, 0, 1)`, or look at the skin's `point`"])
        let beyond = Self.lesion + Self.skin + "organ root = sphere(center: (0, 0, 90) mm, radius: 3 mm) of nerve"
        #expect(told(beyond) == ["W302: the middle of `root` lies 30 mm beyond the skin, in the air"])
    }

    @Test func `sizes that no region has are told, and a layer wider than a body is not`() {
        #expect(codes("background muscle\norgan root = tube(from: (0, 0, 0) mm, to: (9, 9, 0) mm, radius: 9 um) of nerve") == ["W303"])
        #expect(codes("background muscle\ntarget lesion = sphere(center: (0, 0, 0) mm, radius: 90 dm) of tumour") == ["W303"])
        let lesion = "background muscle\ntarget lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of tumour\n"
        #expect(codes(lesion + "organ gut = sphere(center: (20000, 0, 0) mm, radius: 9 mm) of fat") == ["W302"])
        #expect(codes(lesion + "organ gut = box(center: (0, 0, -300) mm, size: (9000, 9000, 600) mm) of fat") == [])
        #expect(codes("background muscle\norgan coat = box(center: (0, 0, 0) mm, size: (2000, 2000, 20) mm) of fat") == [])
    }

    @Test func `what is thinner than a cell is told, and not where cells are chosen for it`() {
        let air = "insulate rotate(box(center: (0, 12, 0) mm, size: (60, 0.7, 60) mm), axis: (0, 0, 1), angle: 30 deg) with air\n"
        #expect(told(Self.lesion + air) == ["W303: this layer of air is 0.7 mm thick, less than a cell of 1 mm"])
        #expect(codes(Self.lesion + "resolution 0.5 mm\n" + air) == [])
        #expect(codes(Self.lesion + "resolution auto\n" + air) == [])
        let shell = "organ wall = difference(sphere(center: (0, 0, 0) mm, radius: 20 mm), sphere(center: (0, 0, 0) mm, radius: 19.4 mm)) of nerve"
        #expect(told(Self.lesion + shell) == ["W303: `wall` is 0.6 mm thick, less than a cell of 1 mm"])
    }

    @Test func `cells wider than the layer that blood warms are told`() {
        #expect(codes("background kidney\nresolution 2 mm") == ["W306"])
        #expect(codes("background kidney\nresolution 1.1 mm") == ["W306"])
        #expect(codes("background kidney\nresolution 1 mm") == [])
        #expect(codes("background kidney\nresolution auto") == [])
        #expect(codes("background muscle\nresolution 3 mm") == [])
        let sharp = "tissue tt { density: 1000 kg/m3; conductivity: 0.5 W/m/K; frozen_conductivity: 2 W/m/K; heat_capacity: 3600 J/kg/K; frozen_heat_capacity: 1800 J/kg/K; latent_heat: 250 kJ/kg; freezing: -2 C to -1 C; perfusion: 0.01 /s }\nbackground tt\n"
        #expect(told(sharp + "resolution 2 mm") == ["W306: blood warms tt over 3.6 mm beside the ice, which cells of 2 mm do not hold"])
        #expect(codes(sharp + "resolution 1.5 mm") == [])
    }

    @Test func `cells too wide for a target's or a near organ's blood are told where its tissue stands`() {
        let lesion = "background muscle\nresolution 2 mm\ntarget lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of kidney"
        #expect(told(lesion) == ["W306: blood warms kidney over 1.4 mm beside the ice, which cells of 2 mm do not hold"])
        func organ(at x: Int) -> String {
            placed("(0, 0, -14) mm", from: "(0, 0, 60) mm") + "\nresolution 2 mm\norgan graft = sphere(center: (\(x), 0, 0) mm, radius: 9 mm) of kidney"
        }
        #expect(codes(organ(at: 25)) == ["W306"])
        #expect(codes(organ(at: 60)) == [])
        #expect(codes("background kidney\nresolution 2 mm\ntarget lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of kidney") == ["W306"])
    }

    @Test func `the command line's cells go before the program's`() {
        let kidney = "background kidney\nresolution 2 mm"
        #expect(Examined(kidney, cells: .width(0.5)).codes == [])
        #expect(Examined(kidney, cells: .estimated).codes == [])
        #expect(Examined("background kidney", cells: .width(2)).codes == ["W306"])
    }

    @Test func `cells wider than any that were checked are told`() {
        #expect(told("background muscle\nresolution 8 mm") == ["W307: cells of 8 mm: beyond 3 mm no figure was held against anything exact"])
        #expect(codes("background muscle\nresolution 3 mm") == [])
    }

    @Test func `a slice where no ice comes is told, one beside the needles is not`() {
        let scan = "\nscan ct slice z = "
        #expect(told(placed("(0, 0, -14) mm", from: "(0, 0, 60) mm") + scan + "9 cm").isEmpty)
        #expect(told(placed("(0, 0, -14) mm", from: "(0, 0, 60) mm") + scan + "900 mm") == ["W302: the slice z = 900 mm lies 840 mm from everything declared: no ice comes there"])
        let bounded = placed("(0, 0, -14) mm", from: "(0, 0, 60) mm") + "\ndomain box(center: (0, 0, 0) mm, size: (120, 120, 120) mm)"
        #expect(told(bounded + scan + "59 mm").isEmpty)
        #expect(told(bounded + scan + "61 mm") == ["W302: the slice z = 61 mm lies outside the `domain`, where nothing is solved"])
    }

    @Test func `a limit behind the last command is told, one before a guess, a pause or a call is not`() {
        let limit = "\nlimit coldest(skin) > 6 C\n"
        let head = placed("(0, 0, -14) mm", from: "(0, 0, 60) mm") + "\n"
        #expect(told(head + "freeze 5m" + limit) == ["W305: no command that takes time comes behind this limit: it watches nothing"])
        #expect(told(head + "freeze 5m" + limit + "hold 1m").isEmpty)
        #expect(told("protocol cool() { freeze 5m }\n" + head + "cool()" + limit + "cool()").isEmpty)
        #expect(told(head + "freeze 5m" + limit + "let p = predict { freeze 5m }\nif p.ok { freeze 5m }").isEmpty)
        #expect(told(head + limit).isEmpty)
    }
}
