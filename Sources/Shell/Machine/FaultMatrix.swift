import Devices
import Foundation
import Session

/// `frazil device faults`: each fault in each phase of a freeze, over a real socket to a console in a process of its own, judged by what the
/// simulated machine knows and the driver does not.
struct FaultMatrix {
    /// When in the rehearsal a fault begins. A wire's fault may wait for a command instead.
    struct Phase {
        var name: String
        var seconds: Double
        var header: String?
    }

    struct Fault {
        var name: String
        var isOnTheWay = false
        /// What stands behind the moment: `:A=2`.
        var rest = ""
        /// Somebody else comes to the machine.
        var visitor: FaultRehearsal.Visitor?
        /// Answers carry no number.
        var isUntagged = false
        /// How the fault is called that is set, where the row is called otherwise.
        var setAs: String?
    }

    static let phases = [
        Phase(name: "before", seconds: 5), Phase(name: "at freeze", seconds: 10, header: "FREEZE"), Phase(name: "during", seconds: 40),
        Phase(name: "at its end", seconds: 66), Phase(name: "at thaw", seconds: 70, header: "THAW"), Phase(name: "in thaw", seconds: 85),
    ]

    static let faults =
        [("late", "=1.2"), ("cut", ""), ("garbled", ""), ("duplicated", ""), ("silent", ""), ("reset", ""), ("restart", "")].map {
            Fault(name: $0.0, isOnTheWay: true, rest: $0.1)
        }
        + [
            ("open-thermocouple", ":A"), ("drift", ":A=1"), ("sag", "=300"), ("empty", ""), ("leak", ":A=2"), ("weak", ":A=0.1"), ("stuck", ":A"), ("watchdog", ""),
        ].map { Fault(name: $0.0, rest: $0.1) }
        + [
            Fault(name: "late, untagged", isOnTheWay: true, rest: "=1.2", isUntagged: true, setAs: "late"), Fault(name: "second session", visitor: .session),
        ]
        + [
            // On a channel that the rehearsal does not use; on one that it does.
            ("a hand at it", ["PROBe:CONNect (@9),'Z','argon_17g'", "PROBe:PLACe (@9)", "FREeze 20,(@9)"]), ("turned to warming", ["THAW 60,(@1)"]),
            ("ordered for longer", ["FREeze 3600,(@1)"]), ("power by hand", ["PROBe:POWer 20,(@1)"]),
            ("another probe", ["PROBe:WITHdraw (@1)", "PROBe:CONNect (@1),'A','icesphere_1_5'", "PROBe:PLACe (@1)"]),
        ].map { Fault(name: $0.0, visitor: .hand($0.1)) }

    static func run(_ arguments: [String]) throws(CommandLineFault) -> Int32 {
        let options = try OptionReader(arguments, OptionReader.Grammar(values: ["--json"]))
        if let operand = options.operands.first { throw .wantsNothing("device faults", seen: operand) }
        try Output.tryWriting(options.values["--json"])
        let rehearsal = try FaultRehearsal()
        let page = try FaultPage(rows: faults.map { fault throws(CommandLineFault) in try row(fault, rehearsal) })
        if options.values["--json"] != "-" { _ = Terminal.say(page.text) }
        if let json = options.values["--json"] { try Output.write(page.json.page, to: json) }
        return page.silentCount == 0 ? ExitStatus.done : 1
    }

    private static func row(_ fault: Fault, _ rehearsal: FaultRehearsal) throws(CommandLineFault) -> FaultPage.Row {
        var outcomes: [FaultRehearsal.Outcome] = []
        for phase in phases {
            if Terminal.isTerminal(Terminal.errors) { Terminal.write("\r\u{1B}[K\(fault.name), \(phase.name)", to: Terminal.errors) }
            outcomes.append(try rehearsal.outcome(of: trial(fault, phase)))
        }
        if Terminal.isTerminal(Terminal.errors) { Terminal.write("\r\u{1B}[K", to: Terminal.errors) }
        return FaultPage.Row(fault: fault.name, outcomes: outcomes)
    }

    private static func trial(_ fault: Fault, _ phase: Phase) -> FaultRehearsal.Trial {
        var trial = FaultRehearsal.Trial(isUntagged: fault.isUntagged)
        if let visitor = fault.visitor {
            trial.visit = (visitor, phase.seconds)
        } else {
            let when = fault.isOnTheWay ? phase.header ?? "\(phase.seconds)" : "\(phase.seconds)"
            trial.cutSeconds = fault.isOnTheWay ? nil : phase.seconds
            trial.fault = "\(fault.setAs ?? fault.name)@\(when)\(fault.rest)"
        }
        return trial
    }
}

/// The table of `device faults`.
struct FaultPage {
    struct Row {
        var fault: String
        var outcomes: [FaultRehearsal.Outcome]
    }

    var rows: [Row]

    var silentCount: Int { rows.flatMap(\.outcomes).count { $0.kind == .silent } }

    var text: String {
        let head = columns("fault", FaultMatrix.phases.map(\.name))
        let lines = rows.map { columns($0.fault, $0.outcomes.map(\.kind.rawValue)) }
        let wrong = rows.flatMap { row in zip(FaultMatrix.phases, row.outcomes).filter { $1.kind == .silent }.map { "\(row.fault), \($0.name): \($1.why)" } }
        let foot = """

            unharmed  nothing to tell: every figure as without, within \(FaultRehearsal.sameKelvin) K    told       a person was told, and it went on
            stopped   told, the run ended (exit 5), no gas flows                told open  told that the gas does not go off; it does not
            \(rows.count * FaultMatrix.phases.count) rehearsals over a socket; silent wrong outcomes: \(silentCount)
            """
        return ([head] + lines + [foot] + wrong).joined(separator: "\n")
    }

    private func columns(_ first: String, _ others: [String]) -> String {
        padded(first, 19) + others.map { padded($0, 12) }.joined()
    }

    private func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(1, width - text.count)) }

    var json: JSONValue {
        .members([
            (
                "rehearsals",
                .list(
                    rows.flatMap { row in
                        zip(FaultMatrix.phases, row.outcomes).map { phase, outcome in
                            .members([
                                ("fault", .text(row.fault)), ("phase", .text(phase.name)), ("outcome", .text(outcome.kind.rawValue)),
                                ("exit", .number(Int(outcome.exit))), ("told", .list(outcome.told.map { .text($0) })),
                            ])
                        }
                    })
            ), ("silent", .number(silentCount)),
        ])
    }
}
