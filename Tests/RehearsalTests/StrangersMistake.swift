import Testing

/// One line of a stranger's, the message it brings about, and what the help has to name.
struct StrangersMistake: CustomTestStringConvertible, Sendable {
    let text: String
    let code: String
    let typed: String
    /// Where it is told, counted from the first line of the text.
    let place: Int

    private init(_ text: String, _ code: String, _ typed: String, at place: Int = 1) {
        (self.text, self.code, self.typed, self.place) = (text, code, typed, place)
    }

    private static let head = """
        background muscle
        target lesion = sphere(center: (0, 0, 0) mm, radius: 12 mm) of tumour
        test probe A using argon_17g
        place probe A at (0, 0, -12) mm from (0, 0, 60) mm using argon_17g

        """

    var program: String { Self.head + text }
    var line: Int { 4 + place }
    var testDescription: String { text }
}

extension StrangersMistake {
    static let all: [StrangersMistake] = [
        StrangersMistake("freeze 12", "Q114", "12 min"),
        StrangersMistake("freeze 12 mm", "Q105", "`12 min`"),
        StrangersMistake("freeze 12 minutes", "S007", "`min`"),
        StrangersMistake("freeze for 12 min", "S049", "freeze 12m"),
        StrangersMistake("freeze 30 seconds", "S007", "`s`"),
        StrangersMistake("freeze 0.2 hours", "S007", "`h`"),
        StrangersMistake("freeze 12:30", "S052", "`12m30s`"),
        StrangersMistake("freeze 12'", "S002", "`12 min`"),
        StrangersMistake("freeze 12\u{2032}", "S002", "`12 min`"),
        StrangersMistake("freeze 1,5 min", "S053", "`1.5 min`"),
        StrangersMistake("freeze 12m.", "S055", "delete"),
        StrangersMistake("let gap = 1,5 mm", "S053", "`1.5 mm`"),
        StrangersMistake("let gap = 1,000 mm", "S053", "`1000 mm`"),
        StrangersMistake("organ n = sphere(center: (0, 40, 0) mm, radius: 1,5 mm) of nerve", "S053", "`1.5 mm`"),
        StrangersMistake("organ n = sphere(center: (0, 40, 0) mm, radius: 12m) of nerve", "Q104", "`12mm`"),
        StrangersMistake("organ n = sphere(center: (0, 40, 0) mm, radius: 12) of nerve", "Q114", "`12 mm`"),
        StrangersMistake("let angle = 30 degrees", "S007", "`deg`"),
        StrangersMistake("let v = 5 ml", "S007", "`mL`"),
        StrangersMistake("let v = 5 cc", "S007", "`cm3`"),
        StrangersMistake("let d = 0.015 m\nprint d + 5 mm", "Q103", "10 min", at: 2),
        StrangersMistake("goal coverage(lesion, below: -40) >= 95%", "Q114", "`-40 C`"),
        StrangersMistake("goal coverage(lesion, below: -40°) >= 95%", "S007", "`C`"),
        StrangersMistake("goal coverage(lesion, below: -40 degrees C) >= 95%", "S007", "`C`"),
        StrangersMistake("goal coverage(lesion, below: -40 deg C) >= 95%", "S007", "`C`"),
        StrangersMistake("goal coverage(lesion, below: -40 degC) >= 95%", "S007", "`C`"),
        StrangersMistake("goal coverage(lesion, below: -40c) >= 95%", "S007", "`C`"),
        StrangersMistake("goal coverage(lesion, below: -40 celsius) >= 95%", "S007", "`C`"),
        StrangersMistake("goal coverage(lesion, below: -40 F) >= 95%", "S007", "`C` or `K`"),
        StrangersMistake("goal coverage(lesion, below: 233 Kelvin) >= 95%", "S007", "`K`"),
        StrangersMistake("print -40 C + 5 C", "Q102", "deltaC"),
        StrangersMistake("freeze until tip(A) < -100 at most 15m", "Q103", "-100 C"),
        StrangersMistake("freeze until -40 C at most 15m", "Q105", "tip(A) < 0 C"),
        StrangersMistake("freeze to -40 C", "S063", "freeze until"),
        StrangersMistake("thaw to 10 C", "S063", "thaw until"),
        StrangersMistake("if tip(A) < 0 { thaw 3m }", "Q103", "`0 C`"),
        StrangersMistake("goal coverage(lesion, below: \u{2212}40 C) >= 95%", "S003", "`-`"),
        StrangersMistake("goal coverage(lesion, below: \u{2013}40 C) >= 95%", "S003", "`-`"),
        StrangersMistake("print \u{201C}hello\u{201D}", "S058", "`\"hello\"`"),
        StrangersMistake("print 'hello'", "S058", "`\"hello\"`"),
        StrangersMistake("print \u{201E}hello\u{201C}", "S058", "`\"hello\"`"),
        StrangersMistake("print \u{AB}hello\u{BB}", "S058", "`\"hello\"`"),
        StrangersMistake("freeze\u{A0}12m", "S002", "plain space"),
        StrangersMistake("freeze 12\u{200B}m", "S002", "plain space"),
        StrangersMistake("goal coverage(lesion, below: -40 C) \u{2265} 95%", "S003", "`>=`"),
        StrangersMistake("goal coverage(lesion, below: -40 C) => 95%", "S003", "`>=`"),
        StrangersMistake("goal coverage(lesion, below: -40 C) >= 95", "P113", "`95%`"),
        StrangersMistake("goal coverage(lesion, below: -40 C) >= 95 percent", "S007", "`%`"),
        StrangersMistake("goal coverage(lesion) >= 95%", "N120", "below: -40 C"),
        StrangersMistake("goal coverage >= 95%", "N127", "coverage(lesion, below: -40 C)"),
        StrangersMistake("set power A to 80", "M106", "`80%`"),
        StrangersMistake("set power A to 140%", "M106", "`100%`"),
        StrangersMistake("power A 80%", "S029", "set power A to 80%"),
        StrangersMistake("set A power to 80%", "S020", "set power A to 80%"),
        StrangersMistake("set power to 80%", "S020", "set power A to 80%"),
        StrangersMistake("place probe B at 0, 15, 0 from 0, 15, 60 using argon_17g", "S034", "mm"),
        StrangersMistake("place probe B at 0,15,0 mm from 0,15,60 mm using argon_17g", "S034", "mm"),
        StrangersMistake("place B at (0, 15, 0) mm from (0, 15, 60) mm using argon_17g", "S020", "place probe"),
        StrangersMistake("place probe B at (0, 15, 0) mm using argon_17g", "S040", "from"),
        StrangersMistake("place probe B at (0, 15, 0) mm from (0, 15, 60) mm with argon_17g", "S020", "using argon_17g"),
        StrangersMistake("place probe B at (0, 15, 0) mm from (0, 15, 60) mm using argon 17G", "S056", "`argon_17g`"),
        StrangersMistake("test probe B using Argon_17G", "N103", "`argon_17g`"),
        StrangersMistake("test probe B using icerod", "N103", "argon_17g"),
        StrangersMistake("place probe 1 at (0, 15, 0) mm from (0, 15, 60) mm using argon_17g", "S056", "`P1`"),
        StrangersMistake("insert probe B", "S029", "place probe A"),
        StrangersMistake("remove probe A", "S029", "withdraw A"),
        StrangersMistake("withdraw probe A", "S061", "withdraw A"),
        StrangersMistake("freeze probe A 12m", "S061", "freeze A 12m"),
        StrangersMistake("freeze all probes 12m", "S061", "freeze all 12m"),
        StrangersMistake("freeze A and B 12m", "S062", "freeze A, B 12m"),
        StrangersMistake("passive thaw 5m", "S029", "thaw passive 5m"),
        StrangersMistake("wait 3 min", "S029", "hold 3m"),
        StrangersMistake("freeze until tip(A) < -100 C max 15m", "S020", "at most 15m"),
        StrangersMistake("freeze until coverage(lesion, below: -40 C) > 95%", "M107", "at most 15m"),
        StrangersMistake("thaw until tip > 10 C at most 15m", "N127", "tip(A)"),
        StrangersMistake("target met = sphere(center: (0, 60, 0) mm, radius: 5 mm) of tumor", "N102", "`tumour`"),
        StrangersMistake("tumor met = sphere(center: (0, 60, 0) mm, radius: 5 mm) of tumour", "S029", "target met"),
        StrangersMistake("print coldest(Lesion)", "N104", "`lesion`"),
        StrangersMistake("limit nerve > 5 C", "N101", "coldest"),
        StrangersMistake("limit lesion > -60 C", "Q103", "coldest(lesion)"),
        StrangersMistake("limit temperature of lesion > -60 C", "S057", "coldest(lesion)"),
        StrangersMistake("organ n = 12 mm of nerve", "Q105", "sphere"),
        StrangersMistake("organ n: sphere(center: (0, 40, 0) mm, radius: 2 mm) of nerve", "S020", "="),
        StrangersMistake("organ n = sphere(center: (0, 40, 0) mm, diameter: 12 mm) of nerve", "N108", "radius"),
        StrangersMistake("skin at z = 60 mm", "S020", "plane"),
        StrangersMistake("vessel art = sphere(center: (0, 40, 0) mm, radius: 2 mm) of blood", "P110", "at 37 C"),
        StrangersMistake("for i = 1 to 4 { print i }", "S020", "1..4"),
        StrangersMistake("for i in 1 to 4 { print i }", "S020", "1..4"),
        StrangersMistake("foreach i in 1..4 { print i }", "S029", "for i in 1..4"),
        StrangersMistake("for i in 1-4 { print i }", "Q105", "`1..4`"),
        StrangersMistake("for i in range(4) { print i }", "N105", "1..4"),
        StrangersMistake("for i in 1...4 { print i }", "S003", "`..`"),
        StrangersMistake("for p in (60%, 80%) { print p }", "Q109", "`[…]`"),
        StrangersMistake("while true { freeze 1m }", "M107", "at most 15m"),
        StrangersMistake("repeat twice { freeze 12m; thaw 3m }", "S051", "repeat 2 times"),
        StrangersMistake("repeat 2 times\nfreeze 12m", "S020", "repeat 2 times {"),
        StrangersMistake("repeat 2 times { freeze 12m; thaw 3m", "S022", "`}`"),
        StrangersMistake("if tip(A) = 0 C { thaw 3m }", "S026", "`==`"),
        StrangersMistake("if tip(A) < 0 C then thaw 3m", "S020", "{"),
        StrangersMistake("if tip(A) < 0 C:\n  thaw 3m", "S020", "{"),
        StrangersMistake("if tip(A) < 0 C { thaw 3m } endif", "S059", "endif"),
        StrangersMistake("if tip(A) < 0 C { thaw 3m } elseif tip(A) < 5 C { thaw 1m }", "S059", "else if"),
        StrangersMistake("if tip(A) < 0 C && tip(A) > -5 C { thaw 3m }", "S003", "`and`"),
        StrangersMistake("if tip(A) < 0 C & tip(A) > -5 C { thaw 3m }", "S003", "`and`"),
        StrangersMistake("if !(1 < 2) { thaw 3m }", "S003", "`not`"),
        StrangersMistake("if True { thaw 3m }", "N101", "`true`"),
        StrangersMistake("print 1 < 2 ? \"a\" : \"b\"", "S002", "if a { b } else { c }"),
        StrangersMistake("let colour = red", "N101", "\"red\""),
        StrangersMistake("gap = 15 mm\nprint gap", "N101", "let gap"),
        StrangersMistake("let gap := 15 mm", "S003", "`=`"),
        StrangersMistake("const gap = 15 mm", "S029", "let"),
        StrangersMistake("var n = 0\nn += 1\nprint n", "S054", "n = n + 1", at: 2),
        StrangersMistake("var n = 0\nn++\nprint n", "S054", "n = n + 1", at: 2),
        StrangersMistake("let l = [1, 2]\nprint l[0]", "S050", "item(l, 1)", at: 2),
        StrangersMistake("print 2 x 3", "S003", "`*`"),
        StrangersMistake("print \"a\", \"b\"", "S060", "{"),
        StrangersMistake("print(\"gap\", 15 mm)", "Q109", "{"),
        StrangersMistake("print \"tip: \" tip(A)", "S060", "{"),
        StrangersMistake("print \"tip: \" + tip(A)", "Q103", "{tip(A)}"),
        StrangersMistake("function f(x: Length) { return x }", "S029", "fn"),
        StrangersMistake("use protocol\nhold 1m", "N106", "`protocols`"),
        StrangersMistake("use protocols\ndouble_freeze", "N127", "double_freeze()", at: 2),
        StrangersMistake("freze 12m", "S029", "`freeze`"),
        StrangersMistake("Freeze 12m", "S029", "`freeze`"),
        StrangersMistake("FREEZE 12m", "S029", "`freeze`"),
        StrangersMistake("Let gap = 5 mm", "S029", "`let`"),
        StrangersMistake("freeze 12m // done", "S003", "`# …`"),
    ]
}
