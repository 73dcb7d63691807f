import Diagnostics
import Quantities

/// The words of everything the checker tells, one factory a message.
enum CheckMessages {
    static func error(
        _ code: CheckCode, _ message: String, _ span: SourceSpan, _ label: String = "", secondary: [Diagnostic.Label] = [],
        notes: [String] = [], help: String? = nil
    ) -> Diagnostic {
        Diagnostic(.error, code.rawValue, message, at: span, label: label, secondary: secondary, notes: notes, help: help)
    }

    static func warning(
        _ code: CheckCode, _ message: String, _ span: SourceSpan, _ label: String = "", secondary: [Diagnostic.Label] = [], help: String? = nil
    ) -> Diagnostic {
        Diagnostic(.warning, code.rawValue, message, at: span, label: label, secondary: secondary, help: help)
    }

    private static func didYouMean(_ name: String?, else other: String? = nil) -> String? {
        name.map { "did you mean `\($0)`?" } ?? other
    }

    private static func listed(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }

    // MARK: - Names

    static func unknownName(_ name: String, nearest: String?, at span: SourceSpan) -> Diagnostic {
        if nothingElsewhere.contains(name.lowercased()), nearest == nil {
            return error(
                .unknownName, "there is nothing called `\(name)` here", span, "not known",
                help: "no value stands for nothing: a question without an answer fails every comparison, `if margin(lesion, below: -40 C) > 0 mm { … }`")
        }
        return error(
            .unknownName, "there is nothing called `\(name)` here", span, "not known",
            help: unitsTogether[name].map { "write each unit of a quotient behind its own `/`: `\($0)`" }
                ?? didYouMean(nearest, else: "declare it first, `let \(name) = …`; a text stands in quotes, `\"\(name)\"`"))
    }

    /// `set power A to full`.
    static func powerInWords(_ word: String, typed: String, at span: SourceSpan) -> Diagnostic {
        error(.unknownName, "a power is a share of the whole, and `\(word)` is none", span, "in words", help: "write `\(typed)`")
    }

    static func loneModule(_ name: String, at span: SourceSpan) -> Diagnostic {
        error(.unknownName, "there is nothing called `\(name)` here", span, "a module of the library", help: "did you mean `use \(name)`?")
    }

    /// `0.5 W/mK`, as papers write it.
    /// `None`.
    private static let nothingElsewhere: Set<String> = ["none", "null", "nil", "undefined", "nan", "na"]

    private static let unitsTogether = ["mK": "W/m/K", "m2K": "W/m2/K", "kgK": "J/kg/K"]

    /// `gap = 15 mm` where there is no `gap` yet.
    static func undeclared(_ name: String, nearest: String?, at span: SourceSpan) -> Diagnostic {
        error(
            .unknownName, "there is nothing called `\(name)` here", span, "not known", help: didYouMean(nearest, else: "declare it first: `let \(name) = …`"))
    }

    /// `freeze A`.
    static func probeAsValue(_ name: String, at span: SourceSpan) -> Diagnostic {
        error(
            .unknownName, "`\(name)` is a probe, and a value is wanted here", span, "a probe",
            help: "a command to a probe says how long, too: `freeze \(name) 12m`; its temperature is `tip(\(name))`")
    }

    /// `limit nerve > 5 C`.
    static func probeModelAsValue(_ name: String, at span: SourceSpan) -> Diagnostic {
        error(.unknownName, "`\(name)` is a probe model, not a value", span, "a probe model", help: "it stands behind `using`: `place probe A at … from … using \(name)`; `frazil help \(name)` tells its figures")
    }

    static func tissueAsValue(_ name: String, at span: SourceSpan) -> Diagnostic {
        error(
            .unknownName, "`\(name)` is a tissue, and there is no region of that name", span, "a tissue",
            help: "name the region: `organ my_\(name) = … of \(name)`, then ask `coldest(my_\(name))`")
    }

    /// `coverage(lesion, below -20 C)`.
    static func labelWithoutColon(_ label: String, typed: String, at span: SourceSpan) -> Diagnostic {
        error(.unknownName, "there is nothing called `\(label)` here", span, "a label without its colon", help: "write `\(typed)`")
    }

    /// A built-in function named without its brackets.
    static func uncalled(_ name: String, layout: String, at span: SourceSpan) -> Diagnostic {
        error(.uncalled, "`\(name)` is called with brackets", span, "no brackets behind it", help: "write `\(layout)`")
    }

