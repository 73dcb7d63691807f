import Diagnostics

/// What people bring along from other languages and from everyday writing, each told with what is typed here.
extension SyntaxMessages {
    /// So many bytes of what was typed are said again at most.
    static let longestTyped = 1000

    /// `-40 degrees C`.
    static func degreesCelsius(at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S007", "degrees Celsius are written `C`", at: span, label: "too many words", help: "write `C`, as in `-40 C`")
    }

    /// `at 37 degrees`.
    static func degrees(_ typed: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S007", "degrees Celsius are written `C`", at: span, label: "unknown unit", help: "write `\(typed)`")
    }

    /// `1,5 mm`; `1,000 mm` may be a thousand or one.
    static func decimalComma(_ whole: String, _ decimals: String, at span: SourceSpan) -> Diagnostic {
        let mayBeThousands = decimals.prefix { $0.isNumber }.count == 3
        return Diagnostic(
            .error, "S053", "a decimal is written with a point, and thousands without a mark", at: span, label: "a comma",
            help: mayBeThousands ? "write `\(whole)\(decimals)` or `\(whole).\(decimals)`, as it is meant" : "write `\(whole).\(decimals)`")
    }

    /// `12:30`.
    static func clockTime(_ minutes: String, _ seconds: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S052", "a duration is written with its units", at: span, label: "minutes and seconds?", help: "write `\(minutes)m\(seconds)s`")
    }

    /// A word that begins a statement elsewhere.
    static func foreignStatement(_ word: String, written: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S029", "no statement begins with `\(word)`", at: span, label: "another word here", help: "write `\(written)`")
    }

    static func foreignEnd(_ word: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S059", "a block ends with its `}`", at: span, label: "one word too many", help: "delete `\(word)`")
    }

    static func foreignElse(_ word: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S059", "`\(word)` is written as two words", at: span, label: "one word", help: "write `else if`")
    }

    /// `list[0]`.
    static func index(_ inside: String, of list: String, at span: SourceSpan) -> Diagnostic {
        if let layout = questions[list], inside.contains(where: \.isLetter) {
            return Diagnostic(
                .error, "S050", "a question puts what it asks about in round brackets", at: span, label: "square brackets",
                help: "write `\(layout.replacing("…", with: inside))`")
        }
        let number = Int(inside).map { String($0 + 1) } ?? (inside.isEmpty || inside.contains(":") ? "1" : inside)
        return Diagnostic(
            .error, "S050", "an item of a list is asked for by its number, counted from 1", at: span, label: "no index here",
            help: "write `item(\(list), \(number))`\(number == "1" ? " for the first" : ""), or go through all: `for x in \(list) { … }`")
    }

    /// What is asked with a name in brackets.
    static let questions = [
        "coldest": "coldest(…)", "warmest": "warmest(…)", "size": "size(…)", "center": "center(…)", "centre": "centre(…)", "tip": "tip(…)", "long_axis": "long_axis(…)",
        "coverage": "coverage(…, below: -40 C)", "margin": "margin(…, below: -20 C)", "temperature": "coldest(…)", "pressure": "pressure(…)", "remaining": "remaining(…)",
    ]

    static func countInWords(_ word: String, _ count: Int, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S051", "a count is written in figures", at: span, label: "in words", help: "write `repeat \(count) times { … }`")
    }

