/// What came back for one query, not believed until it has been read as exactly what was asked for.
public struct ScpiReply: Hashable, Sendable {
    /// Why a reply is not what was asked for: one phrase.
    public struct Mismatch: Error, Hashable, Sendable {
        public var message: String
    }

    /// SCPI's "not a number": there is nothing to measure.
    public static let notANumber = 9.91e37
    /// From here on a number means an overload.
    private static let overload = 9e36

    /// Its fields between commas, spaces around them taken off. A quoted text keeps its commas.
    public let fields: [String]
    public let text: String

    public init(_ bytes: [UInt8]) throws(Mismatch) {
        guard bytes.allSatisfy({ $0 >= 32 && $0 < 127 || $0 == 9 }) else { throw Mismatch(message: "it holds what is no text") }
        text = String(decoding: bytes, as: UTF8.self)
        fields = Self.split(text, at: ",")
    }

    /// Splits where no quote is open.
    static func split(_ text: String, at separator: Character) -> [String] {
        var parts = [""]
        var isQuoted = false
        for character in text {
            if character == "\"" { isQuoted.toggle() }
            if character == separator, !isQuoted { parts.append("") } else { parts[parts.count - 1].append(character) }
        }
        return parts.map(\.trimmed)
    }

    /// So many fields, no more and no less.
    public func fields(_ count: Int) throws(Mismatch) -> [String] {
        guard fields.count == count else { throw Mismatch(message: "it has \(fields.count) fields instead of \(count)") }
        return fields
    }

    /// Exactly so many numbers; nothing where the instrument says that there is none.
    public func numbers(_ count: Int) throws(Mismatch) -> [Double?] {
        var numbers: [Double?] = []
        for field in try fields(count) { numbers.append(try Self.number(field)) }
        return numbers
    }

    public func number() throws(Mismatch) -> Double {
        guard let number = try numbers(1)[0] else { throw Mismatch(message: "there is no value") }
        return number
    }

    static func number(_ field: String) throws(Mismatch) -> Double? {
        let digits = field.utf8.allSatisfy { $0 >= 48 && $0 <= 57 || [43, 45, 46, 69, 101].contains($0) }
        guard digits, let value = Double(field), value.isFinite else { throw Mismatch(message: "`\(field.prefix(24))` is no number") }
        if value == notANumber { return nil }
        guard abs(value) < overload else { throw Mismatch(message: "the sensor is overloaded") }
        return value
    }

    /// `-113,"Undefined header"`.
    public func error() throws(Mismatch) -> ScpiError {
        let fields = try fields(2)
        guard let code = Int(fields[0]), fields[1].count >= 2, fields[1].hasPrefix("\""), fields[1].hasSuffix("\"") else {
            throw Mismatch(message: "`\(text.prefix(40))` is no entry of an error queue")
        }
        return ScpiError(code, String(fields[1].dropFirst().dropLast()).replacing("\"\"", with: "\""))
    }

    /// Whether it is what was expected: numbers by value, words in any case, in short or long form.
    public func isSame(as expected: String) -> Bool {
        let wanted = Self.split(expected, at: ",")
        return wanted.count == fields.count && zip(wanted, fields).allSatisfy(Self.isSame)
    }

    private static func isSame(_ wanted: String, _ seen: String) -> Bool {
        if let one = Double(wanted), let other = Double(seen) { return abs(one - other) <= 1e-6 * max(1, abs(one)) }
        return wanted.unquoted.uppercased() == seen.unquoted.uppercased()
    }
}

extension String {
    var trimmed: String {
        let start = drop { $0 == " " || $0 == "\t" }
        return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }

    fileprivate var unquoted: String { count >= 2 && hasPrefix("\"") && hasSuffix("\"") ? String(dropFirst().dropLast()) : self }
}
