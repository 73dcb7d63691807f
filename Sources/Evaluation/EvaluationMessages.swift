import Diagnostics
import Geometry
import Quantities

/// The words of every mistake that only running can tell, one factory a message.
extension Diagnostic {
    static func mistake(
        _ code: String, _ message: String, _ span: SourceSpan, _ label: String = "", notes: [String] = [], help: String? = nil
    ) -> Halt { .mistake(Diagnostic(.error, code, message, at: span, label: label, notes: notes, help: help)) }

    // Numbers

    static func divisionByZero(at span: SourceSpan) -> Halt { mistake("E101", "this divides by zero", span, "is 0 here", help: "ask before: `if … != 0 { … }`") }

    static func notFinite(at span: SourceSpan) -> Halt {
        mistake("E102", "this has no finite value", span, help: "look for a root of a negative number or for numbers that are far too large")
    }

    static func notWhole(_ value: Double, what: String, at span: SourceSpan) -> Halt {
        mistake("E103", "\(what) is a whole number, not \(Numeral.text(value))", span, help: "round it: `round(…)`, `floor(…)` for what is surely below")
    }

    static func outOfRange(_ what: String, _ seen: String, allowed: String, example: String, at span: SourceSpan) -> Halt {
        mistake("E104", "\(what) is \(allowed), not \(seen)", span, help: "write it like `\(example)`")
    }

    static func nothingHere(at span: SourceSpan) -> Halt {
        mistake(
            "E105", "there is no number here to reckon with", span, "has no value",
            notes: ["a question may have no answer: a margin while its zone is empty, a front that was not found"],
            help: "compare it instead: every comparison with nothing is false")
    }

    static func noSuchItem(_ number: Double, count: Int, at span: SourceSpan) -> Halt {
        let has = count == 0 ? "is empty" : count == 1 ? "has one item" : "has \(count) items"
        return mistake(
            "E106", "the list \(has); there is no item \(Numeral.text(number))", span,
            help: count == 0 ? "ask `count(…) > 0` before" : count == 1 ? "its only item is item 1" : "items count from 1 to \(count)")
    }

    static func wrongKind(_ seen: String, wanted: String, at span: SourceSpan) -> Halt {
        mistake("E107", "\(wanted) is wanted here, not \(seen)", span)
    }

    static func absoluteZero(_ celsius: Double, at span: SourceSpan) -> Halt {
        mistake("E108", "\(Numeral.text(celsius)) C is below absolute zero", span, help: "-273.15 C, which is 0 K, is the least there is")
    }

    // Names

    static func unknownName(_ name: String, what: String, nearest: String?, at span: SourceSpan) -> Halt {
        mistake("E201", "there is no \(what) called `\(name)`", span, help: nearest.map { "did you mean `\($0)`?" })
    }

    static func probeNotPlaced(_ name: String, nearest: String?, at span: SourceSpan) -> Halt {
        mistake(
            "E202", "the probe `\(name)` is not placed", span,
            help: nearest.map { "did you mean `\($0)`?" } ?? "place it first: `place probe \(name) at … from … using …`")
    }

    static func noProbePlaced(at span: SourceSpan) -> Halt {
        mistake("E203", "no probe is placed", span, help: "place one first: `place probe A at … from … using argon_17g`")
    }

    /// What a question about a probe that is not in the body ends with.
    static let codesOfAbsentProbes: Set<String> = ["E202", "E203"]

    static func alreadyPlaced(_ name: String, at span: SourceSpan) -> Halt {
        mistake("E204", "the probe `\(name)` is placed already", span, help: "withdraw it first, or give this one another name")
    }

    static func noArgument(_ name: String, of function: String, at span: SourceSpan) -> Halt {
        mistake("E205", "`\(function)` wants `\(name)`", span, help: "write `\(name): …`")
    }

    // The patient

    static func noPatient(at span: SourceSpan) -> Halt {
        mistake("E301", "the program does not say what the patient is made of", span, help: "write `background muscle` first")
    }

    static func unsound(_ shape: String, _ fault: ShapeFault, at span: SourceSpan) -> Halt {
        mistake("E302", "this \(shape) is no solid: \(words(of: fault))", span, "no solid", help: help(for: fault))
    }

