import Syntax

/// Declarations of one name that a sitting made more than once, as a program, which has each once, would say them: the last stands in the first one's
/// place, and a value that something used before it was set anew is a `var` from then on. What cannot be said so is left as it was entered.
struct ReplacedDeclarations {
    private(set) var statements: [DoneStatement]

    init(_ done: [DoneStatement]) {
        statements = done
        var index = 0
        while index < statements.count {
            if !replaceEarlier(than: index) { index += 1 }
        }
    }

    /// Whether a statement went away.
    private mutating func replaceEarlier(than index: Int) -> Bool {
        guard let kind = statements[index].kind, let key = Self.key(of: kind) else { return false }
        guard let first = statements[..<index].lastIndex(where: { $0.kind.flatMap(Self.key) == key }) else { return false }
        let between = statements[(first + 1)..<index]
        if case .binding(let binding) = kind {
            if between.contains(where: { $0.mentions(binding.name.text) }) {
                let words = ["let ", "var "]
                guard words.contains(where: statements[first].text.hasPrefix), words.contains(where: statements[index].text.hasPrefix) else { return false }
                statements[first].text = "var" + statements[first].text.dropFirst(3)
                statements[index].text = String(statements[index].text.dropFirst(3).drop(while: \.isWhitespace))
                return false
            }
            statements.remove(at: first)
            return true
        }
        let names = between.compactMap { $0.kind.flatMap(Self.key)?.name }
        guard between.allSatisfy({ Self.onlyNames($0, key) }), !names.contains(where: statements[index].mentions) else { return false }
        statements[first] = statements.remove(at: index)
        return true
    }

    private struct Key: Hashable {
        let what: String
        let name: String?
    }

    private static func key(of kind: Statement.Kind) -> Key? {
        switch kind {
        case .binding(let binding): Key(what: "value", name: binding.name.text)
        case .region(let region): Key(what: "region", name: region.name.text)
        case .tissue(let tissue): Key(what: "tissue", name: tissue.name.text)
        case .probeModel(let model): Key(what: "probe model", name: model.name.text)
        case .title: Key(what: "case", name: nil)
        case .background: Key(what: "background", name: nil)
        case .skin: Key(what: "skin", name: nil)
        case .domain: Key(what: "domain", name: nil)
        case .resolution: Key(what: "resolution", name: nil)
        default: nil
        }
    }

    /// Whether a statement between two declarations of the same does not use what is declared, or only names it, as a limit does.
    private static func onlyNames(_ done: DoneStatement, _ key: Key) -> Bool {
        switch done.kind {
        case .limit, .goal: true
        case .title, .background, .region, .skin, .domain, .resolution, .tissue, .probeModel, .function, .protocolDeclaration, .use, .binding:
            key.name.map { !done.mentions($0) } ?? true
        default: false
        }
    }
}

extension DoneStatement {
    /// Whether the name stands in it as a word.
    fileprivate func mentions(_ name: String) -> Bool {
        text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.contains { $0 == name }
    }
}
