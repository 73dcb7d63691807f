extension Explanation {
    /// Quantities and types: codes `Q…`.
    static let quantities: [Explanation] = [
        Explanation(
            "Q101", "an unknown unit",
            #"""
            Units are lengths (`um` `mm` `cm`), durations (`ms` `s` `min` `h`; `m` behind a bare number is a minute), temperatures
            (`C` `K`), differences (`deltaC` `deltaK`), `%`, `deg`, `psi`, `bar`, `W`, `J`, `g`, `cm3`, and compounds such as
            `W/m/K`, `J/kg/K`, `kg/m3`, `/s`.
            """#,
            wrong: "print 1 m/s/s/s/s/s/s",
            right: "print 1 mm/s"),
        Explanation(
            "Q102", "two temperatures added",
            #"""
            A temperature is a point on a scale, like a date: the difference of two is meaningful, their sum is not. What is added
            to a temperature is a difference, written `deltaC`.
            """#,
            wrong: "print -40 C + 5 C",
            right: "print -40 C + 5 deltaC"),
        Explanation(
            "Q103", "quantities that do not go together",
            #"""
            Only quantities of one dimension are added, subtracted or compared. Where a factor is missing or is too much, the help
            says which: "multiply this by a duration".
            """#,
            wrong: "print 5 mm + 3 mm/s",
            right: "print 5 mm + 3 mm/s * 2 s"),
        Explanation(
            "Q104", "minutes where a length is wanted",
            #"""
            `m` behind a bare number is a minute, since that is what a procedure is timed in. A length is written in `mm`, `cm` or
            `um`, so that the two cannot be mixed up.
            """#,
            wrong: #"""
                background muscle
                organ duct = sphere(center: (0, 0, 0) mm, radius: 12m)
                """#,
            right: #"""
                background muscle
                organ duct = sphere(center: (0, 0, 0) mm, radius: 12mm)
                """#),
        Explanation(
            "Q105", "another kind of value is wanted",
            #"""
            Every place knows what it takes: a duration behind `hold`, an angle in `cos(…)`, a yes or no behind `if`. The message
            names both, and the help shows one of the right kind.
            """#,
            wrong: #"""
                background muscle
                hold 5 mm
                """#,
            right: #"""
                background muscle
                hold 5 min
                """#),
        Explanation(
            "Q106", "a temperature that is scaled",
            "Twice -40 C has no meaning: 0 C is an agreed point, not an absence of temperature. Differences can be multiplied.",
            wrong: "print -40 C * 2",
            right: "print -40 deltaC * 2"),
        Explanation(
            "Q108", "coordinates of mixed kinds",
            #"""
            Three lengths make a point, three plain numbers a direction. Put one unit behind the bracket, or one behind each
            coordinate.
            """#,
            wrong: "print (1, 2 mm, 3 s)",
            right: "print (1, 2, 3) mm"),
        Explanation(
            "Q109", "too few or too many coordinates",
            "The patient has three dimensions: `(x, y, z) mm`.",
            wrong: "print (1, 2) mm",
            right: "print (1, 2, 0) mm"),
        Explanation(
            "Q110", "a power that changes the dimension in no known way",
            #"""
            The power of a quantity decides its dimension, so it is written as a number: whole, or a fraction such as `1/3`, with
            numerator and denominator up to 9.
            """#,
            wrong: #"""
                let n = count([1, 2])
                print (2 mm) ^ n
                """#,
            right: "print (2 mm) ^ 2"),
        Explanation(
            "Q111", "a dimension that nothing measures",
            #"""
            A product of products has grown to powers of the metre or the second that no physics has; there is a factor too many
            somewhere above.
            """#,
            wrong: #"""
                let a = (2 mm) ^ 9
                let b = a ^ 9
                print b * b
                """#,
            right: #"""
                let a = (2 mm) ^ 3
                print a
                """#),
        Explanation(
            "Q112", "something that cannot be reckoned with",
            "Arithmetic works with numbers and quantities; points, directions, texts and lists have a few operations of their own.",
            wrong: #"print abs("x")"#,
            right: "print abs(-3 mm)"),
        Explanation(
            "Q113", "below absolute zero",
            "Nothing is colder than -273.15 C, where all motion of heat has ended.",
            wrong: "let _t = -300 C",
            right: "let _t = -196 C"),
        Explanation(
            "Q114", "a number without its unit",
            "A number where a quantity is wanted could be in any unit; none is assumed.",
            wrong: #"""
                background muscle
                organ duct = sphere(center: (0, 0, 0) mm, radius: 9)
                """#,
            right: #"""
                background muscle
                organ duct = sphere(center: (0, 0, 0) mm, radius: 9 mm)
                """#),
        Explanation(
            "Q115", "things without an order",
            "Texts, points and regions are the same or not; none is smaller than another.",
            wrong: #"print "a" < "b""#,
            right: #"print "a" == "b""#),
        Explanation(
            "Q116", "a list of mixed things",
            "A list holds one kind of thing, so that what is done with each of them is known.",
            wrong: "print [60%, 3 mm]",
            right: "print [60%, 80%]"),
        Explanation(
            "Q117", "a unit that has nothing to say",
            "The coordinates carry units of their own, and a further one stands behind the bracket.",
            wrong: "print (1 mm, 2, 3) mm",
            right: "print (1, 2, 3) mm"),
        Explanation(
            "Q118", "a division by zero",
            "The divisor is 0, whatever happens before, so the quotient has no value.",
            wrong: "print 5 mm / 0 s",
            right: "print 5 mm / 2 s"),
        Explanation(
            "Q119", "an item before the first",
            "The items of a list count from 1, as one counts aloud: `item(spots, 1)` is the first.",
            wrong: "print item([60%, 80%], 0)",
            right: "print item([60%, 80%], 1)"),
    ]
}
