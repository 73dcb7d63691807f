/// `freeze until ?`: what goes in the place of the question mark, and what fits there.
extension Conversation {
    func hole(behind text: String) -> String {
        let place = CompletionPlace(text)
        let hole = Self.component(behind: text) ?? self.hole(at: place, behind: text)
        let command = Self.onlyWord(of: text)
        let names = command == nil ? hole.names : namesFitting(hole, at: place)
        let fitting = names.isEmpty ? nil : "  fits: \(names.joined(separator: ", "))"
        let help = command.map { word in "  `help \(word)` says more" + (Self.note(on: word).map { ": \($0)" } ?? "") }
        return (["here goes \(hole.what)"] + hole.lines.map { "  " + $0 } + [fitting, help]).compactMap(\.self).joined(separator: "\n")
    }

    /// Nothing where there are several.
    private static func onlyWord(of text: String) -> String? {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        return words.count == 1 && words[0].allSatisfy(\.isLetter) ? words[0] : nil
    }

    /// Behind a command's first word as Tab offers them; questions with their brackets.
    private func namesFitting(_ hole: Hole, at place: CompletionPlace) -> [String] {
        guard case .fitting(let fits) = place, !fits.contains(.questions) else { return hole.names }
        let offered = fits.flatMap { self.names($0) }
        return offered.isEmpty ? hole.names : offered
    }

    /// Of the numbers in the brackets of a place, which are no call's.
    private static func component(behind text: String) -> Hole? {
        guard let inside = openBracket(in: text) else { return nil }
        let count = inside.count { $0 == "," }
        guard let last = inside.last(where: { !$0.isWhitespace }), last != "," else {
            switch count {
            case 0: return Hole("a number: x, the first of the three of a place", ["such as `(0, 0, 60) mm`: x, y and z"])
            case 1: return Hole("a number: y, the second of the three of a place", ["such as `(0, 0, 60) mm`: x, y and z"])
            case 2: return Hole("a number: z, the last of the three of a place", ["such as `(0, 0, 60) mm`: x, y and z"])
            default: return Hole("nothing more: a place has three numbers", ["`)` and a unit, such as `(0, 0, 60) mm`"])
            }
        }
        guard count > 0, last.isNumber else { return nil }
        return count < 2 ? Hole("`,` and the next number of the place", ["such as `(0, 0, 60) mm`: x, y and z"]) : Hole("`)` and a unit", ["such as `(0, 0, 60) mm`"])
    }

    /// What stands behind the innermost bracket that is still open, where no name stands before it.
    private static func openBracket(in text: String) -> Substring? {
        var depth = 0
        for index in text.indices.reversed() {
            switch text[index] {
            case ")", "]": depth += 1
            case "(" where depth == 0:
                let isCall = text[..<index].last.map { CompletionOffer.isPartOfAName($0) } ?? false
                return isCall ? nil : text[text.index(after: index)...]
            case "[" where depth == 0: return nil
            case "(", "[": depth -= 1
            default: break
            }
        }
        return nil
    }

    private func hole(at place: CompletionPlace, behind text: String) -> Hole {
        switch place {
        case .unit(let dimension): return Hole("a unit", names: CompletionPlace.units(of: dimension).map { "\($0) (\(CompletionPlace.unitNotes[$0] ?? ""))" })
        case .probeModel: return Hole("a probe model", names: known.probeModelNames)
        case .tissue: return Hole("a tissue", names: known.tissueNames)
        case .module: return Hole("a module of the library, or a file in quotes", names: known.moduleNames)
        case .shown, .section: return Hole("what is to be shown", ["show slice coronal, axial, sagittal or through A B; timeline, probes, limits, gas"])
        case .argument(let function): return argument(of: function, behind: text)
        default: return value(behind: text)
        }
    }

    /// The arguments that a call still wants.
    private func argument(of function: String, behind text: String) -> Hole {
        let given = text.split(separator: "(").last.map { $0.count { $0 == "," } } ?? 0
        let arguments = known.arguments(of: function)
        guard !arguments.isEmpty else { return Hole("what `\(function)` takes", ["`help \(function)` says more"]) }
        guard given < arguments.count else { return Hole("nothing more: `\(function)` has all it takes", ["`help \(function)` says more"]) }
        let next = arguments[given]
        let others = arguments[(given + 1)...].map { "\($0.label): \($0.type)\($0.isOptional ? ", where wanted" : "")" }
        return Hole(
            "\(next.type), the `\(next.label)` of `\(function)`", others.isEmpty ? [] : ["then \(others.joined(separator: "; "))"],
            names: names(fitting: next.type) + (next.type == "a region" ? [] : ["`\(next.label): …`"]))
    }

    private func value(behind text: String) -> Hole {
        let line = text.split(omittingEmptySubsequences: false) { $0 == ";" || $0 == "{" }.last.map(String.init) ?? text
        let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
        let last = words.last ?? ""
        if let label = last.hasSuffix(":") ? String(last.dropLast()) : nil, let call = CompletionPlace.openCall(in: line) {
            let type = known.arguments(of: call.split(separator: "(").last.map(String.init) ?? call).first { $0.label == label }?.type ?? "a value"
            return Hole("\(type), the `\(label)` of `\(call)`", example(of: type), names: names(fitting: type))
        }
        if ["<", "<=", ">", ">=", "==", "!="].contains(last) { return compared(with: words.dropLast().joined(separator: " ")) }
        return Hole.behind(last, of: words.first ?? "", probes: known.probeNames, regions: known.regionNames, questions: known.questionNames)
            ?? Hole("something that cannot be told from here", ["`help \(words.first ?? "words")` shows how such a line is written"])
    }

    /// Of the kind that the question on the other side gives.
    private func compared(with left: String) -> Hole {
        guard let function = functionCompared(in: left), let type = known.resultWords(of: function) else { return Hole("a value of the same kind as on the other side") }
        let words = function == "coverage" ? "a share" : type
        return Hole("\(words), as `\(function)` gives one", example(of: words), names: known.valueNames(described: type))
    }

    private func functionCompared(in left: String) -> String? {
        left.split(whereSeparator: { !CompletionOffer.isPartOfAName($0) }).map(String.init).last { known.resultWords(of: $0) != nil }
    }

    /// In words; a share where that is what the question gives.
    func typeCompared(with left: String) -> String? {
        functionCompared(in: left).flatMap { $0 == "coverage" ? "a share" : known.resultWords(of: $0) }
    }

    private func example(of type: String) -> [String] { Hole.examples[type].map { ["such as \($0)"] } ?? [] }

    func names(fitting type: String) -> [String] {
        switch type {
        case "a region", "a shape": known.regionNames
        case "a probe": known.probeNames + ["all"]
        case "a gas": ["argon", "helium", "nitrogen"]
        default: known.valueNames(described: type)
        }
    }
}
