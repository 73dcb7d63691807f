/// A checksum behind a reply line, for links that can change a digit unseen: ` ~1A2B`, CRC-16/CCITT-FALSE over the bytes before it.
///
/// Frazil's own console adds it after `SYSTem:COMMunicate:CHECksum ON`; a device that knows nothing of it is driven without.
public enum ReplyChecksum {
    private static let length = 6

    public static func sealed(_ line: [UInt8]) -> [UInt8] {
        let digits = String(value(of: line), radix: 16, uppercase: true)
        return line + Array(" ~".utf8) + Array((String(repeating: "0", count: 4 - digits.count) + digits).utf8)
    }

    /// The line without its checksum, or nothing where they do not belong together.
    public static func opened(_ line: [UInt8]) -> [UInt8]? {
        guard line.count >= length else { return nil }
        let body = Array(line.dropLast(length))
        return sealed(body) == line ? body : nil
    }

    static func value(of bytes: some Sequence<UInt8>) -> UInt16 {
        bytes.reduce(0xFFFF) { crc, byte in
            (0..<8).reduce(crc ^ UInt16(byte) << 8) { value, _ in value & 0x8000 != 0 ? value << 1 ^ 0x1021 : value << 1 }
        }
    }
}
