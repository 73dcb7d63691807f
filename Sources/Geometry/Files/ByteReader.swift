/// Numbers out of a file's bytes in either byte order. Places beyond the end read as 0: ask for the length first.
struct ByteReader {
    let bytes: [UInt8]
    var isBigEndian = false

    func unsigned<Number: FixedWidthInteger>(_ type: Number.Type, at offset: Int) -> Number {
        let size = MemoryLayout<Number>.size
        guard offset >= 0, offset <= bytes.count - size else { return 0 }
        let raw = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: type) }
        return isBigEndian ? Number(bigEndian: raw) : Number(littleEndian: raw)
    }

    func int16(at offset: Int) -> Int { Int(unsigned(Int16.self, at: offset)) }
    func int32(at offset: Int) -> Int { Int(unsigned(Int32.self, at: offset)) }
    func uint32(at offset: Int) -> Int { Int(unsigned(UInt32.self, at: offset)) }
    func float(at offset: Int) -> Double { Double(Float(bitPattern: unsigned(UInt32.self, at: offset))) }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)].prefix { $0 != 0 }, as: UTF8.self)
    }

    func starts(with text: String, at offset: Int = 0) -> Bool { bytes.dropFirst(offset).starts(with: text.utf8) }
}
