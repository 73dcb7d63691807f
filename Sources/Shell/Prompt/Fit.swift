/// A kind of thing that fits behind the words of a command, where there are few enough to be listed.
enum Fit: Hashable, Sendable {
    case probes, regions, questions, shapes, gases, lists
    /// As they are written; the first is the most usual.
    case words([String])

    /// Behind the words of a statement and the blank that follows them; nothing where they do not say.
    static func behind(_ words: [String], _ before: String) -> [Fit]? {
        guard before.last?.isWhitespace == true, let command = words.first, let last = words.last else { return nil }
        let end = before.last { !$0.isWhitespace }
        switch last {
        case "until", "limit", "goal", "if", "while", "assert": return [.questions]
        case "place" where words.count == 1: return [.words(["probe", "sensor"])]
        case "test" where words.count == 1: return [.words(["probe"])]
        case "at" where command == "place", "from" where command == "place": return [.words(["(0, 0, 0) mm"])]
        case "most", "every": return [.words(times)]
        case "in" where command == "for": return [.words(["1..3", "[60%, 80%]"]), .lists]
        case "repeat": return [.words(["2 times {"])]
        case "resolution": return [.words(["1 mm", "2 mm", "auto"])]
        case "all" where command == "withdraw": return nil
        default: return inside(command, words, end)
        }
    }

    static let times = ["10m", "5m", "3m", "30s"]

    private static func inside(_ command: String, _ words: [String], _ end: Character?) -> [Fit]? {
        switch command {
        case "freeze", "thaw": extent(command, words, end)
        case "withdraw": words.count == 1 || end == "," ? several : nil
        case "hold": words.count == 1 ? [.words(["1m", "3m", "30s"])] : nil
        case "set": power(words, end)
        case "scan": words.count == 1 ? [.words(["ct", "mri", "us"])] : nil
        case "warm": words.count == 1 ? [.words(["skin"])] : words.count == 2 ? [.words(["to"])] : words.last == "to" ? [.words(["40 C"])] : nil
        case "insulate": words.last == "with" ? [.words(["co2", "air", "saline"])] : end == ")" ? [.words(["with"])] : nil
        case "place", "test": needle(command, words, end)
        case "target", "organ", "vessel": region(command, words, end)
        case "show": slice(words)
        default: nil
        }
    }

    private static let several: [Fit] = [.probes, .words(["all"])]

    private static func extent(_ command: String, _ words: [String], _ end: Character?) -> [Fit] {
        if words.contains("until") { return [.words(["at most"])] }
        if end == "," { return [.probes] }
        if words.count > 1, words.last?.first?.isNumber == true { return command == "freeze" && !words.contains("scan") ? [.words(["scan every"])] : [] }
        if words.last == "scan" { return [.words(["every"])] }
        let extents = Fit.words((command == "freeze" ? ["10m", "12m"] : ["3m", "5m"]) + ["until"])
        switch words.last {
        case "freeze": return [extents, .probes]
        case "thaw": return [extents, .words(["passive"]), .probes]
        case "passive": return [extents, .probes]
        default: return [extents]
        }
    }

    private static func power(_ words: [String], _ end: Character?) -> [Fit] {
        if words.count == 1 { return [.words(["power"])] }
        if words.count == 2 || end == "," { return several }
        return [.words(["100%", "80%", "60%"])]
    }

    /// What a needle still wants, once it has a name.
    private static func needle(_ command: String, _ words: [String], _ end: Character?) -> [Fit]? {
        guard words.count > 2 else { return nil }
        let wanted = command == "test" ? ["using"] : words[1] == "sensor" ? ["at", "from"] : ["at", "from", "using"]
        let missing = wanted.filter { !words.contains($0) }
        return missing.isEmpty ? nil : [.words(missing)]
    }

    private static func region(_ command: String, _ words: [String], _ end: Character?) -> [Fit]? {
        if end == "=" { return [.shapes, .regions] }
        return end == ")" ? [.words(command == "vessel" ? ["at"] : ["of"])] : words.last == "at" ? [.words(["37 C"])] : nil
    }

    private static func slice(_ words: [String]) -> [Fit]? {
        guard words.count > 2, words[1] == "slice" else { return nil }
        return words.count == 3 && words[2] != "through" ? [.words(["at"])] : words.last == "at" ? [.words(["0 mm", "5 mm"])] : nil
    }

    /// How a value of a type may be written, the type in words.
    static let examples = [
        "a temperature": ["-20 C", "-40 C", "0 C"], "a share": ["95%", "80%"], "a plain number": ["95%", "80%"], "a length": ["10 mm", "5 mm"], "a duration": ["10m", "5m"],
        "a point": ["(0, 0, 0) mm"], "a volume": ["8 cm3"], "a direction": ["(0, 0, 1)"], "a pressure": ["3000 psi"], "a mass": ["200 g"], "a yes or no": ["true", "false"],
        "an angle": ["30 deg"],
    ]

    static let shapeNames = [
        "sphere", "ellipsoid", "box", "cylinder", "tube", "cone", "halfspace", "union", "intersection", "difference", "expand", "translate", "rotate", "mesh", "label",
    ]
}
