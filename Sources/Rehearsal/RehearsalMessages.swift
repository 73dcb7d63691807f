import Diagnostics
import Evaluation
import Geometry
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

    // MARK: - Places and sizes

    static func tooLong(_ name: String, _ millimetres: Double, at span: SourceSpan) -> Diagnostic {
        warning(
            "W301", "tip and entry of `\(name)` lie \(length(millimetres)) apart, and no needle is that long", span, "longer than 250 mm",
            help: "look at the units of both places: `mm` or `cm`?")
    }

    static func exchanged(_ name: String, _ target: String?, at span: SourceSpan) -> Diagnostic {
        let fault = target.map { "its entry is at `\($0)`, its active length is not" } ?? "its entry lies in the body, its tip outside"
        return warning(
            "W301", "`\(name)` points out of the body: \(fault)", span, "`at` and `from` exchanged",
            help: "exchange the two places: `at` is the tip, `from` where the needle enters the skin")
    }

    static func tipOutside(_ name: String, _ millimetres: Double, at span: SourceSpan) -> Diagnostic {
        warning(
            "W301", "the tip of `\(name)` lies \(length(millimetres)) beyond the skin, in the air", span, "outside the body",
            help: "look at the sign and the unit of its place, and at the skin's `normal`, which points out of the body")
    }

    static func entryInside(_ name: String, _ place: String, at span: SourceSpan) -> Diagnostic {
        warning(
            "W301", "the entry of `\(name)` lies \(place)", span, "does not begin at the skin",
            help: "behind `from` write the place where the needle enters the skin; its way from there is held against every organ")
    }

    static func sensorUnsolved(_ name: String, at span: SourceSpan) -> Diagnostic {
        warning(
            "W301", "the tip of the sensor `\(name)` lies outside the `domain`, where nothing is solved", span, "measures nothing that is forecast",
            help: "make the `domain` larger, or look at the unit of the sensor's place")
    }

    static func farFromTarget(_ name: String, _ target: String, _ millimetres: Double, at span: SourceSpan) -> Diagnostic {
        warning(
            "W301", "the active length of `\(name)` lies \(length(millimetres)) from the nearest target, `\(target)`: its ice does not come there", span,
            "\(length(millimetres)) away", help: "look at the sign and the unit of its tip; the active length runs from the tip towards the entry")
    }

    /// A run ends there with a status of its own, which is no wrong program's.
    static func willFail(_ assertion: Diagnostic) -> Diagnostic {
        var warning = assertion
        warning.severity = .warning
        warning.message += ": a run ends here"
        return warning
    }

    static func wayBlocked(_ name: String, _ obstacle: Placing.Obstacle, at span: SourceSpan) -> Diagnostic {
        warning(
            "W304", "`\(name)` \(obstacle.words), and a run refuses to place it", span, "by \(length(-obstacle.distanceMM))",
            help: "choose another entry or tip; where it must be so, `override \"…\" { place … }` with the reason")
    }

    static func skinTurned(_ normal: Point, _ regions: [String], at span: SourceSpan) -> Diagnostic {
        let names = regions.prefix(3).map { "`\($0)`" }.joined(separator: ", ")
        return warning(
            "W302", "\(names)\(regions.count > 3 ? " and others" : "") lie\(regions.count == 1 ? "s" : "") beyond the skin, in the air", span,
            "the normal points out of the body",
            help: "write `normal: \(direction(-normal))`, or look at the skin's `point`")
    }

    static func regionOutside(_ region: String, _ millimetres: Double, at span: SourceSpan) -> Diagnostic {
        warning(
            "W302", "the middle of `\(region)` lies \(length(millimetres)) beyond the skin, in the air", span, "outside the body",
            help: "look at the sign and the unit of its place, or at the skin's `point` and `normal`")
    }

    static func regionUnsolved(_ region: String, at span: SourceSpan) -> Diagnostic {
        warning(
            "W302", "the middle of `\(region)` lies outside the `domain`, where nothing is solved", span, "outside the domain",
            help: "make the `domain` larger, or look at the unit of the region's place")
    }

    static func targetCut(_ target: String, _ millimetres: Double, at span: SourceSpan) -> Diagnostic {
        warning(
            "W302", "the target `\(target)` reaches about \(length(millimetres)) out of the `domain`, where nothing is solved: its coverage and margin are of the rest", span,
            "in part outside the domain", help: "make the `domain` larger")
    }

    static func sliceUnsolved(_ plane: String, at span: SourceSpan) -> Diagnostic {
        warning(
            "W302", "the slice \(plane) lies outside the `domain`, where nothing is solved", span, "shows nothing",
            help: "look at the unit of its place, or make the `domain` larger")
    }

    static func sliceFarAway(_ plane: String, _ millimetres: Double, at span: SourceSpan) -> Diagnostic {
        warning(
            "W302", "the slice \(plane) lies \(length(millimetres)) from everything declared: no ice comes there", span, "shows nothing",
            help: "look at the unit of its place: `mm` or `cm`?")
    }

    static func lateLimit(at span: SourceSpan) -> Diagnostic {
        warning(
            "W305", "no command that takes time comes behind this limit: it watches nothing", span, "too late",
            help: "write limits before the first command; what has come about is asked with a `goal`")
    }

    static func regionFarAway(_ region: String, _ target: String, _ millimetres: Double, at span: SourceSpan) -> Diagnostic {
        warning(
            "W302", "`\(region)` lies \(Quantity(millimetres / 1000, .length)) from the nearest target, `\(target)`, more than a body measures", span,
            "in another body", help: "look at the unit of its place: `mm` or `cm`?")
    }

    static func tooThin(_ region: String, _ millimetres: Double, at span: SourceSpan) -> Diagnostic {
        warning(
            "W303", "`\(region)` is only \(Quantity(millimetres / 1000, .length)) thick, less than any cell", span, "nothing is seen of it",
            help: "look at its unit: `um` is a thousandth of a millimetre")
    }

    static func thinnerThanCell(_ part: String, _ millimetres: Double, cellMM: Double, at span: SourceSpan) -> Diagnostic {
        warning(
            "W303", "\(part) is \(Quantity(millimetres / 1000, .length)) thick, less than a cell of \(Quantity(cellMM / 1000, .length))", span,
            "solved with holes", help: "write `resolution auto`, which gives what is thin two cells (of 0.25 mm at the least)")
    }

    static func coarseCells(cellMM: Double, widestMM: Double, at span: SourceSpan) -> Diagnostic {
        warning(
            "W307", "cells of \(Quantity(cellMM / 1000, .length)): beyond \(Quantity(widestMM / 1000, .length)) no figure was held against anything exact", span,
            "ice may be far too small", help: "write `resolution 1 mm`, or `resolution auto`")
    }

    static func coarseForPerfusion(_ tissue: String, layerMM: Double, cellMM: Double, enoughMM: Double, at span: SourceSpan) -> Diagnostic {
        warning(
            "W306", "blood warms \(tissue) over \(Quantity((layerMM * 10).rounded() / 10_000, .length)) beside the ice, which cells of \(Quantity(cellMM / 1000, .length)) do not hold", span,
            "its ice may be off by some per cent", help: "write `resolution \(Quantity((enoughMM * 100).rounded(.down) / 100_000, .length))` or less")
    }

    static func tooLarge(_ region: String, _ millimetres: Double, at span: SourceSpan) -> Diagnostic {
        warning(
            "W303", "`\(region)` measures \(Quantity(millimetres / 1000, .length)), more than a body", span, "larger than a body",
            help: "look at its unit: `mm` or `cm`?")
    }

    private static func direction(_ normal: Point) -> String {
        "(" + [normal.x, normal.y, normal.z].map { Numeral.text($0 == 0 ? 0 : $0, decimals: 3) }.joined(separator: ", ") + ")"
    }

    private static func time(_ seconds: Double) -> String { Quantity(seconds, .duration).description }
    static func length(_ millimetres: Double) -> String { "\(Numeral.text(millimetres, decimals: 1)) mm" }
}
