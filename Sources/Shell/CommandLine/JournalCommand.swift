import Checking
import Diagnostics
import Evaluation
import Session
import Uncertainty

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

    private static func replay(_ journal: JournalText, _ path: String) -> Int32 {
        if let fault = journal.fault, !fault.isCutOff { return tell(fault, path) }
        guard let header = RunHeader(journal) else {
            Terminal.write("\(path): there is no program in this journal\n", to: Terminal.errors)
            return 1
        }
        guard journal.records.allSatisfy({ $0.kind != .entry }) else {
            Terminal.write("\(path): this was a sitting at the prompt, and only the run of a program is replayed; `frazil journal show` reads it\n", to: Terminal.errors)
            return 1
        }
        guard let rows = rows(of: header, following: journal.recordedFactors, files: ReplayedShapeFiles(ShapeFileFolder(), of: journal)) else { return 1 }
        return tell(Replay(of: journal, against: rows), path)
    }

    /// Predicts the recorded program again, with the recorded modules.
    private static func rows(
        of header: RunHeader, following factors: [Int: PatientFactors], files: ReplayedShapeFiles
    ) -> [CommandRow]? {
        var checker = Checker(library: RecordedLibrary(files: header.files, prelude: header.prelude))
        let (program, diagnostics, sources) = checker.check(SourceFile(name: header.programName, text: header.programText))
        guard let program else {
            DiagnosticPage(sources: sources, diagnostics: diagnostics).tell()
            return nil
        }
        let stop = Interrupts.install()
        guard case .success(let driver) = Drivers.named(
            "sim", seed: header.seed, speed: nil, resolutionMM: header.resolutionMM, stop: stop)
        else { return nil }
        var options = Procedure.Options()
        options.resolutionMM = header.resolutionMM
        options.accuracyMM = header.accuracyMM
        options.isDryRun = true
        options.showsBands = header.showsBands
        options.recordedFactors = factors
        let procedure = Procedure(driver: driver, audience: SilentAudience(), stop: stop, options: options)
        let halt = RunCommand.halt { try Interpreter(operator: procedure, files: files).run(program) }
        // A mesh or an image that is gone or has changed since.
        if case .mistake(let diagnostic)? = halt, diagnostic.code == "E304" {
            DiagnosticPage(sources: sources, diagnostics: [diagnostic]).tell()
            return nil
        }
        return procedure.rows
    }

    private static func tell(_ replay: Replay, _ path: String) -> Int32 {
        for difference in replay.differences { Terminal.write("\(path): command \(difference.index): \(difference.text)\n", to: Terminal.errors) }
        guard replay.differences.isEmpty else { return 1 }
        return Terminal.say("\(path): \(replay.comparedCount) predictions are the same")
    }
}

/// Nobody listens to a replay, or to a trial.
final class SilentAudience: Audience {
    func printed(_ text: String) {}
    func told(_ diagnostic: Diagnostic) {}
    func finished(_ row: CommandRow) {}
}

extension JournalText.Fault {
    fileprivate var isCutOff: Bool {
        if case .cutOff = self { true } else { false }
    }
}
