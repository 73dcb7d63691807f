/// Whether a program, run again, predicts what its journal says.
public struct Replay: Sendable {
    /// Where two predictions part.
    public struct Difference: Hashable, Sendable {
        public var index: Int
        public var text: String
    }

    public private(set) var comparedCount = 0
    public private(set) var differences: [Difference] = []

    /// Compares the recorded rows with those of the replay, as far as the record goes. Two numbers are the same within a thousandth, for
    /// another machine may round otherwise.
    public init(of journal: JournalText, against rows: [CommandRow]) {
        let recorded = journal.records.compactMap { record in
            switch record.kind {
            case .command: record.payload["row"]
            case .refused: record.payload
            default: nil
            }
        }
        for (index, before) in recorded.enumerated() { compare(before, index, rows) }
    }

    private mutating func compare(_ before: JSONValue, _ index: Int, _ rows: [CommandRow]) {
        comparedCount += 1
        guard rows.indices.contains(index) else {
            return differences.append(Difference(index: index, text: "\(before["text"]?.textValue ?? "?") is not reached"))
        }
        let now = rows[index].json(.full)
        for key in ["kind", "text", "start_s", "end_s", "verdict", "prediction", "violations"] where !Self.isSame(before[key], now[key]) {
            differences.append(Difference(index: index, text: "\(rows[index].text): \(key) differs"))
        }
    }

    static func isSame(_ first: JSONValue?, _ second: JSONValue?) -> Bool {
        switch (first, second) {
        case (.number(let a)?, .number(let b)?): abs(a - b) <= 1e-6 + 1e-3 * max(abs(a), abs(b))
        case (.list(let a)?, .list(let b)?): a.count == b.count && zip(a, b).allSatisfy { isSame($0, $1) }
        case (.object(let a)?, .object(let b)?):
            a.count == b.count && zip(a, b).allSatisfy { $0.name == $1.name && isSame($0.value, $1.value) }
        default: first == second
        }
    }
}
