/// Reads one line sent to an instrument into its units: `FREeze 600,(@1,2);:SYSTem:ERRor?`.
///
/// A header behind a `;` goes on from the path of the one before unless it begins with a colon or a star. Units are handed out one after the
/// other, so that what stands before a mistake is done, as IEEE 488.2 wants it.
public struct ProgramMessage {
    private let bytes: [UInt8]
    private var place = 0
    /// The path that a header without a colon goes on from.
    private var path: [ScpiHeader.Mnemonic] = []

    /// Without the line's end.
    public init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next unit; nothing at the end. After an error the rest of the line is not read.
    public mutating func next() throws(ScpiError) -> ProgramUnit? {
        skipSpace()
        while at(";") {
            place += 1
            skipSpace()
        }
        guard place < bytes.count else { return nil }
        do throws(ScpiError) {
            let header = try header()
            let parameters = try parameters()
            return ProgramUnit(header: header, parameters: parameters)
        } catch {
            place = bytes.count
            throw error
        }
    }

    // MARK: Header

    private mutating func header() throws(ScpiError) -> ScpiHeader {
        if at("*") {
            place += 1
            return ScpiHeader(isCommon: true, mnemonics: [try mnemonic()], isQuery: eat("?"))
        }
        let isAbsolute = eat(":")
        var words = [try mnemonic()]
        while eat(":") { words.append(try mnemonic()) }
        let whole = isAbsolute ? words : path + words
        guard whole.count <= 12 else { throw .undefinedHeader }
        path = Array(whole.dropLast())
        return ScpiHeader(isCommon: false, mnemonics: whole, isQuery: eat("?"))
    }

    private mutating func mnemonic() throws(ScpiError) -> ScpiHeader.Mnemonic {
        let start = place
        while let byte = current, Self.isLetter(byte) || byte == UInt8(ascii: "_") { place += 1 }
        let letters = String(decoding: bytes[start..<place], as: UTF8.self).uppercased()
        guard !letters.isEmpty, place - start <= 24 else { throw current.map(Self.isGraphic) == false ? .invalidCharacter : .syntax }
        let digits = digits()
        guard digits.count <= 6 else { throw .suffixOutOfRange }
        return ScpiHeader.Mnemonic(letters: letters, suffix: Int(digits))
    }

    private mutating func digits() -> String {
        let start = place
        while let byte = current, Self.isDigit(byte) { place += 1 }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    // MARK: Parameters

    private mutating func parameters() throws(ScpiError) -> [ScpiParameter] {
        guard let byte = current, byte != UInt8(ascii: ";") else { return [] }
        guard Self.isSpace(byte) else { throw Self.isGraphic(byte) ? .syntax : .invalidCharacter }
        skipSpace()
        guard let first = current, first != UInt8(ascii: ";") else { return [] }
        var parameters = [try parameter()]
        while true {
            skipSpace()
            guard eat(",") else { break }
            skipSpace()
            guard parameters.count < 1100 else { throw .parameterNotAllowed }
            parameters.append(try parameter())
        }
        guard current == nil || at(";") else { throw .syntax }
        return parameters
    }

    private mutating func parameter() throws(ScpiError) -> ScpiParameter {
        guard let byte = current else { throw .missingParameter }
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return .text(try quoted(byte))
        case UInt8(ascii: "#"): return try hashed()
        case UInt8(ascii: "("): return .channels(try channels())
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: return .word(try word())
        }
    }

    private mutating func word() throws(ScpiError) -> String {
        let start = place
        while let byte = current, Self.isLetter(byte) || Self.isDigit(byte) || byte == UInt8(ascii: "_") { place += 1 }
        guard place > start else { throw current.map(Self.isGraphic) == false ? .invalidCharacter : .syntax }
        return String(decoding: bytes[start..<place], as: UTF8.self).uppercased()
    }