    /// `n += 1` and `n++`.
    static func change(_ sign: String, of name: String, by amount: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S054", "a variable is given its new value with `=`", at: span, label: "`\(sign)` is not known",
            help: "write `\(name) = \(name) \(sign.prefix(1)) \(amount)`")
    }

    /// `freeze 12m.` and `95%!`.
    static func fullStop(_ sign: String, at span: SourceSpan) -> Diagnostic {
        let name = sign == "." ? "a full stop" : sign == "," ? "a comma" : "`\(sign)`"
        return Diagnostic(.error, "S055", "a statement ends with its line, without \(name)", at: span, label: "one sign too many", help: "delete the `\(sign)`")
    }

    /// `1. freeze 10m`.
    static func numberedLine(_ rest: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S055", "a line begins with its statement, without a number", at: span, label: "a number", help: "write `\(rest)`")
    }

    /// `5 ± 2 mm`, `~ 5 mm`, `½`.
    static func valueMeant(_ meaning: String, _ typed: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S002", meaning, at: span, label: "not part of the language", help: "write `\(typed)`")
    }

    /// `20 x 15 x 10 mm`.
    static func measures(_ typed: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S003", "three measures stand in brackets, with commas between", at: span, label: "joined by a cross", help: "write `\(typed)`")
    }

    /// `freeze 10-12m`.
    static func rangeOfTimes(_ command: String, _ ends: [String], _ code: String, at span: SourceSpan) -> Diagnostic {
        let lines = ends.map { "`\(command) \($0)`" }.joined(separator: " or ")
        return Diagnostic(.error, code, "a \(command) lasts one time, not from one to another", at: span, label: "two times", help: "write \(lines)")
    }

    /// `limit ! (tip(A) < 0 C)`.
    static func negatedRequirement(_ typed: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S003", "a limit and a goal say what holds, without a `not`", at: span, label: "turns it round", help: "write `\(typed)`")
    }

    /// `-4O C`.
    static func letterForNought(_ typed: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S007", "a letter O stands in this number", at: span, label: "a letter", help: "write `\(typed)`, with a nought")
    }

    /// Rows with `|` or tabs between their cells.
    static func table(row: String?, at span: SourceSpan, code: String = "S003") -> Diagnostic {
        let line = row ?? "place probe A at (0, 0, 0) mm from (0, 0, 60) mm using argon_17g"
        return Diagnostic(
            .error, code, "a table is no program", at: span, label: "cells of a table?",
            help: "write each row as a line of its own, such as `\(line)`")
    }

    /// `A.freeze(10m)`.
    static func commandBehindProbe(_ command: String, typed: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S029", "a command stands before the probe that it is for", at: span, label: "behind a name", help: "write `\(typed)`")
    }

    /// A line that begins with `>=` or another operator.
    static func operatorOnNextLine(_ sign: String, typed: String?, at span: SourceSpan) -> Diagnostic {
        let joined = typed.map { "write both lines as one: `\($0)`" }
        return Diagnostic(
            .error, "S028", "the statement is over before `\(sign)`", at: span, label: "begins a line",
            help: joined ?? "write `\(sign)` at the end of the line before: behind an operator a statement goes on")
    }

    /// `background = muscle`.
    static func equalsBehindWord(_ word: String, typed: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S031", "`\(word)` is a word of the language", at: span, label: "cannot be given a value", help: "write `\(typed)`")
    }

    /// `fn twice(a: Length) = a * 2`.
    static func bodyWithoutBraces(_ typed: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S026", "what a function does stands in braces", at: span, label: "no `=` here", help: "write `\(typed)`")
    }

    /// `repeat { … } 2 times`.
    static func missingCount(_ typed: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S021", "how often stands behind `repeat`", at: span, label: "expected a number", help: "write `\(typed)`")
    }

    /// `limit: …`.
    static func colonBehindWord(_ word: String, typed: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S021", "no colon stands behind `\(word)`", at: span, label: "one sign too many", help: "write `\(typed)`")
    }

    /// `freeze until coverage(…) = 95%`.
    static func equalsInCondition(_ typed: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S026", "`=` gives a name its value; it does not compare", at: span, label: "compares nothing", help: "write `\(typed)`")
    }

    /// `{1, 2}`.
    static func listInBraces(_ typed: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S021", "expected a value, found `{`", at: span, label: "expected a value", help: "a list stands in square brackets: write `\(typed)`")
    }

    /// `[x * 2 for x in list]`.
    static func listComprehension(_ typed: String, at span: SourceSpan, opener: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S022", "a list is made item by item in a loop", at: span, label: "expected `,` or `]`",
            secondary: [.init(span: opener, text: "opened here")], help: "write `\(typed)`")
    }

    /// With the text to type, which a backtick may part.
    static func expected(_ what: String, found: Found, at span: SourceSpan, typed: String) -> Diagnostic {
        Diagnostic(.error, "S020", "expected \(what), found \(found.words)", at: span, label: "expected \(what)", help: "write `\(typed)`")
    }

    /// `(0; 9; 0) mm`.
    static func semicolonInBrackets(_ typed: String, at span: SourceSpan, opener: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S022", "expected `,` or `)`, found `;`", at: span, label: "ends a statement",
            secondary: [.init(span: opener, text: "opened here")], help: "write `\(typed)`")
    }

    /// `* freeze 10m`: a list in a document.
    static func bulletBefore(_ line: String, _ code: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, code, "a line begins with its statement, without a sign", at: span, label: "one sign too many", help: "write `\(line)`")
    }

    /// `using argon 17G`.
    static func nameInTwoWords(_ name: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S056", "a name is one word", at: span, label: "two words", help: "write `\(name)`")
    }

    /// `place probe 1 at …`.
    static func numberAsName(_ number: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S056", "a name begins with a letter", at: span, label: "a number", help: "write `P\(number)`")
    }

    /// `freeze probe A 12m`, `freeze all probes 12m`.
    static func spareProbe(_ word: String, example: String, at span: SourceSpan) -> Diagnostic {
        let all = ["freeze 12m": "freeze A 12m` or `freeze all 12m", "thaw 3m": "thaw A 3m` or `thaw all 3m", "withdraw all": "withdraw A` or `withdraw all"]
        let example = all[example] ?? example
        return Diagnostic(.error, "S061", "`\(word)` is left out here: a probe goes by its name alone", at: span, label: "one word too many", help: "write it like `\(example)`")
    }

    /// `freeze A and B 12m`.
    static func probesWithAnd(typed: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S062", "several probes are joined by a comma", at: span, label: "joins conditions, not probes", help: "write `\(typed)`")
    }

    /// What a freeze or a thaw may run on to, for an example.
    private static func reached(by command: String) -> String { command == "thaw" ? "tip(all) > 10 C" : "coldest(lesion) < -40 C" }

    /// `freeze to -40 C`.
    static func untilWithTo(_ command: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S063", "what is to be reached stands behind `until`", at: span, label: "says `to`",
            help: "write it like `\(command) until \(reached(by: command)) at most 15m`")
    }

    /// `freeze 12m until tip(A) < -100 C`.
    static func untilBehindTime(_ command: String, _ time: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S063", "what is to be reached stands before the longest time", at: span, label: "behind a time",
            help: "write it like `\(command) until \(reached(by: command)) at most \(time)`")
    }

    /// `freeze 2 x 10m`.
    static func repeatedCommand(_ command: String, count: String, time: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S003", "what is done several times stands in a block", at: span, label: "times?",
            help: "write `repeat \(count) times { \(command) \(time) }`, with a thaw in it")
    }

    /// `limit coldest(sciatic) = 5 C`.
    static func equalsInRequirement(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S026", "a limit and a goal say on which side of a value they hold", at: span, label: "`=`",
            help: "write `>` or `>=` for what must not fall below, `<` or `<=` for what must not rise above")
    }

    /// `f"tip {tip(A)}"`.
    static func markedText(_ mark: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S058", "a text has no letter before it", at: span, label: "one sign too many",
            help: "delete the `\(mark)`: values in braces are filled in, in every text")
    }

    /// `test probe P{i} …`: a name made while the program runs.
    static func nameWithValue(_ name: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S056", "the name of a probe is written out", at: span, label: "a value in it",
            help: "write one line for each, `\(name)1`, `\(name)2`; `use layouts` brings patterns of points such as `item(ring(…), 1)`")
    }

    /// `limit temperature of lesion > 5 C`.
    static func questionWithOf(_ subject: String, typed: String?, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S057", "a question puts what it asks about in brackets", at: span, label: "not in brackets",
            help: typed.map { "write `\($0)`" } ?? "write `coldest(\(subject))`, or another question such as `coverage(\(subject), below: -40 C)`")
    }

    /// `print "a", b` and `print "a" b`.
    static func severalValues(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "S060", "one value is shown at a time", at: span, label: "a second value",
            help: "put all into one text, values in braces: `print \"nerve {coldest(sciatic)}\"`")
    }

    /// `% note`, at the beginning of a line.
    static func foreignComment(_ sign: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S003", "a comment begins with `#`", at: span, label: "`\(sign)` here", help: "write `# …`")
    }

    static func otherQuotes(_ text: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(.error, "S058", "a text stands in straight quotes", at: span, label: "other quotes", help: "write `\"\(text)\"`")
    }
}
