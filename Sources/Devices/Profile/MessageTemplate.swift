/// A message with places for values: `FREeze {seconds},(@{channels + 100})`.
public struct MessageTemplate: Hashable, Sendable {
    public enum Part: Hashable, Sendable {
        case text(String)
        /// The value times the scale, plus the offset; for channels, each of them.
        case value(TemplateValue, scale: Double, offset: Double)
    }

    public var parts: [Part]

    public init(_ parts: [Part]) { self.parts = parts }
    public init(_ text: String) { parts = [.text(text)] }

    public var values: Set<TemplateValue> {
        Set(parts.compactMap { if case .value(let value, _, _) = $0 { value } else { nil } })
    }

    /// Whether it is said once for each channel.
    public var isPerChannel: Bool { values.contains(.channel) }

    /// What stands in it beside the values.
    public var plainText: String { parts.map { if case .text(let text) = $0 { text } else { "" } }.joined() }

    /// The message for these values; nothing where one is missing.
    public func filled(_ values: TemplateValues) -> String? {
        var text = ""
        for part in parts {
            switch part {
            case .text(let words): text += words
            case .value(let value, let scale, let offset):
                guard let words = values.text(of: value, scale: scale, offset: offset) else { return nil }
                text += words
            }
        }
        return text
    }
}

/// What may stand between the braces of a message.
public enum TemplateValue: String, Hashable, Sendable, CaseIterable {
    /// One channel: the message is said once for each.
    case channel
    /// All of them, as a list: `1,3:5`.
    case channels
    case seconds, percent, watchdog, count
    case name, model

    public var isNumber: Bool { self != .name && self != .model }
}

/// The values of one message.
public struct TemplateValues: Hashable, Sendable {
    public var channels: [Int] = []
    public var numbers: [TemplateValue: Double] = [:]
    public var words: [TemplateValue: String] = [:]

    public init(channels: [Int] = [], numbers: [TemplateValue: Double] = [:], words: [TemplateValue: String] = [:]) {
        self.channels = channels
        self.numbers = numbers
        self.words = words
    }

    func text(of value: TemplateValue, scale: Double, offset: Double) -> String? {
        switch value {
        case .channel: channels.first.map { "\(Self.moved($0, scale, offset))" }
        case .channels: ChannelList(channels.map { Self.moved($0, scale, offset) })?.inner
        case .name, .model: words[value].map(Self.withoutQuotes)
        case .seconds, .percent, .watchdog, .count: numbers[value].map { ScpiNumber.setting($0 * scale + offset) }
        }
    }

    private static func moved(_ channel: Int, _ scale: Double, _ offset: Double) -> Int {
        let number = (Double(channel) * scale + offset).rounded()
        return number >= 0 && number < 1e9 ? Int(number) : -1
    }

    /// A name cannot end the text it stands in, nor the line.
    private static func withoutQuotes(_ word: String) -> String {
        String(word.unicodeScalars.map { $0.value < 32 || $0.value > 126 || $0 == "'" || $0 == "\"" || $0 == ";" ? "_" : Character($0) })
    }
}

/// A number as SCPI takes it, to the last bit.
public enum ScpiNumber {
    /// What is set at a device: to nine digits, far below what any valve, controller or timer resolves, so that no rounding of the processor's is sent along.
    public static func setting(_ value: Double) -> String {
        guard value.isFinite, value != 0, value != value.rounded() else { return text(value) }
        var (scale, size) = (1.0, abs(value))
        while size < 1e8 {
            size *= 10
            scale *= 10
        }
        return text((value * scale).rounded() / scale)
    }

    /// ``ScpiReply/notANumber`` for nothing and for what is not finite.
    public static func text(_ value: Double?) -> String {
        guard let value, value.isFinite else { return "9.91E37" }
        return value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)".uppercased()
    }
}