    /// `meant`: the known ones that go by this word elsewhere.
    static func unknownTissue(_ name: String, meant: [String] = [], nearest: String?, at span: SourceSpan) -> Diagnostic {
        let known = meant.isEmpty ? nil : "write " + meant.map { "`\($0)`" }.joined(separator: " or ")
        return error(
            .unknownTissue, "there is no tissue called `\(name)`", span, "not a tissue",
            help: known ?? didYouMean(nearest, else: "describe it first: `tissue \(name) { density: … }`"))
    }

    static func unknownProbeModel(_ name: String, nearest: String?, known: [String], at span: SourceSpan) -> Diagnostic {
        let choice = known.isEmpty ? "" : "take one of \(known.sorted().joined(separator: ", ")), or "
        return error(
            .unknownProbeModel, "there is no probe model called `\(name)`", span, "not a probe model",
            help: didYouMean(nearest, else: "\(choice)describe it first: `probe model \(name) { diameter: … }`"))
    }

    static func unknownRegion(_ name: String, nearest: String?, at span: SourceSpan) -> Diagnostic {
        error(
            .unknownRegion, "there is no region called `\(name)`", span, "not a target, organ or vessel",
            help: didYouMean(
                nearest, else: name == "skin" ? "write `skin plane(point: …, normal: …)` first" : "declare it first: `organ \(name) = …`"))
    }

    static func foreignFunction(_ name: String, written: String, at span: SourceSpan) -> Diagnostic {
        error(.unknownFunction, "there is no function or protocol called `\(name)`", span, "not known", help: "write `\(written)`")
    }

    static func unknownFunction(_ name: String, nearest: String?, module: String?, at span: SourceSpan) -> Diagnostic {
        error(
            .unknownFunction, "there is no function or protocol called `\(name)`", span, "not known",
            help: module.map { "`\(name)` is in the library: write `use \($0)` at the top" }
                ?? didYouMean(nearest, else: "`frazil help` lists what is built in; a routine of your own is declared with `fn` or `protocol`"))
    }

    /// `quoted`: a module of the library whose name stands in quotes.
    static func unknownModule(_ name: String, isPath: Bool, nearest: String?, quoted: String? = nil, at span: SourceSpan) -> Diagnostic {
        error(
            .unknownModule, isPath ? "the file `\(name)` cannot be read" : "there is no module called `\(name)`", span,
            help: quoted.map { "a module of the library stands without quotes: `use \($0)`" } ?? didYouMean(
                nearest,
                else: isPath ? "the path is taken from this file's folder" : "a file of your own is used by its path: `use \"./\(name).frz\"`"))
    }

    static func unknownKey(_ key: String, of what: String, nearest: String?, known: [String], at span: SourceSpan) -> Diagnostic {
        error(
            .unknownKey, "\(what) has no entry `\(key)`", span, "not known",
            help: didYouMean(nearest, else: "its entries are \(known.joined(separator: ", "))"))
    }

    static func unknownLabel(_ label: String, of function: String, nearest: String?, known: [String], at span: SourceSpan) -> Diagnostic {
        let all = known.isEmpty ? "`\(function)` takes no labels" : "`\(function)` takes \(known.map { $0 + ":" }.joined(separator: ", "))"
        if label == "diameter", known.contains("radius") {
            return error(.unknownLabel, "`\(function)` takes no `diameter:`", span, "not known", help: "write `radius:` with half of it")
        }
        return error(.unknownLabel, "`\(function)` takes no `\(label):`", span, "not known", help: didYouMean(nearest.map { $0 + ":" }, else: all))
    }

    /// `question`: how a function of that name is called on it.
    static func unknownMember(
        _ member: String, of type: FrazilType, known: [String], nearest: String?, question: String?, at span: SourceSpan
    ) -> Diagnostic {
        let all = question.map { "write `\($0)`" } ?? (known.isEmpty ? nil : "it has \(known.map { "." + $0 }.joined(separator: ", "))")
        return error(.unknownMember, "\(type.described) has no `.\(member)`", span, help: didYouMean(nearest.map { "." + $0 }, else: all))
    }

    static func unknownType(_ name: String, nearest: String?, at span: SourceSpan) -> Diagnostic {
        error(
            .unknownType, "there is no type called `\(name)`", span,
            help: didYouMean(nearest, else: "types are Length, Duration, Temperature, Ratio, Point, …"))
    }

