import Checking
import Diagnostics
import Evaluation
import Syntax

/// A checked program gone through once with nobody to treat: what would be done, and what the consensus says of it.
///
/// No solver runs. Loops turn, protocols are followed and geometry is worked out; a question that only a run can answer has no answer, and
/// what hangs on it is never held against the program.
public struct Rehearsal {
    /// What the rules found, and mistakes that a run would surely end with.
    public private(set) var findings: [Diagnostic] = []
    /// What a run tells by itself: overlaps of regions.
    public private(set) var remarks: [Diagnostic] = []
    /// What the program printed, line by line; a value that only a run knows shows as nothing.
    public let printed: [String]

    /// Without files nothing is held against a mesh or a label, nor against what comes after it.
    public init(of program: CheckedProgram, files: (any ShapeFiles)? = nil) {
        let recorder = CourseRecorder()
        let mistake = Self.go(through: program, recorder, files ?? NoShapeFiles())
        let course = recorder.finished(atItsEnd: mistake == nil)
        printed = recorder.printed
        remarks = recorder.told.filter { $0.severity == .warning }
        if case .mistake(let diagnostic)? = mistake, !recorder.hasUnanswered, files != nil || !Self.isOfFiles(diagnostic) { findings.append(diagnostic) }
        findings += course.findings + course.emptyRegions(in: program.main)
        findings = program.main.allowances.applied(to: findings, in: program.sources)
    }

    /// Why the program ended before its last line.
    private static func go(through program: CheckedProgram, _ recorder: CourseRecorder, _ files: any ShapeFiles) -> Halt? {
        do {
            try Interpreter(operator: recorder, files: files).run(program) { recorder.statement = $0.span }
            return nil
        } catch {
            return error as? Halt ?? .stopped
        }
    }

    private static func isOfFiles(_ diagnostic: Diagnostic) -> Bool { diagnostic.code == "E304" }
}
