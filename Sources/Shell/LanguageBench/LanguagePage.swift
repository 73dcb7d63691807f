import Foundation
import Session

/// What `frazil bench` prints of the language.
enum LanguagePage {
    static func text(_ trial: LanguageTrial) -> String {
        let lines = ["the language, the quickest of several runs; the first by the clock, the others by the processor's time", ""] + trial.timings.map(line)
        return lines.joined(separator: "\n") + "\n"
    }

    static func line(of timing: LanguageTrial.Timing) -> String {
        let name = timing.name + String(repeating: " ", count: max(1, 44 - timing.name.count))
        guard timing.isRight else { return name + "no time: the answer is not the known one (!)" }
        guard let seconds = timing.seconds else { return name + "cannot be run here" }
        let aim = timing.aimSeconds.map { "   (aim: below \(milliseconds($0)))" } ?? ""
        return name + milliseconds(seconds) + aim
    }

    private static func milliseconds(_ seconds: Double) -> String { String(format: "%.0f ms", seconds * 1000) }

    static func json(_ trial: LanguageTrial) -> JSONValue {
        .members([
            ("right", .boolean(trial.isRight)),
            (
                "timings",
                .list(
                    trial.timings.map { timing in
                        .members([
                            ("name", .text(timing.name)), ("seconds", timing.isRight ? timing.seconds.map { .number($0) } ?? .null : .null),
                            ("aim_s", timing.aimSeconds.map { .number($0) }), ("right", .boolean(timing.isRight)),
                        ])
                    })
            ),
        ])
    }
}
