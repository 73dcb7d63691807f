import Foundation
import Session
import Verification

/// What `frazil bench` prints.
enum BenchPage {
    /// Of the whole process at its greatest, and before it had a cell.
    struct Memory {
        var peakBytes: Int
        var programBytes: Int

        func bytesACell(of count: Int) -> Int { (peakBytes - programBytes) / max(count, 1) }
    }

    static func text(_ trial: SpeedTrial, _ memory: Memory, _ counts: [ProbeCountTable.Row]) -> String {
        let cells = "\(trial.cellCount) \(trial.problem.isUniform ? "equal cells" : "cells")"
        var lines = ["cryo2probe-v1 at \(number(trial.problem.resolutionMM)) mm: \(cells), \(trial.problem.threads) threads", ""]
        lines.append(row("", "computed", "reference", "error"))
        for figure in trial.rows { lines.append(line(of: figure)) }
        lines.append("")
        guard trial.tellsTimes else {
            lines.append("no times: a figure is further from the reference than it may be (!)")
            return lines.joined(separator: "\n") + "\n"
        }
        if !trial.isRight { lines.append("wrong by more than it may be (!): these times are for others on the same cells only") }
        for timing in trial.timings { lines.append(line(of: timing)) }
        lines.append(
            "peak memory \(memory.peakBytes >> 20) MB, \(memory.programBytes >> 20) MB of it before the first cell: \(memory.bytesACell(of: trial.cellCount)) B a cell, with all copies of the fields")
        if !counts.isEmpty { lines += ["", "probes   us a stage   (\(counts[0].cells) cells, fine all over)"] + counts.map(line) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func line(of row: TwoProbeProblem.Row) -> String {
        let mark = row.isRight ? "" : "  !"
        return self.row(row.figure.name, number(row.computed), number(row.figure.reference), "\(signed(row.error)) \(row.figure.unit)\(mark)")
    }

    private static func line(of timing: SpeedTrial.Timing) -> String {
        "\(padded(timing.name, 16))\(number(timing.simulatedSeconds / 60)) min: stepping \(String(format: "%.3f", timing.steppingSeconds)) s, "
            + "whole \(String(format: "%.3f", timing.wholeSeconds)) s, \(String(format: "%.2f", timing.updatesPerSecond * 1e-9)) G cell updates/s"
    }

    private static func line(of row: ProbeCountTable.Row) -> String {
        "\(padded("\(row.probes)", 9))\(String(format: "%.0f", row.microsecondsPerStage))"
    }

    private static func row(_ name: String, _ computed: String, _ reference: String, _ error: String) -> String {
        padded(name, 22) + padded(computed, 12) + padded(reference, 12) + error
    }

    private static func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(1, width - text.count)) }

    private static func number(_ value: Double) -> String {
        let text = String(format: "%.2f", value)
        return text.hasSuffix(".00") ? String(text.dropLast(3)) : text
    }

    private static func signed(_ value: Double) -> String { String(format: "%+.2f", value) }

    static func json(_ trial: SpeedTrial, _ memory: Memory, _ counts: [ProbeCountTable.Row], _ language: JSONValue) -> JSONValue {
        .members([
            ("problem", .text("cryo2probe-v1")), ("resolution_mm", .number(trial.problem.resolutionMM)),
            ("threads", .number(trial.problem.threads)), ("cells", .number(trial.cellCount)),
            ("uniform", .boolean(trial.problem.isUniform)), ("right", .boolean(trial.isRight)),
            (
                "figures",
                .list(
                    trial.rows.map {
                        .members([
                            ("name", .text($0.figure.name)), ("unit", .text($0.figure.unit)), ("computed", .number($0.computed)),
                            ("reference", .number($0.figure.reference)), ("error", .number($0.error)),
                        ])
                    })
            ),
            ("timings", trial.tellsTimes ? .list(trial.timings.map(json)) : nil), ("peak_memory_bytes", .number(memory.peakBytes)),
            ("program_memory_bytes", .number(memory.programBytes)),
            (
                "probes",
                counts.isEmpty
                    ? nil
                    : .list(counts.map { .members([("probes", .number($0.probes)), ("us_per_stage", .number($0.microsecondsPerStage))]) })
            ),
            ("language", language),
        ])
    }

    private static func json(_ timing: SpeedTrial.Timing) -> JSONValue {
        .members([
            ("name", .text(timing.name)), ("simulated_s", .number(timing.simulatedSeconds)), ("stepping_s", .number(timing.steppingSeconds)),
            ("whole_s", .number(timing.wholeSeconds)), ("cell_updates_per_s", .number(timing.updatesPerSecond)),
        ])
    }
}
