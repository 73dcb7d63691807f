import Quantities
import Session

extension Alternative {
    /// `8m`, `60%`, `at 60% for 7m 30s`: a time, a power, or both; nothing where there is neither, or anything else.
    ///
    /// - Parameter quantity: how the language reads one.
    init?(words: String, _ quantity: (String) -> Quantity?) {
        self.init()
        for piece in Self.pieces(of: words) {
            guard let quantity = quantity(piece) else { return nil }
            switch quantity.dimension {
            case .duration: seconds = (seconds ?? 0) + quantity.value
            case .ratio where piece.hasSuffix("%"): power = quantity.value
            default: return nil
            }
        }
        guard seconds != nil || power != nil, (0...1).contains(power ?? 1), (1...86_400).contains(seconds ?? 1) else { return nil }
    }

    private static let fillers: Set<String> = ["for", "at", "to", "with", "and", "power", "of", "it", "freeze", "thaw", "hold"]

    /// A number and the unit that stands apart from it are one.
    private static func pieces(of words: String) -> [String] {
        var pieces: [String] = []
        for word in words.split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(String.init) where !fillers.contains(word) {
            if let last = pieces.last, last.last?.isNumber == true, word.first?.isNumber != true { pieces[pieces.count - 1] = "\(last) \(word)" } else { pieces.append(word) }
        }
        return pieces
    }
}
