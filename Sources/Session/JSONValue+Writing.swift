extension JSONValue {
    /// On one line, as a journal keeps it. Numbers read back to the same bits.
    public var line: String {
        var text = ""
        write(into: &text)
        return text
    }

    /// Indented by two spaces, for people; ends with a newline. Lists of plain values stay on their line.
    public var page: String {
        var text = ""
        writePage(into: &text, indent: 0)
        return text + "\n"
    }

    private func write(into text: inout String) {
        switch self {
        case .list(let values): Self.write(values, into: &text) { $0.write(into: &$1) }
        case .object(let members): Self.write(members, into: &text)
        default: text += plainText
        }
    }

    private static func write(_ values: [JSONValue], into text: inout String, each: (JSONValue, inout String) -> Void) {
        text += "["
        for (index, value) in values.enumerated() {
            if index > 0 { text += ", " }
            each(value, &text)
        }
        text += "]"
    }

    private static func write(_ members: [Member], into text: inout String) {
        text += "{"
        for (index, member) in members.enumerated() {
            if index > 0 { text += "," }
            text += quoted(member.name) + ":"
            member.value.write(into: &text)
        }
        text += "}"
    }

    private func writePage(into text: inout String, indent: Int) {
        switch self {
        case .list(let values) where values.contains(where: \.isCompound): Self.writeRows(values, into: &text, indent: indent)
        case .object(let members) where !members.isEmpty: Self.writeRows(members, into: &text, indent: indent)
        default: write(into: &text)
        }
    }

    private static func writeRows(_ values: [JSONValue], into text: inout String, indent: Int) {
        text += "["
        for (index, value) in values.enumerated() {
            text += (index > 0 ? ",\n" : "\n") + String(repeating: " ", count: indent + 2)
            value.writePage(into: &text, indent: indent + 2)
        }
        text += "\n" + String(repeating: " ", count: indent) + "]"
    }

    private static func writeRows(_ members: [Member], into text: inout String, indent: Int) {
        text += "{"
        for (index, member) in members.enumerated() {
            text += (index > 0 ? ",\n" : "\n") + String(repeating: " ", count: indent + 2) + quoted(member.name) + ": "
            member.value.writePage(into: &text, indent: indent + 2)
        }
        text += "\n" + String(repeating: " ", count: indent) + "}"
    }

    private var isCompound: Bool {
        switch self {
        case .object, .list: true
        default: false
        }
    }

    private var plainText: String {
        switch self {
        case .boolean(let value): value ? "true" : "false"
        case .number(let value): Self.numeral(value)
        case .text(let value): Self.quoted(value)
        default: "null"
        }
    }

    private static func numeral(_ value: Double) -> String {
        guard value.isFinite else { return "null" }
        if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
        return value.description
    }

    /// A string in quotes, its control characters escaped.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars { result += escaped(scalar) }
        return result + "\""
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": "\\\""
        case "\\": "\\\\"
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}": unicodeEscape(scalar.value)
        default: String(scalar)
        }
    }

    private static func unicodeEscape(_ value: UInt32) -> String {
        let digits = String(value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
}

extension Double {
    /// Rounded to so many decimals, and never −0.
    func rounded(decimals: Int) -> Double {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let rounded = (self * scale).rounded() / scale
        return rounded.isFinite ? rounded + 0 : self
    }

    /// Rounded to six significant digits: enough to tell two results apart, few enough to read.
    var roundedSignificantly: Double {
        guard isFinite, self != 0 else { return self }
        var decimals = 5
        var size = abs(self)
        while size >= 10, decimals > 0 {
            size /= 10
            decimals -= 1
        }
        while size < 1, decimals < 15 {
            size *= 10
            decimals += 1
        }
        return rounded(decimals: decimals)
    }
}
