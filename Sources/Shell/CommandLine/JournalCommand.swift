import Session

/// `frazil journal (show | verify | replay) FILE`.
enum JournalCommand {
    static func run(_ arguments: [String]) -> Int32 {
        do throws(CommandLineFault) {
            let options = try OptionReader(arguments, OptionReader.Grammar())
            guard let action = options.operands.first else { throw CommandLineFault.wantsAction(nil) }
            let files = Array(options.operands.dropFirst())
            guard let work = actions[action] else { throw CommandLineFault.wantsAction(action) }
            guard files.count == 1 else { throw CommandLineFault.wantsOneFile("journal \(action)", seen: files.count) }
            return work(JournalText(bytes: try TextFile.bytes(of: files[0])), files[0])
        } catch {
            return Terminal.complain(error)
        }
    }

    private static let actions: [String: @Sendable (JournalText, String) -> Int32] = ["show": show, "verify": verify, "replay": replay]

    private static func verify(_ journal: JournalText, _ path: String) -> Int32 {
        if let fault = journal.fault { return tell(fault, path) }
        return Terminal.say("\(path): \(journal.records.count) records, each as it was written")
    }

    private static func tell(_ fault: JournalText.Fault, _ path: String) -> Int32 {
        Terminal.write("\(path): \(fault.message)\n", to: Terminal.errors)
        return 1
    }

    private static func show(_ journal: JournalText, _ path: String) -> Int32 {
        for record in journal.records { Terminal.write(JournalLine(record).text, to: Terminal.output) }
        return journal.fault.map { tell($0, path) } ?? 0
    }

    /// The program, or what was typed, once more on what its machine and its persons said then.
    private static func replay(_ journal: JournalText, _ path: String) -> Int32 {
        if let fault = journal.fault, !journal.isCutOff { return tell(fault, path) }
        guard let replay = Replay(of: journal, processor: Processor.kind, version: Entrance.version) else { return noProgram(path) }
        guard let findings = Retelling(of: replay, stop: Interrupts.install()).findings() else { return 1 }
        return tell(findings, replay, path)
    }

    private static func noProgram(_ path: String) -> Int32 {
        Terminal.write("\(path): there is no program in this journal, or an earlier version wrote it; `frazil journal show` reads it\n", to: Terminal.errors)
        return 1
    }

    private static func tell(_ findings: Past.Findings, _ replay: Replay, _ path: String) -> Int32 {
        for difference in findings.differences { Terminal.write("\(path): record \(difference.number): \(difference.text)\n", to: Terminal.errors) }
        guard findings.differences.isEmpty, findings.isComplete else {
            if findings.differences.isEmpty { Terminal.write("\(path): it ends before the journal does\n", to: Terminal.errors) }
            return 1
        }
        let compared = "\(findings.predictionCount) predictions and all \(findings.comparedCount) records of what was decided are the same, \(replay.boundWords)"
        if let fault = replay.journal.fault { Terminal.write("\(path): \(fault.message); what is there is told again\n", to: Terminal.errors) }
        return Terminal.say("\(path): \(compared)")
    }
}
