/// A journal read back, with what is wrong with it.
public struct JournalText: Sendable {
    public enum Fault: Hashable, Sendable {
        /// Nothing in it.
        case empty
        /// Its first line is no record of a journal.
        case noJournal
        /// This line (from 1) is not as it was written, is missing, or stands in another place.
        case changed(line: Int)
        /// It has no end: the run was cut off behind this line.
        case cutOff(afterLine: Int)
        /// There is something behind the end.
        case goesOn(line: Int)

        public var message: String {
            switch self {
            case .empty: "the journal is empty"
            case .noJournal: "this is no journal of frazil, or its first line has been changed"
            case .changed(let line): "line \(line) is not as it was written, or one before it is missing"
            case .cutOff(let line): "the journal is cut off after line \(line): there is no end record"
            case .goesOn(let line): "line \(line) stands behind the end of the journal"
            }
        }
    }

    /// The records up to the first fault.
    public private(set) var records: [JournalRecord] = []
    public private(set) var fault: Fault?
    public let byteCount: Int
    /// Up to the end of the last whole record.
    public private(set) var wholeByteCount = 0
    private(set) var lastHash = JournalRecord.firstLink

    public init(bytes: [UInt8]) {
        byteCount = bytes.count
        var start = 0
        while start < bytes.count, fault == nil {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
            take(bytes[start..<(end ?? bytes.count)], isWhole: end != nil)
            start = (end ?? bytes.count) + 1
        }
        if fault == nil, records.last?.kind != .end { fault = records.isEmpty ? .empty : .cutOff(afterLine: records.count) }
    }

    private mutating func take(_ line: ArraySlice<UInt8>, isWhole: Bool) {
        let number = records.count + 1
        guard records.last?.kind != .end else { return fault = .goesOn(line: number) }
        guard isWhole else { return fault = records.isEmpty ? .noJournal : .cutOff(afterLine: records.count) }
        guard let (record, next) = JournalRecord.read(line, number: records.count, after: lastHash),
            (record.kind == .begin) == records.isEmpty
        else { return fault = records.isEmpty ? .noJournal : .changed(line: number) }
        lastHash = next
        wholeByteCount = line.endIndex + 1
        records.append(record)
    }

    /// Cut off, and good up to there: it can be taken up.
    public var isCutOff: Bool { if case .cutOff = fault { true } else { false } }

    /// The last record was torn while it was written.
    public var isTorn: Bool { isCutOff && wholeByteCount < byteCount }

    public func payloads(of kind: JournalRecord.Kind) -> [JSONValue] { records.filter { $0.kind == kind }.map(\.payload) }
}