    static func unknownChoice(_ word: String, what: String, known: [String], nearest: String?, at span: SourceSpan) -> Diagnostic {
        error(.unknownChoice, "`\(word)` is no \(what)", span, help: didYouMean(nearest, else: "write one of \(known.joined(separator: ", "))"))
    }

    static func alreadyDeclared(_ name: String, what: String, first: SourceSpan, at span: SourceSpan) -> Diagnostic {
        error(
            .alreadyDeclared, "the \(what) `\(name)` is declared twice", span, "again here",
            secondary: [Diagnostic.Label(span: first, text: "first here")], help: "give one of them another name")
    }

    static func changedConstant(_ name: String, first: SourceSpan, isLoop: Bool, at span: SourceSpan) -> Diagnostic {
        error(
            .changedConstant, "`\(name)` cannot be changed", span, secondary: [Diagnostic.Label(span: first, text: "declared here")],
            help: isLoop ? "copy it into a variable first: `var x = \(name)`" : "declare it with `var \(name) = …`")
    }

    static func cyclicUse(_ chain: [String], at span: SourceSpan) -> Diagnostic {
        error(
            .cyclicUse, "these modules use each other in a circle: \(chain.joined(separator: " → "))", span,
            help: "move what both need into a third module")
    }

    static func recursion(_ chain: [String], at span: SourceSpan) -> Diagnostic {
        error(
            .recursion, "this calls itself: \(chain.joined(separator: " → "))", span,
            notes: ["what calls itself has no bound that can be told before it runs"], help: "write `repeat` or `for` instead")
    }

    static func notInModule(at span: SourceSpan) -> Diagnostic {
        error(
            .notInModule, "a module declares; it does nothing by itself", span, "not in a module",
            help: "put this into a `protocol`, or into the program that uses the module")
    }

    static func onlyAtTopLevel(_ what: String, at span: SourceSpan) -> Diagnostic {
        error(.onlyAtTopLevel, "\(what) stands outside all braces", span, "inside braces here", help: "move it out to the top level")
    }

    static func builtInName(_ name: String, at span: SourceSpan) -> Diagnostic {
        error(.builtInName, "`\(name)` is the language's own word", span, help: "choose another name, such as `my_\(name)`")
    }

    static func parameterNeedsType(_ name: String, at span: SourceSpan) -> Diagnostic {
        error(.parameterNeedsType, "the parameter `\(name)` needs a type or a default", span, help: "write `\(name): Length` or `\(name) = 10 mm`")
    }

    static func missingArgument(_ names: [String], of function: String, layout: String, at span: SourceSpan) -> Diagnostic {
        error(.missingArgument, "`\(function)` lacks \(listed(names))", span, help: "write `\(layout)`")
    }

    static func extraArgument(_ function: String, takes count: Int, at span: SourceSpan) -> Diagnostic {
        let number = count == 0 ? "no arguments" : count == 1 ? "one argument" : "\(count) arguments"
        return error(.extraArgument, "`\(function)` takes \(number)", span, "one too many", help: "leave this one out")
    }

    /// `sphere(center: 0, 40, 0, radius: 9 mm)`.
    static func pointWithoutBrackets(typed: String, at span: SourceSpan) -> Diagnostic {
        error(.extraArgument, "a point stands in brackets of its own", span, "three coordinates", help: "write `\(typed)`")
    }

    static func argumentTwice(_ label: String, at span: SourceSpan) -> Diagnostic {
        error(.argumentTwice, "`\(label)` is given twice", span, "again here", help: "leave one of them out")
    }

    static func returnOutside(at span: SourceSpan) -> Diagnostic {
        error(.returnOutside, "`return` stands only in a function or a protocol", span, help: "leave it out, or put this into a `fn`")
    }

    static func missingReturn(_ name: String, type: FrazilType, at span: SourceSpan) -> Diagnostic {
        error(
            .missingReturn, "`\(name)` does not always return \(type.described)", span, "a way through it ends without `return`",
            help: "end it with `return …`")
    }

    static func tooDeep(_ what: String, at span: SourceSpan) -> Diagnostic {
        error(.tooDeep, "\(what) nest too deeply", span, help: "split this into steps with names of their own")
    }

    // MARK: - Quantities and types

    static func unknownUnit(_ name: String, nearest: String?, at span: SourceSpan) -> Diagnostic {
        error(
            .unknownUnit, "there is no unit `\(name)`", span, "not a unit",
            help: didYouMean(nearest, else: "units are mm, min, s, C, deltaC, %, psi, W/m/K, …"))
    }

