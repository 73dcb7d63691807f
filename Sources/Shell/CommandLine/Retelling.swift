import Checking
import Diagnostics
import Evaluation
import Session

/// A journal told once more: a program is run, or a sitting's entries are, on what was answered then.
struct Retelling {
    let replay: Replay
    let stop: StopSignal

    init(of replay: Replay, stop: StopSignal) {
        self.replay = replay
        self.stop = stop
    }

    /// Nothing where it could not be told, which is said.
    func findings() -> Past.Findings? {
        do throws(CommandLineFault) {
            return replay.isSitting ? try sittingFindings() : try programFindings()
        } catch {
            _ = Terminal.complain(error)
            return nil
        }
    }

    // A program

    private func programFindings() throws(CommandLineFault) -> Past.Findings? {
        guard let program = RecordedProgram(of: replay) else { return nil }
        let ledger = Ledger(goingThrough: replay.past(openedWith: program.fileCount))
        let procedure = Procedure(
            driver: .none, audience: SilentAudience(), ledger: ledger, stop: stop, options: Procedure.Options(replay.header))
        let files = replay.shapeFiles(for: procedure, ledger)
        do {
            try Interpreter(operator: procedure, files: files).run(program.checked)
            _ = procedure.conclude(nil, program: "", version: "")
        } catch is PastLeft {
        } catch Halt.mistake(let diagnostic) where diagnostic.code == "E304" {
            // A mesh or an image that is gone or has changed since.
            DiagnosticPage(sources: program.checked.sources, diagnostics: [diagnostic]).tell()
            return nil
        } catch {
            _ = procedure.conclude(error as? Halt ?? .deviceFailed("\(error)"), program: "", version: "")
        }
        ledger.takeFindings()
        return ledger.findings
    }

    // A sitting

    private func sittingFindings() throws(CommandLineFault) -> Past.Findings {
        let conversation = try Conversation(retelling: replay, stop: stop)
        conversation.relive(replay.entries)
        if let exit = replay.journal.payloads(of: .end).first?["exit"]?.numberValue {
            conversation.concludeAgain(Int32(exit))
        } else {
            // Left with its journal open: what of its end is written there, to where the past is over.
            try? conversation.procedure.takeUpIfCutOff()
        }
        conversation.ledger.takeFindings()
        return conversation.ledger.findings
    }
}

extension JournalText {
    /// Cut off while its program and the modules it uses were being written, which is before anything else.
    fileprivate var endsInItsHead: Bool { isCutOff && records.allSatisfy { $0.kind == .begin || $0.kind == .module } }
}

/// The program of a journal, checked with the modules that the journal holds.
struct RecordedProgram {
    let file: SourceFile
    let checked: CheckedProgram
    /// Files that stand in the journal behind its header.
    let fileCount: Int

    /// Nothing where it is not right any more, which is said.
    init?(of replay: Replay) {
        let header = replay.header
        file = SourceFile(name: header.programName, text: header.programText)
        let library = RecordingLibrary(RecordedLibrary(files: header.files, prelude: header.prelude))
        var checker = Checker(library: library)
        let (program, diagnostics, sources) = checker.check(file)
        guard let program else {
            if replay.journal.endsInItsHead {
                Terminal.write(
                    "frazil: the journal is cut off before all that its program uses was written: nothing had been sent to a machine\n"
                        + "  help: run the program again\n", to: Terminal.errors)
                return nil
            }
            DiagnosticPage(sources: sources, diagnostics: diagnostics).tell()
            return nil
        }
        checked = program
        fileCount = library.files.count
    }
}

extension Procedure.Options {
    /// As a recorded run had them.
    init(_ header: RunHeader) {
        self.init()
        resolutionMM = header.resolutionMM
        accuracyMM = header.accuracyMM
        isDryRun = header.isDryRun
        showsBands = header.showsBands
        followsPatient = header.followsPatient
    }
}

extension Replay {
    /// Meshes and images, held against those of then; behind the end of the journal, as they are.
    func shapeFiles(for procedure: Procedure, _ ledger: Ledger) -> RecordingShapeFiles {
        let files = ReplayedShapeFiles(ShapeFileFolder(), of: journal) { ledger.isInPast }
        return RecordingShapeFiles(files) { try procedure.note(.file, $0, isSynced: false) }
    }
}

extension Driver {
    /// No machine: everything that one said is in the journal.
    static var none: Driver { Driver(name: "none", open: { _, _ in throw CommandLineFault("there is no machine in a replay") }) }

    /// The same, which can be gone back on where the one of the journal could.
    static func none(insteadOf name: String) -> Driver {
        var driver = none
        if name == "sim" { driver.remember = { _ in {} } }
        return driver
    }
}

/// Nobody listens to a replay.
final class SilentAudience: Audience {
    func printed(_ text: String) {}
    func told(_ diagnostic: Diagnostic) {}
    func finished(_ row: CommandRow) {}
}
