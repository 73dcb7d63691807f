import Devices
import Diagnostics
import Syntax

/// Messages with places for values: `"FREeze {seconds / 60},(@{channels + 100})"`.
extension DeviceProfileReader {
    mutating func template(_ expression: Expression, _ operation: DeviceOperation) -> MessageTemplate? {
        guard case .string(let pieces) = expression.kind else {
            tell(.badText(at: expression.span))
            return nil
        }
        var parts: [MessageTemplate.Part] = []
        for piece in pieces {
            guard let part = part(piece, operation) else { return nil }
            parts.append(part)
        }
        let template = MessageTemplate(parts)
        guard template.plainText.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value < 127 }) else {
            tell(.messageNotPlain(at: expression.span))
            return nil
        }
        return template
    }

    private mutating func part(_ piece: StringPart, _ operation: DeviceOperation) -> MessageTemplate.Part? {
        switch piece {
        case .text(let text): return .text(text)
        case .expression(let expression):
            guard let (value, scale, offset) = linear(expression) else {
                tell(.badPlace(at: expression.span, known: Self.values(of: operation).map(\.rawValue)))
                return nil
            }
            guard Self.values(of: operation).contains(value) else {
                tell(.valueNotThere(value.rawValue, in: operation.rawValue, known: Self.values(of: operation).map(\.rawValue), at: expression.span))
                return nil
            }
            requireNumbers(of: value, scale, offset, operation, expression.span)
            return .value(value, scale: scale, offset: offset)
        }
    }

    /// What is worked out for each channel is the number of one, and of another for each; a value times 0 is none.
    private mutating func requireNumbers(of value: TemplateValue, _ scale: Double, _ offset: Double, _ operation: DeviceOperation, _ span: SourceSpan) {
        guard value == .channel || value == .channels else {
            if value.isNumber, scale == 0 { tell(.valueOfNothing(value.rawValue, in: operation.rawValue, at: span)) }
            return
        }
        let numbers = (1...profile.limits.channels).map { Double($0) * scale + offset }
        if let index = numbers.indices.first(where: { ChannelList([Int(exactly: numbers[$0]) ?? -1]) == nil }) {
            return tell(.noSuchChannel(index + 1, is: numbers[index], at: span))
        }
        if Set(numbers).count < numbers.count { tell(.channelsFallTogether(at: span)) }
    }

    /// What an operation has values for.
    static func values(of operation: DeviceOperation) -> [TemplateValue] {
        let channels: [TemplateValue] = operation.hasChannels || operation == .stop ? [.channel, .channels] : []
        switch operation {
        case .connect, .plugged: return channels + [.name, .model]
        case .power: return channels + [.percent]
        case .freeze, .thaw: return channels + [.seconds]
        case .watchdog: return [.watchdog]
        case .mark: return [.count]
        default: return channels
        }
    }

    /// A value by its name, times a number, plus a number.
    private func linear(_ expression: Expression) -> (value: TemplateValue, scale: Double, offset: Double)? {
        switch expression.kind {
        case .name(let name): return TemplateValue(rawValue: name).map { ($0, 1, 0) }
        case .binary(let operation, let left, let right, _):
            if let one = linear(left), one.value.isNumber, let number = Self.plain(right) { return moved(one, operation, number) }
            guard let one = linear(right), one.value.isNumber, let number = Self.plain(left) else { return nil }
            return operation == .add || operation == .multiply ? moved(one, operation, number) : nil
        default: return nil
        }
    }

    private func moved(
        _ one: (value: TemplateValue, scale: Double, offset: Double), _ operation: BinaryOperator, _ number: Double
    ) -> (value: TemplateValue, scale: Double, offset: Double)? {
        switch operation {
        case .add: (one.value, one.scale, one.offset + number)
        case .subtract: (one.value, one.scale, one.offset - number)
        case .multiply: (one.value, one.scale * number, one.offset * number)
        case .divide: number == 0 ? nil : (one.value, one.scale / number, one.offset / number)
        default: nil
        }
    }
}
