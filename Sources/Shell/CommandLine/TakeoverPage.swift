import Quantities
import Session

/// What is found where a run was cut off, and what will be done, before it is done.
struct TakeoverPage {
    let takeover: Takeover
    let replay: Replay
    let findings: Past.Findings
    /// The program's own statements that follow.
    let rest: [String]

    init(_ takeover: Takeover, _ replay: Replay, _ findings: Past.Findings, rest: [String]) {
        self.takeover = takeover
        self.replay = replay
        self.findings = findings
        self.rest = rest
    }

    var isSimulated: Bool { takeover.isSimulated }
    /// Nothing is gone on with on another story than the journal's.
    var mayGoOn: Bool { findings.differences.isEmpty }

    var text: String { ([title] + machine + model + next).joined(separator: "\n") }

    private var title: String {
        let torn = replay.journal.isTorn ? ", of which the last was torn" : ""
        return "taken up behind \(replay.journal.records.count) records\(torn), at \(SessionClock.text(reached))"
    }

    private var reached: Double { takeover.elapsedSeconds + (takeover.open?.ranSeconds ?? 0) }

    // What was found

    private var machine: [String] {
        guard let status = takeover.status else { return ["  machine   none had been connected"] }
        let name = isSimulated ? "simulated, and its gas is closed" : "found, and its gas is closed"
        let gap = takeover.gapSeconds > 0 ? "; the gas has been off for \(Self.length(takeover.gapSeconds))" : ""
        let unsure = takeover.isClosingTimeUnknown ? ["            it does not say when its gas was closed: the last reading counts"] : []
        return ["  machine   \(name)\(gap)"] + unsure + status.channels.sorted { $0.key < $1.key }.map { name, channel in
            "            \(name): \(channel.state.rawValue)\(channel.isInPatient ? ", in the patient" : "")"
        }
    }

    private var model: [String] {
        let compared = "\(findings.predictionCount) predictions told again, the same \(replay.boundWords)"
        let strays = findings.strayShadows > 0 ? ["            \(findings.strayShadows) answers of the simulated patient are not those of the journal, which count"] : []
        guard !mayGoOn else { return ["  model     \(compared)"] + strays }
        return ["  model     it is not the journal's, and nothing is gone on with:"] + findings.differences.map { "            record \($0.number): \($0.text)" }
    }

    // What will be done

    private var next: [String] {
        guard mayGoOn else { return [] }
        let first = open ?? "  next      \(takeover.nextLine.map { "line \($0)" } ?? (replay.isSitting ? "the prompt" : "the end"))"
        return [first] + rest.prefix(Self.shownStatements).map { "            line \($0)" }
            + (rest.count > Self.shownStatements ? ["            and \(rest.count - Self.shownStatements) more statements"] : [])
    }

    /// Of time, in whole seconds.
    private static func length(_ seconds: Double) -> Quantity { Quantity(seconds.rounded(), .duration) }

    private static let shownStatements = 8

    private var open: String? {
        guard let open = takeover.open else { return nil }
        let command = "`\(open.text)` (line \(open.line))"
        switch open.fate {
        case .notBegun: return "  next      \(command) had not begun: it is predicted again, and sent where every limit holds"
        case .done: return "  next      \(command) was done: its result is written down"
        case .cutOff where open.wholeSeconds == 0: return "  next      \(command) had begun and gave no answer: it is done again"
        case .cutOff:
            let left = Self.length(max(0, open.wholeSeconds - open.ranSeconds))
            let ran = "\(Self.length(open.ranSeconds)) of \(Self.length(open.wholeSeconds))"
            return replay.isSitting
                ? "  next      \(command) was cut off after \(ran); the prompt is stopped, and what follows is yours to say"
                : "  next      \(command) was cut off after \(ran): the other \(left) is predicted again, and sent where every limit holds"
        }
    }
}
