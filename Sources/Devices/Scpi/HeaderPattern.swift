/// A header as a manual writes it: `SYSTem:ERRor[:NEXT]?`, `PROBe#:POWer`.
///
/// Each word is taken in its short form (the capitals) or its long form and in no other, in any case. A part in brackets may be left out; `#`
/// stands for a numeric suffix, which is 1 where it is not written.
public struct HeaderPattern: Hashable, Sendable {
    private struct Node: Hashable, Sendable {
        var short: String
        var long: String
        var isOptional: Bool
        var takesSuffix: Bool
    }

    public let text: String
    private let isCommon: Bool
    private let isQuery: Bool
    private let nodes: [Node]

    public init(_ text: String) {
        self.text = text
        isCommon = text.hasPrefix("*")
        isQuery = text.hasSuffix("?")
        let body = text.filter { $0 != "*" && $0 != "?" }
        // `[:NEXT]` becomes `:[NEXT`, so that each part between colons tells by itself whether it may be left out.
        let parts = body.replacing("[:", with: ":[").filter { $0 != "]" }.split(separator: ":")
        nodes = parts.map(Self.node)
    }

    private static func node(_ part: Substring) -> Node {
        let letters = part.filter(\.isLetter)
        return Node(
            short: letters.filter(\.isUppercase), long: letters.uppercased(), isOptional: part.hasPrefix("["), takesSuffix: part.hasSuffix("#"))
    }

    /// The numeric suffixes in the order of their marks, or nothing where the header is another.
    public func match(_ header: ScpiHeader) -> [Int]? {
        guard header.isCommon == isCommon, header.isQuery == isQuery else { return nil }
        return match(nodes[...], header.mnemonics[...])
    }

    private func match(_ nodes: ArraySlice<Node>, _ words: ArraySlice<ScpiHeader.Mnemonic>) -> [Int]? {
        guard let node = nodes.first else { return words.isEmpty ? [] : nil }
        if let word = words.first, let suffix = Self.suffix(of: word, as: node), let rest = match(nodes.dropFirst(), words.dropFirst()) {
            return suffix + rest
        }
        return node.isOptional ? match(nodes.dropFirst(), words) : nil
    }

    private static func suffix(of word: ScpiHeader.Mnemonic, as node: Node) -> [Int]? {
        guard word.letters == node.short || word.letters == node.long else { return nil }
        if node.takesSuffix { return [word.suffix ?? 1] }
        return word.suffix == nil ? [] : nil
    }
}
