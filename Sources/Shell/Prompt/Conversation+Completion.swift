import Syntax

/// What Tab offers: what the place asks for, and elsewhere the names in scope.
extension Conversation {
    func offer(for text: String) -> CompletionOffer {
        let place = CompletionPlace(text)
        let word = String(text.reversed().prefix(while: CompletionOffer.isPartOfAName).reversed())
        var offer = offer(at: place, word, text)
        if case .unit = place {
            offer.notes = CompletionPlace.unitNotes
        } else if offer.names.count <= 20 {
            offer.notes = notes(on: offer.names, at: place)
        }
        offer.endings = Dictionary(uniqueKeysWithValues: Set(offer.names).map { ($0, ending(of: $0, at: place)) })
        return offer
    }

    /// Behind a function its bracket, behind a word of the language a blank; what has a name may be all there is.
    private func ending(of name: String, at place: CompletionPlace) -> String {
        if place == .file { return name.hasSuffix("/") ? "" : "\"" }
        if name.hasSuffix(":") || name == "through" || languageWords.contains(name) || Word.own.contains(name) { return " " }
        return checker.isFunction(name) ? "(" : ""
    }

    private func offer(at place: CompletionPlace, _ word: String, _ text: String) -> CompletionOffer {
        switch place {
        case .unit(let dimension): CompletionOffer(word: String(word.drop { $0.isNumber }), certainly: CompletionPlace.units(of: dimension))
        case .probeModel: CompletionOffer(word: word, certainly: checker.probeModelNames)
        case .tissue: CompletionOffer(word: word, certainly: checker.tissueNames)
        case .probe: CompletionOffer(word: word, certainly: checker.probeNames)
        case .module: CompletionOffer(word: word, certainly: checker.moduleNames)
        case .section: CompletionOffer(word: word, certainly: ["axial", "coronal", "sagittal", "through"])
        case .shown: CompletionOffer(word: word, certainly: ["slice", "timeline", "probes", "limits", "gas"])
        case .requirement: CompletionOffer(word: word, certainly: ["limit", "goal"])
        case .fork: CompletionOffer(word: word, certainly: forks.map(\.name) + (text.hasPrefix("compare") ? ["now"] : []))
        case .setting: CompletionOffer(word: word, certainly: Setting.allCases.map(\.rawValue))
        case .choice(let setting): CompletionOffer(word: word, certainly: setting.words)
        case .file: ProgramPaths.offer(for: text)
        case .argument(let function): arguments(of: function, word)
        case .statement, .anything: CompletionOffer(for: text, among: checker.visibleNames + languageWords + Word.own)
        }
    }

    /// Labels first, then what may stand without one.
    private func arguments(of function: String, _ word: String) -> CompletionOffer {
        let labels = checker.labels(of: function).map { $0 + ":" }.filter { $0.hasPrefix(word) }
        let names = Set(checker.visibleNames.filter { $0.hasPrefix(word) && $0 != word }).sorted()
        var offer = CompletionOffer(word: word, names: word.isEmpty ? labels : labels + names)
        offer.isCertain = !labels.isEmpty
        return offer
    }

    /// What a name means at this place: the prompt's words are none of the language's there, and a fork may be called like anything.
    private func notes(on names: [String], at place: CompletionPlace) -> [String: String] {
        Dictionary(uniqueKeysWithValues: Set(names).compactMap { name in note(on: name, at: place).map { (name, $0) } })
    }

    private func note(on name: String, at place: CompletionPlace) -> String? {
        switch place {
        case .fork: noteOnMoment(name)
        case .shown: PromptHelp.note(on: "show \(name)")
        case .requirement: PromptHelp.note(on: "undo \(name)")
        case .setting: PromptHelp.note(on: ":set \(name)")
        case .section, .choice, .file: nil
        case .statement where Word.own.contains(name): PromptHelp.note(on: name) ?? Self.note(on: name)
        default: Self.note(on: name)
        }
    }

    private func noteOnMoment(_ name: String) -> String? {
        if let fork = forks.first(where: { $0.name == name }) { return "a fork, at \(SessionClock.text(fork.stand.procedure.elapsedSeconds))" }
        return name == "now" ? "the plan as it stands" : nil
    }

    /// Of what `help` says the first line that begins with the name, or the first.
    private static func note(on name: String) -> String? {
        let lines = WordHelp.text(on: name)?.split(separator: "\n").map(String.init) ?? []
        if lines.first?.hasPrefix("# in ") == true { return lines.dropFirst().first.map { String($0.drop { $0 == "#" || $0 == " " }) } }
        return (lines.first { $0.trimmedAtStart.hasPrefix(name) } ?? lines.first)?.trimmedAtStart
    }
}

extension String {
    fileprivate var trimmedAtStart: String { String(drop { $0 == " " }) }
}
