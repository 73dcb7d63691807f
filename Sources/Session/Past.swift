import Evaluation

/// The records of a journal behind its header, gone through once more.
public struct Past: Sendable {
    /// What was found on the way.
    public struct Findings: Hashable, Sendable {
        /// Records of decisions that were compared, and among them predictions.
        public var comparedCount = 0
        public var predictionCount = 0
        public var differences: [Difference] = []
        /// Answers of a rebuilt machine that are not those of the journal.
        public var strayShadows = 0
        /// Whether every record was come to.
        public var isComplete = false

        public init() {}
    }

    /// Where a record and what would be written today part.
    public struct Difference: Hashable, Sendable {
        /// The record's number.
        public var number: Int
        public var text: String
    }

    private let records: ArraySlice<JournalRecord>
    private var position: Int
    /// Whether the last bit counts: on the processor and by the version that the journal was written with.
    public let isExact: Bool
    private(set) var findings = Findings()

    /// Two numbers are the same within this share and this much, where the last bit does not count.
    public static let relativeBound = 1e-3
    public static let absoluteBound = 1e-6

    /// - Parameter openingCount: records that open a journal: the header and the files read before anything ran.
    public init(of journal: JournalText, behind openingCount: Int, isExact: Bool) {
        records = journal.records.dropFirst(openingCount)
        position = records.startIndex
        self.isExact = isExact
    }

    var next: JournalRecord? { records.indices.contains(position) ? records[position] : nil }
    var isAtCut: Bool { next?.kind.isOfResumption ?? true }

    mutating func pass() {
        position += 1
        findings.isComplete = position >= records.endIndex
    }

    /// Compares what would be written with the next record, which is of this kind; false where the course cannot be followed any further.
    mutating func compare(_ kind: JournalRecord.Kind, _ payload: JSONValue) -> Bool {
        guard let record = next, record.kind == kind else { return false }
        findings.comparedCount += 1
        if kind.isPrediction { findings.predictionCount += 1 }
        let differing = parts(record.payload, payload)
        if !differing.isEmpty { findings.differences.append(Difference(number: record.number, text: "\(record.words): \(differing.joined(separator: ", ")) differs")) }
        pass()
        return true
    }

    /// Names of the members that are not the same, a row's own among them.
    private func parts(_ before: JSONValue, _ now: JSONValue) -> [String] {
        guard case .object(let members) = before, case .object(let others) = now else { return isSame(before, now) ? [] : ["it"] }
        let names = members.map(\.name) + others.map(\.name).filter { name in !members.contains { $0.name == name } }
        return names.flatMap { name in
            name == "row" ? parts(before[name] ?? .null, now[name] ?? .null) : isSame(before[name], now[name]) ? [] : [name]
        }
    }

    /// What is here is not what comes now.
    mutating func part() {
        guard let record = next else { return }
        findings.differences.append(Difference(number: record.number, text: "\(record.words) is not reached"))
    }

    func isSame(_ first: JSONValue?, _ second: JSONValue?) -> Bool {
        if isExact { return first?.line == second?.line }
        return Self.isNear(first, second)
    }

    static func isNear(_ first: JSONValue?, _ second: JSONValue?) -> Bool {
        switch (first, second) {
        case (.number(let a)?, .number(let b)?): abs(a - b) <= absoluteBound + relativeBound * max(abs(a), abs(b))
        case (.list(let a)?, .list(let b)?): a.count == b.count && zip(a, b).allSatisfy { isNear($0, $1) }
        case (.object(let a)?, .object(let b)?):
            a.count == b.count && zip(a, b).allSatisfy { $0.name == $1.name && isNear($0.value, $1.value) }
        default: first == second
        }
    }
}

extension JournalRecord {
    /// `command freeze 12m`
    fileprivate var words: String {
        let text = payload["row"]?["text"]?.textValue ?? payload["name"]?.textValue ?? payload["text"]?.textValue
        return text.map { "\(kind.rawValue) `\(SourceLine.flattened(String($0.prefix(80))))`" } ?? kind.rawValue
    }
}

extension JournalRecord.Kind {
    var isOfResumption: Bool { self == .resumed || self == .machine }
    fileprivate var isPrediction: Bool { self == .command || self == .predicted || self == .refused }
}