    static func temperatureSum(left: SourceSpan, right: SourceSpan, suggestion: String, at span: SourceSpan) -> Diagnostic {
        error(
            .temperatureSum, "cannot add a temperature to a temperature", left, "temperature",
            secondary: [Diagnostic.Label(span: right, text: "temperature")],
            notes: ["a temperature is a point on a scale; a difference is written `deltaC`"], help: "write `\(suggestion)`")
    }

    static func incompatible(
        _ verb: String, _ left: FrazilType, _ right: FrazilType, left leftSpan: SourceSpan, right rightSpan: SourceSpan, help: String?
    ) -> Diagnostic {
        let both =
            switch verb {
            case "subtract": "\(right.described) from \(left.described)"
            case "compare": "\(left.described) with \(right.described)"
            case "add": "\(left.described) and \(right.described)"
            default: "\(left.described) by \(right.described)"
            }
        let notes = [left, right].contains(.length) && [left, right].contains(.duration) && verb != "multiply" && verb != "divide" ? [metreNote] : []
        return error(
            .incompatible, "cannot \(verb) \(both)", rightSpan, withoutArticle(right),
            secondary: [Diagnostic.Label(span: leftSpan, text: withoutArticle(left))], notes: notes, help: help)
    }

    static func minuteForLength(_ text: String, suggestion: String, at span: SourceSpan) -> Diagnostic {
        error(
            .minuteForLength, "a length is wanted here, and `\(text)` is in minutes", span, "a duration",
            notes: [metreNote], help: "write `\(suggestion)`")
    }

    static func wrongType(wanted: FrazilType, found: FrazilType, help: String?, at span: SourceSpan) -> Diagnostic {
        let notes = wanted == .length && found == .duration ? [metreNote] : []
        return error(.wrongType, "\(wanted.described) is wanted here, not \(found.described)", span, withoutArticle(found), notes: notes, help: help)
    }

    private static let metreNote = "`m` behind a number is a minute; a length is written in mm, cm or um"

    static func temperatureScaled(at span: SourceSpan, suggestion: String) -> Diagnostic {
        error(
            .temperatureScaled, "a temperature cannot be multiplied, divided or turned round", span, "a temperature",
            notes: ["a temperature is a point on a scale; a difference, written `deltaC`, can be"], help: suggestion)
    }

    static func coordinates(_ types: [FrazilType], text: String, at span: SourceSpan) -> Diagnostic {
        error(
            .coordinates,
            "three lengths make a point, and three plain numbers a direction; here stand \(types.map(\.described).joined(separator: ", "))",
            span, help: "put one unit behind them all, `\(text) mm`, or one behind each")
    }

    static func coordinateCount(_ types: [FrazilType], isPoint: Bool, at span: SourceSpan) -> Diagnostic {
        let help =
            if types.contains(.string) {
                "one text is shown at a time, values in braces: `print \"nerve {coldest(sciatic)}\"`"
            } else if !isPoint, types.allSatisfy({ $0 == types.first }), types.first != .length, types.count != 4 {
                "write `(x, y, z) mm` for a point; a list stands in square brackets, `[…]`"
            } else if types.count > 3 {
                "write `(x, y, z) mm`; a decimal is written with a point: `7.5`"
            } else {
                "write `(x, y, z) mm`"
            }
        return error(.coordinateCount, "a point has three coordinates, not \(types.count)", span, help: help)
    }

    static func power(at span: SourceSpan) -> Diagnostic {
        error(.power, "the power of a quantity is a whole number or a fraction, up to 9", span, help: "write it out: `^ 2`, `^ (1/3)`")
    }

    static func dimensionTooLarge(at span: SourceSpan) -> Diagnostic {
        error(.dimensionTooLarge, "this has a dimension that nothing measures", span, help: "look for a product that was multiplied once too often")
    }

    /// A protocol was called.
    static func nothingGiven(_ verb: String, call: String, at span: SourceSpan) -> Diagnostic {
        error(
            .operand, "cannot \(verb) nothing", span, "gives no value",
            help: "write `\(call)` on a line of its own; for what it would bring about, `let trial = predict { \(call) }`")
    }

    static func operand(_ verb: String, _ type: FrazilType, typed: String? = nil, at span: SourceSpan) -> Diagnostic {
        error(
            .operand, "cannot \(verb) \(type.described)", span, withoutArticle(type),
            help: typed.map { "write `\($0)`" } ?? "this works with numbers and quantities")
    }

