import Testing

@testable import Checking

/// A program with one mistake, and what is told of it. `‸` stands before the place where it is told.
struct Mistake: CustomTestStringConvertible, Sendable {
    let code: CheckCode
    let program: String
    let help: String?

    init(_ code: CheckCode, _ program: String, help: String?) {
        self.code = code
        self.program = program
        self.help = help
    }

    var text: String { program.filter { $0 != "‸" } }

    /// Line and column of the mark, from 1.
    var place: (line: Int, column: Int) {
        let before = program.prefix { $0 != "‸" }
        let lastLine = before.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
        return (before.count { $0 == "\n" } + 1, lastLine.unicodeScalars.count + 1)
    }

    var testDescription: String { "\(code.rawValue): \(text.suffix(60))" }
}

/// One mistake a program. The order is that of the codes.
extension Mistake {
    static let all = names + quantities + patient + machine + warnings + doubts + [tooDeep]

    /// A chain of sixty functions, each calling the next.
    static let tooDeep = Mistake(
        .tooDeep,
        (0..<60).map { "fn f\($0)(x: Length) -> Length { return \($0 == 49 ? "‸" : "")f\($0 + 1)(x) }\n" }.joined()
            + "fn f60(x: Length) -> Length { return x }",
        help: "split this into steps with names of their own")

