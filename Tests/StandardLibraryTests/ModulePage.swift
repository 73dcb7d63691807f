import StandardLibrary

/// A module's text, declaration by declaration, with what the comment above each promises.
struct ModulePage {
    struct Declaration {
        var name: String
        /// The word it begins with: `fn`, `protocol`, `let`, `tissue`, `probe`.
        var kind: String
        var comment: [String]

        var sources: [String] { tagged("source") }
        var examples: [String] { tagged("example") }

        private func tagged(_ tag: String) -> [String] {
            comment.filter { $0.hasPrefix("# @\(tag) ") }.map { String($0.dropFirst("# @\(tag) ".count)) }
        }
    }

    let module: String
    /// What stands before an example: `@given` lines of the module's first comment.
    let givens: [String]
    let declarations: [Declaration]

    static let kinds = ["fn", "protocol", "let", "tissue", "probe model"]

    init?(of module: String) {
        guard let text = StandardLibrary.read(module: module) else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        self.module = module
        givens = lines.filter { $0.hasPrefix("# @given ") }.map { String($0.dropFirst("# @given ".count)) }
        declarations = lines.indices.compactMap { Self.declaration(lines, at: $0) }
    }

    private static func declaration(_ lines: [String], at index: Int) -> Declaration? {
        guard let kind = kinds.first(where: { lines[index].hasPrefix($0 + " ") }) else { return nil }
        let name = lines[index].dropFirst(kind.count + 1).prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        let first = lines[..<index].lastIndex { !$0.hasPrefix("#") }.map { $0 + 1 } ?? 0
        return Declaration(name: String(name), kind: kind, comment: Array(lines[first..<index]))
    }
}