    private static func help(for fault: ShapeFault) -> String {
        switch fault {
        case .notFinite: "look for a number that is far too large"
        case .radiusNotPositive: "give it a radius above 0, such as `radius: 12 mm`"
        case .sizeNotPositive: "give each edge a length above 0, such as `size: (20, 20, 30) mm`"
        case .noLength: "let `from` and `to` be two places"
        case .tooFewPoints: "name two points or more: `through: [(0, 0, 0) mm, (0, 0, 40) mm]`"
        case .noDirection: "write a direction, such as `(0, 0, 1)`"
        case .noParts: "name the shapes that it is made of"
        case .empty: "look at the places and sizes of its parts: they do not meet, or one takes all of another away"
        case .tooComplex: "take fewer parts, or a mesh from a file"
        }
    }

    private static func words(of fault: ShapeFault) -> String {
        switch fault {
        case .notFinite: "a coordinate or a size is not finite"
        case .radiusNotPositive(let millimetres): "its radius is \(Numeral.text(millimetres)) mm"
        case .sizeNotPositive(let millimetres): "an edge of it is \(Numeral.text(millimetres)) mm long"
        case .noLength: "it ends where it begins"
        case .tooFewPoints(let count): "it is led through \(count) points, two at least are needed"
        case .noDirection: "a normal or an axis has no direction"
        case .noParts: "it has no parts"
        case .empty: "it is empty"
        case .tooComplex: "it is nested too deeply or has too many parts"
        }
    }

    static func noSkin(at span: SourceSpan) -> Halt {
        mistake("E303", "the patient has no skin yet", span, help: "write `skin plane(point: …, normal: …)`")
    }

    static func notABox(at span: SourceSpan) -> Halt {
        mistake("E305", "the domain is a box", span, help: "write `domain box(center: …, size: …)`")
    }

    static func noDirection(at span: SourceSpan) -> Halt { mistake("E306", "this direction has no length", span, help: "write one, such as `(0, 0, 1)`") }

    static func samePoint(_ what: String, at span: SourceSpan) -> Halt { mistake("E307", "\(what) are the same point", span, help: "give two points that lie apart") }

    static func missingEntries(_ keys: [String], of name: String, at span: SourceSpan) -> Halt {
        mistake("E308", "`\(name)` lacks \(keys.map { "`\($0)`" }.joined(separator: ", "))", span)
    }

    static func freezingRange(of name: String, at span: SourceSpan) -> Halt {
        mistake("E309", "the freezing range of `\(name)` runs from the colder to the warmer end", span, help: "write it as `-8 C to -1 C`")
    }

    /// What has been frozen was frozen as it was described then: told otherwise, figures would speak of another patient.
    static func fixedByNow(_ what: String, _ seconds: Double, help: String, at span: SourceSpan) -> Halt {
        mistake(
            "E313", "time has passed, and \(what) cannot be changed any more", span, "it counts from the start",
            notes: ["\(Quantity(seconds, .duration).description) of the case were reckoned with what it was, and what is met or missed is judged by that"],
            help: help)
    }

    // Courses

    static func notSideBySide(_ command: String, at span: SourceSpan) -> Halt {
        mistake(
            "E401", "`\(command)` cannot run side by side with others", span,
            help: "`together` holds freezes, thaws and holds of a stated length")
    }

    static func spins(_ turns: Int, at span: SourceSpan) -> Halt {
        mistake("E402", "the loop has turned \(turns) times without any time passing", span, help: "let something in it take time: `thaw 30s`")
    }

    static func tooDeep(at span: SourceSpan) -> Halt { mistake("E403", "this is nested too deeply", span) }

    static func tooMany(_ what: String, limit: Int, at span: SourceSpan) -> Halt {
        mistake("E404", "more than \(limit) \(what)", span, help: "write fewer of them")
    }

    static func needsBound(at span: SourceSpan) -> Halt {
        mistake("E405", "an open-ended course wants a bound", span, help: "write `at most 15m` behind the condition")
    }

    /// A condition that was asserted and does not hold; told, then the program ends.
    static func assertion(_ text: String, message: String?, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "E501", message.map { "assertion failed: \($0)" } ?? "assertion failed", at: span, label: "does not hold",
            notes: ["`\(text)`"])
    }

    /// Two regions share a place; told.
    static func overlap(of later: String, with earlier: String, _ volume: Quantity, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .warning, "E601", "`\(later)` overlaps `\(earlier)` by about \(volume.description); there it is `\(later)`", at: span,
            label: "the later one wins", help: "where that is not meant, cut one out of the other: `difference(…, …)`")
    }
}
