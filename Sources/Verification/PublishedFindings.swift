import Foundation
import Geometry

/// Findings that nothing was fitted to. Probes are the library's nearest; what an abstract does not say is named as assumed.
public enum PublishedFindings {
    public static let all = [joinedFronts, spacing, shape, pressure, pressureAtTip, together, argonFirst, fat]

    // MARK: Magalov, Shitzer, Degani, J Heat Transfer 2008, doi 10.1115/1.2804943 (abstract): argon probes of 1.47 mm in a tissue-like gel, on a template of 5 mm

    private static let magalov = "Magalov 2008, J Heat Transfer (abstract); icesphere_1_5 in gel from 21 C assumed"

    private static func template(_ places: [Point]) -> PublishedFinding.Setting {
        .init(probe: "icesphere_1_5", tissue: "gel", celsius: 21, places: places)
    }

    static let joinedFronts = PublishedFinding(
        name: "three probes 5 mm apart: their -40 C fronts have joined after 1 min", source: magalov,
        settings: [template([.zero, Point(5, 0, 0), Point(0, 5, 0)])]
    ) { runs in
        runs[0].freeze(until: 60)
        let warmest = [Point(2.5, 0, 0), Point(0, 2.5, 0), Point(2.5, 2.5, 0)].map { runs[0].celsius(at: $0) }.max() ?? .nan
        return .init(words: String(format: "warmest half way between two: %.0f C", warmest), holds: warmest < -40)
    }

    static let spacing = PublishedFinding(
        name: "two probes 5, 7 and 10 mm apart: the farthest make the largest volumes", source: magalov + ", 10 min",
        settings: [5.0, 7.07, 10].map { template([.zero, Point($0, 0, 0)]) }
    ) { runs in
        for number in runs.indices { runs[number].freeze(until: 600) }
        let (ice, lethal) = (runs.map { $0.volume(below: 0) }, runs.map { $0.volume(below: -40) })
        return .init(
            words: String(format: "0 C: %.1f, %.1f, %.1f mL; -40 C: %.2f, %.2f, %.2f mL", ice[0], ice[1], ice[2], lethal[0], lethal[1], lethal[2]),
            holds: ice.max() == ice[2] && lethal.max() == lethal[2])
    }

    static let shape = PublishedFinding(
        name: "one probe: ice advances more across and up the shaft than below the tip", source: magalov + ", 10 min", settings: [template([.zero])]
    ) { runs in
        runs[0].freeze(until: 600)
        let (across, up, below) = (runs[0].radiusMM, runs[0].reachUpShaftMM, runs[0].reachBelowTipMM)
        return .init(words: String(format: "across %.1f, up %.1f, below %.1f mm", across, up, below), holds: across > below && up > below)
    }

    // MARK: Sprenkle and others, J Endourol, doi 10.1089/end.2009.0587 (abstract): argon probes in gelatin from 25 °C

    private static let sprenkle = "Sprenkle, J Endourol (abstract); argon_17g in gel for 10 min assumed"
    private static func gelatin(_ places: [Point] = [.zero], pressurePsi: Double? = nil) -> PublishedFinding.Setting {
        .init(probe: "argon_17g", tissue: "gel", celsius: 25, places: places, pressurePsi: pressurePsi)
    }

    static let pressure = PublishedFinding(
        name: "a higher pressure makes a larger ice ball", source: sprenkle + ", 2500 and 3500 psi",
        settings: [gelatin(pressurePsi: 2500), gelatin(pressurePsi: 3500)]
    ) { runs in
        for number in runs.indices { runs[number].freeze(until: 600) }
        let radii = runs.map(\.radiusMM)
        return .init(words: String(format: "radius %.1f and %.1f mm", radii[0], radii[1]), holds: radii[0] < radii[1])
    }

    static let pressureAtTip = PublishedFinding(
        name: "a higher pressure cools faster, and to a lower temperature", source: sprenkle + ", 2500 and 3500 psi",
        settings: [gelatin(pressurePsi: 2500), gelatin(pressurePsi: 3500)]
    ) { runs in
        let tips = [60.0, 600].map { seconds in
            for number in runs.indices { runs[number].freeze(until: seconds) }
            return runs.map(\.tipCelsius)
        }
        return .init(
            words: String(format: "tip at 1 min %.0f and %.0f C, at 10 min %.0f and %.0f C", tips[0][0], tips[0][1], tips[1][0], tips[1][1]),
            holds: tips.allSatisfy { $0[1] < $0[0] })
    }

    static let together = PublishedFinding(
        name: "three probes at once have the temperature of one alone", source: sprenkle + ", 20 mm apart; the same is taken for within 5 K",
        settings: [gelatin(), gelatin([.zero, Point(20, 0, 0), Point(10, 17.3, 0)])]
    ) { runs in
        for number in runs.indices { runs[number].freeze(until: 600) }
        let tips = runs.map(\.tipCelsius)
        return .init(words: String(format: "tip %.0f and %.0f C", tips[0], tips[1]), holds: abs(tips[0] - tips[1]) < 5)
    }

    // MARK: Others

    static let argonFirst = PublishedFinding(
        name: "argon cools faster at first than liquid nitrogen", source: "Hewitt 1997 (abstract): sheep liver at 20 C, agar in its place; argon_2_4 and nitrogen_3_4 after 30 s assumed",
        settings: ["argon_2_4", "nitrogen_3_4"].map { .init(probe: $0, tissue: "agar", celsius: 20) }
    ) { runs in
        for number in runs.indices { runs[number].freeze(until: 30) }
        return .init(words: String(format: "tip %.0f and %.0f C", runs[0].tipCelsius, runs[1].tipCelsius), holds: runs[0].tipCelsius < runs[1].tipCelsius)
    }

    static let fat = PublishedFinding(
        name: "fat freezes less far than agar, after 3, 6 and 9 min", source: "Cryobiology 2025; 120: 105274 (abstract): agar with lard; argon_17g from 21 C assumed",
        settings: ["agar", "fat"].map { .init(probe: "argon_17g", tissue: $0, celsius: 21) }
    ) { runs in
        let radii = [180.0, 360, 540].map { seconds in
            for number in runs.indices { runs[number].freeze(until: seconds) }
            return runs.map(\.radiusMM)
        }
        return .init(
            words: "radius " + radii.map { String(format: "%.1f and %.1f", $0[0], $0[1]) }.joined(separator: ", ") + " mm",
            holds: radii.allSatisfy { $0[1] < $0[0] })
    }
}
