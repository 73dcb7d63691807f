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

    /// - Parameter files: without them nothing is held against a mesh or a label, nor against what comes after it.
    public init(of program: CheckedProgram, files: (any ShapeFiles)? = nil, cells: WantedCells = .asWritten) {
        let recorder = CourseRecorder(cells: cells)
        let mistakes = Mistakes(of: program, isWhole: true)
        let isAtItsEnd = Self.go(through: program, recorder, files, mistakes)
        let course = mistakes.courseBefore ?? recorder.finished(atItsEnd: isAtItsEnd)
        printed = recorder.printed
        remarks = recorder.told
        findings = mistakes.found + recorder.failed.map(RehearsalMessages.willFail) + course.findings + course.emptyRegions(in: program.main) + course.misplaced(in: program.main)
            + course.lateLimits()
        findings = program.main.allowances.applied(to: findings, in: program.sources)
    }

    /// What a run of a program would surely end with, of which only this part holds no error. Of what is missing, nothing is a finding.
    static func mistakes(in part: CheckedProgram, files: (any ShapeFiles)?, cells: WantedCells) -> [Diagnostic] {
        let recorder = CourseRecorder(cells: cells)
        let mistakes = Mistakes(of: part, isWhole: false)
        _ = go(through: part, recorder, files, mistakes)
        let empty = recorder.finished(atItsEnd: false).emptyRegions(in: part.main)
        return (mistakes.found + empty).filter { $0.span.file == part.main.file }
    }

    /// Whether the program came to its last line.
    private static func go(
        through program: CheckedProgram, _ recorder: CourseRecorder, _ files: (any ShapeFiles)?, _ mistakes: Mistakes
    ) -> Bool {
        do {
            let interpreter = Interpreter(operator: recorder, files: files ?? NoShapeFiles())
            try interpreter.run(program, beginning: { recorder.statement = $0.span }) { error in
                guard case .mistake(let diagnostic)? = error as? Halt, files != nil || !isOfFiles(diagnostic) else { return false }
                return mistakes.add(diagnostic, recorder)
            }
            return true
        } catch {
            return false
        }
    }

    private static func isOfFiles(_ diagnostic: Diagnostic) -> Bool { diagnostic.code == "E304" }
}
