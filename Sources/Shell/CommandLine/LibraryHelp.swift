import StandardLibrary

/// Help on the modules of the library and on what they declare: its comment, its text and how it is used.
enum LibraryHelp {
    struct Declaration {
        /// The words it opens with: `tissue`, `probe model`, `protocol`, `fn`, `let`.
        var kind: String
        var name: String
        /// The comment above it, then its text.
        var lines: [String]
        /// The first sentence of its comment, or nothing.
        var summary: String
    }

    struct Module {
        var name: String
        /// The comment that the file begins with.
        var header: [String]
        var declarations: [Declaration]
    }

    /// Read once.
    static let modules = StandardLibrary.moduleNames.compactMap(module)

    static var words: [String] { modules.flatMap { [$0.name] + $0.declarations.map(\.name) } }

    /// The declaration with the comment above it, or nothing.
    static func text(onDeclared word: String) -> String? {
        for module in modules {
            guard let found = module.declarations.first(where: { $0.name == word }) else { continue }
            return (["# in \(module.name).frz" + use(module.name)] + found.lines + example(of: found)).joined(separator: "\n")
        }
        return nil
    }

    /// What the module is for, and what it declares.
    static func text(onModule word: String) -> String? {
        guard let module = modules.first(where: { $0.name == word }) else { return nil }
        let opening = isPrelude(word) ? "# Known in every program without `use`." : "use \(word)"
        return (module.header + ["", opening] + module.declarations.map(line)).joined(separator: "\n")
    }

    // MARK: - Reading a module

    private static let kinds = ["tissue", "probe model", "protocol", "fn", "let"]

    private static func module(_ name: String) -> Module? {
        guard let text = StandardLibrary.read(module: name) else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let header = lines.prefix { $0.hasPrefix("#") }.filter { !$0.hasPrefix("# @") }.reversed().drop { $0 == "#" }.reversed()
        return Module(name: name, header: Array(header), declarations: lines.indices.compactMap { declaration(lines, at: $0) })
    }

    private static func declaration(_ lines: [String], at index: Int) -> Declaration? {
        guard let kind = kinds.first(where: { lines[index].hasPrefix($0 + " ") }) else { return nil }
        let name = lines[index].dropFirst(kind.count + 1).prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        let first = lines[..<index].lastIndex { !$0.hasPrefix("#") }.map { $0 + 1 } ?? 0
        let comment = lines[first..<index].filter { !$0.hasPrefix("# @") }.map { $0.dropFirst(2) }.joined(separator: " ")
        let sentence = comment.split(separator: ". ", maxSplits: 1).first.map { String($0.hasSuffix(".") ? $0.dropLast() : $0) } ?? ""
        return Declaration(kind: kind, name: String(name), lines: Array(lines[first...end(lines, of: index)]), summary: sentence)
    }

    /// A declaration ends with the brace in the first column that closes it, or on its own line.
    private static func end(_ lines: [String], of index: Int) -> Int {
        let isOneLine = lines[index].hasPrefix("let ") || lines[index].hasSuffix("}")
        return isOneLine ? index : lines[index...].firstIndex { $0 == "}" } ?? index
    }

    // MARK: - Showing it

    private static func isPrelude(_ module: String) -> Bool { LibraryFolder().prelude.contains(module) }

    private static func use(_ module: String) -> String { isPrelude(module) ? "" : ": `use \(module)`" }

    /// Functions, protocols and constants have theirs in the comment.
    private static func example(of declaration: Declaration) -> [String] {
        switch declaration.kind {
        case "tissue": ["", "target lesion = sphere(center: (0, 0, 0) mm, radius: 10 mm) of \(declaration.name)"]
        case "probe model": ["", "place probe A at (0, 0, 0) mm from (0, 0, 60) mm using \(declaration.name)"]
        default: []
        }
    }

    private static func line(_ declaration: Declaration) -> String {
        let name = "  " + declaration.name
        return name + String(repeating: " ", count: max(2, 26 - name.count)) + declaration.summary
    }
}
