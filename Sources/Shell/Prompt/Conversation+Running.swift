import Checking
import Diagnostics
import Evaluation
import Session

/// One entry, statement by statement, from its text to what was done.
extension Conversation {
    /// Runs an entry a statement at a time. A statement that fails leaves no names and no limits behind; whether those before it stay is for the caller to say.
    func run(_ pieces: EntryPieces, _ file: SourceFile, _ progress: inout EntryProgress) -> Halt? {
        defer { audience.ended() }
        var pieces = pieces
        while let (copy, program, text) = pieces.next(for: checker) {
            audience.show(file, of: program)
            let (rowsBefore, requirementsBefore, namesBefore) = (procedure.rows.count, procedure.requirementCount, interpreter.stand)
            procedure.beginEntry()
            do {
                if let value = try interpreter.runEntry(program) {
                    audience.say(shown(value, of: program, by: copy))
                } else {
                    done.append(doneStatement(text, program, setting: procedure.requirementCount - requirementsBefore))
                    if let words = predictionWords(of: program) { audience.say(words) }
                }
                checker = copy
                progress.finished(upTo: pieces.position)
                if isCommitted(procedure.rows[rowsBefore...]) { progress.stands(stand()) }
            } catch {
                procedure.abandonEntry()
                recallPlacing(in: procedure.rows[rowsBefore...])
                done += procedure.rows[rowsBefore...].compactMap(\.wordsDone)
                let kept = interpreter.assignments(since: namesBefore)
                done += kept.map { DoneStatement(text: $0.written) }
                progress.kept = kept.map(\.shown)
                if isCommitted(procedure.rows[rowsBefore...]) { progress.failedHalfWay() }
                return error is PastLeft ? .stopped : error as? Halt ?? .deviceFailed("\(error)")
            }
        }
        return nil
    }

    /// Whether the machine was told anything, or the model in a dry run.
    private func isCommitted(_ rows: ArraySlice<CommandRow>) -> Bool {
        rows.contains { $0.isCommitted || (options.isDryRun && $0.verdict != .refused) }
    }

    private func doneStatement(_ text: String, _ program: CheckedProgram, setting requirementCount: Int) -> DoneStatement {
        var statement = DoneStatement(text: text, requirementCount: requirementCount)
        switch program.main.statements.count == 1 ? program.main.statements[0].kind : nil {
        case .limit, .goal: statement.isRequirement = requirementCount == 1
        default: break
        }
        return statement
    }

    /// What a `let plan = predict { … }` came to, where somebody sits and reads it.
    private func predictionWords(of program: CheckedProgram) -> String? {
        guard !options.readsThrough, case .binding(let binding)? = program.main.statements.last?.kind, case .predict = binding.value.kind else { return nil }
        return interpreter.text(ofGlobal: binding.name.text).map { "  \(binding.name.text): \($0)" }
    }

    /// A value with what it is, where somebody sits and reads it; a script's output stays the bare value.
    private func shown(_ value: String, of program: CheckedProgram, by checker: Checker) -> String {
        guard !options.readsThrough, let type = checker.typeWords(ofEntry: program) else { return value }
        return "\(value)   \(Self.kind(type, of: value))"
    }

    /// A number that came from a share is told as one.
    static func kind(_ type: String, of value: String) -> String { value.hasSuffix("%") && type == "a plain number" ? "a share" : type }

    /// A statement that ended half-way is forgotten by the checker, but what the machine did of it stands: probes are where they are.
    private func recallPlacing(in rows: ArraySlice<CommandRow>) {
        for row in rows where row.verdict != .refused && ["test", "place", "withdraw"].contains(row.kind) {
            guard let words = row.command.words else { continue }
            _ = checker.checkEntry(SourceFile(name: "prompt", text: words))
        }
    }
}
