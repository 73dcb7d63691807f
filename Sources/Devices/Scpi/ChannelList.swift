/// A list of channels as SCPI writes it: `(@1,3:5)`.
public struct ChannelList: Hashable, Sendable {
    /// In the order written; a range is written out. Never empty.
    public let channels: [Int]

    /// More in one list is taken for a mistake.
    public static let most = 1000
    static let highest = 1_000_000

    /// Nothing for an empty list.
    public init?(_ channels: [Int]) {
        guard !channels.isEmpty, channels.count <= Self.most, channels.allSatisfy({ (0...Self.highest).contains($0) }) else { return nil }
        self.channels = channels
    }

    /// Reads `(@1,3:5)`, or nothing where it is not exactly that. `5:3` counts down.
    public init?(text: String) {
        let packed = text.filter { $0 != " " && $0 != "\t" }
        guard packed.hasPrefix("(@"), packed.hasSuffix(")"), packed.utf8.count >= 4 else { return nil }
        var channels: [Int] = []
        for part in packed.dropFirst(2).dropLast().split(separator: ",", omittingEmptySubsequences: false) {
            guard let run = Self.run(part), channels.count + run.count <= Self.most else { return nil }
            channels += run
        }
        self.init(channels)
    }

    private static func run(_ part: Substring) -> [Int]? {
        let ends = part.split(separator: ":", omittingEmptySubsequences: false).map(number)
        switch ends.count {
        case 1: return ends[0].map { [$0] }
        case 2:
            guard let first = ends[0], let last = ends[1], abs(last - first) < most else { return nil }
            return Array(stride(from: first, through: last, by: first <= last ? 1 : -1))
        default: return nil
        }
    }

    private static func number(_ digits: Substring) -> Int? {
        guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), let number = Int(digits), number <= highest else { return nil }
        return number
    }

    /// The shortest way to write it; only rising runs of three and more become ranges.
    public var text: String { "(@" + inner + ")" }

    /// The same without `(@` and `)`.
    public var inner: String {
        var parts: [String] = []
        var index = 0
        while index < channels.count {
            var end = index
            while end + 1 < channels.count, channels[end + 1] == channels[end] + 1 { end += 1 }
            if end - index >= 2 {
                parts.append("\(channels[index]):\(channels[end])")
            } else {
                parts += channels[index...end].map { "\($0)" }
            }
            index = end + 1
        }
        return parts.joined(separator: ",")
    }
}