    static func belowAbsoluteZero(_ celsius: Double, at span: SourceSpan) -> Diagnostic {
        error(.belowAbsoluteZero, "\(Numeral.text(celsius, decimals: 2)) C is below absolute zero", span, help: "write a temperature above -273.15 C")
    }

    static func unitMissing(_ wanted: FrazilType, suggestion: String, at span: SourceSpan) -> Diagnostic {
        let isClosed = suggestion.contains("`")
        return error(
            .unitMissing, "\(wanted.described) is wanted here, and this has no unit", span, "a plain number", help: "write `\(suggestion)\(isClosed ? "" : "`")")
    }

    static func notComparable(_ type: FrazilType, at span: SourceSpan) -> Diagnostic {
        error(
            .notComparable, "\(type.described) is neither smaller nor greater than another", span, withoutArticle(type),
            help: "`==` and `!=` work with texts, points and the like; the other comparisons with quantities")
    }

    static func mixedList(_ first: FrazilType, _ other: FrazilType, at span: SourceSpan) -> Diagnostic {
        error(
            .mixedList, "a list holds one kind of thing: it begins with \(first.described), and here stands \(other.described)", span,
            help: "write two lists")
    }

    /// Of several points in a list one has no unit.
    static func pointWithoutUnit(_ typed: String, at span: SourceSpan) -> Diagnostic {
        error(.mixedList, "a list holds one kind of thing: among points, this has no unit", span, "a direction", help: "write `\(typed)`")
    }

    static func unitHasNoPlace(_ unit: String, at span: SourceSpan) -> Diagnostic {
        error(.unitHasNoPlace, "`\(unit)` behind coordinates that have their own units", span, help: "leave the unit behind the bracket out")
    }

    static func divisionByZero(at span: SourceSpan) -> Diagnostic {
        error(.divisionByZero, "this divides by zero", span, "is 0", help: "divide by something else, or test it first")
    }

    static func itemNumber(at span: SourceSpan) -> Diagnostic {
        error(.itemNumber, "the items of a list count from 1", span, help: "write `1` for the first, `2` for the second")
    }

    // MARK: - The patient

    static func noBackground(at span: SourceSpan) -> Diagnostic {
        error(.noBackground, "the program has not said what the body is made of", span, "needs a patient", help: "begin with `background muscle`")
    }

    static func saidTwice(_ what: String, first: SourceSpan, at span: SourceSpan) -> Diagnostic {
        error(
            .saidTwice, "\(what) is said twice", span, "again here", secondary: [Diagnostic.Label(span: first, text: "first here")],
            help: "leave one of them out")
    }

    static func missingKeys(_ keys: [String], of name: String, at span: SourceSpan) -> Diagnostic {
        error(.missingKeys, "`\(name)` lacks \(listed(keys))", span, "not complete", help: "add \(keys.map { "`\($0): …`" }.joined(separator: ", "))")
    }

    static func keyTwice(_ key: String, first: SourceSpan, at span: SourceSpan) -> Diagnostic {
        error(
            .keyTwice, "`\(key)` is given twice", span, "again here", secondary: [Diagnostic.Label(span: first, text: "first here")],
            help: "leave one of them out")
    }

    static func freezingOrder(at span: SourceSpan) -> Diagnostic {
        error(.freezingOrder, "a freezing range runs from the colder to the warmer end", span, help: "write it as `freezing: -8 C to -1 C`")
    }

    static func outOfRange(_ what: String, _ rule: String, example: String, at span: SourceSpan) -> Diagnostic {
        error(.outOfRange, "`\(what)` is \(rule)", span, help: "write for example `\(example)`")
    }

    static func requirement(isLimit: Bool, at span: SourceSpan) -> Diagnostic {
        let word = isLimit ? "limit" : "goal"
        return error(
            .requirement, "a \(word) compares one question to the state with a value", span,
            help: isLimit ? "write for example `limit coldest(nerve) > 5 C`" : "write for example `goal coverage(lesion, below: -40 C) >= 95%`")
    }

    static func confidenceOfSeveral(at span: SourceSpan) -> Diagnostic {
        error(
            .confidence, "a confidence goes with one comparison by `<`, `<=`, `>` or `>=`", span,
            help: "write a limit or goal of its own for each comparison")
    }

    static func confidenceOutOfRange(_ percent: Double, at span: SourceSpan) -> Diagnostic {
        error(
            .confidence, "a confidence is from 50 % to 95 %, not \(Numeral.text(percent)) %: sixteen members do not tell more", span,
            help: "write `95%`")
    }

    static func domainNotBox(at span: SourceSpan) -> Diagnostic {
        error(.domainNotBox, "the domain is a box", span, help: "write `domain box(center: (0, 0, 0) mm, size: (100, 100, 100) mm)`")
    }

    static func cooling(_ name: String, hasBoth: Bool, at span: SourceSpan) -> Diagnostic {
        error(
            .cooling, hasBoth ? "`\(name)` is cooled in two ways: `surface` and `cryogen`" : "`\(name)` does not say how it cools", span,
            help: hasBoth
                ? "leave one of them out" : "add `cryogen: -150 C` with `heat_transfer: 9000 W/m2/K`, or `surface: -150 C` for an ideal probe")
    }

    static func wrongFilling(_ name: String, isVessel: Bool, at span: SourceSpan) -> Diagnostic {
        error(
            .wrongFilling, isVessel ? "a vessel is held at a temperature and has no tissue" : "only a vessel is held at a temperature", span,
            help: isVessel ? "write `vessel \(name) = … at 37 C`" : "write `vessel \(name) = … at …`, or say its tissue: `of muscle`")
    }

    static func noSkin(at span: SourceSpan) -> Diagnostic {
        error(.noSkin, "there is no skin to warm", span, help: "write `skin plane(point: …, normal: …)` first")
    }

    static func samePoint(at span: SourceSpan) -> Diagnostic {
        error(.samePoint, "the tip and the entry are the same point", span, help: "`at` is the tip, `from` the place where the probe enters the skin")
    }

    static func equality(isLimit: Bool, at span: SourceSpan) -> Diagnostic {
        error(
            .neverHolds, "this \(isLimit ? "limit" : "goal") can never be relied on: what is measured is equal to a figure for an instant at most", span,
            help: "write `>` or `>=` for what must not fall below, `<` or `<=` for what must not rise above")
    }

    static func beyondCoverage(_ what: String, suggestion: String?, at span: SourceSpan) -> Diagnostic {
        error(
            .neverHolds, "this \(what) can never hold: a coverage is from 0 % to 100 %", span,
            help: suggestion.map { "write `\($0)`" } ?? "write a share from 0% to 100%")
    }

    static func impossible(_ what: String, _ reason: String, at span: SourceSpan) -> Diagnostic {
        error(.neverHolds, "this \(what) can never hold: \(reason)", span, "out of reach", help: "choose a threshold that can be reached, or leave it out")
    }

    /// No value is above the one and below the other.
    static func contradiction(_ what: String, other: SourceSpan, at span: SourceSpan) -> Diagnostic {
        error(
            .neverHolds, "this \(what) can never hold: its two halves exclude each other", span, "excludes the other",
            secondary: [Diagnostic.Label(span: other, text: "the other")], help: "turn one of the signs round, or leave one out")
    }

    /// What to write instead of a limit that is broken at the start.
    enum WayOut {
        case colder, aboveNothing, workingPressure
        case sparing(String, goal: String)
        case goal(String)

        fileprivate var help: String {
            switch self {
            case .colder: "choose a threshold below the body's temperature, such as `> 5 C`"
            case .sparing(let limit, let goal): "to spare it, write `\(limit)`; what is to be frozen by the end is a goal: `\(goal)`"
            case .workingPressure: "choose the pressure that the gas works at, such as `limit pressure(argon) > 3000 psi` (C4.3.6)"
            case .aboveNothing: "choose a threshold above 0"
            case .goal(let goal): "write `\(goal)`"
            }
        }
    }

    static func brokenAtStart(_ start: String, _ wayOut: WayOut, at span: SourceSpan) -> Diagnostic {
        error(
            .neverHolds, "this limit is broken before anything is done: at the start \(start)", span, "does not hold at the start",
            notes: ["a limit holds all the time; what is to be reached by the end is a goal"],
            help: wayOut.help)
    }

    // MARK: - The machine

    static func commandInFunction(_ name: String, at span: SourceSpan) -> Diagnostic {
        error(
            .commandInFunction, "a function cannot command the machine", span, "in the function `\(name)`",
            help: "write `protocol \(name)` instead of `fn \(name)`")
    }

    /// A protocol gives no value back, so that it is no way out here.
    static func predictionInFunction(_ name: String, at span: SourceSpan) -> Diagnostic {
        error(
            .commandInFunction, "a function cannot ask what commands would do", span, "in the function `\(name)`",
            help: "predict where the answer is wanted, and hand it in: `let p = predict { … }`")
    }

    static func noProbePlaced(_ verb: String, at span: SourceSpan) -> Diagnostic {
        error(
            .noProbePlaced, "no probe is placed to \(verb)", span,
            help: "place one first: `place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g`")
    }

    static func probeNotPlaced(_ name: String, withdrawn: SourceSpan?, nearest: String?, typed: String? = nil, at span: SourceSpan) -> Diagnostic {
        error(
            .probeNotPlaced, withdrawn == nil ? "no probe `\(name)` is placed" : "the probe `\(name)` is out already", span,
            secondary: withdrawn.map { [Diagnostic.Label(span: $0, text: "withdrawn here")] } ?? [],
            help: typed.map { "write `\($0)`" } ?? didYouMean(nearest, else: "place it first: `place probe \(name) at … from … using …`"))
    }

    static func probeAlreadyPlaced(_ name: String, first: SourceSpan?, at span: SourceSpan) -> Diagnostic {
        error(
            .probeAlreadyPlaced, "the probe `\(name)` is in already", span,
            secondary: first.map { [Diagnostic.Label(span: $0, text: "placed here")] } ?? [],
            help: "give this one another name, or `withdraw \(name)` first")
    }

    static func probeNamedTwice(_ name: String, at span: SourceSpan) -> Diagnostic {
        error(.probeNamedTwice, "the probe `\(name)` is named twice", span, "again here", help: "leave one of them out")
    }

    static func powerOutOfRange(_ percent: Double, suggestion: String, at span: SourceSpan) -> Diagnostic {
        error(.powerOutOfRange, "a probe's power is from 0 % to 100 %, not \(Numeral.text(percent)) %", span, help: "write `\(suggestion)`")
    }

    static func noBound(_ what: String, at span: SourceSpan) -> Diagnostic {
        error(.noBound, "\(what) has no bound", span, "may never end", help: "add `at most 15m` behind the condition")
    }

    static func durationNotPositive(_ what: String, at span: SourceSpan) -> Diagnostic {
        error(.durationNotPositive, "\(what) lasts longer than 0 s", span, help: "write for example `3m`, or leave the command out")
    }

    /// `freeze 10-12m`.
    static func rangeOfTimes(_ command: String, _ ends: [String], at span: SourceSpan) -> Diagnostic {
        error(
            .durationNotPositive, "a \(command) lasts one time, not from one to another", span, "two times",
            help: "write " + ends.map { "`\(command) \($0)`" }.joined(separator: " or "))
    }

    static func durationTooLong(_ what: String, at span: SourceSpan) -> Diagnostic {
        error(.durationNotPositive, "\(what) lasts 24 h at most", span, help: "write a time such as `12m`; `h` is an hour, `m` a minute")
    }

    static func notSideBySide(at span: SourceSpan) -> Diagnostic {
        error(
            .notSideBySide, "this cannot run side by side with others", span,
            help: "`together` holds freezes, thaws and holds of a stated length: `together { freeze A 12m; freeze B 8m }`")
    }

    static func reasonMissing(at span: SourceSpan) -> Diagnostic {
        error(
            .reasonMissing, "an override says why", span, "no reason",
            help: "write `override \"who agreed, and why\" { … }`; the reason is in the journal")
    }