    private mutating func number() throws(ScpiError) -> ScpiParameter {
        let start = place
        while let byte = current, isInNumber(byte) { place += 1 }
        guard let value = Double(String(decoding: bytes[start..<place], as: UTF8.self)), value.isFinite else { throw .invalidNumber }
        skipSpace()
        return .number(value, unit: try unit())
    }

    /// Digits, a point, and an exponent; a sign only at the start and behind the `E`.
    private func isInNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): true
        case UInt8(ascii: "e"), UInt8(ascii: "E"): place + 1 < bytes.count && !Self.isLetter(bytes[place + 1])
        case UInt8(ascii: "+"), UInt8(ascii: "-"): true
        default: false
        }
    }

    private mutating func unit() throws(ScpiError) -> String {
        let start = place
        while let byte = current, Self.isLetter(byte) || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "/") { place += 1 }
        guard place - start <= 12 else { throw .invalidUnit }
        return String(decoding: bytes[start..<place], as: UTF8.self).uppercased()
    }

    private mutating func quoted(_ quote: UInt8) throws(ScpiError) -> String {
        place += 1
        var content: [UInt8] = []
        while let byte = current {
            place += 1
            if byte != quote { content.append(byte) } else if current == quote { content.append(quote); place += 1 } else {
                guard let text = String(validating: content, as: UTF8.self) else { throw .invalidText }
                return text
            }
        }
        throw .invalidText
    }

    /// `#H1F`, `#Q17`, `#B101`, or a block: `#210…`, `#0…` to the end of the line.
    private mutating func hashed() throws(ScpiError) -> ScpiParameter {
        place += 1
        guard let kind = current else { throw .invalidBlock }
        place += 1
        switch kind {
        case UInt8(ascii: "h"), UInt8(ascii: "H"): return try whole(radix: 16)
        case UInt8(ascii: "q"), UInt8(ascii: "Q"): return try whole(radix: 8)
        case UInt8(ascii: "b"), UInt8(ascii: "B"): return try whole(radix: 2)
        case UInt8(ascii: "0"): return .block(takeBytes(bytes.count - place))
        case UInt8(ascii: "1")...UInt8(ascii: "9"): return .block(try block(digits: Int(kind - 48)))
        default: throw .invalidBlock
        }
    }

    private mutating func whole(radix: Int) throws(ScpiError) -> ScpiParameter {
        guard let value = Int(try word(), radix: radix), abs(value) < 1 << 52 else { throw .invalidNumber }
        return .number(Double(value), unit: "")
    }

    private mutating func block(digits: Int) throws(ScpiError) -> [UInt8] {
        guard let length = Int(String(decoding: takeBytes(digits), as: UTF8.self)), length >= 0, length <= bytes.count - place else {
            throw .invalidBlock
        }
        return takeBytes(length)
    }

    private mutating func takeBytes(_ count: Int) -> [UInt8] {
        let end = min(place + count, bytes.count)
        defer { place = end }
        return Array(bytes[place..<end])
    }

    private mutating func channels() throws(ScpiError) -> ChannelList {
        let start = place
        while let byte = current, byte != UInt8(ascii: ")") { guard byte != UInt8(ascii: ";") else { break }; place += 1 }
        guard eat(")"), let list = ChannelList(text: String(decoding: bytes[start..<place], as: UTF8.self)) else { throw .invalidExpression }
        return list
    }

    // MARK: Bytes

    private var current: UInt8? { place < bytes.count ? bytes[place] : nil }
    private func at(_ symbol: Unicode.Scalar) -> Bool { current == UInt8(ascii: symbol) }

    private mutating func eat(_ symbol: Unicode.Scalar) -> Bool {
        guard at(symbol) else { return false }
        place += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = current, Self.isSpace(byte) { place += 1 }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 13 }
    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 32) >= 97 && (byte | 32) <= 122 }
    private static func isGraphic(_ byte: UInt8) -> Bool { byte > 32 && byte < 127 }
}
