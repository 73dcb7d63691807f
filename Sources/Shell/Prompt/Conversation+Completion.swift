/// What Tab offers: what the place asks for, and elsewhere the names in scope.
extension Conversation {
    func offer(for text: String) -> CompletionOffer {
        let place = CompletionPlace(text)
        let word = String(text.reversed().prefix(while: CompletionOffer.isPartOfAName).reversed())
        var offer = offer(at: place, word, text)
        if case .unit = place {
            offer.notes = CompletionPlace.unitNotes
        } else if offer.names.count <= 20 {
            offer.notes = Self.notes(on: offer.names)
        }
        offer.endings = Dictionary(uniqueKeysWithValues: Set(offer.names).map { ($0, ending(of: $0, at: place)) })
        return offer
    }

    /// Behind a function its bracket, behind a word of the language a blank; what has a name may be all there is.
    private func ending(of name: String, at place: CompletionPlace) -> String {
        if place == .file { return name.hasSuffix("/") ? "" : "\"" }
        if name.hasSuffix(":") || name == "through" || Self.words.contains(name) { return " " }
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
        case .statement, .anything: CompletionOffer(for: text, among: checker.visibleNames + Self.words)
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

    /// Of what `help` says the first line that begins with the name, or the first.
    private static func notes(on names: [String]) -> [String: String] {
        Dictionary(uniqueKeysWithValues: Set(names).compactMap { name in note(on: name).map { (name, $0) } })
    }

    private static func note(on name: String) -> String? {
        let lines = WordHelp.text(on: name)?.split(separator: "\n").map(String.init) ?? []
        if lines.first?.hasPrefix("# in ") == true { return lines.dropFirst().first.map { String($0.drop { $0 == "#" || $0 == " " }) } }
        return (lines.first { $0.trimmedAtStart.hasPrefix(name) } ?? lines.first)?.trimmedAtStart
    }

    private static let words = [
        "and", "assert", "back", "background", "case", "compare", "confidence", "domain", "else", "every", "exit", "explain", "fn", "for", "fork", "forks", "freeze", "from", "goal", "help",
        "hold", "if", "insulate", "insulated", "let", "limit", "load", "model", "most", "not", "organ", "override", "passive", "place", "power", "predict",
        "print", "probe", "protocol", "publish", "quit", "repeat", "resolution", "return", "save", "scan", "sensor", "set", "show", "skin", "slice", "target",
        "test", "thaw", "times", "transcript", "tissue", "together", "undo", "until", "use", "using", "var", "vessel", "warm", "while", "with", "withdraw",
    ]
}

extension String {
    fileprivate var trimmedAtStart: String { String(drop { $0 == " " }) }
}
