import Diagnostics
import Quantities

/// The words of everything that a rehearsal finds, each rule with its section of the consensus.
enum RehearsalMessages {
    private static func warning(_ code: String, _ message: String, _ span: SourceSpan, _ label: String, help: String) -> Diagnostic {
        Diagnostic(.warning, code, message, at: span, label: label, help: help)
    }

    static func loneCycle(at span: SourceSpan) -> Diagnostic {
        warning(
            "W201", "C4.3.4: a second cycle enlarges the ice ball and the lethal zone, and this treatment has one", span, "the only freeze",
            help: "freeze and thaw again: `repeat 2 times { freeze 12m; thaw 3m }`")
    }

    static func saturatedFreezes(_ seconds: Double, of probe: String, at span: SourceSpan) -> Diagnostic {
        warning(
            "W104", "C4.3.3: the ice ball is nearly saturated at 15 min, and by here `\(probe)` has frozen for \(time(seconds)) without a thaw", span,
            "longer than 15 min in all", help: "put a thaw between the freezes: `thaw 3m` (C4.3.4)")
    }

    static func shortThaw(_ seconds: Double, at span: SourceSpan) -> Diagnostic {
        warning(
            "W202", "C4.1.5: a thaw between two freezes takes 3 to 5 min, and this takes \(time(seconds))", span, "shorter than 3 min",
            help: "write `thaw 3m`")
    }

    static func unscanned(_ seconds: Double, at span: SourceSpan) -> Diagnostic {
        warning(
            "W203", "C4.1.5: a scan follows the ice ball every 5 min, and here \(time(seconds)) of freezing pass without one", span, "no scan",
            help: "write `freeze 12m scan every 5m`")
    }

    static func probeCount(_ count: Int, _ wanted: ClosedRange<Int>, sizeMM: Double, _ target: String, at span: SourceSpan) -> Diagnostic {
        let probes = count == 1 ? "1 probe" : "\(count) probes"
        return warning(
            "W204",
            "C4.2.1: a lesion of \(length(sizeMM)) takes \(wanted.lowerBound) to \(wanted.upperBound) probes of 17 G, and `\(target)` has \(probes)",
            span, count < wanted.lowerBound ? "too few" : "one too many",
            help: count < wanted.lowerBound
                ? "place more probes; `use layouts` has `ring`, `row` and `lattice`" : "leave some out, or take a thicker model (C4.2.6)")
    }

    static func spacing(_ distance: Double, between names: [String], wanted: Double, isSandwich: Bool, at span: SourceSpan) -> Diagnostic {
        let rule = isSandwich ? "C4.2.3: a pair on both sides of a bone stands 2 cm apart" : "C4.2.1: probes stand 1.5 cm apart"
        return warning(
            "W205", "\(rule), and `\(names[0])` and `\(names[1])` stand \(length(distance)) apart", span,
            distance < wanted ? "too near" : "too far",
            help: isSandwich ? "`use layouts`: `sandwich(center: …, gap: 20 mm)`" : "`use layouts`: `row(center: …, spacing: 15 mm)` or `lattice(…)`")
    }

    static func unwatched(_ region: String, _ what: String, _ probe: String, _ distance: Double, at span: SourceSpan) -> Diagnostic {
        let name = region == what ? "the \(what)" : "the \(what) `\(region)`"
        return warning(
            "W206", "C5: \(name) lies \(length(distance)) from the active length of `\(probe)`, and no limit watches it", span,
            "\(length(distance)) away", help: "write `limit coldest(\(region)) > 5 C`")
    }

    static func unboundedVolume(_ target: String, sizeMM: Double, at span: SourceSpan) -> Diagnostic {
        warning(
            "W207", "C5: much frozen tissue can bring cryoshock; `\(target)` measures \(length(sizeMM)), and no limit bounds the frozen volume", span,
            "no bound on the volume", help: "write `limit volume(below: 0 C) < 200 cm3`, with the bound of your house")
    }

    static func emptyRegion(_ region: String, at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            .error, "P115", "there is nothing in `\(region)`, so this can never be judged", at: span, label: "an empty region",
            help: "look at its shape: a `difference` or an `intersection` may have left nothing")
    }

    private static func time(_ seconds: Double) -> String { Quantity(seconds, .duration).description }
    private static func length(_ millimetres: Double) -> String { "\(Numeral.text(millimetres, decimals: 1)) mm" }
}
