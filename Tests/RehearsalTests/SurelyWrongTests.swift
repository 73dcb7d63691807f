import Foundation
import Testing

/// What a run would surely end with is told before anything is sent, all of it in one go.
@Suite struct SurelyWrongTests {
    private static let placed = """
        background muscle
        test probe A using argon_17g
        place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g

        """

    private static let lesion = "target lesion = sphere(center: (0, 0, 8) mm, radius: 8 mm) of muscle\n"

    private func errors(_ text: String) -> [String] { Examined(text).diagnostics.filter { $0.severity == .error }.map(\.code) }

    @Test func `every shape that is no solid is told, and what follows from one is not`() {
        let program = """
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: -3 mm) of tumour
            organ root = box(center: (30, 0, 0) mm, size: (0, 3, 3) mm) of nerve
            limit coldest(root) > 5 C
            print size(lesion)
            let gap = 3 mm / (size(lesion) / 1 mm)
            organ gut = cylinder(from: (1, 1, 1) mm, to: (1, 1, 1) mm, radius: 3 mm) of fat
            """
        #expect(errors(program) == ["E302", "E302", "E302"])
    }

    @Test func `a place far away, a grid too large and a probe outside the domain are told before the test of the probe is sent`() {
        #expect(errors("background muscle\ntest probe A using argon_17g\nplace probe A at (20000, 0, 0) mm from (0, 0, 60) mm using argon_17g") == ["R315"])
        #expect(errors("resolution 0.05 mm\n" + Self.placed) == ["R316"])
        #expect(errors("domain box(center: (100, 0, 0) mm, size: (20, 20, 20) mm)\n" + Self.placed) == ["R318"])
    }

    @Test func `a probe far away behind a question is told, one behind a choice that hangs on it is not`() {
        let far = "place probe B at (20000, 0, 0) mm from (0, 0, 60) mm using argon_17g"
        #expect(errors(Self.placed + "freeze 1m\nprint tip(A)\n" + far) == ["R315"])
        #expect(errors(Self.placed + "freeze 1m\nif tip(A) > 500 C { \(far) }") == [])
    }

    @Test func `commands that no machine takes are told`() {
        #expect(errors(Self.placed + "freeze 12m scan every 0.5 s\nskin plane(point: (0, 0, 60) mm, normal: (0, 0, 1))\nwarm skin to 48 C") == ["R308", "P106"])
        #expect(errors(Self.placed + "skin plane(point: (0, 0, 60) mm, normal: (0, 0, 1))\nwarm skin to coldest(skin) + 0 deltaC\nlet t = 48 C\nwarm skin to t - 1 deltaC + 0 deltaC * count([1])") == ["E104"])
        #expect(errors(Self.placed + "test probe A using argon_17g") == ["R314"])
    }

    @Test func `where a line cannot be read or a name is unknown, what is wrong with the values of the rest is told in the same go`() {
        let program = """
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: -3 mm) of tumour
            organ root = box(center: (30, 0, 0) mm, size: (3, 3, 3) mm) of nerv
            limit coldest(root) > 5 C
            test probe A using argon_17g
            repeat 2 times {
                place probe A at (20000, 0, 0) mm from (0, 0, 60) mm using argon_17g
                freeze 12 mn
                withdraw A
            }
            let gap = 3 mm + 2 s
            place probe B at (0, 0, 0) mm to (0, 0, 60) mm using argon_17g
            """
        #expect(errors(program) == ["E302", "N102", "R315", "S007", "Q103", "S020"])
    }

    @Test func `what only follows from a line that is wrong itself is not told`() {
        #expect(errors("backgrond muscle\ntest probe A using argon_17g\nplace probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g\nfreeze 12m").count == 1)
        #expect(errors("background muscle\nplace probe A at (0, 0) mm from (0, 0, 60) mm using argon_17g\nset power A to 80%\nfreeze 12m").count == 1)
        #expect(errors("fn half(x: Length) -> Length { return x / 2 + 1 s }\nbackground muscle\ntarget t = sphere(center: (0, 0, 0) mm, radius: half(-3 mm)) of tumour").count == 1)
    }

