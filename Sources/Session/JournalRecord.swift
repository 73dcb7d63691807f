/// One line of a journal: its number, what it is, when it was written, what it says, and the chained hash.
public struct JournalRecord: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The first: program, seed, resolution, driver, date.
        case begin
        /// The text of a file that the program uses.
        case module
        /// A mesh or an image that a region was read from: its name, its size and its hash.
        case file
        /// What was typed at the prompt.
        case entry
        /// In a dry run: what would be sent.
        case predicted
        /// A person at the prompt said no to a prediction.
        case declined
        /// What is about to be sent; synced before the machine is told.
        case command
        /// The console answered for the first time.
        case connected
        /// A stop was released.
        case released
        /// The machine took a command; by its number in the case.
        case begun
        case reading
        /// What a scan showed.
        case image
        /// The machine refused or failed.
        case failed
        /// A person stopped what was under way, at the so-and-so-manieth place where one can.
        case halt
        /// Whether to go on where the measurement contradicts the forecast.
        case answered
        /// What came of a command.
        case result
        /// What was learnt of the patient behind a command, and whether the plan goes on with it.
        case twin
        case refused
        /// What was said and no machine knew of was taken back.
        case undone
        /// In a simulator: an earlier moment was gone back to; what was done since then is left behind.
        case back
        /// Gas closed by the user, a failure, or the end of a refused program.
        case stopped
        case told
        /// A run that was cut off is taken up.
        case resumed
        /// The state in which the machine was found then, its gas closed.
        case machine
        /// The last: goals and exit status.
        case end
    }

    public var number: Int
    public var kind: Kind
    /// By the clock on the wall, `2026-01-31T08:05:09.123Z`, where the journal was given one. Nothing is reckoned from it.
    public var time: String?
    public var payload: JSONValue

    static let firstLink = String(repeating: "0", count: 64)
    private static let seal = #","hash":""#

    /// The line without its newline. The hash covers the previous record's hash and every byte before its own.
    func line(after previousHash: String) -> (text: String, hash: String) {
        let body = JSONValue.members([("n", .number(number)), ("kind", .text(kind.rawValue)), ("time", time.map { .text($0) }), ("payload", payload)]).line.dropLast()
        let hash = Self.hash(of: Array(body.utf8), after: previousHash)
        return (body + Self.seal + hash + "\"}", hash)
    }

    static func hash(of body: [UInt8], after previousHash: String) -> String {
        SecureHash.hexadecimal(of: Array(previousHash.utf8) + body)
    }

    /// Reads one line (without its newline) that must follow the given hash; nothing where a single byte is not as written.
    static func read(_ line: ArraySlice<UInt8>, number: Int, after previousHash: String) -> (record: JournalRecord, hash: String)? {
        let seal = Array(seal.utf8)
        let tail = seal.count + 64 + 2
        guard line.count > tail, line.suffix(2) == Array("\"}".utf8)[...] else { return nil }
        let body = Array(line.dropLast(tail))
        guard line.dropFirst(body.count).prefix(seal.count) == seal[...] else { return nil }
        let hash = Self.hash(of: body, after: previousHash)
        guard Array(line.dropLast(2).suffix(64)) == Array(hash.utf8) else { return nil }
        guard let record = parse(body), record.number == number else { return nil }
        return (record, hash)
    }

    private static func parse(_ body: [UInt8]) -> JournalRecord? {
        guard case .success(let value) = JSONValue.read(body + [UInt8(ascii: "}")]), let number = value["n"]?.numberValue,
            let kind = value["kind"]?.textValue.flatMap(Kind.init(rawValue:)), let payload = value["payload"]
        else { return nil }
        return JournalRecord(number: Int(number.clamped(to: -1...1e15)), kind: kind, time: value["time"]?.textValue, payload: payload)
    }
}
