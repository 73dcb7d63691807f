import Checking
import Diagnostics
import Syntax

/// What a run would surely end with. A statement with a mistake is left out and the rest gone through, so that all are told in one go; what may be
/// wrong only because of one before it is not told.
final class Mistakes {
    private(set) var found: [Diagnostic] = []
    /// The course up to the first one: what is missing after it is no finding.
    private(set) var courseBefore: Course?

    private let program: CheckedProgram
    private let isWhole: Bool
    private var isFirst: Bool { isWhole && courseBefore == nil }
    /// Words of what was left out before: what they name may be missing only because of that.
    private lazy var leftOut = isWhole ? UnreadWords() : program.main.statements.wordsBeside(in: program.sources[program.main.file])
    private var wordsLeftOut: Set<Substring> { leftOut.all }

    /// - Parameter isWhole: whether the program is all that was written, or what is left of it without its errors.
    init(of program: CheckedProgram, isWhole: Bool) { (self.program, self.isWhole) = (program, isWhole) }

    private static let mayFollow: Set<String> = ["E105", "E201", "E202", "E203", "E204", "E301", "E303", "R301", "R302", "R303", "R307"]
    /// What is said of the whole grid, told where it is first met.
    private static let ofGrid = "R316"
    private static let most = 100

    /// Whether there is still room for more.
    func add(_ diagnostic: Diagnostic, _ recorder: CourseRecorder) -> Bool {
        let isOwn = isFirst || !Self.mayFollow.contains(diagnostic.code) || namesWhatIsNowhere(diagnostic) || isOfNothingLeftOut(diagnostic)
        if courseBefore == nil { courseBefore = recorder.finished(atItsEnd: false) }
        if isOwn, isSure(diagnostic, recorder), !isRepeated(diagnostic) { found.append(diagnostic) }
        return found.count < Self.most
    }

    /// Whatever a run's questions are answered.
    private func isSure(_ diagnostic: Diagnostic, _ recorder: CourseRecorder) -> Bool {
        !recorder.hasUnanswered || diagnostic.isOfRules || program.sources.isWrittenOut(diagnostic.span)
            || (!recorder.hasGuessedValues && !diagnostic.isOfNothing)
    }

    /// In another turn of a loop, say.
    private func isRepeated(_ diagnostic: Diagnostic) -> Bool {
        found.contains { $0.code == diagnostic.code && ($0.span == diagnostic.span || $0.code == Self.ofGrid) }
    }

    /// Nothing that was left out may have placed the probe, or taken it out.
    private func isOfNothingLeftOut(_ diagnostic: Diagnostic) -> Bool {
        guard courseBefore == nil, let word = Self.remedies[diagnostic.code] else { return false }
        return !leftOut.mayHold(word) && wordsLeftOut.isDisjoint(with: protocols)
    }

    /// What may undo a mistake of a probe's place, by its code.
    private static let remedies = ["E202": "place", "R302": "place", "E204": "withdraw", "R303": "withdraw"]

    private var protocols: Set<Substring> {
        Set(program.main.statements.compactMap { if case .protocolDeclaration(let routine) = $0.kind { routine.name.text[...] } else { nil } })
    }

    /// A probe that stands written out and in nothing that was left out.
    private func namesWhatIsNowhere(_ diagnostic: Diagnostic) -> Bool {
        guard ["E202", "R302"].contains(diagnostic.code), courseBefore == nil else { return false }
        let name = program.sources[diagnostic.span.file].slice(diagnostic.span)
        return diagnostic.message.contains(name) && !wordsLeftOut.contains(name[...])
    }
}

extension Diagnostic {
    /// Held against a command that is surely given, whatever the answers before it were.
    fileprivate var isOfRules: Bool { code.hasPrefix("R3") }

    /// Of a value that is missing.
    fileprivate var isOfNothing: Bool { code == "E105" || message.hasSuffix("not nothing") }
}
