import Checking
import Diagnostics
import Evaluation
import Syntax

/// Everything that can be told of a program before any of it is done: what its text, its names and its dimensions say, then what going through
/// it shows. Where part of it is wrong, the rest is gone through all the same, so that every mistake is told in one go.
public struct Examination {
    /// Without an error that a run would meet; nothing where the text, a name or a dimension is wrong.
    public let program: CheckedProgram?
    public let sources: SourceMap
    /// In the order of the program's lines; what lies in other files comes last.
    public let diagnostics: [Diagnostic]
    /// The same, with what a run tells by itself: overlaps of regions.
    public let diagnosticsAndRemarks: [Diagnostic]
    /// What the program printed; a value that only a run knows shows as nothing.
    public let printed: [String]

    /// - Parameters:
    ///   - checker: one that has checked nothing yet.
    ///   - files: without them nothing is held against a mesh or a label, nor against what comes after it.
    public init(of file: SourceFile, by checker: Checker, files: (any ShapeFiles)? = nil, cells: WantedCells = .asWritten) {
        var copy = checker
        let (program, told, sources) = copy.check(file)
        self.program = program
        self.sources = sources
        guard let program else {
            let part = checker.soundPart(of: file)
            let mistakes = part.map { Rehearsal.mistakes(in: $0, files: files, cells: cells) } ?? []
            diagnostics = part.map { (told + mistakes).inReadingOrder(first: $0.main.file) } ?? told
            diagnosticsAndRemarks = diagnostics
            printed = []
            return
        }
        let rehearsal = Rehearsal(of: program, files: files, cells: cells)
        let news = rehearsal.findings.filter { finding in !told.contains { $0.code == finding.code && $0.message == finding.message } }
        diagnostics = (told + news).inReadingOrder(first: program.main.file)
        diagnosticsAndRemarks = (diagnostics + rehearsal.remarks).inReadingOrder(first: program.main.file)
        printed = rehearsal.printed
    }
}