    static func countNotWhole(at span: SourceSpan) -> Diagnostic {
        error(.countNotWhole, "a count is a whole number from 0 up", span, help: "write for example `repeat 2 times { … }`")
    }

    /// A value of an `Int`.
    static func notWhole(_ written: String, rounded: String, at span: SourceSpan) -> Diagnostic {
        error(.countNotWhole, "an `Int` is a whole number, and `\(written)` is none", span, help: "write `\(rounded)`, or declare it as a `Number`")
    }

    static func scansUntil(at span: SourceSpan) -> Diagnostic {
        error(
            .scansUntil, "`scan every` interrupts a freeze of a stated length, and this one lasts until a condition holds", span,
            help: "leave it out and `scan` behind the freeze, or write `freeze 15m scan every 5m`")
    }

    // MARK: - Warnings

    static func unusedName(_ name: String, at span: SourceSpan) -> Diagnostic {
        warning(.unusedName, "`\(name)` is never used", span, help: "leave it out, or call it `_\(name)`")
    }

    static func unusedResult(_ type: FrazilType, at span: SourceSpan) -> Diagnostic {
        warning(
            .unusedResult, "this comes to \(type.described) that nothing uses", span, help: "write `print …` to see it, or `let x = …` to keep it")
    }

    static func shadowing(_ name: String, what: String, first: SourceSpan, at span: SourceSpan) -> Diagnostic {
        warning(
            .shadowing, "`\(name)` hides the \(what) of the same name", span, secondary: [Diagnostic.Label(span: first, text: "hidden from here on")],
            help: "give it another name")
    }

