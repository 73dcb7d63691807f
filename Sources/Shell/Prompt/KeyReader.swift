/// Keys out of bytes that come in any pieces: whole characters, sequences of keys, which are never taken for text, and pastes, which always are.
struct KeyReader: Sendable {
    private enum Place: Hashable {
        case plain
        /// A character of so many bytes.
        case character(length: Int)
        case escape, sequence, paste
    }

    private var place = Place.plain
    private var held: [UInt8] = []

    private static let escapeByte: UInt8 = 0x1B
    private static let pasteStart = Array("[200~".utf8)
    private static let pasteEnd = Array("\u{1B}[201~".utf8)
    private static let longestSequence = 64
    /// A paste longer than this is cut: no program is as long.
    private static let longestPaste = 1 << 20

    /// Whether Escape was the last that came: by itself, or the beginning of more.
    var isBehindEscape: Bool { place == .escape }

    var isInsidePaste: Bool { place == .paste }

    /// Nothing more comes of a paste whose end was not seen: what came of it.
    mutating func endPaste() -> EditingKey? { isInsidePaste ? pasted(held[...]) : nil }

    /// Nothing more came: it was the key by itself.
    mutating func forgetEscape() { if isBehindEscape { place = .plain } }

    /// The key that is whole with this byte; nothing where more is to come, or it does nothing.
    mutating func take(_ byte: UInt8) -> EditingKey? {
        switch place {
        case .plain: plain(byte)
        case .character(let length): character(byte, of: length)
        case .escape: behindEscape(byte)
        case .sequence: sequence(byte)
        case .paste: paste(byte)
        }
    }

    private mutating func become(_ place: Place, holding bytes: [UInt8] = []) { (self.place, held) = (place, bytes) }

    private mutating func plain(_ byte: UInt8) -> EditingKey? {
        become(.plain)
        switch byte {
        case Self.escapeByte: become(.escape)
        case 0..<0x20, 0x7F: return EditingKey(control: byte)
        case 0x20..<0x7F: return .text(String(Unicode.Scalar(byte)))
        case 0xC2..<0xE0: become(.character(length: 2), holding: [byte])
        case 0xE0..<0xF0: become(.character(length: 3), holding: [byte])
        case 0xF0..<0xF5: become(.character(length: 4), holding: [byte])
        default: break
        }
        return nil
    }

    /// What is cut off is dropped.
    private mutating func character(_ byte: UInt8, of length: Int) -> EditingKey? {
        guard byte & 0xC0 == 0x80 else { return plain(byte) }
        held.append(byte)
        guard held.count == length else { return nil }
        let text = LineEditor.staged(Array(String(decoding: held, as: UTF8.self).unicodeScalars))
        become(.plain)
        return text.isEmpty ? nil : .text(text)
    }

    /// Alt with a key does nothing here, but with Return, which adds a line as ever.
    private mutating func behindEscape(_ byte: UInt8) -> EditingKey? {
        switch byte {
        case Self.escapeByte: return nil
        case UInt8(ascii: "["), UInt8(ascii: "O"):
            become(.sequence, holding: [byte])
            return nil
        default:
            become(.plain)
            return EditingKey(control: byte) == .lineEnd ? .lineEnd : nil
        }
    }

    private mutating func sequence(_ byte: UInt8) -> EditingKey? {
        guard byte >= 0x20, byte < 0x7F, held.count < Self.longestSequence else { return plain(byte) }
        held.append(byte)
        guard isWhole else { return nil }
        let isOfPaste = held == Self.pasteStart
        let key = EditingKey(sequence: String(decoding: held, as: UTF8.self))
        become(isOfPaste ? .paste : .plain)
        return key
    }

    /// `OH`, `[3~`, and the console's own `[[A`.
    private var isWhole: Bool {
        guard held[0] == UInt8(ascii: "[") else { return held.count == 2 }
        return (0x40...0x7E).contains(held[held.count - 1]) && held != Array("[[".utf8)
    }

    private mutating func paste(_ byte: UInt8) -> EditingKey? {
        held.append(byte)
        if held.count > Self.longestPaste { held.remove(at: held.count - Self.pasteEnd.count - 1) }
        guard byte == Self.pasteEnd.last, held.suffix(Self.pasteEnd.count) == Self.pasteEnd[...] else { return nil }
        return pasted(held.dropLast(Self.pasteEnd.count))
    }

    private mutating func pasted(_ bytes: ArraySlice<UInt8>) -> EditingKey? {
        let text = LineEditor.staged(Array(String(decoding: bytes, as: UTF8.self).unicodeScalars))
        become(.plain)
        return text.isEmpty ? nil : .text(text)
    }
}