    private static let names: [Mistake] = [
        Mistake(
            .unknownName,
            #"""
            let gap = 1 mm
            print ‸gapp + gap
            """#,
            help: "did you mean `gap`?"),
        Mistake(
            .uncalled,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            freeze until ‸coldest < -40 C at most 5m
            """#,
            help: "write `coldest(lesion)`"),
        Mistake(
            .incompatible,
            #"""
            let gap = 3 mm
            print "the gap is " + ‸gap
            """#,
            help: #"write it into the text: `"… {gap}"`"#),
        Mistake(
            .incompatible,
            #"""
            background muscle
            organ root = sphere(center: (0, 0, 0) mm, radius: 9 mm) of nerve
            limit root > ‸5 C
            """#,
            help: "ask about it: `coldest(root)`"),
        Mistake(
            .noBackground,
            "‸test probe A using argon_17g",
            help: "begin with `background muscle`"),
        Mistake(
            .unknownFunction,
            "‸double_freeze()",
            help: "`double_freeze` is in the library: write `use protocols` at the top"),
        Mistake(
            .unknownTissue,
            "background ‸mucsle",
            help: "did you mean `muscle`?"),
        Mistake(
            .unknownProbeModel,
            #"""
            background muscle
            test probe A using ‸argon_71g
            """#,
            help: "did you mean `argon_17g`?"),
        Mistake(
            .unknownRegion,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            print coldest(‸leison)
            """#,
            help: "did you mean `lesion`?"),
        Mistake(
            .unknownRegion,
            #"""
            background muscle
            limit coldest(‸skin) > 5 C
            """#,
            help: "write `skin plane(point: …, normal: …)` first"),
        Mistake(
            .unknownFunction,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            goal ‸margn(lesion, below: -20 C) >= 5 mm
            """#,
            help: "did you mean `margin`?"),
        Mistake(
            .unknownModule,
            "use ‸protocol_s",
            help: "did you mean `protocols`?"),
        Mistake(
            .unknownModule,
            #"use ‸"./other.frz""#,
            help: "the path is taken from this file's folder"),
        Mistake(
            .unknownKey,
            #"""
            tissue jelly {
              density: 1000 kg/m3; conductivity: 0.5 W/m/K; frozen_conductivity: 2 W/m/K; heat_capacity: 3500 J/kg/K
              frozen_heat_capacity: 1800 J/kg/K; latent_heat: 250 kJ/kg; freezing: -8 C to -1 C
              ‸perfussion: 0 /s
            }
            """#,
            help: "did you mean `perfusion`?"),
        Mistake(
            .unknownLabel,
            #"""
            background muscle
            organ duct = sphere(center: (0, 0, 0) mm, ‸radus: 9 mm) of nerve
            """#,
            help: "did you mean `radius:`?"),
        Mistake(
            .unknownMember,
            #"""
            let p = (1, 2, 3) mm
            print p.‸w
            """#,
            help: "it has .x, .y, .z"),
        Mistake(
            .unknownType,
            #"""
            let gap: ‸Lenght = 3 mm
            print gap
            """#,
            help: "did you mean `Length`?"),
        Mistake(
            .unknownChoice,
            #"""
            background muscle
            scan ‸ctt
            """#,
            help: "did you mean `ct`?"),
        Mistake(
            .unknownChoice,
            #"""
            background muscle
            insulate box(center: (0, 0, 0) mm, size: (1, 1, 1) mm) with ‸salin
            """#,
            help: "did you mean `saline`?"),
        Mistake(
            .unknownChoice,
            #"""
            background muscle
            print pressure(‸argn)
            """#,
            help: "did you mean `argon`?"),
        Mistake(
            .alreadyDeclared,
            #"""
            let gap = 1 mm
            let ‸gap = 2 mm
            print gap
            """#,
            help: "give one of them another name"),
        Mistake(
            .alreadyDeclared,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            organ ‸lesion = sphere(center: (9, 0, 0) mm, radius: 9 mm) of nerve
            """#,
            help: "give one of them another name"),
        Mistake(
            .changedConstant,
            #"""
            let gap = 1 mm
            ‸gap = gap + 1 mm
            """#,
            help: "declare it with `var gap = …`"),
        Mistake(
            .cyclicUse,
            "use ‸there",
            help: "move what both need into a third module"),
        Mistake(
            .recursion,
            "fn half(of: Length) -> Length { return ‸half(of: of / 2) }",
            help: "write `repeat` or `for` instead"),
        Mistake(
            .notInModule,
            "‸use hasty",
            help: "put this into a `protocol`, or into the program that uses the module"),
        Mistake(
            .onlyAtTopLevel,
            #"""
            background muscle
            repeat 2 times { ‸background muscle }
            """#,
            help: "move it out to the top level"),
        Mistake(
            .builtInName,
            #"fn ‸margin() { print "x" }"#,
            help: "choose another name, such as `my_margin`"),
        Mistake(
            .parameterNeedsType,
            "fn twice(‸x) { return x * 2 }",
            help: "write `x: Length` or `x = 10 mm`"),
        Mistake(
            .missingArgument,
            #"""
            background muscle
            organ duct = ‸sphere(center: (0, 0, 0) mm) of nerve
            """#,
            help: "write `sphere(center: (0, 0, 0) mm, radius: 10 mm)`"),
        Mistake(
            .extraArgument,
            "print sqrt(4, ‸5)",
            help: "leave this one out"),
        Mistake(
            .argumentTwice,
            #"""
            background muscle
            organ duct = sphere(center: (0, 0, 0) mm, radius: 1 mm, ‸radius: 2 mm) of nerve
            """#,
            help: "leave one of them out"),
        Mistake(
            .returnOutside,
            "‸return 5",
            help: "leave it out, or put this into a `fn`"),
        Mistake(
            .missingReturn,
            "fn ‸least(a: Length) -> Length { if a > 2 mm { return a } }",
            help: "end it with `return …`"),
    ]

    private static let quantities: [Mistake] = [
        Mistake(
            .unknownUnit,
            "print 1 ‸m/s/s/s/s/s/s",
            help: "units are mm, min, s, C, deltaC, %, psi, W/m/K, …"),
        Mistake(
            .temperatureSum,
            #"""
            let t = ‸-40C + 5C
            print t
            """#,
            help: "write `-40 C + 5 deltaC`"),
        Mistake(
            .temperatureSum,
            #"""
            let t = -40 C
            print ‸t + t
            """#,
            help: "write `t + 5 deltaC`"),
        Mistake(
            .incompatible,
            #"""
            let x = 1 mm + ‸1 s
            print x
            """#,
            help: "write a length, such as `10 mm`"),
        Mistake(
            .incompatible,
            #"""
            let speed = 3 mm/s
            print 5 mm + ‸speed
            """#,
            help: "multiply this by a duration"),
        Mistake(
            .incompatible,
            "print 5 mm - ‸(2 mm * 3 mm)",
            help: "divide this by a length"),
        Mistake(
            .incompatible,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            limit coldest(lesion) > ‸5 mm
            """#,
            help: "compare with a temperature: `5 C`"),
        Mistake(
            .incompatible,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            limit coldest(lesion) > ‸5 deltaC
            """#,
            help: "compare with a point on the scale: `5 C`"),
        Mistake(
            .incompatible,
            "print 5 deltaC - ‸5 C",
            help: "write the difference as `5 deltaC`"),
        Mistake(
            .incompatible,
            "print 5 mm < ‸3",
            help: "write `3 mm`"),
        Mistake(
            .minuteForLength,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: ‸12m) of osteolytic_tumour
            """#,
            help: "write `12mm`"),
        Mistake(
            .incompatible,
            "print min(3 mm, ‸5 s)",
            help: "write a length, such as `10 mm`"),
        Mistake(
            .wrongType,
            "protocol chill() { return ‸5 }",
            help: "a protocol gives no value back: write `return` alone, or make it a `fn`"),
        Mistake(
            .minuteForLength,
            "print 3 mm + ‸12m",
            help: "write `12mm`"),
        Mistake(
            .minuteForLength,
            #"""
            let p = ‸(1, 2, 3) m
            print p
            """#,
            help: "write `(1, 2, 3) mm`"),
        Mistake(
            .wrongType,
            #"""
            let gap: Length = ‸3 s
            print gap
            """#,
            help: "write a length, such as `10 mm`"),
        Mistake(
            .wrongType,
            #"""
            background muscle
            hold ‸5 mm
            """#,
            help: "write `5 min`"),
        Mistake(
            .wrongType,
            #"if ‸5 mm { print "yes" }"#,
            help: "write a comparison, such as `tip(A) < 0 C`"),
        Mistake(
            .wrongType,
            "print cos(‸2 mm)",
            help: "write an angle, such as `10 deg`"),
        Mistake(
            .wrongType,
            "for p in ‸3 mm { print p }",
            help: "write a list, such as `[60%, 80%, 100%]` or `1..3`"),
        Mistake(
            .wrongType,
            #"""
            background muscle
            hold ‸2 /s
            """#,
            help: "write a duration, such as `10 min`"),
        Mistake(
            .temperatureScaled,
            "print ‸-40 C * 2",
            help: "write a difference: `-40 deltaC`"),
        Mistake(
            .temperatureScaled,
            #"""
            let t = 5 C
            print -‸t
            """#,
            help: "write the difference to another temperature: `0 C - t`"),
        Mistake(
            .coordinates,
            #"""
            let p = ‸(1, 2 mm, 3 s)
            print p
            """#,
            help: "put one unit behind them all, `(1, 2, 3) mm`, or one behind each"),
        Mistake(
            .coordinateCount,
            #"""
            let p = ‸(1, 2) mm
            print p
            """#,
            help: "write `(x, y, z) mm`"),
        Mistake(
            .power,
            "let n = count([1, 2])\nprint (2 mm) ^ ‸n",
            help: "write it out: `^ 2`, `^ (1/3)`"),
        Mistake(
            .dimensionTooLarge,
            #"""
            let a = (2 mm) ^ 9
            let b = a ^ 9
            print ‸b * b
            """#,
            help: "look for a product that was multiplied once too often"),
        Mistake(
            .operand,
            #"""
            let p = "x"
            print abs(‸p)
            """#,
            help: "this works with numbers and quantities"),
        Mistake(
            .belowAbsoluteZero,
            #"""
            let t = ‸-300 C
            print t
            """#,
            help: "write a temperature above -273.15 C"),
        Mistake(
            .unitMissing,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            goal coverage(lesion, below: ‸-40) >= 95%
            """#,
            help: "write `-40 C`"),
        Mistake(
            .unitMissing,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at ‸(0, 0, 5) from (0, 0, 60) mm using argon_17g
            """#,
            help: "write `(0, 0, 5) mm`"),
        Mistake(
            .notComparable,
            #"""
            let p = "x"
            print ‸p < "y"
            """#,
            help: "`==` and `!=` work with texts, points and the like; the other comparisons with quantities"),
        Mistake(
            .itemNumber,
            "print item([60%, 80%], ‸0)",
            help: "write `1` for the first, `2` for the second"),
        Mistake(
            .wrongType,
            #"""
            background muscle
            hold ‸12 mm
            """#,
            help: "write `12 min`"),
        Mistake(
            .wrongType,
            "for i in ‸1-4 { print i }",
            help: "write `1..4`"),
        Mistake(
            .unknownMember,
            #"""
            let plan = { gap: 15 mm, power: 80% }
            print plan.‸gapp
            """#,
            help: "did you mean `.gap`?"),
        Mistake(
            .keyTwice,
            #"""
            let plan = { gap: 15 mm, ‸gap: 80% }
            print plan.gap
            """#,
            help: "leave one of them out"),
        Mistake(
            .coordinateCount,
            "for p in ‸(60%, 80%) { print p }",
            help: "write `(x, y, z) mm` for a point; a list stands in square brackets, `[…]`"),
        Mistake(
            .unknownName,
            #"""
            background muscle
            organ root = sphere(center: (0, 0, 0) mm, radius: 9 mm) of nerve
            limit ‸nerve > 5 C
            """#,
            help: "name the region: `organ my_nerve = … of nerve`, then ask `coldest(my_nerve)`"),
        Mistake(
            .unknownName,
            #"""
            ‸gap = 15 mm
            print gap
            """#,
            help: "declare it first: `let gap = …`"),
        Mistake(
            .uncalled,
            #"""
            background muscle
            protocol rest() { hold 1m }
            ‸rest
            """#,
            help: "write `rest()`"),
        Mistake(
            .unknownFunction,
            "for i in ‸range(4) { print i }",
            help: "write `1..4`"),
        Mistake(
            .neverHolds,
            #"""
            background muscle
            limit ‸volume(below: 0 C) > 10 cm3
            """#,
            help: "write `goal volume(below: 0 C) > 10 cm3`"),
        Mistake(
            .neverHolds,
            #"""
            background muscle
            limit ‸elapsed() > 10 min
            """#,
            help: "write `goal elapsed() > 10 min`"),
        Mistake(
            .mixedList,
            #"""
            let powers = [60%, ‸3 mm]
            print powers
            """#,
            help: "write two lists"),
        Mistake(
            .unitHasNoPlace,
            #"""
            let p = (‸1 mm, 2, 3) mm
            print p
            """#,
            help: "leave the unit behind the bracket out"),
        Mistake(
            .divisionByZero,
            "print 5 mm / ‸0 s",
            help: "divide by something else, or test it first"),
    ]

    private static let patient: [Mistake] = [
        Mistake(
            .neverHolds,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            goal coverage(lesion, below: -40 C) >= ‸95
            """#,
            help: "write `95%`"),
        Mistake(
            .neverHolds,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            organ root = sphere(center: (0, 40, 0) mm, radius: 3 mm) of nerve
            goal ‸coldest(lesion) > 50 C
            """#,
            help: "write `goal coldest(lesion) < -40 C`"),
        Mistake(
            .neverHolds,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            organ root = sphere(center: (0, 40, 0) mm, radius: 3 mm) of nerve
            goal ‸coldest(root) > 50 C
            """#,
            help: "write `limit coldest(root) > 5 C`"),
        Mistake(
            .neverHolds,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            organ root = sphere(center: (0, 40, 0) mm, radius: 3 mm) of nerve
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            freeze until coverage(lesion, below: -40 C) >= ‸95 at most 5m
            """#,
            help: "write `95%`"),
        Mistake(
            .neverHolds,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            limit ‸coldest(lesion) < -40 C
            """#,
            help: "write `goal coldest(lesion) < -40 C`"),
        Mistake(
            .neverHolds,
            #"""
            background muscle
            organ root = sphere(center: (0, 0, 0) mm, radius: 9 mm) of nerve
            limit ‸50 C < coldest(root)
            """#,
            help: "choose a threshold below the body's temperature, such as `> 5 C`"),
        Mistake(
            .neverHolds,
            #"""
            background ultrasound_gel at 21 C
            organ root = sphere(center: (0, 0, 0) mm, radius: 9 mm) of nerve
            limit ‸coldest(root) > 25 C
            """#,
            help: "choose a threshold below the body's temperature, such as `> 5 C`"),
        Mistake(
            .noBackground,
            "‸hold 3m",
            help: "begin with `background muscle`"),
        Mistake(
            .noBackground,
            "target ‸lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour",
            help: "begin with `background muscle`"),
        Mistake(
            .saidTwice,
            #"""
            background muscle
            ‸background muscle
            """#,
            help: "leave one of them out"),
        Mistake(
            .missingKeys,
            "tissue ‸jelly { density: 1000 kg/m3; conductivity: 0.5 W/m/K; freezing: -2 C to -1 C }",
            help: "add `frozen_conductivity: …`, `frozen_heat_capacity: …`, `heat_capacity: …`, `latent_heat: …`"),
        Mistake(
            .keyTwice,
            "probe model wire_2 { diameter: 3 mm; active_length: 100 mm; surface: -150 C; ‸surface: -140 C }",
            help: "leave one of them out"),
        Mistake(
            .freezingOrder,
            #"""
            tissue jelly {
              density: 1000 kg/m3; conductivity: 0.5 W/m/K; frozen_conductivity: 2 W/m/K; heat_capacity: 3500 J/kg/K
              frozen_heat_capacity: 1800 J/kg/K; latent_heat: 250 kJ/kg; freezing: ‸-1 C to -8 C
            }
            """#,
            help: "write it as `freezing: -8 C to -1 C`"),
        Mistake(
            .outOfRange,
            "probe model wire_2 { diameter: ‸0 mm; active_length: 100 mm; surface: -150 C }",
            help: "write for example `diameter: 1 mm`"),
        Mistake(
            .outOfRange,
            #"""
            tissue jelly {
              density: 1000 kg/m3; conductivity: ‸50000 W/m/K; frozen_conductivity: 2 W/m/K; heat_capacity: 3500 J/kg/K
              frozen_heat_capacity: 1800 J/kg/K; latent_heat: 250 kJ/kg; freezing: -8 C to -1 C
            }
            """#,
            help: "write for example `conductivity: 1 W/m/K`"),
        Mistake(
            .outOfRange,
            "resolution ‸0.01 mm",
            help: "write for example `resolution 1 mm`"),
        Mistake(
            .requirement,
            #"""
            background muscle
            limit ‸3 mm > 2 mm
            """#,
            help: "write for example `limit coldest(nerve) > 5 C`"),
        Mistake(
            .confidence,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            limit ‸coldest(lesion) > 5 C and warmest(lesion) < 40 C with 95% confidence
            """#,
            help: "write a limit or goal of its own for each comparison"),
        Mistake(
            .confidence,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            goal coverage(lesion, below: -40 C) >= 95% with ‸99% confidence
            """#,
            help: "write `95%`"),
        Mistake(
            .domainNotBox,
            "domain ‸sphere(center: (0, 0, 0) mm, radius: 9 mm)",
            help: "write `domain box(center: (0, 0, 0) mm, size: (100, 100, 100) mm)`"),
        Mistake(
            .cooling,
            "probe model ‸wire_2 { diameter: 3 mm; active_length: 100 mm }",
            help: "add `cryogen: -150 C` with `heat_transfer: 9000 W/m2/K`, or `surface: -150 C` for an ideal probe"),
        Mistake(
            .wrongFilling,
            #"""
            background muscle
            organ duct = sphere(center: (0, 0, 0) mm, radius: 9 mm) at ‸37 C
            """#,
            help: "write `vessel duct = … at …`, or say its tissue: `of muscle`"),
        Mistake(
            .noSkin,
            #"""
            background muscle
            ‸warm skin to 40 C
            """#,
            help: "write `skin plane(point: …, normal: …)` first"),
        Mistake(
            .samePoint,
            #"""
            background muscle
            test probe A using wire
            place probe A at (0, 0, 10) mm from ‸(0, 0, 1) cm using wire
            """#,
            help: "`at` is the tip, `from` the place where the probe enters the skin"),
    ]

    private static let machine: [Mistake] = [
        Mistake(
            .scansUntil,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            freeze until tip(A) < -100 C at most 15m scan every ‸5m
            """#,
            help: "leave it out and `scan` behind the freeze, or write `freeze 15m scan every 5m`"),
        Mistake(
            .commandInFunction,
            "fn chill() { ‸freeze 12m }",
            help: "write `protocol chill` instead of `fn chill`"),
        Mistake(
            .noProbePlaced,
            #"""
            background muscle
            ‸freeze 12m
            """#,
            help: "place one first: `place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g`"),
        Mistake(
            .noProbePlaced,
            #"""
            use protocols
            background muscle
            ‸double_freeze()
            """#,
            help: "place one first: `place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g`"),
        Mistake(
            .probeNotPlaced,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            freeze ‸B 12m
            """#,
            help: "place it first: `place probe B at … from … using …`"),
        Mistake(
            .probeNotPlaced,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            test probe upper using wire
            place probe upper at (0, 9, 0) mm from (0, 9, 60) mm using wire
            freeze ‸uper 12m
            """#,
            help: "did you mean `upper`?"),
        Mistake(
            .probeNotPlaced,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            withdraw A
            thaw ‸A 3m
            """#,
            help: "place it first: `place probe A at … from … using …`"),
        Mistake(
            .probeAlreadyPlaced,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            place probe ‸A at (0, 9, 0) mm from (0, 9, 60) mm using argon_17g
            """#,
            help: "give this one another name, or `withdraw A` first"),
        Mistake(
            .probeNamedTwice,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            freeze A, ‸A 12m
            """#,
            help: "leave one of them out"),
        Mistake(
            .probeNamedTwice,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            together { freeze A 12m; freeze ‸A 8m }
            """#,
            help: "leave one of them out"),
        Mistake(
            .powerOutOfRange,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            set power A to ‸140%
            """#,
            help: "write `100%`"),
        Mistake(
            .powerOutOfRange,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            set power A ‸60
            """#,
            help: "write `60%`"),
        Mistake(
            .noBound,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            while ‸tip(A) < 0 C { thaw 30s }
            """#,
            help: "add `at most 15m` behind the condition"),
        Mistake(
            .noBound,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            thaw until ‸tip(all) > 10 C
            """#,
            help: "add `at most 15m` behind the condition"),
        Mistake(
            .durationNotPositive,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            freeze ‸0 s
            """#,
            help: "write for example `3m`, or leave the command out"),
        Mistake(
            .notSideBySide,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            together { freeze A 12m; ‸scan }
            """#,
            help: "`together` holds freezes, thaws and holds of a stated length: `together { freeze A 12m; freeze B 8m }`"),
        Mistake(
            .reasonMissing,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            override ‸"" { freeze 12m }
            """#,
            help: #"write `override "who agreed, and why" { … }`; the reason is in the journal"#),
        Mistake(
            .countNotWhole,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            repeat ‸1.5 times { thaw 3m }
            """#,
            help: "write for example `repeat 2 times { … }`"),
    ]

    /// What can be read and is surely mistaken.
    private static let doubts: [Mistake] = [
        Mistake(
            .idleBound,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            organ root = sphere(center: (0, 40, 0) mm, radius: 3 mm) of nerve
            limit ‸coldest(root) > 5 K
            """#,
            help: "`K` behind a number is a temperature, counted from absolute zero: write `5 C`"),
        Mistake(
            .idleBound,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            organ root = sphere(center: (0, 40, 0) mm, radius: 3 mm) of nerve
            limit ‸coverage(root, below: 0 C) <= 120%
            """#,
            help: "write a share below 100%, such as `<= 5%`"),
        Mistake(
            .idleBound,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            organ root = sphere(center: (0, 40, 0) mm, radius: 3 mm) of nerve
            limit ‸coverage(root, below: 0 C) < 5
            """#,
            help: "write `5%`"),
        Mistake(
            .idleBound,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            organ root = sphere(center: (0, 40, 0) mm, radius: 3 mm) of nerve
            limit ‸volume(below: 0 C) < 200 m3
            """#,
            help: "write cubic centimetres, such as `< 200 cm3`"),
        Mistake(
            .idleBound,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            organ root = sphere(center: (0, 40, 0) mm, radius: 3 mm) of nerve
            limit ‸coldest(root) < 50 C
            """#,
            help: "to spare it, write `limit coldest(root) > 5 C`"),
        Mistake(
            .idleBound,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            organ root = sphere(center: (0, 40, 0) mm, radius: 3 mm) of nerve
            limit ‸coldest(root) >= 37 C
            """#,
            help: "choose a threshold below the body's temperature, such as `> 5 C`"),
        Mistake(
            .idleBound,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            organ root = sphere(center: (0, 40, 0) mm, radius: 3 mm) of nerve
            goal ‸warmest(lesion) < 40 C
            """#,
            help: "write `goal warmest(lesion) < -40 C`"),
        Mistake(
            .idleBound,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            organ root = sphere(center: (0, 40, 0) mm, radius: 3 mm) of nerve
            goal ‸margin(lesion, below: -20 C) >= 10 cm
            """#,
            help: "write millimetres, such as `>= 10 mm`"),
        Mistake(
            .idleBound,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            organ root = sphere(center: (0, 40, 0) mm, radius: 3 mm) of nerve
            goal ‸size(lesion) > 2 cm
            """#,
            help: "to hold the region to it, write `assert size(lesion) > 2 cm, \"the region is another one\"`"),
        Mistake(
            .turnedRound,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            organ root = sphere(center: (0, 40, 0) mm, radius: 3 mm) of nerve
            limit ‸warmest(root) > 5 C
            """#,
            help: "write `limit coldest(root) > 5 C`"),
        Mistake(
            .turnedRound,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            organ root = sphere(center: (0, 40, 0) mm, radius: 3 mm) of nerve
            goal ‸coverage(lesion, below: -40 C) <= 95%
            """#,
            help: "write `coverage(lesion, below: -40 C) >= 95%`"),
        Mistake(
            .turnedRound,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            goal ‸95% >= coverage(lesion, below: -40 C)
            """#,
            help: "write `95% <= coverage(lesion, below: -40 C)`"),
        Mistake(
            .turnedRound,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            organ root = sphere(center: (0, 40, 0) mm, radius: 3 mm) of nerve
            goal ‸coldest(lesion) > -40 C
            """#,
            help: "write `goal coldest(lesion) < -40 C`"),
        Mistake(
            .turnedRound,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            organ root = sphere(center: (0, 40, 0) mm, radius: 3 mm) of nerve
            goal ‸coverage(root, below: -20 C) >= 95%
            """#,
            help: "to spare it, write `limit coldest(root) > 5 C`; what is to be frozen is a `target`"),
        Mistake(
            .percentTwice,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            organ root = sphere(center: (0, 40, 0) mm, radius: 3 mm) of nerve
            goal coverage(lesion, below: -40 C) >= ‸0.95%
            """#,
            help: "write `95%`"),
        Mistake(
            .percentTwice,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            set power A to ‸0.8%
            """#,
            help: "write `80%`"),
        Mistake(
            .exclusion,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            organ root = sphere(center: (0, 40, 0) mm, radius: 3 mm) of nerve
            limit coldest(lesion) > -20 C
            goal ‸coverage(lesion, below: -40 C) >= 95%
            """#,
            help: "look at the regions' names and at the thresholds, and leave one of the two out"),
        Mistake(
            .exclusion,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            organ root = sphere(center: (0, 40, 0) mm, radius: 3 mm) of nerve
            goal coldest(lesion) < -40 C
            limit ‸coldest(lesion) > 5 C
            """#,
            help: "look at the regions' names and at the thresholds, and leave one of the two out"),
        Mistake(
            .weakenedLimit,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            organ root = sphere(center: (0, 40, 0) mm, radius: 3 mm) of nerve
            limit ‸coldest(root) > 5 C or coldest(lesion) > 5 C
            """#,
            help: "write `and`, or a limit of its own for each"),
        Mistake(
            .endsAtOnce,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            freeze until ‸tip(A) > 10 C at most 5m
            """#,
            help: "write `until tip(A) < 10 C`"),
        Mistake(
            .endsAtOnce,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            thaw until ‸tip(all) < 10 C at most 5m
            """#,
            help: "write `until tip(all) > 10 C`"),
        Mistake(
            .endsAtOnce,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            freeze until elapsed() > 1h or ‸tip(A) < 50 C at most 5m
            """#,
            help: "write `until tip(A) < -40 C`"),
        Mistake(
            .briefTime,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            freeze ‸10 ms
            """#,
            help: "`m` is a minute: write `10m`"),
        Mistake(
            .briefTime,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            freeze 5m scan every ‸5s
            """#,
            help: "`m` is a minute: write `5m`"),
        Mistake(
            .briefTime,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            freeze 5m scan every ‸20m
            """#,
            help: "write `scan every 5m`, or leave it out and `scan` behind the freeze"),
        Mistake(
            .unlikelyTemperature,
            #"""
            background muscle at ‸37 K
            """#,
            help: "write `at 37 C`"),
        Mistake(
            .unlikelyTemperature,
            #"""
            background muscle
            vessel artery = sphere(center: (0, 0, 0) mm, radius: 3 mm) at ‸370 C
            """#,
            help: "write `at 37 C`"),
        Mistake(
            .livingLayer,
            #"""
            tissue pulp {
              density: 1000 kg/m3; conductivity: 0.5 W/m/K; frozen_conductivity: 2 W/m/K; heat_capacity: 3600 J/kg/K
              frozen_heat_capacity: 1800 J/kg/K; latent_heat: 250 kJ/kg; freezing: -8 C to -1 C; perfusion: 0.001 /s
            }
            background pulp
            insulate box(center: (0, 14, 0) mm, size: (80, 3, 30) mm) with ‸pulp
            """#,
            help: "write `with air`, `with co2` or `with saline`; what is there already is an `organ`"),
        Mistake(
            .loneShape,
            #"""
            background muscle
            organ root = ‸union(sphere(center: (0, 0, 0) mm, radius: 3 mm)) of nerve
            """#,
            help: "write a further shape behind a comma, or `sphere(center: (0, 0, 0) mm, radius: 3 mm)` alone"),
        Mistake(
            .directionWithUnit,
            #"""
            background muscle
            skin plane(point: (0, 0, 60) mm, normal: (0, 0, 1) ‸mm)
            """#,
            help: "write `(0, 0, 1)`"),
        Mistake(
            .idleProbe,
            #"""
            background muscle
            probe model lance { diameter: 3 mm; active_length: 30 mm; surface: ‸150 C }
            """#,
            help: "was the sign lost? argon stands at `surface: -150 C`"),
        Mistake(
            .idleProbe,
            #"""
            background muscle
            probe model lance { diameter: ‸8 mm; active_length: 30 mm; surface: -150 C }
            """#,
            help: nil),
        Mistake(
            .swiftGas,
            #"""
            tissue room_air {
              density: 1.2 kg/m3; conductivity: 0.027 W/m/K; frozen_conductivity: 0.027 W/m/K; heat_capacity: ‸1005 J/kg/K
              frozen_heat_capacity: 1005 J/kg/K; latent_heat: 0 kJ/kg; freezing: -190 C to -189 C
            }
            """#,
            help: "`161 kJ/kg/K`, frozen and not, insulates as well; 4 mm of it then answer 12 s later"),
        Mistake(
            .emptyBlock,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            ‸together { }
            """#,
            help: "write it like `together { freeze A 10m; thaw B 3m }`, or leave it out"),
        Mistake(
            .countNotWhole,
            "let _n: Int = ‸2.5",
            help: "write `3`, or declare it as a `Number`"),
        Mistake(
            .countNotWhole,
            #"""
            fn twice(n: Int) -> Int { return n * 2 }
            print twice(‸1.5)
            """#,
            help: "write `2`, or declare it as a `Number`"),
    ]

    private static let warnings: [Mistake] = [
        Mistake(
            .narrowMargin,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            goal margin(lesion, below: -20 C) >= ‸2 mm
            """#,
            help: "write `>= 10 mm`, or say why less will do: `# allow C4.1.5: …` behind it"),
        Mistake(
            .narrowMargin,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            goal coverage(lesion, below: -40 C) >= ‸100%
            """#,
            help: "add `goal margin(lesion, below: -20 C) >= 10 mm`, or say why not: `# allow C4.1.5: …` behind it"),
        Mistake(
            .warmThreshold,
            #"""
            background muscle
            target lesion = sphere(center: (0, 0, 0) mm, radius: 9 mm) of osteolytic_tumour
            goal ‸coverage(lesion, below: 40 C) >= 80%
            """#,
            help: "write `below: -40 C`"),
        Mistake(
            .wrongAllowance,
            #"""
            let gap = 3 mm
            print gap ‸# allow C4.3.3
            """#,
            help: "write `# allow C4.3.3: who agreed, and why`"),
        Mistake(
            .wrongAllowance,
            #"""
            let gap = 3 mm
            print gap ‸# allow C4.9: it is late
            """#,
            help: "write one of C4.1.3, C4.1.5, C4.2.1, C4.2.3, C4.3.3, C4.3.4, C5"),
        Mistake(
            .unusedName,
            "let ‸gap = 3 mm",
            help: "leave it out, or call it `_gap`"),
        Mistake(
            .unusedResult,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            ‸tip(A)
            """#,
            help: "write `print …` to see it, or `let x = …` to keep it"),
        Mistake(
            .shadowing,
            #"""
            let gap = 3 mm
            for ‸gap in [1 mm, 2 mm] { print gap }
            print gap
            """#,
            help: "give it another name"),
        Mistake(
            .longFreeze,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            freeze ‸25m
            """#,
            help: "freeze twice for 12 to 15 min with a thaw between (C4.3.4)"),
        Mistake(
            .longFreeze,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            let long = 10m
            freeze ‸long * 2
            """#,
            help: "freeze twice for 12 to 15 min with a thaw between (C4.3.4)"),
        Mistake(
            .untestedProbe,
            #"""
            background muscle
            place probe ‸A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            """#,
            help: "write `test probe A using argon_17g` before"),
        Mistake(
            .otherModelTested,
            #"""
            background muscle
            test probe A using wire
            place probe ‸A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            """#,
            help: "test and place the same needle: `test probe A using argon_17g`"),
        Mistake(
            .withdrawnFrozen,
            #"""
            background muscle
            test probe A using argon_17g
            place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g
            freeze 12m
            ‸withdraw all
            """#,
            help: "thaw before: `thaw until tip(all) > 10 C at most 15m`"),
    ]
}