    static func untestedProbe(_ name: String, model: String, at span: SourceSpan) -> Diagnostic {
        warning(
            .untestedProbe, "C4.1.3: each probe is tested outside the body before it is placed, and `\(name)` was not", span,
            help: "write `test probe \(name) using \(model)` before")
    }

    static func otherModelTested(_ name: String, tested: String, placed: String, at span: SourceSpan) -> Diagnostic {
        warning(
            .otherModelTested, "C4.1.3: `\(name)` was tested as `\(tested)` and is placed as `\(placed)`", span,
            help: "test and place the same needle: `test probe \(name) using \(placed)`")
    }

    static func withdrawnFrozen(at span: SourceSpan) -> Diagnostic {
        warning(
            .withdrawnFrozen, "C4.1.5: a probe is withdrawn only when the ice around it has melted, and the gas was just freezing", span,
            help: "thaw before: `thaw until tip(all) > 10 C at most 15m`")
    }

    static func narrowMargin(_ margin: String, at span: SourceSpan) -> Diagnostic {
        warning(
            .narrowMargin, "C4.1.5: a radical ablation passes the lesion's edge by 1 cm, and this goal asks for \(margin)", span, "less than 1 cm",
            help: "write `>= 10 mm`, or say why less will do: `# allow C4.1.5: …` behind it")
    }