    @Test func `what is written out is held against a program behind a question that only a run answers`() {
        let asked = Self.placed + "let p = predict { freeze 1m }\nprint p.ok\nif p.ok { freeze 1m }\n"
        #expect(errors(asked + "print item([1, 2], 3)") == ["E106"])
        #expect(errors(asked + "assert tip(A) < 0 C, \"cold\"\nprint item([1, 2], 3)") == ["E106"])
        #expect(errors(asked + "var n = 1\nif p.ok { n = 3 }\nprint item([1, 2], n)") == [])
    }

    @Test func `a time beyond a day is told wherever it stands`() {
        #expect(errors(Self.placed + "protocol never_called() { freeze 1000h }\nhold 30h") == ["M108", "M108"])
    }

    @Test func `a name that stands in no line that could not be read is surely missing`() {
        let program = """
            background muscle
            organ root = box(center: (30, 0, 0) mm, size: (3, 3, 3 mm) of nerve
            limit coldest(root) > 5 C
            print gap
            freeze Z 3m
            """
        #expect(errors(program) == ["S022", "N101", "M103"])
    }

    @Test func `where a module is wrong, what does not need it is told all the same`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try "protocol go() { freeze 3 mm }".write(to: folder.appendingPathComponent("mine.frz"), atomically: true, encoding: .utf8)
        let program = Self.placed + "use \"./mine.frz\"\ntarget t = sphere(center: (0, 0, 0) mm, radius: 0 mm) of tumour\ngo()"
        let examined = Examined(program, named: folder.appendingPathComponent("case.frz").path)
        #expect(examined.diagnostics.filter { $0.severity == .error }.map(\.code) == ["E302", "Q105"])
    }

    /// One mistake of each stage: text, name, dimension, value, region.
    private static let companions = [
        ("let extra = 3 mn", "S007"), ("print unknwon", "N101"), ("let extra = 3 mm + 2 s", "Q103"), ("print item([1], 4)", "E106"),
        ("organ roto = sphere(center: (0, 0, 40) mm, radius: 3 mm) of nerv", "N102"),
    ]

    @Test(arguments: companions)
    func `a second mistake on the line above or below hides none`(_ line: String, _ code: String) {
        // The name may be one of the module that is not there.
        for mistake in StrangersMistake.all where !(code == "N101" && (mistake.code == "N106" || mistake.text.contains("layouts"))) {
            let lines = mistake.program.split(separator: "\n", omittingEmptySubsequences: false)
            let above = (lines.prefix(4) + [line[...]] + lines.dropFirst(4)).joined(separator: "\n")
            #expect(errors(above).sorted() == [code, mistake.code].sorted(), "\(line) above \(mistake.text)")
            #expect(errors(mistake.program + "\n" + line).sorted() == [code, mistake.code].sorted(), "\(line) below \(mistake.text)")
        }
    }

    @Test func `a shape that is no solid is told beside an unknown tissue, of its own or of the body`() {
        let shape = "target t = ellipsoid(center: (0, 0, 0) mm, radii: (0, 9, 9) mm)"
        #expect(errors("background muscle\n\(shape) of tumuor") == ["E302", "N102"])
        #expect(errors("background muscel\n\(shape)") == ["N102", "E302"])
    }

    @Test func `what stands in the blocks of a statement whose head cannot be read is told`() {
        #expect(errors("fn f(a Length, b: Length) { return a + b + unknwon }\nprint f(1 mm, 2 mm)") == ["S020", "N101"])
        #expect(errors("background muscle\nprotocol go lasting: Duration { hold lasting; hold 3 mm }\ngo(unknwon)") == ["S020", "Q105", "N101"])
        #expect(errors(Self.placed + "for i 1..3 { print i; hold 3 mm }\nif tip(A) is below 0 C { thaw 3 mm }") == ["S020", "Q105", "S020", "Q105"])
        #expect(errors("protocol go() -> Length { hold 3 mm }\ngo()") == ["S047", "Q105", "P101"])
    }

    @Test func `a line that another seems to go on into is read for itself`() {
        #expect(errors("let x = 3 +\nlet gap = 3 mm + 2 s\nprint unknwon") == ["S021", "Q103", "N101"])
        #expect(errors(Self.placed + "set power A,\nfreeze 3 mm") == ["S020", "Q105"])
        #expect(errors("let gap = 3 mm,\nn = 4") == ["S055", "N101"])
        #expect(errors("let scanned =\n  if 1 < 2 { 3 mm } else { 4 mm }\nprint scanned +\n  1 mm") == [])
    }

    @Test func `an entry that is missing is told beside a misspelt one that does not stand for it`() {
        #expect(errors("tissue t { densty: 1000 kg/m3 }") == ["P103", "N107"])
        let whole = "conductivity: 0.5 W/m/K; frozen_conductivity: 2 W/m/K; heat_capacity: 3600 J/kg/K; frozen_heat_capacity: 1800 J/kg/K; latent_heat: 250 kJ/kg; freezing: -8 C to -1 C"
        #expect(errors("tissue t { densty: 1000 kg/m3; \(whole) }") == ["N107"])
        #expect(errors("tissue t { rho: 1000 kg/m3; \(whole) }") == ["N107"])
        #expect(errors("tissue t { colour: 3 mm; \(whole) }") == ["P103", "N107"])
        #expect(errors("probe model w { diameter: 3 mm; active_length: 100 mm; surfce: -150 C }") == ["N107"])
    }

    @Test func `a region that cannot be read hides no share beyond the whole`() {
        let region = "background muscle\norgan root = sphere(center: (0, 0, 30 mm, radius: 3 mm) of nerve\n"
        #expect(errors(region + "goal coverage(root, below: -40 C) >= 120%") == ["S022", "P113"])
        #expect(errors(region + "goal coverage(root, below: -40 C) >= 12%") == ["S022"])
    }

    @Test func `of a module that is not there only what can come of it is excused`() {
        let program = Self.placed + "use \"./nowhere.frz\"\nfreeze Z 3m\nlimit coldest(roto) > 5 C\nprint gap"
        #expect(errors(program) == ["N106", "M103", "N104"])
        #expect(errors(program + "\nplace_all()") == ["N106", "N104"])
    }

    @Test func `computed names of probes are held against the rest beside another mistake`() {
        let twice = "for i in 1..2 { place probe \"P{i}\" at (0, 9 mm * i, 0 mm) from (0, 9 mm * i, 60 mm) using argon_17g }\n"
        #expect(errors("background muscle\n" + twice + twice).count == 1)
        #expect(errors("background muscle\n" + twice + twice + "print unknwon").sorted() == ["E204", "N101"])
        #expect(errors("background muscle\n" + twice + "withdrw all\n" + twice).count == 1)
        #expect(errors(Self.placed + "protocol go(n: Int) { freeze \"Q{n}\" 3m }\ngo(3)\nprint unknwon").count == 2)
    }

    @Test func `a misspelt type hides nothing in its routine`() {
        #expect(errors("protocol go(lasting: Duraton) { hold lasting; print item([1], 4) }\nbackground muscle\ngo(3m)") == ["N110", "E106"])
    }

    @Test func `what a program surely lacks is told beside a line that cannot be read`() {
        #expect(errors("background muscle\nprint (1\nfreeze 10m") == ["S022", "M102"])
        #expect(errors("tissue t { density: 1000 kg/m3 }\nprint (1") == ["P103", "S022"])
        #expect(errors("fn f(x: Length) -> Length { if x > 1 mm { return x } }\nprint f(2 mm)\nprint (1") == ["N125", "S022"])
        #expect(errors("background muscle\nprint (1\nplace probe A at 3\nfreeze 10m") == ["S022", "S040"])
    }

    @Test func `a probe that a protocol uses and nothing places is told beside another mistake`() {
        #expect(errors("background muscle\nprint unknwon\nprotocol go() { freeze Z 3m }\ngo()") == ["N101", "E202"])
        #expect(errors("background muscle\nplace probe Z at (0, 0) mm from (0, 0, 60) mm using argon_17g\nprotocol go() { freeze Z 3m }\ngo()").count == 1)
    }

    @Test func `each mistake in a loop is told once, and one behind it too`() {
        let program = """
            let c = [1, 2]
            for x in [3, 4] {
                print item(c, x)
                let y = item(c, 7)
                print y
            }
            for x in [3, 4] {
                print item(c, x)
                print 1 / (x - x)
            }
            print item(c, 9)
            """
        #expect(errors(program) == ["E106", "E106", "E106", "E101", "E106"])
    }

    @Test func `an unclosed brace is told where the lines go back, and the rest stands in no block`() {
        let program = """
            fn f(x: Length) -> Length {
                return x
            background muscle
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            repeat 2 times {
                freeze 10m
                if tip(A) > 3 C {
                    freeze 1m
                thaw 3m
            }
            print f(2 mm) + 3 s
            protocol p() { freeze 1m }
            """
        let told = Examined(program).diagnostics.filter { $0.severity == .error }
        #expect(told.map(\.code) == ["S022", "S022", "Q103"])
        #expect(told.first?.help == "write `}` before line 3, which stands no farther in")
    }

    @Test func `of an unclosed brace whose lines stand no farther in, what only seems to be in its block is not told`() {
        #expect(errors("background muscle\nfn f(x: Length) -> Length {\nreturn x\nprint 2 mm + 3 s\nprotocol p() { freeze 1m }") == ["S022", "Q103"])
    }

    @Test func `an unclosed text is told once, whatever stands in it and whoever uses its name`() {
        #expect(errors("background muscle\nlet g = \"15 mm\ntarget t = sphere(center: (0, 0, 0) mm, radius: g)\nprint g + 3 mm") == ["S004"])
        #expect(errors(Self.placed + "override \"agreed {\n    freeze 10m\n}\nprint 1 mm + 1 s") == ["S004", "Q103"])
        #expect(errors("print \"a {1 + 2\nprint 1 mm + 1 s") == ["S004", "Q103"])
    }

    @Test func `an unclosed brace of entries ends where the lines go back`() {
        let rest = "print nix\nhold 3 mm\nfreeze B 3m"
        #expect(errors(Self.placed + "let plan = { gap: 15 mm, power: 80%\n" + rest) == ["S022", "N101", "Q105", "M103"])
        #expect(errors(Self.placed + "tissue jelly { density: 1000 kg/m3; freezing: -8 C to -1 C\n" + rest) == ["S022", "N101", "Q105", "M103"])
    }

    @Test func `an unclosed bracket takes in no line that surely begins a statement`() {
        let program = "background muscle\nprint (3 mm + 4 mm\nset power Q to 40%\ntest probe A using argon_71g\nhold 3 mm"
        #expect(errors(program) == ["S022", "M103", "N103", "Q105"])
    }

    @Test func `a line that breaks off takes in none that surely begins a statement`() {
        for line in ["print 3 mm +", "let _gap =", "print [3 mm,", "freeze A,", "print true and"] {
            let told = errors(Self.placed + line + "\nhold 3 mm\nset power Q to 40%")
            #expect(told.count == 3 && told.suffix(2) == ["Q105", "M103"], "\(line): \(told)")
        }
        #expect(errors(Self.placed + "let _seen =\n  scan ct\nlet _sum = 3 mm +\n  4 mm") == [])
    }

    @Test func `entries that are missing are told beside a misspelt one, which is not told as missing`() {
        #expect(errors("tissue jelly { densty: 1000 kg/m3; freezing: -8 C to -1 C }") == ["P103", "N107"])
        let rest = "conductivity: 0.5 W/m/K; frozen_conductivity: 2 W/m/K; heat_capacity: 3500 J/kg/K; frozen_heat_capacity: 1800 J/kg/K; latent_heat: 250 kJ/kg; freezing: -8 C to -1 C"
        #expect(errors("tissue jelly { densty: 1000 kg/m3; \(rest) }") == ["N107"])
    }

    @Test(arguments: [
        "limit coldest(lesion) < 0 C", "limit coverage(lesion, below: -40 C) > 95%", "limit volume(below: 0 C) < 0 cm3", "limit elapsed() < 0 min", "limit tip(A) > 40 C",
        "limit tip(A) < -200 C", "limit temperature(at: (0, 0, 0) mm) > 500 C", "limit coldest(lesion) > -20 C and coldest(lesion) < -40 C", "limit remaining(argon) > 1000 kg",
        "goal coverage(lesion, below: -200 C) >= 95%", "goal tip(A) < -200 C", "goal coverage(lesion, below: -40 C) >= 95% and coverage(lesion, below: -40 C) < 50%",
    ])
    func `what can never hold is told though a probe is placed`(line: String) { #expect(errors(Self.placed + Self.lesion + line) == ["P113"]) }

    @Test(arguments: ["goal margin(lesion, below: 0 C) >= 2 mm and margin(lesion, below: 0 C) <= 8 mm", "limit tip(A) > -160 C", "limit remaining(argon) > 500 g"])
    func `what can hold is not`(line: String) { #expect(errors(Self.placed + Self.lesion + line) == []) }

    @Test func `a table on the very first line is told`() {
        #expect(errors("A\t0\t9\t0\nB\t0\t9\t0\n") == ["S029"])
    }

    @Test func `behind a freeze a limit is not held against the start`() {
        #expect(errors(Self.placed + Self.lesion + "freeze 3m\nlimit coldest(lesion) < 0 C") == [])
    }

    @Test func `a misspelt type is read as the one that was meant`() {
        #expect(errors(Self.placed + "protocol go(lasting: Duraton) { freeze lasting }\ngo(3 mm)") == ["N110", "Q105"])
        #expect(errors(Self.placed + "protocol go(lasting: Duraton) { freeze lasting }\ngo(3m)") == ["N110"])
    }

    @Test func `entries of a record are read behind one that cannot be`() {
        #expect(errors("let _plan = { gap 15 mm, power: 80%, wide 3 mm }\nprint 1 mm + 1 s") == ["S020", "S020", "Q103"])
    }

    @Test func `only a name that may come into being in a line that cannot be read is perhaps there`() {
        #expect(errors("background muscle\nlimt coldest(cord) > 5 C\nlimit coldest(cord) > 5 C") == ["S029", "N104"])
        #expect(errors(Self.placed + "freez Q 3m\nfreeze Q 3m") == ["S029", "M103"])
        #expect(errors("background muscle\nprnt gapp\nprint gapp + 3 mm") == ["S029", "N101"])
        #expect(errors("background muscle\nlte gapp = 3 mm\nprint gapp + 3 mm").count == 1)
        #expect(errors("background muscle\nlet gap_a = 3 mmm\nlet gap_b = 3 mm\nprint gap_a + gap_b") == ["S007"])
        #expect(errors(Self.placed + "place probe P3 at (0, 20, 0) mm using argon_17g\nfreeze P3 3m") == ["S040"])
        #expect(errors("background muscle\nprobe modl wire { diameter: 3 mm }\ntest probe A using wire").count == 1)
    }

    @Test func `what a module that cannot be read may declare is not told, what no module can is`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try "let r = 3 mmm\ntissu jely { density: 1000 kg/m3 }\nprotocl go() { freeze 3m }".write(to: folder.appendingPathComponent("mine.frz"), atomically: true, encoding: .utf8)
        let program = "use \"./mine.frz\"\nbackground muscle\norgan o = sphere(center: (0, 80, 0) mm, radius: r) of jely\ngo()\nprint nix"
        let examined = Examined(program, named: folder.appendingPathComponent("case.frz").path)
        #expect(examined.diagnostics.filter { $0.severity == .error }.map(\.code).sorted() == ["N101", "S007", "S029", "S029"])
        #expect(errors("use \"./nowhere.frz\"\nbackground muscle\nwarm skin to 40 C\nprint nix") == ["N106", "P111"])
    }

    @Test func `an empty region and what stands behind an assertion that fails are told beside other mistakes`() {
        let empty = "organ s = difference(sphere(center: (0, 0, 0) mm, radius: 9 mm), sphere(center: (0, 0, 0) mm, radius: 10 mm))\nlimit coldest(s) > 5 C\n"
        #expect(errors("background muscle\n" + empty + "hold 3 mm") == ["P115", "Q105"])
        let failing = Examined("background muscle\nassert 3 mm > 5 mm, \"x\"\nprint item([1, 2], 3)")
        #expect(failing.diagnostics.map { "\($0.severity) \($0.code)" } == ["warning E501", "error E106"])
    }

    @Test func `a probe that stands where a value is wanted is called one`() {
        #expect(Examined(Self.placed + "freeze A").diagnostics.last?.help?.contains("`freeze A 12m`") == true)
    }
}
