extension JSONValue {
    /// Where a text stopped being JSON: a byte offset from its start.
    public struct Fault: Error, Hashable, Sendable {
        public var offset: Int
    }

    /// Reads one value that fills the whole text. Nesting beyond 200 is a fault.
    public static func read(_ text: some Sequence<UInt8>) -> Result<JSONValue, Fault> {
        var reader = Reader(bytes: Array(text))
        do {
            let value = try reader.value(depth: 0)
            reader.skipSpace()
            return reader.isAtEnd ? .success(value) : .failure(reader.fault)
        } catch {
            return .failure(error)
        }
    }

    /// value = object | list | string | number | `true` | `false` | `null`
    private struct Reader {
        let bytes: [UInt8]
        var offset = 0

        var isAtEnd: Bool { offset >= bytes.count }
        var fault: Fault { Fault(offset: offset) }
        func at(_ byte: UInt8) -> Bool { offset < bytes.count && bytes[offset] == byte }

        mutating func skipSpace() {
            while offset < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) { offset += 1 }
        }

        mutating func eat(_ byte: UInt8) -> Bool {
            guard at(byte) else { return false }
            offset += 1
            return true
        }

        mutating func expect(_ byte: UInt8) throws(Fault) {
            guard eat(byte) else { throw fault }
        }

        mutating func value(depth: Int) throws(Fault) -> JSONValue {
            guard depth < 200 else { throw fault }
            skipSpace()
            guard offset < bytes.count else { throw fault }
            switch bytes[offset] {
            case UInt8(ascii: "{"): return try object(depth: depth)
            case UInt8(ascii: "["): return try list(depth: depth)
            case UInt8(ascii: "\""): return .text(try string())
            case UInt8(ascii: "t"): return try word("true", .boolean(true))
            case UInt8(ascii: "f"): return try word("false", .boolean(false))
            case UInt8(ascii: "n"): return try word("null", .null)
            default: return try number()
            }
        }

        mutating func object(depth: Int) throws(Fault) -> JSONValue {
            try expect(UInt8(ascii: "{"))
            var members: [Member] = []
            skipSpace()
            if eat(UInt8(ascii: "}")) { return .object(members) }
            repeat {
                skipSpace()
                let name = try string()
                skipSpace()
                try expect(UInt8(ascii: ":"))
                members.append(Member(name, try value(depth: depth + 1)))
                skipSpace()
            } while eat(UInt8(ascii: ","))
            try expect(UInt8(ascii: "}"))
            return .object(members)
        }

        mutating func list(depth: Int) throws(Fault) -> JSONValue {
            try expect(UInt8(ascii: "["))
            var values: [JSONValue] = []
            skipSpace()
            if eat(UInt8(ascii: "]")) { return .list(values) }
            repeat {
                values.append(try value(depth: depth + 1))
                skipSpace()
            } while eat(UInt8(ascii: ","))
            try expect(UInt8(ascii: "]"))
            return .list(values)
        }

        mutating func word(_ word: String, _ value: JSONValue) throws(Fault) -> JSONValue {
            for byte in word.utf8 { try expect(byte) }
            return value
        }

        mutating func number() throws(Fault) -> JSONValue {
            let start = offset
            while offset < bytes.count, Self.numeralBytes.contains(bytes[offset]) { offset += 1 }
            guard let value = Double(String(decoding: bytes[start..<offset], as: UTF8.self)), value.isFinite else {
                throw Fault(offset: start)
            }
            return .number(value)
        }

        static let numeralBytes = Set("0123456789+-.eE".utf8)

        mutating func string() throws(Fault) -> String {
            try expect(UInt8(ascii: "\""))
            var result: [UInt8] = []
            while offset < bytes.count {
                let byte = bytes[offset]
                offset += 1
                if byte == UInt8(ascii: "\"") { return String(decoding: result, as: UTF8.self) }
                if byte == UInt8(ascii: "\\") {
                    result += Array(String(try escape()).utf8)
                } else {
                    result.append(byte)
                }
            }
            throw fault
        }

        mutating func escape() throws(Fault) -> Character {
            guard offset < bytes.count else { throw fault }
            let byte = bytes[offset]
            offset += 1
            if byte == UInt8(ascii: "u") { return Character(try unicodeScalar()) }
            guard let plain = Self.escapes[byte] else { throw fault }
            return plain
        }

        static let escapes: [UInt8: Character] = [
            UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r",
            UInt8(ascii: "t"): "\t", UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}",
        ]

        mutating func unicodeScalar() throws(Fault) -> Unicode.Scalar {
            let first = try hexadecimal()
            guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
            try expect(UInt8(ascii: "\\"))
            try expect(UInt8(ascii: "u"))
            let second = try hexadecimal()
            guard (0xDC00..<0xE000).contains(second) else { throw fault }
            return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
        }

        mutating func hexadecimal() throws(Fault) -> UInt32 {
            guard offset + 4 <= bytes.count else { throw fault }
            let text = String(decoding: bytes[offset..<offset + 4], as: UTF8.self)
            guard let value = UInt32(text, radix: 16) else { throw fault }
            offset += 4
            return value
        }
    }
}
