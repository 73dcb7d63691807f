/// Words that people bring along from other languages or from everyday speech, with what is typed here.
enum ForeignWords {
    /// Words that begin a statement elsewhere.
    static let statements: [String: String] = table([
        (["foreach", "loop", "do"], "for i in 1..4 { … }` or `repeat 2 times { … }"),
        (["until"], "freeze until … at most 15m"),
        (["function", "func", "def", "define", "sub", "procedure"], "fn name(gap: Length) { return … }"),
        (["const", "constant", "val", "dim"], "let name = …"),
        (["wait", "pause", "sleep", "rest", "delay"], "hold 3m"),
        (["remove", "retract", "pull", "extract", "unplace", "take"], "withdraw A` or `withdraw all"),
        (["insert", "put", "add", "introduce", "position"], "place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g"),
        (["power"], "set power A to 80%"),
        (["passive"], "thaw passive 5m"),
        (["heat", "defrost", "melt"], "thaw 3m"),
        (["cool", "chill", "ablate", "frost"], "freeze 12m"),
        (["say", "echo", "show", "display", "write", "output", "puts"], "print …"),
        (["import", "include", "require", "using"], "use layouts"),
        (["when", "unless"], "if … { … }"),
        (["check", "ensure", "expect"], "assert …, \"why\""),
        (["abort", "halt", "quit", "exit"], "stop"),
        (["image", "ct", "mri", "ultrasound"], "scan ct"),
        (["patient", "title"], "case \"…\""),
        (["body", "medium"], "background muscle"),
        (["grid"], "resolution 1 mm"),
        (["goals"], "goal …"), (["limits", "constraint"], "limit …"),
        (["parallel", "simultaneously", "both"], "together { freeze A 12m; freeze B 8m }"),
    ])

    /// Words that declare a value elsewhere.
    static let types: Set<String> = [
        "int", "integer", "float", "double", "real", "number", "string", "text", "bool", "boolean", "char", "auto", "long", "length", "duration",
        "temperature", "ratio", "point", "pressure", "list",
    ]

    /// Types of other languages, and what they are here.
    static let typesHere: [String: String] = [
        "int": "Int", "integer": "Int", "long": "Int", "float": "Ratio", "double": "Ratio", "real": "Ratio", "number": "Ratio", "string": "String", "text": "String",
        "bool": "Bool", "boolean": "Bool", "length": "Length", "duration": "Duration", "temperature": "Temperature", "ratio": "Ratio", "point": "Point",
        "pressure": "Pressure", "char": "String",
    ]

    /// Parts of the body that are named before the region elsewhere, and are spared.
    static let organs: Set<String> = ["nerve", "bone", "muscle", "fat", "bowel", "bladder", "ureter", "cord", "duct", "kidney", "liver", "lung"]

    /// Words that close a block elsewhere.
    static let ends: Set<String> = ["end", "endif", "endfor", "endwhile", "endfunction", "done", "fi", "wend", "next"]

    /// Counts in words.
    static let counts: [String: Int] = ["once": 1, "one": 1, "twice": 2, "two": 2, "thrice": 3, "three": 3, "four": 4, "five": 5]

    private static func table(_ rows: [([String], String)]) -> [String: String] {
        var meant: [String: String] = [:]
        for (words, written) in rows { for word in words { meant[word] = written } }
        return meant
    }
}
