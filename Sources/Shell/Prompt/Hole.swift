/// What goes in a place of a statement.
struct Hole: Hashable {
    let what: String
    /// More on it, a line each.
    let lines: [String]
    /// What there is that fits.
    let names: [String]

    init(_ what: String, _ lines: [String] = [], names: [String] = []) {
        self.what = what
        self.lines = lines
        self.names = names
    }

    static let examples = [
        "a temperature": "`-40 C`", "a share": "`95%`", "a length": "`10 mm`", "a duration": "`12m`", "a point": "`(0, 0, 0) mm`", "a volume": "`8 cm3`",
        "a direction": "`(0, 0, 1)`", "a pressure": "`3000 psi`", "a mass": "`200 g`", "a yes or no": "`true`", "an angle": "`30 deg`", "a plain number": "`3`, or `80%`",
        "a list of points": "`[(0, 0, 0) mm, (0, 0, 20) mm]`",
    ]

    /// By the word before it and the one that begins the line; nothing where neither says.
    static func behind(_ word: String, of command: String, probes: [String], regions: [String], questions: [String]) -> Hole? {
        switch word {
        case "set": Hole("`power`, then of which probes, and a share", ["such as `set power A to 80%`"])
        case "scan" where command == "scan": Hole("the kind of scanner, where it is to be said")
        case "warm": Hole("`skin to` and a temperature", ["such as `warm skin to 40 C`"])
        case "test": Hole("`probe`, its name, `using` and a probe model", ["such as `test probe A using argon_17g`"])
        case "target", "organ": Hole("a name, `=` and a shape, `of` and a tissue", ["such as `\(word) a = sphere(center: (0, 0, 0) mm, radius: 10 mm) of muscle`"])
        case "vessel": Hole("a name, `=` and a shape, `at` and a temperature")
        case "let", "var": Hole("a name, `=` and a value", ["such as `\(word) gap = 15 mm`"])
        case "until", "limit", "goal", "if", "while", "assert", "and", "or", "not": condition(word, questions)
        case "freeze", "thaw", "passive": Hole("how long, or until when", ["such as `12m`, `until coverage(…) >= 95% at most 15m`; before it the probes, where not all are meant"], names: probes)
        case "hold", "every", "most": Hole("a length of time", ["such as `3m`, `1m30s`"])
        case "at" where command == "place", "from" where command == "place": Hole("a place", ["such as `(0, 0, 60) mm`: x, y and z"])
        case "at" where command == "background" || command == "vessel": Hole("a temperature", ["such as `37 C`"])
        case "at" where command == "show": Hole("a length along the axis that the plane stands on", ["such as `5 mm`"])
        case "power": Hole("a probe, several with commas between, or all", names: probes + ["all"])
        case "to" where command == "warm": Hole("a temperature", ["20 C to 45 C"])
        case "to" where command == "set": share
        case "withdraw", "through": Hole("a probe, several with commas between", names: probes)
        case "probe", "sensor": Hole("a name", ["`A`, or in quotes where it is made of a number: `\"A{i}\"`"], names: probes)
        case "place": Hole("`probe` or `sensor`")
        case "=" where ["target", "organ", "vessel"].contains(command):
            Hole("a shape", ["such as `sphere(center: (0, 0, 0) mm, radius: 10 mm)`; behind it `of` and a tissue; `help shapes` lists them"], names: regions)
        case "=": Hole("a value", ["a quantity, a place, a list, a question, `predict { … }`"], names: questions.map { "\($0)(…)" })
        case "repeat": Hole("how often", ["such as `2 times { … }`"])
        case "resolution": Hole("a length or `auto`", ["such as `1 mm`"])
        case "print", "return": Hole("a value", names: questions.map { "\($0)(…)" })
        case "with": command == "insulate" ? Hole("a material", names: ["air", "co2", "saline"]) : Hole("a share and `confidence`", ["such as `90% confidence`"])
        default: inside(command, behind: word, probes: probes)
        }
    }

    /// Behind a name or a value.
    private static func inside(_ command: String, behind word: String, probes: [String]) -> Hole? {
        switch command {
        case "freeze", "thaw", "withdraw": word.hasSuffix(",") ? Hole("a probe", names: probes) : Hole("a length of time, or `until` and a condition", ["such as `12m`"])
        case "set": word.hasSuffix(",") ? Hole("a probe", names: probes) : share
        case "place": Hole("what is missing of `at` a place, `from` a place, `using` a probe model")
        case "test": Hole("`using` and a probe model")
        case "limit", "goal", "if", "while": Hole("`<`, `<=`, `>` or `>=` and a value; `and`, `or` and another condition")
        case "target", "organ": Hole("`of` and a tissue")
        case "vessel": Hole("`at` and a temperature", ["such as `at 37 C`"])
        case "show": Hole("`at` and a length", ["such as `at 5 mm`"])
        default: nil
        }
    }

    private static let share = Hole("a share of full power", ["such as `80%`"])

    private static func condition(_ word: String, _ questions: [String]) -> Hole {
        let example = switch word {
        case "limit": "`coldest(nerve) > 5 C`, what must hold at every instant"
        case "goal": "`coverage(lesion, below: -40 C) >= 95%`, what is to be reached"
        case "until": "`tip(A) < -100 C at most 15m`"
        default: "`coldest(lesion) < -40 C`"
        }
        return Hole("a condition: a question held against a value", ["such as \(example)"], names: questions.map { "\($0)(…)" })
    }
}