    /// `below: 40 C`: the minus sign was lost.
    static func warmThreshold(_ below: String, body: String, colder: String, at span: SourceSpan) -> Diagnostic {
        warning(
            .warmThreshold, "ice is at 0 C and colder, the body is at \(body): below \(below) lies tissue that was never frozen", span, "says nothing of ice", help: "write `below: \(colder)`")
    }

    static func noMargin(_ region: String, at span: SourceSpan) -> Diagnostic {
        warning(
            .narrowMargin, "C4.1.5: a radical ablation passes the lesion's edge by 1 cm, and no goal asks for a margin round `\(region)`", span,
            "all of it, and nothing beyond",
            help: "add `goal margin(\(region), below: -20 C) >= 10 mm`, or say why not: `# allow C4.1.5: …` behind it")
    }

    static func unknownSection(_ section: String, known: [String], at span: SourceSpan) -> Diagnostic {
        warning(.wrongAllowance, "no warning cites \(section), so this allows nothing", span, help: "write one of \(known.joined(separator: ", "))")
    }

    static func allowanceWithoutReason(_ section: String, at span: SourceSpan) -> Diagnostic {
        warning(.wrongAllowance, "what is allowed says why", span, "no reason", help: "write `# allow \(section): who agreed, and why`")
    }

    static func misspeltAllowance(at span: SourceSpan) -> Diagnostic {
        warning(
            .wrongAllowance, "this comment allows nothing: it is written otherwise", span,
            help: "write `# allow C4.3.3: reason`, with the section that the warning begins with, one a comment")
    }

    private static func withoutArticle(_ type: FrazilType) -> String {
        switch type {
        case .quantity(.ratio): "plain number"
        case .tips: "tips of several probes"
        default: type.described.split(separator: " ").drop { $0 == "a" || $0 == "an" || $0 == "the" }.joined(separator: " ")
        }
    }
}

extension Diagnostic {
    /// C4.3.3, wherever the length came from.
    ///
    /// - Parameter seconds: how long is frozen, s.
    public static func longFreeze(_ seconds: Double, at span: SourceSpan) -> Diagnostic {
        CheckMessages.warning(
            .longFreeze, "C4.3.3: the ice ball is nearly saturated at 15 min, and this freezes for \(Quantity(seconds, .duration))", span, "longer than 15 min",
            help: "freeze twice for 12 to 15 min with a thaw between (C4.3.4)")
    }
}
