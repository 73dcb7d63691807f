import Quantities
import Session
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
        if case .unit = place, CompletionPlace.unitNotes[name] != nil { return "" }
        if place == .file { return name.hasSuffix("/") ? "" : "\"" }
        if name.hasSuffix(":") || ["through", "at most", "scan every"].contains(name) || languageWords.contains(name) || Word.own.contains(name) { return " " }
        return known.isFunction(name) ? "(" : ""
    }

    private func offer(at place: CompletionPlace, _ word: String, _ text: String) -> CompletionOffer {
        switch place {
        case .unit(let dimension): units(of: dimension, text)
        case .probeModel: CompletionOffer(word: word, certainly: known.probeModelNames)
        case .tissue: CompletionOffer(word: word, certainly: known.tissueNames)
        case .probe: CompletionOffer(word: word, certainly: known.probeNames)
        case .module: CompletionOffer(word: word, certainly: known.moduleNames)
        case .section: CompletionOffer(word: word, certainly: ["axial", "coronal", "sagittal", "through"])
        case .shown: CompletionOffer(word: word, certainly: ["slice", "timeline", "probes", "limits", "gas"])
        case .requirement: CompletionOffer(word: word, certainly: ["limit", "goal"])
        case .fork: CompletionOffer(word: word, certainly: forks.map(\.name) + (text.hasPrefix("compare") ? ["now"] : []))
        case .setting: CompletionOffer(word: word, certainly: Setting.allCases.map(\.rawValue))
        case .choice(let setting): CompletionOffer(word: word, certainly: setting.words)
        case .file: ProgramPaths.offer(for: text)
        case .closed: CompletionOffer.none
        case .argument(let function): arguments(of: function, word, text)
        case .labelled(let label, let function): offer(values(of: label, in: function), word, text)
        case .compared(let left): offer(typeCompared(with: left).map { values(ofType: $0, spared: left.hasPrefix("limit")) } ?? [], word, text)
        case .fitting(let fits): offer(fits.flatMap(names), word, text)
        case .member(let base): CompletionOffer(word: word, certainly: known.members(of: base).map(\.name))
        case .value: value(word, text)
        case .statement: CompletionOffer(for: text, among: beginnings(of: text))
        case .anything: anything(text)
        }
    }

    /// Units alone; behind a blank a word that is begun may also go on with the line, as `times` does, and is never a function.
    private func units(of dimension: Dimension?, _ text: String) -> CompletionOffer {
        let unit = CompletionPlace.begunUnit(in: text)
        let offer = CompletionOffer(word: unit, certainly: CompletionPlace.units(of: dimension))
        guard offer.names.isEmpty, !unit.isEmpty, CompletionPlace.unitNotes[unit] == nil, text.dropLast(unit.count).last == " " else { return offer }
        return CompletionOffer(for: text, among: languageWords.filter { !known.isFunction($0) })
    }

    /// What fits; once a word is begun that is none of it, anything that has a name.
    private func offer(_ names: [String], _ word: String, _ text: String) -> CompletionOffer {
        let offer = CompletionOffer(word: word, certainly: names)
        return offer.names.isEmpty && !word.isEmpty && !names.contains(word) ? anything(text) : offer
    }

    /// What has a value by itself, what is asked, and what is tried; once a word is begun anything that may stand in an expression, and where a value
    /// begins so, no tissue and no probe, which are none.
    private func value(_ word: String, _ text: String) -> CompletionOffer {
        let usual = Set(known.globalNames + known.questionNames + Self.valueWords).sorted()
        guard !word.isEmpty else { return CompletionOffer(word: word, certainly: usual) }
        let things = Set(known.tissueNames + known.probeModelNames + known.probeNames)
        let values = CompletionOffer(for: text, among: (known.visibleNames + Self.valueWords).filter { !things.contains($0) })
        return values.names.isEmpty ? CompletionOffer(for: text, among: known.visibleNames) : values
    }

    /// Words of the language that a value begins with.
    private static let valueWords = ["false", "if", "not", "predict", "scan", "true"]

    /// What may begin a statement, and behind a line of the same entry what goes on with it.
    private func beginnings(of text: String) -> [String] {
        let names = known.globalNames + known.routineNames + known.regionNames + known.probeNames + known.questionNames
        return statementWords + Word.own + names + (Self.mayGoOn(text) ? continuationWords : [])
    }

    /// Whether the line before may be gone on with: there is one, and it opens no block and ends none.
    private static func mayGoOn(_ text: String) -> Bool {
        guard let end = text.lastIndex(of: "\n"), let last = text[..<end].last(where: { !$0.isWhitespace }) else { return false }
        return !"{};".contains(last)
    }

    private func anything(_ text: String) -> CompletionOffer { CompletionOffer(for: text, among: known.visibleNames + languageWords + Word.own) }

    /// What the next argument may be: the names of its kind, or the labels that are still free. Once a word is begun anything that has a name.
    private func arguments(of function: String, _ word: String, _ text: String) -> CompletionOffer {
        let arguments = known.arguments(of: function)
        let given = CompletionPlace.arguments(before: text)
        let named = given.count < arguments.count ? names(fitting: arguments[given.count].type) : []
        let free = known.labels(of: function).filter { label in !given.contains { $0.hasPrefix("\(label):") } }
        let isNamed = given.isEmpty && ["a region", "a probe", "a gas"].contains(arguments.first?.type)
        let labels = free.filter { !(isNamed || !given.isEmpty) || $0 != arguments.first?.label }.map { $0 + ":" }
        let first = isNamed ? named : labels + (labels.isEmpty ? named : [])
        var offer = CompletionOffer(word: word, certainly: first)
        if word.isEmpty { return offer }
        let names = Set(known.visibleNames.filter { $0.hasPrefix(word) && $0 != word }).subtracting(offer.names).sorted()
        offer.names += isNamed && !offer.names.isEmpty ? [] : labels.filter { $0.hasPrefix(word) && !offer.names.contains($0) } + names
        offer.isCertain = !offer.names.isEmpty
        return offer
    }

    private func values(of label: String, in function: String) -> [String] {
        known.arguments(of: function).first { $0.label == label }.map { values(ofType: $0.type) } ?? []
    }

    /// What has a name comes behind how such a value is written. What a limit spares is kept warm.
    private func values(ofType type: String, spared: Bool = false) -> [String] {
        (spared && type == "a temperature" ? ["5 C", "0 C", "-20 C"] : Fit.examples[type] ?? []) + names(fitting: type)
    }

    func names(_ fit: Fit) -> [String] {
        switch fit {
        case .probes: known.probeNames
        case .regions: known.regionNames
        case .questions: known.questionNames
        case .shapes: Fit.shapeNames
        case .gases: Self.gases
        case .lists: known.listNames
        case .words(let words): words
        }
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
        case .member(let base): known.members(of: base).first { $0.name == name }?.type
        case .argument where Self.gases.contains(name): noteOnGas(name)
        case .argument where known.regionNames.contains(name): role(of: name)
        case .fitting, .labelled, .compared: known.regionNames.contains(name) ? role(of: name) : nil
        case .statement where Word.own.contains(name): PromptHelp.note(on: name) ?? Self.note(on: name)
        default: Self.note(on: name)
        }
    }

    private static let gases = ["argon", "helium", "nitrogen"]

    private func noteOnGas(_ gas: String) -> String? { procedure.gasPlan.grams(of: gas).map { "\(Numeral.text($0, decimals: 0)) g left by the plan" } }

    private func role(of region: String) -> String? { procedure.patient?.regions.first { $0.name == region }?.role.rawValue }

    private func noteOnMoment(_ name: String) -> String? {
        if let fork = forks.first(where: { $0.name == name }) { return "a fork, at \(SessionClock.text(fork.stand.procedure.elapsedSeconds))" }
        return name == "now" ? "the plan as it stands" : nil
    }

    /// Of what `help` says the first line that begins with the name, or the first; of several things side by side the one that does, with what is said of all.
    static func note(on name: String) -> String? {
        let lines = WordHelp.text(on: name)?.split(separator: "\n").map(String.init) ?? []
        if lines.first?.hasPrefix("# in ") == true { return lines.dropFirst().first.map { String($0.drop { $0 == "#" || $0 == " " }) } }
        let parts = lines.first.map { $0.split(separator: /\ {3,}/) } ?? []
        if parts.count > 1, let part = parts.first(where: { $0.hasPrefix(name) }) { return ([String(part)] + lines.dropFirst().prefix(1).map(\.trimmedAtStart)).joined(separator: "  ") }
        return (lines.first { $0.trimmedAtStart.hasPrefix(name) } ?? lines.first)?.trimmedAtStart.withoutCommentMark
    }
}

extension String {
    fileprivate var trimmedAtStart: String { String(drop { $0 == " " }) }
    fileprivate var withoutCommentMark: String { hasPrefix("# ") ? String(dropFirst(2)) : self }
}
