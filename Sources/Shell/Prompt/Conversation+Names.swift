import Diagnostics
import Evaluation
import Quantities
import Session
import Syntax

/// Help on what this sitting gave a name.
extension Conversation {
    /// How it was said, and what it is now; nothing where the sitting knows no such name.
    func help(onNameInScope name: String) -> String? {
        let declared = done.last { Self.declares($0.text, name) }?.text
        let facts = [regionWords(name), probeWords(name), valueWords(name)].compactMap(\.self).map { "  \($0)" }
        let lines = (declared.map { [$0] } ?? []) + facts
        return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }

    /// Of an entry whose first word nobody knows, and which looks like one of the prompt's own: what may be meant.
    func wordsOnUnknownWord(in text: String) -> String? {
        let entry = QuotedWords.withoutComment(text)
        let first = String(entry.drop(while: \.isWhitespace).prefix { $0.isLetter })
        let rest = entry.drop(while: \.isWhitespace).dropFirst(first.count)
        let known = Set(statementWords + known.visibleNames + languageWords)
        guard first.count > 2, rest.first?.isWhitespace ?? true, !rest.contains(where: { "=;(\n".contains($0) }), !known.contains(first) else { return nil }
        if let keys = PromptHelp.keys[first] { return keys }
        if Word.own.contains(first) { return "`\(first)` stands alone: leave out `\(String(rest.drop(while: \.isWhitespace)).trimmedAtEnd)`" }
        guard let near = nearestName(to: first, among: known.union(Word.own)), Word.own.contains(near) else { return nil }
        return "there is no `\(first)`; did you mean `\(near)\(String(rest).trimmedAtEnd)`?"
    }

    private static func declares(_ text: String, _ name: String) -> Bool {
        Parser.parse(SourceFile(name: "prompt", text: text), id: FileID(index: 0)).tree.statements.contains { statement in
            switch statement.kind {
            case .region(let region): region.name.text == name
            case .binding(let binding): binding.name.text == name
            case .function(let routine), .protocolDeclaration(let routine): routine.name.text == name
            case .tissue(let declaration), .probeModel(let declaration): declaration.name.text == name
            default: false
            }
        }
    }

    private func regionWords(_ name: String) -> String? {
        guard let region = procedure.patient?.regions.first(where: { $0.name == name }) else { return nil }
        let size = number(.size(region: name)).map { ", \(Numeral.text($0, decimals: 1)) mm at its greatest" } ?? ""
        let middle = place(.centre(region: name)).map { ", about \($0)" } ?? ""
        return "a region, \(region.role.rawValue)\(size)\(middle)"
    }

    private func probeWords(_ name: String) -> String? {
        guard let probe = procedure.probesStanding.first(where: { $0.name == name }) else { return nil }
        let tip = (0..<3).map { Numeral.text(probe.tip[$0], decimals: 1) }.joined(separator: ", ")
        return "a probe in the patient, \(probe.model.name), its tip at (\(tip)) mm, power \(Numeral.text(100 * procedure.power(of: name), decimals: 0))%"
    }

    private func valueWords(_ name: String) -> String? {
        guard let type = checker.typeWords(ofValue: name), let value = interpreter.text(ofGlobal: name) else { return nil }
        return "\(value)   \(Self.kind(type, of: value))"
    }

    private func number(_ question: Question) -> Double? {
        if case .number(let value)? = try? procedure.answer(question, in: nil) { value } else { nil }
    }

    private func place(_ question: Question) -> String? {
        guard case .point(let point)? = try? procedure.answer(question, in: nil) else { return nil }
        return "(" + (0..<3).map { Numeral.text(point[$0], decimals: 1) }.joined(separator: ", ") + ") mm"
    }
}
