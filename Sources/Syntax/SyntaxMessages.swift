import Diagnostics

/// The words of every error the lexer and the parser can tell, each with a stable code.
enum SyntaxMessages {
    /// What stands where something else was wanted.
    enum Found {
        case lineEnd, textEnd
        case token(String)

        var words: String {
            switch self {
            case .lineEnd: "the end of the line"
            case .textEnd: "the end of the text"
            case .token(let text): "`\(text)`"
            }
        }
    }

    // MARK: - Text

    static func notText(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S001", "this is not the text of a program", at: span, label: "a control character",
            help: "give a text file in UTF-8, such as `program.frz`")
    }

    static func otherFormat(_ format: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S001", "this is \(format), not the text of a program", at: span, label: "begins like one",
            help: "save it as plain text (UTF-8), such as `program.frz`")
    }

    /// `behind`: the number that it stands directly behind.
    static func strayCharacter(_ text: String, behind number: String?, at span: SourceSpan) -> Diagnostic {
        if text == "\u{FFFD}" {
            return Diagnostic(
                .error, "S002", "this is not UTF-8 text", at: span, label: "cannot be read", help: "save the file as UTF-8 in your editor")
        }
        if let scalar = text.unicodeScalars.first, isInvisible(scalar) {
            return Diagnostic(
                .error, "S002", "an invisible sign or a special space stands here", at: span, label: "copied from a document?",
                help: "delete it and type a plain space")
        }
        let prime = number.flatMap { number in primes[text].map { "write `\(number) \($0)`" } }
        let instead = prime ?? lookalikes[text].map { "write `\($0)`" }
        return Diagnostic(
            .error, "S002", "this character has no meaning here", at: span, label: "not part of the language",
            help: instead ?? "delete it; in a string (`\"…\"`) or a comment (`# …`) any character may stand")
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .spaceSeparator, .format, .lineSeparator, .paragraphSeparator, .control: true
        default: false
        }
    }

    /// Marks behind a number, as minutes and seconds are written elsewhere.
    private static let primes: [String: String] = ["'": "min", "\u{2032}": "min", "\u{2019}": "min", "\u{B4}": "min", "\u{2033}": "s"]

    private static let lookalikes: [String: String] = [
        "'": "\"", "\u{201C}": "\"", "\u{201D}": "\"", "\u{2018}": "\"", "\u{2019}": "\"", "`": "\"", "%": "80%", "@": "at",
        "~": "not", "°": "deg", "?": "if a { b } else { c }", "\\": "/", "$": "name", "\u{201E}": "\"", "\u{2033}": "\"", "\u{B1}": "+",
    ]

    /// What a text is put in elsewhere; in an order in which none begins another.
    static let quotationMarks = ["\u{201C}", "\u{201D}", "\u{201E}", "\u{2018}", "\u{2019}", "\u{AB}", "\u{BB}", "'", "`"]

    /// How a foreign operator is meant.
    struct Meant {
        var text: String
        var isWord = false
        var isComment = false
    }

    /// Spellings of other languages, longest first.
    static let foreignSpellings: [(String, Meant)] = [
        ("//", Meant(text: "#", isComment: true)), ("/*", Meant(text: "#", isComment: true)),
        ("&&", Meant(text: "and", isWord: true)), ("||", Meant(text: "or", isWord: true)),
        ("&", Meant(text: "and", isWord: true)), ("|", Meant(text: "or", isWord: true)), ("!", Meant(text: "not", isWord: true)),
        ("===", Meant(text: "==")), ("**", Meant(text: "^")), ("=>", Meant(text: ">=")), ("=<", Meant(text: "<=")), ("<>", Meant(text: "!=")),
        (":=", Meant(text: "=")), ("...", Meant(text: "..")), ("..<", Meant(text: "..")), ("--", Meant(text: "#", isComment: true)),
        ("\u{2026}", Meant(text: "..")), ("\u{2014}", Meant(text: "-")), ("\u{2011}", Meant(text: "-")), ("\u{2264}", Meant(text: "<=")),
        ("\u{2264}", Meant(text: "<=")), ("\u{2265}", Meant(text: ">=")), ("\u{2260}", Meant(text: "!=")), ("\u{2212}", Meant(text: "-")),
        ("\u{2013}", Meant(text: "-")), ("\u{D7}", Meant(text: "*")), ("\u{B7}", Meant(text: "*")), ("\u{F7}", Meant(text: "/")),
        ("\u{2192}", Meant(text: "->")),
    ]

    static func foreign(_ spelling: String, meant: String, at span: SourceSpan) -> Diagnostic {
        if meant == "#" {
            return Diagnostic(.error, "S003", "a comment begins with `#`", at: span, label: "not a comment here", help: "write `# …`")
        }
        return Diagnostic(.error, "S003", "`\(spelling)` is written otherwise here", at: span, label: "unknown sign", help: "write `\(meant)`")
    }

    // MARK: - Strings

    /// - Parameter isEmpty: nothing stands behind the mark, which is surely the closing one.
    static func unclosedString(isEmpty: Bool, at span: SourceSpan) -> Diagnostic {
        if isEmpty {
            return Diagnostic(.error, "S004", "this text ends and has not begun", at: span, label: "closes nothing", help: "write `\"` where the text begins, too")
        }
        return Diagnostic(
            .error, "S004", "this string is not closed on its line", at: span, label: "begins here",
            help: "write `\"` at its end; a line break inside is written `\\n`")
    }

    static func unknownEscape(_ text: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S005", "`\(text)` stands for nothing", at: span, label: "unknown escape",
            help: text == "\\{" || text == "\\}" ? "write `\(text.dropFirst())\(text.dropFirst())` for a brace" : "write `\\\\` for a backslash; there are also `\\n`, `\\t` and `\\\"`")
    }

    static func unclosedInterpolation(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S006", "this `{` in a string is not closed", at: span, label: "begins an expression",
            help: "close it with `}` before the string ends, or write `{{` for a brace")
    }

    static func loneClosingBrace(at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S006", "this `}` in a string closes nothing", at: span, label: "no `{` before it", help: "write `}}` for a brace")
    }

    static func emptyInterpolation(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S006", "nothing stands between these braces", at: span, label: "an expression is missing",
            help: "write a value, as in `\"{elapsed()}\"`, or `{{}}` for the braces themselves")
    }

    static func afterInterpolation(found: Found, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S006", "one expression stands between the braces of a string, then comes \(found.words)", at: span, label: "not expected",
            help: "write `}` before it")
    }

    // MARK: - Numbers

    static func unknownUnit(_ unit: String, at span: SourceSpan) -> Diagnostic {
        let help: String
        if ["F", "°F", "Fahrenheit", "fahrenheit"].contains(unit) {
            help = "temperatures are written in `C` or `K`: -40 F is `-40 C`"
        } else if ["°", "º", "˚", "degrees", "degree"].contains(unit) {
            help = "write `C` for a temperature, `deg` for an angle"
        } else if unit == "G" || unit == "gauge" {
            help = "a diameter is a length: 17 G is `1.47 mm`"
        } else if let millimetres = UnitWords.inches[unit] {
            help = "lengths are metric: 1 \(unit) is `\(millimetres) mm`"
        } else if unit == "x" || unit == "X" {
            help = "write `repeat 2 times { … }`, or `*` between two numbers"
        } else if let plain = UnitWords.foreign[unit] ?? (unit.count > 2 ? nearestName(to: unit, among: UnitWords.all) : nil) {
            help = "write `\(plain)`"
        } else {
            help = "write a unit such as `mm`, `min`, `C`, `%` or `psi`, or leave a space before a name"
        }
        return Diagnostic(.error, "S007", "`\(unit)` is not a unit", at: span, label: "unknown unit", help: help)
    }

    /// `1_000`.
    static func markedThousands(_ digits: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S053", "a decimal is written with a point, and thousands without a mark", at: span, label: "a mark",
            help: "write `\(digits)`")
    }

    /// `W/(m*K)`, `W m-1 K-1`.
    static func foreignCompound(_ plain: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S007", "units are divided with a `/` before each", at: span, label: "joined otherwise", help: "write `\(plain)`")
    }

    static func numberTooLarge(at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S008", "this number is too large", at: span, label: "beyond 1e308", help: "write a smaller number or a larger unit")
    }

    static func leadingPoint(_ digits: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S009", "a number begins with a digit", at: span, label: "no digit before the point", help: "write `0.\(digits)`")
    }

    /// `numeral`: the number in brackets before it.
    static func unitBehindValue(_ unit: String, numeral: String?, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S010", "a unit stands only behind a number or a tuple", at: span, label: "unit behind another value",
            help: numeral.map { "write `\($0) \(unit)`" } ?? (unit == "C" || unit == "K" || unit == "°C" ? "write the unit where the number is written" : "write `* 1 \(unit)`"))
    }

    /// `[0, 0, 0] mm`.
    static func unitBehindList(_ unit: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S010", "a unit stands only behind a number or a tuple", at: span, label: "unit behind a list",
            help: "a point stands in round brackets: write `(0, 0, 0) \(unit)`")
    }

    // MARK: - Structure

    static func expected(_ what: String, found: Found, at span: SourceSpan, example: String) -> Diagnostic {
        Diagnostic(
            .error, "S020", "expected \(what), found \(found.words)", at: span, label: label(what, found),
            help: example.isEmpty ? nil : "write it like `\(example)`")
    }

    private static func label(_ what: String, _ found: Found) -> String {
        if case .token = found { "expected \(what)" } else { "\(what) is missing behind this" }
    }

    static func expectedValue(found: Found, after previous: String, at span: SourceSpan) -> Diagnostic {
        let behind = previous.isEmpty || previous.contains("\n") || previous.utf8.count > 40 ? "here" : "after `\(previous)`"
        return Diagnostic(
            .error, "S021", "expected a value, found \(found.words)", at: span, label: label("a value", found),
            help: "write a value \(behind), such as `12 mm`, a name, or a call like `coldest(lesion)`")
    }

    /// - Parameter line: the first that stands no farther in than the line of the bracket.
    static func unclosed(_ bracket: String, at span: SourceSpan, before line: Int? = nil) -> Diagnostic {
        let closer = bracket == "(" ? ")" : bracket == "[" ? "]" : "}"
        return Diagnostic(
            .error, "S022", "this `\(bracket)` is never closed", at: span, label: "opened here",
            help: line.map { "write `\(closer)` before line \($0), which stands no farther in" } ?? "write `\(closer)` where it ends")
    }

    /// `label`: that of an argument, which stands there.
    static func expectedCommaOrCloser(_ closer: String, found: Found, label: String? = nil, at span: SourceSpan, opener: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S022", "expected `,` or `\(closer)`, found \(found.words)", at: span, label: "expected `,` or `\(closer)`",
            secondary: [.init(span: opener, text: "opened here")],
            help: label.map { "write `,` before `\($0):`" } ?? "write `,` before a further value, or `\(closer)` at the end")
    }

    static func closesNothing(_ bracket: String, at span: SourceSpan) -> Diagnostic {
        let opener = bracket == ")" ? "(" : bracket == "]" ? "[" : "{"
        return Diagnostic(
            .error, "S023", "this `\(bracket)` closes nothing", at: span, label: "no `\(opener)` is open", help: "delete it, or write the `\(opener)` it belongs to")
    }

    static func nestedTooDeeply(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S024", "nested too deeply", at: span, label: "reading stops here",
            help: "write the inner parts as values of their own with `let`; \(Parser.deepest) levels, or \(Parser.tallest) operators in one expression, are the limit")
    }

    static func comparisonChain(at span: SourceSpan, first: SourceSpan, instead: String?) -> Diagnostic {
        Diagnostic(
            .error, "S025", "a comparison cannot be chained", at: span, label: "a second comparison",
            secondary: [.init(span: first, text: "the first")],
            help: instead.map { "write `\($0)`" } ?? "write two comparisons joined by `and`")
    }

    static func singleEquals(at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S026", "`=` gives a name its value; it does not compare", at: span, label: "compares nothing", help: "write `==`")
    }

    static func equalsAfterValue(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S026", "only a name can be given a value", at: span, label: "not behind a name",
            help: "write `let name = …` for a new name, `name = …` for a variable, or `==` to compare")
    }

    static func rangeChain(at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S027", "a range has two ends", at: span, label: "a third end", help: "write `1..3`")
    }

    static func unexpected(_ text: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S028", "the statement is over before `\(text)`", at: span, label: "not expected",
            help: "begin a new line, or write `;`, before the next statement")
    }

    /// With what to type instead; a backtick in it ends and begins the quoted part.
    static func unexpected(_ text: String, typed: String, at span: SourceSpan) -> Diagnostic {
        let help = "write `\(typed)`"
        return Diagnostic(
            .error, "S028", "the statement is over before `\(text)`", at: span, label: "not expected",
            help: typed.filter { $0 == "`" }.count == 1 ? String(help.dropLast()) : help)
    }

    static func loneElse(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S028", "an `else` follows the `}` of its `if`", at: span, label: "no `if` before it",
            help: "write it like `if size(lesion) < 3 cm { freeze 10m } else { freeze 12m }`, or delete it")
    }

    static func unknownStatement(_ word: String, similar: String?, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S029", "no statement begins with `\(word)`", at: span, label: "unknown word",
            help: similar.map { "did you mean `\($0)`?" } ?? "a statement begins with a word such as `place`, `freeze`, `let` or `print`")
    }

    /// `tumor lesion = …`: a kind of thing that the language has no word for.
    static func unknownDeclaration(_ word: String, of name: String, at span: SourceSpan) -> Diagnostic {
        if ForeignWords.types.contains(word.lowercased()) {
            return Diagnostic(
                .error, "S029", "a value is declared without its type", at: span, label: "a type", help: "write `let \(name) = …`, or `var \(name) = …`")
        }
        if ForeignWords.organs.contains(word.lowercased()) {
            return Diagnostic(
                .error, "S029", "no statement begins with `\(word)`", at: span, label: "unknown word",
                help: "what is to be spared is an `organ`: write `organ \(name) = … of \(word.lowercased())`")
        }
        return Diagnostic(
            .error, "S029", "no statement begins with `\(word)`", at: span, label: "unknown word",
            help: "a region is a `target`, an `organ` or a `vessel`, and a value is a `let`: write for example `target \(name) = …`")
    }

    static func bareBlock(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S030", "a block belongs to a statement", at: span, label: "no statement before it",
            help: "write what it is for, as in `repeat 2 times { … }`")
    }

    static func reservedName(_ name: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S031", "`\(name)` is a word of the language", at: span, label: "cannot be a name", help: "write another name, such as `\(name)_1`")
    }

    /// `let let gap = …`, and a word in a name's place before the name.
    static func wordTwice(_ word: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S031", "`\(word)` is a word of the language", at: span, label: "one word too many", help: "delete it: the name stands behind it")
    }

    static func commandAsValue(_ word: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S032", "`\(word)` is a command and gives no value", at: span, label: "expected a value",
            help: "write it on a line of its own, or `predict { \(word) … }` for its prediction")
    }

    static func callWithSpace(_ name: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S033", "the bracket of a call follows its name without a space", at: span, label: "a space stands between", help: "write `\(name)(`")
    }

    static func pointWithoutBrackets(typed: String?, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S034", "a point stands in brackets", at: span, label: "the first of three coordinates",
            help: typed.map { "write `\($0)`" } ?? "write it like `(0, 0, 60) mm`")
    }

    // MARK: - Statements

    static func missingClause(_ word: String, at span: SourceSpan, example: String) -> Diagnostic {
        Diagnostic(.error, "S040", "`\(word)` is missing here", at: span, label: "does not say `\(word)`", help: "write it like `\(example)`")
    }

    static func clauseTwice(_ word: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S041", "`\(word)` is said twice", at: span, label: "the second time", help: "leave one of them out")
    }

    /// `place probe A at … at …`.
    static func secondTip(_ typed: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S041", "`at` is said twice", at: span, label: "the second time", help: "`at` is the tip; where the needle enters, write `\(typed)`")
    }

    static func missingDuration(_ command: String, at span: SourceSpan, example: String) -> Diagnostic {
        Diagnostic(.error, "S042", "`\(command)` needs a duration", at: span, label: "for how long?", help: "write it like `\(example)`")
    }

    static func loneScanEvery(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S043", "`scan every` belongs to a freeze", at: span, label: "no freeze before it",
            help: "write it like `freeze 15m scan every 5m`, or `scan` for one scan")
    }

    static func sensorWithModel(at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S044", "a sensor has no model", at: span, label: "says `using`", help: "leave `using …` out")
    }

    static func conditionalWithoutElse(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S045", "an `if` that gives a value needs an `else`", at: span, label: "gives nothing otherwise",
            help: "write it like `if size(lesion) < 3 cm { 10m } else { 12m }`")
    }

    static func plainPath(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S046", "the path of a used file is plain text", at: span, label: "cannot be computed", help: "write it like `use \"./mine.frz\"`")
    }

    static func protocolWithResult(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S047", "a protocol commands the machine and returns nothing", at: span, label: "a result",
            help: "leave `-> …` out, or write `fn` for a function")
    }

    static func spareFor(at span: SourceSpan, typed: String) -> Diagnostic {
        Diagnostic(.error, "S049", "`for` is left out before a duration", at: span, label: "one word too many", help: "write `\(typed)`")
    }

    /// `thaw active 3m`: every thaw is, that is not passive.
    static func spareActive(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S049", "a thaw is active where it is not `passive`", at: span, label: "one word too many", help: "write it like `thaw 3m`")
    }

    static func afterEntry(found: Found, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S048", "an entry ends at a newline, `,` or `;`, found \(found.words)", at: span, label: "not expected",
            help: "begin a new line before the next entry")
    }
}
