/// One JSON value whose members keep their order: what a report and a journal record are made of.
public indirect enum JSONValue: Hashable, Sendable {
    public struct Member: Hashable, Sendable {
        public var name: String
        public var value: JSONValue

        public init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    case null
    case boolean(Bool)
    /// Not finite is written as `null`.
    case number(Double)
    case text(String)
    case list([JSONValue])
    case object([Member])

    public static func number(_ value: Int) -> JSONValue { .number(Double(value)) }
    public static func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
    public static func text(_ value: String?) -> JSONValue { value.map { .text($0) } ?? .null }

    /// An object whose absent members are left out.
    public static func members(_ members: [(String, JSONValue?)]) -> JSONValue {
        .object(members.compactMap { name, value in value.map { Member(name, $0) } })
    }

    /// An object keyed by what a dictionary is keyed by, sorted so that two runs write the same text.
    public static func sorted(_ values: [String: JSONValue]) -> JSONValue {
        .object(values.sorted { $0.key < $1.key }.map { Member($0.key, $0.value) })
    }

    /// A member of an object, or nothing.
    public subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    public var numberValue: Double? {
        guard case .number(let value) = self else { return nil }
        return value
    }

    public var textValue: String? {
        guard case .text(let value) = self else { return nil }
        return value
    }

    public var listValue: [JSONValue]? {
        guard case .list(let values) = self else { return nil }
        return values
    }

    public var booleanValue: Bool? {
        guard case .boolean(let value) = self else { return nil }
        return value
    }
}
